"""Files that tests upload are read once: who uploads the same bytes again gets what the first child wrote.

Starting a child takes a quarter of a second, and most tests that upload something are not about reading.
"""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from muster.engine.readers.isolation import read_in_child

if TYPE_CHECKING:
    from muster.engine.readers.limits import Limits
    from muster.engine.table import RawFile

_FOLDER = Path(tempfile.mkdtemp(prefix="muster-read-once-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
_READ: dict[str, RawFile] = {}


def read_once(path: Path, *, folder: Path, limits: Limits, name: str, first_rows: int = 0) -> RawFile:
    """As `read_in_child`, which is asked the first time only. What it refuses is asked again."""
    order = f"{limits}:{name}:{first_rows}:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    if order not in _READ:
        _READ[order] = read_in_child(path, folder=_FOLDER, limits=limits, name=name, first_rows=first_rows)
    return _READ[order]
