"""The lines of a plan on disk, so that a page of a million rows is read without reading the others.

Beside the plan: `lines.jsonl` and `lines.offsets` (where each line begins, eight bytes each), `index.arrow` (what filters
and sorts), `issues.arrow`, for each of `KEYS` the sorted keys (eight bytes each) and the row of each (four), and
`review.json`, written last. Files of the plan's folder are written once, and go with it.
"""

from __future__ import annotations

import json
import mmap
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import polars as pl

from muster.engine.table import ROW
from muster.imports import storage
from muster.imports.review.lines import index_slices, keys_of, line_texts, placed_issues
from muster.imports.review.names import named_types
from muster.imports.review.query import ROWS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.engine.table import Plan
    from muster.imports.review.lines import SheetCells

SCHEMA = 5
SLICE = 50_000
"""Lines are written so many at a time."""
ROW_BITS = 32
KEYS = ("place", "email", "id")
"""What a line is found by: source and sheet row in one number, and hashes of what identifies."""
FILES = (
    *("lines.jsonl", "lines.offsets", "index.arrow", "issues.arrow"),
    *(f"{what}.{part}" for what in KEYS for part in ("keys", "rows")),
    "review.json",
)
LINE_PARTS = ("r.", "b.")
"""What only the lines hold; the index leaves it out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of one plan."""

    name: str
    """Its folder in the storage; no two plans have one name."""
    folder: Path
    document: dict[str, Any]
    """keys; types of those whose values have names; rows; counts, problems and columns as `figures_of` gives them."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.document["keys"])

    @property
    def types(self) -> dict[str, str]:
        """Field key → type, of the fields whose values have names."""
        return dict(self.document["types"])

    @property
    def rows(self) -> int:
        return int(self.document["rows"])

    @property
    def index(self) -> pl.LazyFrame:
        """What filters and sorts, read only as far as it is asked."""
        return pl.scan_ipc(self.folder / "index.arrow")

    def slices(self) -> Iterator[pl.LazyFrame]:
        """The index in slices of so many lines as it was written in; an empty one where there are no lines."""
        return (self.index.slice(start, SLICE) for start in range(0, max(self.rows, 1), SLICE))

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

    def numbers(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """(source, sheet row) → the number of the line; rows that were added since have none."""
        wanted = list(places)
        found = self._rows_with("place", [source << ROW_BITS | row for source, row in wanted], 1)
        return {place: rows[0] for place, rows in zip(wanted, found, strict=True) if rows}

    def sharing(self, emails: Iterable[str | None], ids: Iterable[str | None], most: int) -> list[int]:
        """The numbers of lines with one of these e-mail keys or employee IDs, at most so many."""
        found: dict[int, None] = {}
        for what, texts in (("email", emails), ("id", ids)):
            keys = _hashes([text for text in dict.fromkeys(texts) if text])
            found |= dict.fromkeys(row for rows in self._rows_with(what, keys, most) for row in rows)
        return list(found)[:most]

    def _rows_with(self, what: str, keys: Iterable[int], most: int) -> list[list[int]]:
        """For each key of `KEYS` the rows that have it, at most so many."""
        keys_file, rows_file = (self.folder / f"{what}.{part}" for part in ("keys", "rows"))
        if not keys_file.stat().st_size:
            return [[] for _key in keys]
        with _mapped(keys_file, "Q") as sorted_, _mapped(rows_file, "I") as rows:
            firsts = [bisect_left(sorted_, key) for key in keys]
            lasts = [bisect_right(sorted_, key, lo) for key, lo in zip(keys, firsts, strict=True)]
            return [rows[lo : min(hi, lo + most)].tolist() for lo, hi in zip(firsts, lasts, strict=True)]


@contextmanager
def _mapped(path: Path, kind: Literal["Q", "I"]) -> Iterator[memoryview]:
    """The numbers in a file, of which only those are read that are looked at."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw,
        memoryview(raw) as bytes_,
        bytes_.cast(kind) as numbers,
    ):
        yield numbers


def _hashes(texts: Sequence[str]) -> list[int]:
    return pl.Series(texts, dtype=pl.String).hash().to_list()


