"""What each column does to people who are already here, what an empty cell means, and how much may change unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from muster.engine.table import Rule
from muster.imports import actions, queries
from muster.imports.sources import selected_sources
from muster.imports.steps.step import is_changeable
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.forms import BoundField
    from django.http.response import HttpResponseBase

    from muster.engine.table import FieldSpec, ImportSettings
    from muster.imports.models import ImportRun
    from muster.imports.steps.step import Visit

RULES = {
    Rule.REPLACE: _("Take the value of the file"),
    Rule.REPLACE_OWN: _("Take it, also over what people entered themselves"),
    Rule.FILL: _("Only fill what is empty"),
    Rule.APPEND: _("Add to what is there"),
    Rule.KEEP: _("Leave what is there"),
}
PLAIN = (Rule.REPLACE, Rule.KEEP)
"""What a role or status can do: its own rules say the rest."""
NEVER_EMPTY = frozenset({"email", "role", "status"})
WHOLE_NAME = "full_name"
NAMES = ("first_name", "last_name")
ONLY = [
    ("", _("Add new people, and change those already here")),
    ("create", _("Only add new people")),
    ("update", _("Only change people already here")),
]
EMPTY = [("keep", _("Keep what is there")), ("clear", _("Clear what is there"))]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One field of the file with its two choices; `empty` is None where an empty cell can't clear anything."""

    label: str
    rule: BoundField
    empty: BoundField | None


class RulesForm(forms.Form):
    """A rule for each field of the file."""

    only = forms.ChoiceField(label=_("Who is imported"), choices=ONLY, required=False)
    max_change_percent = forms.IntegerField(
        label=_("Ask when more than so many percent of the participants would change"),
        min_value=0,
        max_value=100,
    )

    def __init__(self, data: Any, specs: Sequence[FieldSpec], settings: ImportSettings) -> None:  # noqa: ANN401 - Django's
        super().__init__(data, initial=_initial(specs, settings))
        self.specs = specs
        for name in ("only", "max_change_percent"):
            self.fields[name].widget.attrs["class"] = "form-select" if name == "only" else "form-control"
        for spec in specs:
            choices = [(rule.value, RULES[rule]) for rule in _rules_of(spec)]
            self.fields[f"rule-{spec.key}"] = _select(choices, _("%(field)s: people already here"), spec)
            if spec.key not in NEVER_EMPTY:
                self.fields[f"empty-{spec.key}"] = _select(EMPTY, _("%(field)s: an empty cell"), spec)

    def lines(self) -> Iterator[RuleLine]:
        """The fields in the order of the profile."""
        for spec in self.specs:
            empty = self[f"empty-{spec.key}"] if spec.key not in NEVER_EMPTY else None
            yield RuleLine(spec.label, self[f"rule-{spec.key}"], empty)

    def choices(self) -> actions.Choices:
        """What was chosen, as `change_settings` takes it. The form must be valid."""
        given = self.cleaned_data
        cleared = [spec.key for spec in self.specs if given.get(f"empty-{spec.key}") == "clear"]
        return {
            "rules": {spec.key: given[f"rule-{spec.key}"] for spec in self.specs},
            "clear_empty": cleared,
            "only": given["only"] or None,
            "max_change_percent": given["max_change_percent"],
        }


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rules as they stand."""

    form: RulesForm
    is_overwriting: bool
    action_url: str
    back_url: str
    template: str = "imports/steps/rules.html"


def view(visit: Visit) -> HttpResponseBase | RulesPage:
    """Saves the rules of an open run; the review then shows what they change."""
    run = visit.run
    if not is_changeable(run):
        return HttpResponseRedirect(visit.url("run"))
    form = RulesForm(
        visit.request.POST if visit.is_post else None, mapped_specs(run), queries.settings_of(run)
    )
    if visit.is_post and form.is_valid():
        actions.change_settings(run, **form.choices())
        return HttpResponseRedirect(visit.url("run"))
    return RulesPage(form, run.overwrite, visit.url("rules"), visit.url("run"))


def mapped_specs(run: ImportRun) -> tuple[FieldSpec, ...]:
    """The fields that some column of a selected sheet is bound to; a whole name counts as its two parts."""
    keys = {column["field"] for source in selected_sources(run) for column in source.columns}
    keys |= set(NAMES) if WHOLE_NAME in keys else set()
    return tuple(
        spec for spec in importable_specs(run.program) if spec.key in keys and spec.key != WHOLE_NAME
    )


def _rules_of(spec: FieldSpec) -> tuple[Rule, ...]:
    if spec.key in {"role", "status"}:
        return PLAIN
    return tuple(rule for rule in RULES if rule != Rule.APPEND or spec.type == "multiple_choice")


def _initial(specs: Sequence[FieldSpec], settings: ImportSettings) -> dict[str, object]:
    initial: dict[str, object] = {
        "only": settings.only or "",
        "max_change_percent": settings.max_change_percent,
    }
    for spec in specs:
        clears = bool(settings.clear_empty & {"*", spec.key})
        initial[f"rule-{spec.key}"] = settings.rules.get(spec.key, Rule.REPLACE).value
        initial[f"empty-{spec.key}"] = "clear" if clears else "keep"
    return initial


def _select(choices: Sequence[tuple[str, object]], name: Any, spec: FieldSpec) -> forms.ChoiceField:  # noqa: ANN401 - lazy text
    attributes = {"class": "form-select form-select-sm", "aria-label": name % {"field": spec.label}}
    return forms.ChoiceField(choices=choices, widget=forms.Select(attrs=attributes))
