"""Joining: the page behind the link of an invitation. Looking changes nothing, so mail scanners can't use a link up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_scopes import scope

from muster.accounts.actions import note_verified, take_over
from muster.accounts.backend import find_user
from muster.accounts.models import NAME_LENGTH, User
from muster.notices.access import Link, find_declined, find_expired, find_link
from muster.notices.forms import PasswordForm
from muster.notices.invitations import (
    decline_invitation,
    reconsider_invitation,
    renew_invitation,
    use_invitation,
)
from muster.participants.autosave import autosave
from muster.participants.display import show_role
from muster.participants.forms import ProfileForm
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest

    from muster.participants.models import Participant

BACKEND = "muster.accounts.backend.KeyBackend"
GONE = 410


@dataclass(frozen=True, slots=True)
class JoinPage:
    """What the page shows. `who`: new · own · account (has one, not signed in) · other (signed in as somebody else)."""

    participant: Participant
    token: str
    role: str
    who: str
    profile: ProfileForm
    password: PasswordForm
    is_unconfirmed: bool
    """Whether there is an account already that nobody has confirmed: the password chosen here becomes its."""


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, what is known, and the way in."""
    link = find_link(token)
    if isinstance(link, str):
        return render(request, "notices/join_problem.html", {"problem": link, "token": token}, status=GONE)
    with scope(organisation=link.organisation):
        page = _page(request, link, token)
        if request.method == "POST" and page.who in {"new", "own"} and _is_valid(page):
            return _join(request, link, page)
        return render(request, "notices/join.html", {"page": page})


@never_cache
@require_POST
def save(request: HttpRequest, token: str) -> HttpResponse:
    """Keeps answers while somebody fills in the page."""
    link = find_link(token)
    if isinstance(link, str) or _who(request, link.participant) not in {"new", "own"}:
        return HttpResponse(status=GONE)
    with scope(organisation=link.organisation):
        return autosave(link.participant, request.POST, actor=None)


@never_cache
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """A new link instead of an expired one, to the same mailbox. Whoever asks is told the same, whatever the link was."""
    link = find_expired(token)
    if link is not None:
        with scope(organisation=link.organisation):
            renew_invitation(link.invitation)
    return render(request, "notices/join_problem.html", {"problem": "renewed", "token": token})


@never_cache
@require_POST
def decline(_request: HttpRequest, token: str) -> HttpResponse:
    """No, thank you: one press, no account needed."""
    link = find_link(token)
    if isinstance(link, Link):
        with scope(organisation=link.organisation):
            decline_invitation(link.invitation)
    return redirect("join:join", token=token)


@never_cache
@require_POST
def reconsider(_request: HttpRequest, token: str) -> HttpResponse:
    """Back to the invitation, for whoever declined it and changed their mind."""
    link = find_declined(token)
    if link is not None:
        with scope(organisation=link.organisation):
            reconsider_invitation(link.invitation)
    return redirect("join:join", token=token)


def _page(request: HttpRequest, link: Link, token: str) -> JoinPage:
    person = link.participant
    given = request.POST or None
    return JoinPage(
        participant=person,
        token=token,
        role=show_role(person.role),
        who=_who(request, person),
        profile=ProfileForm(given, participant=person),
        password=PasswordForm(given, participant=person),
        is_unconfirmed=find_user(person.email) is not None,
    )


def _who(request: HttpRequest, participant: Participant) -> str:
    account = find_user(participant.email)
    if request.user.is_authenticated:
        return "own" if request.user == account else "other"
    # Whoever holds the link reads the mailbox, and an account that nobody confirmed is theirs.
    return "new" if account is None or account.verified_at is None else "account"


def _is_valid(page: JoinPage) -> bool:
    """Both forms are looked at, so that every problem is shown at once."""
    is_profile_valid = page.profile.is_valid()
    return (page.who == "own" or page.password.is_valid()) and is_profile_valid


def _join(request: HttpRequest, link: Link, page: JoinPage) -> HttpResponse:
    try:
        with transaction.atomic():
            user = _account(request, page)
            use_invitation(link.invitation, user=user, answers=page.profile.answers)
    except IntegrityError as error:
        if page.who != "new" or find_user(page.participant.email) is None:
            raise
        raise Refused("invitation.used") from error  # pressed twice: the other request made the account
    if page.who == "new":
        login(request, user, backend=BACKEND)
    messages.success(request, _("You have joined %(program)s.") % {"program": link.participant.program.name})
    return redirect("own:home")


def _account(request: HttpRequest, page: JoinPage) -> User:
    if isinstance(request.user, User):
        note_verified(request.user)
        return request.user
    person = page.participant
    password = page.password.cleaned_data["password"]
    account = find_user(person.email)
    if account is not None and account.verified_at is not None:
        raise Refused("invitation.used")  # pressed twice, see above
    if account is not None:
        take_over(account, password)
        return account
    name = person.full_name[:NAME_LENGTH]
    return User.objects.create_user(person.email, password, name=name, verified_at=timezone.now())
