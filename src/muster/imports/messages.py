"""Issues and reasons as sentences, in the language that is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from muster.engine.matching.reasons import sentence
from muster.engine.messages import sentence_params, whole_sentence
from muster.engine.table import Clue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from muster.engine.issues import Issue

REASONS: dict[str, str] = {
    "email.missing": gettext_noop("No e-mail address"),
    "email.unreadable": gettext_noop("Not an e-mail address"),
    "email.several": gettext_noop("Several e-mail addresses in one cell"),
    "email.non_ascii": gettext_noop("Letters before the @ that can't be delivered"),
    "email.single_label": gettext_noop("The e-mail's domain is not complete"),
    "email.hidden": gettext_noop("A character in the e-mail address that can't be seen"),
    "email.ip_address": gettext_noop("A number in place of the e-mail's domain"),
    "email.no_such_ending": gettext_noop("The e-mail's domain ends in something that doesn't exist"),
    "email.typo": gettext_noop("The e-mail's domain is probably mistyped"),
    "email.erased": gettext_noop("Asked to be erased"),
    "employee_id.other_person": gettext_noop("Employee ID and e-mail belong to two people"),
    "employee_id.claimed_elsewhere": gettext_noop("Another row mixes this person up with somebody else"),
    "employee_id.several_addresses": gettext_noop("One employee ID, several e-mail addresses"),
    "value.refused": gettext_noop("Left out by an answer"),
    "option.refused": gettext_noop("Left out by an answer"),
    "value.error_cell": gettext_noop("A failed formula in place of who it is"),
    "text.too_long": gettext_noop("Employee ID too long"),
    "row.duplicate": gettext_noop("Twice in the sheet, with different values"),
    "row.two_values": gettext_noop("Two different values for one person"),
    "row.merged": gettext_noop("Same as another row"),
    "row.united": gettext_noop("Joined with a row of another sheet"),
    "row.deselected": gettext_noop("Taken out by hand"),
    "row.already_here": gettext_noop("Already here"),
    "row.changed_meanwhile": gettext_noop("Changed by somebody else after the plan was made"),
    "row.only_create": gettext_noop("Already here; only new people are imported"),
    "row.only_update": gettext_noop("Not here yet; only people already here are changed"),
    "role.unknown": gettext_noop("Role not known"),
    "role.nothing_to_keep": gettext_noop("New, and Keep roles changes only people already here"),
    "role.unsaid": gettext_noop("No role"),
    "status.unknown": gettext_noop("Status not known"),
}
"""Why a row is skipped or left out, in a few words."""


def issue_sentence(issue: Issue) -> str:
    """What is so and what to do about it."""
    return whole_sentence(issue.code, sentence_params(issue), _)


def reason_sentence(code: str | None) -> str:
    """Why a row is skipped or left out; empty where there is no reason."""
    return _(REASONS[code]) if code else ""


def match_sentence(clues: Sequence[Mapping[str, Any]]) -> str:
    """Why a column was matched, or not: the stored clues of a match as one sentence."""
    return sentence([Clue(clue["code"], clue["params"]) for clue in clues], _)
