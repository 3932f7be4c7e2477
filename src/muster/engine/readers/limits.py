"""How much a file may hold and cost before it is refused. docs/operate/limits.md says why each figure is what it is."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one read. A file over one of them is refused with a sentence that names it."""

    file_bytes: int = 200 * MIB
    zip_parts: int = 2_000
    unpacked_bytes: int = 2048 * MIB
    free_ratio_bytes: int = 64 * MIB
    """Below this size, how well a part is compressed is nobody's business."""
    ratio: int = 200
    sheets: int = 500
    rows: int = 1_048_576
    """Of a sheet of a workbook, or of a table of a web page."""
    text_rows: int = 10_000_000
    """Of a text file, which no spreadsheet program has to open."""
    columns: int = 1_000
    area_cells: int = 50_000_000
    """Rows × columns of the rectangle around all cells of a sheet."""
    cell_characters: int = 32_767
    line_characters: int = MIB
    address_bytes: int = 4096 * MIB
    resident_bytes: int = 1536 * MIB
    cpu_s: int = 120
    wall_s: int = 300
    readers: int = 2
    """Files of one installation that are read at the same time; this and the next three are kept by whoever takes files in."""
    waiting: int = 2
    """Files that wait for their turn."""
    turn_s: int = 120
    """How long a file waits for its turn."""
    uploads: int = 8
    """Files that one web server takes at the same time."""
