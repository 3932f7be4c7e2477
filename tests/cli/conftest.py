"""An installation that is set up, made once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import set_up
from tools.made_once import made_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A data folder with an owner, an organisation and a program."""
    folder = tmp_path / "data"
    shutil.copytree(made_once("installed", set_up), folder)
    folder.chmod(0o700)
    return folder
