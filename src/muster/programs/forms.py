"""Input for programs and their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from muster.engine.profile import STANDARD_PROFILE, STARTING_KEYS
from muster.engine.table import MULTI_SEPARATOR
from muster.programs.actions import can_become
from muster.programs.models import ALWAYS_FIELDS, FIXED_FIELDS, Audience, Field, FieldType, Program
from muster.programs.regions import country_names, zone_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from muster.programs.actions import FieldChoices

CHOICE_TYPES = frozenset({FieldType.SINGLE_CHOICE, FieldType.MULTIPLE_CHOICE})
LONGEST_HOLD_S = 86_400


class ProgramForm(forms.Form):
    """A new program: its name, and which of the standard questions it asks."""

    name = forms.CharField(
        label=_("Program name"), max_length=200, help_text=_("People see it in invitations.")
    )
    keys = forms.MultipleChoiceField(
        label=_("What do you ask people?"),
        help_text=_(
            "Everybody has an e-mail address, a name, a role and a status. You can add your own fields later."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        asked = [spec for spec in STANDARD_PROFILE if spec.key not in ALWAYS_FIELDS]
        keys = self.fields["keys"]
        assert isinstance(keys, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        keys.choices = [(spec.key, gettext(spec.label)) for spec in asked]
        keys.initial = [key for key in STARTING_KEYS if key not in ALWAYS_FIELDS]


class ProgramSettingsForm(forms.Form):
    """Name, place and mails of a program."""

    name = forms.CharField(label=_("Program name"), max_length=200)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Dates and times of this program are shown in it.")
    )
    default_country = forms.ChoiceField(
        label=_("Country of phone numbers"),
        help_text=_("How numbers without a country code are read."),
        required=False,
    )
    is_family_name_first = forms.BooleanField(
        label=_("Family name first"),
        help_text=_(
            "How full names such as “Nagy Anna” are split. A comma, or a header that says the order, comes before it."
        ),
        required=False,
    )
    from_name = forms.CharField(label=_("Sender name"), max_length=200, required=False)
    from_email = forms.EmailField(
        label=_("Sender address"), required=False, help_text=_("Empty: the address that the host has set.")
    )
    reply_to = forms.EmailField(label=_("Replies go to"), required=False)
    hold_s = forms.IntegerField(
        label=_("Seconds between Yes and the first mail"),
        min_value=0,
        max_value=LONGEST_HOLD_S,
        help_text=_("As long as mails wait, undoing an import takes them back."),
    )

    def __init__(self, data: QueryDict | None = None, *, program: Program) -> None:
        super().__init__(data, initial={name: getattr(program, name) for name in self.base_fields})
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"),
            help_text=self.fields["time_zone"].help_text,
            choices=[(zone, zone.replace("_", " ")) for zone in zone_names()],
        )
        country = self.fields["default_country"]
        assert isinstance(country, forms.ChoiceField)  # noqa: S101 - for the type checker
        country.choices = [("", gettext("None: such numbers can't be read")), *country_names().items()]


class FieldForm(forms.Form):
    """One question. Fixed fields keep their type, options and audience."""

    label = forms.CharField(
        label=_("Label"),
        max_length=200,
        help_text=_("The question as people see it, and the header of exports."),
    )
    help = forms.CharField(
        label=_("Help"), max_length=500, required=False, help_text=_("One sentence under the question.")
    )
    type = forms.ChoiceField(label=_("Type"), choices=FieldType.choices)
    options = forms.CharField(
        label=_("Options"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_(
            "For choices only, one on each line. Other spellings follow an equals sign: Engineering = Eng, R&D"
        ),
    )
    is_open = forms.BooleanField(
        label=_("New answers become options"),
        required=False,
        help_text=_("For choices only: whatever people or files answer is added to the list."),
    )
    audience = forms.ChoiceField(label=_("Asked of"), choices=Audience.choices, initial=Audience.BOTH)
    is_required = forms.BooleanField(
        label=_("Required"),
        required=False,
        help_text=_("Asked when people join. An import never stops because of it."),
    )
    is_internal = forms.BooleanField(
        label=_("Only for administrators"),
        required=False,
        help_text=_("Participants neither see this nor answer it."),
    )
    aliases = forms.CharField(
        label=_("Other names"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Column headers that mean this field, one on each line."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, program: Program, field: Field | None = None
    ) -> None:
        super().__init__(data, initial=_initial(field) if field else None)
        self.program = program
        self.field = field
        if field is not None and field.key in FIXED_FIELDS:
            for name in ("type", "options", "is_open", "audience", "is_internal"):
                del self.fields[name]
        if field is not None and field.key in ALWAYS_FIELDS:
            del self.fields["is_required"]

    def clean_label(self) -> str:
        """Two fields with one label would be two columns with one header."""
        label = " ".join(str(self.cleaned_data["label"]).split())
        others = Field.objects.filter(program=self.program).exclude(pk=self.field.pk if self.field else 0)
        if any(label.casefold() == other.label.casefold() for other in others):
            raise forms.ValidationError(gettext("Another field of this program has this label."))
        return label

    def clean_aliases(self) -> list[str]:
        return list(dict.fromkeys(_lines(self.cleaned_data["aliases"])))

    def clean_options(self) -> list[dict[str, Any]]:
        options = [_option(line) for line in _lines(self.cleaned_data["options"])]
        seen = [option["value"].casefold() for option in options]
        twice = next(
            (option["value"] for option in options if seen.count(option["value"].casefold()) > 1), None
        )
        if twice is not None:
            raise forms.ValidationError(gettext("“%(option)s” is there twice.") % {"option": twice})
        if any(";" in option["value"] for option in options):
            raise forms.ValidationError(
                gettext("An option can't contain a semicolon: exports put one between options.")
            )
        return options

    def clean_type(self) -> str:
        new_type = str(self.cleaned_data["type"])
        if self.field is not None and not can_become(self.field, new_type):
            sentence = gettext(
                "People have answers that don't fit this type. Add a new field instead, and retire this one."
            )
            raise forms.ValidationError(sentence)
        return new_type

    def clean(self) -> dict[str, Any]:
        """Choices need something to choose from."""
        cleaned = super().clean() or self.cleaned_data
        is_choice = cleaned.get("type") in CHOICE_TYPES
        if (
            is_choice
            and not cleaned.get("options")
            and not cleaned.get("is_open")
            and "options" not in self.errors
        ):
            self.add_error("options", gettext("Give at least one option, or let new answers become options."))
        if "type" in cleaned and not is_choice:
            cleaned["options"], cleaned["is_open"] = [], False
        return cleaned

    @property
    def choices(self) -> FieldChoices:
        """What the actions take."""
        return cast("FieldChoices", self.cleaned_data)


def _initial(field: Field) -> dict[str, Any]:
    return {
        **{
            name: getattr(field, name)
            for name in ("label", "help", "type", "is_open", "audience", "is_required", "is_internal")
        },
        "options": "\n".join(map(_option_line, field.options)),
        "aliases": "\n".join(field.aliases),
    }


def _lines(text: str) -> Iterable[str]:
    lines = (" ".join(line.replace(MULTI_SEPARATOR, " ").split()) for line in text.splitlines())
    return [line for line in lines if line]


def _option(line: str) -> dict[str, Any]:
    value, _equals, aliases = line.partition(" =")
    return {
        "value": value.strip(),
        "aliases": [alias.strip() for alias in aliases.split(",") if alias.strip()],
    }


def _option_line(option: dict[str, Any]) -> str:
    aliases = option.get("aliases") or []
    return f"{option['value']} = {', '.join(aliases)}" if aliases else str(option["value"])


class DeleteProgramForm(forms.Form):
    """The program's name, typed."""

    name = forms.CharField(
        label=_("Type the program's name to delete it"),
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
