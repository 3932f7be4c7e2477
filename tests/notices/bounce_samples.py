# ruff: noqa: E501 - one sample reads best as one row
"""Returned mails as mail systems write them, in words of ours: RFC 3464, what came before it, and what only looks like one.

Each sample: a name, the mail, and what is to be read from it: bounce (gone for good), complaint, later (says something,
but not that the address is gone), or nothing.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

NOTICE_ID = 4711
HASH_START = "0123456789abcdef"
OURS = f"<notice-{NOTICE_ID}.{HASH_START}@muster.example>"
TO = "ada@example.org"


@dataclass(frozen=True)
class Sample:
    name: str
    content: bytes
    expected: str


def original(*, headers_only: bool = False, message_id: str = OURS) -> str:
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    body = "" if headers_only else "\n\nHello Ada,\n\nNorthwind invites you.\n"
    return (
        f"Content-Type: {kind}\n\nFrom: Northwind <muster@muster.example>\nTo: {TO}\n"
        f"Subject: Northwind invites you to Spring Mentoring\nMessage-ID: {message_id}\n{body}"
    )


def report(
    *,
    status: str = "5.1.1",
    action: str = "failed",
    said: str = "smtp; 550 5.1.1 User unknown",
    words: str = "Your mail could not be delivered.",
    sender: str = "MAILER-DAEMON@mx.example.org",
    subject: str = "Undelivered Mail Returned to Sender",
    part: str | None = None,
    extra: str = "",
) -> str:
    """As RFC 3464 has it."""
    diagnostic = f"Diagnostic-Code: {said}\n" if said else ""
    return (
        f"From: Mail Delivery System <{sender}>\nTo: bounces@muster.example\nSubject: {subject}\n"
        'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b1"\n'
        f"{extra}\n--b1\nContent-Type: text/plain; charset=utf-8\n\n{words}\n\n"
        "--b1\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example.org\nArrival-Date: Mon, 2 Nov 2026 10:00:00 +0000\n\n"
        f"Final-Recipient: rfc822; {TO}\nAction: {action}\nStatus: {status}\n{diagnostic}\n"
        f"--b1\n{part or original()}\n--b1--\n"
    )


def plain(sender: str, subject: str, body: str, *, extra: str = "", encoded: bool = False) -> str:
    """From before RFC 3464: one text, with the mail below it."""
    text = f"{body}\n\n--- Below this line is a copy of the mail.\n\nMessage-ID: {OURS}\nTo: {TO}\n\nHello Ada,\n"
    encoding = ""
    if encoded:
        text, encoding = base64.encodebytes(text.encode()).decode(), "Content-Transfer-Encoding: base64\n"
    return (
        f"Return-Path: <>\nFrom: {sender}\nTo: bounces@muster.example\nSubject: {subject}\n{extra}"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n{encoding}\n{text}"
    )


def feedback(kind: str, *, part: str | None = None) -> str:
    """A complaint, as RFC 5965 has it."""
    return (
        "From: Feedback <feedback@provider.example>\nTo: bounces@muster.example\nSubject: FW: an invitation\n"
        'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary="b2"\n\n'
        "--b2\nContent-Type: text/plain\n\nA reader of ours pressed a button.\n\n"
        f"--b2\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nUser-Agent: Example/1.0\nVersion: 1\n\n"
        f"--b2\n{part or original()}\n--b2--\n"
    )


DAEMON = "Mail Delivery Subsystem <mailer-daemon@mx.example.org>"

TEXTS: list[tuple[str, str, str]] = [
    # RFC 3464, gone for good
    ("user unknown", report(), "bounce"),
    ("headers only come back", report(part=original(headers_only=True)), "bounce"),
    ("no diagnostic at all", report(said=""), "bounce"),
    ("bad domain", report(status="5.1.2", said="X-Local; no such domain"), "bounce"),
    ("bad syntax of the address", report(status="5.1.3", said="smtp; 553 5.1.3 Invalid address format"), "bounce"),
    ("moved away", report(status="5.1.6", said="smtp; 551 5.1.6 recipient no longer here"), "bounce"),
    ("recipient not found in a directory", report(status="5.1.10", said="smtp; 550 5.1.10 RecipientNotFound"), "bounce"),
    ("mailbox closed", report(status="5.2.1", said="smtp; 550 5.2.1 account disabled"), "bounce"),
    ("host does not exist", report(status="5.4.4", said="X-Postfix; Host or domain name not found"), "bounce"),
    ("domain does not exist", report(status="5.4.310", said="smtp; 550 5.4.310 DNS domain does not exist"), "bounce"),
    ("general status, exact words", report(status="5.0.0", said="smtp; 550 No such user here"), "bounce"),
    ("general status, exact code in the words", report(status="5.0.0", said="smtp; 550 5.1.1 <ada> sorry"), "bounce"),
    ("general 5.1.0 without words", report(status="5.1.0", said=""), "bounce"),
    ("action in capitals", report(action="FAILED"), "bounce"),
    ("folded diagnostic", report(said="smtp; 550-5.1.1 The account that you tried\n to reach does not exist"), "bounce"),
    ("subject in German", report(subject="Unzustellbar: Einladung", words="Die Nachricht kam nicht an."), "bounce"),
    ("subject in Japanese", report(subject="配信不能", words="お届けできませんでした。"), "bounce"),
    ("windows line ends", report().replace("\n", "\r\n"), "bounce"),
    ("no mailbox by that name", report(status="5.0.0", said="smtp; 550 sorry, no mailbox here by that name"), "bounce"),
    ("unrouteable", report(status="5.0.0", said="Unrouteable address"), "bounce"),
    # RFC 3464, not gone
    ("mailbox full", report(status="5.2.2", said="smtp; 552 5.2.2 mailbox full"), "later"),
    ("over quota with a general status", report(status="5.0.0", said="smtp; 552 user is over quota"), "later"),
    ("too large", report(status="5.3.4", said="smtp; 552 5.3.4 message too large"), "later"),
    ("blocked as spam", report(status="5.7.1", said="smtp; 550 5.7.1 blocked: looks like spam"), "later"),
    ("policy, although it names the user", report(status="5.7.1", said="smtp; 550 5.7.1 user unknown to policy"), "later"),
    ("DMARC", report(status="5.7.26", said="smtp; 550 5.7.26 unauthenticated by DMARC"), "later"),
    ("loop", report(status="5.4.6", said="smtp; 554 5.4.6 too many hops, loop"), "later"),
    ("gave up after days", report(status="4.4.7", said="smtp; 451 4.4.7 delivery time expired"), "later"),
    ("connection timed out", report(status="4.4.1", said="connect to mx.example.org: timed out"), "later"),
    ("greylisted to the end", report(status="4.7.1", said="smtp; 451 4.7.1 greylisted, try again later"), "later"),
    ("bad reputation", report(status="5.0.0", said="smtp; 554 refused, poor reputation of your IP"), "later"),
    ("size limit with general words", report(status="5.0.0", said="smtp; 554 exceeds size limit"), "later"),
    # RFC 3464, nothing to do
    ("delayed", report(action="delayed", status="4.4.1", subject="Delayed", said="smtp; 421 try later"), "nothing"),
    ("delivered", report(action="delivered", status="2.0.0", subject="Successful delivery", said=""), "nothing"),
    ("relayed", report(action="relayed", status="2.0.0", subject="Relayed", said=""), "nothing"),
    ("expanded", report(action="expanded", status="2.0.0", subject="Expanded", said=""), "nothing"),
    ("somebody else's mail", report(part=original(message_id="<abc@elsewhere.example>")), "nothing"),
    # before the RFC
    ("of the qmail kind", plain("<MAILER-DAEMON@mx.example.org>", "failure notice",
        "I tried to deliver your mail to the following address and could not.\nThis is for good.\n\n"
        f"<{TO}>:\n198.51.100.1 does not like recipient.\nRemote host said: 550 no such user"), "bounce"),
    ("of the qmail kind, this box", plain("<MAILER-DAEMON@mx.example.org>", "failure notice",
        f"<{TO}>:\nSorry, no mailbox here by that name. (#5.1.1)"), "bounce"),
    ("of the exim kind", plain(DAEMON, "Mail delivery failed: returning message to sender",
        f"A mail of yours could not reach everybody.\n  {TO}\n    Unrouteable address", extra=f"X-Failed-Recipients: {TO}\n"), "bounce"),
    ("of the exim kind, remote", plain(DAEMON, "Mail delivery failed",
        f"  {TO}\n    SMTP error from remote mail server after RCPT TO: 550 unknown user", extra=f"X-Failed-Recipients: {TO}\n"), "bounce"),
    ("of the exim kind, full", plain(DAEMON, "Mail delivery failed",
        f"  {TO}\n    mailbox is full: quota exceeded", extra=f"X-Failed-Recipients: {TO}\n"), "later"),
    ("of the sendmail kind", plain(DAEMON, "Returned mail: see transcript for details",
        f"  ----- The following addresses had permanent fatal errors -----\n<{TO}>\n (reason: 550 5.1.1 User unknown)"), "bounce"),
    ("of the sendmail kind, host", plain(DAEMON, "Returned mail: Host unknown",
        f"550 5.1.2 <{TO}>... Host unknown (Name server: host not found)"), "bounce"),
    ("of an old groupware", plain("Postmaster <postmaster@example.org>", "DELIVERY FAILURE: User ada not listed in directory",
        "Your document could not be delivered to: ada\nbecause: User ada (ada@example.org) not listed in the public directory"), "bounce"),
    ("of an office server", plain("System Administrator <postmaster@example.org>", "Undeliverable: an invitation",
        "Your message did not reach some of its readers.\nada: The e-mail account does not exist at the organisation. #5.1.1"), "bounce"),
    ("of a large provider", plain("MAILER-DAEMON@provider.example", "Failure Notice",
        f"Sorry, we were unable to deliver it to:\n<{TO}>:\n554: delivery error: dd This user doesn't have a provider.example account (5.1.1)"), "bounce"),
    ("in base64", plain(DAEMON, "Delivery Status Notification (Failure)", f"{TO}\n550 5.1.1 no such user", encoded=True), "bounce"),
    ("domain not found", plain(DAEMON, "Undeliverable mail", f"{TO}: Host or domain name not found"), "bounce"),
    ("no longer employed", plain("postmaster@example.org", "Undeliverable: invitation",
        "550 The recipient is no longer employed here, the account was closed"), "bounce"),
    ("blocked in plain words", plain(DAEMON, "Undeliverable mail", "550 blocked by the reputation of your server"), "later"),
    ("later in plain words", plain(DAEMON, "Warning: could not be delivered yet", "450 try again later, mailbox busy"), "later"),
    ("full in plain words", plain(DAEMON, "Returned mail", "552 user ada is over quota"), "later"),
    ("a failure that says nothing", plain(DAEMON, "Undeliverable mail", "Something went wrong."), "later"),
    # people and machines that answer
    ("vacation", plain("Ada <ada@example.org>", "Out of office", "I am away until Monday. For urgent matters call 550 1234.",
        extra="Auto-Submitted: auto-replied\n"), "nothing"),
    ("vacation without the header", plain("Ada <ada@example.org>", "Re: invitation", "I'm on leave."), "nothing"),
    ("an answer that quotes", plain("Ada <ada@example.org>", "Re: invitation",
        "This address does not exist any more for such things, please stop. 5.1.1 is my favourite."), "nothing"),
    ("a colleague's answer", plain("Bob <bob@example.org>", "Ada has left", "Ada is no longer with us, the account is closed."), "nothing"),
    ("read receipt", ("From: Ada <ada@example.org>\nSubject: Read: invitation\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b3"\n\n--b3\n'
        "Content-Type: text/plain\n\nThe mail was read.\n\n--b3\nContent-Type: message/disposition-notification\n\n"
        f"Original-Message-ID: {OURS}\nDisposition: manual-action; displayed\n\n--b3--\n"), "nothing"),
    ("challenge", plain("Guard <guard@example.org>", "Please confirm that you are a person", "Answer this mail to be let in."), "nothing"),
    ("a newsletter", "From: News <news@shop.example>\nSubject: Sale\n\nNothing to do with us.\n", "nothing"),
    # complaints
    ("abuse", feedback("abuse"), "complaint"),
    ("opt-out", feedback("opt-out"), "complaint"),
    ("fraud", feedback("fraud"), "complaint"),
    ("abuse with headers only", feedback("abuse", part=original(headers_only=True)), "complaint"),
    ("not spam after all", feedback("not-spam"), "nothing"),
    ("complaint about somebody else's mail", feedback("abuse", part=original(message_id="<x@elsewhere.example>")), "nothing"),
    # broken
    ("cut off", report()[:700], "nothing"),
    ("report without a report", report().replace("message/delivery-status", "text/plain"), "bounce"),
]  # fmt: skip

SAMPLES = [Sample(name, text.encode(), expected) for name, text, expected in TEXTS]
SAMPLES.append(Sample("nothing at all", b"", "nothing"))
SAMPLES.append(Sample("not a mail", bytes(range(256)) * 4, "nothing"))
SAMPLES.append(
    Sample(
        "latin letters without a charset", report(words="Empf\xe4nger unbekannt").encode("latin-1"), "bounce"
    )
)
