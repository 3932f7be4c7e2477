"""The same workbook in every format: written by XlsxWriter, then saved by LibreOffice as what else it writes.

Run it from the root of the repository where LibreOffice is installed: `python -m tests.files.formats.make`. The files
are small and kept beside this script, so that no test needs LibreOffice.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import xlsxwriter

from tests.files.sample import CODES, HIDDEN_COLUMN, HIDDEN_ROW, SHEETS, Wrong

HERE = Path(__file__).parent
FILTERS = {
    "sample.xls": "xls:MS Excel 97",
    "sample.ods": "ods",
    "sample.fods": "fods",
    "sample.html": "html:HTML (StarCalc)",
    "sample.xlsx": "xlsx",
    "sample.xlsm": "xlsm:Calc MS Excel 2007 VBA XML",
    "sample.xltx": "xltx:Calc MS Excel 2007 XML Template",
}


def write(path: Path, *, is_1904: bool = False) -> Path:
    """The sample as XlsxWriter writes it."""
    with xlsxwriter.Workbook(path, {"date_1904": is_1904}) as book:
        shapes = {code: book.add_format({"num_format": code} if code else {}) for code in CODES}
        for name, cells in SHEETS.items():
            sheet = book.add_worksheet(name)
            for row, column, value, code in cells:
                if isinstance(value, Wrong):
                    sheet.write_formula(row, column, "=NA()", None, value)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write(row, column, value, shapes[code])
        people, lists = book.worksheets()
        people.set_row(HIDDEN_ROW, None, None, {"hidden": True})
        people.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})
        lists.hide()
    return path


def main() -> None:
    """Writes every file anew."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix, is_1904 in (("", False), ("-1904", True)):
            source = write(Path(folder) / f"sample{suffix}.xlsx", is_1904=is_1904)
            for name, output_filter in FILTERS.items():
                if is_1904 and name not in {"sample.xls", "sample.ods"}:
                    continue
                target = HERE / name.replace("sample", f"sample{suffix}")
                _convert(source, output_filter, target)


def _convert(source: Path, output_filter: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", output_filter, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        written = next(Path(folder).iterdir())
        target.write_bytes(written.read_bytes())


if __name__ == "__main__":
    main()
