"""The audit log in words: what was done, and what its details count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS: dict[str, str] = {
    "organisation.created": gettext_noop("Organisation created"),
    "organisation.renamed": gettext_noop("Organisation renamed"),
    "member.added": gettext_noop("Member added"),
    "member.role_changed": gettext_noop("Role of a member changed"),
    "member.signed_in": gettext_noop("Member signed in"),
    "member.removed": gettext_noop("Member removed"),
    "program.created": gettext_noop("Program created"),
    "program.changed": gettext_noop("Program settings changed"),
    "program.deleted": gettext_noop("Program deleted"),
    "field.added": gettext_noop("Field added"),
    "field.changed": gettext_noop("Field changed"),
    "field.retired": gettext_noop("Field retired"),
    "field.restored": gettext_noop("Field asked again"),
    "import.approved": gettext_noop("Import confirmed"),
    "import.applied": gettext_noop("Import done"),
    "import.cancelled": gettext_noop("Import cancelled"),
    "import.paused": gettext_noop("Import paused"),
    "import.resumed": gettext_noop("Import continued"),
    "import.mails_stopped": gettext_noop("Mails of an import stopped"),
    "import.undo_requested": gettext_noop("Undo asked for"),
    "import.undone": gettext_noop("Import undone"),
    "retention.tidied": gettext_noop("Deleted because its time had come"),
    "memory.forgotten": gettext_noop("Matching memory forgotten"),
    "recipe.saved": gettext_noop("Recipe saved"),
    "recipe.deleted": gettext_noop("Recipe deleted"),
    "participant.edited": gettext_noop("Participant edited"),
    "participant.suspended": gettext_noop("Participant suspended"),
    "participant.reactivated": gettext_noop("Participant reactivated"),
    "participant.deleted": gettext_noop("Participant deleted"),
    "participant.erased": gettext_noop("Participant erased"),
    "participant.data_exported": gettext_noop("Everything about a participant exported"),
    "erasure.lifted": gettext_noop("Erased address may be added again"),
    "participant.invited": gettext_noop("Participant invited"),
    "invitation.renewed": gettext_noop("Expired invitation renewed"),
    "participant.joined": gettext_noop("Participant joined"),
    "participants.exported": gettext_noop("Participants exported"),
    "participant.declined": gettext_noop("Participant declined"),
    "participant.reconsidered": gettext_noop("Participant changed their mind"),
    "mailing.created": gettext_noop("Mail to a group started"),
    "mailing.stopped": gettext_noop("Mail to a group stopped"),
    "mail.stopped": gettext_noop("Mails stopped for an address"),
    "mail.allowed": gettext_noop("Mails allowed again for an address"),
    "mail.paused": gettext_noop("Mail paused"),
    "mail.resumed": gettext_noop("Mail resumed"),
    "mail.checked": gettext_noop("Mail server tried"),
    "mail.test_sent": gettext_noop("Test mail sent"),
    "participant.address_asked": gettext_noop("Asked to confirm a new address"),
    "participant.log_in_changed": gettext_noop("New address confirmed"),
}
"""Every action that is recorded, as the page says it."""
DETAILS: dict[str, str] = {
    "create": gettext_noop("new"),
    "update": gettext_noop("updates"),
    "unchanged": gettext_noop("no change"),
    "skip": gettext_noop("as they are"),
    "reject": gettext_noop("left out"),
    "notify": gettext_noop("invitations"),
    "uploads": gettext_noop("uploaded files"),
    "rows": gettext_noop("imports' rows and plans"),
    "abandoned": gettext_noop("abandoned imports"),
    "changes": gettext_noop("changes"),
    "mails": gettext_noop("addresses in mails"),
    "imports": gettext_noop("imports whose stored rows went"),
    "restored": gettext_noop("put back"),
    "removed": gettext_noop("taken out"),
    "kept": gettext_noop("kept"),
    "people": gettext_noop("people"),
    "fields": gettext_noop("fields"),
    "field": gettext_noop("field"),
    "role": gettext_noop("role"),
    "remembered": gettext_noop("things remembered"),
    "recipe": gettext_noop("recipe"),
}
"""The details whose names are not words already."""


def action_words(action: str) -> str:
    """What was done; an action of a newer Muster as it is written."""
    return _(ACTIONS[action]) if action in ACTIONS else action


def detail_words(details: Mapping[str, object]) -> list[tuple[str, object]]:
    """Each detail with its name as a word, lists as texts; counts of nothing say nothing."""
    said = [
        (name, ", ".join(map(str, value)) if isinstance(value, list) else value)
        for name, value in details.items()
        if value != 0
    ]
    return [(_(DETAILS[name]) if name in DETAILS else name.replace("_", " "), value) for name, value in said]
