"""Workbooks as other programs build them: the same people, the package differs. Each says what is odd about it."""

from __future__ import annotations

import codecs
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.files.odd import HEAD, PEOPLE, Odd
from tests.files.workbooks import SHEET, STRINGS, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, bytes]
BOOK, BOOK_RELATIONS, ROOT_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"
STYLES = "xl/styles.xml"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"( t="s")?><v>(\d+)</v></c>')
_NAMES = re.compile(rb"<(/?)(\w+)(?=[\s/>])")


def _plain() -> Parts:
    """The parts of an ordinary workbook with the people."""
    with tempfile.TemporaryDirectory() as folder:
        rows: list[list[object]] = [list(HEAD), *([*person[:3], int(person[3] or 0)] for person in PEOPLE)]
        path = workbook(Path(folder) / "plain.xlsx", {"People": rows})
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}


def _texts(parts: Parts) -> list[bytes]:
    return re.findall(rb"<t[^>]*>([^<]*)</t>", parts[STRINGS])


def _each_cell(parts: Parts, shape: Callable[[bytes, bytes, bytes, bool], bytes]) -> None:
    """Writes every cell anew: column letters, row, text, and whether it is a text."""
    texts = _texts(parts)

    def anew(cell: re.Match[bytes]) -> bytes:
        is_text = cell[3] is not None
        return shape(cell[1], cell[2], texts[int(cell[4])] if is_text else cell[4], is_text)

    parts[SHEET] = _CELL.sub(anew, parts[SHEET])


def _without(parts: Parts, *names: str) -> None:
    """Drops parts, and every relation to them."""
    for name in names:
        parts.pop(name, None)
        stem = name.rpartition("/")[2].encode()
        for relations in (BOOK_RELATIONS, ROOT_RELATIONS):
            parts[relations] = re.sub(
                rb"<Relationship [^>]*%b\"[^>]*/>" % re.escape(stem), b"", parts[relations]
            )


