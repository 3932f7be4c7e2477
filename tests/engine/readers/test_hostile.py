"""Files made to hurt, in every format: each is answered in time by its own sentence, and nothing else suffers."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from muster.engine.header import detect_header, proposed_sheets, table_below
from muster.engine.issues import ReadError
from muster.engine.matching import match_columns
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.readers import read_file
from muster.refusals import SENTENCES
from tests.files import hostile, hostile_texts, hostile_workbooks
from tests.files.corpus import CORPUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.readers.conftest import RefusalOf

ROOT = Path(__file__).parents[3]
REFUSED = {**hostile.REFUSED, **hostile_workbooks.REFUSED, **hostile_texts.REFUSED}
READ = (*hostile_workbooks.READ, *hostile_texts.READ)
QUICK = (
    hostile.ods_rows_bomb,
    hostile.ods_late_entities,
    hostile.xml_same_cell,
    hostile.html_deep,
    hostile.xls_cycle,
    hostile.xlsb_long_record,
    hostile_workbooks.parts_over_each_other,
    hostile_workbooks.size_said_small,
    hostile_workbooks.late_laughs,
    hostile_workbooks.relation_to_the_network,
    hostile_workbooks.same_name_twice,
    hostile_texts.million_columns,
)
"""One of each kind, for every change; `make torture` takes them all."""
STOPPED = {"file.reader_failed", "file.too_much_memory", "file.too_slow"}
ANSWERED_WITHIN_S = 15
GROWTH_BYTES = 64 * 2**20


@pytest.mark.parametrize("make", [pytest.param(make, id=make.__name__) for make in QUICK])
def test_it_is_refused_with_its_sentence(
    tmp_path: Path, refusal_of: RefusalOf, make: Callable[[Path], Path]
) -> None:
    refused = refusal_of(make(tmp_path / "people.bin"))
    assert REFUSED[make] == refused.code
    assert SENTENCES[refused.code] % refused.params


class Answer(NamedTuple):
    """What came of one file."""

    name: str
    code: str
    seconds: float
    processor_s: float
    """Of this process and its children: what the file costs, however busy the machine is."""


@pytest.mark.torture
def test_the_whole_hostile_set_is_answered_in_time_and_the_good_set_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Once before, so that what Python imports and keeps doesn't count.
    answer_to(written(hostile_texts.many_headers, tmp_path))
    before, most, answers = resident_bytes(), 0, []
    for make in (*REFUSED, *READ):
        answers.append(answer_to(written(make, tmp_path)))
        most = max(most, resident_bytes())
    refused_good = [
        odd.name for odd in CORPUS if answer_to(good(odd.write, tmp_path / odd.name)).code != "read"
    ]
    slowest = max(answers, key=lambda answer: answer.seconds)
    dearest = max(answers, key=lambda answer: answer.processor_s)
    with capsys.disabled():
        print(  # noqa: T201 - the figures
            f"\nhostile: {len(answers)} files, {sum(a.code != 'read' for a in answers)} refused, "
            f"{sum(a.code == 'read' for a in answers)} read without harm, "
            f"{sum(a.code in STOPPED for a in answers)} by the limits of the process, "
            f"slowest {slowest.seconds:.1f} s ({slowest.name}), "
            f"most of the processor {dearest.processor_s:.1f} s ({dearest.name}), "
            f"memory of the parent +{max(0, most - before) / 2**20:.0f} MiB; "
            f"good: {len(CORPUS)} files, {len(refused_good)} refused"
        )
    wanted = {make.__name__: code for make, code in REFUSED.items()}
    assert {} == {a.name: a.code for a in answers if a.code != wanted.get(a.name, "read")}
    assert [] == [answer for answer in answers if answer.processor_s > ANSWERED_WITHIN_S]
    assert most - before <= GROWTH_BYTES
    assert [] == refused_good


def test_the_hostile_set_is_large_and_each_says_what_it_does() -> None:
    assert len(REFUSED) + len(READ) >= 60
    assert all(make.__doc__ for make in (*REFUSED, *READ))


def written(make: Callable[[Path], object], tmp_path: Path) -> Path:
    """The file, written by a process of its own: some take more memory to make than to read."""
    path = tmp_path / make.__name__ / "people.bin"
    path.parent.mkdir(exist_ok=True)
    script = (
        "import importlib, sys, pathlib\n"
        "getattr(importlib.import_module(sys.argv[1]), sys.argv[2])(pathlib.Path(sys.argv[3]))"
    )
    subprocess.run(
        [sys.executable, "-c", script, make.__module__, make.__name__, str(path)], cwd=ROOT, check=True
    )
    return path


def good(write: Callable[[Path], object], path: Path) -> Path:
    """A file of the corpus, in a folder of its own."""
    path.parent.mkdir(exist_ok=True)
    write(path)
    return path


def answer_to(path: Path) -> Answer:
    """Reads the file as the wizard does, header and columns included."""
    started, worked = time.perf_counter(), processor_s()
    try:
        file = read_file(path, folder=path.parent / f"{path.name}-read")
        for n in proposed_sheets(file.sheets):
            table = table_below(file.sheets[n], detect_header(file.sheets[n]).row)
            match_columns(table, (*STANDARD_PROFILE, FULL_NAME))
        code = "read"
    except ReadError as error:
        code = error.code if SENTENCES[error.code] % error.params else "no sentence"
    name = path.parent.name if path.name == "people.bin" else path.name
    seconds, worked = time.perf_counter() - started, processor_s() - worked
    path.unlink()
    return Answer(name, code, seconds, worked)


def processor_s() -> float:
    """What this process and its children have worked."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def resident_bytes() -> int:
    """Memory of this process that is really used."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
