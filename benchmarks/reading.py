"""Reading 100,000 and 1,000,000 × 11, workbook and CSV: Muster, guard, child and delivery included, beside other readers.

Each way runs in a process of its own. `python -m benchmarks.reading WAY PATH` measures one.
"""

from __future__ import annotations

import csv
import datetime as dt
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from benchmarks.bench_file import HEADERS, people, write_workbook

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from muster.engine.table import RawFile

SIZES = (100_000, 1_000_000)
SLOW = frozenset({"openpyxl", "pandas"})
"""Ways that take minutes for a million rows of a workbook: measured with the smaller file only."""
TRAPS = 4
DELIVERED = "polars, in child"
_KIB = 1024


def main(_options: Namespace) -> None:
    """Prints seconds, memory and cells of every way, and our ratio to the fastest that loses none."""
    with tempfile.TemporaryDirectory(prefix="muster-reading-") as name:
        folder = Path(name)
        traps = _write_traps(folder / "traps.xlsx")
        for rows in SIZES:
            book, text = folder / f"{rows}.xlsx", folder / f"{rows}.csv"
            write_workbook(book, rows)
            _write_text(text, rows)
            ways = [way for way in BOOK_WAYS if rows == SIZES[0] or way not in SLOW]
            _print_way_by_way(book, ways, rows, {way: _kept(way, traps) for way in ways})
            _print_way_by_way(text, list(TEXT_WAYS), rows, {})
            _print_peek(book)
            book.unlink()
            text.unlink()


def _print_way_by_way(path: Path, ways: Sequence[str], rows: int, kept: dict[str, int]) -> None:
    print(f"\n  {rows:,} × {len(HEADERS)} {path.suffix}, {path.stat().st_size / 2**20:,.0f} MiB")
    measured = {way: _measured(way, path) for way in ways}
    wanted = (rows + 1) * len(HEADERS)
    for way, figures in measured.items():
        lost = wanted - figures["cells"] + (TRAPS - kept.get(way, TRAPS))
        parts = f"{figures['delivered']:,.0f} when read, child {figures['child']:,.0f}"
        more = f" ({parts})" if way.startswith("muster") else ""
        loses = f"  loses {lost} of {wanted + (TRAPS if kept else 0):,} cells" if lost else ""
        took = f"{figures['seconds']:>8.2f} s {figures['processor']:>8.2f} s of processor"
        print(f"    {way:<18}{took}  {figures['memory']:>7,.0f} MiB{more}{loses}")
    least = {way: measured.pop(way) for way in (DELIVERED,) if way in measured}
    others = {way: figures for way, figures in measured.items() if not way.startswith("muster")}
    whole = {way: figures for way, figures in others.items() if kept.get(way, TRAPS) == TRAPS}
    _print_ratio("the fastest that loses no cell (wanted: 2)", measured["muster"], whole)
    _print_ratio("the least that a process of its own costs", measured["muster"], least)
    _print_ratio(
        "the fastest, whatever it loses", measured["muster"], others if len(others) > len(whole) else {}
    )


def _print_ratio(what: str, ours: dict[str, float], others: dict[str, dict[str, float]]) -> None:
    if not others:
        return
    fastest = min(others, key=lambda way: others[way]["seconds"])
    times = [ours[name] / others[fastest][name] for name in ("seconds", "processor")]
    print(f"    Muster: {times[0]:.2f} times {fastest}, {times[1]:.2f} times its processor: {what}")


def _print_peek(path: Path) -> None:
    figures = _measured("peek", path)
    print(f"    sheet list and first 100 rows: {figures['seconds']:.2f} s (wanted: 5)")


def _kept(way: str, traps: Path) -> int:
    return int(_measured(way, traps)["cells"])


