"""The rows of the review as a table, one page at a time: for everybody without a script, and on small screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from muster.imports.models import RunRole
from muster.imports.review.places import places_in
from muster.imports.review.query import ROWS_OF, SHOWS, ReviewQuery
from muster.imports.steps.review_rows import Finding, ShownCell, ShownRow, shown_row
from muster.imports.steps.step import with_query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict

    from muster.engine.table import FieldSpec
    from muster.imports.models import Source
    from muster.imports.review.shown import Shown
    from muster.imports.steps.step import Visit

PAGE_ROWS = 50
BAR = 100
"""Units of the drawing of a column's bar."""


@dataclass(frozen=True, slots=True)
class GridQuery:
    """Which rows the address asks for, and which page of them; `at` is the cell that was just changed."""

    rows: ReviewQuery
    page: int = 1
    at: str = ""

    @classmethod
    def of(cls, data: QueryDict) -> GridQuery:
        page = data.get("page", "1")
        return cls(
            rows=ReviewQuery.of(data.dict()),  # type: ignore[arg-type]
            page=max(int(page), 1) if page.isdecimal() and len(page) < 8 else 1,  # noqa: PLR2004 - digits
            at=data.get("at", "")[:60],
        )

    def values(self, **changes: str | int) -> dict[str, str | int]:
        """For the query string, without what is as usual."""
        values: dict[str, str | int] = {**self.rows.values(), "page": self.page, "at": self.at, **changes}
        usual = {"show": "all", "page": 1}
        return {name: value for name, value in values.items() if value not in {"", usual.get(name, "")}}


@dataclass(frozen=True, slots=True)
class Tab:
    """One filter with how many rows it shows."""

    show: str
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a column's bar, with the address that shows only its rows."""

    state: str
    count: int
    label: str
    url: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One field, with the headers it comes from and its column number in each sheet."""

    key: str
    label: str
    type: str
    options: tuple[str, ...]
    """What may be written in it, where that is known."""
    headers: str
    places: Mapping[int, int]
    """Position of the source → column number."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, and where it is repaired."""

    name: str
    shown: ShownCell
    findings: tuple[Finding, ...]
    edit_url: str
    is_here: bool
    """The one just changed: the keyboard goes on from it."""

    @property
    def text(self) -> str:
        return self.shown.text

    @property
    def before(self) -> str | None:
        return self.shown.before


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the file."""

    shown: ShownRow
    findings: tuple[Finding, ...]
    cells: tuple[Cell, ...]

    @property
    def action(self) -> str:
        return self.shown.action

    @property
    def sheet_row(self) -> int:
        return self.shown.sheet_row


@dataclass(frozen=True, slots=True)
class Grid:
    """One page of rows."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    tabs: tuple[Tab, ...]
    query: GridQuery
    has_sheets: bool
    shown: str
    total: int
    page: int
    pages: int
    newer_url: str
    older_url: str


