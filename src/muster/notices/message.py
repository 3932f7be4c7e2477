"""From a notice to the mail itself: HTML and text, one recipient, headers that nothing can be smuggled into."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from email.headerregistry import Address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from muster.notices.backends import address_of
from muster.notices.invitations import VALID_FOR
from muster.notices.suppressions import stop_link, stop_token

if TYPE_CHECKING:
    from muster.notices.models import Notice
    from muster.participants.models import Participant
    from muster.programs.models import Program

HEADER_MAX = 150


@dataclass(frozen=True, slots=True)
class Rendered:
    """An invitation as its reader sees it: the headers, and the sentences that HTML, text and preview share."""

    subject: str
    sender: str
    reply_to: str
    organisation: str
    title: str
    greeting: str
    invitation: str
    button: str
    link: str
    closing: str
    reason: str
    stop_link: str

    @property
    def html(self) -> str:
        return render_to_string("notices/mails/invitation.html", {"mail": self})

    @property
    def text(self) -> str:
        return render_to_string("notices/mails/invitation.txt", {"mail": self})


def one_line(text: str) -> str:
    """`text` fit for a header: without control, format and line characters, and not endless."""
    kept = (" " if character.isspace() else character for character in text)
    printable = "".join(
        c for c in kept if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
    )
    return " ".join(printable.split())[:HEADER_MAX]


def join_link(token: str) -> str:
    """The public address at which the holder of the token joins."""
    return f"{settings.MUSTER_URL}/join/{token}/"


def render_invitation(program: Program, first_name: str, token: str, stop: str) -> Rendered:
    """The invitation to `program`, for somebody of that first name; `stop` is the token of the link that says no."""
    names = {"organisation": one_line(program.organisation.name), "program": one_line(program.name)}
    return Rendered(
        subject=one_line(_("%(organisation)s invites you to %(program)s") % names),
        sender=sender_of(program),
        reply_to=one_line(program.reply_to),
        organisation=names["organisation"],
        title=_("You are invited to %(program)s") % names,
        greeting=_("Hello %(name)s,") % {"name": first_name} if first_name else _("Hello,"),
        invitation=_(
            "%(organisation)s invites you to the mentoring program “%(program)s”. "
            "See what is known about you, correct it, and join."
        )
        % names,
        button=_("See your profile and join"),
        link=join_link(token),
        closing=_(
            "The link is only for you. It works once, for %(days)s days. "
            "If this isn’t for you, decline behind the same link, or do nothing: nothing happens unless you join."
        )
        % {"days": VALID_FOR.days},
        reason=_(
            "You get this mail because %(organisation)s gave your name and address to Muster for “%(program)s”."
        )
        % names,
        stop_link=stop_link(stop),
    )


def sender_of(program: Program) -> str:
    """The From header of the program's mails."""
    name = one_line(program.from_name or program.organisation.name)
    address = one_line(program.from_email or settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=name, addr_spec=address_of(address)))


def message_id(notice: Notice) -> str:
    """The same for every try of one notice."""
    host = urlsplit(settings.MUSTER_URL).hostname or "localhost"
    return f"<notice-{notice.pk}.{notice.address_hash[:16]}@{host}>"


def build_message(notice: Notice, participant: Participant, token: str) -> EmailMultiAlternatives:
    """The mail of an invitation, ready to be handed over."""
    rendered = render_invitation(notice.program, one_line(participant.first_name), token, stop_token(notice))
    return compose(rendered, address_of(one_line(participant.email)), message_id(notice))


def compose(rendered: Rendered, to: str, mail_id: str) -> EmailMultiAlternatives:
    """Headers, text and HTML together."""
    message = EmailMultiAlternatives(
        subject=rendered.subject,
        body=rendered.text,
        from_email=rendered.sender,
        to=[to],
        reply_to=[rendered.reply_to] if rendered.reply_to else None,
        headers={
            "Message-ID": mail_id,
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{rendered.stop_link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        },
    )
    message.attach_alternative(rendered.html, "text/html")
    return message
