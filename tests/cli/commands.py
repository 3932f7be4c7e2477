"""Running `muster` as a host does: a process of its own, in a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MUSTER = [sys.executable, "-m", "muster.cli"]
OURS = ("MUSTER_", "DATABASE_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE")


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """This process's environment, with nothing of Muster's but what is named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "MUSTER_DATA_DIR": str(data_dir), **more}


def run_muster(
    data_dir: Path, *arguments: str, text: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """The command, ended."""
    return subprocess.run(
        [*MUSTER, *arguments],
        env=environment(data_dir, **more),
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def set_up(data_dir: Path, **more: str) -> None:
    """An owner with a password, an organisation and a program."""
    arguments = [
        "--email",
        "olga@example.org",
        "--organisation",
        "Northwind",
        "--program",
        "Spring Mentoring",
    ]
    done = run_muster(
        data_dir, "setup", *arguments, "--password-stdin", text="correct horse battery\n", **more
    )
    assert done.returncode == 0, done.stderr
