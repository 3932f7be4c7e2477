"""Every text of a template goes through gettext. What only a running page shows: see tests/e2e/test_accessibility.py."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src/muster"
TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
READ_OUT = frozenset(
    {
        "alt",
        "aria-label",
        "aria-description",
        "placeholder",
        "title",
        "data-sending",
        "data-reading",
        "data-broken",
    }
)
"""Attributes that are shown, or heard."""
NOT_WORDS = re.compile(r"\bMuster\b|\b(?:Ctrl|Alt|Shift)(?:\+\w+)+")
"""A name, and keys as they are printed on keyboards."""
SILENT = frozenset({"script", "style", "code", "kbd"})
TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.DOTALL)
CLASSES = re.compile(r"{% block body_class %}.*?{% endblock %}")
TAGS = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


class _Texts(HTMLParser):
    """Gathers what is shown as it stands in the template."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.inside.append(tag)
        for name, value in attrs:
            if name in READ_OUT:
                self._take(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self._take(data)

    def _take(self, text: str) -> None:
        if WORD.search(NOT_WORDS.sub(" ", text)):
            self.found.append(" ".join(text.split()))


def untranslated(source: str) -> list[str]:
    """The texts of a template that no translation reaches."""
    # A mark in place of each tag, so that one inside an attribute doesn't end it.
    plain = TAGS.sub("\x01", TRANSLATED.sub("\x01", CLASSES.sub("", source)))
    parser = _Texts()
    parser.feed(plain)
    parser.close()
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_text_of_a_template_can_be_translated(path: Path) -> None:
    assert [] == untranslated(path.read_text())


def test_the_check_itself_sees_what_is_wrong() -> None:
    assert ["Save"] == untranslated('<p class="mb-0">{% translate "Fine" %}</p><button>Save</button>')
    assert ["Close it"] == untranslated('<a href="?" aria-label="Close it">{{ text }}</a>')
    assert [] == untranslated("{% blocktranslate %}Good <b>day</b>{% endblocktranslate %} · {{ name }}")
