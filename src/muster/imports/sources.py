"""The sheets of a run: as read, as tables below their header with the edits laid over, and as the engine's sources."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import Max, Q

from muster.engine.header import detect_header, emails_by_column, propose_role, proposed_sheets, table_below
from muster.engine.hidden import count_hidden, hidden_issues, without_hidden
from muster.engine.issues import issue_frame
from muster.engine.marks import MARKER_HEADER, unmarked, without_marks
from muster.engine.matching import header_key, match_columns
from muster.engine.pipeline import apply_edits
from muster.engine.table import (
    ROW,
    Area,
    ColumnMap,
    Edit,
    MadeColumn,
    RawFile,
    RawTable,
    Replacement,
    Role,
    SourceSpec,
    Table,
    column_letters,
)
from muster.engine.transforms import FIRST_MADE, transform_columns
from muster.imports import storage
from muster.imports.memory import remembered_header_rows, remembered_headers
from muster.imports.models import Edit as EditRow
from muster.imports.models import EditKind, ImportRun, Source
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from muster.engine.edits import Change
    from muster.engine.table import FieldSpec

READ_WHOLE = 10_000
"""Sheets of so many rows are read whole where a few rows are asked for: that shows which rows are no data."""
BELOW_HEADER = ("rows", "width", "columns", "hidden_rows", "filtered_rows")
"""What `place_header` sets beside the row."""
FEW_ROWS = 4
"""So many are sooner cut out one by one than looked for among all."""
HELD_ROWS, HELD_SHEETS = 4_000, 8
"""Of so many large sheets about so many rows are held: those that were asked for last."""
_HELD_ROWS: dict[str, tuple[frozenset[int], pl.DataFrame]] = {}
"""File of a sheet → rows that were looked for, and those of them that are there. A sheet as read never changes."""
SPREAD_ROWS = 5_000
"""So many rows, from all over it, stand for a larger sheet where shares and samples are shown."""
MOSTLY_KNOWN = 0.6
"""So many of a row's headers were confirmed before, and it is the header."""
CACHED_CELLS, CACHED_BYTES = 500_000, 16_000_000
"""Larger sheets are read again for each page rather than held."""


def store_sheets(folder: str, file: RawFile) -> None:
    """Writes every sheet as read; `sheets.json` comes last."""
    for position, sheet in enumerate(file.sheets):
        storage.keep_frame(f"{folder}/{position}.parquet", sheet.cells)
        storage.keep_frame(f"{folder}/{position}-issues.parquet", sheet.issues)
        storage.keep_frame(f"{folder}/{position}-hidden.parquet", sheet.hidden.to_frame())
    described = [
        {
            "name": sheet.name,
            "is_hidden": sheet.is_hidden,
            "hidden_rows": sheet.hidden_rows,
            "hidden_columns": sheet.hidden_columns,
            "filtered_rows": sheet.filtered_rows,
            "merges": sheet.merges,
        }
        for sheet in file.sheets
    ]
    storage.keep_json(f"{folder}/sheets.json", {"schema": 2, "sheets": described})


def raw_table(run: ImportRun, source: Source) -> RawTable:
    """The sheet as read."""
    folder = storage.upload_folder(run)
    return _held(folder, source.position) or _read(folder, source.position)


def table_of(source: Source) -> Table:
    """The rows below the header that are imported, with the edits laid over and the columns made; an edit always wins."""
    raw = raw_table(source.run, source)
    table = unmarked(table_below(raw, source.header_row))
    if source.skip_hidden:
        table = without_hidden(raw, table)
    return _laid_over(table, list_edits(source), column_map(source))


def _laid_over(table: Table, edits: Sequence[Change], columns: ColumnMap) -> Table:
    """The table with the edits, then the columns made of what is there now, then the edits of these."""
    table = apply_edits(table, edits) if edits else table
    if columns.made or columns.defaults:
        table = apply_edits(transform_columns(table, columns), _late(edits, columns))
    return table


