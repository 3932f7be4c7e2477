"""The steps of the wizard as somebody at the screen takes them: by role and accessible name."""

from __future__ import annotations

import csv
import io
import re
import time
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FilePayload, Locator

    Press = Callable[[Locator], None]

UNTIL_YES = "Nothing has been changed and nobody mailed yet"
APPLIED_TIMEOUT_MS = 60_000


def open_import(page: Page) -> None:
    """Left-hand menu → Matching → Import."""
    page.get_by_role("navigation").get_by_text("Matching", exact=True).click()
    page.get_by_role("button", name="Import", exact=True).first.click()
    expect(
        page.get_by_role("radiogroup", name="Participant role").or_(
            page.get_by_role("group", name="Participant role")
        )
    ).to_be_visible()


def choose_settings(
    page: Page, role: str = "By sheet or column", *, overwrite: bool = False, notify: bool = False
) -> None:
    page.get_by_role("radio", name=re.compile(f"^{role}")).check()
    page.get_by_role("checkbox", name=re.compile("^Overwrite participants")).set_checked(overwrite)
    if notify:
        page.get_by_role("checkbox", name=re.compile("^Notify imported participants")).check()
    press(page, "Next")
    expect(page.get_by_role("heading", name="Bulk add participants")).to_be_visible()


def upload(page: Page, file: Path | FilePayload) -> None:
    """Chooses the file and sends it."""
    page.get_by_label("Upload data from file").set_input_files(file)
    press(page, "Next")


def go_to_review(page: Page) -> None:
    """From the sheets, over header and columns, to the review, taking what is proposed. A file of a shape that another
    journey has confirmed in this program is there at once."""
    expect(page).to_have_url(re.compile("/sheets/|/review/"))
    if "/review/" in page.url:
        return
    press(page, "Next")
    expect(page).to_have_url(re.compile("/header/"))
    press(page, "Next")
    expect(page).to_have_url(re.compile("/columns/"))
    press(page, "Confirm all")
    press(page, "Review")
    expect(page).to_have_url(re.compile("/review/"))


def say_yes(page: Page) -> None:
    """The last dialog, and the wait until the worker has done it."""
    press(page, "Continue")
    press(page, "Yes")
    expect_result(page)


def expect_result(page: Page) -> None:
    expect(page).to_have_url(re.compile("/result/"))
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=APPLIED_TIMEOUT_MS)


def undo(page: Page, press: Press | None = None) -> None:
    """Undo, and once more on the page that says what it will do."""
    push = press or _click
    push(button(page, "Undo"))
    expect(page).to_have_url(re.compile("/undo/"))
    push(button(page, "Undo"))
    expect(page).to_have_url(re.compile("/result/"))
    expect(page.get_by_role("heading", level=1, name=re.compile("undone", re.IGNORECASE))).to_be_visible(
        timeout=APPLIED_TIMEOUT_MS
    )


def press(page: Page, name: str) -> None:
    button(page, name).click()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True).first


def _click(target: Locator) -> None:
    target.click()


def people(exported: bytes) -> dict[str, dict[str, str]]:
    """The rows of an export by e-mail address."""
    rows = csv.DictReader(io.StringIO(exported.decode()))
    return {row["E-mail"]: row for row in rows}


def wait_for(condition: Callable[[], bool], *, seconds: float = 30) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return condition()
