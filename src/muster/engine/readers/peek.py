"""The beginning of a large file as a small file of the same format, for whoever only shows sheets and first rows."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError
from muster.engine.readers import package as packages

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = 2**18
TEXT_BYTES = 2**22
_ROOT = re.compile(rb"<(?:(\w+):)?(?:worksheet|sst)\b")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_COUNTS = re.compile(rb'\s(?:uniqueCount|count)="\d+"')
_STRING_CELL = re.compile(rb'\st="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def first_rows_of_workbook(path: Path, copy: Path, rows: int) -> None:
    """Writes an .xlsx with the first rows of each sheet, and of the shared strings those that they need."""
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
            sheets = {sheet.part for sheet in packages.list_sheets(old) if sheet.part}
            strings = packages.strings_part(old)
            last = 0
            for part in sheets:
                content = _cut(old, part, b"row", b"sheetData", b"worksheet", rows)
                last = max([last, *(int(number) for number in _STRING_CELL.findall(content))])
                new.writestr(part, _DIMENSION.sub(b"", content))
            if strings:
                new.writestr(strings, _COUNTS.sub(b"", _cut(old, strings, b"si", b"", b"sst", last + 1)))
            for part in old.namelist():
                if part.endswith((".rels", "workbook.xml", "styles.xml", "[Content_Types].xml")):
                    new.writestr(part, old.read(part))
    except _DAMAGE as error:
        raise ReadError("file.damaged") from error


def first_rows_of_text(path: Path, copy: Path) -> None:
    """Writes the first few MiB of a text file, up to the end of a line."""
    with path.open("rb") as file:
        head = file.read(TEXT_BYTES)
    copy.write_bytes(head if len(head) < TEXT_BYTES else head[: head.rfind(b"\n") + 1 or None])


def _cut(package: zipfile.ZipFile, part: str, item: bytes, inner: bytes, root: bytes, count: int) -> bytes:
    """The part up to the end of so many items, with what it opened closed again; the whole part where it has no more."""
    begin = re.compile(rb"<(?:\w+:)?%b[\s>/]" % item)
    content, found, at = b"", 0, 0
    with packages.open_part(package, part) as stream:
        while block := stream.read(BLOCK):
            content += block
            for start in begin.finditer(content, at):
                found += 1
                at = start.end()
                if found > count:
                    return content[: start.start()] + _closing(content, inner, root)
            at = max(at, len(content) - len(item) - 64)
    return content


def _closing(content: bytes, inner: bytes, root: bytes) -> bytes:
    prefix = _ROOT.search(content)
    name = prefix[1] + b":" if prefix and prefix[1] else b""
    return (b"</%b%b>" % (name, inner) if inner else b"") + b"</%b%b>" % (name, root)
