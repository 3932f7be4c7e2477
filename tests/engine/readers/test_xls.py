"""XLS: what its records say beyond plain cells."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.files import binary, hostile
from tests.files.binary import record, text8

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read

NO_NUMBER = b"\xff\xff"


def formula(row: int, result: bytes) -> bytes:
    return record(0x06, struct.pack("<3H", row, 0, 0) + result + bytes(8))


def test_results_of_formulas_are_what_was_stored(tmp_path: Path, read: Read) -> None:
    cells = (
        formula(0, struct.pack("<d", 2.5))
        + formula(1, b"\x00" + bytes(5) + NO_NUMBER)
        + record(0x207, text8("tÿxt 李"))
        + formula(2, b"\x01\x00\x01" + bytes(3) + NO_NUMBER)
        + formula(3, b"\x02\x00\x2a" + bytes(3) + NO_NUMBER)
        + formula(4, b"\x03" + bytes(5) + NO_NUMBER)
    )
    sheet = read(hostile.xls(tmp_path / "formulas.xls", cells)).sheets[0]
    assert [(1, "2.5"), (2, "tÿxt 李"), (3, "TRUE"), (4, "#N/A")] == sheet.frame.rows()
    assert ["cell.error"] == sheet.issues["code"].to_list()


def test_packed_numbers_keep_their_value(tmp_path: Path, read: Read) -> None:
    packed = (7 << 2 | 2, 12345 << 2 | 3, ((-5 << 2) & 0xFFFFFFFF) | 2, 0x3FF00000)
    body = (
        struct.pack("<HH", 0, 1) + b"".join(struct.pack("<HI", 0, number) for number in packed) + b"\x04\x00"
    )
    sheet = read(hostile.xls(tmp_path / "packed.xls", record(0xBD, body))).sheets[0]
    assert [(1, None, "7", "123.45", "-5", "1")] == sheet.frame.rows()


def test_a_shared_text_goes_on_in_the_next_record(tmp_path: Path, read: Read) -> None:
    # The first letters are stored in one byte each, those after the break in two.
    table = record(0xFC, struct.pack("<IIHB", 2, 2, 5, 0) + b"abc") + record(
        0x3C, b"\x01" + "李e".encode("utf-16-le") + text8("x")
    )
    cells = b"".join(record(0xFD, struct.pack("<3HI", n, 0, 0, n)) for n in range(2))
    sheet = read(hostile.xls(tmp_path / "long.xls", cells, after_sheets=table)).sheets[0]
    assert [(1, "abc李e"), (2, "x")] == sheet.frame.rows()


def test_cells_out_of_order_stand_where_they_say(tmp_path: Path, read: Read) -> None:
    cells = b"".join(record(0x203, struct.pack("<3Hd", row, 0, 0, row)) for row in (4, 2))
    sheet = read(hostile.xls(tmp_path / "order.xls", cells)).sheets[0]
    assert [(3, "2"), (5, "4")] == sheet.frame.rows()


def test_workbooks_of_excel_5_are_read_in_their_code_page(tmp_path: Path, read: Read) -> None:
    label = record(0x204, struct.pack("<3HH", 0, 0, 0, 4) + "Анна".encode("cp1251"))
    stream = binary.xls_stream(label, version=binary.BIFF5, before=record(0x42, struct.pack("<H", 1251)))
    path = tmp_path / "old.xls"
    path.write_bytes(binary.compound({"Book": stream}))
    assert [(1, "Анна")] == read(path).sheets[0].frame.rows()


def test_half_a_character_is_replaced_with_an_issue(tmp_path: Path, read: Read) -> None:
    label = record(0x204, struct.pack("<3HHB", 0, 0, 0, 2, 1) + b"a\x00\x3d\xd8")
    sheet = read(hostile.xls(tmp_path / "half.xls", label)).sheets[0]
    assert [(1, "a\ufffd")] == sheet.frame.rows()
    assert ["cell.character_replaced"] == sheet.issues["code"].to_list()
