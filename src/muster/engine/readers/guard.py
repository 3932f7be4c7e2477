"""What a file is, told by its content, and whether it is harmless enough to be read at all. Parses nothing."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.engine.readers.limits import Limits

HEAD_BYTES = 8192
TEXT = "text"
XLSX = "xlsx"

_SHORT_SIGN = 2
_SPACE = 0x20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
"""First bytes and what they mean. Two-letter signs count only before a byte that no text has."""

_INSIDE_ZIP: tuple[tuple[str, str], ...] = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
    ("Index/", "an Apple Numbers or Pages document"),
    ("META-INF/container.xml", "an e-book"),
    ("AndroidManifest.xml", "an Android app"),
)
_SAVED_AS = {"xlsb": "an .xlsb workbook", "ods": "an .ods spreadsheet", "xls": "an old .xls workbook"}
_MARKUP = re.compile(rb"\s*<(?:!doctype html|html|table|\?xml|!--|head|body|meta)\b", re.IGNORECASE)


def check_start(path: Path, limits: Limits) -> None:
    """Refuses by size and first bytes, which costs nothing; the rest is checked in the child."""
    size = path.stat().st_size
    if size == 0:
        raise ReadError("file.empty")
    if size > limits.file_bytes:
        raise ReadError("file.too_large", limit=limits.file_bytes // 2**20)
    with path.open("rb") as file:
        _refuse_by_sign(file.read(HEAD_BYTES))


def kind_of(path: Path, limits: Limits) -> str:
    """`XLSX` or `TEXT`; anything else is refused with its name."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(_OLE):
        _refuse_ole(path)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        check_package(path, limits)
        return XLSX
    _refuse_markup(head)
    _refuse_binary(head)
    return TEXT


def check_package(path: Path, limits: Limits) -> None:
    """Refuses a ZIP file that is broken, locked, not a workbook, or made to unpack into far too much."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError("file.damaged") from error
    if len(parts) > limits.zip_parts:
        raise ReadError("file.too_many_parts", limit=limits.zip_parts)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReadError("file.encrypted")
    names = [part.filename for part in parts]
    _refuse_other_package(names)
    if len({name.casefold() for name in names}) < len(names):
        raise ReadError("file.duplicate_parts")
    _check_unpacked(parts, limits)


def _check_unpacked(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise ReadError("file.unpacks_too_large", limit=limits.unpacked_bytes // 2**20)
    for part in parts:
        is_bomb = part.file_size > max(limits.free_ratio_bytes, limits.ratio * part.compress_size)
        if is_bomb:
            raise ReadError("file.unpacks_too_large", limit=limits.unpacked_bytes // 2**20)


def _refuse_other_package(names: list[str]) -> None:
    if "xl/workbook.bin" in names:
        raise ReadError("file.format_not_yet", kind=_SAVED_AS["xlsb"])
    if any(name.startswith("xl/") for name in names) or (
        "[Content_Types].xml" in names and "workbook.xml" in names
    ):
        return
    if "mimetype" in names and "content.xml" in names:
        raise ReadError("file.format_not_yet", kind=_SAVED_AS["ods"])
    for start, kind in _INSIDE_ZIP:
        if any(name.startswith(start) for name in names):
            raise ReadError("file.unknown_format", kind=kind)
    raise ReadError("file.unknown_format", kind="a ZIP archive")


def _refuse_by_sign(head: bytes) -> None:
    for sign, kind in _SIGNS:
        is_sure = len(sign) > _SHORT_SIGN or b"\x00" in head[:64]
        if head.startswith(sign) and is_sure:
            raise ReadError("file.unknown_format", kind=kind)
    if head[4:8] == b"ftyp":
        raise ReadError("file.unknown_format", kind="a film or a picture from a phone")
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise ReadError("file.unknown_format", kind="a picture, sound or film")


def _refuse_ole(path: Path) -> None:
    """The directory of an OLE file names its streams in UTF-16; nothing of it needs parsing for that."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ReadError("file.encrypted")
    if "WordDocument".encode("utf-16-le") in content:
        raise ReadError("file.unknown_format", kind="a Word document")
    if "PowerPoint Document".encode("utf-16-le") in content:
        raise ReadError("file.unknown_format", kind="a PowerPoint presentation")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise ReadError("file.format_not_yet", kind=_SAVED_AS["xls"])
    raise ReadError("file.unknown_format", kind="an old Office document")


def _refuse_markup(head: bytes) -> None:
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        kind = "an XML file" if b"<?xml" in head[:64] else "a web page"
        raise ReadError("file.format_not_yet", kind=kind)


def _refuse_binary(head: bytes) -> None:
    """Text has hardly any control characters; UTF-16 and UTF-32 have zeros, but in a pattern."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _has_utf16_zeros(head):
        return
    controls = sum(byte < _SPACE and byte not in b"\t\n\r\f\x0b\x1b\x1f\x00\x1a" for byte in head)
    if controls > len(head) * 0.02 or head.count(0) > len(head) * 0.05 + 1:
        raise ReadError("file.unknown_format", kind="a binary file")


def _has_utf16_zeros(head: bytes) -> bool:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) * 0.2 and min(even, odd) < len(head) * 0.05
