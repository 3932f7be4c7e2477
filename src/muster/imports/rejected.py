"""The rows that are left out, as a CSV file to repair: each with its row number and why."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import polars as pl
from django.utils.translation import gettext as _

from muster.engine.issues import Severity, issues_of
from muster.engine.table import ROW
from muster.imports import queries
from muster.imports.messages import issue_sentence, reason_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.engine.table import Plan
    from muster.imports.models import Source

RISKY = ("=", "+", "-", "@", "\t", "\r")
BARE_NUMBER = frozenset("0123456789 ().")


def rejected_lines(plan: Plan, sources: Sequence[Source]) -> Iterator[bytes]:
    """Lines of UTF-8 CSV, a byte order mark first, so that a spreadsheet shows every letter."""
    headers = _headers(sources)
    yield b"\xef\xbb\xbf" + _line([_("Sheet"), _("Row"), _("Why it was left out"), *headers])
    reasons = _reasons(plan)
    for source in sources:
        for row, texts in _rows(plan, source, headers):
            why = " ".join(reasons.get((source.name, row), [_fallback(plan, source.name, row)]))
            yield _line([source.name, str(row), why, *texts])


def _headers(sources: Sequence[Source]) -> list[str]:
    return list(dict.fromkeys(column["header"] for source in sources for column in source.columns))


def _reasons(plan: Plan) -> dict[tuple[str, int], list[str]]:
    reasons: dict[tuple[str, int], list[str]] = {}
    grave = plan.issues.filter(
        (pl.col("severity") == Severity.BLOCKS.value) & pl.col("sheet_row").is_not_null()
    )
    for issue in issues_of(grave):
        reasons.setdefault((issue.sheet, issue.sheet_row or 0), []).append(issue_sentence(issue))
    return reasons


def _fallback(plan: Plan, sheet: str, row: int) -> str:
    """The reason of a row that no issue names."""
    found = plan.rows.filter((pl.col("sheet") == sheet) & (pl.col("sheet_row") == row))["reason"]
    return reason_sentence(found[0]) if len(found) and found[0] else ""


def _rows(plan: Plan, source: Source, headers: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    rejected = plan.rows.filter((pl.col("action") == "reject") & (pl.col("sheet") == source.name))
    table = queries.table_of(source)
    frame = table.frame.join(rejected.select(ROW), on=ROW, how="semi", maintain_order="left")
    names = {header: f"c{number}" for header, number in zip(table.headers, table.columns, strict=True)}
    for row in frame.iter_rows(named=True):
        yield row[ROW], [row[names[header]] or "" if header in names else "" for header in headers]


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return out.getvalue().encode()


def _harmless(cell: str) -> str:
    """A mark before a cell that a spreadsheet would run."""
    if not cell.startswith(RISKY) or (cell[0] in "+-" and set(cell[1:]) <= BARE_NUMBER):
        return cell
    return f"'{cell}"
