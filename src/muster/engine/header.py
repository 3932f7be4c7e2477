"""Where the header of a sheet stands, what lies below it, and which sheets hold people.

Looks only at the first rows: a header further down than `LOOK_ROWS` is moved to by hand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.issues import Issue, Severity, issue_frame
from muster.engine.looks import (
    EMAIL,
    Cells,
    any_text,
    blank_rows,
    cells_of,
    has_email,
    is_email,
    is_known,
    is_title,
    looks_like_data,
)
from muster.engine.shape import Titles, leftovers, numbered, other_columns, titles_of
from muster.engine.table import ROW, Header, Role, Table, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from muster.engine.table import RawTable

LOOK_ROWS = 60
"""How many rows with content are looked at."""
LIKELY = 0.5
"""From this score on a row can be a header."""
SURELY_PEOPLE = 0.3
"""This share of the rows holding an address makes a sheet one of people."""

MOST = 0.5
"""Of a column's cells: what more than this share of them are, the column is."""


def _(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


class _Candidate(NamedTuple):
    sheet_row: int
    score: float
    known: int


def detect_header(table: RawTable) -> Header:
    """The row that names the columns, with its rivals; row None where the people start at once."""
    rows = _first_rows(table)
    if not rows:
        return Header(None, 0.0, _("The sheet is empty."))
    candidates = _candidates(rows)
    likely = sorted((c for c in candidates if c.score >= LIKELY), key=lambda c: (-c.score, c.sheet_row))
    if not likely:
        return _headless(rows)
    best = likely[0]
    others = tuple(c.sheet_row for c in likely[1:4])
    lead = best.score - (likely[1].score if others else 0.0)
    return Header(best.sheet_row, round(min(1.0, best.score + lead / 4), 2), _reason(best), others)


def table_below(raw: RawTable, row: int | None) -> Table:
    """The people under the header row (all rows where there is none), without empty rows and empty columns.

    Header rows that come again, notes and other tables are left out; `issues` has a line for each.
    """
    data = _filled(raw.frame if row is None else raw.frame.filter(pl.col(ROW) > row))
    titles = _titles(raw, row)
    issues: list[Issue] = []
    if row is not None:
        data, issues = _without_leftovers(raw, data, titles, row)
    names = raw.columns
    apart = other_columns(data, titles.texts)
    kept = [
        n
        for n, name in enumerate(names, start=1)
        if n not in apart and (titles.texts.get(n) or _has_values(data, name))
    ]
    headers = _distinct(titles.texts.get(n) or column_letters(n) for n in kept)
    frame = data.select(ROW, *(f"c{n}" for n in kept))
    if apart:
        frame = _filled(frame)
        issues.append(_apart_issue(raw, titles.texts, apart))
    return Table(raw.name, row, headers, tuple(kept), frame, issue_frame(issues))


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with text in any cell."""
    blank = blank_rows(frame) if frame.width > 1 else frame.clear()
    return frame.filter(~pl.col(ROW).is_in(blank[ROW].implode())) if blank.height else frame


def _without_leftovers(
    raw: RawTable, data: pl.DataFrame, titles: Titles, row: int
) -> tuple[pl.DataFrame, list[Issue]]:
    """The data without rows that are no people, and what was left out."""
    header = next((cells for number, cells in _around(raw, row) if number == row), {})
    if titles.second_row is not None:
        data = data.filter(pl.col(ROW) > titles.second_row)
    left = leftovers(data, header, titles.second_row or row, raw.name)
    return (data.filter(~pl.col(ROW).is_in(left.rows)) if left.rows else data), list(left.issues)


def _apart_issue(raw: RawTable, titles: Cells, columns: set[int]) -> Issue:
    named = ", ".join(titles.get(n) or column_letters(n) for n in sorted(columns))
    return Issue("sheet.other_table", Severity.INFORMS, raw.name, params={"columns": named[:200]})


def count_emails(raw: RawTable) -> int:
    """How many cells of the sheet hold one e-mail address and nothing else but perhaps the person's name."""
    return sum(emails_by_column(raw))


def proposed_sheets(
    sheets: Sequence[RawTable], emails: Sequence[Sequence[int]] | None = None
) -> tuple[int, ...]:
    """The sheets to import, by position: visible ones where people stand; without any, the fullest visible one.

    Archives, templates and instructions wait until somebody asks for them, unless nobody stands anywhere else.
    `emails` has the `emails_by_column` of each sheet where somebody counted them already: that looks at every cell.
    """
    if emails is None:
        emails = [() if sheet.is_hidden else emails_by_column(sheet) for sheet in sheets]
    people = [n for n, sheet in enumerate(sheets) if not sheet.is_hidden and _holds_people(sheet, emails[n])]
    current = [n for n in people if not _is_set_aside(sheets[n].name)]
    if people:
        return tuple(current or people)
    filled = [n for n, sheet in enumerate(sheets) if sheet.height and not sheet.is_hidden]
    return (max(filled, key=lambda n: sheets[n].height * sheets[n].width),) if filled else ()


def propose_role(sheet_name: str) -> Role | None:
    """Whether a sheet's name says mentors, mentees or both, in any of twelve languages."""
    words = set(re.findall(r"[^\W\d_]+", sheet_name.casefold()))
    is_mentee = bool(words & _MENTEE_WORDS) or any(sign in sheet_name for sign in _MENTEE_SIGNS)
    is_mentor = bool(words & _MENTOR_WORDS) or any(sign in sheet_name for sign in _MENTOR_SIGNS)
    if is_mentor and is_mentee:
        return Role.BOTH
    if is_mentor:
        return Role.MENTOR
    return Role.MENTEE if is_mentee else None


@cache
def role_words(role: Role) -> frozenset[str]:
    """What people of one role are called in headers and sheet names, case-folded; both roles together for `BOTH`."""
    mentors = _MENTOR_WORDS | frozenset(_MENTOR_SIGNS)
    mentees = _MENTEE_WORDS | frozenset(_MENTEE_SIGNS)
    return {Role.MENTOR: mentors, Role.MENTEE: mentees, Role.BOTH: mentors | mentees}[role]


def _first_rows(table: RawTable) -> list[tuple[int, Cells]]:
    """Row number and the cells with text, of the first rows that have any."""
    found: list[tuple[int, Cells]] = []
    for sheet_row, *cells in table.head(LOOK_ROWS * 4).iter_rows():
        texts = cells_of(tuple(cells))
        if texts:
            found.append((sheet_row, texts))
        if len(found) == LOOK_ROWS:
            break
    return found


def _candidates(rows: list[tuple[int, Cells]]) -> list[_Candidate]:
    """Every row above the first person, scored; where nobody has an address, any row may be the header."""
    first_person = next((n for n, (_, cells) in enumerate(rows) if has_email(cells)), len(rows))
    fullest = max(len(cells) for _, cells in rows)
    return [_score(rows, n, fullest) for n in range(min(first_person, len(rows)))]


def _score(rows: list[tuple[int, Cells]], index: int, fullest: int) -> _Candidate:
    sheet_row, cells = rows[index]
    below = [other for _, other in rows[index + 1 : index + 21]]
    known = sum(is_known(text) for text in cells.values())
    words = sum(is_title(text) for text in cells.values()) / len(cells)
    distinct = len({text.casefold() for text in cells.values()}) / len(cells)
    score = (
        0.30 * min(1.0, known / min(3, len(cells)))
        + 0.20 * len(cells) / fullest
        + 0.20 * words
        + 0.10 * distinct
        + 0.20 * _contrast(cells, below)
    )
    if len(cells) == 1 and fullest > 1:
        score -= 0.3
    if _explains(rows, index):
        score -= 0.2
    return _Candidate(sheet_row, score, known)


def _explains(rows: list[tuple[int, Cells]], index: int) -> bool:
    """Whether the row asks what the row right above it names in short."""
    sheet_row, cells = rows[index]
    before, above = rows[index - 1] if index else (0, {})
    is_below = before == sheet_row - 1 and cells.keys() <= above.keys()
    return is_below and _asks_at_length(cells) and not _asks_at_length(above)


def _asks_at_length(cells: Cells) -> bool:
    """Whether most cells are questions, as survey tools write them below their short names."""
    return 2 * sum(text.endswith("?") for text in cells.values()) > len(cells)


def _contrast(cells: Cells, below: list[Cells]) -> float:
    """How far the cells under the titles differ from them in kind: addresses and numbers under words."""
    if not below:
        return 0.3 if all(is_title(text) for text in cells.values()) else 0.0
    kinds = [
        max((_share(column_of(below, n), looks_like_data), _share(column_of(below, n), is_email)))
        for n, text in cells.items()
        if is_title(text)
    ]
    return 1.0 if any(share > MOST for share in kinds) else max(kinds, default=0.0)


def column_of(rows: list[Cells], number: int) -> list[str]:
    """The texts of one column."""
    return [cells[number] for cells in rows if number in cells]


def _share(texts: list[str], holds: Callable[[str], bool]) -> float:
    return sum(holds(text) for text in texts) / len(texts) if texts else 0.0


def _headless(rows: list[tuple[int, Cells]]) -> Header:
    if has_email(rows[0][1]):
        return Header(None, 0.8, _("The first row already holds a person."))
    return Header(None, 0.4, _("No row looks like column names."))


def _reason(best: _Candidate) -> str:
    if best.known:
        return _("Its cells are usual column names.")
    return _("Words stand here, and other kinds of values below.")


def _titles(raw: RawTable, row: int | None) -> Titles:
    """Column number → title, on one line, without white space around it."""
    return Titles({}) if row is None else titles_of(_around(raw, row), row, raw.merges)


def _around(raw: RawTable, row: int) -> list[tuple[int, Cells]]:
    """The header row and its neighbours."""
    return numbered(raw.head(row + 1).filter(pl.col(ROW).is_in([row - 1, row, row + 1])))


def _has_values(data: pl.DataFrame, name: str) -> bool:
    return data[name].null_count() < data.height and any_text(data, name)


def _distinct(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles; one that stands there a second time gets " (2)"."""
    taken: set[str] = set()
    result = []
    for title in titles:
        name, times = title, 1
        while name.casefold() in taken:
            times += 1
            name = f"{title} ({times})"
        taken.add(name.casefold())
        result.append(name)
    return tuple(result)


def emails_by_column(raw: RawTable) -> list[int]:
    """How many cells of each column are counted by `count_emails`."""
    # The literal test is several times faster than the pattern and settles nearly every cell.
    counts = raw.cells.lazy().select(
        (pl.col(name).filter(pl.col(name).str.contains("@", literal=True)).str.contains(EMAIL)).sum()
        for name in raw.columns
    )
    return [int(count) for count in counts.collect().row(0)] if raw.columns else []


def _holds_people(sheet: RawTable, emails: Sequence[int]) -> bool:
    """Whether addresses stand in enough of the rows below a header; most sheets have no row without text to look for."""
    most = max(emails, default=0)
    if not most:
        return False
    return _are_enough(most, sheet.height) or _are_enough(most, _filled(sheet.frame).height)


def _are_enough(emails: int, rows: int) -> bool:
    return emails >= SURELY_PEOPLE * max(1, rows - 1)


def _is_set_aside(sheet_name: str) -> bool:
    return bool(set(re.findall(r"[^\W\d_]+", sheet_name.casefold())) & _SET_ASIDE_WORDS)


_SET_ASIDE_WORDS = frozenset(
    """archive archives archived archiv archivé archivo archivio arquivo arkiv архив old alt ancien viejo backup
    template templates vorlage vorlagen modèle plantilla modello szablon mall skabelon шаблон muster
    example examples sample samples beispiel beispiele exemple ejemplo esempio przykład пример
    instructions instruction instrucciones istruzioni anleitung hinweise readme help hilfe aide ayuda guide
    deleted gelöscht former ehemalige left departed obsolete draft entwurf test tests""".split()  # noqa: SIM905
)
_MENTOR_WORDS = frozenset(
    """mentor mentors mentoren mentorin mentorinnen mentore mentori mentora mentoras mentores mentorice
    mentorer mentorar mentorzy mentorka mentorki mentoři mentorky mentorlar mentör mentörler
    ментор менторы наставник наставники ментори наставница наставницы
    coach coaches tutor tutors tutoren advisor advisors adviser advisers parrain parrains marraine marraines
    przewodnik المرشدون مرشد مرشدون المرشدين موجه""".split()  # noqa: SIM905
)
_MENTEE_WORDS = frozenset(
    """mentee mentees menteeler menteer menteerna mentis menti menté mentés
    mentoré mentorés mentorée mentorées mentoree mentorees mentorado mentorados mentorada mentoradas
    mentorizado mentorizados mentorand mentoranden mentorando mentorandi mentorandos mentorovaný mentorovaní
    protégé protégés protégée protégées protege proteges filleul filleuls filleule filleules
    coachee coachees tutee tutees apprentice apprentices aprendiz aprendices adept adepter adepten adepci
    allievo allievi podopieczny podopieczni podopieczna podopieczne danışan danışanlar svěřenec svěřenci
    менти подопечный подопечные подопечная متدرب متدربون المتدربون المتدربين""".split()  # noqa: SIM905
)
_MENTOR_SIGNS = ("メンター", "导师", "導師", "멘토")
_MENTEE_SIGNS = ("メンティー", "学员", "學員", "被指导者", "멘티")
