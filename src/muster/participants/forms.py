"""A person's profile as a form, made from the program's fields. Values obey the same rules as in an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.engine.fields import CleanContext, Problem, clean_one
from muster.engine.identity import email_key
from muster.engine.messages import problem_sentence
from muster.engine.table import MULTI_SEPARATOR, Role
from muster.participants.display import show_value
from muster.participants.models import Participant
from muster.participants.pages import show_answers
from muster.participants.values import value_of
from muster.participants.widgets import form_field
from muster.programs.models import Field, FieldType
from muster.programs.queries import spec_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import FieldSpec
    from muster.participants.pages import Answer
    from muster.participants.values import Value

LOCKED_KEYS = frozenset({"email", "employee_id", "role", "status"})
"""What a person can't change about themselves, because the program finds them by it or decided it."""

MORE = "__more"
"""The ending of the line in which an open multiple choice takes new answers."""

LENGTHS = {"email": 320, "employee_id": 200, "first_name": 200, "last_name": 200}


class ProfileForm(forms.Form):
    """What a participant is asked. `answers` is for `edit_participant`, and has the fields of this form only.

    With `asks_required`, required fields must have an answer. All problems are shown at once, beside their fields.
    """

    shows_origins = True

    def __init__(
        self, data: QueryDict | None = None, *, participant: Participant, asks_required: bool = True
    ) -> None:
        super().__init__(data)
        self.participant = participant
        self.specs: list[FieldSpec] = []
        self.required_with_more: set[str] = set()
        """Keys of open choices that must have an answer, in the boxes or in the line below."""
        self.answers: dict[str, Value] = {}
        self.context = CleanContext(default_country=participant.program.default_country or None)
        for field in self.asked_fields():
            self._add(field, is_required=asks_required and field.is_required)

    def asked_fields(self) -> Sequence[Field]:
        """The fields of this form, in the program's order."""
        fields = Field.objects.filter(program=self.participant.program, retired_at=None, is_internal=False)
        role = self.participant.role
        return [field for field in fields if field.key not in LOCKED_KEYS and is_asked_of(field, role)]

    @property
    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """The visible questions, each with where the stored answer came from; empty where nobody is told."""
        origins = {
            answer.key: answer.origin.text for answer in self._known() if answer.origin and answer.text
        }
        return [(bound, origins.get(bound.name, "")) for bound in self.visible_fields()]

    @property
    def first_rows(self) -> list[tuple[forms.BoundField, str]]:
        """Of `rows`, those to look at before joining: what is known, and what has to be answered."""
        return [row for row in self.rows if self._is_due(row[0])]

    @property
    def later_rows(self) -> list[tuple[forms.BoundField, str]]:
        """The others, which can wait."""
        return [row for row in self.rows if not self._is_due(row[0])]

    @property
    def has_later_problems(self) -> bool:
        """Whether one of those that can wait has a problem."""
        return any(bound.errors for bound, _origin in self.later_rows)

    def _is_due(self, bound: forms.BoundField) -> bool:
        key = bound.name.removesuffix(MORE)
        is_known = value_of(self.participant, key) is not None
        return is_known or self.fields[bound.name].required or key in self.required_with_more

    def _known(self) -> Sequence[Answer]:
        return show_answers(self.participant, self.specs) if self.shows_origins else ()

    def _add(self, field: Field, *, is_required: bool) -> None:
        spec = spec_of(field)
        self.specs.append(spec)
        value = value_of(self.participant, spec.key)
        takes_more = spec.type == FieldType.MULTIPLE_CHOICE and spec.is_open
        self.fields[spec.key] = form_field(
            spec, value, help_text=field.help, is_required=is_required and not takes_more
        )
        if takes_more and not isinstance(self.fields[spec.key], forms.MultipleChoiceField):
            self.fields[spec.key].help_text = field.help or _(
                "Several are separated by semicolons or commas."
            )
            self.fields[spec.key].required = is_required
        elif takes_more:
            label = _("%(label)s: others") % {"label": spec.label}
            hint = _("Several are separated by semicolons or commas.")
            self.fields[spec.key + MORE] = forms.CharField(label=label, help_text=hint, required=False)
            if is_required:
                self.required_with_more.add(spec.key)

    def clean(self) -> dict[str, Any]:
        """Reads every answer as an import would read the cell."""
        cleaned = super().clean() or self.cleaned_data
        self.answers = {}
        for spec in self.specs:
            if spec.key in cleaned:
                self._read(spec, cleaned[spec.key])
        return cleaned

    def _read(self, spec: FieldSpec, given: str | list[str]) -> None:
        if spec.type == FieldType.MULTIPLE_CHOICE:
            self._read_choices(spec, given)
            return
        text = str(given)
        if text == (value_of(self.participant, spec.key) or ""):
            self.answers[spec.key] = text or None  # as stored: kept, even if today's rules would not take it
            return
        read = self._cleaned(spec, text)
        if spec.key in self.errors:
            return
        if read and len(read) > LENGTHS.get(spec.key, len(read)):
            self.add_error(
                spec.key, _("This is too long: at most %(limit)s characters.") % {"limit": LENGTHS[spec.key]}
            )
        self.answers[spec.key] = read

    def _read_choices(self, spec: FieldSpec, given: str | list[str]) -> None:
        """Each ticked box is one answer, whatever marks are in it; only what was typed is cut at separators."""
        line = given if isinstance(given, str) else str(self.cleaned_data.get(spec.key + MORE) or "")
        typed = self._cleaned(spec, line)
        if spec.key in self.errors:
            return
        chosen = [
            *(given if isinstance(given, list) else ()),
            *(typed.split(MULTI_SEPARATOR) if typed else ()),
        ]
        if not chosen and spec.key in self.required_with_more:
            self.add_error(spec.key, _("This field is required."))
        stored = value_of(self.participant, spec.key)
        is_as_stored = isinstance(stored, list) and set(stored) == set(chosen)
        self.answers[spec.key] = stored if is_as_stored else list(dict.fromkeys(chosen)) or None

    def _cleaned(self, spec: FieldSpec, text: str) -> str | None:
        """The text as an import would read it; what is wrong with it is said beside the field."""
        read = clean_one(text, spec, self.context) if text.strip() else None
        if isinstance(read, Problem):
            self.add_error(spec.key, problem_sentence(read, text, _))
            return None
        return read


