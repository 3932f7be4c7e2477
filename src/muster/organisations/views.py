"""Pages of a whole organisation. Its programs belong to a later layer, so home gets them through `related_name`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings as django_settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from muster.accounts.actions import note_mailed
from muster.organisations import actions, queries
from muster.organisations.access import get_fellow_or_404, get_member_or_404, get_owner_or_404
from muster.organisations.forms import MemberForm, OrganisationForm, RoleForm
from muster.organisations.mail_check import check_mail_server, limit_checks
from muster.organisations.mails import send_sign_in_link
from muster.organisations.models import MemberRole
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from muster.organisations.mail_check import Step
    from muster.organisations.models import Member


@require_GET
def home(request: HttpRequest, organisation: str) -> HttpResponse:
    """The organisation's programs."""
    member = get_member_or_404(request.user, organisation)
    programs = member.organisation.programs.order_by("name")
    return render(request, "organisations/home.html", {**_frame(member, "home"), "programs": programs})


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, organisation: str) -> HttpResponse:
    """The name."""
    owner = get_owner_or_404(request.user, organisation)
    form = OrganisationForm(request.POST or None, initial={"name": owner.organisation.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_organisation(owner.organisation, form.cleaned_data["name"], actor=owner.user)
        messages.success(request, _("Saved."))
        return redirect("organisations:settings", organisation=organisation)
    return render(request, "organisations/settings.html", {**_frame(owner, "settings"), "form": form})


@require_GET
def audit(request: HttpRequest, organisation: str) -> HttpResponse:
    """What was done, by whom and when."""
    owner = get_owner_or_404(request.user, organisation)
    entries = queries.list_audit(owner.organisation, request.GET.get("page", "1"))
    return render(request, "organisations/audit.html", {**_frame(owner, "audit"), "entries": entries})


@require_http_methods(["GET", "POST"])
def mail(request: HttpRequest, organisation: str) -> HttpResponse:
    """Whether mail can be sent, and which setting is missing. A POST tries the mail server; with `test` by a mail to oneself."""
    owner = get_owner_or_404(request.user, organisation)
    steps: list[Step] = []
    if request.method == "POST":
        limit_checks(owner.organisation.pk)
        steps = check_mail_server(test_to=owner.user.email if "test" in request.POST else "")
        actions.record(owner.organisation, actor=owner.user, action="mail.checked")
    context = {
        "steps": steps,
        "email": owner.user.email,
        "mail_settings": queries.list_mail_settings(),
        "is_ready": django_settings.MAIL_IS_CONFIGURED,
        "sender": django_settings.DEFAULT_FROM_EMAIL,
    }
    return render(request, "organisations/mail.html", {**_frame(owner, "mail"), **context})


@never_cache
@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, organisation: str) -> HttpResponse:
    """Who administers; adding somebody."""
    owner = get_owner_or_404(request.user, organisation)
    form = MemberForm(request.POST or None)
    link = ""
    if request.method == "POST" and form.is_valid():
        member, token = _added(form, owner)
        link = _hand_over(request, member, token) if token else ""
        if not token and member.user.verified_at is None:
            sentence = _(
                "%(email)s has an account that was never confirmed. They confirm it by “Forgotten your password?”."
            )
            messages.info(request, sentence % {"email": member.user.email})
        if not link:
            return redirect("organisations:members", organisation=organisation)
    return _members_page(request, owner, form if form.errors else MemberForm(), link)


def _members_page(request: HttpRequest, owner: Member, form: MemberForm, link: str) -> HttpResponse:
    members = queries.list_members(owner.organisation)
    context = {
        **_frame(owner, "members"),
        "form": form,
        "link": link,
        "members": members,
        "roles": MemberRole.choices,
    }
    return render(request, "organisations/members.html", context)


def _added(form: MemberForm, owner: Member) -> tuple[Member, str]:
    email, role = form.cleaned_data["email"], form.cleaned_data["role"]
    return actions.add_member_by_email(owner.organisation, email, role, actor=owner.user)


def _hand_over(request: HttpRequest, member: Member, token: str) -> str:
    """Mails the sign-in link; the link itself where that can't be done, to be shown this once."""
    path = reverse("account_link", kwargs={"token": token})
    address = (
        django_settings.MUSTER_URL + path if django_settings.MUSTER_URL else request.build_absolute_uri(path)
    )
    if send_sign_in_link(member, address):
        note_mailed(token)
        messages.success(
            request, _("A sign-in link has been mailed to %(email)s.") % {"email": member.user.email}
        )
        return ""
    return address


@require_POST
def member_role(request: HttpRequest, organisation: str, member_id: int) -> HttpResponse:
    """Gives a member another role."""
    owner = get_owner_or_404(request.user, organisation)
    member = get_fellow_or_404(owner, member_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Refused("member.no_such_role")
    actions.change_role(member, form.cleaned_data["role"], actor=owner.user)
    messages.success(request, _("Saved."))
    return redirect("organisations:members", organisation=organisation)


@never_cache
@require_POST
def member_link(request: HttpRequest, organisation: str, member_id: int) -> HttpResponse:
    """A new sign-in link for a member who has never signed in."""
    owner = get_owner_or_404(request.user, organisation)
    member = get_fellow_or_404(owner, member_id)
    link = _hand_over(request, member, actions.renew_sign_in_link(member))
    if not link:
        return redirect("organisations:members", organisation=organisation)
    return _members_page(request, owner, MemberForm(), link)


@require_http_methods(["GET", "POST"])
def member_remove(request: HttpRequest, organisation: str, member_id: int) -> HttpResponse:
    """Asks, then takes a membership away."""
    owner = get_owner_or_404(request.user, organisation)
    member = get_fellow_or_404(owner, member_id)
    if request.method == "GET":
        return render(
            request, "organisations/member_remove.html", {**_frame(owner, "members"), "fellow": member}
        )
    email = member.user.email
    actions.remove_member(member, actor=owner.user)
    messages.success(request, _("%(email)s is no member any more.") % {"email": email})
    is_self = member.user_id == owner.user_id
    return redirect("web:home") if is_self else redirect("organisations:members", organisation=organisation)


def _frame(member: Member, section: str) -> dict[str, object]:
    """What the left-hand menu needs."""
    return {"organisation": member.organisation, "member": member, "section": section}