def _late(edits: Sequence[Change], columns: ColumnMap) -> list[Change]:
    """The edits that come after columns are made: those of made columns, and cells emptied where a value was filled in."""
    last = {(one.sheet_row, one.column): one for one in edits if isinstance(one, Edit)}
    emptied = [
        one
        for one in last.values()
        if one.value is None and one.column in columns.defaults and not one.is_added
    ]
    return [*emptied, *(one for one in edits if one.column >= FIRST_MADE)]


def list_edits(source: Source, sheet_rows: Collection[int] | None = None) -> list[Change]:
    """The edits of a sheet's cells that count, oldest first; with `sheet_rows` those alone that are about these rows."""
    about_cells = (EditKind.CELL, EditKind.ADDED, EditKind.REPLACE)
    rows = EditRow.objects.filter(source=source, undone_at=None, kind__in=about_cells).order_by("id")
    if sheet_rows is not None:
        rows = rows.filter(Q(sheet_row__in=list(sheet_rows)) | Q(sheet_row=None))
    return [_edit(source.name, *row) for row in rows.values_list(*_EDIT_PARTS)]


@dataclass(frozen=True, slots=True)
class RowsAt:
    """Some rows of a sheet with the edits laid over: sheet row → column → text; `columns` are those of the sheet."""

    columns: tuple[int, ...]
    rows: dict[int, dict[int, str | None]]


def rows_at(source: Source, sheet_rows: Collection[int]) -> RowsAt:
    """What stands in these rows now; of a sheet small enough to be held, rows that are no data rows are absent."""
    table = table_part(source, sheet_rows)
    frame = table.frame.filter(pl.col(ROW).is_in(list(sheet_rows)))
    rows = {
        row[0]: dict(zip(table.columns, row[1:], strict=True))
        for row in frame.select(ROW, *(f"c{number}" for number in table.columns)).iter_rows()
    }
    return RowsAt(table.columns, rows)


def table_part(source: Source, sheet_rows: Collection[int]) -> Table:
    """Some rows of a sheet, with the edits laid over; of a large one no other row is read."""
    rows = sorted(set(sheet_rows))
    if source.rows <= READ_WHOLE:
        table = table_of(source)
        return replace(table, frame=table.frame.filter(pl.col(ROW).is_in(rows)))
    return _part(source, _asked(source, {*rows, source.header_row or 0}), rows)


def _asked(source: Source, rows: set[int]) -> pl.DataFrame:
    """These rows as read, in their order; each is looked for in the sheet once, as an edit asks for it again and again."""
    name = f"{storage.upload_folder(source.run)}/{source.position}.parquet"
    known, frame = _HELD_ROWS.get(name, (frozenset(), None))
    new = rows - known
    if new or frame is None:
        if len(known) > HELD_ROWS:
            known, frame, new = frozenset(), None, rows
        with storage.local_path(name) as path:
            read = _rows_of(pl.scan_parquet(path), sorted(new))
        frame = read if frame is None else pl.concat([frame, read]).sort(ROW)
        _HELD_ROWS.pop(name, None)
        _HELD_ROWS[name] = (known | new, frame)
        for longest_ago in list(_HELD_ROWS)[:-HELD_SHEETS]:
            _HELD_ROWS.pop(longest_ago, None)
    return frame.filter(pl.col(ROW).is_in(list(rows)))


def _rows_of(cells: pl.LazyFrame, rows: Sequence[int]) -> pl.DataFrame:
    """These rows in their order; a few are cut out where they stand, in half the time of looking through all cells."""
    wanted = pl.col(ROW).is_in(rows)
    if len(rows) > FEW_ROWS:
        return cells.filter(wanted).collect()
    places = cells.select(wanted.arg_true()).collect().to_series().to_list()
    pieces = [cells.slice(place, 1) for place in places]
    return pl.concat(pieces).collect() if pieces else cells.head(0).collect()


def is_sampled(source: Source) -> bool:
    """Whether `sample_of` is a part of the sheet."""
    return source.rows > READ_WHOLE


