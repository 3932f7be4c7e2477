"""A large upload is taken in by a process of its own: what that process does, and what it answers."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from muster.imports import actions, intake
from tests.imports.running import PEOPLE

if TYPE_CHECKING:
    from pathlib import Path

    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")


def order(monkeypatch: pytest.MonkeyPatch, path: Path, content: bytes) -> None:
    """What the other process is told, as it gets it."""
    path.write_bytes(content)
    told = json.dumps({"path": str(path), "name": "people.csv", "sha256": "0" * 64})
    monkeypatch.setattr("sys.stdin", io.StringIO(told))


def test_what_it_reads_belongs_to_the_run(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = actions.create_run(place.program, actor=place.member.user)
    order(monkeypatch, tmp_path / "upload.csv", PEOPLE.encode())
    assert 0 == intake.main(run.pk)
    run.refresh_from_db()
    assert ("people.csv", "0" * 64, len(PEOPLE)) == (run.file_name, run.file_sha256, run.size_bytes)
    assert 3 == run.sources.get().rows
    assert "" == capsys.readouterr().out


def test_a_refusal_is_its_answer(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = actions.create_run(place.program, actor=place.member.user)
    order(monkeypatch, tmp_path / "upload.csv", b"%PDF-1.7 and so on")
    assert 1 == intake.main(run.pk)
    refusal = json.loads(capsys.readouterr().out)
    assert {"code": "file.unknown_format", "params": {"kind": "a PDF document"}} == refusal
    run.refresh_from_db()
    assert "" == run.upload_key
