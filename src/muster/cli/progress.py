"""A bar on standard error while an import is applied, whichever process applies it. Only on a terminal."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY_S = 0.25


@contextmanager
def showing_progress(run_id: int) -> Iterator[None]:
    """Shows how far the run is until the block ends."""
    if not sys.stderr.isatty():
        yield
        return
    has_ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(run_id, has_ended), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        has_ended.set()
        watcher.join()


def _watch(run_id: int, has_ended: threading.Event) -> None:
    from django.db import connection
    from rich.console import Console
    from rich.progress import Progress

    try:
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Applying")
            while not has_ended.wait(EVERY_S):
                done, total = _where(run_id)
                bar.update(task, completed=done, total=total or None)
    finally:
        connection.close()


def _where(run_id: int) -> tuple[int, int]:
    from django_scopes import scopes_disabled

    from muster.imports.models import ImportRun

    with scopes_disabled():
        return ImportRun.objects.filter(pk=run_id).values_list("done_rows", "total_rows").first() or (0, 0)
