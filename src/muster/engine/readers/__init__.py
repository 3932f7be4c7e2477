"""Files to `RawTable`s. A format is one module named in `READERS`, with `FORMAT` and `read(...)`.

Nothing here parses in the calling process: `read_file` looks at the size and the first bytes, then a child reads.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from muster.engine.readers import guard
from muster.engine.readers.guard import check_start
from muster.engine.readers.isolation import read_in_child
from muster.engine.readers.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from muster.engine.table import RawFile

__all__ = ["READERS", "Limits", "peek_file", "read_file", "read_text", "reader_of"]

READERS = {
    guard.XLSX: "workbook",
    guard.XLSB: "xlsb",
    guard.XLS: "xls",
    guard.ODS: "ods",
    guard.XML: "spreadsheetml",
    guard.HTML: "webpage",
    guard.TEXT: "delimited",
}
"""Kind of a file → the module that reads it."""

_NO_LIMITS_GIVEN = Limits()


def read_file(
    path: Path, *, folder: Path, limits: Limits = _NO_LIMITS_GIVEN, name: str | None = None
) -> RawFile:
    """Every sheet of the file, as text. `folder` takes the child's working files and must outlive the frames.

    `name` is what the file is called where `path` doesn't say; a file without sheets lends it to its one table.
    """
    check_start(path, limits)
    return read_in_child(path, folder=folder, limits=limits, name=name or path.name)


def reader_of(kind: str) -> ModuleType:
    """The module that reads files of this kind. Imported here: a child needs one of them, and its parent none."""
    return import_module(f"{__name__}.{READERS[kind]}")


def peek_file(
    path: Path, *, folder: Path, rows: int, limits: Limits = _NO_LIMITS_GIVEN, name: str | None = None
) -> RawFile:
    """As `read_file`, of the first rows of every sheet only; a large .xlsx or text file is not read further than that."""
    check_start(path, limits)
    file = read_in_child(path, folder=folder, limits=limits, name=name or path.name, first_rows=rows)
    return replace(file, sheets=tuple(replace(sheet, cells=sheet.head(rows)) for sheet in file.sheets))


def read_text(
    text: str, *, folder: Path, limits: Limits = _NO_LIMITS_GIVEN, name: str | None = None
) -> RawFile:
    """As `read_file`, for rows that were pasted or typed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pasted.txt"
    # A lone surrogate has no UTF-8. NUL stands in for it, which the reader replaces with an issue.
    path.write_bytes("".join("\x00" if "\ud800" <= c <= "\udfff" else c for c in text).encode())
    return read_file(path, folder=folder, limits=limits, name=name)
