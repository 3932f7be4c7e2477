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
from muster.notices.models import NoticeKind
from muster.notices.suppressions import stop_link, stop_token
from muster.notices.texts import fill, find_words
from muster.participants.display import show_role

if TYPE_CHECKING:
    from muster.notices.models import Notice
    from muster.notices.texts import Words
    from muster.participants.models import Participant
    from muster.programs.models import Program

HEADER_MAX = 150


@dataclass(frozen=True, slots=True)
class Rendered:
    """A mail as its reader sees it: the headers, and the sentences that HTML, text and preview share."""

    subject: str
    sender: str
    reply_to: str
    organisation: str
    title: str
    greeting: str
    paragraphs: tuple[str, ...]
    button: str
    link: str
    closing: str
    reason: str
    stop_link: str

    @property
    def html(self) -> str:
        return render_to_string("notices/mails/mail.html", {"mail": self})

    @property
    def text(self) -> str:
        return render_to_string("notices/mails/mail.txt", {"mail": self})


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a mail speaks to."""

    first_name: str
    last_name: str = ""
    role: str = ""
    """In words, such as "Mentor"."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where a mail leads: the button, and the token of the link that stops mails."""

    button: str
    stop: str


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


def profile_link(program: Program) -> str:
    """The public address of a participant's own page."""
    return f"{settings.MUSTER_URL}/me/{program.slug}/"


def render_mail(program: Program, kind: str, words: Words, reader: Reader, links: Links) -> Rendered:
    """A mail of that kind in those words."""
    names = {"organisation": one_line(program.organisation.name), "program": one_line(program.name)}
    first_name = one_line(reader.first_name)
    values = {
        **names,
        "first_name": first_name,
        "last_name": one_line(reader.last_name),
        "role": one_line(reader.role),
    }
    filled = fill(words.text, values).replace("\r", "")
    return Rendered(
        subject=one_line(fill(words.subject, values)),
        sender=sender_of(program),
        reply_to=one_line(program.reply_to),
        organisation=names["organisation"],
        title=one_line(fill(words.title, values)),
        greeting=_("Hello %(name)s,") % {"name": first_name} if first_name else _("Hello,"),
        paragraphs=tuple(part.strip() for part in filled.split("\n\n") if part.strip()),
        button=one_line(fill(words.button, values)),
        link=links.button,
        closing=_closing(kind),
        reason=_(
            "You get this mail because %(organisation)s gave your name and address to Muster for “%(program)s”."
        )
        % names,
        stop_link=stop_link(links.stop),
    )


def _closing(kind: str) -> str:
    if kind == NoticeKind.JOINED:
        return _("Sign in with your e-mail address and the password that you chose.")
    return _(
        "The link is only for you. It works once, for %(days)s days. "
        "If this isn’t for you, decline behind the same link, or do nothing: nothing happens unless you join."
    ) % {"days": VALID_FOR.days}


def sender_of(program: Program) -> str:
    """The From header of the program's mails."""
    name = one_line(program.from_name or program.organisation.name)
    address = one_line(program.from_email or settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=name, addr_spec=address_of(address)))


def message_id(notice: Notice) -> str:
    """The same for every try of one notice."""
    host = urlsplit(settings.MUSTER_URL).hostname or "localhost"
    return f"<notice-{notice.pk}.{notice.address_hash[:16]}@{host}>"


def build_message(notice: Notice, participant: Participant, button_link: str) -> EmailMultiAlternatives:
    """The mail of a notice, ready to be handed over; its button leads to `button_link`."""
    language = participant.values.get("language", "")
    words = find_words(notice.program, notice.kind, role=participant.role, language=str(language))
    reader = Reader(participant.first_name, participant.last_name, show_role(participant.role))
    rendered = render_mail(notice.program, notice.kind, words, reader, Links(button_link, stop_token(notice)))
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
