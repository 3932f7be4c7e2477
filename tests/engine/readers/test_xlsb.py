"""XLSB: results of formulas, and cells that don't say where they stand."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.files.binary import record12, row12, text12, xlsb_package

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read

HEAD = struct.pack("<II", 2, 0)
SHORT = struct.pack("<I", 0)


def test_results_of_formulas_and_short_cells(tmp_path: Path, read: Read) -> None:
    page = (
        row12(0)
        + record12(8, HEAD + text12("text"))
        + record12(17, SHORT + text12("next"))
        + row12(1)
        + record12(9, HEAD + struct.pack("<d", 1.5))
        + record12(16, SHORT + struct.pack("<d", 2))
        + row12(2)
        + record12(10, HEAD + b"\x00")
        + record12(15, SHORT + b"\x01")
        + row12(3)
        + record12(11, HEAD + b"\x07")
        + record12(62, struct.pack("<II", 3, 0) + b"\x00" + text12("rich"))
    )
    sheet = read(xlsb_package(tmp_path / "people.xlsb", [page])).sheets[0]
    expected = [("text", "next"), ("1.5", "2"), ("FALSE", "TRUE"), ("#DIV/0!", "rich")]
    assert [(n + 1, None, None, *cells) for n, cells in enumerate(expected)] == sheet.frame.rows()
    assert ["#DIV/0!"] == sheet.issues["value"].to_list()
