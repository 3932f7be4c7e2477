"""`muster inspect` and `muster convert`: what Muster sees in a file. Without a program they touch no database."""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from muster.cli.answers import (
    check_readable,
    limits_of_host,
    print_json,
    print_refusal,
    sentence_of,
    start_django,
)
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from muster.engine.issues import Issue
    from muster.engine.table import FieldSpec, RawFile, RawTable, Table

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Spreadsheets.")]
Sheet = Annotated[str | None, typer.Option(metavar="NAME", help="Only this sheet.")]
HeaderRow = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="The row with the column names, as Excel counts.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("inspect")(inspect)
    app.command("convert")(convert)


def inspect(
    files: Files,
    *,
    program: Annotated[str | None, typer.Option(metavar="SLUG", help="Match this program's fields.")] = None,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    first: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Only the first N rows of each sheet: quick for large files."),
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document a file.")] = False,
) -> None:
    """Show what Muster sees in files: sheets, headers, and which column is which field."""
    fields = _fields_of(program)
    show = print_json if as_json else _print_description

    def look(file: Path) -> None:
        with _read(file, first) as raw:
            if not first:
                _check_header(_wanted_sheets(raw, sheet), header_row)
            show(_described(file, raw, _Choice(sheet, header_row), fields))

    _each(files, look, as_json=as_json)


def convert(
    files: Files,
    *,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    raw: Annotated[bool, typer.Option("--raw", help="Keep every row, from the top.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="A file; a folder where several are converted."),
    ] = None,
) -> None:
    """Write a sheet as clean UTF-8 CSV, cells unaltered."""
    if len(files) > 1 and (out is None or out.is_file()):
        raise typer.BadParameter("several files need a folder to go to", param_hint="-o")
    targets = dict(zip(files, _targets(files, out), strict=True))

    def write(file: Path) -> None:
        with _read(file) as whole:
            table = _chosen_sheet(whole, sheet)
            if not raw:
                _check_header([table], header_row)
            rows = _all_rows(table) if raw else _table_rows(table, header_row)
            _write_csv(rows, targets[file])

    _each(files, write, as_json=False)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The sheet and the header row that the command names."""

    sheet: str | None
    header_row: int | None


def _each(files: Sequence[Path], work: Callable[[Path], None], *, as_json: bool) -> None:
    """Does the work for every file; refused ones are told as they come, and make the exit status 1."""
    from muster.engine.issues import ReadError

    is_refused = False
    for file in files:
        try:
            work(file)
        except (ReadError, Refused) as error:
            print_refusal(error.code, sentence_of(error), as_json=as_json, file=str(file))
            is_refused = True
    if is_refused:
        raise typer.Exit(1)


@contextmanager
def _read(file: Path, first_rows: int = 0) -> Iterator[RawFile]:
    """The file as read, or its first rows, while its working folder is there."""
    from muster.engine.readers import peek_file, read_file

    check_readable(file)
    with tempfile.TemporaryDirectory(prefix="muster-") as folder:
        if first_rows:
            yield peek_file(file, folder=Path(folder), rows=first_rows, limits=limits_of_host())
        else:
            yield read_file(file, folder=Path(folder), limits=limits_of_host())


def _fields_of(program: str | None) -> tuple[FieldSpec, ...]:
    """The program's fields, or the whole standard profile."""
    if program is None:
        from muster.engine.profile import FULL_NAME, STANDARD_PROFILE

        return (*STANDARD_PROFILE, FULL_NAME)
    start_django()
    from muster.cli.place import in_program
    from muster.programs.queries import importable_specs

    with in_program(program) as found:
        return importable_specs(found)


def _described(file: Path, raw: RawFile, choice: _Choice, fields: tuple[FieldSpec, ...]) -> dict[str, Any]:
    from muster.engine.header import proposed_sheets

    proposed = {raw.sheets[position].name for position in proposed_sheets(raw.sheets)}
    wanted = _wanted_sheets(raw, choice.sheet)
    return {
        "file": str(file),
        "format": raw.format,
        "encoding": raw.encoding,
        "delimiter": raw.delimiter,
        "sheets": [_described_sheet(one, choice, fields, is_proposed=one.name in proposed) for one in wanted],
    }


def _wanted_sheets(raw: RawFile, name: str | None) -> Sequence[RawTable]:
    return raw.sheets if name is None else [_sheet_called(raw, name)]


def _check_header(sheets: Sequence[RawTable], row: int | None) -> None:
    """Refuses a header row below the last row of every sheet; where one has it, the others have nobody there."""
    from muster.engine.table import ROW

    if row is None:
        return
    last_rows = (sheet.cells.lazy().select(ROW).max().collect().item() or 0 for sheet in sheets)
    if row > max(last_rows, default=0):
        raise Refused("plan.no_rows")


def _described_sheet(
    sheet: RawTable, choice: _Choice, fields: tuple[FieldSpec, ...], *, is_proposed: bool
) -> dict[str, Any]:
    from muster.engine.hidden import hidden_issues
    from muster.engine.issues import issues_of
    from muster.engine.matching import match_columns

    table = _below_header(sheet, choice.header_row)
    matches = [
        {
            "column": match.column,
            "header": match.header,
            "field": match.field,
            "confidence": round(match.confidence, 3),
            "reason": match.reason,
        }
        for match in match_columns(table, fields)
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.is_hidden,
        "proposed": is_proposed,
        "rows": table.frame.height,
        "columns": len(table.columns),
        "header_row": table.header_row,
        "headers": list(table.headers),
        "matches": matches,
        "issues": [
            *map(_described_issue, hidden_issues(sheet, table)),
            *(_described_issue(one) for found in (sheet.issues, table.issues) for one in issues_of(found)),
        ],
    }


def _described_issue(issue: Issue) -> dict[str, Any]:
    from muster.engine.messages import SENTENCES, sentence_params

    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "sheet": issue.sheet,
        "sheet_row": issue.sheet_row,
        "column": issue.column,
        "field": issue.field,
        "value": issue.value,
        "message": SENTENCES[issue.code] % sentence_params(issue),
    }


