"""What stands around the people of a sheet: groups above the titles, more header rows, notes and other tables.

Looks only at the rows next to the header and at the end of the sheet, whatever the sheet's size; a header that is
repeated further down is found by its exact text.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.issues import Issue, Severity
from muster.engine.looks import any_text, cells_of, has_email, is_email, is_known, is_title, looks_like_data
from muster.engine.marks import EXAMPLE_EMAIL
from muster.engine.table import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.engine.looks import Cells
    from muster.engine.table import Area

END_ROWS = 200
"""Notes and other tables are looked for in so many rows at the end."""
HEADER_ROWS = 3
"""So many rows below the header may still belong to it."""
JOINED = " – "
_TOTAL = re.compile(
    r"(?i)\W*(?:grand |sub ?)?(?:total|totals|totaal|totale|totalt|sum|summe|gesamt\w*|insgesamt|somme|suma|razem|"
    r"celkem|итого|всего|合計|合计|합계|average|count|anzahl)\b"
)
_SURVEY_ID = re.compile(r'\{\s*"ImportId.*|Q\d+(?:[._]\w+)*|Question \d+|QID\w+|\w+_\d+')
_QUESTION_WORDS = 3
_GENERIC = frozenset(("open-ended response", "response", "responses", "antwort", "réponse", "respuesta"))
_GROUP_LETTERS = 40

_NO_REACHES: dict[int, int] = {}
NumberedRow = tuple[int, "Cells"]


class Titles(NamedTuple):
    """The titles of a sheet's columns, and the row below the header that gave a part of them, if one did."""

    texts: dict[int, str]
    second_row: int | None = None


def titles_of(rows: Sequence[NumberedRow], row: int, merges: Sequence[Area] = ()) -> Titles:
    """The titles by column number, on one line; with their group where groups stand above, or names or questions below."""
    by_row = dict(rows)
    own = _tidied(by_row.get(row, {}))
    above, below = _tidied(by_row.get(row - 1, {})), _tidied(by_row.get(row + 1, {}))
    if _are_names_below(own, below):
        return Titles(_joined(own, below, _reaches(merges, row)), row + 1)
    if _are_groups(above, own):
        return Titles(_joined(above, own, _reaches(merges, row - 1)))
    if _are_questions_below(own, below):
        asked = {n: below.get(n, text) if _SURVEY_ID.fullmatch(text) else text for n, text in own.items()}
        return Titles(asked, row + 1)
    return Titles(own)


def _are_questions_below(codes: Cells, below: Cells) -> bool:
    """Whether the titles are mostly codes of a survey tool, such as Q3_1, and what was asked stands below them."""
    coded = [n for n, text in codes.items() if _SURVEY_ID.fullmatch(text)]
    return 2 * len(coded) >= len(codes) > 1 and all(n in below for n in coded) and _asks(below)


def _reaches(merges: Sequence[Area], row: int) -> dict[int, int]:
    """Column → the last column that a cell merged there reaches; empty where nothing in the row is merged."""
    wide = [area for area in merges if area.first_row <= row <= area.last_row]
    is_wide = any(area.last_column > area.first_column for area in wide)
    return {area.first_column: area.last_column for area in wide} if is_wide else {}


def _tidied(cells: Cells) -> Cells:
    return {n: " ".join(text.split()) for n, text in cells.items()}


def _joined(groups: Cells, names: Cells, reaches: Mapping[int, int]) -> Cells:
    """Each name behind the group that begins at or before its column, and reaches it where groups are merged cells."""
    spans = _spans(groups, max([*groups, *names]), reaches)
    titles = {}
    for n in sorted({*groups, *names}):
        parts = [spans.get(n, ""), names.get(n, "")]
        if parts[1].casefold() in {*_GENERIC, parts[0].casefold()}:
            parts[1] = ""
        titles[n] = JOINED.join(part for part in parts if part)
    return titles


def _spans(groups: Cells, last: int, reaches: Mapping[int, int] = _NO_REACHES) -> Cells:
    """Column → the group that reaches over it: its own, or the nearest to the left."""
    spans, current, end = {}, "", last
    for n in range(1, last + 1):
        if n in groups:
            current, end = groups[n], reaches.get(n, n) if reaches else last
        if current and n <= end:
            spans[n] = current
    return spans


