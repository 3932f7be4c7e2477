"""Workbooks (.xlsx) that are made to hurt, and ZIP files that pretend to be some: each maker says how."""

from __future__ import annotations

import random
import re
import struct
import zipfile
from itertools import chain, islice
from typing import TYPE_CHECKING

from tests.files import binary, workbooks
from tests.files.workbooks import EMAILS, SHEET, STRINGS, patched, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

BOOK, BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def _book(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    return patched(workbook(path, {"People": EMAILS}), part, change)


def _with_cells(path: Path, cells: Iterable[bytes]) -> Path:
    """A workbook whose sheet holds these bytes as its rows."""
    rows = b"".join(cells)
    return _book(
        path,
        SHEET,
        lambda part: re.sub(
            rb"<sheetData>.*</sheetData>", lambda _: b"<sheetData>" + rows + b"</sheetData>", part
        ),
    )


def _after_cells(path: Path, content: bytes) -> Path:
    return _book(path, SHEET, lambda part: part.replace(b"</sheetData>", b"</sheetData>" + content))


def _repacked(path: Path, change: Callable[[bytearray], None]) -> Path:
    """The file with its bytes changed, below what the ZIP format protects."""
    workbook(path, {"People": EMAILS})
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def strings_bomb(path: Path) -> Path:
    """One shared text of 300 million letters."""
    return _book(
        path, STRINGS, lambda part: part.replace(b"<t>Ana</t>", b"<t>" + b"A" * 300_000_000 + b"</t>")
    )


def archive_in_archive(path: Path) -> Path:
    """A ZIP file of ZIP files of nothing but zeros."""
    inner = path.with_suffix(".inner")
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("0", bytes(10_000_000))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for n in range(16):
            package.write(inner, f"{n}.zip")
    inner.unlink()
    return path


def parts_over_each_other(path: Path) -> Path:
    """Every part's entry leads to the same packed bytes."""

    def change(content: bytearray) -> None:
        first = content.index(b"PK\x01\x02")
        for found in re.finditer(rb"PK\x01\x02", bytes(content)):
            size = content[first + 20 : first + 28]
            content[found.start() + 20 : found.start() + 28] = size
            content[found.start() + 42 : found.start() + 46] = bytes(4)

    return _repacked(path, change)


def size_said_small(path: Path) -> Path:
    """A sheet that says it unpacks to ten bytes."""
    return _said_size(path, 10)


def size_said_huge(path: Path) -> Path:
    """A sheet that says it unpacks to three gigabytes."""
    return _said_size(path, 3 * 2**30)


def _said_size(path: Path, size: int) -> Path:
    def change(content: bytearray) -> None:
        entry = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
        content[entry + 24 : entry + 28] = struct.pack("<I", size)

    return _repacked(path, change)


def unknown_packing(path: Path) -> Path:
    """Packed in a way that nobody knows."""

    def change(content: bytearray) -> None:
        for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
            for found in re.finditer(mark, bytes(content)):
                content[found.start() + offset : found.start() + offset + 2] = struct.pack("<H", 77)

    return _repacked(path, change)


def locked_part(path: Path) -> Path:
    """A part that says it is encrypted."""

    def change(content: bytearray) -> None:
        content[content.index(b"PK\x01\x02") + 8] |= 1

    return _repacked(path, change)


def no_directory(path: Path) -> Path:
    """A ZIP file whose list of parts is gone."""
    return _repacked(path, lambda content: content.__delitem__(slice(content.index(b"PK\x01\x02"), None)))


def names_that_climb(path: Path) -> Path:
    """Parts that would be written outside of any folder, by whoever unpacks them."""
    workbook(path, {"People": EMAILS})
    with zipfile.ZipFile(path, "a") as package:
        for name in ("../../../../tmp/evil", "/etc/evil", "xl/../../evil", "C:\\evil"):
            package.writestr(name, b"x")
    return path


def many_parts(path: Path) -> Path:
    """65,000 parts."""
    workbook(path, {"People": EMAILS})
    with zipfile.ZipFile(path, "a") as package:
        for n in range(65_000):
            package.writestr(f"xl/media/{n}", b"")
    return path


def laughs_in_sheet(path: Path) -> Path:
    """Entities that grow, in the sheet."""
    return _book(path, SHEET, lambda part: part.replace(b"<worksheet", _LAUGHS + b"<worksheet", 1))


def laughs_in_strings(path: Path) -> Path:
    """Entities that grow, in the shared texts."""
    return _book(
        path, STRINGS, lambda part: part.replace(b"<sst", _LAUGHS + b"<sst", 1).replace(b"Ana", b"&c;")
    )


def laughs_in_book(path: Path) -> Path:
    """Entities that grow, in a sheet's name."""
    return _book(
        path,
        BOOK,
        lambda part: part.replace(b"<workbook", _LAUGHS + b"<workbook", 1).replace(b"People", b"&c;"),
    )


def late_laughs(path: Path) -> Path:
    """Entities behind a comment of 200,000 bytes."""
    return _book(
        path,
        SHEET,
        lambda part: part.replace(
            b"<worksheet", b"<!--" + b"x" * 200_000 + b"-->" + _LAUGHS + b"<worksheet", 1
        ),
    )


def entity_from_a_file(path: Path) -> Path:
    """An entity that is another file of the machine."""
    entity = b'<!DOCTYPE workbook [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook'
    return _book(path, BOOK, lambda part: part.replace(b"<workbook", entity, 1).replace(b"People", b"&a;"))


def relation_to_itself(path: Path) -> Path:
    """The sheet is the workbook itself."""
    return _book(path, BOOK_RELATIONS, lambda part: part.replace(b"worksheets/sheet1.xml", b"workbook.xml"))


def relation_that_climbs(path: Path) -> Path:
    """The sheet is a file of the machine."""
    return _book(
        path,
        BOOK_RELATIONS,
        lambda part: part.replace(b"worksheets/sheet1.xml", b"../../../../../../etc/passwd"),
    )


def relation_to_a_file(path: Path) -> Path:
    """The same, with an address."""
    return _book(
        path, BOOK_RELATIONS, lambda part: part.replace(b"worksheets/sheet1.xml", b"file:///etc/passwd")
    )


def relation_to_the_network(path: Path) -> Path:
    """The sheet comes from another machine."""
    return _book(
        path,
        BOOK_RELATIONS,
        lambda part: part.replace(
            b'worksheets/sheet1.xml"', b'http://127.0.0.1:9/sheet1.xml" TargetMode="External"'
        ),
    )


def template_from_the_network(path: Path) -> Path:
    """A part that programs load on opening, from another machine."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = b'<Relationship Id="x" Type="%b" Target="http://127.0.0.1:9/t" TargetMode="External"/>' % kind
    end = b"</Relationships>"
    return _book(path, BOOK_RELATIONS, lambda part: part.replace(end, relation + end))


def million_merges(path: Path) -> Path:
    """A million merged areas."""
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(10, 1_000_010))
    return _after_cells(path, b"<mergeCells>" + merges + b"</mergeCells>")


def merges_over_everything(path: Path) -> Path:
    """A thousand merged areas, each as large as a sheet can be."""
    return _after_cells(path, b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 1000 + b"</mergeCells>")


def million_names(path: Path) -> Path:
    """A million defined names."""
    names = b"".join(b'<definedName name="n%d">People!$A$1</definedName>' % n for n in range(1_000_000))
    return _book(
        path,
        BOOK,
        lambda part: part.replace(b"</sheets>", b"</sheets><definedNames>" + names + b"</definedNames>"),
    )


def million_rules(path: Path) -> Path:
    """A million drop-down lists."""
    rule = b'<dataValidation type="list" sqref="A%d"><formula1>"a,b"</formula1></dataValidation>'
    rules = b"".join(rule % n for n in range(1_000_000))
    return _after_cells(path, b"<dataValidations>" + rules + b"</dataValidations>")


def many_links(path: Path) -> Path:
    """A hyperlink in each of 60,000 cells, each a relation that leads outside."""
    cells = {(n, 0): f"https://example.com/{n}" for n in range(60_000)}
    return workbooks.workbook_with_cells(path, cells)


def deep_sheet(path: Path) -> Path:
    """200,000 elements within each other, inside a cell."""
    return _with_cells(
        path,
        [
            b'<row r="1"><c r="A1" t="inlineStr"><is>',
            b"<r>" * 200_000,
            b"</r>" * 200_000,
            b"<t>x</t></is></c></row>",
        ],
    )


def deep_book(path: Path) -> Path:
    """200,000 elements within each other, in the workbook's own part."""
    return _book(
        path,
        BOOK,
        lambda part: part.replace(b"</workbook>", b"<a>" * 200_000 + b"</a>" * 200_000 + b"</workbook>"),
    )


def cells_all_over(path: Path) -> Path:
    """5,000 cells in as many rows and columns: nothing to be moved together."""
    return workbooks.workbook_with_cells(path, {(row * 200, row % 1000): "x" for row in range(5_000)})


def dense(path: Path) -> Path:
    """A million and a half cells of a few digits, without their places, which have to be counted."""
    chance = random.Random(4)  # noqa: S311 - not for secrets
    row = (b"".join(b"<c><v>%d</v></c>" % chance.randrange(10_000) for _ in range(500)) for _ in range(3_000))
    return _with_cells(path, chain.from_iterable((b"<row>", cells, b"</row>") for cells in row))


def rows_without_end(path: Path) -> Path:
    """A row number that no sheet has."""
    return _with_cells(path, [b'<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>'])


def row_zero(path: Path) -> Path:
    """Row 0, and a cell A0."""
    return _with_cells(path, [b'<row r="0"><c r="A0"><v>1</v></c></row>'])


def columns_without_end(path: Path) -> Path:
    """A column of six letters."""
    return _with_cells(path, [b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'])


def place_of_nonsense(path: Path) -> Path:
    """A cell whose place is no place."""
    return _with_cells(path, [b'<row r="1"><c r="../../x"><v>1</v></c></row>'])


def rows_backwards(path: Path) -> Path:
    """Rows from the last to the first, and one of them twice."""
    return _with_cells(
        path, (b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in (5, 4, 3, 3, 1))
    )


def no_such_string(path: Path) -> Path:
    """A cell that holds shared text number four thousand million."""
    return _with_cells(path, [b'<row r="1"><c r="A1" t="s"><v>4294967295</v></c></row>'])


def string_below_zero(path: Path) -> Path:
    """A cell that holds shared text number -1."""
    return _with_cells(path, [b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'])


def no_such_style(path: Path) -> Path:
    """Cells in styles that are not there."""
    return _with_cells(
        path, [b'<row r="1"><c r="A1" s="4294967295"><v>1</v></c><c r="B1" s="-1"><v>2</v></c></row>']
    )


def absurd_dates(path: Path) -> Path:
    """Dates of the years 10,000 and 10 to the 300th, before all time, and no number at all."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet, shape = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for n, serial in enumerate((2_958_466, 1e300, -1, 1e16, -1e300, 60, 0)):
            sheet.write_number(n, 0, serial, shape)
    return path


def numbers_of_nonsense(path: Path) -> Path:
    """Numbers that are none."""
    texts = (b"NaN", b"INF", b"1e999", b"0x10", b"1_000", b"", b"--1", b"1" * 5_000)
    return _with_cells(
        path,
        (
            b'<row r="%d"><c r="A%d"><v>%b</v></c></row>' % (n, n, text)
            for n, text in enumerate(texts, start=1)
        ),
    )


def same_name_twice(path: Path) -> Path:
    """Two sheets of one name, with different people."""
    workbook(path, {"People": EMAILS, "Other": [["E-mail"], ["zoe@example.com"]]})
    return patched(path, BOOK, lambda part: part.replace(b'name="Other"', b'name="People"'))


def name_of_a_path(path: Path) -> Path:
    """A sheet whose name is a path, with a line break and a NUL."""
    return _book(path, BOOK, lambda part: part.replace(b'name="People"', b'name="../../etc&#10;passwd%00"'))


def many_sheets(path: Path) -> Path:
    """5,000 sheets, all the same part."""
    sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(1, 5_001))
    return _book(
        path, BOOK, lambda part: re.sub(rb"<sheets>.*</sheets>", b"<sheets>" + sheets + b"</sheets>", part)
    )


def same_part_often(path: Path) -> Path:
    """One sheet of 20,000 rows, shown under 400 names."""
    workbook(path, {"People": [[f"p{n}@example.com"] for n in range(20_000)]})
    sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(1, 401))
    return patched(
        path, BOOK, lambda part: re.sub(rb"<sheets>.*</sheets>", b"<sheets>" + sheets + b"</sheets>", part)
    )


def wide_characters(path: Path) -> Path:
    """A sheet in UTF-32, which a search for bytes doesn't see through."""
    return _book(path, SHEET, lambda part: part.decode().replace("UTF-8", "UTF-32").encode("utf-32"))


def unclosed_sheet(path: Path) -> Path:
    """A sheet that ends within a cell."""
    return _book(path, SHEET, lambda part: part[: part.index(b"</sheetData>") - 20])


def no_sheets(path: Path) -> Path:
    """A workbook without any sheet."""
    return _book(path, BOOK, lambda part: re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", part))


def runs_of_text(path: Path) -> Path:
    """One text in a million pieces of a letter, each in a style of its own."""
    pieces = b"".join(islice(iter(lambda: b"<r><rPr><b/></rPr><t>x</t></r>", None), 1_000_000))
    return _book(path, STRINGS, lambda part: part.replace(b"<t>Ana</t>", pieces))


def picture_and_workbook(path: Path) -> Path:
    """A picture with a workbook behind it."""
    return _behind(path, b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")


def document_and_workbook(path: Path) -> Path:
    """A PDF document with a workbook behind it."""
    return _behind(path, b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")


def page_and_workbook(path: Path) -> Path:
    """A web page with a workbook behind it, the same bytes at every time."""
    return _behind(path, b"<html><table><tr><td>E-mail<tr><td>zoe@example.com</table></html>")


def program_and_workbook(path: Path) -> Path:
    """A program for Windows with a workbook behind it."""
    return _behind(path, b"MZ\x90\x00" + bytes(60))


def _behind(path: Path, head: bytes) -> Path:
    with zipfile.ZipFile(workbook(path, {"People": EMAILS})) as made:
        parts = {
            name: made.read(name) for name in sorted(made.namelist()) if not name.startswith("docProps/")
        }
    with zipfile.ZipFile(path, "w") as plain:
        for name, content in parts.items():
            plain.writestr(zipfile.ZipInfo(name), content)
    path.write_bytes(head + path.read_bytes())
    return path


def workbook_and_document(path: Path) -> Path:
    """A workbook that is an ODS and a Word document too."""
    workbook(path, {"People": EMAILS})
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
        package.writestr("word/document.xml", "<x/>")
    return path


def locked_workbook(path: Path) -> Path:
    """A workbook with a password, as Excel saves it."""
    path.write_bytes(binary.compound({"EncryptionInfo": bytes(200), "EncryptedPackage": bytes(9000)}))
    return path


REFUSED: dict[Callable[[Path], Path], str] = {
    workbooks.far_corner: "file.too_large_area",
    workbooks.bomb: "file.unpacks_too_large",
    workbooks.with_doctype: "file.doctype",
    workbooks.part_twice: "file.duplicate_parts",
    strings_bomb: "file.unpacks_too_large",
    archive_in_archive: "file.unknown_format",
    parts_over_each_other: "file.damaged",
    size_said_small: "file.damaged",
    size_said_huge: "file.unpacks_too_large",
    unknown_packing: "file.damaged",
    locked_part: "file.encrypted",
    no_directory: "file.damaged",
    many_parts: "file.too_many_parts",
    laughs_in_sheet: "file.doctype",
    laughs_in_strings: "file.doctype",
    laughs_in_book: "file.doctype",
    late_laughs: "file.doctype",
    entity_from_a_file: "file.doctype",
    relation_that_climbs: "file.damaged",
    relation_to_a_file: "file.damaged",
    relation_to_the_network: "file.external_relation",
    template_from_the_network: "file.external_relation",
    deep_book: "file.damaged",
    cells_all_over: "file.too_large_area",
    rows_without_end: "file.too_large_area",
    row_zero: "file.damaged",
    columns_without_end: "file.too_many_columns",
    place_of_nonsense: "file.damaged",
    no_such_string: "file.damaged",
    same_name_twice: "file.damaged",
    same_part_often: "file.damaged",
    rows_backwards: "file.cells_lost",
    many_sheets: "file.damaged",
    wide_characters: "file.part_encoding",
    unclosed_sheet: "file.damaged",
    runs_of_text: "file.cell_too_long",
    picture_and_workbook: "file.unknown_format",
    document_and_workbook: "file.unknown_format",
    program_and_workbook: "file.unknown_format",
    locked_workbook: "file.encrypted",
}
"""Each maker, and the code of the refusal."""

READ: tuple[Callable[[Path], Path], ...] = (
    workbooks.lying_string_count,
    workbooks.new_error,
    names_that_climb,
    million_merges,
    merges_over_everything,
    million_names,
    million_rules,
    many_links,
    deep_sheet,
    dense,
    relation_to_itself,
    string_below_zero,
    no_such_style,
    absurd_dates,
    numbers_of_nonsense,
    name_of_a_path,
    no_sheets,
    page_and_workbook,
    workbook_and_document,
)
"""Made to hurt, and read without harm (or refused with a sentence: both are an answer)."""
