"""What a process can't do any more once it is fenced, tried out in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from muster.engine.fence import fences
from muster.engine.readers import Limits

OFFERED = fences()
needs_landlock = pytest.mark.skipif(not OFFERED.landlock, reason="this kernel has no Landlock")
needs_seccomp = pytest.mark.skipif(not OFFERED.has_seccomp, reason="this kernel has no seccomp filters")

TRIES = {
    "read the file": "open(file).read()",
    "write into the folder": "open(folder / 'out', 'w').write('x')",
    "import more of Python": "import polars, python_calamine, lxml.etree; polars.DataFrame({'a': [1]}).write_ipc(folder / 'x')",
    "start a thread": "import threading; t = threading.Thread(target=print); t.start(); t.join()",
    "read another file": "open(other).read()",
    "list another folder": "os.listdir(other.parent)",
    "write beside the folder": "open(other.parent / 'new', 'w')",
    "write into the file": "open(file, 'a')",
    "delete the file": "os.unlink(file)",
    "follow a link out of the folder": "os.symlink(other, folder / 'link'); open(folder / 'link').read()",
    "open a socket": "import socket; socket.socket()",
    "open a local socket": "import socket; socket.socket(socket.AF_UNIX)",
    "start a process": "os.fork() or os._exit(0)",
    "start a program": "os.execv('/bin/true', ['true'])",
    "leave its group": "os.setpgid(0, 0)",
    "signal its parent": "os.kill(os.getppid(), 0)",
}
ALLOWED = ("read the file", "write into the folder", "import more of Python", "start a thread")
BY_SECCOMP = (
    "open a socket",
    "open a local socket",
    "start a process",
    "start a program",
    "leave its group",
)
SCRIPT = """
import os, sys
from pathlib import Path
file, folder, other = map(Path, sys.argv[1:4])
from muster.engine.fence import fence_this_process
if sys.argv[5] == "fenced":
    fence_this_process(file, folder)
try:
    exec(sys.argv[4])
except OSError as error:
    print(type(error).__name__)
else:
    print("done")
"""


def tried(tmp_path: Path, what: str, *, is_fenced: bool = True) -> str:
    """What came of it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file, other = tmp_path / "file", tmp_path / "private" / "other"
    other.parent.mkdir()
    file.write_text("x")
    other.write_text("private")
    how = "fenced" if is_fenced else "free"
    command = [sys.executable, "-c", SCRIPT, str(file), str(folder), str(other), TRIES[what], how]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    # A program that was started, or a process that was left, says nothing.
    return done.stdout.strip() or ("done" if done.returncode == 0 else done.stderr)


@pytest.mark.parametrize("what", ALLOWED)
def test_what_reading_needs_goes_on_within_the_fence(tmp_path: Path, what: str) -> None:
    assert "done" == tried(tmp_path, what)


@needs_landlock
@pytest.mark.parametrize(
    "what",
    [
        "read another file",
        "list another folder",
        "write beside the folder",
        "write into the file",
        "delete the file",
        "follow a link out of the folder",
    ],
)
def test_other_files_are_out_of_reach(tmp_path: Path, what: str) -> None:
    assert "PermissionError" == tried(tmp_path, what)


@needs_seccomp
@pytest.mark.parametrize("what", BY_SECCOMP)
def test_network_and_other_processes_are_out_of_reach(tmp_path: Path, what: str) -> None:
    assert "PermissionError" == tried(tmp_path, what)


@pytest.mark.skipif(OFFERED.landlock < 6, reason="this kernel's Landlock knows no signals")
def test_other_processes_get_no_signals(tmp_path: Path) -> None:
    assert "PermissionError" == tried(tmp_path, "signal its parent")


@pytest.mark.parametrize(
    "what", ["read another file", "open a socket", "start a process", "signal its parent"]
)
def test_without_the_fence_each_of_these_would_be_possible(tmp_path: Path, what: str) -> None:
    assert "done" == tried(tmp_path, what, is_fenced=False)


@needs_seccomp
def test_the_child_that_reads_is_fenced_before_it_opens_the_file(tmp_path: Path) -> None:
    # A pipe that nobody writes to: the child waits where it opens it.
    pipe = tmp_path / "people.csv"
    os.mkfifo(pipe)
    order = {"path": str(pipe), "name": "people.csv", "limits": asdict(Limits())}
    child = subprocess.Popen(
        [sys.executable, "-m", "muster.engine.child"],
        cwd=tmp_path,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
    )
    try:
        child.stdin.write(json.dumps(order).encode())
        child.stdin.close()
        assert {"NoNewPrivs": "1", "Seccomp": "2"} == _fenced_status(child)
    finally:
        child.kill()
        child.wait()


def _fenced_status(child: subprocess.Popen[bytes]) -> dict[str, str]:
    status: dict[str, str] = {}
    for _ in range(400):
        lines = Path(f"/proc/{child.pid}/status").read_text().splitlines()
        status = dict(line.split(":\t", 1) for line in lines if line.startswith(("NoNewPrivs:", "Seccomp:")))
        if status.get("Seccomp") == "2":
            break
        time.sleep(0.02)
    return status
