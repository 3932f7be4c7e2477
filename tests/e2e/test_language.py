"""Every page of the tour in a language that marks what goes through gettext: whatever else is shown is data.

Templates are read as they stand in tests/house/test_language.py; here it is the sentences that Python and scripts make.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import PATIENCE_MS
from tools import serving, tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SETTINGS = "tests.e2e.marked_settings"
SEEN = """() => {
  const silent = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "CODE", "KBD", "DEL", "INS"]);
  const read = ["aria-label", "aria-description", "alt", "placeholder", "title"];
  const found = new Set([document.title]);
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.closest([...silent].join(","))) found.add(node.textContent);
    } else for (const name of read) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
  }
  return [...found];
}"""
EVERYTHING = """
import json
from django.apps import apps
from muster.programs.regions import country_names, language_names, zone_names
from muster.engine.profile import STANDARD_PROFILE
from django.utils.translation import override
found = set()
def take(value):
    if isinstance(value, str): found.add(value)
    elif isinstance(value, dict): [take(one) for pair in value.items() for one in pair]
    elif isinstance(value, (list, tuple)): [take(one) for one in value]
for model in apps.get_models():
    for row in model._base_manager.values_list(): take(list(row))
for language in ("en", "eo"):
    with override(language):
        for names in (country_names().values(), language_names().values(), zone_names()): take(list(names))
take([spec.label for spec in STANDARD_PROFILE])
print(json.dumps(sorted(found)))
"""
NAMES = ("Muster", "English", "Esperanto", "Alex Kim", "Alex", "example person")
MARKS = re.compile(r"⟦[^⟦⟧]*⟧")
BETWEEN = re.compile(r"[·•→←|/,;:()\[\]…–—“”‘’\"!?+*#%=<>&{}\s]+")
WORD = re.compile(r"[^\W\d_]{2,}")
MACHINE = re.compile(
    r"\S+@\S+|https?://\S+|MUSTER_\w+|\b[A-Z]+_[A-Z_]+\b|\b\S+\.(?:csv|xlsx|xls|json|eml|ods)\b"
)


@pytest.fixture(scope="module")
def marked() -> Iterator[serving.Served]:
    with serving.serve(settings=SETTINGS) as served:
        yield served


@pytest.fixture(scope="module")
def guide(marked: serving.Served, browser: Browser) -> Iterator[tour.Tour]:
    with tour.on_tour(marked, browser) as prepared:
        yield prepared


@pytest.fixture(scope="module")
def data(guide: tour.Tour, marked: serving.Served) -> set[str]:
    """The words of everything that is stored, and of the files that the tour brings."""
    stored = json.loads(marked.django(f"exec({EVERYTHING!r})"))
    from openpyxl import load_workbook

    book = load_workbook(serving.SAMPLE, read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    return {word.casefold() for text in (*stored, *cells, *NAMES) for word in BETWEEN.split(text)}


def untranslated(texts: list[str], data: set[str]) -> list[str]:
    """What of these texts is neither between marks nor data."""
    found = []
    for text in texts:
        rest, before = text, ""
        while rest != before:
            rest, before = MARKS.sub(" ", rest), rest
        words = [word for word in BETWEEN.split(MACHINE.sub(" ", rest)) if WORD.search(word)]
        if any(word.strip(".'-").casefold() not in data for word in words):
            found.append(" ".join(text.split())[:160])
    return found


@pytest.mark.parametrize("who", ["nobody", "owner", "participant"])
def test_every_text_of_every_page_can_be_translated(
    who: str, guide: tour.Tour, data: set[str], browser: Browser
) -> None:
    found: dict[str, list[str]] = {}
    with guide.window(who, "light") as page:
        page.set_default_timeout(PATIENCE_MS)
        page.set_extra_http_headers({"Accept-Language": "eo"})
        for stop in (stop for stop in guide.stops if stop.who == who):
            page.goto(stop.path)
            _settle(page)
            texts = untranslated(page.evaluate(SEEN), data)
            if texts:
                found[stop.name] = texts
    assert {} == found


def _settle(page: Page) -> None:
    """Until the grid has drawn its rows."""
    if page.locator("#grid").count():
        page.locator("#grid .ag-row .ag-cell").first.wait_for()


def test_the_check_itself_sees_what_is_wrong() -> None:
    assert ["Save it"] == untranslated(["⟦Row⟧ 3 · Ada", "Save it", "⟦%(n)s of ⟦rows⟧⟧"], {"ada"})
