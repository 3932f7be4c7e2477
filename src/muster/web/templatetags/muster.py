"""Tags that every template has without loading: icons, addresses with a changed query, form fields."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.forms import CheckboxInput, RadioSelect, Select, SelectMultiple
from django.forms.widgets import CheckboxSelectMultiple
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.template.context import RequestContext

register = template.Library()

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def drawing(name: str) -> str:
    """The inner part of a vendored icon. Raises FileNotFoundError for one that tools/vendor.py has not copied."""
    path = settings.PACKAGE / "static" / "vendor" / "icons" / f"{name}.svg"
    found = _DRAWING.search(path.read_text())
    if found is None:
        raise ValueError(f"{path} is not a drawing")
    return " ".join(found.group(1).split())


@register.simple_tag
def icon(name: str, label: str = "", **attributes: str) -> SafeString:
    """An icon as inline SVG; hidden from assistive technology unless it has a `label`."""
    naming = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        attributes.get("class", ""),
        naming,
        mark_safe(drawing(name)),  # noqa: S308 - a vendored file
    )


@register.simple_tag(takes_context=True)
def url_query(context: RequestContext, **changes: Any) -> str:  # noqa: ANN401 - whatever the template names
    """The query of this address with some parameters changed; None or an empty text takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


@register.inclusion_tag("web/field.html")
def field(bound: BoundField, **attributes: str) -> dict[str, object]:
    """A form field with its label, hint and problems, as Tabler draws it."""
    described = [f"{bound.id_for_label}_hint"] if bound.help_text else []
    if bound.errors:
        described.append(f"{bound.id_for_label}_problem")
    attrs: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in attributes.items()}
    attrs["class"] = f"{_class(bound)}{' is-invalid' if bound.errors else ''}"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    kind = _kind(bound)
    if kind == "group":  # each box is drawn by itself, from the widget's own attributes
        bound.field.widget.attrs.update(attrs)
    return {"field": bound, "kind": kind, "control": bound.as_widget(attrs=attrs)}


def _kind(bound: BoundField) -> str:
    """How the field is laid out: box (label behind it), group (many boxes under a legend) or line."""
    widget = bound.field.widget
    if isinstance(widget, (CheckboxSelectMultiple, RadioSelect)):
        return "group"
    return "box" if isinstance(widget, CheckboxInput) else "line"


def _class(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, (CheckboxInput, CheckboxSelectMultiple, RadioSelect)):
        return "form-check-input"
    if isinstance(widget, (Select, SelectMultiple)):
        return "form-select"
    return "form-control"
