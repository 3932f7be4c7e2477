"""The other formats tell the same things beside their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.engine.readers.biff import link_target
from muster.engine.table import Area
from tests.files import asides_elsewhere as files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.readers.conftest import Read

MAKERS = {"ods": files.fods, "xml": files.spreadsheetml, "html": files.webpage}


@pytest.mark.parametrize("kind", MAKERS)
def test_links_and_merged_cells_of_other_formats(tmp_path: Path, read: Read, kind: str) -> None:
    sheet = read(MAKERS[kind](tmp_path / "people")).sheets[0]
    assert files.READ == sheet.frame.rows()
    assert Area(3, 2, 4, 2) in sheet.merges
    assert {"cell.link_taken", "cell.link_kept", "cell.merged"} <= set(sheet.issues["code"])


@pytest.mark.parametrize("maker", [files.fods, files.spreadsheetml])
def test_filters_and_formulas_without_a_result_of_other_formats(
    tmp_path: Path, read: Read, maker: Callable[[Path], Path]
) -> None:
    sheet = read(maker(tmp_path / "people")).sheets[0]
    assert ([3], 1) == (sheet.hidden.to_list(), sheet.filtered_rows)
    assert [3] == sheet.issues.filter(sheet.issues["code"] == "cell.formula_unsaved")["sheet_row"].to_list()


@pytest.mark.parametrize("name", ["asides.xls", "asides.ods", "asides.xlsx"])
def test_what_libreoffice_writes_tells_the_same(read: Read, name: str) -> None:
    sheet = read(files.FOLDER / name).sheets[0]
    assert files.READ == [row[:5] for row in sheet.frame.rows()]
    assert {"cell.link_taken", "cell.link_kept", "cell.merged"} <= set(sheet.issues["code"])
    assert Area(3, 2, 4, 2) in sheet.merges


@pytest.mark.parametrize(
    ("content", "target"),
    [
        (files.xls_link("mailto:ana@example.com"), "mailto:ana@example.com"),
        (files.xls_link("https://example.com/é", name="Ana"), "https://example.com/é"),
        (files.xls_link("https://example.com", is_text=True), "https://example.com"),
        (b"\x02\x00\x00\x00\x08\x00\x00\x00", ""),
        (b"", ""),
    ],
)
def test_the_address_in_a_hyperlink_record(content: bytes, target: str) -> None:
    assert target == link_target(content)
