"""The same file gives the same participants: in the browser and on the command line, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests import postgres
from tests.e2e import steps
from tests.e2e.conftest import sign_in
from tools import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def reference() -> bytes:
    """The sample, imported by the command line on SQLite."""
    return _by_command("sqlite")


@pytest.mark.parametrize("database", DATABASES)
def test_the_browser_imports_what_the_command_line_does(
    browser: Browser, database: str, reference: bytes
) -> None:
    with _database(database) as url, serving.serve(database_url=url) as served:
        page = browser.new_context(base_url=served.url).new_page()
        sign_in(page)
        steps.open_import(page)
        steps.choose_settings(page)
        steps.upload(page, serving.SAMPLE)
        steps.go_to_review(page)
        steps.say_yes(page)
        exported = served.export()
        page.context.close()
    assert reference.decode() == exported.decode()


def test_the_command_line_does_the_same_on_both_databases(reference: bytes) -> None:
    assert reference.decode() == _by_command("postgresql").decode()


def _by_command(database: str) -> bytes:
    with _database(database) as url, serving.stand_by(database_url=url) as muster:
        serving.set_up(muster)
        answer = muster.muster("import", str(serving.SAMPLE), "--yes", "--json")
        assert answer.returncode == 0, answer.stdout + answer.stderr
        assert json.loads(answer.stdout)["state"] == "done"
        return muster.export()


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        yield ""
        return
    with postgres.fresh_database("muster_parity") as url:
        yield url
