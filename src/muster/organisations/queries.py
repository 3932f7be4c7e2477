"""What pages of an organisation show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from muster.organisations.models import AuditEntry, Member, Organisation

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet

ENTRIES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class MailSetting:
    """One line of the page about mail: a setting, what it is for, and what it is now (empty: not set)."""

    name: str
    purpose: str
    value: str


def list_members(organisation: Organisation) -> QuerySet[Member]:
    """Everybody who administers, owners first."""
    return (
        Member.objects.filter(organisation=organisation)
        .select_related("user")
        .order_by("-role", "user__email_key")
    )


def list_audit(organisation: Organisation, page: str | int) -> Page[AuditEntry]:
    """The log, newest first; a page that does not exist is the nearest that does."""
    entries = AuditEntry.objects.filter(organisation=organisation).select_related("actor").order_by("-id")
    return Paginator(entries, ENTRIES_A_PAGE).get_page(page)


def list_mail_settings() -> list[MailSetting]:
    """What sending needs, without anything secret."""
    return [
        MailSetting("EMAIL_URL", _("Where mail is handed over."), mail_server()),
        MailSetting(
            "MUSTER_URL", _("The public address that links in mails start with."), settings.MUSTER_URL
        ),
    ]


def mail_server() -> str:
    """The mail server's name and port, or the folder that mails are written to; empty where none is set."""
    if settings.EMAIL_FILE_PATH:
        return _("the folder %(folder)s (for trying out)") % {"folder": settings.EMAIL_FILE_PATH}
    if settings.EMAIL_BACKEND.endswith(("dummy.EmailBackend", "locmem.EmailBackend")):
        return ""
    return f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
