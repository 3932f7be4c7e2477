"""A plan, and the cells it was made of → one line for each row of the file, as the review shows it.

Pure. A line is JSON: `s` source position, `n` sheet row, `a` action, `why` reason, `k` e-mail key; by the field keys in order
`t` texts (what will be stored; else as written), `r` what the cell holds (null where it says the same) and `b` what is
there now (null where nothing changes); and `i` issues as [field or "", code, severity, value, params, column].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.issues import Severity
from muster.engine.table import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.engine.table import Plan, Table

PERSON = ["sheet", ROW]
NAMES = ("first_name", "last_name")
LEVELS = {Severity.INFORMS.value: 1, Severity.WARNS.value: 2, Severity.BLOCKS.value: 3}
"""How grave an issue is; 0 is none."""
MERGE_REASONS = ("row.merged", "row.united")
"""Of rows that went into another row of the same person."""
DESELECTED = "row.deselected"
ISSUE_PARTS = ("field", "code", "severity", "value", "params", "column")


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: its position, its cells, and which column each field comes from."""

    position: int
    table: Table
    places: Mapping[str, int]
    split: frozenset[str] = frozenset()
    """First and last name, where they are parts of a full name."""


def split_of(columns: Mapping[int, str]) -> frozenset[str]:
    """Which of first and last name are parts of a full name."""
    keys = set(columns.values())
    return frozenset(NAMES) - keys if "full_name" in keys else frozenset()


def places_of(columns: Mapping[int, str]) -> dict[str, int]:
    """Field key → column; a full name is where first and last name come from that have no column of their own."""
    places: dict[str, int] = {}
    for column, key in sorted(columns.items()):
        places.setdefault(key, column)
    whole = places.pop("full_name", None)
    if whole is not None:
        places |= {name: whole for name in NAMES if name not in places}
    return places


def keys_of(plan: Plan) -> tuple[str, ...]:
    """The fields that the review shows, in the order of the profile."""
    return tuple(name for name in plan.cleaned.columns if name not in PERSON)


def index_of(plan: Plan, cells: Sequence[SheetCells], keys: Sequence[str]) -> pl.DataFrame:
    """One row a line: `row` (from 0), what filters and sorts it, its texts `t.F` whether a cell
    has a problem `p.F` and changes somebody `u.F`.

    `r.F`, `b.F` and `issues` are what `line_texts` needs besides.
    """
    return pl.concat(index_slices(plan, cells, keys, max(plan.rows.height, 1)))


def index_slices(
    plan: Plan, cells: Sequence[SheetCells], keys: Sequence[str], slice_rows: int
) -> Iterator[pl.DataFrame]:
    """`index_of` in slices of so many lines, of which no more than one is in memory; an empty one where there are no lines."""
    positions = pl.DataFrame(
        {"sheet": [one.table.name for one in cells], "source": [one.position for one in cells]},
        schema={"sheet": pl.String(), "source": pl.UInt32()},
    ).unique("sheet", keep="first", maintain_order=True)
    rows = plan.rows.select(
        *PERSON, "action", "reason", "email_key", is_merged=pl.col("reason").is_in(MERGE_REASONS)
    ).with_row_index("row")
    issues = _issues(plan, keys)
    for start in range(0, max(rows.height, 1), slice_rows):
        part = rows.slice(start, slice_rows)
        spans = _spans(part)
        found = part.join(positions, on="sheet", how="left", maintain_order="left")
        for beside in (_cleaned(plan, keys, spans), _raw(cells, keys, spans), _changes(plan, keys, spans)):
            found = found.join(beside, on=PERSON, how="left", maintain_order="left")
        yield _indexes(found.join(issues, on="row", how="left", maintain_order="left"), keys)


Spans = dict[str, tuple[int, int]]
"""Sheet → the first and the last sheet row of a slice."""