def _are_groups(above: Cells, names: Cells) -> bool:
    """Several short words over the titles, fewer than those, one of them over two columns at least."""
    if not 1 < len(above) < len(names) or not above.keys() <= _reach(names):
        return False
    if not all(
        is_title(text) and len(text) <= _GROUP_LETTERS and not _has_digits(text) for text in above.values()
    ):
        return False
    return any(
        len(set(range(a, b)) & names.keys()) > 1 for a, b in pairwise([*sorted(above), max(names) + 1])
    )


def _reach(names: Cells) -> set[int]:
    return set(range(min(names), max(names) + 1))


def _has_digits(text: str) -> bool:
    return sum(character.isdigit() for character in text) > 1


def _are_names_below(titles: Cells, below: Cells) -> bool:
    """A second row that names the columns under wide titles, and says nothing anywhere else."""
    if not titles or not below or not all(is_title(text) for text in below.values()):
        return False
    spans = _spans(titles, max(below))
    wide = {n for n, text in spans.items() if n not in titles or (n + 1 in spans and n + 1 not in titles)}
    is_under_wide = all(n in wide or text.casefold() in _GENERIC for n, text in below.items())
    return is_under_wide and any(n not in titles for n in below) and len(below) > 1


class Left(NamedTuple):
    """Rows that are no people, each with its code, and what they hold."""

    rows: tuple[int, ...]
    issues: tuple[Issue, ...]


def leftovers(data: pl.DataFrame, header: Cells, row: int, sheet: str) -> Left:
    """Of the rows below the header those that are not people: header rows, notes below, other tables below."""
    found = dict(_header_again(data, header))
    found |= dict.fromkeys(_more_header(data, row), "row.header_more") | found
    found |= _below(data, header)
    found |= dict.fromkeys(_examples(data), "row.example")
    texts = _texts(data, found)
    issues = [
        Issue(found[n], Severity.INFORMS, sheet, n, value=" · ".join(texts[n].values())[:200])
        for n in sorted(found)
    ]
    return Left(tuple(sorted(found)), tuple(issues))


def _examples(data: pl.DataFrame) -> list[int]:
    """The row of a template that shows what may stand where: among the first ones, or it is nobody's example."""
    first = data.head(HEADER_ROWS)
    is_example = [pl.col(name).str.strip_chars() == EXAMPLE_EMAIL for name in first.columns if name != ROW]
    return first.filter(pl.any_horizontal(is_example)).get_column(ROW).to_list() if is_example else []


def _texts(data: pl.DataFrame, found: Iterable[int]) -> dict[int, Cells]:
    wanted = list(found)
    return dict(numbered(data.filter(pl.col(ROW).is_in(wanted)))) if wanted else {}


def numbered(frame: pl.DataFrame) -> list[NumberedRow]:
    """Row number and cells with text of every row that has any."""
    return [(number, cells) for number, *texts in frame.iter_rows() if (cells := cells_of(tuple(texts)))]


def _header_again(data: pl.DataFrame, header: Cells) -> Iterator[tuple[int, str]]:
    """Rows whose every cell repeats the title of its column."""
    looked = [n for n in sorted(header) if f"c{n}" in data.columns][:3]
    if not looked:
        return
    like = data.filter(pl.any_horizontal(pl.col(f"c{n}").str.strip_chars() == header[n] for n in looked))
    for number, cells in numbered(like):
        if len(cells) >= min(2, len(header)) and all(header.get(n) == text for n, text in cells.items()):
            yield number, "row.header_again"


def _more_header(data: pl.DataFrame, row: int) -> list[int]:
    """Rows right below the header that ask, in the e-mail column and in most others."""
    column = _email_column(numbered(data.head(END_ROWS)))
    if column is None:
        return []
    found: list[int] = []
    for number, cells in numbered(data.head(HEADER_ROWS)):
        if number != row + 1 + len(found) or not (_is_question(cells.get(column, "")) and _asks(cells)):
            break
        found.append(number)
    return found


def _asks(cells: Cells) -> bool:
    return 2 * sum(map(_is_question, cells.values())) > len(cells) and not any(
        is_email(text) or looks_like_data(text) for text in cells.values()
    )