def sample_of(source: Source) -> Table:
    """The rows of a sheet as `table_of` has them; of one of more than `READ_WHOLE` about `SPREAD_ROWS` of them."""
    if not is_sampled(source):
        return table_of(source)
    folder, step = storage.upload_folder(source.run), source.rows // SPREAD_ROWS
    frame = _spread(folder, source.position, source.header_row or 0, step)
    if source.skip_hidden:
        hidden = storage.read_frame(f"{folder}/{source.position}-hidden.parquet")
        frame = frame.join(hidden, on=ROW, how="anti")
    return _part(source, frame, frame[ROW].to_list())


@lru_cache(maxsize=4)
def _spread(folder: str, position: int, header_row: int, step: int) -> pl.DataFrame:
    """The header of a sheet, and below it one of `step` rows, by chance: what alternates must not come out one-sided."""
    is_chosen = (pl.col(ROW) > header_row) & (pl.col(ROW).hash(seed=1) % step == 0)
    with storage.local_path(f"{folder}/{position}.parquet") as path:
        return pl.scan_parquet(path).filter((pl.col(ROW) == header_row) | is_chosen).collect()


def _part(source: Source, frame: pl.DataFrame, rows: Collection[int]) -> Table:
    """Rows of a large sheet as read, with its header among them, as a table with the edits laid over; `rows` were asked for,
    and some of them may have been added below."""
    entries = [entry for entry in source.columns if "made" not in entry]
    columns = tuple(entry["column"] for entry in entries)
    is_header = pl.col(ROW) == (source.header_row or 0)
    head = frame.filter(is_header).drop(ROW).rows()
    part = Table(
        source.name,
        source.header_row,
        tuple(str(entry["header"]) for entry in entries),
        columns,
        frame.filter(~is_header).select(ROW, *(f"c{number}" for number in columns)),
    )
    part = without_marks(part) if head and MARKER_HEADER in head[0] else part
    return _laid_over(part, list_edits(source, rows), column_map(source))


def column_of(source: Source, column: int) -> pl.DataFrame:
    """`sheet_row` and `text` of one column, with the edits laid over. Empty where the sheet has no such column.

    Of a large sheet no other column is read, and rows below the header that are no data are among them.
    """
    is_plain = column < FIRST_MADE and column not in column_map(source).defaults
    is_alone = is_plain and source.rows > READ_WHOLE
    table = _column_alone(source, column) if is_alone else table_of(source)
    if column not in table.columns:
        return pl.DataFrame(schema={ROW: pl.UInt32(), "text": pl.String()})
    return table.frame.select(ROW, pl.col(f"c{column}").alias("text"))


def _column_alone(source: Source, column: int) -> Table:
    titles = {entry["column"]: str(entry["header"]) for entry in source.columns}
    if column not in titles:
        return Table(source.name, source.header_row, (), (), pl.DataFrame(schema={ROW: pl.UInt32()}))
    with storage.local_path(f"{storage.upload_folder(source.run)}/{source.position}.parquet") as path:
        below = pl.scan_parquet(path).filter(pl.col(ROW) > (source.header_row or 0))
        frame = below.select(ROW, f"c{column}").collect()
    if source.skip_hidden:
        hidden = storage.read_frame(f"{storage.upload_folder(source.run)}/{source.position}-hidden.parquet")
        frame = frame.join(hidden, on=ROW, how="anti")
    alone = Table(source.name, source.header_row, (titles[column],), (column,), frame)
    return apply_edits(alone, list_edits(source))


def last_row(source: Source) -> int:
    """The last row of the sheet as uploaded; rows typed by hand follow it."""
    return _last_row(storage.upload_folder(source.run), source.position)


def newest_row(source: Source) -> int:
    """The last row, of those typed by hand too."""
    typed = EditRow.objects.filter(source=source, kind=EditKind.ADDED, undone_at=None)
    return max(last_row(source), typed.aggregate(last=Max("sheet_row"))["last"] or 0)


@lru_cache(maxsize=64)
def _last_row(folder: str, position: int) -> int:
    with storage.local_path(f"{folder}/{position}.parquet") as path:
        return int(pl.scan_parquet(path).select(pl.col(ROW).max()).collect().item() or 0)


