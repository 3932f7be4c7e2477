"""Workbooks of binary formats, record by record: for what no program at hand writes, and for forged files."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

from tests.files.sample import CODES, HIDDEN_COLUMN, HIDDEN_ROW, SHEETS, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BIFF8, BIFF5 = 0x0600, 0x0500
NOT_AVAILABLE = 0x2A
_CHAIN_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xls stream."""
    return struct.pack("<HH", kind, len(body)) + body


def text8(text: str, *, is_short: bool = False) -> bytes:
    """A text of Excel 97 and later, in UTF-16."""
    return struct.pack("<BB" if is_short else "<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode(
        "utf-16-le"
    )


def xls_stream(
    cells: bytes, *, version: int = BIFF8, before: bytes = b"", after_sheets: bytes = b""
) -> bytes:
    """A workbook with one sheet of these cell records."""
    bof = record(0x809, struct.pack("<HHHH", version, 5, 0, 0) + bytes(8))
    name = text8("People", is_short=True) if version == BIFF8 else b"\x06People"
    size = len(bof) + len(before) + 4 + 6 + len(name) + len(after_sheets) + 4
    sheet = record(0x85, struct.pack("<IBB", size, 0, 0) + name)
    return bof + before + sheet + after_sheets + record(0x0A) + bof + cells + record(0x0A)


def compound(streams: dict[str, bytes], *, cycle: bool = False) -> bytes:
    """A compound file with these streams; `cycle` leads the first one's last sector back to its first."""
    table, sectors, entries = [_TABLE, _CHAIN_END], [b"", b""], []
    for name, content in streams.items():
        whole = content.ljust(4096, b"\x00")
        parts = [whole[n : n + 512].ljust(512, b"\x00") for n in range(0, len(whole), 512)]
        first = len(sectors)
        sectors += parts
        table += [*range(first + 1, first + len(parts)), first if cycle and not entries else _CHAIN_END]
        entries.append(_entry(name, 2, first, len(whole), right=len(entries) + 2))
    last = entries[-1]
    entries[-1] = last[:72] + struct.pack("<I", _FREE) + last[76:]
    sectors[1] = b"".join([_entry("Root Entry", 5, _CHAIN_END, 0, child=1), *entries]).ljust(512, b"\x00")
    sectors[0] = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, _CHAIN_END, 0, _CHAIN_END, 0, 0)
    return header + struct.pack("<108I", *[_FREE] * 108) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = encoded.ljust(64, b"\x00") + struct.pack("<HBB3I", len(encoded) + 2, kind, 1, _FREE, right, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)


def record12(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    while size >= 0x80:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + body


def text12(text: str) -> bytes:
    """A text of an .xlsb part."""
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def xlsb(path: Path, *, is_1904: bool = False) -> Path:
    """The sample as .xlsb."""
    texts: list[str] = []
    sheets = [_sheet12(cells, texts, is_first=n == 0) for n, cells in enumerate(SHEETS.values())]
    return xlsb_package(path, sheets, texts, is_1904=is_1904)


def xlsb_package(
    path: Path, sheets: list[bytes], texts: Iterable[str] = (), *, is_1904: bool = False
) -> Path:
    """An .xlsb of these sheets; the second and later ones are hidden."""
    names = list(SHEETS)
    book = record12(131) + record12(153, struct.pack("<II", is_1904, 0) + text12("")) + record12(143)
    for n in range(len(sheets)):
        book += record12(156, struct.pack("<II", n > 0, n + 1) + text12(f"r{n}") + text12(names[n]))
    formats = [
        record12(44, struct.pack("<H", 164 + n) + text12(code)) for n, code in enumerate(CODES) if code
    ]
    styles = [
        record12(47, struct.pack("<HH", 0, 164 + n if code else 0) + bytes(12))
        for n, code in enumerate(CODES)
    ]
    others = _RELATION.format("s", "sharedStrings", "sharedStrings.bin") + _RELATION.format(
        "t", "styles", "styles.bin"
    )
    pages = "".join(
        _RELATION.format(f"r{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in range(len(sheets))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        package.writestr(
            "_rels/.rels", _RELATIONS.format(_RELATION.format("w", "officeDocument", "xl/workbook.bin"))
        )
        package.writestr("xl/workbook.bin", book + record12(144) + record12(132))
        package.writestr("xl/_rels/workbook.bin.rels", _RELATIONS.format(pages + others))
        package.writestr("xl/styles.bin", _styles12(formats, styles))
        package.writestr("xl/sharedStrings.bin", _texts12(list(texts)))
        for n, sheet in enumerate(sheets):
            package.writestr(f"xl/worksheets/sheet{n}.bin", sheet)
    return path


def _styles12(formats: list[bytes], styles: list[bytes]) -> bytes:
    begin, end = record12(278) + record12(615, struct.pack("<I", len(formats))), record12(616)
    cells = record12(617, struct.pack("<I", len(styles))) + b"".join(styles) + record12(618)
    return begin + b"".join(formats) + end + cells + record12(279)


def _texts12(texts: list[str]) -> bytes:
    begin = record12(159, struct.pack("<II", len(texts), len(texts)))
    return begin + b"".join(record12(19, b"\x00" + text12(text)) for text in texts) + record12(160)


def row12(row: int, *, is_hidden: bool = False) -> bytes:
    """The head of a row of an .xlsb sheet."""
    return record12(0, struct.pack("<IIHBB", row, 0, 300, 0, 0x10 if is_hidden else 0) + bytes(5))


def _sheet12(cells: list[tuple[int, int, object, str]], texts: list[str], *, is_first: bool) -> bytes:
    found = record12(129) + record12(148, struct.pack("<4I", 0, 7, 0, 13))
    found += record12(60, struct.pack("<4IH", HIDDEN_COLUMN, HIDDEN_COLUMN, 0, 0, 1)) if is_first else b""
    found += record12(145)
    last = -1
    for row, column, value, code in cells:
        if row != last:
            found += row12(row, is_hidden=is_first and row == HIDDEN_ROW)
        last = row
        found += _cell12(column, CODES.index(code), value, texts)
    return found + record12(146) + record12(130)


def _cell12(column: int, style: int, value: object, texts: list[str]) -> bytes:
    head = struct.pack("<II", column, style)
    if isinstance(value, Wrong):
        return record12(3, head + bytes([NOT_AVAILABLE]))
    if isinstance(value, str):
        texts.append(value)
        return record12(7, head + struct.pack("<I", len(texts) - 1))
    if isinstance(value, bool):
        return record12(4, head + bytes([value]))
    if isinstance(value, int) and value < 2**29:
        return record12(2, head + struct.pack("<I", value << 2 | 2))
    assert isinstance(value, int | float)
    return record12(5, head + struct.pack("<d", value))
