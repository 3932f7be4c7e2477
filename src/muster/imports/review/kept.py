"""The lines of a plan on disk, so that a page of a million rows is read without reading the others.

Beside the plan: `lines.jsonl` and `lines.offsets` (where each line begins, eight bytes each), `index.arrow` (what filters
and sorts), `issues.arrow`, and `review.json`, written last. Files of the plan's folder are written once, and go with it.
"""

from __future__ import annotations

import json
import mmap
import tempfile
from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.table import ROW
from muster.imports import storage
from muster.imports.review.lines import index_of, keys_of, line_texts, placed_issues
from muster.imports.review.query import ROWS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.engine.table import Plan
    from muster.imports.review.lines import SheetCells

SCHEMA = 3
SLICE = 50_000
"""Lines are written so many at a time."""
FILES = ("lines.jsonl", "lines.offsets", "index.arrow", "issues.arrow", "review.json")
LINE_PARTS = ("r.", "b.")
"""What only the lines hold; the index leaves it out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of one plan."""

    name: str
    """Its folder in the storage; no two plans have one name."""
    folder: Path
    document: dict[str, Any]
    """keys; rows; counts, problems and columns as `figures_of` gives them."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.document["keys"])

    @property
    def rows(self) -> int:
        return int(self.document["rows"])

    @property
    def index(self) -> pl.LazyFrame:
        """What filters and sorts, read only as far as it is asked."""
        return pl.scan_ipc(self.folder / "index.arrow")

    @property
    def issues(self) -> pl.LazyFrame:
        return pl.scan_ipc(self.folder / "issues.arrow")

    def lines(self, rows: Iterable[int]) -> list[dict[str, Any]]:
        """The lines with these numbers."""
        wanted = list(rows)
        if not wanted:
            return []
        with (
            (self.folder / "lines.offsets").open("rb") as offsets_file,
            (self.folder / "lines.jsonl").open("rb") as lines_file,
            mmap.mmap(offsets_file.fileno(), 0, access=mmap.ACCESS_READ) as raw,
        ):
            found = []
            for row in wanted:
                begin, end = array("Q", raw[row * 8 : row * 8 + 16])
                lines_file.seek(begin)
                found.append(json.loads(lines_file.read(end - begin)))
            return found


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lines of a plan stand and whom they are about, sorted so that a line is found without looking at the others.

    Each frame has `key`, ascending, and `row`, the number of the line.
    """

    by_place: pl.DataFrame
    by_email: pl.DataFrame
    by_id: pl.DataFrame

    def numbers(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """(source, sheet row) → the number of the line; rows that were added since have none."""
        wanted = list(places)
        keys = pl.Series([source << _ROW_BITS | row for source, row in wanted], dtype=pl.UInt64)
        found = _rows_with(self.by_place, keys, len(wanted))
        return {place: rows[0] for place, rows in zip(wanted, found, strict=True) if rows}

    def sharing(self, emails: Iterable[str | None], ids: Iterable[str | None], most: int) -> list[int]:
        """The numbers of lines with one of these e-mail keys or employee IDs, at most so many."""
        found: dict[int, None] = {}
        for frame, texts in ((self.by_email, emails), (self.by_id, ids)):
            keys = pl.Series(sorted(set(texts) - {None, ""}), dtype=pl.String).hash()
            found |= dict.fromkeys(row for rows in _rows_with(frame, keys, most) for row in rows)
        return list(found)[:most]


_ROW_BITS = 32


def _rows_with(frame: pl.DataFrame, keys: pl.Series, most: int) -> list[list[int]]:
    """For each key the rows that have it, at most so many."""
    sorted_, rows = frame.get_column("key"), frame.get_column("row")
    ends = [sorted_.search_sorted(keys, side=side).to_list() for side in ("left", "right")]
    return [
        rows.slice(first, min(last - first, most)).to_list() if last > first else []
        for first, last in zip(*ends, strict=True)
    ]


@lru_cache(maxsize=2)
def places_of_lines(name: str) -> Places:
    """The places of all lines, from hashes of what identifies: small, and held."""
    kept = open_kept(name)
    has_ids = "employee_id" in kept.keys
    identifier = pl.col("t.employee_id") if has_ids else pl.lit(None, dtype=pl.String)
    place = pl.col("source").cast(pl.UInt64) * (1 << _ROW_BITS) + pl.col(ROW)

    def by(key: pl.Expr) -> pl.DataFrame:
        return kept.index.select("row", key=key).drop_nulls("key").sort("key").collect()

    hashed = (pl.when(text.is_not_null()).then(text.hash()) for text in (pl.col("email_key"), identifier))
    return Places(by(place), *(by(key) for key in hashed))


def has_kept(folder: str) -> bool:
    """Whether the lines of this plan were written, in the present shape."""
    name = f"{folder}/review.json"
    return storage.has_file(name) and storage.read_json(name)["schema"] == SCHEMA


def keep(folder: str, plan: Plan, cells: Sequence[SheetCells]) -> None:
    """Writes the lines of a plan into its folder."""
    keys = keys_of(plan)
    index = index_of(plan, cells, keys)
    with tempfile.TemporaryDirectory(prefix="muster-review-") as local:
        here = Path(local)
        _write_lines(here, index, keys)
        slim = index.drop([name for name in index.columns if name.startswith(LINE_PARTS)] + ["issues"])
        slim.write_ipc(here / "index.arrow", compression="lz4", record_batch_size=SLICE)
        placed_issues(plan).write_ipc(here / "issues.arrow", compression="lz4", record_batch_size=SLICE)
        for name in FILES[:-1]:
            storage.keep_file(f"{folder}/{name}", here / name)
    document = {"schema": SCHEMA, "keys": list(keys), "rows": index.height, **figures_of(index, keys)}
    storage.keep_json(f"{folder}/review.json", document)


def open_kept(folder: str) -> Kept:
    """The lines of a plan. Raises FileNotFoundError where they were not kept."""
    return _opened(folder)


@lru_cache(maxsize=16)
def _opened(folder: str) -> Kept:
    document = storage.read_json(f"{folder}/review.json")
    with storage.local_path(f"{folder}/review.json") as path:
        return Kept(folder, path.parent, document)


def figures_of(index: pl.DataFrame, keys: Sequence[str]) -> dict[str, Any]:
    """`shows`: rows by what becomes of them; `columns`: by field how many cells are filled, a problem, or change somebody."""
    counted = index.select(
        all=pl.len(), **{show: condition.fill_null(value=False).sum() for show, condition in ROWS_OF.items()}
    ).row(0, named=True)
    by_field = [
        expression
        for key in keys
        for expression in (
            (pl.col(f"t.{key}").fill_null("") != "").sum().alias(f"filled.{key}"),
            pl.col(f"p.{key}").sum().alias(f"problem.{key}"),
            pl.col(f"u.{key}").sum().alias(f"changed.{key}"),
        )
    ]
    columns = index.select(by_field).row(0, named=True) if by_field else {}
    return {
        "shows": counted,
        "columns": {
            key: {part: columns[f"{part}.{key}"] for part in ("filled", "problem", "changed")} for key in keys
        },
    }


def _write_lines(here: Path, index: pl.DataFrame, keys: Sequence[str]) -> None:
    offset = 0
    with (here / "lines.jsonl").open("wb") as lines, (here / "lines.offsets").open("wb") as offsets:
        for start in range(0, max(index.height, 1), SLICE):
            texts = line_texts(index.slice(start, SLICE), keys) if keys else pl.Series([], dtype=pl.String)
            begins = array("Q")
            for text in texts:
                line = text.encode()
                begins.append(offset)
                offset += lines.write(line)
            offsets.write(begins.tobytes())
        offsets.write(array("Q", [offset]).tobytes())