def is_asked_of(field: Field, role: str) -> bool:
    """Whether people of that role are asked; without a role they are asked everything."""
    return not role or Role.BOTH in {role, field.audience} or field.audience == role


class EditForm(ProfileForm):
    """Everything about a participant, for members. Only identity is required. `version` is what they started from."""

    shows_origins = False
    version = forms.IntegerField(widget=forms.HiddenInput)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Role"),
        choices=[(Role.MENTOR.value, gettext_lazy("Mentor")), (Role.MENTEE.value, gettext_lazy("Mentee"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one role.")},
    )

    def __init__(self, data: QueryDict | None = None, *, participant: Participant) -> None:
        super().__init__(data, participant=participant, asks_required=False)
        self.fields["version"].initial = participant.version
        self.fields["roles"].initial = [
            role for role in (Role.MENTOR, Role.MENTEE) if getattr(participant, f"is_{role}")
        ]
        self.fields["email"].required = True
        self.order_fields(["version", "email", "employee_id", "roles"])
        self.is_outdated = False

    def asked_fields(self) -> Sequence[Field]:
        """Every field in use; the role has its own boxes, the status its own buttons."""
        fields = Field.objects.filter(program=self.participant.program, retired_at=None)
        return [field for field in fields if field.key not in {"role", "status"}]

    def clean(self) -> dict[str, Any]:
        """As for the person, and nobody else may have the same identity, nor have changed the person meanwhile."""
        cleaned = super().clean()
        roles = cleaned.get("roles") or []
        self.answers["role"] = Role.BOTH.value if len(roles) > 1 else next(iter(roles), None)
        self._check_taken("email", email_key=email_key(str(self.answers.get("email") or "")))
        if self.answers.get("employee_id"):
            self._check_taken("employee_id", employee_id=self.answers["employee_id"])
        self._check_version()
        return cleaned

    def _check_taken(self, key: str, **identity: Value) -> None:
        others = Participant.objects.filter(program=self.participant.program, **identity).exclude(
            pk=self.participant.pk
        )
        if key not in self.errors and others.exists():
            self.add_error(key, _("Somebody else in this program has this."))

    def _check_version(self) -> None:
        """Keeps what was typed, and takes the new version as seen, so that saving once more goes through."""
        if self.cleaned_data.get("version") == self.participant.version:
            return
        self.is_outdated = True
        seen = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        seen["version"] = str(self.participant.version)
        self.data = seen
        sentence = _(
            "Somebody else has changed this person meanwhile. Nothing has been saved yet: compare, then save again."
        )
        self.add_error(None, sentence)

    def differences(self) -> list[tuple[str, str]]:
        """Label and stored value, in words, of each answer that differs from what is stored now."""
        stored = [(spec, value_of(self.participant, spec.key)) for spec in self.specs]
        return [
            (spec.label, show_value(spec, value) or _("empty"))
            for spec, value in stored
            if spec.key in self.answers and self.answers[spec.key] != value
        ]
