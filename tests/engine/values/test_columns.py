"""What a whole column decides about its texts: the order of dates, marks of numbers, separators, spellings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine import fields
from muster.engine.fields import FIELD_TYPES, CleanContext, clean_column, clean_one
from muster.engine.table import MULTI_SEPARATOR, FieldSpec, Option

if TYPE_CHECKING:
    from muster.engine.fields.shapes import Cleaned

TODAY = dt.date(2026, 11, 23)


def column(name: str, texts: list[str | None], key: str = "answer", **context: object) -> Cleaned:
    spec = FieldSpec(
        key, "Answer", name, (Option("Python"), Option("SQL")) if "choice" in name else (), is_open=True
    )
    return clean_column(pl.Series(texts, dtype=pl.String), spec, CleanContext(today=TODAY, **context))  # type: ignore[arg-type]


def codes(cleaned: Cleaned) -> list[str]:
    return cleaned.problems.get_column("code").to_list()


DATE_COLUMNS = [
    pytest.param(["03/04/2024", "25/04/2024"], ["2024-04-03", "2024-04-25"], id="a slash that is day first"),
    pytest.param(["03/04/2024", "04/25/2024"], ["2024-03-04", "2024-04-25"], id="a slash that is month first"),
    pytest.param(["03/04/2024", "25/04/2024", "04/25/2024"], [None, "2024-04-25", "2024-04-25"], id="rows disagree"),
    pytest.param(["03-04-2024", "25/04/2024"], ["2024-04-03", "2024-04-25"], id="another mark tells too"),
    pytest.param(["03.04.2024", "04/25/2024"], [None, "2024-04-25"], id="points beside month first"),
    pytest.param(["03.04.2024", "12.25.2024"], ["2024-03-04", "2024-12-25"], id="points that are month first"),
    pytest.param(["05/06/07", "31/12/99"], ["2007-06-05", "1999-12-31"], id="two digits, day first"),
    pytest.param(["05/06/07", "99/12/31"], ["2005-06-07", "1999-12-31"], id="two digits, year first"),
    pytest.param(["24-03-04", "98-03-04"], ["2024-03-04", "1998-03-04"], id="two digits with dashes, year first"),
    pytest.param(["5 listopada 2024", "3 maja 2024"], ["2024-11-05", "2024-05-03"], id="Polish month"),
    pytest.param(["5. listopada 2024", "3. svibnja 2024"], ["2024-10-05", "2024-05-03"], id="Croatian month"),
    pytest.param(["45123", "45124", "45200"], ["2023-07-16", "2023-07-17", "2023-10-01"], id="nothing but Excel's numbers"),
    pytest.param(["45123", "2024-03-04", "45200", "45201"], [None, "2024-03-04", None, None], id="numbers beside dates"),
    pytest.param(["45123", "45124"], [None, None], id="two numbers are too few to tell"),
    pytest.param(["03042024", "25122024"], ["2024-04-03", "2024-12-25"], id="eight digits"),
    pytest.param([None, "", " "], [None, None, None], id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "values"), DATE_COLUMNS)
def test_a_column_decides_about_its_dates(texts: list[str | None], values: list[str | None]) -> None:
    assert values == column("date", texts).values.to_list()


def test_a_number_read_as_a_date_is_told() -> None:
    assert ["date.serial"] * 3 == codes(column("date", ["45123", "45124", "45200"]))


def test_the_order_that_a_column_told_is_said_with_an_example() -> None:
    (remark,) = column("date", ["03/04/2024", "25/04/2024"]).remarks
    assert ("date.order", {"example": "03/04/2024", "read": "2024-04-03"}) == (
        remark.code,
        dict(remark.params),
    )
    assert () == column("date", ["04.03.2024", "25/04/2024"]).remarks


def test_an_answered_order_needs_no_remark_and_beats_the_column() -> None:
    cleaned = column("date", ["03/04/2024", "25/04/2024"], date_order="mdy")
    assert (["2024-03-04", "2024-04-25"], ()) == (cleaned.values.to_list(), cleaned.remarks)


days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
ambiguous_days = days.filter(lambda day: day.day <= 12 and day.day != day.month)


@settings(deadline=None, max_examples=150)
@given(
    day=ambiguous_days,
    mark=st.sampled_from(["/", "-", " "]),
    others=st.lists(ambiguous_days, max_size=4),
    is_padded=st.booleans(),
    year_digits=st.sampled_from([2, 4]),
)
def test_an_ambiguous_date_is_never_guessed(
    day: dt.date, mark: str, others: list[dt.date], is_padded: bool, year_digits: int
) -> None:
    """In a column of which no row tells, whatever the mark and the padding, and as many of them as there are."""
    shape = "{:02d}" if is_padded else "{}"
    texts = [
        mark.join((shape.format(one.day), shape.format(one.month), str(one.year)[-year_digits:]))
        for one in (day, *others)
    ]
    ambiguous = [text for text in texts if len(readings(text, mark)) > 1]
    cleaned = column("date", list(texts))
    if len(ambiguous) == len(texts):
        assert [None] * len(texts) == cleaned.values.to_list()
        assert {"date.ambiguous"} == set(codes(cleaned))


def readings(text: str, mark: str) -> set[dt.date]:
    """Every day that a text can mean with day or month first, reckoned without the engine."""
    first, second, last = (int(part) for part in text.split(mark))
    year = last if last > 99 else 2046 - (2046 - last) % 100
    found = set()
    for month, day in ((first, second), (second, first)):
        try:
            found.add(dt.date(year, month, day))
        except ValueError:
            continue
    return found


@settings(deadline=None, max_examples=150)
@given(
    column_days=st.lists(days, min_size=1, max_size=6),
    order=st.sampled_from(["dmy", "mdy"]),
    mark=st.sampled_from("/-"),
)
def test_no_date_of_a_column_in_one_order_is_read_as_another_day(
    column_days: list[dt.date], order: str, mark: str
) -> None:
    """Whatever the rows tell or don't: each cell is the day that was written, or asked about."""
    shape = {"dmy": "%d{0}%m{0}%Y", "mdy": "%m{0}%d{0}%Y"}[order].format(mark)
    cleaned = column("date", [f"{day:{shape}}" for day in column_days])
    for day, value in zip(column_days, cleaned.values.to_list(), strict=True):
        assert value in (None, day.isoformat())


