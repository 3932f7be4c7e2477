"""What is in a program, as one JSON text: people, changes and mails, without ids and times."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from muster.notices.models import Notice
from muster.participants.models import Change, Participant

if TYPE_CHECKING:
    from muster.programs.models import Program

PERSON = ("email", "email_key", "employee_id", "first_name", "last_name", "is_mentor", "is_mentee", "status",
          "status_before", "values", "sort_name", "search_text")  # fmt: skip
CHANGE = ("kind", "before", "after")
NOTICE = ("address", "kind", "occasion", "state")


def canonical_state(program: Program, *, since: int = 0) -> str:
    """Equal where two histories left the same. Of the changes only those after the change `since` count."""
    emails = dict(Participant.objects.filter(program=program).values_list("pk", "email_key"))
    people = Participant.objects.filter(program=program).values(*PERSON)
    changes = Change.objects.filter(program=program, pk__gt=since).values("participant_id", *CHANGE)
    notices = Notice.objects.filter(program=program).values(*NOTICE)
    return "\n".join(
        (
            *_lines(people),
            *_lines({**row, "participant_id": emails.get(row["participant_id"])} for row in changes),
            *_lines(notices),
        )
    )


def _lines(rows: Any) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
