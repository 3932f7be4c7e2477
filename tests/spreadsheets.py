"""LibreOffice without a window, for tests of what a spreadsheet program makes of our files."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TIMEOUT_S = 240


def converted(path: Path, to: str, folder: Path, *, reader: str = "") -> Path:
    """The file as LibreOffice opens it and saves it as `to` (an ending, or an ending with a filter) in `folder`.

    `reader` are the options of the import filter. Fails, with the way out, where there is no LibreOffice.
    """
    program = os.environ.get("MUSTER_LIBREOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.fail(
            "LibreOffice is missing: apt-get install libreoffice-calc, or set MUSTER_LIBREOFFICE to its soffice."
        )
    folder.mkdir(exist_ok=True)
    command = [program, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"]
    command += [f"--infilter={reader}"] if reader else []
    answer = subprocess.run(
        [*command, "--convert-to", to, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_S,
    )
    made = folder / f"{path.stem}.{to.partition(':')[0]}"
    assert made.exists(), answer.stdout + answer.stderr
    return made
