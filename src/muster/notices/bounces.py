"""What a returned mail says: whose it was, and whether the address is gone for good, for now, or somebody complained.

Sources: RFC 3464 (delivery status), RFC 3463 and its IANA registry (status codes), RFC 5965 (complaints), RFC 3834 (automatic
answers). What follows no RFC is read by the words that mail systems have used for decades. Pure: bytes in, a value out.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING

from muster.notices.models import SuppressionReason

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTICE = re.compile(r"notice-(\d{1,18})\.([0-9a-f]{16})@")
"""Our Message-ID: number of the notice, and a part of the keyed hash that nobody can guess who didn't get the mail."""
STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<![\d.:-])(5\d\d|4\d\d)[ -](?=\S)")
GONE_CODES = {
    "5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.4.310",
}  # fmt: skip
"""Bad mailbox, bad domain, bad syntax, moved, no such recipient, mailbox closed, no such host."""
GONE_WORDS = re.compile(
    r"(user|mailbox|recipient|address|account)\b[^.\n]{0,40}\b(unknown|does ?n.?o?t exist|not exist|not found|invalid|"
    r"disabled|closed|deactivated|rejected|no longer|unavailable for good|not available here|doesn.t have)"
    r"|\b(unknown|invalid|no such|bad destination|non-?existent)\b[^.\n]{0,30}"
    r"\b(user|mailbox|recipient|address|account|local part|domain|host)"
    r"|no mailbox (here )?by that name|not listed in|host or domain name not found|domain (name )?(could not be found|not found)"
    r"|unrouteable address|doesn.t have an? \S+ account|no longer (valid|works|with|employed)",
    re.IGNORECASE,
)
FOR_NOW_WORDS = re.compile(
    r"quota|mailbox (is )?full|over ?quota|too large|size limit|spam|blocked|blacklist|block ?list|reputation|policy|greylist|"
    r"try (again )?later|temporar|delayed|will (be )?retr|still being|loop|virus|dmarc|spf|dkim|rate limit",
    re.IGNORECASE,
)
FAILURE_SUBJECT = re.compile(
    r"undeliver|delivery (status|failure|has failed)|returned mail|failure notice|mail delivery failed|non-?delivery|"
    r"could not be delivered|rejected|unzustellbar|non remis|no se pudo entregar|配信|配送|失敗",
    re.IGNORECASE,
)
DAEMON = re.compile(r"mailer-daemon|postmaster|mail ?delivery|mdaemon|<>", re.IGNORECASE)
SEARCHED_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Returned:
    """A mail that came back: which notice it was, and what that means for the address (None: nothing for good)."""

    notice_id: int
    hash_start: str
    reason: SuppressionReason | None
    answer: str = ""
    """What the other side said, one line."""


def read_returned(content: bytes) -> Returned | None:
    """What a mail in the bounce mailbox says; None where it is no returned mail of ours."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    ours = NOTICE.search(_all_text(message))
    if ours is None or _is_automatic_answer(message):
        return None
    reason, answer = _verdict(message)
    if reason is None and not answer:
        return None
    return Returned(int(ours[1]), ours[2], reason, answer)


def says_gone(answer: str) -> bool:
    """Whether a mail server's answer to an address means that it is gone for good."""
    return _is_gone({"diagnostic-code": answer})


def _verdict(message: EmailMessage) -> tuple[SuppressionReason | None, str]:
    kind = str(message.get_param("report-type", "") or "").lower()
    if kind == "feedback-report":
        return _complaint(message)
    fields = list(_status_fields(message))
    if fields:
        return _by_status(fields)
    if message.get_content_type() == "multipart/report" and kind == "disposition-notification":
        return None, ""
    return _by_words(message)


def _complaint(message: EmailMessage) -> tuple[SuppressionReason | None, str]:
    text = "\n".join(_raw(part) for part in message.walk() if part.get_content_subtype() == "feedback-report")
    found = re.search(r"^Feedback-Type:\s*([\w-]+)", text, re.IGNORECASE | re.MULTILINE)
    kind = found[1].lower() if found else ""
    if kind in {"abuse", "fraud", "opt-out", "opt-out-list"}:
        return SuppressionReason.COMPLAINT, kind
    return None, ""


