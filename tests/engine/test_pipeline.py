"""Edits over a sheet, and stages that give what the whole gives."""

from __future__ import annotations

from muster.engine.pipeline import apply_edits, check_rows, clean_sources, plan_checked
from muster.engine.table import Edit, ImportSettings
from tests.engine.sheets import FIELDS, TODAY, known, plan, sheet, table


def test_an_edit_replaces_one_cell_and_the_later_one_wins() -> None:
    before = table(["E-mail", "Name"], ("a@x", "Ann"), ("b@x.com", "Ben"))
    edits = [
        Edit("People", 2, 1, "wrong"),
        Edit("People", 2, 1, "a@x.com"),
        Edit("People", 3, 2, None),
        Edit("Other", 3, 1, "not mine"),
        Edit("People", 99, 1, "no such row"),
        Edit("People", 2, 9, "no such column"),
    ]
    edited = apply_edits(before, edits)
    assert [("a@x.com", "Ann"), ("b@x.com", None)] == edited.frame.select("c1", "c2").rows()
    assert [("a@x",), ("b@x.com",)] == before.frame.select("c1").rows()


def test_without_edits_the_table_is_the_same() -> None:
    before = table(["E-mail"], ("a@x.com",))
    assert apply_edits(before, []) is before


def test_the_stages_give_what_the_whole_gives() -> None:
    source = sheet("email first_name", ("a@x.com", "Ann"), ("foo", "Ben"))
    there, choices = known(), ImportSettings(notify=True)
    cleaned = clean_sources([source], FIELDS, choices, today=TODAY)
    staged = plan_checked(check_rows(cleaned, FIELDS, there, choices), FIELDS, there, choices)
    whole = plan(source, notify=True)
    assert whole.counts == staged.counts
    assert whole.people.equals(staged.people)
    assert whole.issues.equals(staged.issues)
