"""Reading in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from muster.engine.issues import ReadError
from muster.engine.readers import Limits, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from muster.engine.table import RawFile


class Read(Protocol):
    """Reads a file in a fresh folder."""

    def __call__(self, path: Path, limits: Limits = ...) -> RawFile: ...


class RefusalOf(Protocol):
    """The refusal of a file that can't be read."""

    def __call__(self, path: Path, limits: Limits = ...) -> ReadError: ...


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_it(path: Path, limits: Limits = Limits()) -> RawFile:  # noqa: B008 - frozen
        return read_file(path, folder=tmp_path / "read", limits=limits)

    return read_it


@pytest.fixture
def refusal_of(read: Read) -> RefusalOf:
    def refuse(path: Path, limits: Limits = Limits()) -> ReadError:  # noqa: B008 - frozen
        with pytest.raises(ReadError) as caught:
            read(path, limits)
        return caught.value

    return refuse
