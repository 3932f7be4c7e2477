"""What people may send to the wizard."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.engine.identity import email_key
from muster.imports.models import RunRole
from muster.notices import actions as notices
from muster.notices.forms import NumberField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict

    from muster.participants.models import Participant

ROLE_SENTENCES = {
    RunRole.MENTOR: gettext_lazy("Everybody in the file."),
    RunRole.MENTEE: gettext_lazy("Everybody in the file."),
    RunRole.SHEET: gettext_lazy("Both in one file; Muster proposes who is who."),
    RunRole.KEEP: gettext_lazy("Only update people already here."),
}
SHEET_ROLES = [
    ("", gettext_lazy("A column says who is what")),
    ("mentor", gettext_lazy("Mentors")),
    ("mentee", gettext_lazy("Mentees")),
    ("both", gettext_lazy("Mentors and mentees")),
]
LAST_ROW = 2**31 - 1
"""What the database can count to; no sheet comes near it."""
TYPED_ROWS = 5
"""Empty lines offered for typing; the page adds more as they fill."""
TYPED_ROWS_MAX = 500
LARGEST_RECIPE = 1_000_000
"""Bytes; the longest real ones are some thousands."""


class SettingsForm(forms.Form):
    """The dialog *Import settings*."""

    role = forms.ChoiceField(
        label=gettext_lazy("Participant role"),
        choices=[(role.value, role.label) for role in ROLE_SENTENCES],
        widget=forms.RadioSelect,
        initial=RunRole.SHEET.value,
    )
    overwrite = forms.BooleanField(label=gettext_lazy("Overwrite participants"), required=False)
    notify = forms.BooleanField(label=gettext_lazy("Notify imported participants"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.mail_missing = "" if notices.is_mail_ready() else notices.mail_missing_setting() or ""
        if not notices.is_mail_ready():
            self.fields["notify"].disabled = True
            self.initial["notify"] = False

    def role_choices(self) -> list[tuple[str, str, str, bool]]:
        """Value, label, consequence, and whether it is chosen."""
        chosen = str(self["role"].value())
        return [(r.value, str(r.label), str(text), r.value == chosen) for r, text in ROLE_SENTENCES.items()]


class UploadForm(forms.Form):
    """A file, pasted rows, or typed rows: whichever is there."""

    file = forms.FileField(label=gettext_lazy("Upload data from file"), required=False, allow_empty_file=True)
    rows = forms.CharField(
        label=gettext_lazy("Paste rows"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control", "spellcheck": "false"}),
    )

    rows_html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    """The pasted rows as a page, which keeps cells of several lines whole; a script fills it, and empties it on editing."""

    recipe = forms.ChoiceField(label=gettext_lazy("Recipe"), required=False)

    def __init__(
        self,
        data: QueryDict | None,
        files: Any,  # noqa: ANN401 - Django's signature
        *,
        typed_headers: list[str],
        recipes: Mapping[str, str],
    ) -> None:
        super().__init__(data, files)
        recipe = self.fields["recipe"]
        assert isinstance(recipe, forms.ChoiceField)  # noqa: S101 - for the type checker
        recipe.choices = [("", _("None: choose step by step")), *recipes.items()]
        self.typed_headers = typed_headers
        self.typed_rows = _typed_rows(data, len(typed_headers))

    def clean(self) -> dict[str, Any]:
        """Takes the first that is there, so that nothing a person entered is silently preferred."""
        values = super().clean() or {}
        ways = [bool(values.get("file")), bool((values.get("rows") or "").strip()), bool(self.typed_text)]
        if sum(ways) == 0 and "file" not in self.errors:
            raise forms.ValidationError(_("Choose a file, paste rows, or type them."), code="required")
        if sum(ways) > 1:
            raise forms.ValidationError(
                _("Choose one way: a file, pasted rows, or typed rows."), code="several"
            )
        return values

    @property
    def typed_text(self) -> str:
        """The typed rows as CSV with a header; empty where nothing was typed."""
        filled = [row for row in self.typed_rows if any(cell.strip() for cell in row)]
        if not filled:
            return ""
        out = io.StringIO()
        csv.writer(out).writerows([self.typed_headers, *filled])
        return out.getvalue()


class SheetForm(forms.Form):
    """One sheet: imported or not, and who its people are."""

    is_selected = forms.BooleanField(required=False)
    role = forms.ChoiceField(choices=SHEET_ROLES, required=False)
    hidden = forms.ChoiceField(choices=[("take", "take"), ("leave", "leave")], required=False)
    """What becomes of rows that the sheet hides."""


class HeaderForm(forms.Form):
    """Which row of one sheet holds the headers; empty: the sheet has none."""

    row = forms.IntegerField(min_value=1, max_value=LAST_ROW, required=False)


class CellForm(forms.Form):
    """The new text of one cell; nothing empties it."""

    value = forms.CharField(required=False, strip=False)

    @property
    def text(self) -> str | None:
        return self.cleaned_data["value"].strip() or None


class DecisionForm(forms.Form):
    """An answer to one question of the review."""

    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in ("value", "proposals", "date", "rows", "existing", "guard")]
    )
    field = forms.CharField(required=False)
    text = forms.CharField(required=False, strip=False)
    answer = forms.CharField(required=False, strip=False)


def _typed_rows(data: QueryDict | None, width: int) -> list[list[str]]:
    columns = [data.getlist(f"typed-{n}")[:TYPED_ROWS_MAX] if data else [] for n in range(width)]
    height = max([TYPED_ROWS, *map(len, columns)])
    return [[column[row] if row < len(column) else "" for column in columns] for row in range(height)]


class RecipeFileForm(forms.Form):
    """A recipe from another program, as a JSON file."""

    name = forms.CharField(required=False, max_length=60)
    file = forms.FileField()

    def clean_file(self) -> UploadedFile[bytes]:
        """The file, unless it is far larger than any recipe."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_RECIPE:
            raise forms.ValidationError("too large")
        return file


class ErasureForm(forms.Form):
    """Erasing somebody takes typing their address."""

    email = forms.CharField(label=gettext_lazy("E-mail"), max_length=320)

    def __init__(self, data: QueryDict | None, *, participant: Participant) -> None:
        super().__init__(data)
        self.participant = participant
        self.fields["email"].help_text = _("Type %(email)s to go on.") % {"email": participant.email}

    def clean_email(self) -> str:
        """The address of this person, in any spelling."""
        email: str = self.cleaned_data["email"]
        if email_key(email) != self.participant.email_key:
            raise forms.ValidationError(_("This is not the address of the person."))
        return email


class LeaveForm(forms.Form):
    """Leaving for good takes a tick."""

    is_sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete everything about me in this program."),
        error_messages={"required": gettext_lazy("Tick this to go on.")},
    )


class LiftForm(forms.Form):
    """Whose erasure is lifted. The address is compared with a keyed hash: nothing here lists it."""

    email = forms.CharField(label=gettext_lazy("E-mail"), max_length=320)


class NumberForm(forms.Form):
    """How many are mailed, typed by whoever says *Yes*."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, number: int) -> None:
        super().__init__(data)
        self.fields["number"] = NumberField(
            number,
            label=_("How many people get a mail?"),
            help_text=_("These are many mails. Type the number to go on."),
        )


class GuardForm(forms.Form):
    """How many people would change, typed by whoever allows it."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, number: int) -> None:
        super().__init__(data)
        label = _("Type %(number)s to go on") % {"number": intcomma(number)}
        self.fields["answer"] = NumberField(number, label=label)
