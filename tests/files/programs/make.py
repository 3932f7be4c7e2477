"""Has LibreOffice save every source in every format. Run from the root: `python -m tests.files.programs.make`.

The files are small and kept beside this script, so that no test needs LibreOffice.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.files.programs.sources import HERE, SOURCES

FILTERS = {
    "xls": "xls:MS Excel 97",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
    "fods": "fods",
    "html": "html:HTML (StarCalc)",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
    "tsv": "csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,false,true,false,false,false,1",
}
"""Suffix → LibreOffice's filter. The numbers: delimiter, quote, encoding (76 UTF-8, 65535 UTF-16), first row, …, first sheet."""

FLAT = {"plain", "titled"}
"""Kept as flat XML, which takes much room."""


def main() -> None:
    """Writes every file anew."""
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for name, source in SOURCES.items():
            path = Path(folder) / f"{name}.xlsx"
            source.write(path)
            sources.append(path)
        for suffix, output_filter in FILTERS.items():
            _convert(sources, output_filter, suffix)


def _convert(sources: list[Path], output_filter: str, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "soffice",
            "--headless",
            "--convert-to",
            output_filter,
            "--outdir",
            folder,
            *map(str, sources),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for written in sorted(Path(folder).iterdir()):
            # Where a text format has one sheet only, LibreOffice adds its name to that of the file.
            name = written.stem.partition("-")[0]
            if suffix != "fods" or name in FLAT:
                (HERE / f"{name}.{suffix}").write_bytes(written.read_bytes())


if __name__ == "__main__":
    main()
