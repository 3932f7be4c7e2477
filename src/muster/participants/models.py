"""People in a program, and every change ever made to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from muster.organisations.models import Organisation
from muster.programs.models import Program


class ParticipantStatus(models.TextChoices):
    IMPORTED = "imported", _("Imported")
    INVITED = "invited", _("Invited")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    DEACTIVATED = "deactivated", _("Deactivated")


class Participant(models.Model):
    """A person in a program, found by `email_key` and optionally by `employee_id`.

    `values`: field key → text, or a list of texts for multiple choice; empty values are absent.
    `origins`: field key (or "*" for all without their own) → who set it: {"run": id, "sheet": name, "row": n},
    {"member": user id, "at": iso} or {"self": true, "at": iso}. Never a value.
    """

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="participations",
        db_index=False,
    )
    email = models.CharField(_("e-mail"), max_length=320)
    email_key = models.CharField(max_length=320)
    employee_id = models.CharField(_("employee ID"), max_length=200, null=True, blank=True)  # noqa: DJ001 - null is "none", unique allows many
    first_name = models.CharField(_("first name"), max_length=200, blank=True)
    last_name = models.CharField(_("last name"), max_length=200, blank=True)
    is_mentor = models.BooleanField(_("mentor"), default=False)
    is_mentee = models.BooleanField(_("mentee"), default=False)
    status = models.CharField(
        max_length=11, choices=ParticipantStatus.choices, default=ParticipantStatus.IMPORTED
    )
    status_before = models.CharField(max_length=11, blank=True)
    """What a suspended or deactivated person was, so that lifting it goes back there."""
    values = models.JSONField(default=dict)
    origins = models.JSONField(default=dict)
    version = models.PositiveBigIntegerField(default=1)
    """Counts up with every change, whoever made it."""
    sort_name = models.CharField(max_length=401)
    """"first last" in case-folded letters, or the e-mail key where there is no name: the list's order."""
    search_text = models.TextField(default="")
    """Case-folded name, e-mail, employee ID and text values: what the search box looks through."""
    invited_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "email_key"], name="participant_email_once"),
            models.UniqueConstraint(
                fields=["program", "employee_id"],
                condition=models.Q(employee_id__isnull=False),
                name="participant_employee_number_once",
            ),
        ]
        # Every import keeps these up: new people go to the end of all but the first, and into none that isn't theirs.
        indexes = [
            models.Index(fields=["program", "sort_name", "id"], name="participant_list"),
            models.Index(fields=["program", "status", "id"], name="participant_in_status"),
            # With the role as a column they answer counts alone.
            models.Index(
                fields=["program", "status", "is_mentor", "id"],
                condition=models.Q(is_mentor=True),
                name="participant_is_mentor",
            ),
            models.Index(
                fields=["program", "status", "is_mentee", "id"],
                condition=models.Q(is_mentee=True),
                name="participant_is_mentee",
            ),
            models.Index(fields=["user"], condition=models.Q(user__isnull=False), name="participant_of_user"),
            # Counts those who are both without looking at the others.
            models.Index(
                fields=["program"],
                condition=models.Q(is_mentor=True, is_mentee=True),
                name="participant_both",
            ),
            # The steps of the funnel, see `muster.participants.funnel`. Nobody whom an import adds is in these.
            models.Index(
                fields=["program"],
                condition=models.Q(invited_at__isnull=False) | models.Q(joined_at__isnull=False),
                name="participant_accepted",
            ),
            models.Index(
                fields=["program"], condition=models.Q(joined_at__isnull=False), name="participant_joined"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def role(self) -> str:
        """mentor, mentee or both; empty for nobody's role."""
        if self.is_mentor and self.is_mentee:
            return "both"
        if self.is_mentor:
            return "mentor"
        return "mentee" if self.is_mentee else ""


class ChangeKind(models.TextChoices):
    CREATED = "created", _("Added")
    UPDATED = "updated", _("Changed")
    DELETED = "deleted", _("Deleted")
    UNDONE = "undone", _("Put back")


class Change(models.Model):
    """One row for every change of a participant, whoever made it.

    `before`/`after`: field key → value (a text, a list of texts, or null for none). `before_origins`: field key → the
    origin that the value had. A created participant has neither: `version` tells whether anybody touched it since.
    """

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="changes", db_index=False)
    """Without an index: who asks for changes names the person, the run or the newest ones."""
    participant_id = models.BigIntegerField()
    """Not a foreign key: the change outlives the person until it is erased."""
    run_id = models.BigIntegerField(null=True, blank=True)
    """The import that made it (imports may import participants, not the other way)."""
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    kind = models.CharField(max_length=7, choices=ChangeKind.choices)
    version = models.PositiveBigIntegerField()
    """The participant's version after this change."""
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    before_origins = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["participant_id", "-id"], name="change_of_participant"),
            models.Index(fields=["run_id", "-id"], name="change_of_run"),
            models.Index(fields=["actor"], condition=models.Q(actor__isnull=False), name="change_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.participant_id} v{self.version}"


class Erasure(models.Model):
    """Somebody asked to be erased: a keyed hash of the address, so that no import brings them back until an owner lifts it.

    Holds nothing else of the person.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="erasures")
    address_hash = models.CharField(max_length=64)
    """As `Notice.address_hash`."""
    at = models.DateTimeField()
    run_ids = models.JSONField(default=list)
    """Imports whose files or records still hold the person: deleted as soon as nobody works on them."""
    finished_at = models.DateTimeField(null=True, blank=True)
    """When the last trace was gone; until then a worker goes on."""

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "address_hash"], name="erasure_once")]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(finished_at=None), name="erasure_unfinished")
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class SearchedText(models.Model):
    """What the search index has of a participant: `search_text` as it was when the worker last took it up.

    Not scoped and without foreign keys: it is read by `muster.participants.search` alone, which looks at the participants again.
    """

    participant_id = models.BigIntegerField(primary_key=True)
    program_id = models.BigIntegerField(db_index=True)
    text = models.TextField()

    def __str__(self) -> str:
        return f"search text of participant {self.participant_id}"


class SearchMark(models.Model):
    """How far the search index is: everybody up to `built_to` at first, then the changes up to `change_id`."""

    built_to = models.BigIntegerField(default=0)
    is_built = models.BooleanField(default=False)
    change_id = models.BigIntegerField(default=0)
    ahead_id = models.BigIntegerField(default=0)
    """The newest change at `ahead_at`: as far as this the index may go once that moment is some time ago."""
    ahead_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"search index up to change {self.change_id}"
