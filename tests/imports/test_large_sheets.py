"""A sheet of more than ten thousand rows: its columns are shown by a part of it, its header is moved by another process."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from muster.imports import actions, heading, sources
from muster.imports.edits import Spot, set_cells
from tests.imports.running import drafted

if TYPE_CHECKING:
    from django.test import Client

    from muster.imports.models import ImportRun
    from muster.programs.access import Place

pytestmark = [pytest.mark.usefixtures("scoped"), pytest.mark.any_database]

ROWS = 12_000
FILE = "People of all sites,,\r\nE-mail,First name,City\r\n" + "".join(
    f"p{n}@example.org,First {n},{'Lyon' if n % 2 else ''}\r\n" for n in range(ROWS)
)


@pytest.fixture
def run(place: Place) -> ImportRun:
    return drafted(place, FILE)


def test_a_part_of_it_is_from_all_over_it_and_has_the_edits(run: ImportRun) -> None:
    source = run.sources.get()
    part = sources.sample_of(source)
    assert (("E-mail", "First name", "City"), (1, 2, 3)) == (part.headers, part.columns)
    rows = part.frame["sheet_row"].to_list()
    assert 4_000 < len(rows) < 8_000
    assert (rows[0] < 50, rows[-1] > ROWS - 50) == (True, True)
    assert part.frame["c3"].count() / len(rows) == pytest.approx(0.5, abs=0.05)
    actions.edit_cell(run, 0, rows[5], 2, "Changed", actor=None)
    assert "Changed" == sources.sample_of(source).frame["c2"][5]


def test_its_columns_are_shown_with_about_the_share_that_is_filled(run, place, client) -> None:
    client.force_login(place.member.user)
    actions.choose_sheets(run, {0: "mentor"})
    actions.confirm_header(run, 0)
    page = client.get(f"/o/northwind/p/spring/imports/{run.pk}/columns/").content.decode()
    assert "about 100 % filled" in page
    assert "12000 filled" not in page


def test_its_header_is_moved_by_another_process(run, monkeypatch, capsys) -> None:
    told = []
    monkeypatch.setattr("muster.imports.heading.do_apart", lambda *order, **more: told.append((*order, more)))
    actions.choose_header(run, 0, 1, may_be_apart=True)
    assert [("muster.imports.heading", run, {"position": "0", "row": "1"})] == told
    assert 2 == run.sources.get().header_row
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(told[0][-1])))
    assert 0 == heading.main(run.pk)
    source = run.sources.get()
    assert (1, True, ROWS) == (source.header_row, source.header_confirmed, source.rows)
    assert "" == capsys.readouterr().out


def test_a_row_added_below_it_is_changed_again_and_taken_away_with_the_others(
    run: ImportRun, place: Place, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "muster.imports.planner.LARGE", 2 * ROWS
    )  # another process would look into another database
    last = ROWS + 2
    email, first = Spot(0, last + 1, 1), Spot(0, last + 1, 2)
    set_cells(run, {email: "new@example.org", first: "Old"}, actor=None)
    read = run.revision
    assert 1 == set_cells(run, {first: "New"}, actor=None, based_on=read, seen={first: "Old"})
    now = sources.rows_at(run.sources.get(), [last + 1]).rows
    assert {last + 1: {1: "new@example.org", 2: "New", 3: None}} == now
    actions.plan_run(run)
    client.force_login(place.member.user)
    answer = client.get(f"/o/northwind/p/spring/imports/{run.pk}/review/rows.csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert ["E-mail", "First name", "City"] == rows[0][:3]
    assert [["p0@example.org", "First 0", ""], ["new@example.org", "New", ""]] == [rows[1][:3], rows[-1][:3]]
    assert ROWS + 2 == len(rows)
