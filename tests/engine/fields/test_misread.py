"""Texts in a wrong encoding: taken as they stand, with their repair, which one answer takes."""

from __future__ import annotations

import json

import polars as pl
import pytest

from muster.engine.fields import CleanContext, clean_column
from muster.engine.table import FieldSpec

BIO = FieldSpec("bio", "Bio", "long_text")
CITY = FieldSpec("location", "Location", "text")


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("Anna MÃ¼ller", "Anna Müller"),
        ("RhÃ´ne â€“ Alpes", "Rhône – Alpes"),
        ("Ð\x9cÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
        ("é¦™æ¸¯", "香港"),
    ],
)
@pytest.mark.parametrize("spec", [BIO, CITY], ids=["long text", "text"])
def test_a_repair_is_offered_and_the_text_taken_as_it_stands(spec: FieldSpec, text: str, repair: str) -> None:
    cleaned = clean_column(pl.Series(["Oslo", text]), spec, CleanContext())
    assert ["Oslo", text] == cleaned.values.to_list()
    (problem,) = cleaned.problems.rows(named=True)
    assert (1, "text.misread", "warns") == (problem["row"], problem["code"], problem["severity"])
    assert {"proposal": repair} == json.loads(problem["params"])


def test_the_repair_is_taken_for_all_equal_texts_by_one_answer() -> None:
    answers = {"ZÃ¼rich": "Zürich"}
    cleaned = clean_column(pl.Series(["ZÃ¼rich", "Bern", "ZÃ¼rich"]), CITY, CleanContext(answers=answers))
    assert ["Zürich", "Bern", "Zürich"] == cleaned.values.to_list()
    assert 0 == cleaned.problems.height


def test_a_text_that_somebody_keeps_is_not_asked_about_again() -> None:
    cleaned = clean_column(pl.Series(["Ã¼"]), CITY, CleanContext(answers={"Ã¼": "Ã¼"}))
    assert 0 == cleaned.problems.height


@pytest.mark.parametrize("text", ["Müller", "São Tomé", "ÂME", "Ünal", "naïve – “quoted”", "Ç", "Ä", "Łódź"])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert 0 == clean_column(pl.Series([text]), CITY, CleanContext()).problems.height
