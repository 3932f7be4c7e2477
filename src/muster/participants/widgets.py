"""Which form field asks for which type of answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from muster.programs.models import FieldType
from muster.programs.regions import country_names, language_names, zone_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.utils.safestring import SafeString

    from muster.engine.table import FieldSpec
    from muster.participants.values import Value

MANY = 12
"""From so many options on, boxes scroll within their field."""


class ListedInput(forms.TextInput):
    """A text line that proposes answers and takes any."""

    def __init__(self, proposals: Iterable[str]) -> None:
        super().__init__()
        self.proposals = tuple(proposals)

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - Django's signature
        attrs: Mapping[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401 - Django's signature
    ) -> SafeString:
        """The input, and the list it proposes from."""
        list_id = f"list_{name}"
        line = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}">', ((proposal,) for proposal in self.proposals))
        return format_html('{}<datalist id="{}">{}</datalist>', line, list_id, options)


class Boxes(forms.MultipleChoiceField):
    """Any number of the options."""

    widget = forms.CheckboxSelectMultiple
    has_many = False

    def __init__(self, options: Iterable[str]) -> None:
        super().__init__(choices=[(option, option) for option in options])


class ManyBoxes(Boxes):
    """So many options that they scroll within their field."""

    has_many = True


def form_field(
    spec: FieldSpec, value: Value, *, help_text: str = "", is_required: bool = False
) -> forms.Field:
    """The form field of that question, ready for the value that is stored."""
    make = MAKERS.get(spec.type, _line)
    field = make(spec, value)
    field.label, field.help_text, field.required = spec.label, help_text, is_required
    field.initial = value
    return field


def _line(_spec: FieldSpec, _value: Value, **attrs: str) -> forms.Field:
    return forms.CharField(strip=False, widget=forms.TextInput(attrs=attrs))


def _long_text(_spec: FieldSpec, _value: Value) -> forms.Field:
    return forms.CharField(strip=False, widget=forms.Textarea(attrs={"rows": 5}))


def _typed(**attrs: str) -> Callable[[FieldSpec, Value], forms.Field]:
    return lambda spec, value: _line(spec, value, **attrs)


def _select(choices: Mapping[str, str], value: Value) -> forms.Field:
    """A list to choose from; what is stored stays choosable even if the list has lost it."""
    known = dict(choices)
    if isinstance(value, str) and value:
        known.setdefault(value, value)
    return forms.ChoiceField(choices=[("", "–"), *known.items()])


def _single_choice(spec: FieldSpec, value: Value) -> forms.Field:
    options = {option.value: option.value for option in spec.options}
    if spec.is_open:
        return forms.CharField(widget=ListedInput(options))
    return _select(options, value)


def _multiple_choice(spec: FieldSpec, value: Value) -> forms.Field:
    options = dict.fromkeys(option.value for option in spec.options)
    options.update(dict.fromkeys(value if isinstance(value, list) else ()))
    if spec.is_open and not options:
        return forms.CharField()
    return ManyBoxes(options) if len(options) > MANY else Boxes(options)


MAKERS: dict[str, Callable[[FieldSpec, Value], forms.Field]] = {
    FieldType.LONG_TEXT: _long_text,
    FieldType.EMAIL: _typed(type="email", autocomplete="off", inputmode="email"),
    FieldType.PHONE: _typed(type="tel", inputmode="tel"),
    FieldType.URL: _typed(inputmode="url", placeholder="https://"),
    FieldType.WHOLE_NUMBER: _typed(inputmode="numeric"),
    FieldType.NUMBER: _typed(inputmode="decimal"),
    FieldType.DATE: _typed(type="date"),
    FieldType.YES_NO: lambda _spec, value: _select({"yes": _("Yes"), "no": _("No")}, value),
    FieldType.SINGLE_CHOICE: _single_choice,
    FieldType.MULTIPLE_CHOICE: _multiple_choice,
    FieldType.COUNTRY: lambda _spec, value: _select(country_names(), value),
    FieldType.LANGUAGE: lambda _spec, value: _select(language_names(), value),
    FieldType.TIME_ZONE: lambda _spec, _value: forms.CharField(widget=ListedInput(zone_names())),
}
"""Types that are not simply a line of text."""
