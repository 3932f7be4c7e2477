"""Mails: one notice is one mail to one person, of one kind, for one occasion, at most once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from muster.organisations.models import Organisation
from muster.programs.models import Program


class NoticeKind(models.TextChoices):
    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Reminder")
    JOINED = "joined", _("Welcome")
    CONFIRM = "confirm", _("New address")
    MOVED = "moved", _("Changed address")
    IMPORTED = "imported", _("Import finished")


class NoticeState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    LEASED = "leased", _("Taken by a worker")
    HANDING = "handing", _("Being handed over")
    ACCEPTED = "accepted", _("Accepted by the mail server")
    REFUSED = "refused", _("Refused by the mail server")
    DEFERRED = "deferred", _("To be tried again")
    UNKNOWN = "unknown", _("Uncertain")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MailingGroup(models.TextChoices):
    """Whom a mailing is for."""

    UNINVITED = "uninvited", _("Here, but never invited")
    WAITING = "waiting", _("Invited, but not joined")


class Mailing(models.Model):
    """Mails that a person ordered for a group of people: a frozen list, counted and hashed, due at one time."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="mailings")
    group = models.CharField(max_length=9, choices=MailingGroup.choices)
    days = models.PositiveSmallIntegerField(default=0)
    """For those waiting: at least so many days since their invitation."""
    due_at = models.DateTimeField()
    recipients = models.PositiveIntegerField()
    list_hash = models.CharField(max_length=64)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="program__organisation")

    def __str__(self) -> str:
        return f"mailing {self.pk} {self.group}"


class MailText(models.Model):
    """An administrator's own words for one kind of mail, for a role and a language where these are given."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="mail_texts")
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    role = models.CharField(max_length=6, blank=True)
    """mentor or mentee; empty for everybody."""
    language = models.CharField(max_length=8, blank=True)
    """A code as the field *language* holds it; empty for everybody."""
    subject = models.CharField(_("subject"), max_length=150)
    title = models.CharField(_("heading"), max_length=150)
    text = models.TextField(_("text"), max_length=5000)
    button = models.CharField(_("button"), max_length=60)

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "kind", "role", "language"], name="mail_text_once")
        ]

    def __str__(self) -> str:
        return f"text of {self.kind} {self.role} {self.language}"


class Notice(models.Model):
    """The outbox and its memory. The key (program, address_hash, kind, occasion) survives undo, deletion and erasure."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="notices")
    participant_id = models.BigIntegerField(null=True)
    run_id = models.BigIntegerField(null=True)
    mailing = models.ForeignKey(Mailing, null=True, on_delete=models.SET_NULL, related_name="notices")
    address = models.CharField(max_length=320, blank=True)
    address_hash = models.CharField(max_length=64)
    """HMAC-SHA-256 of the e-mail key with the installation's secret, in hex."""
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    occasion = models.CharField(max_length=60, default="first")
    """"first" for the first invitation; each *Invite again* and each mailing has its own."""
    state = models.CharField(max_length=9, choices=NoticeState.choices, default=NoticeState.QUEUED)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_owner = models.CharField(max_length=60, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    last_answer = models.CharField(max_length=500, blank=True)
    """The mail server's last line."""
    details = models.JSONField(null=True)
    """Of a mail about an import: {"user", "path", "file", "added", "changed", "left_out", "mails"}. Else null."""
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "address_hash", "kind", "occasion"], name="notice_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="notice_due"),
            models.Index(fields=["run_id", "state"], name="notice_of_run"),
            models.Index(fields=["program", "-id"], name="notice_newest"),
            models.Index(fields=["program", "state", "kind"], name="notice_states"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.state}"


class Invitation(models.Model):
    """A link that was mailed: only the hash of its 128-bit token is kept; single use, 14 days."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="invitations")
    participant_id = models.BigIntegerField(db_index=True)
    token_hash = models.CharField(max_length=64, unique=True)
    email_key = models.CharField(max_length=320)
    """The address it was mailed to: a link to an address that the person no longer has is void."""
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="program__organisation")

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class SuppressionReason(models.TextChoices):
    OPT_OUT = "opt_out", _("asked for no more mail")
    COMPLAINT = "complaint", _("called a mail unwanted")
    BOUNCE = "bounce", _("the address does not exist any more")


class Suppression(models.Model):
    """An address that no mail of the organisation goes to any more. Holds a keyed hash only, so it survives erasure."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="suppressions")
    address_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=9, choices=SuppressionReason.choices)
    at = models.DateTimeField()

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "address_hash"], name="suppression_once")
        ]

    def __str__(self) -> str:
        return f"suppression {self.pk} {self.reason}"


class MailPause(models.Model):
    """While this row exists no mail of the organisation leaves: somebody pressed *Pause*, or data was restored."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="mail_pause")
    reason = models.CharField(max_length=20, default="person")
    """"person", "restored", or "bounces" where too many mails came back."""
    at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    def __str__(self) -> str:
        return f"paused {self.reason}"

    @property
    def is_restored(self) -> bool:
        """Whether it was set by `muster restore`; only an owner lifts that."""
        return self.reason == "restored"


class MailMark(models.Model):
    """How often mails were taken for sending, as a file outside the database knows it too: see `muster.notices.marker`."""

    count = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"mark {self.count}"


class WorkerBeat(models.Model):
    """The last sign of life of each worker. Belongs to the installation, not to an organisation."""

    worker_id = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker_id} {self.at}"
