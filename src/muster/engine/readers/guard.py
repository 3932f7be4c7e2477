"""What a file is, told by its content, and whether it is harmless enough to be read at all. Parses nothing."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError
from muster.engine.readers.cfb import SIGN, CompoundFile
from muster.engine.readers.charset import zero_pattern
from muster.engine.readers.relations import check_relations

if TYPE_CHECKING:
    from pathlib import Path

    from muster.engine.readers.limits import Limits

HEAD_BYTES = 8192
TEXT = "text"
XLSX = "xlsx"
XLSB = "xlsb"
XLS = "xls"
ODS = "ods"
XML = "xml"
HTML = "html"

_SHORT_SIGN = 2
_SPACE = 0x20
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
_INSIDE_OLE: tuple[tuple[str, str], ...] = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("__properties_version1.0", "an Outlook message"),
    ("VisioDocument", "a Visio drawing"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OTHER_OPEN_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"text", "a text document"),
    (b"presentation", "a presentation"),
    (b"graphics", "a drawing"),
    (b"formula", "a formula"),
    (b"base", "a database"),
)
_MANIFEST_BYTES = 2**20
_LOCAL_HEADER_BYTES = 30
"""Before the name of each part."""
_ENCRYPTED = "EncryptedPackage"
"""The stream that a workbook with a password consists of."""
_MARKUP = re.compile(
    rb"\s*<(?:!doctype html|\?xml|!--|"
    rb"(?:\w+:)?workbook|html|table|thead|tbody|tr|td|head|body|meta|title|style|div|center|font|p|b|br|h[1-6])\b",
    re.IGNORECASE,
)
_PROLOG = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*>\s*)*", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


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
    """`XLSX`, `XLSB`, `XLS`, `ODS`, `XML`, `HTML` or `TEXT`; anything else is refused with its name."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(SIGN):
        return _kind_of_compound_file(path)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return check_package(path, limits)
    kind = _kind_of_markup(_without_zeros(head))
    if kind is not None:
        return kind
    _refuse_binary(head)
    return TEXT


def check_package(path: Path, limits: Limits) -> str:
    """The kind of a ZIP file; refused if it is broken, locked, no workbook, or made to unpack into far too much."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_parts(parts, limits)
            _check_places(parts, package.start_dir)
            kind = _kind_of_package(package)
            if kind in {XLSX, XLSB}:
                check_relations(package)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise ReadError("file.damaged") from error
    _check_unpacked(parts, limits)
    return kind


def _check_parts(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.zip_parts:
        raise ReadError("file.too_many_parts", limit=limits.zip_parts)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReadError("file.encrypted")


def _check_places(parts: list[zipfile.ZipInfo], end: int) -> None:
    """Parts lie one after the other: one that reaches into the next is there to be unpacked many times."""
    following = end
    for part in sorted(parts, key=lambda part: part.header_offset, reverse=True):
        if part.header_offset + _LOCAL_HEADER_BYTES + part.compress_size > following:
            raise ReadError("file.damaged")
        following = part.header_offset


def _check_unpacked(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise ReadError("file.unpacks_too_large", limit=limits.unpacked_bytes // 2**20)
    for part in parts:
        is_bomb = part.file_size > max(limits.free_ratio_bytes, limits.ratio * part.compress_size)
        if is_bomb:
            raise ReadError("file.unpacks_too_large", limit=limits.unpacked_bytes // 2**20)


def _kind_of_package(package: zipfile.ZipFile) -> str:
    names = [name.replace("\\", "/") for name in package.namelist()]
    kind = _kind_of_parts(package, names)
    if len({name.casefold() for name in names}) < len(names):
        raise ReadError("file.duplicate_parts")
    return kind


def _kind_of_parts(package: zipfile.ZipFile, names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return XLSB
    if any(name.startswith("xl/") for name in names):
        return XLSX
    if "mimetype" in names and ("content.xml" in names or "encrypted-package" in names):
        return _kind_of_open_document(package, names)
    for start, kind in _INSIDE_ZIP:
        if any(name.startswith(start) for name in names):
            raise ReadError("file.unknown_format", kind=kind)
    if "[Content_Types].xml" in names and any(name.endswith("workbook.xml") for name in names):
        return XLSX
    raise ReadError("file.unknown_format", kind="a ZIP archive")


def _kind_of_open_document(package: zipfile.ZipFile, names: list[str]) -> str:
    with package.open("mimetype") as part:
        said = part.read(len(_OPEN_DOCUMENT) + 40).removeprefix(_OPEN_DOCUMENT)
    for start, kind in _OTHER_OPEN_DOCUMENTS:
        if said.startswith(start):
            raise ReadError("file.unknown_format", kind=kind)
    if "encrypted-package" in names:
        raise ReadError("file.encrypted")
    if "META-INF/manifest.xml" in names:
        with package.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(_MANIFEST_BYTES):
                raise ReadError("file.encrypted")
    return ODS


def _refuse_by_sign(head: bytes) -> None:
    for sign, kind in _SIGNS:
        is_sure = len(sign) > _SHORT_SIGN or b"\x00" in head[:64]
        if head.startswith(sign) and is_sure:
            raise ReadError("file.unknown_format", kind=kind)
    if head[4:8] == b"ftyp":
        raise ReadError("file.unknown_format", kind="a film or a picture from a phone")
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise ReadError("file.unknown_format", kind="a picture, sound or film")


def _kind_of_compound_file(path: Path) -> str:
    content = path.read_bytes()
    try:
        names = CompoundFile(content).names
    except ReadError:
        # Whoever has a broken one gets no further by opening it without its password.
        if _ENCRYPTED.encode("utf-16-le") in content:
            raise ReadError("file.encrypted") from None
        raise
    if names & {"Workbook", "Book"}:
        return XLS
    if _ENCRYPTED in names:
        raise ReadError("file.encrypted")
    kind = next((kind for name, kind in _INSIDE_OLE if name in names), "an old Office document")
    raise ReadError("file.unknown_format", kind=kind)


def _without_zeros(head: bytes) -> bytes:
    """Enough of the head in ASCII to tell markup by, whatever its encoding."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or zero_pattern(head) is not None
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe") if is_wide else head


def _kind_of_markup(head: bytes) -> str | None:
    """`XML`, `HTML` or a flat `ODS` by the first element; None for what is no markup."""
    if head[:64].lower().startswith(b"mime-version:"):
        raise ReadError("file.unknown_format", kind="a web archive")
    if not _MARKUP.match(head):
        return None
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    name = root[1].lower() if root else b""
    if name == b"workbook":
        return XML
    if name == b"document" and b"opendocument.spreadsheet" in head:
        return ODS
    if head.lstrip().startswith(b"<?xml") and name != b"html":
        raise ReadError("file.doctype" if b"<!DOCTYPE" in head else "file.unknown_format", kind="an XML file")
    return HTML


def _refuse_binary(head: bytes) -> None:
    """Text has hardly any control characters but one that may be its delimiter; UTF-16 and -32 have zeros in a pattern."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or zero_pattern(head) is not None:
        return
    controls = Counter(byte for byte in head if byte < _SPACE and byte not in b"\t\n\r\f\x0b\x1b\x00\x1a")
    others = controls.total() - max(controls.values(), default=0)
    if others > len(head) * 0.02 or head.count(0) > len(head) * 0.05 + 1:
        raise ReadError("file.unknown_format", kind="a binary file")
