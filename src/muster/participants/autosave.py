"""Answers saved one by one while somebody fills in their profile: what can be read is kept, what can't is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse

from muster.participants.actions import edit_participant
from muster.participants.forms import MORE, ProfileForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from muster.accounts.models import User
    from muster.participants.models import Participant

UNREADABLE = 422


def autosave(participant: Participant, given: QueryDict, *, actor: User | None) -> JsonResponse:
    """Saves the answers named in `saving` as the person's own. Answers {"problems": {name: sentence}}, 422 where there are any.

    A required answer may still be missing: that is for the end.
    """
    form = ProfileForm(given, participant=participant, asks_required=False)
    form.is_valid()
    keys = {name.removesuffix(MORE) for name in given.getlist("saving")} & set(form.fields)
    answers = {key: form.answers[key] for key in keys if key in form.answers and key not in form.errors}
    if answers:
        edit_participant(participant, answers, actor=actor, by_self=True)
    problems = {key: form.errors[key][0] for key in sorted(keys) if key in form.errors}
    return JsonResponse({"problems": problems}, status=UNREADABLE if problems else 200)
