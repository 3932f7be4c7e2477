"""Good files with bytes changed at random, seeded, and a process that reads one after the other and says what came of it.

`python -m tests.files.mutations FORMAT SEED FIRST LAST` prints a line of JSON a file. It is limited as the child that
reads is; whoever started it goes on behind the file at which it ended.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from muster.engine.child import limit_this_process
from muster.engine.issues import ReadError
from muster.engine.readers import Limits, reader_of
from muster.engine.readers.guard import check_start, kind_of
from muster.engine.readers.isolation import _collect
from tests.files import binary, marked_up
from tests.files.formats import make
from tests.files.odd import HEAD, PEOPLE, written

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = Path(__file__).parent
HANGS_AFTER_S = 15


def _kept(name: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes((FILES / name).read_bytes())


def _text(codec: str, **dialect: str) -> Callable[[Path], object]:
    content = written([HEAD, *PEOPLE, *PEOPLE, ("zoë@example.com", "Zoë", 'Lee "Z"\nJr.', "1")], **dialect)
    return lambda path: path.write_bytes(content.encode(codec))


SEEDS: dict[str, tuple[Callable[[Path], object], ...]] = {
    "xlsx": (make.write, _kept("formats/sample.xlsx"), _kept("programs/grouped.xlsx")),
    "xlsb": (binary.xlsb,),
    "xls": (_kept("formats/sample.xls"), _kept("programs/scripts.xls")),
    "ods": (_kept("formats/sample.ods"), _kept("programs/plain.ods")),
    "fods": (_kept("programs/plain.fods"),),
    "xml": (marked_up.spreadsheetml,),
    "html": (marked_up.webpage, _kept("formats/sample.html")),
    "csv": (
        _text("utf-8"),
        _text("utf-16", delimiter=";"),
        _text("cp1252", delimiter="\t"),
        _text("utf-8-sig"),
    ),
}
"""Format → makers of good files."""


def mutate(path: Path, chance: random.Random) -> None:
    """Changes a few bytes; of a package mostly those of one part, sometimes those of the package itself."""
    if not zipfile.is_zipfile(path) or chance.random() < 0.2:
        path.write_bytes(_changed(path.read_bytes(), chance))
        return
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([part for part, content in contents.items() if content])
    contents[name] = _changed(contents[name], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in contents.items():
            package.writestr(part, content)


def _changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0 | 1:
                changed[at] = chance.choice((0, 1, 255, chance.randrange(256)))
            case 2:  # a digit becomes another: counts, places and sizes lie
                digits = [n for n in range(at, min(len(changed), at + 200)) if 0x30 <= changed[n] <= 0x39]
                if digits:
                    changed[chance.choice(digits)] = 0x30 + chance.randrange(10)
            case 3:  # a piece stands there twice
                piece = changed[at : at + chance.randrange(1, 300)]
                changed[at:at] = piece * chance.choice((1, 1, 50))
            case _:  # a piece is gone
                del changed[at : at + chance.randrange(1, 50)]
        if not changed:
            return b"\0"
    return bytes(changed[: chance.choice((len(changed),) * 4 + (chance.randrange(len(changed)),))])


def _outcome(path: Path, folder: Path, limits: Limits) -> str:
    try:
        check_start(path, limits)
        reader = reader_of(kind_of(path, limits))
        _collect(folder, reader.read(path, folder=folder, name=path.name, limits=limits))
    except ReadError as error:
        return error.code
    return "read"


def main() -> None:
    """Reads the mutations from FIRST to before LAST of one format."""
    name, seed, first, last = sys.argv[1], *map(int, sys.argv[2:5])
    limits = Limits()
    limit_this_process(asdict(limits) | {"cpu_s": 3600, "wall_s": 3600})
    for n in range(first, last):
        chance = random.Random(f"{name} {seed} {n}")  # noqa: S311 - not for secrets
        folder = Path(tempfile.mkdtemp())
        try:
            path = folder / "changed.bin"
            SEEDS[name][n % len(SEEDS[name])](path)
            mutate(path, chance)
            signal.alarm(HANGS_AFTER_S)
            started = time.perf_counter()
            outcome = _outcome(path, folder, limits)
            signal.alarm(0)
        finally:
            shutil.rmtree(folder)
        seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answer = {"n": n, "outcome": outcome, "seconds": seconds, "memory": memory * 1024}
        print(json.dumps(answer), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
