"""An installation that is set up, made once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import set_up

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installation that `installed` copies."""
    folder = tmp_path_factory.mktemp("pattern")
    set_up(folder)
    return folder


@pytest.fixture
def installed(pattern: Path, tmp_path: Path) -> Path:
    """A data folder with an owner, an organisation and a program."""
    folder = tmp_path / "data"
    shutil.copytree(pattern, folder)
    folder.chmod(0o700)
    return folder