def _replace(part: str, before: bytes, after: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert before in parts[part]
        parts[part] = parts[part].replace(before, after)

    return change


def inline_strings(parts: Parts) -> None:
    """Texts stand in their cells; there are no shared ones."""
    _each_cell(
        parts,
        lambda c, r, text, is_text: (
            b'<c r="%b%b" t="inlineStr"><is><t>%b</t></is></c>' % (c, r, text)
            if is_text
            else b'<c r="%b%b"><v>%b</v></c>' % (c, r, text)
        ),
    )
    _without(parts, STRINGS)


def plain_strings(parts: Parts) -> None:
    """Texts stand in their cells as if formulas had given them."""
    _each_cell(
        parts,
        lambda c, r, text, is_text: (
            b'<c r="%b%b" t="%b"><v>%b</v></c>' % (c, r, b"str" if is_text else b"n", text)
        ),
    )
    _without(parts, STRINGS)


def no_dimension(parts: Parts) -> None:
    """The sheet doesn't say how large it is."""
    parts[SHEET] = re.sub(rb"<dimension [^>]*/>", b"", parts[SHEET])


def wrong_dimension(parts: Parts) -> None:
    """The sheet says that only A1 is filled."""
    parts[SHEET] = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', parts[SHEET])


def no_places(parts: Parts) -> None:
    """Neither rows nor cells say where they stand."""
    parts[SHEET] = re.sub(rb' (?:r|spans)="[^"]*"', b"", parts[SHEET])


def cells_without_places(parts: Parts) -> None:
    """Rows say where they stand, cells don't."""
    parts[SHEET] = re.sub(rb'<c r="[A-Z]+\d+"', b"<c", parts[SHEET])


def absolute_names(parts: Parts) -> None:
    """Relations name their parts from the root of the package."""
    parts[BOOK_RELATIONS] = re.sub(rb'Target="(?=[a-z])', b'Target="/xl/', parts[BOOK_RELATIONS])
    parts[ROOT_RELATIONS] = re.sub(rb'Target="(?=[a-z])', b'Target="/', parts[ROOT_RELATIONS])


def dotted_names(parts: Parts) -> None:
    """Relations name their parts by way of another folder."""
    parts[BOOK_RELATIONS] = parts[BOOK_RELATIONS].replace(
        b'Target="worksheets/', b'Target="./theme/../worksheets/'
    )


def capital_names(parts: Parts) -> None:
    """Relations spell the names of parts in other letters than the package."""
    parts[BOOK_RELATIONS] = (
        parts[BOOK_RELATIONS]
        .replace(b"worksheets/sheet1.xml", b"Worksheets/Sheet1.XML")
        .replace(b"sharedStrings", b"SharedStrings")
    )


def backslashes(parts: Parts) -> None:
    """The names of the package have backslashes, as old libraries for Windows write them."""
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def other_folder(parts: Parts) -> None:
    """Everything lies in a folder that isn't called xl."""
    for name in [name for name in parts if name.startswith("xl/")]:
        parts["book/" + name.removeprefix("xl/")] = parts.pop(name)
    for name in (ROOT_RELATIONS, "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"xl/", b"book/")


def prefixes(parts: Parts) -> None:
    """Every element has a prefix."""
    for part in (SHEET, STRINGS, BOOK, STYLES):
        parts[part] = _NAMES.sub(rb"<\1x:\2", parts[part]).replace(b' xmlns="', b' xmlns:x="')


def strict(parts: Parts) -> None:
    """Excel's format "Strict Open XML"."""
    for name, content in parts.items():
        changed = content
        for before, after in _STRICT.items():
            changed = changed.replace(before, after)
        parts[name] = changed


def byte_order_marks(parts: Parts) -> None:
    """Each part begins with a byte order mark."""
    for name in (SHEET, STRINGS, BOOK, STYLES, BOOK_RELATIONS):
        parts[name] = codecs.BOM_UTF8 + parts[name]


def no_declaration(parts: Parts) -> None:
    """No part says that it is XML."""
    for name, content in parts.items():
        parts[name] = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", content)


def utf_16(parts: Parts) -> None:
    """The sheet and its texts are in UTF-16."""
    for name in (SHEET, STRINGS):
        parts[name] = parts[name].replace(b"UTF-8", b"UTF-16").decode().encode("utf-16")


def single_quotes(parts: Parts) -> None:
    """Attributes stand in single quotes."""
    for name in (BOOK, STRINGS, SHEET, BOOK_RELATIONS):
        parts[name] = re.sub(rb'="([^"\']*)"', rb"='\1'", parts[name])


def pretty(parts: Parts) -> None:
    """Each element stands on a line of its own, indented."""
    for name in (SHEET, STRINGS, BOOK):
        parts[name] = re.sub(rb">\s*<(?!/t>|/v>)", b">\r\n    <", parts[name])


def no_styles(parts: Parts) -> None:
    """There are no styles, no theme and no properties."""
    _without(parts, STYLES, "xl/theme/theme1.xml", "docProps/app.xml", "docProps/core.xml")


def formatted_empties(parts: Parts) -> None:
    """Each row goes on with empty cells that have a format, and so do a thousand rows below."""
    empty = b"".join(b'<c r="%b%%d" s="0"/>' % letter for letter in (b"E", b"F", b"G", b"IV"))
    parts[SHEET] = re.sub(
        rb'(<row r="(\d+)".*?)</row>',
        lambda row: row[1] + empty.replace(b"%d", row[2]) + b"</row>",
        parts[SHEET],
    )
    below = b"".join(
        b'<row r="%d" s="0" customFormat="1"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 1010)
    )
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", below + b"</sheetData>")


def rich_texts(parts: Parts) -> None:
    """Texts are made of pieces in different styles, with how they are pronounced beside them."""
    piece = rb'<r><t xml:space="preserve">\1</t></r><r><rPr><b/></rPr><t>\2</t></r><rPh sb="0" eb="1"><t>READ</t></rPh>'
    parts[STRINGS] = re.sub(rb"<t>([^<])([^<]*)</t>", piece, parts[STRINGS])


def character_data(parts: Parts) -> None:
    """Texts stand in CDATA."""
    parts[STRINGS] = re.sub(rb"<t>([^<]*)</t>", rb"<t><![CDATA[\1]]></t>", parts[STRINGS])


def character_numbers(parts: Parts) -> None:
    """Each letter of a text is given by its number."""

    def numbered(text: re.Match[bytes]) -> bytes:
        return (
            b"<t>" + b"".join(b"&#%d;" % byte if byte % 2 else b"&#x%X;" % byte for byte in text[1]) + b"</t>"
        )

    parts[STRINGS] = re.sub(rb"<t>([^<]*)</t>", numbered, parts[STRINGS])


def formulas(parts: Parts) -> None:
    """Texts and numbers are the results of formulas."""
    _each_cell(
        parts,
        lambda c, r, text, is_text: (
            b'<c r="%b%b"%b><f>IF(1&lt;2,%b%b)</f><v>%b</v></c>'
            % (c, r, b' t="str"' if is_text else b"", c, r, text)
        ),
    )


def extensions(parts: Parts) -> None:
    """The sheet has what only newer programs know, before and after its cells."""
    choice = b'<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x14"/></mc:AlternateContent>'
    more = b'<extLst><ext uri="{x}"><x14:conditionalFormattings xmlns:x14="urn:x14"/></ext></extLst>'
    parts[SHEET] = parts[SHEET].replace(b"<sheetData>", choice + b"<sheetData>")
    parts[SHEET] = parts[SHEET].replace(b"</worksheet>", more + b"</worksheet>")


def drawing_first(parts: Parts) -> None:
    """The first sheet is a chart."""
    parts["xl/chartsheets/sheet1.xml"] = (
        _XML + b'<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )
    parts[BOOK] = parts[BOOK].replace(b"<sheets>", b'<sheets><sheet name="Chart" sheetId="9" r:id="rId90"/>')
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet"
    relation = b'<Relationship Id="rId90" Type="%b" Target="chartsheets/sheet1.xml"/>' % kind
    parts[BOOK_RELATIONS] = parts[BOOK_RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")


def carriage_returns(parts: Parts) -> None:
    """A text holds a carriage return as Excel writes one."""
    parts[STRINGS] = parts[STRINGS].replace(b"Smith, Jr.", b"Smith, Jr._x000D_")


SHAPES: dict[str, Callable[[Parts], None]] = {
    maker.__name__.replace("_", "-"): maker
    for maker in (
        inline_strings,
        plain_strings,
        no_dimension,
        wrong_dimension,
        no_places,
        cells_without_places,
        absolute_names,
        dotted_names,
        capital_names,
        backslashes,
        other_folder,
        prefixes,
        strict,
        byte_order_marks,
        no_declaration,
        utf_16,
        single_quotes,
        pretty,
        no_styles,
        formatted_empties,
        rich_texts,
        character_data,
        character_numbers,
        formulas,
        extensions,
        drawing_first,
    )
}


def _packed(path: Path, change: Callable[[Parts], None]) -> None:
    parts = _plain()
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def stored(path: Path) -> None:
    """Nothing is packed, folders have entries of their own, and a remark stands at the end."""
    with zipfile.ZipFile(path, "w") as package:
        package.comment = b"made by hand"
        for folder in ("xl/", "xl/worksheets/", "_rels/"):
            package.writestr(folder, b"")
        for name, content in _plain().items():
            package.writestr(name, content)


def streamed(path: Path) -> None:
    """Written to a pipe: sizes stand behind each part."""

    class Pipe:
        def __init__(self) -> None:
            self.written = bytearray()

        def write(self, content: bytes) -> int:
            self.written += content
            return len(content)

        def flush(self) -> None:
            """Nothing is held back."""

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:  # type: ignore[call-overload]  # a file that can't seek
        for name, content in _plain().items():
            package.writestr(name, content)
    path.write_bytes(pipe.written)


def large_entries(path: Path) -> None:
    """Entries for files of more than four gigabytes, which they are not."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _plain().items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(content)


FOREIGN: tuple[Odd, ...] = (
    *(
        Odd(f"{name}.xlsx", change.__doc__ or "", lambda path, change=change: _packed(path, change))  # type: ignore[misc]
        for name, change in SHAPES.items()
    ),
    *(
        Odd(f"zip-{write.__name__.replace('_', '-')}.xlsx", write.__doc__ or "", write)
        for write in (stored, streamed, large_entries)
    ),
    Odd(
        "carriage-returns.xlsx",
        carriage_returns.__doc__ or "",
        lambda path: _packed(path, carriage_returns),
        rows=[*PEOPLE[:2], ("carl@example.com", "Carl", "Smith, Jr.\r", "3")],
        codes=frozenset({"cell.odd_blanks"}),
    ),
)