def left_out_rows(source: Source) -> frozenset[int]:
    """The rows of a sheet that somebody took out of the import, and nobody brought in again."""
    choices = EditRow.objects.filter(
        source=source, undone_at=None, kind__in=(EditKind.LEAVE_OUT, EditKind.BRING_IN)
    )
    newest = dict(choices.order_by("id").values_list("sheet_row", "kind"))
    return frozenset(row or 0 for row, kind in newest.items() if kind == EditKind.LEAVE_OUT)


_EDIT_PARTS = ("kind", "sheet_row", "column", "before", "after", "is_whole", "is_case_exact")


def _edit(
    sheet: str, kind: str, sheet_row: int | None, column: int | None, before: str | None, after: str | None, *choices: bool
) -> Change:  # fmt: skip
    if kind == EditKind.REPLACE:
        return Replacement(sheet, column or 0, before or "", after, *choices)
    return Edit(sheet, sheet_row or 0, column or 0, after, is_added=kind == EditKind.ADDED)


def selected_sources(run: ImportRun) -> list[Source]:
    return list(Source.objects.filter(run=run, is_selected=True).select_related("run"))


def source_specs(run: ImportRun) -> list[SourceSpec]:
    """The selected sheets as the engine takes them."""
    return [source_spec(run, source, importing_table(source)) for source in selected_sources(run)]


def source_spec(run: ImportRun, source: Source, table: Table) -> SourceSpec:
    """A sheet, or rows of it, as the engine takes it."""
    return SourceSpec(table=table, columns=column_map(source), role=_chosen_role(run, source))


def importing_table(source: Source) -> Table:
    """As `table_of`, without the rows that somebody took out."""
    table, out = table_of(source), left_out_rows(source)
    return replace(table, frame=table.frame.filter(~pl.col(ROW).is_in(out))) if out else table


def _chosen_role(run: ImportRun, source: Source) -> Role | None:
    """What a person said the sheet's people are; until then its role is a proposal, which a role column beats."""
    return Role(source.role) if run.sheets_chosen and source.role else None


def reading_issues(run: ImportRun) -> pl.DataFrame:
    """What the reader found on the selected sheets.

    Error cells are the plan's to name, as an edit may repair them; so are texts in a wrong encoding that it reads.
    """
    found = []
    texts = {spec.key for spec in importable_specs(run.program) if spec.type in {"text", "long_text"}}
    for source in selected_sources(run):
        raw = raw_table(run, source)
        table = table_below(raw, source.header_row)
        said = issue_frame(hidden_issues(raw, table, are_left_out=source.skip_hidden))
        of_rows = pl.concat([raw.issues.filter(~_is_named_again(source, texts)), table.issues])
        if source.skip_hidden:
            of_rows = of_rows.filter(~pl.col("sheet_row").is_in(raw.hidden.implode()).fill_null(value=False))
        found += [said, of_rows]
    return pl.concat([issue_frame(), *found]).filter(pl.col("code") != "cell.error")


def _is_named_again(source: Source, texts: set[str]) -> pl.Expr:
    """Whether an issue of the reader is one that the plan has too, with its repair: of columns that are texts."""
    read = [column_letters(number) for number, field in column_map(source).fields.items() if field in texts]
    letters = pl.col("params").str.json_path_match("$.cell").str.extract("^([A-Z]+)")
    return (pl.col("code") == "cell.mojibake") & letters.is_in(read).fill_null(value=False)


def column_map(source: Source) -> ColumnMap:
    """Column number → field, for the columns that have one; and what is done to columns."""
    return ColumnMap(
        fields={column["column"]: column["field"] for column in source.columns if column["field"]},
        made=tuple(made_column(entry) for entry in source.columns if "made" in entry),
        defaults={entry["column"]: entry["default"] for entry in source.columns if entry.get("default")},
    )


def made_column(entry: Mapping[str, Any]) -> MadeColumn:
    """A stored column that stands in no sheet, as the engine knows it."""
    made = entry["made"]
    return MadeColumn(
        entry["column"],
        entry["header"],
        made["how"],
        tuple(made["of"]),
        made["text"],
        made["part"],
        made["parts"],
    )


