"""The parts of an .xlsx package that say what the others mean: sheets and their files, and styles that pad numbers."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

HEAD_BYTES = 65_536
_SMALL_PART_BYTES = 64 * 2**20
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([- /()])')
_PADDING = re.compile(r'(?:0|"[^"]*"|\\.|[- /()])+')


class SheetPart(NamedTuple):
    """A sheet of the workbook and the part that holds its cells (None: a chart or dialog)."""

    name: str
    part: str | None
    is_hidden: bool


def list_sheets(package: zipfile.ZipFile) -> list[SheetPart]:
    """The sheets in the order of their tabs."""
    workbook = _workbook_part(package)
    targets = relations(package, workbook)
    found = []
    for sheet in _elements(package, workbook, "sheet"):
        kind, target = targets.get(_attribute(sheet, "id"), ("", ""))
        part = target if kind == "worksheet" else None
        found.append(SheetPart(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    _refuse_forged(found, package)
    return found


def _refuse_forged(sheets: list[SheetPart], package: zipfile.ZipFile) -> None:
    """A sheet without its cells, two of one name, or two that share their cells: no program writes that."""
    parts = [sheet.part for sheet in sheets if sheet.part is not None]
    names = {sheet.name.casefold() for sheet in sheets}
    if len(names) < len(sheets) or len({*parts}) < len(parts) or not {*parts} <= {*package.namelist()}:
        raise ReadError("file.damaged")


def strings_part(package: zipfile.ZipFile) -> str | None:
    """The part with the shared strings."""
    targets = relations(package, _workbook_part(package)).values()
    found = next((target for kind, target in targets if kind == "sharedStrings"), None)
    return found if found in package.namelist() else None


def padding_styles(package: zipfile.ZipFile) -> dict[int, str]:
    """Number of a cell style → its number format, for styles that show a number with leading zeros."""
    part = next(
        (target for kind, target in relations(package, _workbook_part(package)).values() if kind == "styles"),
        "",
    )
    if part not in package.namelist():
        return {}
    formats = {
        element.get("numFmtId", ""): section
        for element in _elements(package, part, "numFmt")
        if pads(section := element.get("formatCode", "").split(";")[0])
    }
    if not formats:
        return {}
    cell_styles = next(iter(_elements(package, part, "cellXfs")), None)
    styles = list(cell_styles) if cell_styles is not None else []
    return {
        n: formats[id_] for n, style in enumerate(styles) if (id_ := style.get("numFmtId", "")) in formats
    }


def pads(section: str) -> bool:
    """Whether a number format is nothing but digits that always show, and signs between them."""
    return _PADDING.fullmatch(section) is not None and _LITERAL.sub("", section).count("0") > 1


def padded(digits: str, section: str) -> str:
    """The whole number as this format shows it: 7 in 00000 is 00007, 123456789 in 000-00-0000 is 123-45-6789."""
    places = _LITERAL.sub("", section).count("0")
    digits = digits.zfill(places)
    shown, left = [digits[: len(digits) - places]], list(digits[len(digits) - places :])
    for match in re.finditer(r'"([^"]*)"|\\(.)|(.)', section):
        sign = next(group for group in match.groups() if group is not None)
        shown.append(left.pop(0) if match[3] == "0" else sign)
    return "".join(shown)


def relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Id of a relation → its kind (the last word of its type) and the full name of the part (or the address) it leads to."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.namelist():
        return {}
    return {
        element.get("Id", ""): (
            element.get("Type", "").rpartition("/")[2],
            element.get("Target", "")
            if element.get("TargetMode") == "External"
            else _as_stored(package, _full(folder, element)),
        )
        for element in _elements(package, listed, "Relationship")
    }


def _full(folder: str, relation: etree._Element) -> str:
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def _as_stored(package: zipfile.ZipFile, name: str) -> str:
    """The name as the package spells it: to the format upper and lower case are the same."""
    if name in package.NameToInfo:
        return name
    return next((stored for stored in package.namelist() if stored.casefold() == name.casefold()), name)


def open_part(package: zipfile.ZipFile, part: str) -> IO[bytes]:
    """The part as a stream; damage is refused."""
    try:
        return package.open(part)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise ReadError("file.damaged") from error


def check_head(head: bytes) -> None:
    """Refuses a part that brings its own entities or that is not in UTF-8."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ReadError("file.doctype")
    encoding = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    is_utf8 = encoding is None or encoding[1].lower() in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
    if not is_utf8 or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("file.part_encoding")


def _workbook_part(package: zipfile.ZipFile) -> str:
    for kind, target in relations(package, "").values():
        if kind == "officeDocument" and target in package.namelist():
            return target
    if "xl/workbook.xml" in package.namelist():
        return "xl/workbook.xml"
    raise ReadError("file.damaged")


def _elements(package: zipfile.ZipFile, part: str, name: str) -> Iterator[etree._Element]:
    return _parsed(package, part).iter(f"{{*}}{name}")


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element:
    """A small part as a tree: no entities, no network."""
    try:
        with open_part(package, part) as stream:
            content = stream.read(_SMALL_PART_BYTES)
        check_head(content[:HEAD_BYTES])
        return etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, ValueError, OSError) as error:
        raise ReadError("file.damaged") from error


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute whatever its namespace: strict and transitional files differ in it."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")