NUMBER_COLUMNS = [
    pytest.param(["1,234", "1,234.50"], ["1234", "1234.5"], id="a comma that groups"),
    pytest.param(["1,234", "2,5"], ["1.234", "2.5"], id="a comma that is the decimal mark"),
    pytest.param(["1,234", "2,5", "1,234.50"], [None, "2.5", "1234.5"], id="rows disagree"),
    pytest.param(["1,234", "2.5"], [None, "2.5"], id="a point alone tells nothing: number cells come so"),
    pytest.param(["1.234", "2,5"], [None, "2.5"], id="a point that may group"),
    pytest.param(["1.234", "2.5"], ["1.234", "2.5"], id="points as the engine writes them"),
    pytest.param(["1.234.567", "1,234"], ["1234567", "1.234"], id="points that group"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "values"), NUMBER_COLUMNS)
def test_a_column_decides_about_the_marks_of_its_numbers(texts: list[str], values: list[str | None]) -> None:
    assert values == column("number", list(texts)).values.to_list()


def test_a_mark_that_the_column_told_is_said_with_an_example() -> None:
    (remark,) = column("number", ["1,234", "1,234.50"]).remarks
    assert ("number.marks", {"example": "1,234", "read": "1234"}) == (remark.code, dict(remark.params))


SEPARATORS = [
    pytest.param(["Python; SQL", "Go"], "; ", ["Python", "SQL", "Go"], None, id="semicolon: Muster's own, not told"),
    pytest.param(["Python, SQL", "Go"], ",", ["Python", "SQL", "Go"], ",", id="comma"),
    pytest.param(["Python\nSQL"], "\n", ["Python", "SQL"], "↵", id="line break"),
    pytest.param(["Python|SQL"], "|", ["Python", "SQL"], "|", id="bar"),
    pytest.param(["Python、SQL"], "、", ["Python", "SQL"], "、", id="Japanese comma"),
    pytest.param(["Python، SQL"], "،", ["Python", "SQL"], "،", id="Arabic comma"),
    pytest.param(["Python，SQL"], "，", ["Python", "SQL"], "，", id="Chinese comma"),
    pytest.param(["Python/SQL", "SQL/Python"], "/", ["Python", "SQL"], "/", id="slash between options"),
    pytest.param(["UI/UX", "Python"], None, ["UI/UX", "Python"], None, id="slash within a value"),
    pytest.param(["a, b", "c, d", "e, f", "g; h, i"], ",", [*"abcdef", "g; h", "i"], ",", id="the mark of most cells"),
    pytest.param(["Red; Blue", "Art, Design"], ";", ["Red", "Blue", "Art, Design"], None, id="the stronger of two"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "separator", "words", "told"), SEPARATORS)
