"""The review for the grid: what the page tells it at the start, and blocks of rows as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.imports import edits, sources
from muster.imports.edits import ADDED_ROWS
from muster.imports.steps.review_rows import shown_row
from muster.imports.steps.step import is_changeable
from muster.participants.display import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.accounts.models import User
    from muster.imports.models import Source
    from muster.imports.review.query import ReviewQuery
    from muster.imports.review.shown import Shown
    from muster.imports.steps.review_grid import Grid, GridColumn, Part
    from muster.imports.steps.review_rows import Finding, ShownCell, ShownRow
    from muster.imports.steps.step import Visit

MOST_ROWS = 1_000
"""In one answer."""
BLANKS = 10
"""Empty lines below the last row, to type into."""
CLOSED = frozenset({"single_choice", "yes_no", "role", "status"})
"""Types whose editor is a list to choose from."""
WIDTHS = {"email": 250, "text": 170, "long_text": 260, "multiple_choice": 220, "url": 220}


def grid_setup(visit: Visit, grid: Grid, shown: Shown) -> dict[str, Any]:
    """Everything that the grid needs to begin."""
    can_undo, can_redo = edits.can_undo_and_redo(visit.run, cast("User", visit.request.user))
    return {
        "rows_url": visit.url("review_rows"),
        "edit_url": visit.url("review_edit"),
        "find_url": visit.url("review_find"),
        "review_url": visit.url("review"),
        "upload": visit.run.upload_key,
        "revision": visit.run.revision,
        "query": grid.query.rows.values(),
        "can_change": visit.place.can_change and is_changeable(visit.run),
        "can_undo": can_undo,
        "can_redo": can_redo,
        "has_sheets": grid.has_sheets,
        "columns": [_column(column) for column in grid.columns],
        "total": shown.rows,
        "words": _words(),
        "grid_words": _grid_words(),
    }


def grid_figures(columns: Sequence[GridColumn]) -> dict[str, Any]:
    """The bars alone, for after a change."""
    return {column.key: _parts(column.parts) for column in columns}


def block(
    visit: Visit, shown: Shown, found: Sequence[Source], query: ReviewQuery, start: int, end: int
) -> dict[str, Any]:
    """The rows from `start` up to `end` of those the query finds, and how many there are."""
    end = min(end, start + MOST_ROWS)
    total = shown.total(query)
    rows = _documents(shown, found, shown.numbers(query, start, end))
    blanks = _blanks(found[-1], shown) if found and query.is_everything and is_changeable(visit.run) else []
    rows += blanks[max(0, start - total) : max(0, end - total)]
    count = ngettext("%(count)s row", "%(count)s rows", total) % {"count": intcomma(total)}
    return {
        "revision": shown.revision,
        "is_counting": shown.piecewise is not None,
        "total": total + len(blanks),
        "count": count,
        "rows": rows,
    }


def rows_with(shown: Shown, found: Sequence[Source], ids: Sequence[int]) -> dict[str, Any]:
    """The rows with these numbers, as far as there are such."""
    rows = _documents(shown, found, [number for number in ids if number < shown.rows])
    return {"revision": shown.revision, "is_counting": shown.piecewise is not None, "rows": rows}


def _documents(shown: Shown, found: Sequence[Source], numbers: Sequence[int]) -> list[dict[str, Any]]:
    sheets = {source.position: source.name for source in found}
    return [
        _row_document(shown_row(line, shown, sheets), is_many=len(found) > 1) for line in shown.lines(numbers)
    ]


def _row_document(row: ShownRow, *, is_many: bool) -> dict[str, Any]:
    """One row: `f` issues of no cell, `c` cells as [text, what the file holds or null, what is there now or null, issues].

    An issue is [level, sentence], and where a repair is offered what the cell would hold.
    """
    return {
        "id": row.number,
        "s": row.source,
        "n": row.sheet_row,
        "sheet": row.sheet if is_many else "",
        "a": row.action,
        "l": row.label,
        "f": _findings(row.findings),
        "c": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: ShownCell) -> list[Any]:
    raw = None if cell.raw == cell.text else cell.raw
    return [cell.text, raw, cell.before, _findings((*cell.findings, *cell.informs))]


def _findings(findings: Sequence[Finding]) -> list[list[str]]:
    return [[f.level, f.sentence, f.repair] if f.repair else [f.level, f.sentence] for f in findings]


def _blanks(source: Source, shown: Shown) -> list[dict[str, Any]]:
    """Empty lines after the last one, also of those that were typed."""
    top = sources.last_row(source)
    newest = shown.lines([shown.rows - 1])[0]["n"] if shown.rows else 0
    first = max(top, newest) + 1
    last = min(first + BLANKS, top + ADDED_ROWS + 1)
    cells: list[list[Any]] = [["", None, None, []] for _key in shown.keys]
    return [
        {"id": None, "s": source.position, "n": row, "sheet": "", "a": "", "l": "", "f": [], "c": cells}
        for row in range(first, last)
    ]


def _column(column: GridColumn) -> dict[str, Any]:
    return {
        "key": column.key,
        "label": column.label,
        "type": column.type,
        "headers": column.headers,
        "places": {str(position): number for position, number in column.places.items()},
        "options": [{"value": value, "label": label} for value, label in _choices(column)],
        "is_closed": column.type in CLOSED,
        "width": WIDTHS.get(column.type, 150),
        "parts": _parts(column.parts),
    }


def _choices(column: GridColumn) -> list[tuple[str, str]]:
    """What may be chosen in the column, as it is written and as it is read."""
    if column.type in NAMES:
        return list(NAMES[column.type]().items())
    return [(value, value) for value in column.options]


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"state": p.state, "count": p.count, "label": p.label, "width": p.width} for p in parts]


def _words() -> Mapping[str, str]:
    """What the grid says."""
    return {
        "row": _("Row"),
        "rows": _("Rows of the file"),
        "will_be": _("Will be"),
        "was": _("was"),
        "becomes": _("becomes"),
        "empty": _("empty"),
        "nothing": _("(empty)"),
        "in_row": _("%(column)s in row %(row)s"),
        "place": _("Row %(row)s · %(column)s"),
        "in_file": _("The file says “%(text)s”."),
        "part": _("%(count)s %(label)s"),
        "finding": _("Holding “%(text)s”"),
        "selected": _("%(cells)s cells in %(rows)s rows"),
        "copied": _("Copied"),
        "away": _("The server does not answer. What you see may be out of date."),
        "untold": _("The server does not answer. Your last change is not written yet."),
        "signed_out": _("You are signed out. Sign in, then try again."),
        "not_copied": _("The browser did not let Muster copy. Press Ctrl+C in the grid."),
        "repair": _("Use “%(text)s”"),
        "no_repair": _("No repair is offered for this cell."),
        "choose_cell": _("Choose a cell first."),
        "fill_needs_range": _("Select a cell and those below it first: Shift and the down arrow, or drag."),
        "choose_rows": _("Select the rows first."),
        "nothing_to_undo": _("There is nothing to undo."),
        "nothing_to_redo": _("There is nothing to redo."),
        "no_more_problems": _("No further problem in these rows."),
    }


def _grid_words() -> Mapping[str, str]:
    """AG Grid's own words."""
    return {
        "loadingOoo": _("Loading…"),
        "noRowsToShow": _("No row is like that."),
        "ariaSortableColumn": _("Press Enter to sort"),
        "ariaLabelColumnFilter": _("Filter"),
    }
