"""Full names split."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.names import is_family_first, split_names


@pytest.mark.parametrize(
    ("name", "first", "last", "left_out", "unplaced"),
    [
        ("Anna Berg", "Anna", "Berg", None, None),
        ("Berg, Anna", "Anna", "Berg", None, None),
        ("Jean-Luc O’Neil", "Jean-Luc", "O’Neil", None, None),
        ("Dr. Max van der Berg", "Max", "van der Berg", "Dr.", None),
        ("Dr Berg", None, "Berg", "Dr", None),
        ("Anna Maria Berg", "Anna Maria", "Berg", None, None),
        ("Cher", "Cher", None, None, None),
        ("John Smith Jr.", "John", "Smith Jr.", None, None),
        ("!", "!", None, None, None),
        (None, None, None, None, None),
        ('Dr. Anna "Ann" Berg', "Anna", "Berg", "Dr.", "Ann"),
        ("Jane (née Doe) Miller", "Jane", "Miller", None, "née Doe"),
        ("Zoë 🌸 Smith", "Zoë", "Smith", None, "🌸"),
        ("Ann ❤\ufe0f Lee", "Ann", "Lee", None, "❤\ufe0f"),
        ("Zoë 👩\u200d👩\u200d👧 Smith", "Zoë", "Smith", None, "👩\u200d👩\u200d👧"),
        ("🎓 Dr. Ann (Annie) Lee 🇩🇪", "Ann", "Lee", "Dr.", "Annie 🎓 🇩🇪"),
        ("김민수 🌸", "민수", "김", None, "🌸"),
        ("🌸", "🌸", None, None, None),
    ],
)
def test_a_name_is_split(
    name: str | None, first: str | None, last: str | None, left_out: str | None, unplaced: str | None
) -> None:
    assert [(first, last, left_out, unplaced)] == split_names(pl.Series([name], dtype=pl.String)).rows()


@pytest.mark.parametrize(
    ("header", "name", "first", "last"),
    [
        ("Name", "Curie, Marie", "Marie", "Curie"),
        ("Name", "van der Berg, Jan", "Jan", "van der Berg"),
        ("Name", "de la Cruz, María José", "María José", "de la Cruz"),
        ("Name", "Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Name", "Ana Maria da Silva", "Ana Maria", "da Silva"),
        ("Name", "Yo Yo Ma", "Yo Yo", "Ma"),
        ("Name", "Иванов Иван Иванович", "Иван Иванович", "Иванов"),
        ("Name", "Иван Иванович Иванов", "Иван Иванович", "Иванов"),
        ("Name", "山田　太郎", "太郎", "山田"),
        ("Name", "김민수", "민수", "김"),
        ("Name", "남궁민수", "민수", "남궁"),
        ("氏名", "山田太郎", None, "山田太郎"),
        ("姓名", "王小明", "小明", "王"),
        ("姓名", "欧阳修", "修", "欧阳"),
        ("姓名", "Wang Wei", "Wei", "Wang"),
        ("Név", "Nagy János", "János", "Nagy"),
        ("Név", "Kovács Anna Mária", "Anna Mária", "Kovács"),
        ("ФИО", "Петрова Анна", "Анна", "Петрова"),
        ("Nachname Vorname", "von Neumann John", "John", "von Neumann"),
        ("Nom et prénom", "Curie Marie", "Marie", "Curie"),
        ("Vor- und Nachname", "Marie Curie", "Marie", "Curie"),
    ],
)
def test_the_header_says_which_name_stands_first(
    header: str, name: str, first: str | None, last: str | None
) -> None:
    assert [(first, last, None, None)] == split_names(pl.Series([name]), header).rows()


@pytest.mark.parametrize(
    ("name", "first", "last", "left_out"),
    [
        ("Dr. Ada Lovelace PhD", "Ada", "Lovelace", "Dr. PhD"),
        ("Lovelace, Ada, PhD", "Ada", "Lovelace", "PhD"),
        ("Mary O'Brien, MD, PhD", "Mary", "O'Brien", "MD PhD"),
        ("John Smith MBA", "John", "Smith", "MBA"),
        ("Mr. John Smith III", "John", "Smith III", "Mr."),
        ("Prof. Dr. Max Planck", "Max", "Planck", "Prof. Dr."),
        ("von Neumann, Dr. John", "John", "von Neumann", "Dr."),
    ],
)
def test_titles_and_degrees_are_left_out_and_named(name: str, first: str, last: str, left_out: str) -> None:
    assert [(first, last, left_out, None)] == split_names(pl.Series([name])).rows()


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Name, Vorname", True), ("Nom et prénom", True), ("Apellidos y nombre", True), ("Soyad Ad", True),
        ("姓名", True), ("성명", True), ("Last name, first name", True), ("First and last name", False), ("Ad Soyad", False),
        ("Vor- und Nachname", False), ("Name", None), ("Nom complet", None), ("", None),
    ],
)  # fmt: skip
def test_a_header_says_whether_the_family_name_stands_first(header: str, says: bool | None) -> None:
    assert says is is_family_first(header)


@pytest.mark.parametrize(
    ("header", "name", "first", "last"),
    [
        ("Name", "Nagy Anna", "Anna", "Nagy"),
        ("Name", "Kovács Anna Mária", "Anna Mária", "Kovács"),
        ("Name", "Curie, Marie", "Marie", "Curie"),
        ("First and last name", "Marie Curie", "Marie", "Curie"),
    ],
)
def test_where_the_header_says_nothing_the_program_does(
    header: str, name: str, first: str, last: str
) -> None:
    assert [(first, last)] == split_names(pl.Series([name]), header, family_first=True).select(
        "first_name", "last_name"
    ).rows()


@settings(deadline=None)
@given(st.lists(st.none() | st.text(min_size=1).filter(str.strip)))
def test_no_name_is_lost(names: list[str | None]) -> None:
    parts = split_names(pl.Series(names, dtype=pl.String))
    assert len(names) == parts.height
    for name, row in zip(names, parts.rows(), strict=True):
        assert (name is None) == (row == (None, None, None, None))
