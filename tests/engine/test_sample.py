"""The sample workbook holds what examples/README.md says, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from muster.engine.header import detect_header, propose_role, proposed_sheets, table_below
from muster.engine.matching import match_columns
from muster.engine.pipeline import plan_import
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.readers import read_file
from muster.engine.table import ColumnMap, ImportSettings, Known, Plan, SourceSpec

EXAMPLES = Path(__file__).parents[2] / "examples"
FIELDS = (*STANDARD_PROFILE, FULL_NAME)
NOBODY = {
    "participant_id": pl.Int64,
    "version": pl.Int64,
    "email_key": pl.String,
    **{spec.key: pl.String for spec in STANDARD_PROFILE},
    "has_joined": pl.Boolean,
    "was_invited": pl.Boolean,
    "own": pl.String,
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """What importing the sample into an empty program would do, everything as proposed."""
    raw = read_file(EXAMPLES / "participants.xlsx", folder=tmp_path_factory.mktemp("sample"))
    sheets = [raw.sheets[position] for position in proposed_sheets(raw.sheets)]
    sources = []
    for sheet in sheets:
        table = table_below(sheet, detect_header(sheet).row)
        fields = {match.column: match.field for match in match_columns(table, FIELDS) if match.field}
        sources.append(SourceSpec(table, ColumnMap(fields), propose_role(sheet.name)))
    known = Known(pl.DataFrame(schema=NOBODY))
    return plan_import(sources, FIELDS, known, ImportSettings(), today=dt.date(2026, 1, 20))


def test_the_sample_adds_57_of_60_people(plan: Plan) -> None:
    figures = {name: plan.counts[name] for name in ("rows", "create", "skip", "reject")}
    assert {"rows": 65, "create": 57, "skip": 3, "reject": 5} == figures
    assert {"mentor": 21, "mentee": 34, "both": 2} == dict(
        plan.people["after.role"].value_counts().iter_rows()
    )


def test_the_rows_left_out_are_those_that_the_page_names(plan: Plan) -> None:
    page = (EXAMPLES / "README.md").read_text()
    named = set()
    for line in page.splitlines():
        found = re.match(r"\| (\w+) (\d+)(?: and (\d+))? \|.*\*\*(?:both )?left out", line)
        if found:
            named |= {(found[1], int(row)) for row in found.groups()[1:] if row}
    left_out = plan.rows.filter(pl.col("action") == "reject").select("sheet", "sheet_row").rows()
    assert named == set(left_out)


def test_values_of_the_sample_are_read_as_the_page_says(plan: Plan) -> None:
    people = {row["email_key"].partition("@")[0]: row for row in plan.people.iter_rows(named=True)}
    assert ("00001", "00014") == (
        people["amara.okafor"]["after.employee_id"],
        people["nils.petersen"]["after.employee_id"],
    )
    assert "Benedikt.Sommer@Northwind.example" == people["benedikt.sommer"]["after.email"]
    assert "Fergus" == people["fergus.obrien"]["after.first_name"]
    assert ("12", None) == (
        people["grace.mbeki"]["after.years_experience"],
        people["hiroshi.tanaka"]["after.years_experience"],
    )
    assert ("2019-03-25", "2021-04-03") == (
        people["katarzyna.wojcik"]["after.start_date"],
        people["luis.carvalho"]["after.start_date"],
    )
    assert people["lena.hoffmann"]["after.location"] is None
    assert "Negotiation" in people["monica.herrera"]["after.skills"]


def test_making_the_sample_again_gives_the_same_bytes(tmp_path: Path) -> None:
    sample = EXAMPLES / "participants.xlsx"
    before = sample.read_bytes()
    program = (
        f"import sys; sys.path.insert(0, {str(EXAMPLES)!r}); import make_participants as m; "
        "from pathlib import Path; m.TARGET = Path(sys.argv[1]); m.main()"
    )
    again = tmp_path / "again.xlsx"
    subprocess.run([sys.executable, "-B", "-c", program, str(again)], check=True)
    assert before == again.read_bytes()
