"""Headers on every answer, and Django's own deployment check."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.templatetags.static import static
from django.test import Client

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

    from tests.conftest import Cast

ANSWERS = ["/account/login/", "/nothing-here/", "/", "/healthz", "/o/northwind/"]


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_guarded(client: Client, cast: Cast, path: str) -> None:
    headers = client.get(path).headers
    assert "nosniff" == headers["X-Content-Type-Options"]
    assert "same-origin" == headers["Referrer-Policy"]
    assert "same-origin" == headers["Cross-Origin-Opener-Policy"]
    assert "same-origin" == headers["Cross-Origin-Resource-Policy"]
    assert "DENY" == headers["X-Frame-Options"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert 16 == len(headers["X-Request-ID"])


@pytest.mark.parametrize("path", ANSWERS)
def test_the_content_policy_allows_nothing_unsafe(client: Client, cast: Cast, path: str) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get(path).headers["Content-Security-Policy"].split(";")
    )
    assert "'none'" == policy["default-src"]
    assert "'none'" == policy["frame-ancestors"]
    assert "'none'" == policy["base-uri"]
    assert "'self'" == policy["form-action"]
    assert not [value for value in policy.values() if "unsafe" in value or "*" in value or "http" in value]


def test_on_tls_browsers_are_told_to_stay_with_it(cast: Cast, settings: SettingsWrapper) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "max-age=31536000" == Client().get("/healthz", secure=True).headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in Client().get("/healthz").headers


@pytest.mark.parametrize("path", ["participants/", "participants/export/", "imports/", "mails/"])
def test_no_proxy_keeps_a_page_of_people(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.olga)
    answer = client.get(f"/o/northwind/p/spring/{path}")
    assert 200 == answer.status_code
    assert "private" in answer.headers["Cache-Control"]
    answer.close()


def test_a_style_sheet_may_be_kept_by_everybody(client: Client, cast: Cast) -> None:
    answer = client.get(static("muster/muster.css"))
    assert "public" in answer.headers["Cache-Control"]
    answer.close()


def test_a_style_sheet_is_guarded_as_well(client: Client, cast: Cast) -> None:
    answer = client.get(static("muster/muster.css"))
    assert 200 == answer.status_code
    assert {"X-Content-Type-Options", "Content-Security-Policy", "X-Request-ID"} <= set(answer.headers)
    answer.close()


def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.get("/o/northwind/members/").content.decode()
    assert " style=" not in page
    assert page.count("<script") == page.count("<script src=")


def test_a_page_view_writes_nothing(client: Client, cast: Cast, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(cast.olga)
    client.get("/o/northwind/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/o/northwind/")
    assert [] == [q["sql"] for q in seen if not q["sql"].lstrip().upper().startswith("SELECT")]


def run_check(folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "muster.config.settings",
        "MUSTER_DATA_DIR": str(folder),
        "MUSTER_URL": url,
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    done = run_check(tmp_path, "https://muster.example")
    assert 0 == done.returncode, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_on_tls_cookies_are_secure_and_browsers_stay_with_it(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "muster.config.settings",
        "MUSTER_DATA_DIR": str(tmp_path),
        "MUSTER_URL": "https://muster.example",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert "True True 31536000" == done.stdout.strip()


@pytest.mark.parametrize(("size", "is_signed_in"), [(17 * 2**20, False), (600 * 2**20, True), (10**40, True)])
def test_a_body_that_is_far_too_large_is_refused_unread(cast: Cast, size: int, is_signed_in: bool) -> None:
    def unread(*_args: object) -> bytes:
        raise AssertionError("the body was read")

    client = Client(enforce_csrf_checks=True)
    if is_signed_in:
        client.force_login(cast.olga)
    stream = type("Stream", (), {"read": unread, "readline": unread})()
    answer = client.generic(
        "POST",
        "/account/login/",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": stream},
    )
    assert 413 == answer.status_code
    assert "too large" in answer.content.decode()