def _spans(rows: pl.DataFrame) -> Spans:
    found = rows.group_by("sheet").agg(first=pl.col(ROW).min(), last=pl.col(ROW).max())
    return {sheet: (first, last) for sheet, first, last in found.rows()}


def _within(spans: Spans) -> pl.Expr:
    within = [(pl.col("sheet") == sheet) & pl.col(ROW).is_between(*span) for sheet, span in spans.items()]
    return pl.any_horizontal(pl.lit(value=False), *within)


def _indexes(found: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    return found.select(
        "row",
        "sheet",
        "source",
        ROW,
        "action",
        "reason",
        pl.col("is_merged").fill_null(value=False),
        "email_key",
        *(_text(key, keys).alias(f"t.{key}") for key in keys),
        *(
            pl.when(pl.col(f"r.{key}").ne_missing(_text(key, keys))).then(pl.col(f"r.{key}").fill_null("")).alias(f"r.{key}")
            for key in keys
        ),
        *(f"b.{key}" for key in keys),
        *(pl.col(f"b.{key}").is_not_null().alias(f"u.{key}") for key in keys),
        *(pl.col(f"p.{key}").fill_null(value=False) for key in keys),
        pl.col("level").fill_null(0),
        "issues",
    )  # fmt: skip


def line_texts(index: pl.DataFrame, keys: Sequence[str]) -> pl.Series:
    """The lines themselves."""
    lists = {part: pl.concat_list([pl.col(f"{part}.{key}") for key in keys]) for part in ("t", "r", "b")}
    has_some = {
        part: pl.any_horizontal(pl.col(f"{part}.{key}").is_not_null() for key in keys) for part in ("r", "b")
    }
    line = pl.struct(
        pl.col("source").alias("s"),
        pl.col(ROW).alias("n"),
        pl.col("action").alias("a"),
        pl.col("reason").alias("why"),
        pl.col("email_key").alias("k"),
        lists["t"].alias("t"),
        pl.when(has_some["r"]).then(lists["r"]).alias("r"),
        pl.when(has_some["b"]).then(lists["b"]).alias("b"),
        pl.col("issues").alias("i"),
    )
    return index.select(line.struct.json_encode().alias("line")).to_series()  # fmt: skip


def index_of_lines(lines: Mapping[int, Mapping[str, Any]], keys: Sequence[str]) -> pl.DataFrame:
    """The index of a few lines by their numbers, as `index_of` made it."""
    rows = [_indexed(number, line, keys) for number, line in lines.items()]
    texts = {f"t.{key}": pl.String() for key in keys}
    flags = {f"{part}.{key}": pl.Boolean() for part in ("u", "p") for key in keys}
    schema: dict[str, Any] = {
        "row": pl.UInt32(), "source": pl.UInt32(), ROW: pl.UInt32(), "action": pl.String(), "reason": pl.String(),
        "email_key": pl.String(), "is_merged": pl.Boolean(), "level": pl.UInt8(), **texts, **flags,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema)


def _indexed(number: int, line: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    issues = line["i"] or []
    grave = {parts[0] for parts in issues if LEVELS.get(parts[2], 0) > 1}
    changes = line["b"] or [None] * len(keys)
    return {
        "row": number,
        "source": line["s"],
        ROW: line["n"],
        "action": line["a"],
        "reason": line["why"],
        "email_key": line["k"],
        "is_merged": line["why"] in MERGE_REASONS,
        "level": max((LEVELS.get(parts[2], 0) for parts in issues), default=0),
        **{f"t.{key}": text for key, text in zip(keys, line["t"], strict=True)},
        **{f"u.{key}": change is not None for key, change in zip(keys, changes, strict=True)},
        **{f"p.{key}": key in grave for key in keys},
    }


def placed_issues(plan: Plan) -> pl.DataFrame:
    """The plan's issues with the `row` of each; null for a whole sheet."""
    rows = plan.rows.select(PERSON).with_row_index("row")
    return plan.issues.join(rows, on=PERSON, how="left", maintain_order="left")


def _text(key: str, keys: Sequence[str]) -> pl.Expr:
    written = _written_name(key, keys) if key in NAMES else pl.col(f"r.{key}")
    return pl.coalesce(f"a.{key}", f"c.{key}", written)


def _written_name(key: str, keys: Sequence[str]) -> pl.Expr:
    """What the cell of a name holds; nothing where it is a whole name that was read and this part of it is empty."""
    names = [name for name in NAMES if name in keys]
    is_read = pl.any_horizontal(pl.col(f"w.{name}") & pl.col(f"c.{name}").is_not_null() for name in names)
    is_lost = pl.col("is_name_lost").fill_null(value=False) & ~is_read.fill_null(value=False)
    return pl.when(is_lost | ~pl.col(f"w.{key}").fill_null(value=False)).then(pl.col(f"r.{key}"))


def _cleaned(plan: Plan, keys: Sequence[str], spans: Spans) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    there = plan.cleaned.columns
    return plan.cleaned.filter(_within(spans)).select(
        *PERSON, *((pl.col(key) if key in there else nothing).alias(f"c.{key}") for key in keys)
    )


def _raw(cells: Sequence[SheetCells], keys: Sequence[str], spans: Spans) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    frames = [
        one.table.frame.filter(pl.col(ROW).is_between(*spans[one.table.name])).select(
            pl.lit(one.table.name).alias("sheet"),
            ROW,
            *(
                (pl.col(f"c{one.places[key]}") if one.places.get(key) in one.table.columns else nothing).alias(f"r.{key}")
                for key in keys
            ),
            *(pl.lit(name in one.split).alias(f"w.{name}") for name in NAMES),
        )
        for one in cells
        if one.table.name in spans
    ]  # fmt: skip
    schema = {"sheet": pl.String(), ROW: pl.UInt32(), **{f"r.{key}": pl.String() for key in keys}}
    schema |= {f"w.{name}": pl.Boolean() for name in NAMES}
    return pl.concat([pl.DataFrame(schema=schema), *frames])


def _changes(plan: Plan, keys: Sequence[str], spans: Spans) -> pl.DataFrame:
    """What is there now and what it becomes, of the fields that an update changes."""
    people = plan.written.lazy()
    columns = []
    for key in keys:
        is_written = key in plan.fields
        is_changed = pl.col(f"changed.{key}").fill_null(value=False) if is_written else pl.lit(value=False)
        now = pl.col(f"before.{key}").fill_null("") if is_written else pl.lit(None, dtype=pl.String)
        then = pl.col(f"after.{key}").fill_null("") if is_written else pl.lit(None, dtype=pl.String)
        columns += [
            pl.when(is_changed).then(now).alias(f"b.{key}"),
            pl.when(is_changed).then(then).alias(f"a.{key}"),
        ]
    updates = people.filter((pl.col("action") == "update") & _within(spans))
    return updates.select(*PERSON, *columns).collect()


def _issues(plan: Plan, keys: Sequence[str]) -> pl.DataFrame:
    """By row: the issues as a list, the gravest level, and which fields have a problem."""
    shown = pl.when(pl.col("field") == "full_name").then(pl.lit(NAMES[0])).otherwise(pl.col("field"))
    placed = placed_issues(plan).filter(pl.col("row").is_not_null())
    placed = placed.with_columns(field=shown.fill_null(""), is_whole=pl.col("field") == "full_name")
    grave = pl.col("severity") != Severity.INFORMS.value
    parts = pl.concat_list([pl.col(part).fill_null("") for part in ISSUE_PARTS])
    level = pl.col("severity").replace_strict(LEVELS, default=0, return_dtype=pl.UInt8)
    return placed.group_by("row").agg(
        level.max().alias("level"),
        parts.alias("issues"),
        (grave & pl.col("is_whole")).any().alias("is_name_lost"),
        *((grave & (pl.col("field") == key)).any().alias(f"p.{key}") for key in keys),
    )
