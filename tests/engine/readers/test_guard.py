"""Files that are refused: told by content, each by its own code."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from muster.engine.readers import Limits
from muster.refusals import SENTENCES
from tests.files import workbooks
from tests.files.binary import compound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.readers.conftest import Read, RefusalOf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str) -> bytes:
    """A ZIP file with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, b"<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        pytest.param(b"", "file.empty", None, id="nothing"),
        pytest.param(b"\r\n \r\n", "file.empty", None, id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "file.unknown_format", "a PNG picture", id="picture"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(99), "file.unknown_format", "a JPEG picture", id="photo"),
        pytest.param(b"%PDF-1.7\n", "file.unknown_format", "a PDF document", id="pdf"),
        pytest.param(packed("word/document.xml"), "file.unknown_format", "a Word document", id="word"),
        pytest.param(packed("a.txt"), "file.unknown_format", "a ZIP archive", id="zip"),
        pytest.param(packed("xl/workbook.bin"), "file.damaged", None, id="xlsb without workbook"),
        pytest.param(OLE + bytes(999), "file.damaged", None, id="broken compound file"),
        pytest.param(compound({"EncryptedPackage": b"?"}), "file.encrypted", None, id="password"),
        pytest.param(
            compound({"EncryptedPackage": b"?" * 9000})[:-5000],
            "file.encrypted",
            None,
            id="password, and cut off",
        ),
        pytest.param(
            compound({"WordDocument": b"?"}), "file.unknown_format", "a Word document", id="old word"
        ),
        pytest.param(
            compound({"Else": b"?"}), "file.unknown_format", "an old Office document", id="old office"
        ),
        pytest.param(
            b"<html><table></table></html>", "file.unknown_format", "a web page without a table", id="page"
        ),
        pytest.param(b"<?xml version='1.0'?><feed/>", "file.unknown_format", "an XML file", id="xml"),
        pytest.param(b"MIME-Version: 1.0\r\n\r\nx", "file.unknown_format", "a web archive", id="mht"),
        pytest.param(bytes(range(256)) * 40, "file.unknown_format", "a binary file", id="binary"),
        pytest.param(packed("xl/x.xml"), "file.damaged", None, id="workbook without workbook"),
        pytest.param(packed("xl/workbook.xml")[:-30], "file.damaged", None, id="cut off"),
    ],
)
def test_what_is_no_spreadsheet_is_named(
    tmp_path: Path, refusal_of: RefusalOf, content: bytes, code: str, kind: str | None
) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(content)
    refused = refusal_of(path)
    assert (code, kind) == (refused.code, refused.params.get("kind"))
    assert SENTENCES[code] % refused.params


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(workbooks.far_corner, "file.too_large_area", id="two cells in far corners"),
        pytest.param(workbooks.bomb, "file.unpacks_too_large", id="zip bomb"),
        pytest.param(workbooks.with_doctype, "file.doctype", id="own entities"),
        pytest.param(workbooks.part_twice, "file.duplicate_parts", id="a part twice"),
    ],
)
def test_hostile_workbooks_are_refused(
    tmp_path: Path, refusal_of: RefusalOf, make: Callable[[Path], Path], code: str
) -> None:
    refused = refusal_of(make(tmp_path / "hostile.xlsx"))
    assert code == refused.code
    assert SENTENCES[code] % refused.params


def test_a_part_in_an_encoding_that_the_format_forbids_is_refused(
    tmp_path: Path, refusal_of: RefusalOf
) -> None:
    path = workbooks.workbook(tmp_path / "utf32.xlsx", {"People": workbooks.EMAILS})
    workbooks.patched(
        path, workbooks.SHEET, lambda part: part.replace(b"UTF-8", b"UTF-32").decode().encode("utf-32")
    )
    assert "file.part_encoding" == refusal_of(path).code


def test_a_workbook_cut_off_is_refused_wherever_it_ends(tmp_path: Path, refusal_of: RefusalOf) -> None:
    path = workbooks.workbook(tmp_path / "cut.xlsx", {"People": workbooks.EMAILS})
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "file.damaged" == refusal_of(path).code


def test_a_damaged_part_is_refused(tmp_path: Path, refusal_of: RefusalOf) -> None:
    path = workbooks.workbook(tmp_path / "damaged.xlsx", {"People": workbooks.EMAILS})
    content = bytearray(path.read_bytes())
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start : start + 20] = bytes(20)
    path.write_bytes(content)
    assert "file.damaged" == refusal_of(path).code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(Limits(file_bytes=1000), "file.too_large", id="size"),
        pytest.param(Limits(zip_parts=3), "file.too_many_parts", id="parts"),
        pytest.param(Limits(unpacked_bytes=1000), "file.unpacks_too_large", id="unpacked"),
        pytest.param(Limits(sheets=0), "file.too_many_sheets", id="sheets"),
        pytest.param(Limits(rows=2), "file.too_many_rows", id="rows"),
        pytest.param(Limits(area_cells=10), "file.too_large_area", id="area"),
        pytest.param(Limits(cell_characters=5), "file.cell_too_long", id="cell"),
    ],
)
def test_each_limit_refuses_with_its_own_code(
    tmp_path: Path, refusal_of: RefusalOf, limits: Limits, code: str
) -> None:
    path = workbooks.workbook(tmp_path / "people.xlsx", {"People": workbooks.EMAILS})
    refused = refusal_of(path, limits)
    assert code == refused.code
    assert SENTENCES[code] % refused.params


def test_content_counts_and_not_the_name(tmp_path: Path, read: Read) -> None:
    book = workbooks.workbook(tmp_path / "people.xlsx", {"People": workbooks.EMAILS})
    renamed = book.rename(tmp_path / "people.csv")
    text = tmp_path / "text.xlsx"
    text.write_text("E-mail,Name\nana@example.com,Ana\n")
    assert ("xlsx", "csv") == (read(renamed).format, read(text).format)