def _measured(way: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading", way, str(path)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def _measure(way: str, path: Path) -> dict[str, float]:
    """Seconds, by the clock and of the processor; MiB that this process grew by and of its largest child; filled cells."""
    read, modules = WAYS[way]
    for module in modules:
        importlib.import_module(module)
    idle = _memory("VmRSS")
    worked, started = _processor_s(), time.perf_counter()
    cells = read(path)
    seconds, worked = time.perf_counter() - started, _processor_s() - worked
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KIB
    return {
        "seconds": seconds,
        "processor": worked,
        "memory": _memory("VmHWM") - idle,
        "delivered": (_delivered or [idle])[0] - idle,
        "child": child,
        "cells": cells,
    }


def _processor_s() -> float:
    """Of both cores, this process and its children."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _memory(name: str) -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / _KIB


def _filled(frame: Any) -> int:  # noqa: ANN401 - Polars, imported by who measures
    return sum(frame.height - frame[name].null_count() for name in frame.columns)


def _muster(path: Path) -> int:
    """The cells stay where the child wrote them until somebody asks for them, as whoever counts them does."""
    import polars as pl

    with _read(path) as file:
        counts = [sheet.cells.lazy().select(pl.col(sheet.columns).count()).collect() for sheet in file.sheets]
    return sum(sum(count.row(0)) for count in counts)


def _muster_in_memory(path: Path) -> int:
    """As a whole in memory."""
    with _read(path) as file:
        return sum(_filled(sheet.frame.drop("sheet_row")) for sheet in file.sheets)


@contextmanager
def _read(path: Path) -> Iterator[RawFile]:
    from muster.engine.readers import Limits, read_file

    # A million rows are 206 MB of text, and Muster refuses more than 200 unless a host allows it.
    limits = Limits(file_bytes=2**30)
    with tempfile.TemporaryDirectory() as folder:
        file = read_file(path, folder=Path(folder), limits=limits)
        _delivered.append(_memory("VmHWM"))
        yield file


_delivered: list[float] = []
"""The memory of this process when the file was read, before its cells were counted."""


def _peek(path: Path) -> int:
    from muster.engine.readers import peek_file

    with tempfile.TemporaryDirectory() as folder:
        return sum(sheet.frame.height for sheet in peek_file(path, folder=Path(folder), rows=100).sheets)


def _calamine(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    return sum(sum(cell != "" for cell in row) for row in rows)


def _fastexcel(path: Path) -> int:
    import fastexcel

    book = fastexcel.read_excel(path)
    return _filled(book.load_sheet(0, header_row=None, skip_rows=0, dtypes="string").to_polars())


def _polars_book(path: Path) -> int:
    import polars as pl

    return _filled(pl.read_excel(path, engine="calamine", has_header=False, infer_schema_length=0))


def _openpyxl(path: Path) -> int:
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return sum(sum(cell is not None for cell in row) for row in sheet.iter_rows(values_only=True))


def _pandas_book(path: Path) -> int:
    import pandas as pd

    return int(pd.read_excel(path, header=None, dtype=str, engine="openpyxl").count().sum())


def _polars_text(path: Path) -> int:
    import polars as pl

    return _filled(pl.read_csv(path, has_header=False, infer_schema=False))


def _polars_delivered(path: Path) -> int:
    """One process more, in which Polars writes what it reads as Arrow: nothing less reads apart, and nothing is checked."""
    import polars as pl

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "read.arrow"
        subprocess.run([sys.executable, "-c", _DELIVER, str(path), str(out)], check=True)
        return int(sum(pl.scan_ipc(out).select(pl.all().count()).collect().row(0)))


_DELIVER = """
import sys, polars
polars.scan_csv(sys.argv[1], has_header=False, infer_schema=False).sink_ipc(sys.argv[2])
"""


def _pandas_text(path: Path) -> int:
    import pandas as pd

    return int(pd.read_csv(path, header=None, dtype=str).count().sum())


def _python_text(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(sum(map(bool, row)) for row in csv.reader(file))


Way = tuple["Callable[[Path], int]", tuple[str, ...]]
"""What reads, and the modules that a process which reads often has imported already."""

_OURS = ("muster.engine.readers",)
BOOK_WAYS: dict[str, Way] = {
    "muster": (_muster, _OURS),
    "muster, frame": (_muster_in_memory, _OURS),
    "python-calamine": (_calamine, ("python_calamine",)),
    "fastexcel": (_fastexcel, ("fastexcel", "polars")),
    "polars": (_polars_book, ("fastexcel", "polars")),
    "openpyxl": (_openpyxl, ("openpyxl",)),
    "pandas": (_pandas_book, ("pandas", "openpyxl")),
}
TEXT_WAYS: dict[str, Way] = {
    "muster": (_muster, _OURS),
    "muster, frame": (_muster_in_memory, _OURS),
    "polars, csv": (_polars_text, ("polars",)),
    DELIVERED: (_polars_delivered, ("polars",)),
    "pandas, csv": (_pandas_text, ("pandas",)),
    "csv": (_python_text, ("csv",)),
}
WAYS: dict[str, Way] = {**BOOK_WAYS, **TEXT_WAYS, "peek": (_peek, _OURS)}


def _write_text(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(people(rows))


def _write_traps(path: Path) -> Path:
    """Cells that readers lose: an error, a number and a negative one in date cells, a duration."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_formula(0, 0, "=NA()", None, "#N/A")
        sheet.write_number(1, 0, 3_000_000, as_date)
        sheet.write_number(2, 0, -5, as_date)
        sheet.write_datetime(3, 0, dt.timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))
    return path


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1], Path(sys.argv[2]))))
