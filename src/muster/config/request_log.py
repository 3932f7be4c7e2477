"""One line a request: its id, its route (never its path, which may hold a token), status and time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

log = structlog.get_logger("muster.request")
SLOW_S = 1.0


def request_log(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Binds the request's number (`security_headers` gave it) to every line logged meanwhile, and logs what went wrong."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=getattr(request, "request_id", "")):
            response = get_response(request)
            _log(request, response.status_code, time.perf_counter() - started)
        return response

    return middleware


def _log(request: HttpRequest, status: int, seconds: float) -> None:
    is_noteworthy = status >= 500 or seconds >= SLOW_S  # noqa: PLR2004 - HTTP's own number
    write = log.warning if is_noteworthy else log.debug
    route = request.resolver_match.route if request.resolver_match else ""
    write("request", method=request.method, route=route, status=status, ms=round(seconds * 1000))