def test_the_separator_is_found_once_for_the_column_and_told(
    texts: list[str], separator: str | None, words: list[str], told: str | None
) -> None:
    cleaned = column("multiple_choice", list(texts))
    found = dict.fromkeys(word for cell in cleaned.values.to_list() for word in cell.split(MULTI_SEPARATOR))
    assert words == list(found)
    expected = [("option.separator", told)] if told else []
    assert expected == [(remark.code, remark.params["mark"]) for remark in cleaned.remarks]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        pytest.param(
            ["A;B", "Python, SQL"], [["A", "B"], ["Python", "SQL"]], id="options between another mark"
        ),
        pytest.param(
            ["A;B", "Python, SQL; C"], [["A", "B"], ["Python", "SQL", "C"]], id="both marks in one cell"
        ),
        pytest.param(["A;B", "Python, C"], [["A", "B"], ["Python, C"]], id="not all are options: whole"),
        pytest.param(["A;B", "Java\nPython"], [["A", "B"], ["Java", "Python"]], id="a line break"),
        pytest.param(
            ["A;B", "-", "n/a", "N.A.; C", "–; ?"], [["A", "B"], [], [], ["C"], []], id="nothing to say"
        ),
        pytest.param(["A\x1fPython, SQL\nGo"], [["A", "Python, SQL\nGo"]], id="stored values"),
    ],
)
def test_a_cell_of_a_column_with_several_marks_is_cut_where_that_is_sure(
    texts: list[str], values: list[list[str]]
) -> None:
    cleaned = column("multiple_choice", list(texts))
    assert values == [cell.split(MULTI_SEPARATOR) if cell else [] for cell in cleaned.values.to_list()]
    new = {word for cell in values for word in cell} - {"Python", "SQL"}
    assert new == set(cleaned.new_options)


def test_what_says_nothing_is_an_option_where_it_is_one_already() -> None:
    spec = FieldSpec("diet", "Diet", "multiple_choice", (Option("-"), Option("n/a")), is_open=True)
    cleaned = clean_column(pl.Series(["-", "N/A", "vegan"]), spec, CleanContext())
    assert ["-", "n/a", "vegan"] == cleaned.values.to_list()


def test_what_says_nothing_becomes_no_option_and_is_told() -> None:
    cleaned = column("multiple_choice", ["-", "Algebra; ???", "n/a"])
    assert (("Algebra",), [None, "Algebra", None]) == (cleaned.new_options, cleaned.values.to_list())
    assert ["option.says_nothing"] * 3 == codes(cleaned)
    field = FieldSpec("skills", "Skills", "multiple_choice", is_open=True)
    assert clean_one("-", field) is None, "nobody is kept from saving a form by it"


def test_an_answered_separator_beats_the_column() -> None:
    cleaned = column("multiple_choice", ["a, b; c"], separator=",")
    assert [f"a{MULTI_SEPARATOR}b; c"] == cleaned.values.to_list()


def test_a_rare_new_word_close_to_a_frequent_one_is_asked_about() -> None:
    cleaned = column("multiple_choice", ["Welding", "Welding", "Welding; Sewing", "Weldng", "Sewing"])
    assert ["option.like"] == codes(cleaned)
    assert "Weldng" == cleaned.values[3], "it stands until somebody answers"
    assert ("Welding", "Sewing", "Weldng") == cleaned.new_options
    answered = column(
        "multiple_choice", ["Welding", "Welding", "Welding", "Weldng"], answers={"Weldng": "Welding"}
    )
    assert (["Welding"] * 4, [], ("Welding",)) == (
        answered.values.to_list(),
        codes(answered),
        answered.new_options,
    )


def test_two_new_words_of_one_frequency_are_both_right() -> None:
    assert [] == codes(column("multiple_choice", ["Welding", "Weldng"]))


@settings(deadline=None, max_examples=60)
@given(
    name=st.sampled_from(["date", "number", "country", "single_choice", "multiple_choice", "email", "phone", "role"]),
    texts=st.lists(
        st.sampled_from(
            ["03/04/2024", "25/04/2024", "1,234", "2,5", "Germany", "Pyhton", "Python", "python", "SQL, Go", "a@gmial.com",
             "A <a@x.com>", "+44 7700 900123", "mentor", "Mentoré", "#N/A", "", "x", "2024-03-04"]
        ),
        min_size=1,
        max_size=6,
    ),
)  # fmt: skip
def test_a_column_that_repeats_itself_is_read_like_one_that_does_not(name: str, texts: list[str]) -> None:
    """A column of many rows takes the short way, once a distinct text; of few the long one."""
    rows: list[str | None] = [text for text in texts for _ in range(10)]
    long = column(name, rows)
    with patch.object(fields, "FEW", 0):
        short = column(name, rows)
    assert long.values.to_list() == short.values.to_list()
    assert (long.remarks, long.new_options) == (short.remarks, short.new_options)
    assert sorted(long.problems.rows()) == sorted(short.problems.rows())


@pytest.mark.parametrize("name", [one.name for one in FIELD_TYPES])
@pytest.mark.parametrize(
    "texts", [[], [None] * 50, [""] * 50, [None, "x"] * 50], ids=["no row", "null", "empty", "half"]
)
def test_a_column_keeps_its_length_however_little_it_holds(name: str, texts: list[str | None]) -> None:
    assert len(texts) == len(column(name, texts).values)