def _print_description(described: dict[str, Any]) -> None:
    about = [described[key] for key in ("format", "encoding", "delimiter") if described[key]]
    typer.echo(f"{described['file']}: {', '.join(repr(a) if a.isspace() else a for a in about)}")
    for sheet in described["sheets"]:
        marks = [mark for mark in ("hidden", "proposed") if sheet[mark]]
        place = f"header in row {sheet['header_row']}" if sheet["header_row"] else "no header"
        rows = "1 row" if sheet["rows"] == 1 else f"{sheet['rows']:,} rows"
        typer.echo(f"  {sheet['name']}: {', '.join([rows, place, *marks])}")
        for match in sheet["matches"]:
            typer.echo(f"    {match['header']} → {match['field'] or '(no field)'}  {match['reason']}")
        for issue in sheet["issues"]:
            typer.echo(f"    {issue['message']}")


def _below_header(sheet: RawTable, row: int | None) -> Table:
    from muster.engine.header import detect_header, table_below

    return table_below(sheet, row if row is not None else detect_header(sheet).row)


def _chosen_sheet(raw: RawFile, name: str | None) -> RawTable:
    """The sheet named; without a name the proposed one with the most people."""
    from muster.engine.header import count_emails, proposed_sheets

    if name is not None:
        return _sheet_called(raw, name)
    proposed = proposed_sheets(raw.sheets)
    if not proposed:
        raise Refused("sheet.none")
    return max((raw.sheets[position] for position in proposed), key=count_emails)


def _sheet_called(raw: RawFile, name: str) -> RawTable:
    for sheet in raw.sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    raise Refused("sheet.not_found", sheet=name, sheets=", ".join(sheet.name for sheet in raw.sheets))


def _table_rows(sheet: RawTable, header_row: int | None) -> Iterator[Sequence[str | None]]:
    """The header as it stands in the file, then the rows with people; empty rows and columns are gone."""
    from muster.engine.table import ROW

    table = _below_header(sheet, header_row)
    names = [f"c{number}" for number in table.columns]
    if table.header_row is not None:
        head = sheet.head(table.header_row)
        yield from head.filter(head[ROW] == table.header_row).select(names).iter_rows()
    yield from table.frame.select(names).iter_rows()


def _all_rows(sheet: RawTable) -> Iterator[Sequence[str | None]]:
    """Every row from the first, also those without a cell, all as wide as the sheet."""
    last = 0
    for number, *cells in sheet.frame.iter_rows():
        for _ in range(last + 1, number):
            yield [None] * len(cells)
        yield cells
        last = number


def _targets(files: Sequence[Path], out: Path | None) -> list[Path | None]:
    """Where each file goes; None is standard output. Two files of one name get numbers."""
    if out is None or (len(files) == 1 and not out.is_dir()):
        return [out] * len(files)
    out.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    targets: list[Path | None] = []
    for file in files:
        name, number = file.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{file.stem}-{number}"
        taken.add(name.casefold())
        targets.append(out / f"{name}.csv")
    return targets


def _write_csv(rows: Iterable[Sequence[str | None]], target: Path | None) -> None:
    if target is not None:
        with target.open("w", encoding="utf-8", newline="") as file:
            _write_rows(rows, file)
        return
    # Standard output as it is writes the platform's encoding and line ends.
    file = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        _write_rows(rows, file)
        file.flush()
    finally:
        file.detach()


def _write_rows(rows: Iterable[Sequence[str | None]], file: IO[str]) -> None:
    csv.writer(file, lineterminator="\r\n").writerows(rows)
