"""A mail as somebody would get it, to look at or to send to oneself. Its links lead nowhere."""

from __future__ import annotations

import smtplib
from dataclasses import replace
from email.utils import make_msgid
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.urls import reverse
from django.utils.translation import gettext as _

from muster.notices.actions import mail_missing_setting
from muster.notices.backends import HandOver, hand_over
from muster.notices.message import (
    Links,
    Reader,
    Rendered,
    compose,
    confirm_link,
    join_link,
    profile_link,
    render_mail,
)
from muster.notices.models import NoticeKind, NoticeState
from muster.notices.queries import find_pause
from muster.notices.texts import find_words
from muster.organisations.actions import record
from muster.organisations.mail_check import TIMEOUT_S, limit_checks
from muster.participants.display import show_role
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives
    from django.core.mail.backends.base import BaseEmailBackend

    from muster.accounts.models import User
    from muster.notices.texts import Words
    from muster.programs.models import Program

SAMPLE_TOKEN = "sample"  # noqa: S105 - no token: the links of a sample lead to the page for unknown links
SAMPLE_DETAILS = {"file": "people.xlsx", "added": 252, "changed": 7, "left_out": 8, "mails": 252}


def sample_reader(role: str = "") -> Reader:
    """Somebody who is nobody, for where no real reader is known."""
    return Reader("Alex", "Kim", show_role(role or "mentor"))


def sample_mail(program: Program, kind: str, words: Words, reader: Reader) -> Rendered:
    """The mail of that kind in those words, as the reader would get it."""
    links = Links(_sample_link(program, kind), SAMPLE_TOKEN)
    return render_mail(program, kind, words, reader, links, details=SAMPLE_DETAILS)


def _sample_link(program: Program, kind: str) -> str:
    if kind in {NoticeKind.JOINED, NoticeKind.MOVED}:
        return profile_link(program)
    if kind == NoticeKind.CONFIRM:
        return confirm_link(SAMPLE_TOKEN)
    if kind == NoticeKind.IMPORTED:
        slugs = {"organisation": program.organisation.slug, "program": program.slug}
        return f"{settings.MUSTER_URL}{reverse('imports:list', kwargs=slugs)}"
    return join_link(SAMPLE_TOKEN)


def send_sample(program: Program, kind: str, *, role: str = "", language: str = "", actor: User) -> None:
    """Sends the mail of that kind to the person who asks, now, as a test.

    Refused where mail is not set up or held, too often a minute, or where the mail server doesn't take it.
    """
    missing = mail_missing_setting()
    if missing is not None:
        raise Refused("mail.not_configured", setting=missing)
    if find_pause(program.organisation) is not None:
        raise Refused("mail.test_paused")
    limit_checks(program.organisation_id)
    words = find_words(program, kind, role=role, language=language)
    rendered = sample_mail(program, kind, words, sample_reader(role))
    rendered = replace(rendered, subject=_("Test: %(subject)s") % {"subject": rendered.subject})
    host = urlsplit(settings.MUSTER_URL).hostname or "localhost"
    handed = _handed_over(compose(rendered, actor.email, make_msgid("test", domain=host)), actor.email)
    if handed.state != NoticeState.ACCEPTED:
        raise Refused("mail.test_declined", answer=handed.answer or "–")
    record(program.organisation, actor=actor, action="mail.test_sent", target=kind, program=program.slug)


def _handed_over(message: EmailMultiAlternatives, to: str) -> HandOver:
    backend: BaseEmailBackend = get_connection()
    if hasattr(backend, "timeout"):
        backend.timeout = TIMEOUT_S  # somebody waits for the answer
    try:
        backend.open()
        return hand_over(backend, message, to, lambda: None)
    except (smtplib.SMTPException, OSError) as error:
        return HandOver(NoticeState.DEFERRED, type(error).__name__)
    finally:
        backend.close()
