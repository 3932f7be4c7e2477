"""The files of this folder as a part of the corpus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.files.odd import Odd
from tests.files.programs.sources import HERE, SOURCES

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = (".xls", ".xlsx", ".ods", ".fods", ".html", ".csv", ".tsv")
_BARE = {"00042": "42", "00007": "7", "00123": "123"}
_HELD = {
    "plain.csv": _BARE,
    "plain.tsv": _BARE,
    "plain.html": {"TRUE": "1", "FALSE": "0"},
    "scripts.html": {"a  b": "a b"},
}
"""What LibreOffice itself writes otherwise: no zeros in a text, no truths and no second space in a page."""


def _copied(kept: Path, path: Path) -> None:
    path.write_bytes(kept.read_bytes())


def _kept(path: Path) -> Odd:
    source = SOURCES[path.stem]
    # A page has no place on a sheet: LibreOffice leaves out what is empty above the table.
    is_page = path.suffix == ".html"
    header_row = source.header_row - source.at[0] if is_page else source.header_row
    held = _HELD.get(path.name, {})
    return Odd(
        f"libreoffice-{path.name}",
        f"{source.what}, saved by LibreOffice as {path.suffix}",
        partial(_copied, path),
        headers=source.headers,
        rows=[tuple(held.get(text or "", text) for text in row) for row in source.rows],
        header_row=header_row,
        codes=source.codes,
    )


KEPT: tuple[Odd, ...] = tuple(_kept(path) for path in sorted(HERE.iterdir()) if path.suffix in _SUFFIXES)
