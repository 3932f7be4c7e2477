"""*Settings → Mail*: what is wrong with the mail server is said in a sentence; a test mail goes to oneself and nobody else."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from muster.organisations import mail_check
from muster.organisations.mail_check import check_mail_server
from tests.notices.mail_server import Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.conftest import Cast

PAGE = "/o/northwind/mail/"
SECRET = "the password"


@pytest.fixture
def smtp(mail_on, settings):
    """Mail goes to a mail server of this machine, whose port the test sets."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "127.0.0.1", "", ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    return settings


@contextmanager
def mail_server(**options: Any) -> Iterator[tuple[Post, int]]:
    post = Post()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield post, port
    finally:
        controller.stop()


@contextmanager
def speaking(answer: bytes) -> Iterator[int]:
    """A port that says this and nothing else; nothing at all, or hangs up, where it is empty or b"bye"."""
    listener = socket.create_server(("127.0.0.1", 0))
    kept = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            kept.append(connection)
            if answer == b"bye":
                connection.close()
            elif answer:
                connection.sendall(answer)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(timeout=5)
        for connection in kept:
            connection.close()


def said(**more: str) -> str:
    """The sentence of the first thing that failed."""
    return next(step.sentence for step in check_mail_server(**more) if not step.ok)


def authenticator(server, session, envelope, mechanism, auth_data):
    return AuthResult(success=auth_data.password == SECRET.encode(), handled=False)


def test_server_that_takes_mail_gets_one_test_mail_to_oneself(smtp, cast: Cast, client: Client):
    client.force_login(cast.olga)
    with mail_server() as (post, smtp.EMAIL_PORT):
        answer = client.post(PAGE, {"test": "1"}).content.decode()

    assert ["olga@example.org"] == [address for address, _mail in post.mails]
    assert "A test mail from Muster" == post.mails[0][1]["Subject"]
    assert "The server took a mail to olga@example.org" in answer


def test_check_alone_sends_nothing(smtp, cast: Cast, client: Client):
    client.force_login(cast.olga)
    with mail_server() as (post, smtp.EMAIL_PORT):
        answer = client.post(PAGE, {"check": "1"}).content.decode()

    assert [] == post.mails
    assert "answers." in answer


def test_looking_at_the_page_asks_no_server(smtp, cast: Cast, client: Client):
    client.force_login(cast.olga)
    with mail_server() as (post, smtp.EMAIL_PORT):
        client.get(PAGE)

    assert 0 == post.connections


@pytest.mark.parametrize(("password", "is_let_in"), [(SECRET, True), ("wrong", False)])
def test_log_in_is_tried_and_the_password_never_shown(password, is_let_in, smtp, monkeypatch):
    monkeypatch.setattr(mail_check, "TIMEOUT_S", 3)
    smtp.EMAIL_HOST_USER, smtp.EMAIL_HOST_PASSWORD = "muster", password
    with mail_server(authenticator=authenticator, auth_require_tls=False) as (_post, smtp.EMAIL_PORT):
        steps = check_mail_server()

    assert is_let_in == all(step.ok for step in steps)
    assert ("let muster in" in steps[-1].sentence) == is_let_in
    assert ("refused the user name or the password" in steps[-1].sentence) != is_let_in
    assert password not in str(steps)


def test_nobody_at_the_port(smtp):
    smtp.EMAIL_PORT = 1
    assert said().startswith("Nobody answers at 127.0.0.1:1.")


def test_no_such_host(smtp, monkeypatch):
    smtp.EMAIL_HOST, smtp.EMAIL_PORT = "no-such-host.invalid", 25

    def unknown(*_args, **_more):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(smtplib.SMTP, "connect", unknown)
    assert said().startswith("There is no server with the name in EMAIL_URL (no-such-host.invalid:25)")


def test_server_that_says_nothing(smtp, monkeypatch):
    monkeypatch.setattr(mail_check, "TIMEOUT_S", 0.3)
    with speaking(b"") as smtp.EMAIL_PORT:
        assert "said nothing for 0.3 seconds" in said()


def test_server_that_hangs_up(smtp):
    with speaking(b"bye") as smtp.EMAIL_PORT:
        assert "hung up" in said()


def test_server_that_wants_nobody(smtp):
    with speaking(b"554 go away\r\n") as smtp.EMAIL_PORT:
        assert "said no: 554 go away" in said()


def test_server_without_starttls(smtp):
    smtp.EMAIL_USE_TLS = True
    with mail_server() as (_post, smtp.EMAIL_PORT):
        assert "doesn’t offer what EMAIL_URL asks for" in said()


def test_line_that_should_be_encrypted_and_is_not(smtp, monkeypatch):
    monkeypatch.setattr(mail_check, "TIMEOUT_S", 3)
    smtp.EMAIL_USE_SSL = True
    with speaking(b"220 plain\r\n") as smtp.EMAIL_PORT:
        assert "no common encryption" in said()


def test_certificate_that_is_somebody_elses(smtp, monkeypatch):
    error = ssl.SSLCertVerificationError()
    error.verify_message = "self-signed certificate"

    def untrusted(*_args, **_more):
        raise error

    monkeypatch.setattr(smtplib, "SMTP_SSL", untrusted)
    smtp.EMAIL_USE_SSL, smtp.EMAIL_PORT = True, 465
    assert "can’t be trusted: self-signed certificate" in said()


def test_sender_that_the_server_does_not_know(smtp):
    with mail_server() as (post, smtp.EMAIL_PORT):
        post.answers["olga@example.org"] = "550 5.7.1 not from you"
        assert "doesn’t take mail to that address. It said: 550 5.7.1 not from you" in said(
            test_to="olga@example.org"
        )


def test_without_a_server_nothing_is_tried(settings):
    assert "EMAIL_URL is not set" in said()


def test_sixth_check_within_a_minute_is_refused(smtp, cast: Cast, client: Client):
    client.force_login(cast.olga)
    smtp.EMAIL_PORT = 1
    answers = [client.post(PAGE, {"check": "1"}, follow=True).content.decode() for _ in range(6)]

    assert ["Wait a minute" in answer for answer in answers] == [False] * 5 + [True]


@pytest.mark.parametrize("name", ["chen", "vera"])
def test_only_an_owner_checks(name, smtp, cast: Cast, client: Client):
    client.force_login(getattr(cast, name))
    assert 403 == client.post(PAGE, {"check": "1"}).status_code
