"""Rows of the review on their way out: what is told about each, and the file they leave in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from muster.imports.review.query import ReviewQuery
from muster.imports.review.shown import open_review
from muster.imports.review.workbook import Told, csv_lines, write_workbook
from muster.imports.steps.review_rows import shown_row
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from muster.imports.models import Source
    from muster.imports.review.shown import Shown
    from muster.imports.steps.step import Visit

LEFT_OUT = ReviewQuery(show="out")


def workbook(visit: Visit, query: ReviewQuery) -> IO[bytes]:
    """The rows that the query finds, as an open .xlsx file that goes when it is closed."""
    shown, found = open_review(visit.run), _sources(visit)
    file = tempfile.TemporaryFile(prefix="muster-rows-")  # noqa: SIM115 - the answer closes it
    with tempfile.TemporaryDirectory(prefix="muster-rows-") as folder:
        path = Path(folder) / "rows.xlsx"
        specs = importable_specs(visit.place.program)
        write_workbook(path, shown, found, query, specs, _teller(shown, found))
        file.write(path.read_bytes())
    file.seek(0)
    return file


def lines(visit: Visit, query: ReviewQuery) -> Iterator[bytes]:
    """The same as lines of CSV."""
    shown, found = open_review(visit.run), _sources(visit)
    return csv_lines(shown, found, query, _teller(shown, found))


def _sources(visit: Visit) -> list[Source]:
    return list(visit.run.sources.filter(is_selected=True).select_related("run"))


def _teller(shown: Shown, found: Sequence[Source]) -> Callable[[Mapping[str, Any], Mapping[str, int]], Told]:
    sheets = {source.position: source.name for source in found}

    def tell(line: Mapping[str, Any], places: Mapping[str, int]) -> Told:
        row = shown_row(line, shown, sheets)
        cells: dict[int, list[tuple[str, str]]] = {}
        loose = [(finding.level, finding.sentence) for finding in row.findings]
        for cell in row.cells:
            said = [(finding.level, finding.sentence) for finding in cell.findings]
            if said and cell.key in places:
                cells.setdefault(places[cell.key], []).extend(said)
            else:
                loose += said
        return Told(row.sheet_row, cells, loose)

    return tell
