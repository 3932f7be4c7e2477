"""Bytes of good files changed at random (seeded): every one is read or refused, never anything else."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.engine.issues import ReadError
from muster.engine.readers import READERS, Limits
from muster.engine.readers.guard import kind_of
from tests.files import binary, marked_up

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = Path(__file__).parents[2] / "files/formats"
TRIES = 40
LIMITS = Limits(area_cells=100_000)
PARTS = (
    "content.xml",
    "xl/workbook.bin",
    "xl/worksheets/sheet0.bin",
    "xl/sharedStrings.bin",
    "xl/styles.bin",
)


def kept(name: str) -> Callable[[Path], Path]:
    """A maker that copies a file of the corpus."""

    def copy(path: Path) -> Path:
        path.write_bytes((FILES / name).read_bytes())
        return path

    return copy


def mutated(path: Path, chance: random.Random) -> None:
    """Changes a few bytes; within a package, those of a part."""
    if not zipfile.is_zipfile(path):
        path.write_bytes(_changed(path.read_bytes(), chance))
        return
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([part for part in PARTS if part in contents])
    contents[name] = _changed(contents[name], chance)
    with zipfile.ZipFile(path, "w") as package:
        for part, content in contents.items():
            package.writestr(part, content)


def _changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.choice((0, 1, 255, chance.randrange(256)))
    return bytes(changed[: chance.choice((len(changed), len(changed), chance.randrange(len(changed))))])


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(kept("sample.xls"), id="xls"),
        pytest.param(kept("sample.ods"), id="ods"),
        pytest.param(binary.xlsb, id="xlsb"),
        pytest.param(marked_up.spreadsheetml, id="xml"),
        pytest.param(marked_up.webpage, id="html"),
    ],
)
def test_changed_bytes_are_read_or_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    chance = random.Random(2026)  # noqa: S311 - not for secrets
    for n in range(TRIES):
        folder = tmp_path / str(n)
        folder.mkdir()
        path = make(folder / "changed.bin")
        mutated(path, chance)
        try:
            kind = kind_of(path, LIMITS)
            reader = next(reader for reader in READERS if reader.recognises(kind))
            assert reader.read(path, folder=folder, name=path.name, limits=LIMITS)["sheets"] is not None
        except ReadError as error:
            assert error.code.startswith("file.")  # noqa: PT017 - either answer is right
