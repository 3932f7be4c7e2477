"""Mails made of hostile names and words, over a real mail server and parsed back: nothing is added, nothing is run."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from django.core.mail import get_connection
from django.utils.crypto import get_random_string

from muster.notices.backends import hand_over
from muster.notices.message import Links, Reader, compose, one_line, render_mail
from muster.notices.models import NoticeKind
from muster.notices.texts import Words, default_words
from muster.organisations.models import Organisation
from muster.programs.models import Program
from tests.notices.payloads import TEMPLATES, hostile_names

if TYPE_CHECKING:
    from email.message import EmailMessage

    from muster.notices.message import Rendered

LINKS = Links("https://muster.example/join/abc/", "7.signed")


class Anatomy(HTMLParser):
    """The tags of a mail in their order with the names of their attributes, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _value in attrs)))
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", ()))


def mail_with(kind: NoticeKind, text: str) -> Rendered:
    """A mail in which the text stands wherever a name or a subject can stand."""
    organisation = Organisation(name=f"Northwind{text}", slug="northwind")
    program = Program(organisation=organisation, name=text or "x", slug="spring", from_name=text, reply_to="")
    words = default_words(kind)
    words = Words(
        f"{text} {words.subject}", f"{{first_name}}: {words.title}", words.text, f"{words.button} {{program}}"
    )
    return render_mail(
        program, kind, words, Reader(text, text, "Mentor"), LINKS, details={"file": text, "added": 1}
    )


def shown_in(mail: EmailMessage) -> str:
    """What a reader of the HTML sees."""
    return " ".join(Anatomy(mail.get_body(("html",)).get_content().partition("</head>")[2]).texts)


def anatomy_of(mail: EmailMessage) -> tuple[list[str], Anatomy]:
    headers = sorted(mail.keys())
    return headers, Anatomy(mail.get_body(("html",)).get_content())


def test_a_thousand_hostile_names_add_no_header_link_tag_or_recipient(post, capsys):
    names = hostile_names()
    kinds = list(NoticeKind)
    backend = get_connection()
    backend.open()
    for number, name in enumerate(["Ada", *names]):
        rendered = mail_with(kinds[number % len(kinds)], name)
        message = compose(rendered, f"p{number}@example.org", f"<notice-{number}@muster.example>")
        done = hand_over(backend, message, f"p{number}@example.org", lambda: None)
        assert done.state == "accepted", (name, done)
    backend.close()

    plain = {kind: anatomy_of_kind(kind) for kind in kinds}
    assert [f"p{number}@example.org" for number in range(len(names) + 1)] == [to for to, _mail in post.mails]
    for number, (address, mail) in enumerate(post.mails):
        headers, anatomy = anatomy_of(mail)
        expected = plain[kinds[number % len(kinds)]]
        name = ["Ada", *names][number]
        assert expected.tags == anatomy.tags, repr(name)
        assert expected.links == anatomy.links, repr(name)
        assert HEADERS == headers, repr(name)
        assert address == mail["To"]
        assert mail["From"].addresses[0].addr_spec == "muster@localhost", repr(name)
        assert len(mail["From"].addresses) == 1, repr(name)
        assert len(list(mail.walk())) == 3, repr(name)
        for body in (mail.get_body(("plain",)).get_content(), shown_in(mail)):
            assert set(re.findall(r"(?i)(?:\w+://|www\.)\S+", body)) <= set(expected.links), repr(name)
    with capsys.disabled():
        print(f"\nhostile names: {len(names)} mails, one RCPT each, no header, link or tag added")  # noqa: T201
    assert len(names) >= 1000


HEADERS = sorted(
    [
        "Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version",
        "Message-ID", "Subject", "To",
    ]
)  # fmt: skip


def anatomy_of_kind(kind: NoticeKind) -> Anatomy:
    return Anatomy(mail_with(kind, "Ada").html)


@pytest.mark.parametrize("payload", TEMPLATES)
def test_template_payload_is_shown_verbatim(payload):
    words = Words(
        f"{payload} {{program}} {{organisation}}",
        f"T {payload}",
        f"One {payload} two {{first_name}}",
        f"B {payload}",
    )
    organisation = Organisation(name="Northwind", slug="northwind")
    program = Program(organisation=organisation, name=f"P {payload}", slug="spring", from_name=payload)
    reader = Reader(payload, payload, "Mentor")
    mail = render_mail(program, NoticeKind.INVITATION, words, reader, LINKS)

    assert f"{payload} P {payload} Northwind"[:150] == mail.subject
    shown = html.unescape(re.sub(r"<[^<>]*>", "", re.sub(r"(?s)<head>.*?</head>", "", mail.html)))
    for expected in (
        f"T {payload}",
        f"One {payload} two {payload}",
        f"B {payload}",
        f"Hello {payload},",
        f"“P {payload}”",
    ):
        assert expected in shown, expected
        if not expected.startswith("T "):
            assert expected in mail.text, expected
    assert mail.html.count("<h1") == 1


def test_there_are_sixty_template_payloads(capsys):
    with capsys.disabled():
        print(f"\ntemplate payloads: {len(set(TEMPLATES))} shown verbatim")  # noqa: T201
    assert len(set(TEMPLATES)) >= 60


def test_values_are_not_filled_in_a_second_time():
    organisation = Organisation(name="Northwind", slug="northwind")
    program = Program(organisation=organisation, name="{last_name}", slug="spring")
    words = Words("{first_name} in {program}", "{program}", "{organisation} {program}", "{role}")

    mail = render_mail(program, NoticeKind.INVITATION, words, Reader("{role}", "Lovelace", "Mentor"), LINKS)

    assert mail.subject == "{role} in {last_name}"


def test_any_text_at_all_stays_on_one_line():
    for _ in range(200):
        text = get_random_string(30, "a\r\n\x0b\x85\u2028\u202e\x00 ")
        assert not set(one_line(text)) - {"a", " "}
