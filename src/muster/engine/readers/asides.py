"""What a sheet tells beside the values of its cells: hidden rows, merged cells, links, formulas without a result.

Readers gather it while they go; `laid_over` brings it to the cells once all of them are there.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import polars as pl

from muster.engine.issues import Issue, Severity
from muster.engine.table import MERGE_ROWS, ROW, Area, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Place = tuple[int, int]
"""Sheet row and column, both from 1."""

LISTED = 10_000
"""Issues of one kind in one sheet."""
LINKS = 200_000
"""More links in one sheet than that are not looked at."""
_LABELS = frozenset(
    """mail e-mail email send write contact link profile profil perfil profilo linkedin website web site url open here hier ici
    aquí qui aqui correo courriel kontakt kontakta mailen e-post e-posta почта メール 邮件 ✉ 📧 ✉️ @""".split()  # noqa: SIM905
)
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_WEB = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:mailto:|https?://|www\.)+", re.IGNORECASE)


@dataclass(slots=True)
class Asides:
    """Filled by the reader of a format, in any order."""

    hidden_rows: array[int] = field(default_factory=lambda: array("I"))
    filters: list[Area] = field(default_factory=list)
    """Areas in which it is a filter that hides rows."""
    filtered_rows: array[int] = field(default_factory=lambda: array("I"))
    """Rows that a filter hides, where the format says which."""
    hidden_columns: int = 0
    merges: list[Area] = field(default_factory=list)
    links: dict[Place, str] = field(default_factory=dict)
    """Where a click on the cell leads."""
    bare_formulas: list[Place] = field(default_factory=list)
    """Formulas for which the file holds no result."""
    long_numbers: list[tuple[Place, str]] = field(default_factory=list)
    """Numbers, not texts, of more than 15 digits."""

    def link(self, row: int, column: int, target: str) -> None:
        """A link; what leads elsewhere in the workbook says nothing about a person."""
        target = target.strip()
        if target and not target.startswith("#") and len(self.links) < LINKS:
            self.links[row, column] = target

    def long_number(self, row: int, column: int, text: str) -> None:
        """A number of which the last digits may be wrong."""
        if len(self.long_numbers) < LISTED:
            self.long_numbers.append(((row, column), text))

    def bare_formula(self, row: int, column: int) -> None:
        """A formula that was never calculated."""
        if len(self.bare_formulas) < LISTED:
            self.bare_formulas.append((row, column))

    @property
    def is_over_cells(self) -> bool:
        """Whether any of it changes what cells hold."""
        return bool(self.links) or any(area.last_row > area.first_row for area in self.merges)

    @property
    def header_merges(self) -> list[Area]:
        """The merged cells near the top, where a header may stand."""
        return [area for area in self.merges if area.first_row <= MERGE_ROWS]


def area_of(reference: str) -> Area | None:
    """`B2` or `$A$1:C7` as an area; None for what is no reference."""
    found = _AREA.fullmatch(reference.strip())
    if found is None:
        return None
    first, top, last, bottom = found.groups()
    return Area(int(top), column_number(first), int(bottom or top), column_number(last or first))


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place_name(place: Place) -> str:
    """A1: what a spreadsheet calls the cell."""
    return f"{column_letters(place[1])}{place[0]}"


def area_name(area: Area) -> str:
    """A1:C7."""
    first = place_name((area.first_row, area.first_column))
    return f"{first}:{place_name((area.last_row, area.last_column))}"


def hidden_among(asides: Asides, rows: pl.Series) -> tuple[pl.Series, int]:
    """Of these rows the hidden ones, and how many of them a filter hides."""
    hidden = rows.filter(rows.is_in(pl.Series(asides.hidden_rows, dtype=pl.UInt32).implode()))
    in_filter = hidden.is_in(pl.Series(asides.filtered_rows, dtype=pl.UInt32).implode())
    for area in asides.filters:
        in_filter |= hidden.is_between(area.first_row, area.last_row)
    return hidden, int(in_filter.sum() or 0)


def sheet_issues(asides: Asides, sheet: str) -> Iterator[Issue]:
    """What has to be said about cells whose text is as it is."""
    for row, column in asides.bare_formulas:
        cell = {"cell": place_name((row, column))}
        yield Issue("cell.formula_unsaved", Severity.WARNS, sheet, row, params=cell)
    for (row, column), text in asides.long_numbers:
        cell = {"cell": place_name((row, column))}
        yield Issue("cell.long_number", Severity.WARNS, sheet, row, value=text, params=cell)


def laid_over(
    asides: Asides, sheet: str, parts: Sequence[Callable[[], pl.DataFrame]]
) -> Iterator[tuple[int, pl.DataFrame | Issue]]:
    """Parts of the sheet that change, by position, and issues (position 0) that say what was changed."""
    laying = _Laying(asides, sheet)
    for load in parts:
        laying.look(load())
    laying.decide()
    for position, load in enumerate(parts):
        frame = load()
        changed = laying.over(frame)
        if changed is not frame:
            yield position, changed
    yield from ((0, issue) for issue in laying.issues())


class _Link(NamedTuple):
    place: Place
    text: str | None
    target: str


class _Laying:
    """Links in the place of texts that only name them, and merged texts in all their rows."""

    def __init__(self, asides: Asides, sheet: str) -> None:
        self._sheet = sheet
        self._links = _by_column(asides.links)
        tall = [area for area in asides.merges if area.last_row > area.first_row]
        self._areas = {n: _tall_areas(tall, n) for n in {area.first_column for area in tall}}
        self._texts: dict[Place, str | None] = {}
        self._anchors: dict[int, list[pl.DataFrame]] = defaultdict(list)
        self._tops: dict[int, int] = {}
        self._new: dict[int, dict[int, str]] = defaultdict(dict)
        self._taken: list[_Link] = []
        self._kept: list[_Link] = []
        self._repeated: set[Place] = set()

    def look(self, frame: pl.DataFrame) -> None:
        """Gathers the texts of linked cells and of merged ones."""
        for column, links in self._links.items():
            name = f"c{column}"
            if name not in frame.columns:
                continue
            filled = frame.filter(pl.col(name).is_not_null())
            if filled.height:
                self._tops.setdefault(column, filled[ROW][0])
            rows = pl.Series(list(links), dtype=pl.UInt32).implode()
            linked = frame.filter(pl.col(ROW).is_in(rows)).select(ROW, name)
            self._texts |= {(row, column): text for row, text in linked.iter_rows()}
        for column, areas in self._areas.items():
            if f"c{column}" in frame.columns:
                texts = frame.select(ROW, text=f"c{column}").drop_nulls()
                self._anchors[column].append(areas.join(texts, on=ROW))

    def decide(self) -> None:
        """One text with several targets, such as “Mail”, only names its links; other texts are kept."""
        for column in self._links:
            found = [
                _Link((row, column), self._texts[row, column], target)
                for row, target in sorted(self._links[column].items())
                if (row, column) in self._texts
            ]
            targets: dict[str | None, set[str]] = defaultdict(set)
            for link in found:
                targets[link.text].add(link.target)
            for link in found:
                self._settle(link, is_label=len(targets[link.text]) > 1)

    def _settle(self, link: _Link, *, is_label: bool) -> None:
        value = link_value(link.target)
        text = (link.text or "").strip()
        if _bare(text) == _bare(value):
            return
        row, column = link.place
        is_top = row == self._tops.get(column)
        names_it = not text or (text.casefold() in _LABELS and not is_top)
        if (is_label or names_it) and "@" not in text and _is_value(link.target):
            self._new[column][row] = value
            self._taken.append(link)
        elif text:
            self._kept.append(link)

    def over(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The part with what changes in it; the same object where nothing does."""
        for column, texts in self._new.items():
            mine = [(row, text) for row, text in texts.items()]
            frame = _put(frame, f"c{column}", pl.DataFrame(mine, _TEXTS, orient="row"))
        for column, found in self._anchors.items():
            frame = self._repeat(frame, column, pl.concat(found).sort(ROW))
        return frame

    def _repeat(self, frame: pl.DataFrame, column: int, anchors: pl.DataFrame) -> pl.DataFrame:
        name = f"c{column}"
        if name not in frame.columns or anchors.is_empty():
            return frame
        text = pl.when(pl.col("last_row") >= pl.col(ROW)).then("text")
        found = frame.select(ROW).join_asof(
            anchors.with_columns(first_row=ROW), on=ROW, check_sortedness=False
        )
        is_new = frame[name].is_null() & found.select(text.is_not_null()).to_series()
        if not is_new.any():
            return frame
        self._repeated |= {(row, column) for row in found.filter(is_new)["first_row"].unique()}
        return frame.with_columns(pl.coalesce(name, found.select(text).to_series()).alias(name))

    def issues(self) -> Iterator[Issue]:
        """What was done, cell by cell."""
        for code, links in (("cell.link_taken", self._taken), ("cell.link_kept", self._kept)):
            for link in links[:LISTED]:
                params = {"cell": place_name(link.place), "target": link_value(link.target)[:200]}
                row = link.place[0]
                yield Issue(code, Severity.INFORMS, self._sheet, row, value=link.text or "", params=params)
        for row, column in sorted(self._repeated)[:LISTED]:
            last, text = self._anchor(row, column)
            area = area_name(Area(row, column, last, column))
            yield Issue(
                "cell.merged", Severity.INFORMS, self._sheet, row, value=text[:200], params={"cells": area}
            )

    def _anchor(self, row: int, column: int) -> tuple[int, str]:
        found = pl.concat(self._anchors[column]).filter(pl.col(ROW) == row)
        return int(found["last_row"][0]), str(found["text"][0])


