"""Django's own checks, and what the settings promise whoever hosts."""

from __future__ import annotations

import dataclasses
import io
import logging.config
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from muster.config.env import read_limits
from muster.engine.readers import Limits
from tests.cli.commands import environment


def test_deployment_checks_have_nothing_to_say_on_tls(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment(
            tmp_path, MUSTER_URL="https://muster.example", DJANGO_SETTINGS_MODULE="muster.config.settings"
        ),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_static_files_may_be_kept_for_ever_and_their_address_changes_with_them(tmp_path, client, settings):
    from muster.config.static import fingerprint

    (tmp_path / "a.css").write_text("a {}")
    before = fingerprint(tmp_path)
    (tmp_path / "a.css").write_text("a { color: red }")

    assert fingerprint(tmp_path) != before
    assert settings.STATIC_URL.strip("/").startswith("static/")
    assert len(settings.STATIC_URL.strip("/").removeprefix("static/")) == 10


def test_log_line_of_an_error_holds_no_value():
    from muster.config.logs import without_values

    try:
        int("ada@example.org")
    except ValueError:
        event = without_values(None, "error", {"event": "failed", "exc_info": sys.exc_info()})

    assert event["error"] == "ValueError"
    assert "ada@example.org" not in str(event)


def test_log_line_of_an_error_says_where_it_happened():
    from muster.config.logs import without_values

    try:
        int("ada@example.org")
    except ValueError:
        event = without_values(None, "error", {"event": "failed", "exc_info": True})

    assert event["error"] == "ValueError"
    assert "test_settings.py" in event["at"][0]


def test_no_log_line_holds_the_token_of_a_link(cast, monkeypatch, settings):
    from django.test import Client

    from muster.config.logs import logging_settings
    from muster.notices import join_views

    def fail(_token: str) -> None:
        raise ValueError("ada@example.org")

    link, said = "/join/the-token-of-a-link/", io.StringIO()
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    logging_to = logging_settings(is_terminal=False)
    logging_to["handlers"]["stderr"]["stream"] = said
    logging.config.dictConfig(logging_to)
    try:
        strict.post(link)
        strict.post(link, secure=True, headers={"referer": f"https://elsewhere.example{link}"})
        monkeypatch.setattr(join_views, "find_link", fail)
        strict.get(link)
    finally:
        logging.config.dictConfig(settings.LOGGING)

    assert "Internal Server Error" in said.getvalue()
    assert "CSRF cookie not set" in said.getvalue()
    assert "the-token" not in said.getvalue()
    assert "ada@example.org" not in said.getvalue()


@pytest.mark.parametrize(
    ("text", "bytes_"), [("1000", 1000), ("64 MB", 64 * 2**20), ("2g", 2 * 2**30), ("5 KiB", 5120)]
)
def test_a_limit_named_in_the_environment_counts(monkeypatch, text, bytes_):
    monkeypatch.setenv("MUSTER_LIMIT_FILE_BYTES", text)

    assert dataclasses.replace(Limits(), file_bytes=bytes_) == read_limits()


@pytest.mark.parametrize("text", ["many", "-1", "0", "1.5 GB"])
def test_a_limit_that_is_no_number_is_named(monkeypatch, text):
    monkeypatch.setenv("MUSTER_LIMIT_COLUMNS", text)

    with pytest.raises(ImproperlyConfigured, match="MUSTER_LIMIT_COLUMNS must be a whole number above zero"):
        read_limits()


def test_a_limit_that_does_not_exist_is_named_with_those_that_do(monkeypatch):
    monkeypatch.setenv("MUSTER_LIMIT_COLUMN", "3000")

    with pytest.raises(ImproperlyConfigured, match=r"no limit MUSTER_LIMIT_COLUMN\..*MUSTER_LIMIT_COLUMNS"):
        read_limits()
