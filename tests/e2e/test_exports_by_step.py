"""Exports in German, in Japanese and of a survey through the columns step, and straight to the review next time."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.matching.sets import DEVELOP, HeaderSet, read_half
from tools import serving
from tools.tour import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

pytestmark = pytest.mark.torture
EXPORTS = ("de-personio", "ja-form", "google-forms-mentor-signup")
NEEDS_A_LOOK = re.compile("still needs? a look")


def export(one: HeaderSet, *, without_first: bool = False) -> FilePayload:
    """The set's rows as a CSV file, or all but the first."""
    out = io.StringIO()
    csv.writer(out).writerows([one.headers, *one.rows[without_first:]])
    return {"name": f"{one.name}.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}


def to_columns(page: Page, file: FilePayload) -> None:
    steps.open_import(page)
    steps.choose_settings(page, "Mentors", overwrite=True)
    steps.upload(page, file)
    for step in ("sheets", "header"):
        expect(page).to_have_url(re.compile(f"/{step}/"))
        steps.press(page, "Next")
    expect(page).to_have_url(re.compile("/columns/"))


def proposals(page: Page) -> list[str]:
    """The field of each column, in order; empty where none is proposed."""
    columns = page.locator("select[name^='field-']").all()
    return [str(column.evaluate("one => one.value")) for column in columns]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_goes_through_the_step_once(page: Page, served: serving.Served, name: str) -> None:
    one = next(each for each in read_half(DEVELOP) if each.name == name)
    sign_in(page, serving.OWNER, serving.PASSWORD)
    to_columns(page, export(one))
    own = {field.key for field in one.own_fields}  # the program of this journey doesn't ask them
    found = dict(zip(one.headers, proposals(page), strict=True))
    for header, truth in zip(one.headers, one.truths, strict=True):
        wanted = truth.field if truth.field not in own else None
        assert found[header] == (wanted or ""), header
    reasons = page.locator(".column-reason").all_inner_texts()
    assert all(len(reason) > len("No field. ") for reason in reasons)
    steps.press(page, "Confirm all")
    expect(page.get_by_text(NEEDS_A_LOOK)).to_be_visible()
    assert page.get_by_text("Confirmed", exact=True).count() == sum(map(bool, found.values()))
    steps.press(page, "Review")
    expect(page).to_have_url(re.compile("/review/"))
    steps.say_yes(page)

    steps.open_import(page)
    steps.choose_settings(page, "Mentors", overwrite=True)
    steps.upload(page, export(one, without_first=True))
    expect(page).to_have_url(re.compile("/review/"))
    expect(page.get_by_text(f"Muster knows this kind of file from the import of {name}.csv")).to_be_visible()
