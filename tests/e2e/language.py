"""What a page shows that is neither translated nor data: of a Muster with `marked_settings`, in its second language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from muster.engine.profile import FULL_NAME
from muster.imports.steps import sample_sheet
from tests.e2e.marked_settings import MARKED
from tools import serving, stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

SETTINGS = "tests.e2e.marked_settings"
SEEN = """() => {
  const silent = "script, style, template, noscript, code, kbd, .ag-hidden";
  const blocks = "p, li, td, th, dd, dt, div, h1, h2, h3, label, legend, summary, button, option";
  const read = ["aria-label", "aria-description", "alt", "placeholder", "title"];
  const found = new Set([document.title]);
  // A link within a sentence is translated with it: the mark stands before it, in the same block.
  const opened = (node) => {
    const before = document.createRange();
    before.setStart(node.parentElement.closest(blocks) || document.body, 0);
    before.setEnd(node, 0);
    const said = before.toString();
    return said.split("⟦").length > said.split("⟧").length ? "⟦" : "";
  };
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    if ((isText ? node.parentElement : node).closest(silent)) continue;
    if (isText) found.add(opened(node) + node.textContent);
    else for (const name of read) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
  }
  return [...found];
}"""
EVERYTHING = f"""
import json
from django.apps import apps
from django.utils.translation import override
from muster.programs.regions import country_names, language_names, zone_names
found = set()
def take(value):
    if isinstance(value, str): found.add(value)
    elif isinstance(value, dict): [take(one) for pair in value.items() for one in pair]
    elif isinstance(value, (list, tuple)): [take(one) for one in value]
for model in apps.get_models():
    if model.__module__.startswith("muster."):
        for row in model._base_manager.values_list(): take(list(row))
for language in ("en", "{MARKED}"):
    with override(language):
        take([*country_names().values(), *language_names().values(), *zone_names()])
print(json.dumps(sorted(found)))
"""
NAMES = ("Muster", "English", "Esperanto", "Alex", "Kim", "SHA-256", FULL_NAME.label)
MARKS = re.compile(r"⟦[^⟦⟧]*⟧")
BETWEEN = re.compile(r"[·•→←|/,;:()\[\]…–—“”‘’\"!?+*#%=<>&{}\s_]+")
WORD = re.compile(r"[^\W\d_]{2,}")
MACHINE = re.compile(
    r"\b(?:Ctrl|Alt|Shift)(?:\+\w+)+|\S*@\S+|https?://\S*|MUSTER_\w+|\b[A-Z]+_[A-Z_]+\b|\b\S+\.(?:csv|xlsx|xls|json|eml|ods)\b"
)


def data_words(served: serving.Served) -> frozenset[str]:
    """The words of everything that is stored, of the files that the tour brings, and of the sheet drawn at the upload."""
    stored = json.loads(served.django(f"exec({EVERYTHING!r})"))
    book = load_workbook(serving.SAMPLE, read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    drawn = [text for person in sample_sheet.PEOPLE for text in person.values()]
    drawn += [text for texts in sample_sheet.BY_TYPE.values() for text in texts]
    return frozenset(_words((*stored, *cells, *drawn, stage.DRAFT, *NAMES)))


def untranslated(texts: Iterable[str], data: frozenset[str]) -> list[str]:
    """What of these texts is neither between marks nor made of words of the data."""
    found = []
    for text in texts:
        rest, before = text, ""
        while rest != before:
            rest, before = MARKS.sub(" ", rest), rest
        # A sentence with an element in it is several texts: the first ends elsewhere, the last begins elsewhere.
        rest = rest.partition("⟦")[0].rpartition("⟧")[2]
        if not data.issuperset(word for word in _words([MACHINE.sub(" ", rest)]) if WORD.search(word)):
            found.append(" ".join(text.split())[:160])
    return found


def shown_texts(page: Page) -> list[str]:
    """Every text of the page, and what its attributes say; of the grid once its rows are drawn."""
    if page.locator("#grid").count():
        page.locator("#grid .ag-row .ag-cell").first.wait_for()
    texts: list[str] = page.evaluate(SEEN)
    return texts


def _words(texts: Iterable[str]) -> set[str]:
    return {word.strip(".'-") for text in texts for word in BETWEEN.split(text)}
