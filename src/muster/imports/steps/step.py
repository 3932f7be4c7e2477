"""What a wizard step is: an address, a title, a view, and when it may be opened. The steps stand in `STEPS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from muster.imports.models import ImportRun, RunState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http.response import HttpResponseBase
    from django.utils.functional import _StrPromise
    from django_htmx.middleware import HtmxDetails

    from muster.programs.access import Place

CHANGEABLE = frozenset({RunState.DRAFT, RunState.PLANNED})
"""States before *Yes*: every choice may still be changed."""


class HtmxRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails
    csp_nonce: str


class Page(Protocol):
    """A typed page context; `template` names what draws it."""

    @property
    def template(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to one step of one run."""

    request: HtmxRequest
    place: Place
    run: ImportRun
    back_url: str
    next_url: str

    @property
    def is_post(self) -> bool:
        return self.request.method == "POST"

    def url(self, name: str, **kwargs: int | str) -> str:
        """The address of a page of this run."""
        return run_url(self.place, name, self.run, **kwargs)

    def stay(self, slug: str, **query: str | int) -> HttpResponseRedirect:
        """Back to a page of this run, with a query string."""
        return HttpResponseRedirect(with_query(self.url(slug), query))

    def go_on(self) -> HttpResponseRedirect:
        """To the next step."""
        return HttpResponseRedirect(self.next_url)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the wizard. `is_dialog`: it stands in no step bar, and a page that a run is resumed at is never one."""

    slug: str
    title: _StrPromise
    view: Callable[[Visit], HttpResponseBase | Page]
    ready: Callable[[ImportRun], bool]
    is_dialog: bool = False


def is_changeable(run: ImportRun) -> bool:
    """Whether nobody has said *Yes* yet, nor cancelled."""
    return run.state in CHANGEABLE


def place_url(place: Place, name: str, **kwargs: int | str) -> str:
    """The address of a page of the imports of a program."""
    where = {"organisation": place.organisation.slug, "program": place.program.slug}
    return reverse(f"imports:{name}", kwargs={**where, **kwargs})


def run_url(place: Place, name: str, run: ImportRun, **kwargs: int | str) -> str:
    """The address of a page of a run."""
    return place_url(place, name, run_id=run.pk, **kwargs)


def with_query(url: str, query: Mapping[str, str | int]) -> str:
    """The address with the values that say something."""
    said = {key: value for key, value in query.items() if value not in {"", None}}
    return f"{url}?{urlencode(said)}" if said else url
