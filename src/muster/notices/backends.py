"""Where mails go: a mail server, or a folder of .eml files for trying out."""

from __future__ import annotations

import re
import secrets
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from email.utils import make_msgid, parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from muster.engine.identity import email_key
from muster.notices.models import NoticeState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.core.mail import EmailMessage

PERMANENT_FROM = 500
OK = 250
FORWARDED = 251
GO_ON = 354


@dataclass(frozen=True, slots=True)
class HandOver:
    """What became of one mail, and the server's last line."""

    state: NoticeState
    answer: str = ""
    is_connection_lost: bool = False


class EmlFileBackend(BaseEmailBackend):
    """Writes each mail as one file of EMAIL_FILE_PATH; its name is the Message-ID, so a repeat overwrites itself."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Writes the files and returns their number."""
        folder = Path(settings.EMAIL_FILE_PATH or "")
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = str(message.extra_headers.get("Message-ID") or make_msgid()).strip("<>").replace("/", "_")
            (folder / f"{name}.eml").write_bytes(content_of(message))
        return len(email_messages)


def content_of(message: EmailMessage) -> bytes:
    """The mail as it travels."""
    mime: Any = message.message()  # Django's class, which the stubs don't know
    if mime.is_multipart():  # 128 random bits stand in no mail; Python's own boundary is looked for in each
        mime.set_boundary(f"muster-{secrets.token_hex(16)}")
    content: bytes = mime.as_bytes(linesep="\r\n")
    return content


def hand_over(
    backend: BaseEmailBackend, message: EmailMessage, recipient: str, before_data: Callable[[], None]
) -> HandOver:
    """Hands one mail over. `before_data` is called when nothing has left yet and the next thing is the mail itself."""
    if isinstance(backend, SmtpBackend):
        return _by_smtp(backend, message, recipient, before_data)
    before_data()
    backend.send_messages([message])
    return HandOver(NoticeState.ACCEPTED)


def _by_smtp(
    backend: SmtpBackend, message: EmailMessage, recipient: str, before_data: Callable[[], None]
) -> HandOver:
    smtp = backend.connection
    if smtp is None:
        return HandOver(NoticeState.DEFERRED, is_connection_lost=True)
    try:
        refusal = _envelope(smtp, message.from_email, recipient)
    except (smtplib.SMTPException, OSError) as error:
        return HandOver(NoticeState.DEFERRED, type(error).__name__, is_connection_lost=True)
    if refusal is not None:
        return refusal
    try:
        before_data()
    except Exception:
        _start_over(smtp)
        raise
    return _data(smtp, content_of(message))


def _start_over(smtp: smtplib.SMTP) -> None:
    """The server forgets a mail that was announced and doesn't come; else it says no to the next one."""
    with suppress(smtplib.SMTPException, OSError):
        smtp.rset()


def _envelope(smtp: smtplib.SMTP, from_email: str, recipient: str) -> HandOver | None:
    """MAIL and RCPT; None where the server wants the mail."""
    smtp.ehlo_or_helo_if_needed()
    code, line = smtp.mail(address_of(from_email))
    if code != OK:
        return _declined(smtp, code, line)
    code, line = smtp.rcpt(recipient)
    return None if code in {OK, FORWARDED} else _declined(smtp, code, line)


def _data(smtp: smtplib.SMTP, content: bytes) -> HandOver:
    """DATA, then the mail; from its first byte on a lost connection leaves the mail's fate uncertain."""
    try:
        code, line = smtp.docmd("data")
    except (smtplib.SMTPException, OSError) as error:
        return HandOver(NoticeState.DEFERRED, type(error).__name__, is_connection_lost=True)
    if code != GO_ON:
        return _declined(smtp, code, line)
    try:
        _wait_at_most(smtp, settings.MAIL_DOT_TIMEOUT_S)
        smtp.send(_dotted(content))
        code, line = smtp.getreply()
        _wait_at_most(smtp, settings.EMAIL_TIMEOUT)
    except (smtplib.SMTPException, OSError) as error:
        answer = f"354, then the connection was lost: {type(error).__name__}"
        return HandOver(NoticeState.UNKNOWN, answer, is_connection_lost=True)
    if code == -1:  # an answer that is none
        return HandOver(NoticeState.UNKNOWN, _text(code, line), is_connection_lost=True)
    return HandOver(NoticeState.ACCEPTED, _text(code, line)) if code == OK else _declined(smtp, code, line)


def _dotted(content: bytes) -> bytes:
    """The mail with its end; lines that begin with a dot get a second one (RFC 5321, 4.5.2)."""
    doubled = re.sub(rb"^\.", b"..", content, flags=re.MULTILINE)
    return doubled + (b"" if doubled.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _wait_at_most(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _declined(smtp: smtplib.SMTP, code: int, line: bytes | str) -> HandOver:
    """5xx is for good, 4xx for now; 421 and -1 also end the connection."""
    state = NoticeState.REFUSED if code >= PERMANENT_FROM else NoticeState.DEFERRED
    if code in {421, -1}:
        return HandOver(state, _text(code, line), is_connection_lost=True)
    try:
        smtp.rset()
    except (smtplib.SMTPException, OSError):
        return HandOver(state, _text(code, line), is_connection_lost=True)
    return HandOver(state, _text(code, line))


def _text(code: int, line: bytes | str) -> str:
    text = line.decode(errors="replace") if isinstance(line, bytes) else line
    return f"{code} {' '.join(text.split())}"[:500]


def address_of(header: str) -> str:
    """The bare address of a From header, its domain as A-label."""
    address = parseaddr(header)[1]
    key = email_key(address)
    return f"{address.rpartition('@')[0]}@{key.rpartition('@')[2]}" if key else address
