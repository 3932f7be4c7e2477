"""The child that reads: whatever becomes of it, the caller gets an answer."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from muster.engine.issues import ReadError
from muster.engine.readers import Limits
from muster.engine.readers.isolation import _collect, _end
from muster.engine.readers.limits import MIB
from tests.files import workbooks

if TYPE_CHECKING:
    from tests.engine.readers.conftest import Read, RefusalOf


@pytest.mark.parametrize(
    ("limits", "ending", "code"),
    [
        pytest.param(
            Limits(address_bytes=150 * MIB), "exit status", "file.reader_failed", id="address space"
        ),
        pytest.param(Limits(resident_bytes=MIB), "too much memory", "file.too_much_memory", id="memory"),
        pytest.param(Limits(wall_s=0), "too slow", "file.too_slow", id="time"),
        pytest.param(Limits(cpu_s=0), "too slow", "file.too_slow", id="processor"),
    ],
)
def test_a_child_that_takes_too_much_is_ended_and_logged_by_the_hash_of_the_file(
    tmp_path: Path,
    refusal_of: RefusalOf,
    caplog: pytest.LogCaptureFixture,
    limits: Limits,
    ending: str,
    code: str,
) -> None:
    path = workbooks.workbook(tmp_path / "people.xlsx", {"People": workbooks.EMAILS})
    with caplog.at_level(logging.WARNING):
        assert code == refusal_of(path, limits).code
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("muster.engine")]
    assert hashlib.sha256(path.read_bytes()).hexdigest() in line
    assert ending in line
    assert "ana@example.com" not in line


def test_after_a_refused_file_the_next_one_is_read(tmp_path: Path, read: Read, refusal_of: RefusalOf) -> None:
    refusal_of(workbooks.far_corner(tmp_path / "corner.xlsx"))
    assert (
        3
        == read(workbooks.workbook(tmp_path / "people.xlsx", {"P": workbooks.EMAILS})).sheets[0].frame.height
    )


def test_cells_all_over_a_sheet_end_the_child_alone_when_no_guard_looks(
    tmp_path: Path, refusal_of: RefusalOf
) -> None:
    cells = {(row * 200, row * 3): "x" for row in range(5_000)}
    path = workbooks.workbook_with_cells(tmp_path / "everywhere.xlsx", cells)
    assert "file.too_much_memory" == refusal_of(path, Limits(area_cells=2**40, columns=2**20)).code


def test_what_belongs_to_the_child_ends_with_it() -> None:
    # A shell stands in for a child that could start a process of its own, as where the kernel has no fence.
    child = subprocess.Popen(
        ["sh", "-c", "sleep 600 & echo $!; wait"], stdout=subprocess.PIPE, start_new_session=True
    )
    started = int(child.stdout.readline())
    _end(child)
    child.stdout.close()
    assert _is_gone(started)


def test_the_child_ends_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "people.csv"
    os.mkfifo(pipe)
    script = (
        "import sys; from pathlib import Path; from muster.engine.readers import Limits\n"
        "from muster.engine.readers.isolation import read_in_child\n"
        "read_in_child(Path(sys.argv[1]), folder=Path(sys.argv[2]), limits=Limits(), name='x')"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(pipe), str(tmp_path / "read")])
    child = _child_of(parent.pid)
    parent.kill()
    parent.wait()
    assert _is_gone(child)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("../outside.arrow", id="beside the folder"),
        pytest.param("link.arrow", id="a link"),
        pytest.param("numbers.arrow", id="no texts"),
    ],
)
def test_a_child_gone_astray_can_not_name_what_is_not_its_own(tmp_path: Path, part: str) -> None:
    folder = tmp_path / "read"
    folder.mkdir()
    pl.DataFrame(
        {"sheet_row": [1], "c1": ["secret"]}, schema={"sheet_row": pl.UInt32, "c1": pl.String}
    ).write_ipc(tmp_path / "outside.arrow")
    (folder / "link.arrow").symlink_to(tmp_path / "outside.arrow")
    pl.DataFrame({"sheet_row": [1], "c1": [1]}).write_ipc(folder / "numbers.arrow")
    sheet = {
        "name": "x",
        "parts": [part],
        "is_hidden": False,
        "issues": [],
        "hidden_rows": 0,
        "hidden_columns": 0,
    }
    with pytest.raises(ReadError) as caught:
        _collect(folder, {"format": "csv", "encoding": None, "delimiter": ",", "sheets": [sheet]})
    assert "file.reader_failed" == caught.value.code


def _child_of(pid: int) -> int:
    """The child that reads, once it has fenced itself."""
    for _ in range(500):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if children and "NoNewPrivs:\t1" in Path(f"/proc/{children[0]}/status").read_text():
            return int(children[0])
        time.sleep(0.02)
    raise AssertionError


def _is_gone(pid: int) -> bool:
    """Whether the process ends within seconds; one that nobody has waited for is as good as gone."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
