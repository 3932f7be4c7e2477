"""The whole import with JavaScript off: every repair, every answer, the last question, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.conftest import PATIENCE_MS, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tools import serving

PEOPLE = (
    "E-mail,First name,Last name,Role,Start date\r\n"
    "ada@gmial.com,Ada,Lovelace,Mentor,03/04/2024\r\n"
    "grace@example.org,Grace,Hopper,Mentee,05/06/2024\r\n"
    "not an address,Joan,Clarke,Mentee,07/08/2024\r\n"
)


@pytest.fixture
def plain(browser: Browser, served: serving.Served) -> Iterator[Page]:
    """A window in which no script runs."""
    context = browser.new_context(
        base_url=served.url, viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    sign_in(page)
    yield page
    context.close()


def test_a_file_is_repaired_decided_imported_and_undone(plain: Page, served: serving.Served) -> None:
    page = plain
    steps.open_import(page)
    steps.choose_settings(page)
    steps.upload(page, {"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()})
    steps.go_to_review(page)
    expect(page.get_by_role("grid")).to_have_count(0)
    decide(page, "can be read in two ways", "Day first")
    decide(page, "“ada@gmial.com”", "Use “ada@gmail.com”")
    expect(page.get_by_role("heading", name=re.compile("decision"))).to_have_count(0)
    repair(page, "not an address", "joan@example.org")
    steps.press(page, "Take back the last repair")
    expect(cell(page, "not an address")).to_be_visible()
    steps.press(page, "Do it again")
    expect(cell(page, "joan@example.org")).to_be_visible()
    expect(page.get_by_text("Every cell was understood.")).to_be_visible()
    filtered(page)
    steps.press(page, "Continue")
    expect(page.get_by_text(re.compile("^Add 3 people to Spring Mentoring"))).to_be_visible()
    steps.press(page, "Yes")
    steps.expect_result(page)
    people = steps.people(served.export())
    assert people.keys() == {"ada@gmail.com", "grace@example.org", "joan@example.org"}
    assert people["ada@gmail.com"]["Start date"] == "2024-04-03"
    steps.undo(page)
    assert not steps.people(served.export())


def decide(page: Page, question: str, answer: str) -> None:
    """Answers a question of the panel."""
    asked = page.get_by_role("listitem").filter(has_text=question)
    asked.get_by_role("button", name=re.compile(f"^{answer}")).click()
    expect(asked).to_have_count(0)


def repair(page: Page, text: str, better: str) -> None:
    cell(page, text).click()
    page.get_by_role("textbox").last.fill(better)
    steps.press(page, "Save")
    expect(cell(page, better)).to_be_visible()


def cell(page: Page, text: str) -> Locator:
    return page.get_by_role("table").get_by_role("link", name=text)


def filtered(page: Page) -> None:
    """Tabs, search and columns lead to the rows they name."""
    page.get_by_role("searchbox", name="Find in the rows").fill("grace")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rows 1 to 1 of 1")).to_be_visible()
    page.get_by_role("link", name=re.compile("^New")).first.click()
    expect(page.get_by_role("table").get_by_role("link", name="grace@example.org")).to_be_visible()
