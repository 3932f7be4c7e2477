"""docs/use/inspected.md: what the commands say about ten files of the corpus. Made by `python -m tools.inspected`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.files.corpus import CORPUS

if TYPE_CHECKING:
    from tests.files.odd import Odd

TARGET = Path(__file__).parents[1] / "docs/use/inspected.md"
NAMES = (
    "sep-line.csv",
    "german-cp1252.csv",
    "japanese-cp932.csv",
    "open-quote.csv",
    "titles.xlsx",
    "groups.xlsx",
    "notes-below.xlsx",
    "archive.xlsx",
    "libreoffice-plain.ods",
    "libreoffice-titled.xls",
)
_HEAD = """# Ten files, and what Muster sees in them

For each of these files: what `muster inspect --json` says about it, and what `muster convert` makes of it. The matches are
shortened to column, header and field; `inspect` gives the confidence and the reason too. Made by `python -m tools.inspected`
from the files that the tests read.
"""


def page() -> str:
    """The page as it should be."""
    files = {odd.name: odd for odd in CORPUS}
    chosen = [files[name] for name in NAMES]
    with tempfile.TemporaryDirectory() as folder:
        for odd in chosen:
            odd.write(Path(folder) / odd.name)
        inspected = _muster(folder, "inspect", "--json", *NAMES).splitlines()
        _muster(folder, "convert", *NAMES, "-o", "out")
        parts = [
            _part(odd, json.loads(said), Path(folder)) for odd, said in zip(chosen, inspected, strict=True)
        ]
    return "\n".join([_HEAD, *parts])


def _part(odd: Odd, said: dict[str, Any], folder: Path) -> str:
    converted = (folder / "out" / f"{Path(odd.name).stem}.csv").read_bytes().decode().replace("\r\n", "\n")
    return f"## {odd.name}: {odd.what}\n\n```json\n{_shown(said)}\n```\n\n```csv\n{converted}```\n"


def _shown(said: dict[str, Any]) -> str:
    """The document with a line for each sheet, match and issue."""
    sheets = said.pop("sheets")
    lines = [json.dumps(said, ensure_ascii=False)[:-1] + ', "sheets": [']
    for n, sheet in enumerate(sheets):
        lists = {key: sheet.pop(key) for key in ("matches", "issues")}
        lists["matches"] = [
            {key: match[key] for key in ("column", "header", "field")} for match in lists["matches"]
        ]
        lines.append("  " + json.dumps(sheet, ensure_ascii=False)[:-1] + ",")
        lines += [
            line for key, listed in lists.items() for line in _listed(key, listed, is_last=key == "issues")
        ]
        lines.append("  }" + ("," if n < len(sheets) - 1 else ""))
    return "\n".join([*lines, "]}"])


def _listed(key: str, listed: list[dict[str, Any]], *, is_last: bool) -> list[str]:
    end = "" if is_last else ","
    if not listed:
        return [f'   "{key}": []{end}']
    inside = [f"     {json.dumps(one, ensure_ascii=False)}," for one in listed]
    return [f'   "{key}": [', *inside[:-1], inside[-1].removesuffix(","), f"   ]{end}"]


def _muster(folder: str, *arguments: str) -> str:
    environment = {name: text for name, text in os.environ.items() if not name.startswith("MUSTER_")}
    command = [sys.executable, "-m", "muster.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    TARGET.write_text(page())
