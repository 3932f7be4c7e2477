"""Slow uploads hold a few threads at the most; the others are free for pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from muster.web.middleware import QUICK_BYTES, upload_places

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase
    from django.test import RequestFactory
    from pytest_django import Settings


def posted(rf: RequestFactory, size: int) -> HttpRequest:
    request = rf.post("/", b"x" * size, content_type="text/plain")
    request.user = AnonymousUser()
    return request


def test_an_upload_too_many_is_refused_and_pages_go_on(rf: RequestFactory, settings: Settings) -> None:
    settings.MUSTER_LIMITS = replace(settings.MUSTER_LIMITS, uploads=1)
    meanwhile: list[HttpResponseBase] = []

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not meanwhile and request.META["CONTENT_LENGTH"] == str(QUICK_BYTES + 1):
            meanwhile.extend(middleware(posted(rf, size)) for size in (QUICK_BYTES + 1, QUICK_BYTES))
        return HttpResponse("done")

    middleware = upload_places(answer)
    assert 200 == middleware(posted(rf, QUICK_BYTES + 1)).status_code
    assert [503, 200] == [response.status_code for response in meanwhile]
    assert 200 == middleware(posted(rf, QUICK_BYTES + 1)).status_code