_TEXTS = {ROW: pl.UInt32, "text": pl.String}


def link_value(target: str) -> str:
    """What a link says about a person: the address of a `mailto:`, else the target itself."""
    if target[:7].casefold() != "mailto:":
        return target
    return unquote(target[7:].partition("?")[0]).strip()


def _is_value(target: str) -> bool:
    return target[:7].casefold() == "mailto:" or _WEB.match(target) is not None


def _bare(text: str) -> str:
    return _SCHEME.sub("", text.strip().casefold()).rstrip("/")


def _by_column(links: dict[Place, str]) -> dict[int, dict[int, str]]:
    grouped: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), target in links.items():
        grouped[column][row] = target
    return grouped


def _tall_areas(areas: Iterable[Area], column: int) -> pl.DataFrame:
    mine = [(area.first_row, area.last_row) for area in areas if area.first_column == column]
    return pl.DataFrame(mine, {ROW: pl.UInt32, "last_row": pl.UInt32}, orient="row").unique(ROW).sort(ROW)


def _put(frame: pl.DataFrame, name: str, texts: pl.DataFrame) -> pl.DataFrame:
    if name not in frame.columns or not frame[ROW].is_in(texts[ROW].implode()).any():
        return frame
    joined = frame.join(texts, on=ROW, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("text", name).alias(name)).drop("text")
