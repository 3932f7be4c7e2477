"""The child that reads: whatever becomes of it, the caller gets an answer."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

import pytest

from muster.engine.readers import Limits
from muster.engine.readers.limits import MIB
from tests.files import workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read, RefusalOf


@pytest.mark.parametrize(
    ("limits", "ending"),
    [
        pytest.param(Limits(address_bytes=150 * MIB), "exit status", id="address space"),
        pytest.param(Limits(resident_bytes=MIB), "too much memory", id="memory"),
        pytest.param(Limits(wall_s=0), "too slow", id="time"),
    ],
)
def test_a_child_that_takes_too_much_is_ended_and_logged_by_the_hash_of_the_file(
    tmp_path: Path, refusal_of: RefusalOf, caplog: pytest.LogCaptureFixture, limits: Limits, ending: str
) -> None:
    path = workbooks.workbook(tmp_path / "people.xlsx", {"People": workbooks.EMAILS})
    with caplog.at_level(logging.WARNING):
        assert "file.reader_failed" == refusal_of(path, limits).code
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


def test_the_far_corners_end_the_child_alone_when_no_guard_looks(
    tmp_path: Path, refusal_of: RefusalOf
) -> None:
    path = workbooks.far_corner(tmp_path / "corner.xlsx")
    assert "file.reader_failed" == refusal_of(path, Limits(area_cells=2**40)).code
