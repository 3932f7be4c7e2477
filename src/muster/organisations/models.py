"""The tenant and its members. Nothing is ever shared between two organisations."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from muster.organisations.audit import action_words, detail_words

APPEND_ONLY = "the audit log is only added to"


class Organisation(models.Model):
    name = models.CharField(_("organisation"), max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    OWNER = "owner", _("Owner")
    ADMINISTRATOR = "administrator", _("Administrator")
    VIEWER = "viewer", _("Viewer")


class Member(models.Model):
    """A person who administers: owner, administrator (may import), viewer."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=MemberRole.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"

    @property
    def can_change(self) -> bool:
        """Whether this member may import and edit."""
        return self.role in {MemberRole.OWNER, MemberRole.ADMINISTRATOR}

    @property
    def is_owner(self) -> bool:
        return self.role == MemberRole.OWNER


class AppendOnly(models.QuerySet["AuditEntry"]):
    """Rows that are added and read. They go with their organisation only, which the database sees to."""

    def update(self, **_values: object) -> int:
        raise TypeError(APPEND_ONLY)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(APPEND_ONLY)


class AuditEntry(models.Model):
    """What was done and by whom: ids and counts, never values. Append-only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="audit_entries")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor_label = models.CharField(max_length=60, blank=True)
    """Who acted where there is no account: "command line", "worker"."""
    action = models.CharField(max_length=60)
    """noun.verb, such as import.applied, member.added."""
    target = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)

    objects = ScopedManager(
        organisation="organisation", _manager_class=models.Manager.from_queryset(AppendOnly)
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["organisation", "-id"], name="audit_newest")]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Adds the entry; one that is there is never written again."""
        if not self._state.adding:
            raise TypeError(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *_args: object, **_kwargs: object) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError(APPEND_ONLY)

    @property
    def action_words(self) -> str:
        """What was done, as the page says it."""
        return action_words(self.action)

    @property
    def detail_words(self) -> list[tuple[str, object]]:
        """The details with their names as words."""
        return detail_words(self.details)
