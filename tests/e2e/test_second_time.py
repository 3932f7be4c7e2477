"""The same export a month later: the columns are matched once, and then it goes straight to the review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.e2e import steps
from tools import serving
from tools.tour import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

HEADER = "E-Mail (dienstlich),Name,T-Shirt,Eintritt"


def export(name: str, *rows: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": "\n".join([HEADER, *rows]).encode()}


def begin(page: Page, file: FilePayload) -> None:
    steps.open_import(page)
    steps.choose_settings(page, "Mentors")
    steps.upload(page, file)


def choose(page: Page, header: str, typed: str) -> None:
    """Types into the field of a column, takes the first that fits, and confirms."""
    # The one to type into: for a moment after an answer the plain list stands there alone.
    box = page.locator(f'input[role="combobox"][aria-label="Field for {header}"]')
    box.fill(typed)
    box.press("Enter")
    column = page.get_by_role("listitem").filter(has=box)
    column.get_by_role("button", name="Confirm mapping").click()
    expect(column.get_by_text("Confirmed", exact=True)).to_be_visible()


def test_the_second_time_a_file_goes_straight_to_the_review(page: Page, served: serving.Served) -> None:
    sign_in(page, serving.OWNER, serving.PASSWORD)
    begin(
        page,
        export(
            "Export 05.csv",
            'amara@b.example,"Okafor, Amara",M,03.04.2021',
            'bjoern@b.example,"Hansen, Björn",L,17.11.2019',
        ),
    )
    for step in ("sheets", "header"):
        expect(page).to_have_url(re.compile(f"/{step}/"))
        steps.press(page, "Next")
    page.get_by_role("link", name="Split, join or fill Name").click()
    steps.press(page, "Split")
    choose(page, "Name (1)", "last na")
    choose(page, "Name (2)", "first na")
    choose(page, "T-Shirt", "new field")
    expect(page.get_by_text("The program asks “T-Shirt” now.")).to_be_visible()
    steps.press(page, "Confirm all")
    steps.press(page, "Review")
    steps.say_yes(page)

    begin(page, export("Export 06.csv", 'cleo@b.example,"Marsh, Cleo",S,01.06.2024'))
    expect(page).to_have_url(re.compile("/review/"))
    expect(
        page.get_by_text("Muster knows this kind of file from the import of Export 05.csv")
    ).to_be_visible()
    page.get_by_role("link", name="Look at the columns").click()
    expect(page.get_by_role("combobox", name="Field for Name (1)")).to_have_value("Last name")
    steps.press(page, "Review")
    steps.say_yes(page)
    assert b"cleo@b.example" in served.export()
    assert b"Marsh" in served.export()

    page.get_by_role("navigation").get_by_text("Program", exact=True).click()
    page.get_by_role("link", name="Matching memory").click()
    expect(page.get_by_text("E-Mail (dienstlich)")).to_be_visible()
    steps.press(page, "Forget everything")
    begin(page, export("Export 07.csv", 'dara@b.example,"Lee, Dara",S,01.07.2024'))
    expect(page).to_have_url(re.compile("/sheets/"))
