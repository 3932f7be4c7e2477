"""The child that reads, seen from outside: started by exec, watched, and ended when it takes too much."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import polars as pl

from muster.engine.issues import ISSUE_SCHEMA, ReadError
from muster.engine.readers.limits import MIB
from muster.engine.table import ROW, Area, RawFile, RawTable

if TYPE_CHECKING:
    from muster.engine.readers.limits import Limits

logger = logging.getLogger(__name__)

MANIFEST = "manifest.json"
_LOG = "child.log"
_LOOK_EVERY_S = 0.02
_TOO_MUCH, _TOO_SLOW = "too much memory", "too slow"
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def read_in_child(path: Path, *, folder: Path, limits: Limits, name: str, first_rows: int = 0) -> RawFile:
    """What the child read. Its refusals are raised here; any other end of it is `file.reader_failed`, or says what it took.

    With `first_rows` the child may stop after so many rows of each sheet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # A folder for each read: frames of an earlier one may still be mapped to its files.
    folder = Path(tempfile.mkdtemp(prefix="read-", dir=folder))
    manifest = folder / MANIFEST
    place = {"path": str(path.absolute()), "name": name}
    order = json.dumps({**place, "limits": asdict(limits), "first_rows": first_rows})
    with (folder / _LOG).open("wb") as log:
        ending = _run(order, folder, limits, log)
    if ending is None and manifest.exists():
        return _collect(folder, json.loads(manifest.read_text()))
    ending, word = ending or "no answer", _last_word(folder)
    logger.warning("reading failed: sha256=%s ending=%s %s", _sha256(path), ending, word)
    raise _refusal(ending, word, limits)


def _refusal(ending: str, word: str, limits: Limits) -> ReadError:
    if ending == _TOO_MUCH or word == MemoryError.__name__:
        return ReadError("file.too_much_memory", limit=limits.resident_bytes // MIB)
    if ending == _TOO_SLOW:
        return ReadError("file.too_slow", limit=limits.wall_s)
    return ReadError("file.reader_failed")


def _run(order: str, folder: Path, limits: Limits, log: BinaryIO) -> str | None:
    """Runs the child to its end; None when it ended by itself and well, otherwise what happened."""
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "muster.engine.child"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        _tell(child, order)
        return _watch(child, limits)
    finally:
        _end(child)


def _environment() -> dict[str, str]:
    """Nothing of ours: no database address, no key. Only where modules are found."""
    return {
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "POLARS_MAX_THREADS": "2",
        # The child lives for seconds: memory that Polars gives back it asks for again, page by page.
        "_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1",
        "LC_ALL": "C.UTF-8",
    }


def _tell(child: subprocess.Popen[bytes], order: str) -> None:
    with suppress(BrokenPipeError):
        if child.stdin is not None:
            child.stdin.write(order.encode())
            child.stdin.close()


def _watch(child: subprocess.Popen[bytes], limits: Limits) -> str | None:
    deadline = time.monotonic() + limits.wall_s
    while True:
        with suppress(subprocess.TimeoutExpired):
            status = child.wait(_LOOK_EVERY_S)
            return _ending(status)
        if _resident_bytes(child.pid) > limits.resident_bytes:
            return _TOO_MUCH
        if time.monotonic() > deadline:
            return _TOO_SLOW


def _ending(status: int) -> str | None:
    if status == -signal.SIGXCPU:
        return _TOO_SLOW
    return f"exit status {status}" if status else None


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _resident_bytes(pid: int) -> int:
    """Memory that is really used. Where the system has no /proc, only the address space is limited."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * _PAGE_BYTES


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _last_word(folder: Path) -> str:
    """The kind of error that the child ended with; never its text, which may hold what a cell held."""
    lines = (folder / _LOG).read_bytes()[-4096:].decode("utf-8", "replace").splitlines()
    word = lines[-1].partition(":")[0] if lines else ""
    return word if word.replace(".", "").isidentifier() else ""


def _collect(folder: Path, told: dict[str, Any]) -> RawFile:
    if "error" in told:
        raise ReadError(told["error"]["code"], **told["error"]["params"])
    sheets = tuple(_sheet(folder, sheet) for sheet in told["sheets"])
    return RawFile(told["format"], told["encoding"], told["delimiter"], sheets)


def _sheet(folder: Path, told: dict[str, Any]) -> RawTable:
    parts = [_part(folder, name) for name in told["parts"]]
    hidden = pl.read_ipc(_part(folder, told["hidden"]))[ROW]
    issues = pl.DataFrame([tuple(issue) for issue in told["issues"]], schema=ISSUE_SCHEMA, orient="row")
    return RawTable(
        name=told["name"],
        cells=pl.scan_ipc(parts, glob=False),
        is_hidden=told["is_hidden"],
        issues=issues,
        hidden_rows=hidden.len(),
        hidden_columns=told["hidden_columns"],
        hidden=hidden,
        filtered_rows=told["filtered_rows"],
        merges=tuple(Area(*area) for area in told["merges"]),
    )


def _part(folder: Path, name: str) -> Path:
    """A part that lies in the folder itself and holds texts beside row numbers: a child gone astray says anything."""
    path = folder / name
    if path.parent != folder or path.is_symlink():
        raise ReadError("file.reader_failed")
    schema = pl.read_ipc_schema(path)
    if [*schema][:1] != [ROW] or [*schema.values()] != [pl.UInt32, *[pl.String] * (len(schema) - 1)]:
        raise ReadError("file.reader_failed")
    return path