def _status_fields(message: EmailMessage) -> Iterator[dict[str, str]]:
    """The recipients' groups of fields of a delivery status, names in small letters."""
    for part in message.walk():
        if part.get_content_type() not in {"message/delivery-status", "message/global-delivery-status"}:
            continue
        for group in re.split(r"\r?\n[ \t]*\r?\n", _raw(part)):
            lines = re.sub(r"\r?\n[ \t]+", " ", group)
            found = re.findall(r"^([A-Za-z-]+):[ \t]*(.*)$", lines, re.MULTILINE)
            fields = {name.lower(): value.strip() for name, value in found}
            if "action" in fields or "status" in fields:
                yield fields


def _by_status(groups: list[dict[str, str]]) -> tuple[SuppressionReason | None, str]:
    for fields in groups:
        action = fields.get("action", "failed").lower()
        if not action.startswith("fail"):
            continue
        answer = _one_line(fields.get("diagnostic-code") or fields.get("status", "failed"))
        return (SuppressionReason.BOUNCE if _is_gone(fields) else None), answer
    return None, ""


def _is_gone(fields: dict[str, str]) -> bool:
    """Whether the address is gone for good. The other side's own words are more exact than a general status."""
    said = fields.get("diagnostic-code", "")
    codes = [".".join(found) for found in STATUS.findall(said) + STATUS.findall(fields.get("status", ""))]
    if any(code in GONE_CODES and code != "5.1.0" for code in codes):
        return True
    if any(code.startswith(("4.", "5.7.")) for code in codes) or FOR_NOW_WORDS.search(said):
        return False
    return bool(GONE_WORDS.search(said)) or "5.1.0" in codes


def _by_words(message: EmailMessage) -> tuple[SuppressionReason | None, str]:
    """For mails that follow no RFC: from a mail system, about a failure, in words that leave no doubt."""
    sender, subject = str(message.get("From", "")), str(message.get("Subject", ""))
    said = _own_words(message)
    is_returned = "X-Failed-Recipients" in message or bool(
        DAEMON.search(f"{sender} {message.get('Return-Path', '')}")
        and (FAILURE_SUBJECT.search(subject) or REPLY.search(said))
    )
    if not is_returned:
        return None, ""
    codes = [".".join(found) for found in STATUS.findall(said)]
    line = _one_line(
        next((line for line in said.splitlines() if STATUS.search(line) or REPLY.search(line)), subject)
    )
    if any(code in GONE_CODES for code in codes):
        return SuppressionReason.BOUNCE, line
    if FOR_NOW_WORDS.search(said) or any(code.startswith(("4.", "5.7.")) for code in codes):
        return None, line
    return (SuppressionReason.BOUNCE if GONE_WORDS.search(said) else None), line


def _own_words(message: EmailMessage) -> str:
    """What the mail system wrote itself, before the mail that it returns."""
    text = "\n".join(_raw(part) for part in _parts_above(message) if part.get_content_maintype() == "text")
    return re.split(r"-{2,} ?(?:This is a copy|Original message|Below this line|Returned)", text, maxsplit=1)[
        0
    ]


def _parts_above(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of the mail itself, without those of a mail within it."""
    if message.get_content_type() == "message/rfc822":
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts_above(part)


def _all_text(message: EmailMessage) -> str:
    """Every header and text of the mail and of what it returns."""
    parts = list(message.walk())
    headers = [str(value) for part in parts for value in part.values()]
    texts = [_raw(part) for part in parts if not part.is_multipart()]
    return "\n".join([*headers, *texts])[:SEARCHED_BYTES]


def _raw(part: EmailMessage) -> str:
    """A part's text with its transfer encoding undone; for a delivery status, its groups of fields."""
    if part.is_multipart():
        return "\n\n".join(str(inner) for inner in part.get_payload())
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload or "")


def _is_automatic_answer(message: EmailMessage) -> bool:
    """A vacation note or the like: the mail arrived."""
    said = str(message.get("Auto-Submitted", "")).lower()
    return said.startswith("auto-replied") and message.get_content_type() != "multipart/report"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:500]
