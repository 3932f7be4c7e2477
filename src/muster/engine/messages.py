"""What every issue says, in English: what is so, and what to do. `muster.imports.messages` translates.

Each sentence may use `value`, `column`, `sheet`, `sheet_row` of the issue and the params of its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.fields.scripts import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from muster.engine.fields import Problem
    from muster.engine.issues import Issue


def _(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


SENTENCES: dict[str, str] = {
    "email.missing": _("There is no e-mail address in this row, so nobody can be found or invited. Add one."),
    "email.unreadable": _("“%(value)s” is not an e-mail address. Correct it, for example name@company.com."),
    "email.several": _("“%(value)s” holds several addresses. Keep the one this person reads."),
    "email.non_ascii": _(
        "“%(value)s” has letters before the @ that most mail systems can't deliver. Use the plain spelling."
    ),
    "email.single_label": _(
        "“%(value)s” ends in “%(domain)s”, a domain without its ending. Write all of it, for example name@company.com."
    ),
    "email.private_domain": _(
        "“%(value)s” can be reached only inside a private network. It is imported as it stands."
    ),
    "email.typo": _(
        "“%(value)s” is probably meant to be “%(proposal)s”. Take that, or say that the address is right."
    ),
    "email.no_such_ending": _("“%(value)s” ends in “.%(ending)s”, and no domain does. Correct it."),
    "email.hidden": _(
        "“%(value)s” holds a character that can't be seen, so it may not be the address it looks like. Type it anew."
    ),
    "email.ip_address": _(
        "“%(value)s” has a number in place of a domain. Use an address with a name after the @."
    ),
    "email.mixed_script": _(
        "“%(domain)s” mixes letters of different alphabets that look alike. It is imported as it stands; check it."
    ),
    "email.role_address": _("“%(value)s” looks like an address that several people read."),
    "email.invited_before": _(
        "“%(value)s” was invited to this program before, so no invitation goes out now. "
        "“Invite” on the person's page sends another."
    ),
    "email.erased": _(
        "“%(value)s” asked to be erased on %(date)s, and is not brought back. Only an owner can lift that."
    ),
    "email.stopped": _(
        "No mail goes to “%(value)s”: they asked for none, or the address does not exist. The person is imported all the same."
    ),
    "employee_id.other_person": _(
        "The employee ID belongs to one person and the e-mail to another. Correct one of them in this row."
    ),
    "employee_id.claimed_elsewhere": _(
        "Row %(rows)s is about this person too, and there employee ID and e-mail belong to two people. Correct that row first."
    ),
    "employee_id.several_addresses": _(
        "Employee ID “%(value)s” stands beside several e-mail addresses; see row %(rows)s. Keep one address."
    ),
    "employee_id.leading_zeros": _(
        "Employee IDs “%(value)s” and “%(other)s” differ only in leading zeros. They are taken as two people."
    ),
    "person.likely_here": _(
        "%(name)s is here already with the address %(other)s. If that is the same person, write that address in this row."
    ),
    "person.likely_twice": _(
        "%(name)s also stands in this file with the address %(other)s. If that is the same person, keep one row."
    ),
    "row.duplicate": _(
        "“%(value)s” stands in this sheet more than once with different values; see row %(rows)s. Keep one row."
    ),
    "row.two_values": _(
        "“%(column)s” has two different values for the same person; see row %(rows)s. Make them the same."
    ),
    "row.merged": _("This row says the same as row %(row)s of “%(sheet)s”. The person is imported once."),
    "row.united": _("This person is also in row %(row)s of “%(sheet)s”. Both rows become one participant."),
    "row.changed_meanwhile": _(
        "Somebody changed this person, or took the address or employee ID, after the plan was made. "
        "Nothing was done here; import the row again."
    ),
    "row.example": _("This row is the example of the template, and nobody. It is not imported."),
    "row.deselected": _("Taken out by hand during the review. Bring the row in again to import it."),
    "row.already_here": _(
        "Already in the program, and left as they are. Turn “Overwrite participants” on to change them."
    ),
    "row.only_create": _("Already in the program; this import only adds people."),
    "row.only_update": _("Not in the program yet; this import only changes people."),
    "role.unknown": _("“%(value)s” is not a role. Write mentor, mentee or both."),
    "role.nothing_to_keep": _(
        "Keep roles changes only people who are already here, and this person is new. "
        "Choose a participant role in the import settings, or leave the row out."
    ),
    "role.unsaid": _("Nothing says whether this person is a mentor or a mentee. Fill in the role."),
    "status.unknown": _(
        "“%(value)s” is not a status. Write active, suspended or deactivated, or leave it empty."
    ),
    "status.not_joined": _(
        "Nobody becomes active by an import: people do when they join. The status is not taken over."
    ),
    "status.not_lifted": _(
        "This person is suspended or deactivated; “%(value)s” doesn't change that. Do it in their profile."
    ),
    "status.needs_overwrite": _(
        "“%(value)s” is only taken over with “Overwrite participants” on. The person is added as imported, and not invited now."
    ),
    "value.error_cell": _(
        "“%(value)s” is what a spreadsheet shows where a formula failed, and no value. Repair the formula, or the cell here."
    ),
    "value.read_as": _("“%(value)s” is read as “%(read)s”."),
    "value.refused": _("“%(value)s” was answered with “Leave the row out”."),
    "value.kept_own": _(
        "The participant entered this field themselves, so “%(value)s” from the file is not taken over."
    ),
    "field.required_empty": _("“%(label)s” is empty. The person is asked for it when joining."),
    "field.required_missing": _(
        "No row of this sheet has “%(label)s”. People are asked for it when joining."
    ),
    "full_name.title_left_out": _(
        "“%(title)s” of “%(value)s” is a title, and no part of the first or last name."
    ),
    "full_name.part_left_out": _(
        "“%(part)s” of “%(value)s” is in neither the first nor the last name. Add it there if it belongs."
    ),
    "option.unknown": _(
        "“%(option)s” is not an option of this field, and is left out. Choose an option, or add it as one."
    ),
    "option.read_as": _("“%(option)s” is read as “%(read)s”."),
    "option.like": _(
        "“%(option)s” is new and becomes an option of this field, and is close to one that is there."
    ),
    "option.says_nothing": _("“%(option)s” says nothing, so it becomes no option of this field."),
    "option.refused": _("“%(option)s” was answered with “Leave the row out”."),
    "option.separator": _("“%(column)s” holds several values in a cell, separated by “%(mark)s”."),
    "option.added": _("“%(option)s” is new and becomes an option of this field."),
    "text.misread": _(
        "“%(value)s” is “%(proposal)s” in a wrong encoding. It is taken as it stands; take the repair, or keep it."
    ),
    "text.too_long": _(
        "This text is longer than %(limit)s characters. The field is left as it was; shorten the text."
    ),
    "phone.no_country": _(
        "“%(value)s” has no country code. The field is left as it was; write it like +44 20 7946 0958, "
        "or set the program's default country."
    ),
    "phone.unreadable": _(
        "“%(value)s” is not a phone number. The field is left as it was; write it like +44 20 7946 0958."
    ),
    "phone.extension": _(
        "The extension %(extension)s of “%(value)s” is left out; the number itself is imported."
    ),
    "phone.several": _("“%(value)s” holds several phone numbers. The field is left as it was; keep one."),
    "phone.rounded": _(
        "“%(value)s” is a phone number that a spreadsheet rounded; its last digits are lost. Type it anew, as text."
    ),
    "url.unreadable": _(
        "“%(value)s” is not a web address. The field is left as it was; write it like https://example.com."
    ),
    "number.unreadable": _("“%(value)s” is not a number. The field is left as it was; write digits only."),
    "number.not_whole": _(
        "“%(value)s” is not a whole number. The field is left as it was; write digits only."
    ),
    "number.ambiguous": _(
        "“%(value)s” can be read in two ways. The field is left as it was; write it without a separator for thousands."
    ),
    "number.marks": _(
        "“%(example)s” is read as %(read)s, because of the decimal mark in other numbers of “%(column)s”."
    ),
    "date.unreadable": _("“%(value)s” is not a date. The field is left as it was; write it like 2026-02-28."),
    "date.ambiguous": _(
        "“%(value)s” can be %(one)s or %(other)s. The field is left as it was; choose the order of day and month."
    ),
    "date.two_months": _(
        "The month in “%(value)s” has this name in two languages, so it can be %(one)s or %(other)s. Write it in digits."
    ),
    "date.unlikely_year": _(
        "“%(value)s” would be in the year %(year)s. The field is left as it was; correct the year."
    ),
    "date.order": _(
        "“%(example)s” is read as %(read)s, because other dates of “%(column)s” can be read in this order only."
    ),
    "date.serial": _("“%(value)s” is read as %(read)s, which spreadsheets store as that number."),
    "date.short_year": _("“%(value)s” has a year of two digits, read as %(year)s."),
    "date.time_left_out": _("“%(value)s” has a time of day; only the date is imported."),
    "yes_no.unreadable": _("“%(value)s” is neither yes nor no. The field is left as it was."),
    "country.unknown": _(
        "“%(value)s” is not a country. The field is left as it was; write its name or two-letter code."
    ),
    "language.unknown": _(
        "“%(value)s” is not a language. The field is left as it was; write its name or code."
    ),
    "language.several": _("“%(value)s” names several languages. The field is left as it was; keep one."),
    "time_zone.several": _(
        "“%(value)s” is short for several time zones. The field is left as it was; write it like Europe/Berlin."
    ),
    "time_zone.offset": _(
        "“%(value)s” says how far from UTC, and not where. The field is left as it was; write it like Europe/Berlin."
    ),
    "time_zone.fixed": _(
        "“%(value)s” is kept as “%(read)s”, its official name (with the sign turned round). It knows no summer time."
    ),
    "time_zone.unknown": _(
        "“%(value)s” is not a time zone. The field is left as it was; write it like Europe/Berlin."
    ),
    "cell.error": _(
        "Cell %(cell)s holds the error %(value)s instead of a value. Repair its formula, or the cell here."
    ),
    "cell.character_replaced": _(
        "Cell %(cell)s holds a character that no text can keep. A replacement sign (\ufffd) stands in its place."
    ),
    "cell.bad_byte": _(
        "Cell %(cell)s holds a byte that is no letter in %(encoding)s. It was read as “%(value)s”; correct it if that is wrong."
    ),
    "cell.mojibake": _(
        "Cell %(cell)s reads “%(value)s”, which is “%(repair)s” in a wrong encoding. It is taken as it stands; repair it here."
    ),
    "cell.formula_unsaved": _(
        "Cell %(cell)s holds a formula without a result. Open the file in a spreadsheet program, save it, and bring it again."
    ),
    "cell.long_number": _(
        "Cell %(cell)s holds the number %(value)s. Spreadsheets keep only 15 digits of a number, so the last ones may be wrong."
    ),
    "cell.scientific": _(
        "Cell %(cell)s reads “%(value)s”: a spreadsheet shortened a long number, and its digits are lost. Correct it here."
    ),
    "cell.link_taken": _(
        "Cell %(cell)s shows “%(value)s” and leads to %(target)s, which is taken in its place."
    ),
    "cell.link_kept": _("Cell %(cell)s shows “%(value)s” and leads to %(target)s. What it shows is taken."),
    "cell.merged": _("Cells %(cells)s are merged. Their text is repeated in each of these rows."),
    "cell.odd_blanks": _(
        "Cells in column %(letter)s with no-break spaces or invisible characters: %(count)s, the first in row %(first)s. "
        "They count as plain spaces, or as nothing."
    ),
    "sheet.rows_hidden": _(
        "Hidden rows in this sheet: %(count)s. Hidden rows are imported like all others, unless they are left out."
    ),
    "sheet.rows_filtered": _(
        "Rows in this sheet that a filter hides: %(count)s. Hidden rows are imported like all others, unless they are left out."
    ),
    "sheet.rows_left_out": _("Hidden rows in this sheet, left out as was chosen: %(count)s."),
    "sheet.columns_hidden": _(
        "Hidden columns in this sheet: %(count)s. Hidden columns are read like all others."
    ),
    "row.shorter": _(
        "Row %(sheet_row)s has fewer cells (%(cells)s) than most rows (%(usual)s). What is missing at its end is empty."
    ),
    "row.longer": _(
        "Row %(sheet_row)s has more cells (%(cells)s) than most rows (%(usual)s). "
        "All are kept; look whether a value was cut in two."
    ),
    "row.header_again": _("Row %(sheet_row)s repeats the column names. It is left out."),
    "row.header_more": _("Row %(sheet_row)s belongs to the header (“%(value)s”). It is left out."),
    "row.note": _("Row %(sheet_row)s is a note below the table: “%(value)s”. It is left out."),
    "row.other_table": _(
        "Row %(sheet_row)s belongs to another table below the people (“%(value)s”). It is left out."
    ),
    "sheet.other_table": _("Beside the people stands another table (%(columns)s). It is left out."),
    "row.quote_unclosed": _(
        "Row %(sheet_row)s opens a quotation mark that is never closed. The row was cut at its separators, and the mark kept."
    ),
}


PROPOSAL = _("Did you mean “%(proposal)s”?")
"""Follows the sentence of an issue that offers a repair."""


def whole_sentence(code: str, params: Mapping[str, str | int], translate: Callable[[str], str] = _) -> str:
    """The sentence of a code with its params, and the repair that is offered, if one is."""
    sentence = translate(SENTENCES[code]) % with_marks(params)
    if not params.get("proposal") or "%(proposal)" in SENTENCES[code]:
        return sentence
    return f"{sentence} {translate(PROPOSAL) % params}"


COUNTED = frozenset(("count", "limit", "update", "reject", "held", "read"))
"""Params that say how many, unlike numbers of rows, which are written as a spreadsheet writes them."""


def with_marks(params: Mapping[str, str | int]) -> Mapping[str, str | int]:
    """The params with large counts as people read them: 12,000."""
    return {
        name: f"{value:,}" if name in COUNTED and isinstance(value, int) else value
        for name, value in params.items()
    }


def sentence_params(issue: Issue) -> Mapping[str, str | int]:
    """Everything the sentence of an issue may name."""
    place = {"column": issue.column or "", "sheet": issue.sheet, "sheet_row": issue.sheet_row or ""}
    return {**place, "value": _short(issue.value), "rows": "", **issue.params}


def problem_sentence(problem: Problem, value: str, translate: Callable[[str], str] = _) -> str:
    """What is wrong with one text typed into a form."""
    return whole_sentence(problem.code, {"value": _short(value), **problem.params}, translate)


_VALUE_LIMIT = 120


def _short(value: str | None) -> str:
    text = visible(value or "")
    return text if len(text) <= _VALUE_LIMIT else f"{text[: _VALUE_LIMIT - 1]}…"
