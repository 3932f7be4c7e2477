"""What happens around every request: a number for it, security headers, the first run, refusals."""

from __future__ import annotations

import math
import secrets
import threading
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from muster.organisations import first_run as first_run_code
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)
DIGITS = 15
QUICK_BYTES = 2**18
"""What comes at once, however slow the line."""
BEFORE_THE_FIRST_OWNER = ("/start/", "/healthz")


def security_headers(get_response: Answer) -> Answer:
    """Numbers each request (`request.request_id`, shown on error pages) and adds what Django has no setting for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        number = secrets.token_hex(8)
        request.request_id = number  # type: ignore[attr-defined]  # ours
        response = get_response(request)
        response.headers["X-Request-ID"] = number
        # Pages hold people's data: no proxy keeps them. Static files and what must not be stored at all say so themselves.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def body_limit(get_response: Answer) -> Answer:
    """Refuses a request that is far too large before any of it is read: else Django would write all of it to the disk.

    A file that is a little too large goes on to the upload, which says so in a sentence.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        size = _said_size(request)
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and (
            size > 2 * settings.MUSTER_LIMITS.file_bytes or not request.user.is_authenticated
        ):
            limit = settings.MUSTER_LIMITS.file_bytes // 2**20
            return render(request, "web/problem_413.html", {"limit": limit}, status=413)
        return get_response(request)

    return middleware


def upload_places(get_response: Answer) -> Answer:
    """Keeps threads free for pages: a body that may come slowly holds one of `uploads` places until it is answered.

    Where all are taken the request is refused before any of its body is read.
    """
    places = threading.BoundedSemaphore(settings.MUSTER_LIMITS.uploads)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _said_size(request) <= QUICK_BYTES:
            return get_response(request)
        if not places.acquire(blocking=False):
            return render(request, "web/problem_503.html", status=503)
        try:
            return get_response(request)
        finally:
            places.release()

    return middleware


def _said_size(request: HttpRequest) -> float:
    """The length of the body; without end where the header makes no sense."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() and len(said) <= DIGITS else math.inf


def first_run(get_response: Answer) -> Answer:
    """Until the first owner exists there is only one page: the one that creates them."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in BEFORE_THE_FIRST_OWNER and first_run_code.is_needed():
            return redirect("web:start")
        return get_response(request)

    return middleware


class refusals:  # noqa: N801 - named like the function middleware beside it
    """Turns `Refused` into its sentence: back where the request came from, or into the page for htmx."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only refusals; everything else goes on to the error page."""
        if not isinstance(exception, Refused):
            return None
        if getattr(request, "htmx", False):
            return _refusal_fragment(request, exception)
        messages.error(request, exception.message)
        return HttpResponseRedirect(_way_back(request))


def _refusal_fragment(request: HttpRequest, refusal: Refused) -> HttpResponse:
    response = render(request, "web/_refusal.html", {"sentence": refusal.message}, status=409)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML"
    return response


def _way_back(request: HttpRequest) -> str:
    """The page that the request came from, if it is ours and another one than a refused GET; else the start page."""
    before: str = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    is_same = before.split("?", maxsplit=1)[0] == request.build_absolute_uri(request.path)
    if is_ours and not (request.method == "GET" and is_same):
        return before
    return reverse("web:home") if request.method == "GET" else request.path
