"""Each kind has its test and its line in the documentation; whoever adds one and forgets is reminded here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer.main

from muster.engine.fields import FIELD_TYPES
from muster.engine.readers import READERS
from muster.programs.models import FieldType

if TYPE_CHECKING:
    from pathlib import Path

    import click


@pytest.mark.parametrize("name", [field_type.name for field_type in FIELD_TYPES])
def test_each_field_type_has_cases_and_a_row_in_the_documentation(name: str, root: Path) -> None:
    tests = "\n".join(path.read_text() for path in (root / "tests/engine").rglob("test_*.py"))
    assert re.search(rf"""["']{name}["']""", tests), f"no test under tests/engine names {name!r}"
    assert f"`{name}`" in (root / "docs/use/fields.md").read_text(), (
        f"docs/use/fields.md has no row for {name!r}"
    )


def test_each_type_an_administrator_can_choose_is_one_the_engine_knows() -> None:
    assert set(FieldType.values) <= {field_type.name for field_type in FIELD_TYPES}


def test_each_reader_has_a_test_and_is_named_in_the_documentation(root: Path) -> None:
    tests = {path.stem for path in (root / "tests/engine/readers").glob("test_*.py")}
    named = (root / "docs/use/files.md").read_text()
    for name in READERS.values():
        assert any(name in test or test.removeprefix("test_") in name for test in tests), (
            f"no test for reader {name}"
        )
        assert name in named.lower(), f"docs/use/files.md does not name {name}"


def test_each_wizard_step_has_a_template_and_a_test(root: Path) -> None:
    from muster.imports.steps import STEPS

    tests = "\n".join(path.read_text() for path in (root / "tests/imports").glob("test_*.py"))
    for step in STEPS:
        assert step.slug in tests, f"no test under tests/imports names the step {step.slug!r}"


def test_each_command_explains_itself_and_is_in_the_documentation(root: Path) -> None:
    documented = (root / "docs/use/cli.md").read_text()
    for name, command in _commands().items():
        assert command.help, f"muster {name} has no help"
        assert f"muster {name}" in documented, f"docs/use/cli.md does not name `muster {name}`"


def test_each_option_of_the_import_is_in_the_documentation(root: Path) -> None:
    documented = (root / "docs/use/cli.md").read_text()
    options = [
        name for parameter in _commands()["import"].params for name in parameter.opts if name.startswith("--")
    ]
    assert [] == [option for option in options if f"`{option}" not in documented]


def test_each_setting_is_in_the_documentation(root: Path) -> None:
    source = (root / "src/muster/config/env.py").read_text()
    settings = set(re.findall(r'"((?:MUSTER_)[A-Z_]+|DATABASE_URL|EMAIL_URL)"', source))
    documented = (root / "docs/operate/settings.md").read_text()
    assert len(settings) >= 6
    assert set() == {setting for setting in settings if f"`{setting}`" not in documented}


def test_the_environment_is_read_in_one_place(root: Path) -> None:
    readers = {
        path.relative_to(root).as_posix()
        for path in (root / "src/muster").rglob("*.py")
        if re.search(r"os\.(getenv|environ\[|environ\.get)", path.read_text())
    }
    assert readers <= {"src/muster/config/env.py"}


def _commands() -> dict[str, click.Command]:
    from muster.cli import app

    group = typer.main.get_command(app)
    commands: dict[str, click.Command] = group.commands
    return commands