def made_entry(made: MadeColumn, field: str | None = None, *, confirmed: bool = False) -> dict[str, Any]:
    """The entry of `Source.columns` of a column that stands in no sheet."""
    return {
        "column": made.column,
        "header": made.header,
        "field": field,
        "confidence": 1.0 if field else 0.0,
        "reason": "chosen" if field else "made",
        "confirmed": confirmed,
        "made": {
            "how": made.how,
            "of": list(made.of),
            "text": made.text,
            "part": made.part,
            "parts": made.parts,
        },
    }


def new_sources(run: ImportRun, file: RawFile) -> list[Source]:
    """Unsaved sources of a file just read: header found, columns matched, the likely sheets selected."""
    specs = importable_specs(run.program)
    emails = [emails_by_column(sheet) for sheet in file.sheets]
    proposed = set(proposed_sheets(file.sheets, emails))
    headers, rows = remembered_headers(run.program), remembered_header_rows(run.program)
    sources = []
    for position, sheet in enumerate(file.sheets):
        source = _new_source(
            run, sheet, position, emails=sum(emails[position]), is_selected=position in proposed
        )
        row = _remembered_row(sheet, source.header_row, rows, headers)
        place_header(source, sheet, row, specs, headers)
        sources.append(source)
    return sources


def _remembered_row(
    sheet: RawTable, found: int | None, rows: Sequence[int], headers: Mapping[str, str | None]
) -> int | None:
    """The header row of an earlier sheet, where most of what stands in it are headers that were confirmed before."""

    def share_known(row: int | None) -> float:
        here = [header_key(header) for header in table_below(sheet, row).headers if header.strip()]
        return sum(key in headers for key in here) / len(here) if here else 0.0

    others = [row for row in rows if row != found and row <= sheet.height]
    best = max(others, key=share_known, default=None)
    if best is None or share_known(best) < MOSTLY_KNOWN or share_known(found) >= share_known(best):
        return found
    return best


def _new_source(run: ImportRun, sheet: RawTable, position: int, *, emails: int, is_selected: bool) -> Source:
    header = detect_header(sheet)
    role = propose_role(sheet.name)
    return Source(
        run=run,
        position=position,
        name=sheet.name[:255],
        is_hidden=sheet.is_hidden,
        is_selected=is_selected,
        emails=emails,
        role=role.value if role else "",
        header_confidence=header.confidence,
        header_reason=header.reason[:200],
        header_row=header.row,
    )


def place_header(
    source: Source,
    sheet: RawTable,
    row: int | None,
    specs: Sequence[FieldSpec],
    remembered: Mapping[str, str | None],
) -> None:
    """Sets the header row and matches the columns below it anew. Does not save."""
    table = unmarked(table_below(sheet, row))
    source.header_row = row
    source.rows = table.frame.height
    source.width = sheet.width
    source.hidden_rows, source.filtered_rows = count_hidden(sheet, table)
    matched = match_columns(table, specs, remembered)
    source.columns = [{**asdict(match), "confirmed": False} for match in matched]


def _read(folder: str, position: int) -> RawTable:
    described = storage.read_json(f"{folder}/sheets.json")["sheets"][position]
    cells = storage.scan_frame(f"{folder}/{position}.parquet")
    issues = storage.read_frame(f"{folder}/{position}-issues.parquet")
    if "merges" not in described:  # schema 1
        return RawTable(cells=cells, issues=issues, **described)
    described["merges"] = tuple(Area(*area) for area in described["merges"])
    hidden = storage.read_frame(f"{folder}/{position}-hidden.parquet")[ROW]
    return RawTable(cells=cells, issues=issues, hidden=hidden, **described)


@lru_cache(maxsize=8)
def _held(folder: str, position: int) -> RawTable | None:
    """The sheet from memory; nothing where it is too large to be held."""
    table = _read(folder, position)
    if table.height * table.width > CACHED_CELLS:
        return None
    held = replace(table, cells=table.frame)
    return held if held.frame.estimated_size() < CACHED_BYTES else None
