"""Every text of the tables beside this file is read as they say, alone in its column.

A table has blocks, each for one field: `reads` canonical value → texts; `told` code → value → texts (read, and an issue
says how); `refused` code → texts (not read); `offered` code → proposal → texts (not read, and what was probably meant).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
import pytest

from muster.engine.fields import FIELD_TYPES, CleanContext, clean_column
from muster.engine.issues import Severity
from muster.engine.table import MULTI_SEPARATOR, FieldSpec, Option

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = sorted(Path(__file__).parent.glob("*.toml"))
TODAY = dt.date(2026, 11, 23)
FEWEST = 1_500


class Expected(NamedTuple):
    """What a text is read as, the code of its issue, and the proposal in it."""

    value: str | None
    code: str | None = None
    proposal: str | None = None


@dataclass(frozen=True)
class Case:
    """One text in one field."""

    table: str
    spec: FieldSpec
    context: CleanContext
    text: str
    expected: Expected


def test_the_tables_hold_enough_different_texts_of_every_type() -> None:
    cases = [case for table in TABLES for case in cases_of(table)]
    different = {
        (case.spec, case.context.default_country, case.context.date_order, case.text) for case in cases
    }
    assert len(different) >= FEWEST
    by_type = Counter(spec.type for spec, *_ in different)
    assert {one.name for one in FIELD_TYPES} - {"text", "long_text"} <= set(by_type)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_text_is_read_as_the_table_says(table: Path) -> None:
    wrong = [f"{case.spec.type} {case.text!a}: {case.expected} is {found}" for case in cases_of(table)
             if (found := read(case)) != case.expected]  # fmt: skip
    assert not wrong, "\n".join(wrong)


def read(case: Case) -> Expected:
    """What the engine makes of it. An issue of a text that is not read never informs only."""
    cleaned = clean_column(pl.Series([case.text]), case.spec, case.context)
    value = cleaned.values[0]
    if not cleaned.problems.height:
        return Expected(value)
    problem = cleaned.problems.with_columns(proposal=pl.col("params").str.json_path_match("$.proposal")).row(
        0, named=True
    )
    assert value is not None or problem["severity"] != Severity.INFORMS
    return Expected(value, problem["code"], problem["proposal"])


def cases_of(table: Path) -> Iterator[Case]:
    for block in tomllib.loads(table.read_text())["block"]:
        spec = FieldSpec(
            block.get("key", "answer"),
            block.get("label", "Answer"),
            block["type"],
            tuple(
                Option(option, tuple(block.get("aliases", {}).get(option, ())))
                for option in block.get("options", ())
            ),
            is_open=block.get("open", False),
        )
        context = CleanContext(
            default_country=block.get("country"), date_order=block.get("date_order"), today=TODAY
        )
        for text, expected in expectations(block):
            yield Case(table.stem, spec, context, text, expected)


def expectations(block: dict[str, Any]) -> Iterator[tuple[str, Expected]]:
    """Each text of a block with what it is to be read as."""
    for value, texts in block.get("reads", {}).items():
        yield from ((text, Expected(stored(value))) for text in texts)
    for code, texts in block.get("refused", {}).items():
        yield from ((text, Expected(None, code)) for text in texts)
    for section, expected in (("told", _told), ("offered", _offered), ("doubted", _doubted)):
        for code, groups in block.get(section, {}).items():
            for named, texts in groups.items():
                yield from ((text, expected(text, code, named)) for text in texts)


def _told(text: str, code: str, value: str) -> Expected:
    return Expected(stored(value), code)


def _offered(text: str, code: str, proposal: str) -> Expected:
    return Expected(None, code, proposal)


def _doubted(text: str, code: str, proposal: str) -> Expected:
    """Taken as it stands, with what was probably meant."""
    return Expected(text, code, proposal)


def stored(value: str) -> str:
    """` ; ` in a table stands for what separates several values inside the engine."""
    return value.replace(" ; ", MULTI_SEPARATOR)