def _is_question(text: str) -> bool:
    if "@" in text or not text:
        return False
    is_sentence = text.endswith("?") or len(text.split()) >= _QUESTION_WORDS
    return is_sentence or is_known(text) or text.casefold() in _GENERIC or bool(_SURVEY_ID.fullmatch(text))


def _email_column(rows: Sequence[NumberedRow]) -> int | None:
    """The column with the most addresses."""
    counts: dict[int, int] = {}
    for _, cells in rows:
        for n, text in cells.items():
            if is_email(text):
                counts[n] = counts.get(n, 0) + 1
    return max(counts, key=lambda n: (counts[n], -n)) if counts else None


def _below(data: pl.DataFrame, header: Cells) -> dict[int, str]:
    """Notes and other tables under the last person, behind a gap. Totals stay: they are blocked, and counted."""
    rows = numbered(data.tail(END_ROWS))
    last = max((n for n, (_, cells) in enumerate(rows) if has_email(cells)), default=None)
    if last is None:
        return {}
    found: dict[int, str] = {}
    for block in list(_blocks(rows[last:]))[1:]:
        if _is_other_table(block, header):
            found |= dict.fromkeys((number for number, _ in block), "row.other_table")
        else:
            found |= {number: "row.note" for number, cells in block if _is_note(cells)}
    return found


def _blocks(rows: Sequence[NumberedRow]) -> Iterator[list[NumberedRow]]:
    """The rows, cut where empty ones stood between them."""
    for _, block in groupby(enumerate(rows), key=lambda item: item[1][0] - item[0]):
        yield [row for _, row in block]


def _is_note(cells: Cells) -> bool:
    text = next(iter(cells.values()))
    return len(cells) == 1 and "@" not in text and not looks_like_data(text) and not _TOTAL.match(text)


def _is_other_table(block: Sequence[NumberedRow], header: Cells) -> bool:
    """Titles of its own over other kinds of values; no addresses, and not the same columns once more."""
    titles, rows = block[0][1], [cells for _, cells in block[1:]]
    if len(titles) < 2 or not rows or _TOTAL.match(next(iter(titles.values()))):  # noqa: PLR2004 - one column is no table
        return False
    if not all(is_title(text) for text in titles.values()) or any("@" in t for c in rows for t in c.values()):
        return False
    is_inside = all(cells.keys() <= titles.keys() for cells in rows) and len(titles) < len(header)
    has_numbers = any(looks_like_data(cells[n]) for cells in rows for n in titles if n in cells)
    return is_inside and (has_numbers or any(is_known(text) for text in titles.values()))


def other_columns(data: pl.DataFrame, titles: Cells) -> set[int]:
    """The columns of another table beside the people: behind an empty column, without addresses, of another length."""
    rows = numbered(data.head(END_ROWS))
    email = _email_column(rows)
    if email is None:
        return set()
    blocks = _column_blocks(data, titles)
    own = next((block for block in blocks if email in block), set())
    people = [place for place, (_, cells) in enumerate(rows) if cells.keys() & own]
    found: set[int] = set()
    for block in blocks:
        filled = [place for place, (_, cells) in enumerate(rows) if cells.keys() & block]
        inside = [{n: text for n, text in cells.items() if n in block} for _, cells in rows]
        if block == own or not filled or any(map(has_email, inside)):
            continue
        is_list = _is_short_list(filled, len(people)) and not any(is_known(titles.get(n, "")) for n in block)
        if is_list or filled[-1] > people[-1] + 1:
            found |= block
    return found


def _column_blocks(data: pl.DataFrame, titles: Cells) -> list[set[int]]:
    """The columns in use, cut where empty ones stand between them."""
    used = {
        *titles,
        *(n for name in data.columns[1:] if (n := int(name[1:])) in titles or any_text(data, name)),
    }
    by_gap = groupby(enumerate(sorted(used)), key=lambda item: item[1] - item[0])
    return [{n for _, n in block} for _, block in by_gap]


def _is_short_list(filled: Sequence[int], people: int) -> bool:
    """Without a gap from the first row on, and done when hardly half the people are through."""
    return 1 < len(filled) < people / 2 and list(filled) == list(range(len(filled)))
