"""Every template parses, and none needs more than the content security policy allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Engine, engines

PACKAGE = Path(__file__).resolve().parents[2] / "src/muster"
# Mail programs understand nothing but styles in line, and no policy applies there.
MAILS = "/notices/mails/"
TEMPLATES = sorted(
    path for path in PACKAGE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"}
)
IN_LINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\ssrc=)[^>]*>""", re.IGNORECASE
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engines["django"].engine


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_parses(path: Path, engine: Engine) -> None:
    engine.from_string(path.read_text())


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.suffix == ".html" and MAILS not in str(path)],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_page_has_no_script_style_or_handler_in_line(path: Path) -> None:
    found = [
        match.group() for match in IN_LINE.finditer(re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL))
    ]
    assert [] == found


def test_no_page_asks_another_server_for_anything() -> None:
    for path in TEMPLATES:
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!\w*\{)""", path.read_text()), path