def read_grid(
    visit: Visit,
    shown: Shown,
    sources: Sequence[Source],
    specs: Sequence[FieldSpec],
    query: GridQuery,
    *,
    has_rows: bool,
) -> Grid:
    """The page of rows that the query asks for; without `has_rows` only what stands around it."""
    columns = grid_columns(visit, shown, sources, specs)
    total = shown.total(query.rows)
    pages = max(-(-total // PAGE_ROWS), 1)
    page = min(query.page, pages)
    first = (page - 1) * PAGE_ROWS
    sheets = {source.position: source.name for source in sources}
    lines = shown.lines(shown.numbers(query.rows, first, first + PAGE_ROWS)) if has_rows else []
    rows = [shown_row(line, shown, sheets) for line in lines]
    said = query.values(at="")
    return Grid(
        columns=columns,
        rows=tuple(_row(visit, row, columns, query, said) for row in rows),
        tabs=_tabs(shown, query),
        query=query,
        has_sheets=len(sources) > 1,
        shown=_shown(first, len(rows), total),
        total=total,
        page=page,
        pages=pages,
        newer_url=with_query("", query.values(page=page - 1, at="")) or "?" if page > 1 else "",
        older_url=with_query("", query.values(page=page + 1, at="")) if page < pages else "",
    )


def grid_columns(
    visit: Visit, shown: Shown, sources: Sequence[Source], specs: Sequence[FieldSpec]
) -> tuple[GridColumn, ...]:
    """A column for each field the plan has; a full name shows as what it becomes, a role also where no column says it."""
    places: dict[str, dict[int, int]] = {}
    headers: dict[str, list[str]] = {}
    for source in sources:
        titles = {entry["column"]: entry["header"] for entry in source.columns}
        for key, column in places_in(source).items():
            places.setdefault(key, {})[source.position] = column
            headers.setdefault(key, []).append(titles.get(column, ""))
    return tuple(
        GridColumn(
            spec.key,
            spec.label,
            spec.type,
            tuple(option.value for option in spec.options) or tuple(shown.names.get(spec.key, {}).values()),
            " · ".join(dict.fromkeys(headers.get(spec.key, ()))),
            places.get(spec.key, {}),
            _parts(shown, spec.key),
        )
        for spec in specs
        if spec.key in shown.keys
        and (spec.key != "role" or visit.run.role != RunRole.KEEP or places.get("role"))
    )


def _parts(shown: Shown, key: str) -> tuple[Part, ...]:
    figures = shown.columns.get(key, {"filled": 0, "problem": 0})
    rows = max(shown.rows, 1)
    problem = figures["problem"]
    valid = max(0, figures["filled"] - problem)
    found = (
        ("valid", valid, _("read")),
        ("problem", problem, _("with a problem")),
        ("empty", max(0, rows - valid - problem), _("empty")),
    )
    parts, x = [], 0
    for state, count, label in found:
        width = min(max(3, round(count * BAR / rows)), BAR - x) if count else 0
        parts.append(Part(state, count, label, with_query("", {"field": key, "state": state}), x, width))
        x += width
    return tuple(parts)


def _row(
    visit: Visit,
    row: ShownRow,
    columns: Sequence[GridColumn],
    query: GridQuery,
    said: Mapping[str, str | int],
) -> GridRow:
    cells = {cell.key: cell for cell in row.cells}
    has_cell = {column.key for column in columns if row.source in column.places}
    loose = [
        finding
        for key, cell in cells.items()
        if key not in has_cell
        for finding in (*cell.findings, *cell.informs)
    ]
    return GridRow(
        shown=row,
        findings=(*row.findings, *loose),
        cells=tuple(_cell(visit, row, column, cells[column.key], query, said) for column in columns),
    )


def _cell(
    visit: Visit,
    row: ShownRow,
    column: GridColumn,
    shown: ShownCell,
    query: GridQuery,
    said: Mapping[str, str | int],
) -> Cell:
    number = column.places.get(row.source, 0)
    name = f"{row.source}-{row.sheet_row}-{number}-{column.key}"
    edit_url = (
        visit.url("cell", position=row.source, sheet_row=row.sheet_row, column=number) if number else ""
    )
    asked = tuple(finding for finding in shown.informs if finding.code == query.rows.code)
    return Cell(
        name=name,
        shown=shown,
        findings=(*shown.findings, *asked) if number else (),
        edit_url=with_query(edit_url, {**said, "key": column.key}) if number else "",
        is_here=bool(number) and query.at == name,
    )


def _tabs(shown: Shown, query: GridQuery) -> tuple[Tab, ...]:
    labels = {
        "all": _("All"),
        "problems": _("With problems"),
        "new": _("New"),
        "updates": _("Updates"),
        "here": _("As they are"),
        "repeated": _("Repeated"),
        "out": _("Left out"),
    }
    figures = shown.shows
    return tuple(
        Tab(
            show=show,
            label=labels[show],
            count=figures[show],
            url=with_query("", {"show": show if show in ROWS_OF else "", "find": query.rows.find}) or "?",
            is_chosen=show == query.rows.show,
        )
        for show in SHOWS
        if show != "repeated" or figures[show] or show == query.rows.show
    )


def _shown(first: int, height: int, total: int) -> str:
    if not total:
        return _("No rows")
    return _("Rows %(first)s to %(last)s of %(total)s") % {
        "first": intcomma(first + 1),
        "last": intcomma(first + height),
        "total": intcomma(total),
    }
