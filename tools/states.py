"""What pages look like while something is open, missing, on its way or gone wrong: states that no address leads to."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

ROWS, EDIT = re.compile("/review/rows/"), re.compile("/review/edit/")

NEVER = """
const asked = window.fetch;
window.fetch = (url, ...rest) => (String(url).includes("/review/rows/") ? new Promise(() => {}) : asked(url, ...rest));
"""
"""A server that takes its time."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page: its name, the name of the address, and what brings the page there."""

    name: str
    stop: str
    bring: Callable[[Page], None]


def _is_drawn(page: Page) -> None:
    expect(page.locator('#grid [row-index="0"] [col-id="email"]')).to_contain_text(re.compile("."))


def _offered_repair(page: Page) -> None:
    _is_drawn(page)
    page.locator("#grid [data-repair]").first.locator("xpath=ancestor::*[@role='gridcell']").click(
        position={"x": 8, "y": 8}
    )
    expect(page.locator("#grid-detail [data-repair]")).to_be_visible()


def _range(page: Page) -> None:
    _is_drawn(page)
    page.locator('#grid [row-index="1"] [col-id="first_name"]').click()
    for key in ("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#grid-selected")).to_contain_text("6")


def _editing(page: Page) -> None:
    _is_drawn(page)
    page.locator('#grid [row-index="1"] [col-id="first_name"]').dblclick()
    expect(page.locator("#grid .grid-editor")).to_be_visible()


def _replace(page: Page) -> None:
    _is_drawn(page)
    page.locator("[data-grid-command=replace]").click()
    page.locator("#replace-field").select_option("department")
    page.locator("#replace-put").fill("Product")
    page.locator("#replace-look").fill("Engineering")
    expect(page.locator("[data-preview] li").first).to_be_visible()


def _keys(page: Page) -> None:
    _is_drawn(page)
    page.locator("[data-grid-command=keys]").click()


def _conflict(page: Page) -> None:
    """As the server answers when somebody else was there first."""
    said = {"place": "Row 4", "sentence": "Chen Wei wrote “Eliff” meanwhile; yours is “Elif”."}
    answer = json.dumps({"revision": 1, "conflicts": [said]})
    page.route(EDIT, lambda route: route.fulfill(status=409, content_type="application/json", body=answer))
    _editing(page)
    page.locator("#grid .grid-editor").fill("Elif")
    page.keyboard.press("Enter")
    expect(page.locator("#grid-conflict")).to_be_visible()


def _counting(page: Page) -> None:
    """As after a replacement in a million rows."""

    def still(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "is_counting": True})

    page.route(ROWS, still)
    page.reload()
    _is_drawn(page)
    expect(page.locator("#grid-counting")).to_be_visible()


def _loading(page: Page) -> None:
    page.add_init_script(NEVER)
    page.reload()
    expect(page.locator("#grid .is-loading").first).to_be_attached()


def _server_away(page: Page) -> None:
    page.route(ROWS, lambda route: route.abort())
    page.reload()
    expect(page.locator("#grid-away")).to_be_visible()


def _edit_untold(page: Page) -> None:
    page.route(EDIT, lambda route: route.abort())
    _editing(page)
    page.locator("#grid .grid-editor").fill("Dimitri")
    page.keyboard.press("Enter")
    expect(page.locator("#grid-away")).to_contain_text("not written")


def _nothing_found(page: Page) -> None:
    _is_drawn(page)
    page.locator("[data-find]").fill("nobody is called this")
    page.keyboard.press("Enter")
    expect(page.locator("#grid .ag-overlay")).to_be_visible()


def _plain_table(page: Page) -> None:
    page.goto(f"{page.url}?view=table")


def _columns(page: Page) -> None:
    page.locator("#column-list summary").click()


def _repair_in_excel(page: Page) -> None:
    page.locator(".away-menu summary").click()


def _settings(page: Page) -> None:
    page.get_by_role("link", name="change", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _last_dialog(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("button", name="Yes")).to_be_visible()


STATES = tuple(
    State(name, "imports:review", bring)
    for name, bring in (
        ("review-repair", _offered_repair),
        ("review-range", _range),
        ("review-editing", _editing),
        ("review-replace", _replace),
        ("review-keys", _keys),
        ("review-conflict", _conflict),
        ("review-counting", _counting),
        ("review-loading", _loading),
        ("review-server-away", _server_away),
        ("review-edit-untold", _edit_untold),
        ("review-nothing-found", _nothing_found),
        ("review-plain-table", _plain_table),
        ("review-columns", _columns),
        ("review-excel", _repair_in_excel),
        ("review-settings", _settings),
        ("review-last-dialog", _last_dialog),
    )
)
