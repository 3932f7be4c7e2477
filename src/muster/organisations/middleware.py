"""Sets the organisation's scope once a request, and holds it until a streamed answer ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.http import StreamingHttpResponse
from django.urls import Resolver404, resolve
from django_scopes import scope, scopes_disabled

from muster.organisations.models import Member, Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from muster.accounts.models import User

    Answer = Callable[[HttpRequest], HttpResponseBase]


def organisation_scope(get_response: Answer) -> Answer:
    """Within `/o/<organisation>/…` only that organisation's rows can be queried, and only by its members.

    Whoever is not signed in is asked to, before anything is looked up.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        slug = _slug_in(request)
        if not slug:
            return get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        organisation = _organisation_of(request.user, slug)
        if organisation is None:
            return get_response(request)
        with scope(organisation=organisation):
            response = get_response(request)
        return _held(organisation, response)

    return middleware


def _slug_in(request: HttpRequest) -> str:
    """The organisation that the path names, if it names one."""
    try:
        return str(resolve(request.path_info).kwargs.get("organisation", ""))
    except Resolver404:
        return ""


def _organisation_of(user: User, slug: str) -> Organisation | None:
    """The organisation with that slug, if `user` is a member of it."""
    with scopes_disabled():
        member = (
            Member.objects.select_related("organisation").filter(user=user, organisation__slug=slug).first()
        )
    return member.organisation if member else None


def _held(organisation: Organisation, response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, StreamingHttpResponse) and not response.is_async:
        response.streaming_content = _within(organisation, response.streaming_content)  # type: ignore[arg-type]  # not async, as checked
    return response


def _within(organisation: Organisation, content: Iterable[bytes]) -> Iterator[bytes]:
    with scope(organisation=organisation):
        yield from content
