"""The rows of the review, one page at a time: every mapped cell, what it will change, and what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.engine.issues import Severity, issues_of
from muster.engine.table import MULTI_SEPARATOR, ROW
from muster.imports import queries
from muster.imports.messages import issue_sentence, reason_sentence
from muster.imports.models import RunRole
from muster.imports.steps.step import with_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.http import QueryDict

    from muster.engine.issues import Issue
    from muster.engine.table import FieldSpec, Plan
    from muster.imports.models import Source
    from muster.imports.steps.step import Visit

PAGE_ROWS = 50
FILTERS = ("all", "problems", "new", "updates", "here", "repeated", "out")
MERGE_REASONS = ("row.merged", "row.united")
"""Of rows that went into another row of the same person."""
MERGED = pl.col("reason").is_in(MERGE_REASONS).fill_null(value=False)
ROWS_OF = {
    "new": pl.col("action") == "create",
    "updates": pl.col("action") == "update",
    "here": pl.col("action").is_in(["unchanged", "skip"]) & ~MERGED,
    "repeated": (pl.col("action") == "skip") & MERGED,
    "out": pl.col("action") == "reject",
}
"""The rows of each filter that asks what becomes of them."""
LEVELS = (Severity.BLOCKS.value, Severity.WARNS.value, Severity.INFORMS.value)
PERSON = ["sheet", "sheet_row"]
ROLES = {"mentor": gettext_lazy("Mentor"), "mentee": gettext_lazy("Mentee"), "both": gettext_lazy("Both")}
NAMES = ("first_name", "last_name")


@dataclass(frozen=True, slots=True)
class GridQuery:
    """Which rows the address asks for."""

    show: str = "all"
    code: str = ""
    find: str = ""
    page: int = 1
    at: str = ""
    """The cell that was just changed."""

    @classmethod
    def of(cls, data: QueryDict) -> GridQuery:
        show, page = data.get("show", "all"), data.get("page", "1")
        return cls(
            show=show if show in FILTERS else "all",
            code=data.get("code", "")[:60],
            find=data.get("find", "")[:200],
            page=max(int(page), 1) if page.isdecimal() and len(page) < 8 else 1,  # noqa: PLR2004 - digits
            at=data.get("at", "")[:60],
        )

    def values(self, **changes: str | int) -> dict[str, str | int]:
        """For the query string, without what is as usual."""
        values = {**asdict(self), **changes}
        usual = {"show": "all", "page": 1, "at": ""}
        return {name: value for name, value in values.items() if value not in {"", usual.get(name, "")}}


@dataclass(frozen=True, slots=True)
class Tab:
    """One filter with how many rows it shows."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One field, with the headers it comes from and its column number in each sheet."""

    key: str
    label: str
    headers: str
    places: Mapping[str, tuple[int, int]]
    """Sheet name → position of the source, column number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One issue, as a sentence."""

    level: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it will be, what it was, and what is wrong."""

    name: str
    text: str
    before: str | None
    findings: tuple[Finding, ...]
    edit_url: str
    is_here: bool
    """The one just changed: the keyboard goes on from it."""

    @property
    def level(self) -> str:
        """The gravest of its findings."""
        return next((level for level in LEVELS if any(f.level == level for f in self.findings)), "")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the file."""

    sheet: str
    sheet_row: int
    action: str
    action_label: str
    findings: tuple[Finding, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One page of rows."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    tabs: tuple[Tab, ...]
    query: GridQuery
    has_sheets: bool
    shown: str
    page: int
    pages: int
    newer_url: str
    older_url: str


@dataclass(slots=True)
class _Lookups:
    """What the cells of one page are made of, by (sheet, sheet row)."""

    cleaned: dict[tuple[str, int], dict[str, str | None]]
    people: dict[tuple[str, int], dict[str, object]]
    raw: dict[tuple[str, int], dict[str, str | None]]
    findings: dict[tuple[str, int], list[Issue]] = field(default_factory=dict)


def read_grid(
    visit: Visit, plan: Plan, sources: Sequence[Source], specs: Sequence[FieldSpec], query: GridQuery
) -> Grid:
    """The page of rows that the query asks for."""
    columns = _columns(plan, sources, specs)
    if visit.run.role == RunRole.KEEP:
        columns = tuple(column for column in columns if column.key != "role" or column.places)
    found = _found(plan, query)
    pages = max(-(-found.height // PAGE_ROWS), 1)
    page = min(query.page, pages)
    first = (page - 1) * PAGE_ROWS
    shown = found.slice(first, PAGE_ROWS)
    lookups = _lookups(plan, sources, shown)
    return Grid(
        columns=columns,
        rows=tuple(_row(visit, row, columns, lookups, query) for row in shown.iter_rows(named=True)),
        tabs=_tabs(plan, query),
        query=query,
        has_sheets=len(sources) > 1,
        shown=_shown(first, shown.height, found.height),
        page=page,
        pages=pages,
        newer_url=with_query("", query.values(page=page - 1, at="")) or "?" if page > 1 else "",
        older_url=with_query("", query.values(page=page + 1, at="")) if page < pages else "",
    )


def _columns(plan: Plan, sources: Sequence[Source], specs: Sequence[FieldSpec]) -> tuple[GridColumn, ...]:
    """A column for each field the plan has; a full name shows as what it becomes, a role also where no column says it."""
    places: dict[str, dict[str, tuple[int, int]]] = {}
    headers: dict[str, list[str]] = {}
    for source in sources:
        for entry in source.columns:
            for key in _keys(entry["field"], source):
                places.setdefault(key, {})[source.name] = (source.position, entry["column"])
                headers.setdefault(key, []).append(entry["header"])
    return tuple(
        GridColumn(
            spec.key,
            spec.label,
            " · ".join(dict.fromkeys(headers.get(spec.key, ()))),
            places.get(spec.key, {}),
        )
        for spec in specs
        if spec.key in plan.cleaned.columns
    )


def _keys(key: str | None, source: Source) -> tuple[str, ...]:
    if key != "full_name":
        return (key,) if key else ()
    mapped = {entry["field"] for entry in source.columns}
    return tuple(name for name in NAMES if name not in mapped)


def _with_problems(plan: Plan) -> pl.DataFrame:
    grave = plan.issues.filter(
        (pl.col("severity") != Severity.INFORMS.value) & pl.col("sheet_row").is_not_null()
    )
    return grave.select(PERSON).unique()


def _found(plan: Plan, query: GridQuery) -> pl.DataFrame:
    rows = plan.rows
    if query.show in ROWS_OF:
        rows = rows.filter(ROWS_OF[query.show])
    if query.show == "problems":
        rows = rows.join(_with_problems(plan), on=PERSON, how="semi", maintain_order="left")
    if query.code:
        having = plan.issues.filter(pl.col("code") == query.code).select(PERSON)
        rows = rows.join(having, on=PERSON, how="semi", maintain_order="left")
    return (
        rows.join(_matching(plan, query.find), on=PERSON, how="semi", maintain_order="left")
        if query.find
        else rows
    )


def _matching(plan: Plan, find: str) -> pl.DataFrame:
    """Rows with the text in any cell, in its e-mail or as its row number."""
    texts = [pl.col(name) for name in plan.cleaned.columns if name not in PERSON]
    joined = pl.concat_str([*texts, pl.col("sheet_row").cast(pl.String)], separator="\n", ignore_nulls=True)
    inside = plan.cleaned.filter(joined.str.to_lowercase().str.contains(find.lower(), literal=True)).select(
        PERSON
    )
    raw = plan.issues.filter(pl.col("value").str.to_lowercase().str.contains(find.lower(), literal=True))
    return pl.concat([inside, raw.select(PERSON)])


def _lookups(plan: Plan, sources: Sequence[Source], shown: pl.DataFrame) -> _Lookups:
    wanted = shown.select(PERSON)
    lookups = _Lookups(
        cleaned=_by_person(plan.cleaned.join(wanted, on=PERSON, how="semi")),
        people=_by_person(plan.people.join(wanted, on=PERSON, how="semi")),
        raw=_raw_cells(sources, wanted),
    )
    for issue in issues_of(plan.issues.join(wanted, on=PERSON, how="semi")):
        lookups.findings.setdefault((issue.sheet, issue.sheet_row or 0), []).append(issue)
    return lookups


def _by_person(frame: pl.DataFrame) -> dict[tuple[str, int], dict[str, Any]]:
    return {(row["sheet"], row["sheet_row"]): row for row in frame.iter_rows(named=True)}


def _raw_cells(
    sources: Sequence[Source], wanted: pl.DataFrame
) -> dict[tuple[str, int], dict[str, str | None]]:
    cells = {}
    for source in sources:
        rows = wanted.filter(pl.col("sheet") == source.name)[ROW]
        if rows.is_empty():
            continue
        frame = queries.table_of(source).frame.filter(pl.col(ROW).is_in(rows.implode()))
        cells.update({(source.name, row[ROW]): row for row in frame.iter_rows(named=True)})
    return cells


def _row(
    visit: Visit, row: dict[str, object], columns: Sequence[GridColumn], lookups: _Lookups, query: GridQuery
) -> GridRow:
    sheet, sheet_row = str(row["sheet"]), int(str(row["sheet_row"]))
    issues = lookups.findings.get((sheet, sheet_row), [])
    on_cells = {column.key for column in columns if sheet in column.places}
    headers = {column.headers for column in columns}
    loose = [i for i in issues if i.field not in on_cells and i.column not in headers]
    reason = _reason(row)
    return GridRow(
        sheet=sheet,
        sheet_row=sheet_row,
        action=str(row["action"]),
        action_label=_action_label(str(row["action"]), is_merged=row["reason"] in MERGE_REASONS),
        findings=(*([Finding("", reason)] if reason and not issues else []), *_findings(loose)),
        cells=tuple(_cell(visit, column, (sheet, sheet_row), lookups, query) for column in columns),
    )


def _reason(row: Mapping[str, object]) -> str:
    return reason_sentence(str(row["reason"])) if row["reason"] else ""


def _cell(
    visit: Visit, column: GridColumn, who: tuple[str, int], lookups: _Lookups, query: GridQuery
) -> Cell:
    position, number = column.places.get(who[0], (0, 0))
    name = f"{position}-{who[1]}-{number}-{column.key}"
    raw = lookups.raw.get(who, {}).get(f"c{number}")
    text = lookups.cleaned.get(who, {}).get(column.key)
    before, text = _change(column.key, lookups.people.get(who, {}), text)
    edit_url = visit.url("cell", position=position, sheet_row=who[1], column=number) if number else ""
    return Cell(
        name=name,
        text=_shown_text(column.key, text if text is not None else raw),
        before=before,
        findings=_findings(
            i for i in lookups.findings.get(who, []) if number and _is_shown(i, column.key, query)
        ),
        edit_url=with_query(edit_url, {**query.values(at=""), "field": column.key}) if number else "",
        is_here=bool(number) and query.at == name,
    )


def _is_shown(issue: Issue, key: str, query: GridQuery) -> bool:
    """A full name's issues show at the first name; what only informs shows where it was asked for."""
    is_here = issue.field == key or (issue.field == "full_name" and key == "first_name")
    return is_here and (issue.severity != Severity.INFORMS or issue.code == query.code)


def _change(key: str, person: Mapping[str, Any], text: str | None) -> tuple[str | None, str | None]:
    """What is there now and what it becomes, where an update changes it."""
    if not person.get(f"changed.{key}"):
        return None, text
    before = _shown_text(key, person[f"before.{key}"])
    return before or _("empty"), person[f"after.{key}"] or ""


def _shown_text(key: str, text: str | None) -> str:
    if key == "role" and text in ROLES:
        return str(ROLES[text])
    return (text or "").replace(MULTI_SEPARATOR, "; ")


def _findings(issues: Iterable[Issue]) -> tuple[Finding, ...]:
    return tuple(Finding(issue.severity.value, issue_sentence(issue)) for issue in issues)


def _action_label(action: str, *, is_merged: bool) -> str:
    labels = {
        "create": _("New"),
        "update": _("Update"),
        "unchanged": _("No change"),
        "skip": _("Repeated") if is_merged else _("As it is"),
        "reject": _("Left out"),
    }
    return labels[action]


def _tabs(plan: Plan, query: GridQuery) -> tuple[Tab, ...]:
    figures = {"all": plan.rows.height, "problems": _with_problems(plan).height}
    figures |= plan.rows.select(**{show: rows.sum() for show, rows in ROWS_OF.items()}).row(0, named=True)
    labels = {
        "all": _("All"),
        "problems": _("With problems"),
        "new": _("New"),
        "updates": _("Updates"),
        "here": _("As they are"),
        "repeated": _("Repeated"),
        "out": _("Left out"),
    }
    return tuple(
        Tab(
            label=labels[show],
            count=figures[show],
            url=with_query("", query.values(show=show, page=1, at="", code="")) or "?",
            is_chosen=show == query.show,
        )
        for show in FILTERS
        if show != "repeated" or figures[show] or show == query.show
    )


def _shown(first: int, height: int, total: int) -> str:
    if not total:
        return _("No rows")
    return _("Rows %(first)s to %(last)s of %(total)s") % {
        "first": first + 1,
        "last": first + height,
        "total": total,
    }
