"""Signing in by a link, and allauth's reset page where mail is not set up yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from allauth.account.views import PasswordResetView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from muster.accounts.actions import use_sign_in_link

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ForgottenView(PasswordResetView):  # type: ignore[misc]  # allauth is untyped
    """Says what is missing where no mail can be sent, instead of promising one."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
        """Sends the mail, or shows the page that says why not."""
        if not settings.MAIL_IS_CONFIGURED:
            return self.get(request, *args, **kwargs)  # type: ignore[no-any-return]  # untyped
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]  # untyped

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Adds whether mail is set up."""
        return {**super().get_context_data(**kwargs), "can_send": settings.MAIL_IS_CONFIGURED}


forgotten = ForgottenView.as_view()


@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: looking at it does nothing, so that mail scanners can't use it up; the button signs in."""
    if request.method == "GET":
        return render(request, "accounts/link.html")
    user = use_sign_in_link(token)
    login(request, user, backend="muster.accounts.backend.KeyBackend")
    return redirect("web:home" if user.has_usable_password() else "account_set_password")


def closed(_request: HttpRequest) -> NoReturn:
    """An address that allauth links to and that Muster doesn't have."""
    raise Http404
