"""Folders that take seconds to make: all processes of one test run share what the first of them made."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SHARED = "MUSTER_TEST_SHARED"


@cache
def shared_folder() -> Path:
    """A folder of this run, deleted at its end; the first process that asks makes it, its children find it in the environment."""
    if _SHARED not in os.environ:
        folder = tempfile.mkdtemp(prefix="muster-shared-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ[_SHARED] = folder
    return Path(os.environ[_SHARED])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name, filled by `make` if no process has done so; who asks meanwhile waits."""
    folder, unfinished = shared_folder() / name, shared_folder() / f"{name}.unfinished"
    with (shared_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder
