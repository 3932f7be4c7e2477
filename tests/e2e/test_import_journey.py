"""From the sign-in to *Undo*, with a workbook as people make them: once with the mouse, once with the keyboard alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from muster.engine.identity import email_key
from tests.e2e import steps
from tests.e2e.conftest import sign_in
from tests.e2e.keyboard import Keyboard
from tools import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

REPAIRED = "repaired.person@northwind.example"
NEW_PASSWORD = "a lantern on the quiet harbour"


@pytest.fixture
def served() -> Iterator[serving.Served]:
    """Each of these journeys begins in an empty program."""
    with serving.serve() as running:
        yield running


def test_an_import_from_the_sign_in_to_its_undo(page: Page, served: serving.Served, browser: Browser) -> None:
    before, planned = served.export(), dry_run(served)
    sign_in(page)
    steps.open_import(page)
    steps.choose_settings(page, "By sheet or column", notify=True)
    steps.upload(page, serving.SAMPLE)
    steps.go_to_review(page)
    expect(page.get_by_text(steps.UNTIL_YES).first).to_be_visible()
    assert before == served.export()
    cell = cell_to_repair(page, planned)
    page.locator("#grid .ag-row").first.hover()
    for _ in range(40):
        if cell.count():
            break
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(50)
    cell.dblclick()
    page.get_by_role("textbox", name=re.compile("in row")).fill(REPAIRED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("gridcell", name=REPAIRED)).to_be_visible()
    steps.say_yes(page)
    check_result(page, served, browser, before, planned)


def test_the_same_with_the_keyboard_alone(page: Page, served: serving.Served, browser: Browser) -> None:
    before, planned, keys = served.export(), dry_run(served), Keyboard(page)
    page.goto("/")
    keys.type_into(page.get_by_role("textbox", name="E-mail"), serving.OWNER)
    keys.type_into(page.get_by_label("Password", exact=True), serving.PASSWORD)
    keys.press(steps.button(page, "Sign in"))
    keys.press(page.get_by_role("navigation").get_by_role("link", name="Matching"))
    keys.press(steps.button(page, "Import"))
    keys.go_to(page.get_by_role("radio", name="By sheet or column"))
    keys.toggle(page.get_by_role("checkbox", name="Notify imported participants"))
    keys.press(steps.button(page, "Next"))
    keys.choose_file(page.get_by_label("Upload data from file")).set_files(serving.SAMPLE)
    keys.press(steps.button(page, "Next"))
    for address in ("/sheets/", "/header/"):
        expect(page).to_have_url(re.compile(address))
        keys.press(steps.button(page, "Next"))
    expect(page).to_have_url(re.compile("/columns/"))
    keys.press(steps.button(page, "Confirm mapping"))
    keys.press(steps.button(page, "Confirm all"))
    keys.press(steps.button(page, "Review"))
    expect(page).to_have_url(re.compile("/review/"))
    go_to_cell(keys, value_to_repair(planned))
    page.keyboard.press("Enter")
    keys.type_into(page.get_by_role("textbox", name=re.compile("in row")), REPAIRED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("gridcell", name=REPAIRED)).to_be_visible()
    keys.press(steps.button(page, "Continue"))
    keys.press(steps.button(page, "Yes"))
    steps.expect_result(page)
    check_result(page, served, browser, before, planned, press=keys.press)


def dry_run(served: serving.Served) -> dict[str, object]:
    """What the command line would do with the same file: the oracle of these journeys."""
    answer = served.muster("import", str(serving.SAMPLE), "--notify", "--dry-run", "--json")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    planned: dict[str, object] = json.loads(answer.stdout)
    return planned


def cell_to_repair(page: Page, planned: dict[str, object]) -> Locator:
    """The cell of the first row that is left out for its e-mail address alone."""
    return page.get_by_role("gridcell", name=re.compile(f"^{re.escape(value_to_repair(planned))}"))


def value_to_repair(planned: dict[str, object]) -> str:
    """What stands in that cell."""
    issues = planned["issues"]
    assert isinstance(issues, list)
    blocked = next(
        issue for issue in issues if issue["code"] == "email.unreadable" and issue["severity"] == "blocks"
    )
    return str(blocked["value"])


def go_to_cell(keys: Keyboard, value: str) -> None:
    """Into the grid by Tab, and by F8 from problem to problem until the one with this text is told."""
    page = keys.page
    keys.go_to(page.get_by_role("grid").get_by_role("columnheader", name="Row"))
    page.keyboard.press("ArrowDown")
    told = page.locator("#grid-detail")
    expect(told).to_contain_text("Row ")
    for _ in range(200):
        before = told.text_content() or ""
        if value in before:
            return
        page.keyboard.press("F8")
        expect(told).not_to_have_text(before)
    raise AssertionError("the cell was never reached")


def check_result(
    page: Page,
    served: serving.Served,
    browser: Browser,
    before: bytes,
    planned: dict[str, object],
    *,
    press: steps.Press | None = None,
) -> None:
    """The people, their mails, the link that joins one of them, and the way back."""
    everybody = steps.people(served.export())
    assert len(everybody) == planned["create"] + 1  # type: ignore[operator]
    assert {"mentor", "mentee"} <= {person["Role"] for person in everybody.values()}
    assert REPAIRED in everybody
    check_mails(served, everybody)
    key = join(served, browser)
    joined = next(email for email in everybody if email_key(email) == key)
    assert steps.people(served.export())[joined]["Status"] == "active"
    page.reload()
    steps.undo(page, press=press)
    left = steps.people(served.export())
    assert left == {joined: {**everybody[joined], "Status": "active"}} | steps.people(before)
    expect(page.get_by_text(joined).first).to_be_visible()


def check_mails(served: serving.Served, everybody: dict[str, dict[str, str]]) -> None:
    """One mail for each person, and none for anybody else."""
    assert steps.wait_for(lambda: len(served.mailbox.recipients) >= len(everybody))
    assert not steps.wait_for(lambda: len(served.mailbox.recipients) > len(everybody), seconds=3)
    # A mail server may be given the domain in small letters.
    assert {*map(email_key, everybody)} == {*map(email_key, served.mailbox.recipients)}


def join(served: serving.Served, browser: Browser) -> str:
    """The first person mailed opens the link, chooses a password, and is in. Answers their address."""
    body = served.mailbox.messages[0].get_body(("plain",))
    assert body is not None
    link = re.search(rf"{re.escape(served.url)}/join/\S+", body.get_content())
    assert link is not None
    context = browser.new_context()
    page = context.new_page()
    page.goto(link.group())
    page.get_by_label("Password", exact=False).first.fill(NEW_PASSWORD)
    page.get_by_role("button", name=re.compile("Join")).click()
    expect(page).to_have_url(re.compile("/me/"))
    context.close()
    return email_key(served.mailbox.recipients[0]) or ""
