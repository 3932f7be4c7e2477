"""Who is created, changed, left, left out: section by section of the table of rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from muster.engine.identity import keyed_hash
from muster.engine.table import MULTI_SEPARATOR, Erased, Option, Role, Rule
from tests.engine.sheets import FIELDS, after, codes, counts, known, outcomes, person, plan, sheet


def multiple(*values: str) -> str:
    return MULTI_SEPARATOR.join(values)


# Somebody new, somebody there already


def test_a_new_person_is_created() -> None:
    made = plan(sheet("email first_name skills", ("Anna@x.com", "Anna", "SQL; Go")))
    assert {"create": 1} == counts(made)
    (row,) = made.people.rows(named=True)
    assert ("create", None, None, "anna@x.com", "People", 2, False) == tuple(row.values())[:7]
    assert ["Anna@x.com", "Anna", "mentor", "imported", multiple("SQL", "Go")] == [
        row[f"after.{key}"] for key in ("email", "first_name", "role", "status", "skills")
    ]
    assert {"skills": ("SQL", "Go")} == made.new_options
    assert ("email", "first_name", "role", "status", "skills") == made.fields


def test_somebody_there_is_left_alone() -> None:
    made = plan(
        sheet("email first_name", ("ANNA@x.com", "Ann")), there=known(person("anna@x.com", first_name="Anna"))
    )
    assert [(2, "skip", "row.already_here")] == outcomes(made)
    assert (0, 1, 1) == (made.people.height, made.counts["existing"], made.counts["differ"])


def test_overwrite_changes_what_differs() -> None:
    there = known(person("anna@x.com", first_name="Anna", last_name="Berg", version=7))
    made = plan(
        sheet("email first_name last_name", ("ANNA@x.com", "Ann", "Berg")), there=there, overwrite=True
    )
    (row,) = made.people.rows(named=True)
    assert ("update", 1, 7, "anna@x.com") == (
        row["action"],
        row["participant_id"],
        row["version"],
        row["email_key"],
    )
    assert ("Anna", "Ann", True) == (
        row["before.first_name"],
        row["after.first_name"],
        row["changed.first_name"],
    )
    assert (False, False) == (row["changed.last_name"], row["changed.email"])
    assert row["after.email"] == "anna@x.com", "capitals alone are no change"
    assert made.counts["values_changed"] == 1


def test_the_same_values_are_no_change() -> None:
    there = known(person("anna@x.com", first_name="Anna", skills=multiple("SQL", "Go")))
    made = plan(
        sheet("email first_name skills", ("anna@x.com", "Anna", "Go; SQL")), there=there, overwrite=True
    )
    assert ({"unchanged": 1}, 0) == (counts(made), made.people.height)


@pytest.mark.parametrize(
    ("rule", "stored", "given", "expected"),
    [
        (Rule.REPLACE, "a", "b", "b"),
        (Rule.REPLACE, "a", None, "a"),
        (Rule.FILL, "a", "b", "a"),
        (Rule.FILL, None, "b", "b"),
        (Rule.KEEP, "a", "b", "a"),
        (Rule.KEEP, None, "b", None),
        (Rule.APPEND, multiple("a", "b"), "b; c", multiple("a", "b", "c")),
        (Rule.APPEND, None, "c", "c"),
        (Rule.APPEND, "a", None, "a"),
    ],
)
def test_a_rule_decides_what_a_column_does(
    rule: Rule, stored: str | None, given: str | None, expected: str
) -> None:
    there = known(person("a@x.com", skills=stored, first_name="A"))
    made = plan(
        sheet("email first_name skills", ("a@x.com", "B", given)),
        there=there,
        overwrite=True,
        rules={"skills": rule},
    )
    assert [expected] == after(made, "skills")


@pytest.mark.parametrize(
    ("rule", "expected", "kept"),
    [
        (Rule.REPLACE, "Mine", 1),
        (Rule.FILL, "Mine", 1),
        (Rule.REPLACE_OWN, "Theirs", 0),
        (Rule.KEEP, "Mine", 0),
    ],
)
def test_what_the_participant_entered_is_kept_and_counted(rule: Rule, expected: str, kept: int) -> None:
    there = known(person("a@x.com", bio="Mine", own=multiple("bio", "phone"), first_name="A"))
    made = plan(
        sheet("email first_name bio", ("a@x.com", "B", "Theirs")),
        there=there,
        overwrite=True,
        rules={"bio": rule},
    )
    assert ([expected], kept) == (after(made, "bio"), made.counts["own_kept"])
    assert kept == len([code for code in codes(made) if code[1] == "value.kept_own"])


@pytest.mark.parametrize(
    ("clear", "expected"), [(frozenset(), "IT"), (frozenset({"department"}), None), (frozenset({"*"}), None)]
)
def test_an_empty_cell_keeps_unless_told_to_clear(clear: frozenset[str], expected: str | None) -> None:
    there = known(person("a@x.com", department="IT", first_name="A"))
    made = plan(
        sheet("email first_name department", ("a@x.com", "B", "  ")),
        there=there,
        overwrite=True,
        clear_empty=clear,
    )
    assert [expected] == after(made, "department")


def test_a_text_answered_with_leave_empty_is_an_empty_cell() -> None:
    there = known(person("a@x.com", department="IT"))
    answers = {("department", "n/a"): "-"}
    source = sheet("email department", ("a@x.com", "n/a"))
    assert {"unchanged": 1} == counts(plan(source, there=there, overwrite=True, values=answers))
    made = plan(source, there=there, overwrite=True, values=answers, clear_empty=frozenset(("department",)))
    assert [None] == after(made, "department")


def test_an_unreadable_full_name_never_clears() -> None:
    there = known(person("a@x.com", first_name="Anna", last_name="Berg"))
    source = sheet("email full_name", ("a@x.com", "#N/A"))
    made = plan(source, there=there, overwrite=True, clear_empty=frozenset("*"))
    assert ({"unchanged": 1}, [(2, "value.error_cell", "warns")]) == (counts(made), codes(made))


def test_an_empty_full_name_clears_both_names_where_asked() -> None:
    there = known(person("a@x.com", first_name="Anna", last_name="Berg"))
    source = sheet("email full_name", ("a@x.com", None))
    made = plan(source, there=there, overwrite=True, clear_empty=frozenset(("last_name",)))
    assert (["Anna"], [None]) == (after(made, "first_name"), after(made, "last_name"))


def test_an_unreadable_cell_never_clears() -> None:
    there = known(person("a@x.com", start_date="2024-01-01", first_name="A"))
    made = plan(
        sheet("email first_name start_date", ("a@x.com", "B", "soon")),
        there=there, overwrite=True, clear_empty=frozenset({"*"}),
    )  # fmt: skip
    assert ["2024-01-01"] == after(made, "start_date")
    assert [(2, "date.unreadable", "warns")] == codes(made)


def test_a_column_that_is_missing_changes_nothing() -> None:
    there = known(person("a@x.com", department="IT", first_name="A"))
    made = plan(sheet("email first_name", ("a@x.com", "B")), there=there, overwrite=True)
    assert "department" not in made.fields


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("create", [(2, "create", None), (3, "skip", "row.only_create")]),
        ("update", [(2, "skip", "row.only_update"), (3, "update", None)]),
    ],
)
def test_only_one_kind(only: str, expected: list[tuple[int, str, str | None]]) -> None:
    rows = sheet("email first_name", ("new@x.com", "N"), ("a@x.com", "B"))
    assert expected == outcomes(plan(rows, there=known(person("a@x.com")), overwrite=True, only=only))


# Who somebody is


def test_the_employee_id_identifies_first() -> None:
    there = known(person("old@x.com", employee_id="007"))
    made = plan(sheet("employee_id email", ("007", "new@x.com")), there=there, overwrite=True)
    (row,) = made.people.rows(named=True)
    assert ("update", 1, "new@x.com", True) == (
        row["action"], row["participant_id"], row["email_key"], row["changed.email"],
    )  # fmt: skip


def test_a_known_employee_id_is_enough() -> None:
    there = known(person("a@x.com", employee_id="007"))
    made = plan(sheet("employee_id first_name", ("007", "Ann"), ("008", "Ben")), there=there, overwrite=True)
    assert [(2, "update", None), (3, "reject", "email.missing")] == outcomes(made)
    assert (["a@x.com"], ["a@x.com"]) == (after(made, "email"), made.people.get_column("email_key").to_list())


def test_an_id_and_an_email_of_two_people_block() -> None:
    there = known(person("a@x.com", employee_id="1"), person("b@x.com", employee_id="2"))
    made = plan(sheet("employee_id email", ("1", "b@x.com")), there=there, overwrite=True)
    assert [(2, "reject", "employee_id.other_person")] == outcomes(made)


def test_other_rows_with_the_id_or_email_of_two_people_are_left_out_with_it() -> None:
    there = known(person("a@x.com", employee_id="1"), person("b@x.com", employee_id="2"))
    rows = (("1", "b@x.com"), (None, "b@x.com"), ("1", None), ("2", "c@x.com"))
    made = plan(sheet("employee_id email", *rows), there=there, overwrite=True)
    claimed = "employee_id.claimed_elsewhere"
    assert [
        (2, "reject", "employee_id.other_person"),
        (3, "reject", claimed),
        (4, "reject", claimed),
        (5, "reject", claimed),
    ] == outcomes(made)
    assert ['{"rows": "2"}'] * 3 == made.issues.filter(code=claimed).get_column("params").to_list()


def test_a_row_about_one_of_two_people_who_are_mixed_up_elsewhere_is_left_out_with_it() -> None:
    there = known(person("a@x.com", employee_id="1"), person("e@x.com", employee_id="3"))
    made = plan(sheet("email employee_id", ("a@x.com", "3"), ("c@x.com", "1")), there=there, overwrite=True)
    assert [
        (2, "reject", "employee_id.other_person"),
        (3, "reject", "employee_id.claimed_elsewhere"),
    ] == outcomes(made)


def test_several_addresses_for_one_id_block_all_rows() -> None:
    made = plan(sheet("employee_id email", ("1", "a@x.com"), ("2", "c@x.com"), ("1", "b@x.com")))
    code = "employee_id.several_addresses"
    assert [(2, "reject", code), (3, "create", None), (4, "reject", code)] == outcomes(made)
    assert ['{"rows": "4"}', '{"rows": "2"}'] == made.issues.get_column("params").to_list()


@pytest.mark.parametrize(("field", "slip"), [("role", "menteee??"), ("status", "foo")])
def test_a_slip_elsewhere_in_a_row_does_not_hide_whom_the_row_is_about(field: str, slip: str) -> None:
    there = known(person("bea@x.com", employee_id="77", first_name="Bea"))
    rows = ("bea@x.com", "77", "Bea", slip), ("zoe@x.com", "77", "Zoe", None)
    source = sheet(
        f"email employee_id first_name {field}", *rows, role=None if field == "role" else Role.MENTEE
    )
    made = plan(source, there=there, overwrite=True)
    assert {"reject": 2} == counts(made)
    said = [
        (2, f"{field}.unknown"),
        (2, "employee_id.several_addresses"),
        (3, "employee_id.several_addresses"),
    ]
    assert said == [(row, code) for row, code, _severity in codes(made)]


def test_a_slip_in_one_of_two_rows_about_one_person_blocks_both_all_the_same() -> None:
    made = plan(sheet("email first_name status", ("a@x.com", "Ann", "foo"), ("a@x.com", "Bob", None)))
    assert [(2, "reject", "status.unknown"), (3, "reject", "row.duplicate")] == outcomes(made)


def test_everything_that_blocks_a_row_is_said_at_once() -> None:
    made = plan(sheet("email role status", (None, None, "foo"), ("a@", "x", None), role=None))
    assert [
        (2, "email.missing"),
        (2, "role.unsaid"),
        (2, "status.unknown"),
        (3, "email.unreadable"),
        (3, "role.unknown"),
    ] == sorted((row, code) for row, code, _severity in codes(made))


def test_two_ids_whose_owners_share_an_address_block() -> None:
    there = known(person("a@x.com", employee_id="1"), person("b@x.com", employee_id="2"))
    made = plan(sheet("employee_id email", ("1", "c@x.com"), ("2", "c@x.com")), there=there, overwrite=True)
    assert {"reject": 2} == counts(made)


def test_a_new_address_joins_the_row_that_has_only_the_address() -> None:
    there = known(person("old@x.com", employee_id="1"))
    first = sheet("employee_id email first_name", ("1", "new@x.com", "Ann"))
    second = sheet("email department", ("new@x.com", "IT"), name="Second")
    made = plan(first, second, there=there, overwrite=True)
    assert ([1], {"update": 1, "skip": 1}) == (
        made.people.get_column("participant_id").to_list(),
        counts(made),
    )


def test_ids_that_differ_in_leading_zeros_warn() -> None:
    made = plan(
        sheet("employee_id email", ("12", "b@x.com")), there=known(person("a@x.com", employee_id="0012"))
    )
    assert ({"create": 1}, [(2, "employee_id.leading_zeros", "warns")]) == (counts(made), codes(made))
    assert '{"other":"0012"}' == made.issues.item(0, "params")


@pytest.mark.parametrize("email", ["foo", "a@b@c.com", "jörg@x.com", "a@localhost"])
def test_an_unreadable_address_blocks_its_row_only(email: str) -> None:
    made = plan(sheet("email", (email,), ("b@x.com",)))
    assert {"create": 1, "reject": 1} == counts(made)
    assert email == made.rows.item(0, "email")


def test_a_failed_formula_is_no_value() -> None:
    made = plan(sheet("email first_name skills", ("a@x.com", "#N/A", "#REF!"), ("#VALUE!", "Ben", None)))
    assert [(2, "create", None), (3, "reject", "value.error_cell")] == outcomes(made)
    assert ([None], {}) == (after(made, "first_name"), made.new_options)
    assert ["warns", "warns", "blocks"] == [row[2] for row in codes(made)]


def test_a_row_of_totals_is_left_out() -> None:
    made = plan(sheet("email years_experience", ("a@x.com", "3"), (None, "3")))
    assert [(2, "create", None), (3, "reject", "email.missing")] == outcomes(made)


def test_an_unreadable_second_address_only_warns() -> None:
    made = plan(sheet("email manager_email", ("a@x.com", "the boss")))
    assert ({"create": 1}, [(2, "email.unreadable", "warns")]) == (counts(made), codes(made))


# Twice


def test_identical_rows_merge() -> None:
    made = plan(sheet("email first_name", ("a@x.com", "Ann"), ("b@x.com", "Ben"), ("A@x.com ", "Ann")))
    assert [(2, "create", None), (3, "create", None), (4, "skip", "row.merged")] == outcomes(made)
    assert [(4, "row.merged", "informs")] == codes(made)


def test_different_rows_block_both_and_name_each_other() -> None:
    made = plan(sheet("email first_name", ("a@x.com", "Ann"), ("a@x.com", "Anna"), ("b@x.com", "Ben")))
    assert [(2, "reject", "row.duplicate"), (3, "reject", "row.duplicate"), (4, "create", None)] == outcomes(
        made
    )
    assert ['{"rows": "3"}', '{"rows": "2"}'] == made.issues.get_column("params").to_list()


def test_a_person_on_both_sheets_gets_both_roles() -> None:
    mentors = sheet("email first_name", ("a@x.com", "Ann"), name="Mentors")
    mentees = sheet("email department", ("A@x.com", "IT"), name="Mentees", role=Role.MENTEE)
    made = plan(mentors, mentees)
    assert [("both",), ("Ann",), ("IT",)] == [
        tuple(after(made, key)) for key in ("role", "first_name", "department")
    ]
    assert [(2, "create", None), (2, "skip", "row.united")] == outcomes(made)


@pytest.mark.parametrize("said", [None, "mentor"])
def test_a_sheets_name_counts_for_somebody_on_another_sheet_too(said: str | None) -> None:
    made = plan(
        sheet("email role", ("a@x.com", said), name="Mentors", role=None),
        sheet("email role", ("a@x.com", None), name="Mentees", role=None),
    )
    assert ["both"] == after(made, "role")


@pytest.mark.parametrize("second", ["People", "Mentees"])
def test_the_same_options_in_another_order_are_the_same(second: str) -> None:
    rows = ("a@x.com", "SQL; Go"), ("a@x.com", "Go; SQL")
    sources = (
        [sheet("email skills", *rows)]
        if second == "People"
        else [sheet("email skills", rows[0]), sheet("email skills", rows[1], name=second)]
    )
    assert [multiple("SQL", "Go")] == after(plan(*sources), "skills")


def test_two_values_on_two_sheets_block() -> None:
    mentors = sheet("email first_name department", ("a@x.com", "Ann", "HR"), name="Mentors")
    mentees = sheet(
        "email department", ("a@x.com", "IT"), ("b@x.com", "IT"), name="Mentees", role=Role.MENTEE
    )
    made = plan(mentors, mentees)
    assert [
        (2, "reject", "row.two_values"),
        (2, "reject", "row.two_values"),
        (3, "create", None),
    ] == outcomes(made)
    assert ["Mentees!2", "Mentors!2"] == [text.split('"')[3] for text in made.issues.get_column("params")]


def test_more_than_two_rows_of_one_person_unite() -> None:
    sheets = [sheet("email first_name", ("a@x.com", "Ann"), name=name) for name in ("One", "Two")]
    third = sheet("email last_name", ("a@x.com", "Berg"), ("a@x.com", "Berg"), name="Three", role=Role.MENTEE)
    made = plan(*sheets, third)
    assert ({"create": 1, "skip": 3}, 3) == (counts(made), made.counts["merged"])
    assert [row[1] for row in codes(made)] == ["row.united", "row.united", "row.merged"]


def test_one_person_in_two_rows_with_two_roles_by_column_gets_both() -> None:
    made = plan(sheet("email role", ("a@x.com", "mentor"), ("a@x.com", "mentee"), role=None))
    assert ({"create": 1, "skip": 1}, ["both"]) == (counts(made), after(made, "role"))


# Roles


@pytest.mark.parametrize(
    ("setting", "sheet_role", "cell", "name", "expected"),
    [
        pytest.param("mentee", Role.MENTOR, "both", "Mentors", "mentee", id="the dialog beats all"),
        pytest.param(
            "sheet", Role.MENTOR, "mentee", "Mentees", "mentor", id="the sheet's role beats the column"
        ),
        pytest.param("sheet", None, "Mentee", "Mentors", "mentee", id="the column beats the name"),
        pytest.param("sheet", None, None, "Mentors", "mentor", id="the name, where the cell is empty"),
        pytest.param("both", None, None, "People", "both", id="both"),
    ],
)
def test_who_says_the_role(
    setting: str, sheet_role: Role | None, cell: str | None, name: str, expected: str
) -> None:
    made = plan(sheet("email role", ("a@x.com", cell), role=sheet_role, name=name), role=setting)
    assert ([expected], ()) == (after(made, "role"), made.refusals)


def test_a_named_column_beats_the_sheets_role() -> None:
    made = plan(sheet("email notes", ("a@x.com", "Mentee"), role=Role.MENTOR), role_column=" notes ")
    assert ["mentee"] == after(made, "role")


def test_without_any_word_on_the_role_the_import_is_refused() -> None:
    assert ("role.missing",) == plan(sheet("email", ("a@x.com",)), role_column="Part").refusals
    assert ("role.missing",) == plan(sheet("email", ("a@x.com",), role=None)).refusals


def test_an_unknown_or_empty_role_blocks_its_row() -> None:
    made = plan(sheet("email role", ("a@x.com", "boss"), ("b@x.com", None), ("c@x.com", "mentor"), role=None))
    assert [(2, "reject", "role.unknown"), (3, "reject", "role.unsaid"), (4, "create", None)] == outcomes(
        made
    )


def test_a_role_column_that_does_not_decide_blocks_nothing() -> None:
    assert {"create": 1} == counts(plan(sheet("email role", ("a@x.com", "boss"))))


@pytest.mark.parametrize(
    ("setting", "before", "expected"),
    [
        ("sheet", "mentee", "both"),
        ("sheet", "mentor", "mentor"),
        ("sheet", "both", "both"),
        ("keep", "mentee", "mentee"),
    ],
)
def test_a_role_is_added_never_removed(setting: str, before: str, expected: str) -> None:
    there = known(person("a@x.com", role=before, first_name="A"))
    made = plan(sheet("email first_name", ("a@x.com", "B")), there=there, overwrite=True, role=setting)
    assert [expected] == after(made, "role")


def test_keeping_roles_asks_for_one_for_new_people_only() -> None:
    rows = sheet("email first_name", ("a@x.com", "B"), ("new@x.com", "N"), role=None)
    made = plan(rows, there=known(person("a@x.com")), overwrite=True, role="keep")
    assert [(2, "update", None), (3, "reject", "role.nothing_to_keep")] == outcomes(made)


# Status


@pytest.mark.parametrize(
    ("before", "said", "expected", "code"),
    [
        ("suspended", "active", "invited", None),
        ("deactivated", "active", "deactivated", "status.not_lifted"),
        ("deactivated", "suspended", "deactivated", "status.not_lifted"),
        ("suspended", "deactivated", "deactivated", None),
        ("suspended", "imported", "suspended", "status.not_lifted"),
        ("invited", "active", "invited", "status.not_joined"),
        ("invited", "suspended", "suspended", None),
        ("active", "deactivated", "deactivated", None),
        ("active", "active", "active", None),
        ("active", "imported", "active", None),
    ],
)
def test_what_a_status_column_does_to_people_there(
    before: str, said: str, expected: str, code: str | None
) -> None:
    there = known(person("a@x.com", status=before, first_name="A"))
    made = plan(sheet("email first_name status", ("a@x.com", "B", said)), there=there, overwrite=True)
    assert ([expected], [code] if code else []) == (after(made, "status"), [row[1] for row in codes(made)])


def test_lifting_goes_back_to_what_is_remembered_of_the_person() -> None:
    there = known(person("a@x.com", status="suspended", status_before="imported", was_invited=True))
    made = plan(sheet("email status", ("a@x.com", "Active")), there=there, overwrite=True)
    assert ["imported"] == after(made, "status")


@pytest.mark.parametrize(
    ("joined", "invited", "expected"), [(True, True, "active"), (False, False, "imported")]
)
def test_lifting_goes_back_to_what_the_person_was(joined: bool, invited: bool, expected: str) -> None:
    there = known(person("a@x.com", status="suspended", has_joined=joined, was_invited=invited))
    made = plan(sheet("email status", ("a@x.com", "Active")), there=there, overwrite=True)
    assert [expected] == after(made, "status")


@pytest.mark.parametrize(
    ("overwrite", "said", "expected", "code"),
    [
        (True, "suspended", "suspended", None),
        (False, "suspended", "imported", "status.needs_overwrite"),
        (True, "active", "imported", "status.not_joined"),
        (True, "invited", "imported", None),
    ],
)
def test_what_a_status_column_does_to_new_people(
    overwrite: bool, said: str, expected: str, code: str | None
) -> None:
    made = plan(sheet("email status", ("a@x.com", said)), overwrite=overwrite, notify=True)
    assert ([expected], [code] if code else []) == (after(made, "status"), [row[1] for row in codes(made)])
    assert (0 if said == "suspended" else 1) == made.counts["notify"]


def test_an_unknown_status_blocks() -> None:
    assert [(2, "reject", "status.unknown")] == outcomes(plan(sheet("email status", ("a@x.com", "asleep"))))


# Notices, guard rail, options, names


@pytest.mark.parametrize(
    ("choices", "notified"),
    [
        ({}, []),
        ({"notify": True}, ["new@x.com"]),
        ({"notify": True, "notify_existing": True}, ["new@x.com", "never@x.com"]),
        ({"notify_existing": True}, []),
    ],
)
def test_who_is_notified(choices: dict[str, Any], notified: list[str]) -> None:
    there = known(
        person("never@x.com", status="imported", was_invited=False),
        person("invited@x.com"),
        person("suspended@x.com", status="suspended", was_invited=False),
    )
    rows = [(f"{name}@x.com",) for name in ("new", "never", "invited", "suspended")]
    made = plan(sheet("email", *rows), there=there, **choices)
    assert notified == made.rows.filter(made.rows.get_column("notify")).get_column("email").to_list()
    assert (len(notified), 1) == (made.counts["notify"], made.counts["never_invited"])


@pytest.mark.parametrize(
    ("changed", "people", "choices", "refusals"),
    [
        (50, 200, {}, ("plan.too_many_changes",)),
        (49, 60, {}, ()),
        (50, 250, {}, ()),
        (50, 200, {"max_change_percent": 25}, ()),
    ],
)
def test_many_changes_stop_the_import(
    changed: int, people: int, choices: dict[str, Any], refusals: tuple[str]
) -> None:
    there = known(*(person(f"p{number}@x.com", first_name="Old") for number in range(people)))
    rows = [(f"p{number}@x.com", "New") for number in range(changed)]
    assert refusals == plan(sheet("email first_name", *rows), there=there, overwrite=True, **choices).refusals


def test_a_sheet_without_identity_or_rows_is_refused() -> None:
    assert ("column.email_missing",) == plan(sheet("first_name", ("Ann",))).refusals
    assert ("plan.no_rows",) == plan(sheet("email")).refusals


def test_only_options_that_are_written_are_new() -> None:
    fields = tuple(
        field
        if field.key != "skills"
        else type(field)("skills", "Skills", field.type, (Option("SQL"),), is_open=True)
        for field in FIELDS
    )
    rows = sheet("email skills", ("a@x.com", "sql; Go"), ("there@x.com", "Rust"), ("broken", "C"))
    made = plan(rows, there=known(person("there@x.com")), fields=fields)
    assert ({"skills": ("Go",)}, [multiple("SQL", "Go")]) == (made.new_options, after(made, "skills"))
    assert [(2, "option.added", "informs"), (4, "email.unreadable", "blocks")] == codes(made)


def test_spellings_of_an_option_agree_across_sheets() -> None:
    sheets = [sheet("email skills", (f"{word}@x.com", word), name=word) for word in ("Python", "python")]
    assert {"skills": ("Python",)} == plan(*sheets).new_options


@pytest.mark.parametrize(
    ("keys", "row", "expected"),
    [
        ("email full_name", ("Anna Berg",), ("Anna", "Berg")),
        ("email full_name first_name", ("Anna Berg", "Ann"), ("Ann", "Berg")),
        ("email full_name first_name last_name", ("Anna Berg", "Ann", "B"), ("Ann", "B")),
    ],
)
def test_a_full_name_fills_what_has_no_column(
    keys: str, row: tuple[str, ...], expected: tuple[str, str]
) -> None:
    made = plan(sheet(keys, ("a@x.com", *row)))
    assert expected == (after(made, "first_name")[0], after(made, "last_name")[0])
    assert "full_name" not in made.fields


def test_a_title_in_a_full_name_is_named() -> None:
    made = plan(sheet("email full_name", ("a@x.com", "Dr. Anna Berg"), ("b@x.com", "Ben Ode")))
    assert [(2, "full_name.title_left_out", "informs")] == codes(made)
    assert ["Anna", "Ben"] == after(made, "first_name")


def test_what_stands_in_quotes_in_a_full_name_is_named() -> None:
    made = plan(sheet("email full_name", ("a@x.com", 'John "Jack" Smith')))
    assert (["John"], ["Smith"]) == (after(made, "first_name"), after(made, "last_name"))
    assert [(2, "full_name.part_left_out", "informs")] == codes(made)


def test_emoji_in_a_full_name_are_named() -> None:
    made = plan(sheet("email full_name", ("a@x.com", "Zoë 👩\u200d👧 Smith")))
    assert (["Zoë"], ["Smith"]) == (after(made, "first_name"), after(made, "last_name"))
    assert [(2, "full_name.part_left_out", "informs")] == codes(made)


def test_a_required_field_that_is_empty_informs() -> None:
    fields = tuple(
        type(field)(field.key, field.label, field.type, is_required=field.key in ("phone", "bio"))
        for field in FIELDS
    )
    made = plan(sheet("email phone", ("a@x.com", None), ("b@x.com", "+447700900123")), fields=fields)
    assert {"create": 2} == counts(made)
    assert [(None, "field.required_missing", "informs"), (2, "field.required_empty", "informs")] == codes(
        made
    )


def test_a_required_field_is_asked_of_its_audience_only() -> None:
    fields = tuple(
        type(field)(field.key, field.label, field.type, is_required=field.key == "bio", audience=Role.MENTEE)
        for field in FIELDS
    )
    assert [] == codes(plan(sheet("email", ("a@x.com",)), fields=fields))


def test_a_column_of_a_field_that_is_gone_is_left_out() -> None:
    made = plan(sheet("email shoe_size", ("a@x.com", "42")))
    assert {"create": 1} == counts(made)
    assert "shoe_size" not in (*made.cleaned.columns, *made.fields)


def test_what_was_read_is_shown_for_every_row() -> None:
    made = plan(sheet("email years_experience", ("a@x.com", "05"), ("foo", "x")))
    assert [("a@x.com", "5"), (None, None)] == made.cleaned.select("email", "years_experience").rows()


# Where nothing is written, nothing has to agree


@pytest.mark.parametrize(
    ("choices", "reason"),
    [({}, "row.already_here"), ({"overwrite": True, "only": "create"}, "row.only_create")],
)
def test_rows_that_contradict_each_other_about_somebody_left_alone_are_left_alone_too(
    choices: dict[str, Any], reason: str
) -> None:
    there = known(person("a@x.com", first_name="Ann", department="IT"))
    made = plan(
        sheet("email first_name department", ("a@x.com", "Ann", "IT"), ("a@x.com", "Anna", "HR")),
        sheet("email department", ("a@x.com", "Sales"), name="Mentees", role=Role.MENTEE),
        there=there,
        **choices,
    )
    assert [(2, "skip", reason), (3, "skip", reason), (2, "skip", reason)] == outcomes(made)
    assert (0, 1, 1, 2) == tuple(made.counts[name] for name in ("reject", "existing", "differ", "merged"))
    assert [] == codes(made)


def test_rows_that_contradict_each_other_about_somebody_who_would_change_block() -> None:
    there = known(person("a@x.com", first_name="Ann"))
    rows = sheet("email first_name", ("a@x.com", "Ann"), ("a@x.com", "Anna"))
    assert {"reject": 2} == counts(plan(rows, there=there, overwrite=True))


def test_rows_that_contradict_each_other_about_somebody_not_here_are_skipped_when_only_updating() -> None:
    rows = sheet("email first_name", ("a@x.com", "Ann"), ("a@x.com", "Anna"))
    assert {"skip": 2} == counts(plan(rows, overwrite=True, only="update"))


# One name, two addresses


def test_a_known_name_with_another_address_informs_and_is_never_merged() -> None:
    there = known(person("ana@old.org", first_name="José", last_name="Núñez"))
    made = plan(sheet("email first_name last_name", ("jose@new.org", "jose", "NUNEZ")), there=there)
    assert ({"create": 1}, [(2, "person.likely_here", "informs")]) == (counts(made), codes(made))
    assert ['{"name":"jose NUNEZ","other":"ana@old.org"}'] == made.issues.get_column("params").to_list()


def test_a_name_that_stands_twice_in_the_file_informs_on_both_rows() -> None:
    made = plan(sheet("email first_name last_name", ("a@x.com", "Ann", "Berg"), ("b@x.com", "Berg", "Ann")))
    assert [(2, "person.likely_twice", "informs"), (3, "person.likely_twice", "informs")] == codes(made)
    assert {"create": 2} == counts(made)


@pytest.mark.parametrize(
    ("rows", "there"),
    [
        pytest.param([("b@x.com", "Ann", "Berg", "2")], {"employee_id": "1"}, id="two employee IDs"),
        pytest.param([("b@x.com", "Ann", None, None)], {}, id="half a name"),
        pytest.param([("b@x.com", "Li", "Yu", None)], {"first_name": "Li", "last_name": "Yu"}, id="short"),
        pytest.param(
            [(f"p{number}@x.com", "Ann", "Berg", None) for number in range(4)], {}, id="a common name"
        ),
        pytest.param([("A@x.com", "Ann", "Berg", None)], {}, id="the person"),
    ],
)
def test_a_name_that_proves_nothing_is_not_mentioned(
    rows: list[tuple[str, str, str | None, str | None]], there: dict[str, Any]
) -> None:
    people = known(person("a@x.com", **{"first_name": "Ann", "last_name": "Berg", **there}))
    made = plan(sheet("email first_name last_name employee_id", *rows), there=people)
    assert [] == [code for code in codes(made) if code[1].startswith("person.")]


# Places for mentees


def test_the_plan_counts_places_and_mentees_before_and_after() -> None:
    there = known(
        person("a@x.com", mentee_capacity="3", first_name="A"),
        person("b@x.com", mentee_capacity="2", role="mentee", first_name="B"),
        person("c@x.com", mentee_capacity="9", status="suspended", first_name="C"),
    )
    made = plan(
        sheet("email mentee_capacity status", ("a@x.com", "1", None), ("new@x.com", "4", None)),
        sheet("email status", ("m@x.com", None), ("c@x.com", "active"), name="Mentees", role=Role.MENTEE),
        there=there,
        overwrite=True,
    )
    names = ("places_before", "places_after", "mentees_before", "mentees_after")
    assert (3, 1 + 4 + 9, 1, 1 + 1 + 1) == tuple(made.counts[name] for name in names)


def test_places_are_not_counted_where_nobody_is_asked_for_them() -> None:
    fields = tuple(field for field in FIELDS if field.key != "mentee_capacity")
    assert "places_before" not in plan(sheet("email", ("a@x.com",)), fields=fields).counts


# What can't be read


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("start_date", "31/02/26", "date.unreadable"),
        ("start_date", "03/04/2024", "date.ambiguous"),
        ("years_experience", "many", "number.not_whole"),
        ("phone", "call me", "phone.unreadable"),
    ],
)
def test_an_optional_cell_that_can_not_be_read_warns_and_the_field_keeps_what_it_had(
    field: str, text: str, code: str
) -> None:
    there = known(person("a@x.com", first_name="A", **{field: "kept"}))
    made = plan(sheet(f"email first_name {field}", ("a@x.com", "B", text)), there=there, overwrite=True)
    assert ({"update": 1}, ["kept"]) == (counts(made), after(made, field))
    assert [(2, code, "warns")] == codes(made)
    assert [text] == made.issues.get_column("value").to_list(), "the raw text is listed"


@pytest.mark.parametrize(
    ("answer", "expected", "warned"),
    [
        (None, "IT", True),
        ("Human resources", "Human resources", False),
        ("+", "Beekeeping", False),
        ("-", "IT", False),
    ],
)
def test_an_unknown_option_is_mapped_added_left_empty_or_warned_about(
    answer: str | None, expected: str, warned: bool
) -> None:
    options = (Option("IT"), Option("Human resources"))
    fields = tuple(
        field
        if field.key != "department"
        else type(field)("department", "Department", "single_choice", options)
        for field in FIELDS
    )
    there = known(person("a@x.com", first_name="A", department="IT"))
    values = {} if answer is None else {("department", "Beekeeping"): answer}
    made = plan(
        sheet("email first_name department", ("a@x.com", "B", "Beekeeping")),
        there=there,
        fields=fields,
        overwrite=True,
        values=values,
    )
    assert [expected] == after(made, "department")
    assert warned == ((2, "option.unknown", "warns") in codes(made))
    assert ({"department": ("Beekeeping",)} if answer == "+" else {}) == made.new_options


def test_an_employee_id_moves_somebody_to_a_new_address() -> None:
    there = known(person("old@x.com", employee_id="7", first_name="Ann"))
    made = plan(sheet("email employee_id", ("new@x.com", "7")), there=there, overwrite=True)
    (row,) = made.people.rows(named=True)
    assert ("update", 1, "new@x.com", "old@x.com", "new@x.com", True) == (
        row["action"],
        row["participant_id"],
        row["email_key"],
        row["before.email"],
        row["after.email"],
        row["changed.email"],
    )


def test_two_people_who_swapped_their_ids_are_left_out_and_named() -> None:
    there = known(person("a@x.com", employee_id="1"), person("b@x.com", employee_id="2"))
    made = plan(
        sheet("email employee_id", ("a@x.com", "2"), ("b@x.com", "1"), ("c@x.com", "3")),
        there=there,
        overwrite=True,
    )
    assert {"create": 1, "reject": 2} == counts(made)
    assert {"employee_id.other_person"} == {
        code for _row, code, severity in codes(made) if severity == "blocks"
    }


# Whoever asked to be erased


SECRET = b"of the installation"


def erased(*keys: str) -> Erased:
    return Erased({keyed_hash(key, SECRET): "2026-03-01" for key in keys}, SECRET)


def test_whoever_asked_to_be_erased_is_left_out_and_the_day_is_named() -> None:
    there = replace(known(), erased=erased("anna@x.com"))
    made = plan(sheet("email first_name", ("ANNA@x.com", "Anna"), ("bo@x.com", "Bo")), there=there)
    assert [(2, "reject", "email.erased"), (3, "create", None)] == outcomes(made)
    issue = made.issues.row(by_predicate=pl.col("code") == "email.erased", named=True)
    assert ("blocks", "ANNA@x.com", '{"date":"2026-03-01"}') == (
        issue["severity"],
        issue["value"],
        issue["params"],
    )


def test_an_erased_address_is_given_to_nobody_and_taken_from_nobody() -> None:
    there = known(person("anna@x.com", employee_id="7"), person("bo@x.com", employee_id="8"))
    there = replace(there, erased=erased("anna@x.com", "gone@x.com"))
    made = plan(
        sheet("employee_id email first_name", ("7", "anna@x.com", "Ann"), ("8", "gone@x.com", "Bo")),
        there=there,
        overwrite=True,
    )
    assert [(2, "update", None), (3, "reject", "email.erased")] == outcomes(made)


def test_the_secret_of_the_hashes_is_never_shown() -> None:
    assert "installation" not in repr(replace(known(), erased=erased("anna@x.com")))
