"""Tries the mail server step by step: does it answer, is the line encrypted, does it let us in, does it take a mail.

What fails is said in a sentence with the way out; a password never stands in one.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.core.mail.utils import DNS_NAME
from django.utils import timezone
from django.utils.translation import gettext as _

from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

TIMEOUT_S = 10
CHECKS_A_MINUTE = 5
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing tried, and what came of it."""

    name: str
    ok: bool
    sentence: str


def limit_checks(organisation_id: int) -> None:
    """Raises Refused after some checks within a minute: each keeps a mail server and a web worker busy."""
    key = f"mail-check-{organisation_id}"
    cache.add(key, 0, timeout=60)
    if cache.incr(key) > CHECKS_A_MINUTE:
        raise Refused("mail.check_too_often")


def check_mail_server(*, test_to: str = "") -> list[Step]:
    """What was tried, up to the first thing that failed; with `test_to` a mail is sent there at the end."""
    if settings.EMAIL_BACKEND != SMTP_BACKEND:
        return [_no_server()]
    steps: list[Step] = []
    tries: list[tuple[str, Callable[[smtplib.SMTP], str]]] = [(_("Log-in"), _log_in)]
    if settings.EMAIL_USE_TLS:
        tries.insert(0, (_("Encryption"), _encrypt))
    if test_to:
        tries.append((_("Test mail"), lambda smtp: _send_test(smtp, test_to)))
    try:
        smtp = _connect()
    except (smtplib.SMTPException, OSError) as error:
        return [Step(_("Connection"), ok=False, sentence=_why(error))]
    steps.append(Step(_("Connection"), ok=True, sentence=_answers()))
    with smtp:
        for name, attempt in tries:
            try:
                steps.append(Step(name, ok=True, sentence=attempt(smtp)))
            except (smtplib.SMTPException, OSError) as error:
                steps.append(Step(name, ok=False, sentence=_why(error)))
                smtp.close()
                break
    return steps


def _no_server() -> Step:
    if settings.EMAIL_FILE_PATH:
        sentence = _("Mails are written as files to %(folder)s. No mail server is asked.") % {
            "folder": settings.EMAIL_FILE_PATH
        }
        return Step(_("Connection"), ok=True, sentence=sentence)
    return Step(
        _("Connection"), ok=False, sentence=_("EMAIL_URL is not set, so there is no mail server to ask.")
    )


def _connect() -> smtplib.SMTP:
    place = {"timeout": TIMEOUT_S, "local_hostname": DNS_NAME.get_fqdn()}
    if settings.EMAIL_USE_SSL:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(settings.EMAIL_HOST, settings.EMAIL_PORT, context=context, **place)
    return smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, **place)


def _answers() -> str:
    sentence = (
        _("%(server)s answers, on an encrypted line.") if settings.EMAIL_USE_SSL else _("%(server)s answers.")
    )
    return sentence % _server()


def _encrypt(smtp: smtplib.SMTP) -> str:
    smtp.starttls(context=ssl.create_default_context())
    return _("The line is encrypted (STARTTLS), and the certificate is the server’s.")


def _log_in(smtp: smtplib.SMTP) -> str:
    smtp.ehlo_or_helo_if_needed()
    if not settings.EMAIL_HOST_USER:
        return _("EMAIL_URL names no user, so Muster doesn’t log in.")
    smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    return _("The server let %(user)s in.") % {"user": settings.EMAIL_HOST_USER}


def _send_test(smtp: smtplib.SMTP, to: str) -> str:
    message = EmailMessage()
    message["Subject"] = _("A test mail from Muster")
    message["From"], message["To"] = settings.DEFAULT_FROM_EMAIL, to
    message["Date"] = timezone.now()
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        _(
            "You asked for this mail on the page Mail of Muster.\nIt came, so Muster can send mail.\n\n%(url)s\n"
        )
        % {"url": settings.MUSTER_URL}
    )
    smtp.send_message(message)
    return _(
        "The server took a mail to %(email)s. Look whether it comes; if not, look among the junk mail."
    ) % {"email": to}


def _server() -> dict[str, str]:
    return {"server": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"}


def _why(error: Exception) -> str:
    """The sentence for what went wrong, the most particular one first."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError):
        error = error.__context__
    for kind, sentence in _sentences():
        if isinstance(error, kind):
            return sentence % {**_server(), "answer": _answer(error), "seconds": TIMEOUT_S}
    return _("%(server)s could not be used: %(answer)s") % {**_server(), "answer": _answer(error)}


def _sentences() -> list[tuple[type[Exception], str]]:
    return [
        (
            smtplib.SMTPAuthenticationError,
            _("%(server)s refused the user name or the password in EMAIL_URL. It said: %(answer)s"),
        ),
        (
            smtplib.SMTPNotSupportedError,
            _(
                "%(server)s doesn’t offer what EMAIL_URL asks for (%(answer)s). Perhaps it wants smtp+ssl:// on port 465, "
                "or smtp+tls:// on port 587."
            ),
        ),
        (
            smtplib.SMTPRecipientsRefused,
            _("%(server)s doesn’t take mail to that address. It said: %(answer)s"),
        ),
        (
            smtplib.SMTPSenderRefused,
            _("%(server)s doesn’t take mail from the sender’s address. It said: %(answer)s"),
        ),
        (
            smtplib.SMTPServerDisconnected,
            _(
                "%(server)s hung up in the middle. Perhaps it wants an encrypted line: try smtp+ssl:// on port 465, "
                "or smtp+tls:// on port 587."
            ),
        ),
        (smtplib.SMTPResponseException, _("%(server)s said no: %(answer)s")),
        (
            ssl.SSLCertVerificationError,
            _(
                "The certificate of %(server)s can’t be trusted: %(answer)s. Is the host name in EMAIL_URL right?"
            ),
        ),
        (
            ssl.SSLError,
            _(
                "%(server)s and Muster found no common encryption. Perhaps the port is wrong: smtp+ssl:// wants port 465, "
                "smtp+tls:// port 587."
            ),
        ),
        (
            socket.gaierror,
            _(
                "There is no server with the name in EMAIL_URL (%(server)s), or this machine can’t look it up."
            ),
        ),
        (
            ConnectionRefusedError,
            _(
                "Nobody answers at %(server)s. Check host and port in EMAIL_URL, and that the mail server runs."
            ),
        ),
        (
            TimeoutError,
            _(
                "%(server)s said nothing for %(seconds)s seconds. Check host and port; perhaps a firewall holds the line."
            ),
        ),
    ]


def _answer(error: Exception) -> str:
    """What the server said, as one short line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _line(f"{code} {_text(said)}")
    if isinstance(error, smtplib.SMTPResponseException):
        return _line(f"{error.smtp_code} {_text(error.smtp_error)}")
    if isinstance(error, ssl.SSLCertVerificationError):
        return _line(error.verify_message)
    return _line(str(error) or type(error).__name__)


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
