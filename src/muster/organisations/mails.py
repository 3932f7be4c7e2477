"""The one mail that an organisation sends by itself: a new member's first sign-in link."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from muster.organisations.models import Member

logger = logging.getLogger("muster.organisations")


def send_sign_in_link(member: Member, address: str) -> bool:
    """Whether the mail server took it; if not, the owner hands the link over."""
    if not settings.MAIL_IS_CONFIGURED:
        return False
    subject = _("You administer %(organisation)s on Muster") % {
        "organisation": " ".join(member.organisation.name.split())
    }
    text = render_to_string("organisations/mails/member.txt", {"member": member, "address": address})
    try:
        return bool(send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [member.user.email]))
    except (SMTPException, OSError) as error:
        # Not what it said: a mail server quotes the address in its answer.
        logger.warning("the sign-in link of member %s was not sent: %s", member.pk, type(error).__name__)
        return False
