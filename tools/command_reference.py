"""Writes docs/use/commands.md from the commands themselves: `python -m tools.command_reference`. A test compares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer.main

from muster.cli import app

TARGET = Path(__file__).parent.parent / "docs" / "use" / "commands.md"
HEAD = """# Every command and option

Made by `python -m tools.command_reference` from what the commands say about themselves. How to use them: [cli.md](cli.md).
"""


def reference() -> str:
    """The page."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    return "\n".join([HEAD, *(_section(name, command) for name, command in commands.items())])


def _section(name: str, command: Any) -> str:  # noqa: ANN401 - typer keeps its own click to itself
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    usage = " ".join(
        [
            f"muster {name}",
            *(_placeholder(argument) for argument in arguments),
            *["[options]"] * bool(options),
        ]
    )
    lines = [f"## `{usage}`", "", " ".join((command.help or "").split()), ""]
    if arguments or options:
        lines += ["| | means |", "|---|---|"]
        lines += [_row(_placeholder(argument), argument) for argument in arguments]
        lines += [_row(_named(option), option) for option in options]
        lines.append("")
    return "\n".join(lines)


def _placeholder(argument: Any) -> str:  # noqa: ANN401 - the same
    return str(argument.metavar or argument.name.upper())


def _named(option: Any) -> str:  # noqa: ANN401 - the same
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    return f"{names} {option.metavar or option.name.removeprefix('as_').upper()}"


def _row(name: str, parameter: Any) -> str:  # noqa: ANN401 - the same
    notes = [" ".join((parameter.help or "").split())]
    if parameter.required and parameter.param_type_name == "option":
        notes.append("Required.")
    if getattr(parameter, "multiple", False) and "epeatable" not in notes[0]:
        notes.append("Repeatable.")
    default = parameter.default
    if default and isinstance(default, str | int) and default is not True:
        notes.append(f"Default: {default}.")
    return f"| `{_cell(name)}` | {_cell(' '.join(filter(None, notes)))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(reference())
