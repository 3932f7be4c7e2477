"""Muster beside the least that the same rows cost: the fastest reader that loses no cell, and a bare upsert."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine

from benchmarks.bench_file import write_workbook
from benchmarks.compared import database_url

if TYPE_CHECKING:
    from argparse import Namespace

    from muster.programs.models import Program

DATABASES = (("SQLite", None), ("PostgreSQL", "embedded"))
WANTED = {"create": 2.0, "update": 2.5}
FIRST = "first.xlsx"
"""A small file, imported before anything is measured: a server that runs has looked its names of columns up once."""


def main(options: Namespace) -> None:
    """At `--large` rows, on both databases: the floor, Muster's stages, the ratio, and the memory of each process."""
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        folder, rows = Path(name), options.large
        write_workbook(folder / f"{rows}.xlsx", rows)
        write_workbook(folder / f"{rows}-changed.xlsx", rows, is_changed=True)
        write_workbook(folder / FIRST, 100)
        for database, address in DATABASES:
            with (
                tempfile.TemporaryDirectory(prefix="muster-bench-data-") as data,
                database_url(address) as url,
            ):
                environment = {**os.environ, "MUSTER_DATA_DIR": data}
                environment.pop("DATABASE_URL", None)
                if url:
                    environment["DATABASE_URL"] = url
                command = [sys.executable, "-m", "benchmarks.floor", str(folder), str(rows)]
                answer = subprocess.run(
                    command, env=environment, stdout=subprocess.PIPE, check=True, text=True
                )
            _print(database, rows, json.loads(answer.stdout.splitlines()[-1]))


def _print(database: str, rows: int, figures: dict[str, dict[str, float]]) -> None:
    print(f"\n{database}, {rows:,} rows")
    for work, measured in figures.items():
        floor = measured["reader alone"] + measured["bare upsert"]
        print(f"  {work}: {measured['whole'] / floor:.2f} times the floor (wanted: {WANTED[work]})")
        for name, figure in {**measured, "floor": floor}.items():
            print(f"    {name:<28}{figure:>10,.2f}{'' if 'MiB' in name else ' s'}")


def measure(folder: Path, rows: int) -> dict[str, dict[str, float]]:
    """Seconds and MiB of creates, then of updates, and of their floor, in this process's database."""
    from benchmarks import ours
    from muster.organisations.models import Organisation
    from muster.programs.actions import create_program

    organisation = Organisation.objects.create(name="Bench", slug="bench")
    names = ("floor", "ours", "first")
    *programs, first = [create_program(organisation, name=name, keys=None, actor=None) for name in names]
    ours.run(first, folder / FIRST, overwrite=False)
    return {
        work: _measured(programs, folder / f"{rows}{suffix}.xlsx", rows, work)
        for work, suffix in (("create", ""), ("update", "-changed"))
    }


def _measured(programs: list[Program], path: Path, rows: int, work: str) -> dict[str, float]:
    from benchmarks import ours

    bare, program = programs
    figures = {"reader alone": _reader_alone(path)}
    _forget_the_peak()
    per_second, run = ours.run(program, path, overwrite=work == "update")
    if run.counts[work] != rows:
        raise SystemExit(f"{work}: {run.counts}")
    memory = _peak_mib()
    figures["bare upsert"] = _upsert(bare, *_rows_of(program))
    figures["whole"] = rows / per_second
    figures |= {f"  {stage}": seconds for stage, seconds in run.seconds.items()}
    figures["plan and apply, MiB"] = memory
    figures["reading, MiB"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return figures


def _forget_the_peak() -> None:
    """What the floor held, and gave back, is none of ours."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")  # see proc(5)


def _peak_mib() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _reader_alone(path: Path) -> float:
    """Seconds of python-calamine over every cell of every row: it keeps each value, and nothing else is done."""
    started = time.perf_counter()
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        for _row in book.get_sheet_by_name(name).iter_rows():
            pass
    return time.perf_counter() - started


def _rows_of(program: Program) -> tuple[list[str], list[tuple[object, ...]]]:
    """The people that Muster has just written, as the database holds them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM participants_participant WHERE program_id = %s", [program.pk])
        return [column[0] for column in cursor.description], cursor.fetchall()


def _upsert(program: Program, names: list[str], rows: list[tuple[object, ...]]) -> float:
    """Seconds for the same rows into the same table, for another program: 20,000 a transaction, as is fastest."""
    from django.db import connection, transaction

    kept = [index for index, name in enumerate(names) if name != "id"]
    columns = [names[index] for index in kept]
    place = columns.index("program_id")
    rows = [tuple(row[index] for index in kept) for row in rows]
    rows = [(*row[:place], program.pk, *row[place + 1 :]) for row in rows]
    quoted = ", ".join(f'"{name}"' for name in columns)
    sets = ", ".join(
        f'"{name}" = excluded."{name}"' for name in ("values", "origins", "search_text", "version")
    )
    conflict = f"ON CONFLICT (program_id, email_key) DO UPDATE SET {sets}"
    started = time.perf_counter()
    for start in range(0, len(rows), 20_000):
        part = rows[start : start + 20_000]
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                marks = ", ".join("?" * len(columns))
                sql = f"INSERT INTO participants_participant ({quoted}) VALUES ({marks}) {conflict}"
                sqlite3.Cursor.executemany(cursor.cursor, sql, part)
                continue
            cursor.execute(
                f"CREATE TEMP TABLE bare ON COMMIT DROP AS SELECT {quoted} FROM participants_participant WITH NO DATA"
            )
            with cursor.copy(f"COPY bare ({quoted}) FROM STDIN") as copy:
                for row in part:
                    copy.write_row(row)
            cursor.execute(
                f"INSERT INTO participants_participant ({quoted}) SELECT {quoted} FROM bare {conflict}"
            )
    return time.perf_counter() - started


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django_scopes import scopes_disabled

    with scopes_disabled():
        print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
