"""`muster export` and `muster template`."""

from __future__ import annotations

import openpyxl
import pytest
from django_scopes import scope
from typer.testing import CliRunner

from muster.cli import app
from muster.participants.models import Participant
from tests.participants.people import add_person

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(app, arguments)


def test_export_writes_csv_to_standard_output(cast) -> None:
    result = run("export", "--program", "spring")
    assert 0 == result.exit_code
    assert result.stdout.startswith("E-mail,Employee ID,Role,Status,First name,")
    assert "\r\npia@example.org,,mentee,active,Pia,Participant," in result.stdout_bytes.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_export_writes_a_file_and_says_so_beside(cast, tmp_path, ending: str) -> None:
    path = tmp_path / f"people.{ending}"
    path.write_text("old")
    result = run("export", "--program", "spring", "-o", str(path))
    assert (0, "") == (result.exit_code, result.stdout)
    assert "1 people" in result.stderr
    assert path.read_bytes()[:2] in {b"PK", b"E-"}
    assert [path] == list(tmp_path.iterdir())


def test_export_counts_many_as_people_read_them(cast, tmp_path) -> None:
    with scope(organisation=cast.northwind):
        people = (Participant(program=cast.spring, email_key=f"p{n}@example.org") for n in range(1_200))
        Participant.objects.bulk_create(people)
    result = run("export", "--program", "spring", "-o", str(tmp_path / "people.csv"))
    assert "1,201 people written" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("export", "--program", "spring", "--role", "boss"), id="no such role"),
        pytest.param(("export", "--program", "spring", "-o", "people.pdf"), id="no such format"),
        pytest.param(("export", "--program", "spring", "-o", "/nowhere/people.csv"), id="no such folder"),
        pytest.param(("export", "--program", "nothing"), id="no such program"),
        pytest.param(("export",), id="several programs"),
        pytest.param(("template", "--program", "spring", "-o", "t.csv"), id="a template is a workbook"),
    ],
)
def test_wrong_usage_ends_with_two(cast, arguments: tuple[str, ...]) -> None:
    assert 2 == run(*arguments).exit_code


def test_template_writes_a_workbook(cast, tmp_path) -> None:
    path = tmp_path / "template.xlsx"
    assert 0 == run("template", "--program", "spring", "-o", str(path)).exit_code
    assert "Mentors" in openpyxl.load_workbook(path).sheetnames


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_is_a_valid_import_that_gives_the_same_export(cast, tmp_path, ending: str) -> None:
    values = {
        "department": "=Legal",
        "phone": "+447700900123",
        "skills": ["SQL", "Chess"],
        "start_date": "2024-03-04",
        "bio": '-two\nlines, "quoted"',
        "country": "NO",
        "language": "nb",
        "time_zone": "Europe/Oslo",
        "years_experience": "12",
    }
    with scope(organisation=cast.northwind):
        Participant.objects.all().delete()
        add_person(
            cast.spring, "ana@example.org", first_name="Ana", employee_id="007", is_mentor=True, values=values
        )
        add_person(cast.spring, "bo@example.org", first_name="'=Bo", is_mentor=True, is_mentee=True)
    path = tmp_path / f"people.{ending}"
    run("export", "--program", "spring", "-o", str(path))
    imported = run("import", str(path), "--program", "autumn", "--yes", "--json")
    assert 0 == imported.exit_code, imported.output
    assert (
        run("export", "--program", "spring").stdout_bytes == run("export", "--program", "autumn").stdout_bytes
    )