def has_kept(folder: str) -> bool:
    """Whether the lines of this plan were written, in the present shape."""
    name = f"{folder}/review.json"
    return storage.has_file(name) and storage.read_json(name)["schema"] == _schema()


def _schema() -> list[int]:
    """Another version of Polars may hash otherwise."""
    return [SCHEMA, *_hashes(["muster"])]


def keep(folder: str, plan: Plan, cells: Sequence[SheetCells], types: Mapping[str, str]) -> None:
    """Writes the lines of a plan into its folder, a slice at a time. `types`: field key → type."""
    keys = keys_of(plan)
    with tempfile.TemporaryDirectory(prefix="muster-review-") as local:
        here = Path(local)
        figures = _write(here, plan, cells, keys)
        placed_issues(plan).write_ipc(here / "issues.arrow", compression="lz4", record_batch_size=SLICE)
        for name in FILES[:-1]:
            storage.keep_file(f"{folder}/{name}", here / name)
    named = named_types({key: kind for key, kind in types.items() if key in keys})
    document = {
        "schema": _schema(),
        "keys": list(keys),
        "types": named,
        "rows": plan.rows.height,
        **figures,
    }
    storage.keep_json(f"{folder}/review.json", document)


def _write(here: Path, plan: Plan, cells: Sequence[SheetCells], keys: Sequence[str]) -> dict[str, Any]:
    """Writes lines, index and keys of the plan; returns the figures of `figures_of`."""
    figures = []
    found: dict[str, list[pl.DataFrame]] = {what: [] for what in KEYS}
    pieces = []
    with (here / "lines.jsonl").open("wb") as lines, (here / "lines.offsets").open("wb") as offsets:
        for number, index in enumerate(index_slices(plan, cells, keys, SLICE)):
            _write_lines(lines, offsets, index, keys)
            slim = index.drop([name for name in index.columns if name.startswith(LINE_PARTS)] + ["issues"])
            pieces.append(here / f"index-{number}.arrow")
            slim.write_ipc(pieces[-1])
            for what, keyed in _keys(index, keys).items():
                found[what].append(keyed)
            figures.append(figures_of(index, keys))
        offsets.write(array("Q", [lines.tell()]).tobytes())
    whole = pl.concat([pl.scan_ipc(piece) for piece in pieces])
    whole.sink_ipc(here / "index.arrow", compression="lz4", record_batch_size=SLICE)
    for what in KEYS:
        sorted_ = pl.concat(found.pop(what)).sort("key")
        for part, kind in (("key", "Q"), ("row", "I")):
            with (here / f"{what}.{part}s").open("wb") as file:
                for piece in sorted_.iter_slices(SLICE):
                    file.write(array(kind, piece.get_column(part).to_list()).tobytes())
    return _sum(figures)


def _sum(figures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Figures of parts as those of the whole; they are numbers, or figures again."""
    return {
        name: _sum([one[name] for one in figures]) if isinstance(first, dict) else sum(one[name] for one in figures)
        for name, first in figures[0].items()
    }  # fmt: skip


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


def _keys(index: pl.DataFrame, keys: Sequence[str]) -> dict[str, pl.DataFrame]:
    """For each of `KEYS` the `key` and `row` of the lines that have one."""
    identifier = pl.col("t.employee_id") if "employee_id" in keys else pl.lit(None, dtype=pl.String)
    found = [pl.col("source").cast(pl.UInt64) * (1 << ROW_BITS) + pl.col(ROW)]
    found += [pl.when(text.is_not_null()).then(text.hash()) for text in (pl.col("email_key"), identifier)]
    return {what: index.select("row", key=key).drop_nulls() for what, key in zip(KEYS, found, strict=True)}


def _write_lines(lines: BinaryIO, offsets: BinaryIO, index: pl.DataFrame, keys: Sequence[str]) -> None:
    """Adds the lines of a slice, and where each begins."""
    texts = line_texts(index, keys) if keys else pl.Series([], dtype=pl.String)
    begins = array("Q")
    offset = lines.tell()
    for text in texts:
        begins.append(offset)
        offset += lines.write(text.encode())
    offsets.write(begins.tobytes())
