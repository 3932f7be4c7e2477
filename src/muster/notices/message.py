"""From a notice to the mail itself: HTML and text, one recipient, headers that nothing can be smuggled into."""

from __future__ import annotations

import re
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
from muster.notices.texts import OF_IMPORT, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.notices.models import Notice
    from muster.notices.recipients import Recipient
    from muster.notices.texts import Words
    from muster.programs.models import Program

HEADER_MAX = 150
_READ_INTO = re.compile(r"(:)(//)|(=)(\?)|(?i:(www)(\.))")
"""What mail programs make something else of: the beginnings of links, and of words in RFC 2047's encoding."""


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
        """Plain text: a page that shows it has to escape it, which a template's own "safe" result would forbid."""
        return "".join([render_to_string("notices/mails/mail.txt", {"mail": self})])


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
    return _on_one_line(text)[:HEADER_MAX]


def address_in_mail(text: str) -> str:
    """An address fit for a header, and whole: the first part of a long one is somebody else's."""
    return address_of(_on_one_line(text))


def _on_one_line(text: str) -> str:
    kept = (" " if character.isspace() else character for character in text)
    printable = "".join(
        c for c in kept if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
    )
    return " ".join(printable.split())


def name_in_mail(text: str) -> str:
    """A name fit for a mail: on one line, and nothing that a mail program would make a link of or decode."""
    return _as_it_stands(one_line(text))


def _as_it_stands(text: str) -> str:
    """`text` that looks the same, and is read as nothing else."""
    return _READ_INTO.sub(lambda found: "\u200b".join(filter(None, found.groups())), text)


def join_link(token: str) -> str:
    """The public address at which the holder of the token joins."""
    return f"{settings.MUSTER_URL}/join/{token}/"


def profile_link(program: Program) -> str:
    """The public address of a participant's own page."""
    return f"{settings.MUSTER_URL}/me/{program.slug}/"


def confirm_link(token: str) -> str:
    """The public address at which the holder of the new mailbox makes it their log-in."""
    return f"{settings.MUSTER_URL}/mail/confirm/{token}/"


def render_mail(
    program: Program,
    kind: str,
    words: Words,
    reader: Reader,
    links: Links,
    *,
    details: Mapping[str, object] | None = None,
) -> Rendered:
    """A mail of that kind in those words; `details` as `Notice` keeps them."""
    names = {"organisation": name_in_mail(program.organisation.name), "program": name_in_mail(program.name)}
    first_name = name_in_mail(reader.first_name)
    values = {
        **names,
        "first_name": first_name,
        "last_name": name_in_mail(reader.last_name),
        "role": one_line(reader.role),
        **{name: name_in_mail(str((details or {}).get(name, ""))) for name in OF_IMPORT},
    }
    filled = fill(words.text, values).replace("\r", "")
    return Rendered(
        subject=_line_of(words.subject, values),
        sender=sender_of(program),
        reply_to=_on_one_line(program.reply_to),
        organisation=names["organisation"],
        title=_line_of(words.title, values),
        greeting=_("Hello %(name)s,") % {"name": first_name} if first_name else _("Hello,"),
        paragraphs=tuple(part.strip() for part in filled.split("\n\n") if part.strip()),
        button=_line_of(words.button, values),
        link=links.button,
        closing=_closing(kind),
        reason=_reason(kind) % names,
        stop_link=stop_link(links.stop),
    )


def _line_of(text: str, values: Mapping[str, str]) -> str:
    """One line of the mail; the values are fit for one already."""
    return fill(one_line(text), values)[:HEADER_MAX]


def _closing(kind: str) -> str:
    if kind == NoticeKind.JOINED:
        return _("Sign in with your e-mail address and the password that you chose.")
    if kind == NoticeKind.CONFIRM:
        return _(
            "The link is good for %(days)s days, and only for whoever signs in with your account. Until you confirm, you sign in "
            "with the address you had before. If this isn’t for you, do nothing."
        ) % {"days": VALID_FOR.days}
    if kind == NoticeKind.MOVED:
        return _(
            "You sign in with this address until the new one is confirmed from its own mailbox. "
            "If this is not right, answer this mail."
        )
    if kind == NoticeKind.IMPORTED:
        return _("Whatever an import did can be taken back on that page.")
    return _(
        "The link is only for you. It works once, for %(days)s days. "
        "If this isn’t for you, decline behind the same link, or do nothing: nothing happens unless you join."
    ) % {"days": VALID_FOR.days}


def _reason(kind: str) -> str:
    """Why somebody gets the mail, and where the address came from."""
    if kind == NoticeKind.IMPORTED:
        return _(
            "You get this mail because you started this import in “%(program)s” of %(organisation)s, "
            "and it took longer than a minute."
        )
    if kind == NoticeKind.MOVED:
        return _(
            "You get this mail because %(organisation)s had this address from you or for you in “%(program)s”."
        )
    return _(
        "You get this mail because %(organisation)s gave your name and address to Muster for “%(program)s”."
    )


def sender_of(program: Program) -> str:
    """The From header of the program's mails."""
    name = name_in_mail(program.from_name or program.organisation.name)
    address = address_in_mail(program.from_email or settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=name, addr_spec=address))


def message_id(notice: Notice) -> str:
    """The same for every try of one notice."""
    host = urlsplit(settings.MUSTER_URL).hostname or "localhost"
    return f"<notice-{notice.pk}.{notice.address_hash[:16]}@{host}>"


def build_message(notice: Notice, recipient: Recipient, button_link: str) -> EmailMultiAlternatives:
    """The mail of a notice, ready to be handed over; its button leads to `button_link`."""
    links = Links(button_link, stop_token(notice))
    rendered = render_mail(
        notice.program, notice.kind, recipient.words, recipient.reader, links, details=notice.details
    )
    return compose(rendered, recipient.address, message_id(notice))


def compose(rendered: Rendered, to: str, mail_id: str) -> EmailMultiAlternatives:
    """Headers, text and HTML together."""
    message = EmailMultiAlternatives(
        subject=_as_it_stands(rendered.subject),
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
