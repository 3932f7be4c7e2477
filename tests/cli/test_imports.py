"""`muster import`, `muster imports` and `muster undo`: exit status, JSON and options, to the letter."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django_scopes import scopes_disabled
from typer.testing import CliRunner

from muster.cli import app
from muster.imports.models import ImportRun, Recipe
from muster.participants.models import Participant
from muster.programs.models import Program
from tests.cli.commands import MUSTER, environment, run_muster, set_up
from tests.files import asides
from tests.imports.running import PEOPLE, many

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Cast

pytestmark = pytest.mark.any_database

SPRING = ("--program", "spring")


def command(*arguments: str | Path) -> tuple[int, Any]:
    """Exit status and the one JSON document."""
    done = CliRunner().invoke(app, [*(str(each) for each in arguments), "--json"])
    return done.exit_code, json.loads(done.stdout) if done.stdout else done.stderr


def imported(file: Path, *options: str) -> tuple[int, Any]:
    return command("import", file, *SPRING, *options)


def codes(document: dict[str, Any]) -> set[str]:
    return {issue["code"] for issue in document["issues"]}


def people() -> dict[str, Participant]:
    with scopes_disabled():
        return {each.email_key: each for each in Participant.objects.filter(user=None)}


@pytest.fixture
def file(tmp_path: Path, cast: Cast) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


def test_an_import_is_applied_and_answered_in_one_document(file: Path) -> None:
    file.write_text(f"{PEOPLE}nobody,No,Body,,\r\n")
    status, answer = imported(file, "--role", "mentor", "--yes")
    assert status == 0
    figures = {
        name: answer[name] for name in ("rows", "create", "update", "unchanged", "skip", "reject", "notify")
    }
    assert figures == {
        "rows": 4,
        "create": 3,
        "update": 0,
        "unchanged": 0,
        "skip": 0,
        "reject": 1,
        "notify": 0,
    }
    assert list(answer) == ["import", "state", *figures, "issues", "issue_counts", "seconds"]
    assert answer["state"] == "done"
    assert set(answer["seconds"]) == {"read", "match", "check", "plan", "apply"}
    blocking = next(issue for issue in answer["issues"] if issue["severity"] == "blocks")
    assert set(blocking) == {"code", "severity", "sheet", "sheet_row", "column", "field", "value", "message"}
    assert (blocking["code"], blocking["sheet_row"], blocking["column"]) == ("email.unreadable", 5, "E-mail")
    assert answer["issue_counts"]["email.unreadable"] == 1
    assert len(people()) == 3


def test_a_dry_run_says_the_same_and_leaves_nothing(file: Path) -> None:
    status, answer = imported(file, "--role", "mentor", "--dry-run")
    assert (status, answer["import"], answer["state"], answer["create"]) == (0, None, "planned", 3)
    assert people() == {}
    with scopes_disabled():
        assert not ImportRun.objects.exists()


def test_without_yes_and_without_a_terminal_nothing_is_done(file: Path) -> None:
    status, answer = imported(file, "--role", "mentor")
    assert (status, answer["error"]["code"], answer["file"]) == (1, "confirm.needed", str(file))
    assert "Add 3 people to Spring Mentoring" in answer["error"]["message"]
    assert people() == {}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], "role.missing", id="nothing says the role"),
        pytest.param(["--role", "mentor", "--sheet", "Nowhere"], "sheet.not_found", id="no such sheet"),
        pytest.param(["--role", "mentor", "--map", "Nope=email"], "column.not_found", id="no such column"),
        pytest.param(["--role", "mentor", "--map", "Skills=nope"], "field.not_found", id="no such field"),
        pytest.param(["--role", "mentor", "--notify"], "mail.not_configured", id="no mail"),
        pytest.param(["--role", "mentor", "--as", "vera@example.org"], "actor.not_found", id="a viewer"),
        pytest.param(["--role", "mentor", "--recipe", "nightly"], "recipe.not_found", id="no such recipe"),
    ],
)
def test_what_can_not_be_done_is_refused_with_its_code(file: Path, options: list[str], code: str) -> None:
    status, answer = imported(file, *options, "--yes")
    assert (status, answer["error"]["code"]) == (1, code)
    assert set(answer) == {"file", "error"}
    with scopes_disabled():
        assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    "options",
    [
        pytest.param([*SPRING, "--role", "boss"], id="role"),
        pytest.param([*SPRING, "--rule", "bio=destroy"], id="rule"),
        pytest.param([*SPRING, "--header-row", "first"], id="header row"),
        pytest.param([*SPRING, "--value", "skills"], id="value"),
        pytest.param([*SPRING, "--only", "some"], id="only"),
        pytest.param([], id="several programs and none named"),
        pytest.param(["--program", "winter"], id="no such program"),
    ],
)
def test_wrong_usage_is_exit_status_2(file: Path, options: list[str]) -> None:
    done = CliRunner().invoke(app, ["import", str(file), *options])
    assert done.exit_code == 2
    assert done.stdout == ""


def test_the_programs_are_listed_where_none_is_named(file: Path) -> None:
    done = CliRunner().invoke(app, ["import", str(file)])
    assert "autumn, spring" in done.stderr


def test_sheets_roles_and_columns_follow_the_options(file: Path) -> None:
    status, _answer = imported(
        file, "--sheet", "people=mentee", "--map", "Department=location", "--map", "Skills=", "--yes"
    )
    ada = people()["ada@example.org"]
    assert (status, ada.is_mentee, ada.values) == (0, True, {"location": "Research"})


def test_a_role_column_is_named_by_its_header(file: Path) -> None:
    file.write_text("E-mail,Kind\nada@example.org,mentor\nlin@example.org,mentee\n")
    status, _answer = imported(file, "--role", "column:Kind", "--map", "Kind=role", "--yes")
    assert (status, people()["ada@example.org"].is_mentor, people()["lin@example.org"].is_mentee) == (
        0,
        True,
        True,
    )


def test_the_header_row_is_named_as_excel_counts(file: Path) -> None:
    file.write_text(f"Our people,,,,\r\nas of today,,,,\r\n{PEOPLE}")
    status, answer = imported(file, "--role", "mentor", "--header-row", "people:3", "--yes")
    assert (status, answer["create"], answer["rows"]) == (0, 3, 3)


def test_values_rules_and_empties_are_answered_beforehand(file: Path) -> None:
    imported(file, "--role", "mentor", "--yes", "--value", "skills:Poetry=-")
    assert people()["ada@example.org"].values["skills"] == ["Algebra"]
    file.write_text("E-mail,Department,Skills\nada@example.org,,Chess\n")
    options = [
        "--role",
        "mentor",
        "--overwrite",
        "--rule",
        "skills=append",
        "--empty",
        "department=clear",
        "--yes",
    ]
    status, answer = imported(file, *options)
    assert (status, answer["update"]) == (0, 1)
    assert people()["ada@example.org"].values == {"skills": ["Algebra", "Chess"]}


def test_only_and_strict_and_max_change_hold_back(file: Path) -> None:
    status, answer = imported(file, "--role", "mentor", "--only", "update", "--yes")
    assert (status, answer["create"], answer["skip"]) == (0, 0, 3)
    file.write_text("E-mail\n" + "".join(f"p{n}@example.org\n" for n in range(60)) + "bad\n")
    status, answer = imported(file, "--role", "mentor", "--strict", "--yes")
    assert (status, answer["error"]["code"]) == (1, "plan.rows_left_out")
    imported(file, "--role", "mentor", "--yes")
    changed = ("--role", "mentee", "--overwrite", "--yes")
    status, answer = imported(file, *changed, "--max-change", "10")
    assert (status, answer["error"]["code"]) == (1, "plan.too_many_changes")
    status, answer = imported(file, *changed[:-1], "--dry-run")
    assert (status, answer["import"], answer["update"]) == (0, None, 60)
    status, answer = imported(file, *changed[:-1])
    assert (status, answer["error"]["code"]) == (1, "confirm.needed")
    assert "60 of the 61 people in the program would change" in answer["error"]["message"]
    status, answer = imported(file, *changed)
    assert (status, answer["update"]) == (0, 60)


def test_a_recipe_file_holds_the_same_options(file: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "nightly.json"
    recipe.write_text(json.dumps({"role": "mentee", "map": ["Department=location"], "overwrite": True}))
    status, _answer = imported(file, "--recipe", str(recipe), "--role", "mentor", "--yes")
    ada = people()["ada@example.org"]
    assert (status, ada.role, ada.values["location"]) == (0, "mentor", "Research")
    recipe.write_text('{"colour": "red"}')
    assert imported(file, "--recipe", str(recipe))[1]["error"]["code"] == "recipe.unreadable"


def test_the_actor_is_whoever_is_named(file: Path) -> None:
    imported(file, "--role", "mentor", "--as", "Chen@Example.org", "--yes")
    status, listed = command("imports")
    assert (status, listed[0]["by"]) == (0, "chen@example.org")


def test_history_and_undo(file: Path) -> None:
    _status, made = imported(file, "--role", "mentor", "--yes")
    status, listed = command("imports")
    assert status == 0
    started = listed[0].pop("started")
    assert "T" in started
    assert listed == [
        {
            "import": made["import"],
            "program": "spring",
            "state": "done",
            "file": "people.csv",
            "by": "command line",
            "create": 3,
            "update": 0,
            "reject": 0,
            "notify": 0,
        }
    ]
    status, answer = command("undo", str(made["import"]))
    assert (status, answer["error"]["code"]) == (1, "confirm.needed")
    status, answer = command("undo", str(made["import"]), "--yes")
    assert (status, answer) == (
        0, {"import": made["import"], "state": "undone", "restored": 0, "removed": 3, "kept": []})  # fmt: skip
    assert people() == {}
    status, answer = command("undo", str(made["import"]), "--yes")
    assert (status, answer["error"]["code"]) == (1, "run.not_undoable")
    assert command("undo", "999")[1] == {
        "error": {
            "code": "run.not_found",
            "message": "There is no import 999. `muster imports` lists those there are.",
        }
    }


def test_without_json_the_figures_are_lines(file: Path) -> None:
    done = CliRunner().invoke(app, ["import", str(file), *SPRING, "--role", "mentor", "--yes"])
    assert done.exit_code == 0
    assert "create: 3" in done.stdout.splitlines()
    assert "people.csv" in CliRunner().invoke(app, ["imports"]).stdout


def test_a_repair_is_offered_in_json_and_as_an_option_that_takes_it(tmp_path: Path, cast: Cast) -> None:
    people = tmp_path / "slips.csv"
    people.write_text("E-mail,Role\r\nann@gmial.com,Mentor\r\nbo@example.org,Mentor\r\n")
    _, document = imported(people, "--dry-run")
    (issue,) = document["issues"]
    assert ("ann@gmial.com", "ann@gmail.com") == (issue["text"], issue["proposal"])
    assert 1 == document["reject"]
    printed = CliRunner().invoke(app, ["import", str(people), *SPRING, "--dry-run"]).stdout
    assert "did you mean: --value email:ann@gmial.com=ann@gmail.com" in printed
    _, repaired = imported(people, "--dry-run", "--value", "email:ann@gmial.com=ann@gmail.com")
    assert (2, 0, []) == (repaired["create"], repaired["reject"], repaired["issues"])


def test_an_import_killed_on_the_command_line_is_finished_by_a_worker(tmp_path: Path) -> None:
    set_up(tmp_path)
    path = tmp_path / "many.csv"
    path.write_text("E-mail,First name\n" + "".join(f"p{n}@example.org,P{n}\n" for n in range(20_000)))
    options = ["--role", "mentor", "--yes", "--json"]
    surroundings = environment(tmp_path, MUSTER_LEASE_S="1")
    with subprocess.Popen(
        [*MUSTER, "import", str(path), *options],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait_until_applying(tmp_path)
        process.send_signal(signal.SIGKILL)
    assert _listed(tmp_path)["state"] == "applying"
    time.sleep(1.1)
    assert run_muster(tmp_path, "worker", "--once", MUSTER_LEASE_S="1").returncode == 0
    entry = _listed(tmp_path)
    assert (entry["state"], entry["create"]) == ("done", 20_000)


def _wait_until_applying(data_dir: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = _state(data_dir)
        if found is not None and found[0] == "applying" and found[1] > 0:
            return
        time.sleep(0.01)
    pytest.fail("the import never began")


def _state(data_dir: Path) -> tuple[str, int] | None:
    import sqlite3

    with sqlite3.connect(data_dir / "muster.sqlite3") as connection:
        found: tuple[str, int] | None = connection.execute(
            "SELECT state, done_rows FROM imports_importrun"
        ).fetchone()
    return found


def _listed(data_dir: Path) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(run_muster(data_dir, "imports", "--json").stdout)[0]
    return entry


def test_whoever_changed_in_between_is_among_the_issues(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from muster.imports import actions

    imported(file, "--role", "mentor", "--yes")
    approve = actions.approve_run

    def approved_too_late(run: ImportRun, **rest: Any) -> None:
        approve(run, **rest)
        Participant.objects.filter(email_key="ada@example.org").update(version=9)

    monkeypatch.setattr(actions, "approve_run", approved_too_late)
    file.write_text(PEOPLE.replace("Lovelace", "King"))
    status, answer = imported(file, "--role", "mentor", "--overwrite", "--yes")
    assert (status, answer["update"], answer["skip"], answer["unchanged"]) == (0, 0, 1, 2)
    issue = answer["issues"][0]
    assert (issue["code"], issue["sheet_row"], issue["value"]) == (
        "row.changed_meanwhile",
        2,
        "ada@example.org",
    )


def test_whoever_was_erased_in_between_is_among_the_issues(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from muster.imports import actions
    from muster.participants.erased import note_erasure

    approve = actions.approve_run

    def approved_too_late(run: ImportRun, **rest: Any) -> None:
        approve(run, **rest)
        at = datetime(2026, 3, 1, 12, tzinfo=UTC)
        note_erasure(run.program.organisation, ["ada@example.org"], run_ids=[], now=at)

    monkeypatch.setattr(actions, "approve_run", approved_too_late)
    status, answer = imported(file, "--role", "mentor", "--yes")
    assert (status, answer["create"], answer["skip"]) == (0, 2, 1)
    assert answer["issues"][0]["message"] == (
        "“ada@example.org” asked to be erased on 2026-03-01, and is not brought back. Only an owner can lift that."
    )


def test_an_undo_that_keeps_very_much_names_the_first_and_says_how_many(file: Path) -> None:
    file.write_text(many(1_010))
    made = imported(file, "--role", "mentor", "--yes")[1]
    file.write_text(many(1_010).replace(",Dept", ",Unit"))
    imported(file, "--role", "mentor", "--overwrite", "--max-change", "100", "--yes")
    status, answer = command("undo", str(made["import"]), "--yes")
    assert (status, len(answer["kept"]), answer["kept_count"]) == (0, 1_000, 1_010)


def test_rows_that_a_filter_hides_are_taken_with_a_warning_or_left_out(tmp_path: Path, cast: Cast) -> None:
    book = asides.filtered(tmp_path / "mentors.xlsx")
    status, answer = imported(book, "--dry-run")
    assert (0, 12, {"sheet.rows_filtered": 1, "sheet.columns_hidden": 1}) == (
        status,
        answer["create"],
        {code: n for code, n in answer["issue_counts"].items() if code.startswith("sheet.")},
    )
    (warned,) = [issue for issue in answer["issues"] if issue["code"] == "sheet.rows_filtered"]
    assert ("warns", "Mentors") == (warned["severity"], warned["sheet"])
    assert "Rows in this sheet that a filter hides: 6." in warned["message"]
    status, answer = imported(book, "--skip-hidden", "--yes")
    assert (0, 6, 6) == (status, answer["rows"], answer["create"])
    assert "sheet.rows_left_out" in codes(answer)


def test_a_recipe_of_the_program_is_called_by_its_name(file: Path) -> None:
    with scopes_disabled():
        program = Program.objects.get(slug="spring")
        document = {"role": "mentor", "map": ["Department=location"]}
        Recipe.objects.create(program=program, name="nightly", document=document)
    status, _answer = imported(file, "--recipe", "nightly", "--yes")
    ada = people()["ada@example.org"]
    assert (status, ada.role, ada.values["location"]) == (0, "mentor", "Research")


def test_columns_are_split_joined_and_filled_by_options(file: Path) -> None:
    file.write_text(
        'E-mail,Who,City,Land\nada@example.org,"Lovelace, Ada",London,\ngrace@example.org,"Hopper, Grace",,\n'
    )
    status, answer = imported(
        file, "--role", "mentor", "--yes",
        "--split", "Who=,", "--map", "Who=", "--map", "Who (1)=last_name", "--map", "Who (2)=first_name",
        "--fill", "Land=UK", "--join", "City+Land=, ", "--map", "City=", "--map", "Land=", "--map", "City + Land=location",
        "--everybody", "department=Research",
    )  # fmt: skip
    assert (status, answer["create"]) == (0, 2)
    ada, grace = (people()[f"{name}@example.org"] for name in ("ada", "grace"))
    assert ("Ada", "Lovelace") == (ada.first_name, ada.last_name)
    assert ("London, UK", "UK") == (ada.values["location"], grace.values["location"])
    assert {"Research"} == {one.values["department"] for one in (ada, grace)}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--split", "Nobody=,"], "column.not_found"),
        (["--split", "E-mail=,:9"], "column.cannot_split"),
        (["--join", "E-mail+Nobody= "], "column.cannot_join"),
        (["--everybody", "nothing=x"], "field.not_found"),
    ],
)
def test_what_cannot_be_done_to_a_column_is_refused(file: Path, options: list[str], code: str) -> None:
    status, answer = imported(file, "--role", "mentor", "--yes", *options)
    assert (status, answer["error"]["code"]) == (1, code)
