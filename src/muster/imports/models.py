"""One run of the import, from the dialog to its undo: settings, sources, edits, and where it stands."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from muster.programs.models import Program

LISTED = 1_000
"""So many of `set_aside` and of `kept` a run lists by name, as each list is written whole; its counts say how many there are."""


class RunState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PLANNED = "planned", _("Planned")
    QUEUED = "queued", _("Waiting")
    APPLYING = "applying", _("Being applied")
    PAUSED = "paused", _("Paused")
    CANCELLED = "cancelled", _("Cancelled")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")


class RunRole(models.TextChoices):
    """*Participant role* of the settings dialog; `both` comes from the command line."""

    MENTOR = "mentor", _("Mentors")
    MENTEE = "mentee", _("Mentees")
    SHEET = "sheet", _("By sheet or column")
    KEEP = "keep", _("Keep roles")
    BOTH = "both", _("Both")


class ImportRun(models.Model):
    """`settings`: the rest of `muster.engine.table.ImportSettings` as JSON (rules, clear_empty, only, date_order,
    values as [field, text, answer], role_column, max_change_percent, default_country).
    `counts`: those of `Plan.counts`, then what apply (set_aside, of these set_aside_erased) and undo (restored, removed,
    kept) did.
    Files lie in Django's storage under imports/<id>/: the upload, one Parquet a sheet, the plan.
    """

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="runs")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor_label = models.CharField(max_length=254, blank=True)
    """Who it was where there is no account: "command line"."""
    state = models.CharField(max_length=9, choices=RunState.choices, default=RunState.DRAFT)
    role = models.CharField(
        _("Participant role"), max_length=6, choices=RunRole.choices, default=RunRole.SHEET
    )
    overwrite = models.BooleanField(_("Overwrite participants"), default=False)
    notify = models.BooleanField(_("Notify imported participants"), default=False)
    notify_existing = models.BooleanField(default=False)
    settings = models.JSONField(default=dict)
    file_name = models.CharField(max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    upload_key = models.CharField(max_length=16, blank=True)
    """Names the folder of the upload that counts: files are written once, a second upload gets its own."""
    sheets_chosen = models.BooleanField(default=False)
    """Whether a person chose the sheets; those of a fresh upload are preselected only."""
    format = models.CharField(max_length=5, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=8, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Counts every choice and edit; a plan is of one revision, and stale when they differ."""
    choice_revision = models.PositiveIntegerField(default=0)
    """The revision of the newest choice that was no edit of cells or rows."""
    plan_revision = models.IntegerField(default=-1)
    plan_fingerprint = models.CharField(max_length=64, blank=True)
    recipients = models.PositiveIntegerField(default=0)
    list_hash = models.CharField(max_length=64, blank=True)
    """How many get an invitation, and what tells their list from every other: frozen with *Yes*. Empty for nobody."""
    counts = models.JSONField(default=dict)
    seconds = models.JSONField(default=dict)
    """Stage → seconds: read, match, check, plan, apply."""
    done_rows = models.PositiveIntegerField(default=0)
    total_rows = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    """Counts up with every lease; each chunk is written only while it still has its number."""
    lease_owner = models.CharField(max_length=60, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_rows = models.PositiveIntegerField(default=0)
    """When the worker that is at it began, and at which row: what the rows a second are counted from."""
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=60, blank=True)
    """The code of the sentence that says why a run failed."""
    set_aside = models.JSONField(default=list)
    """Who changed or was erased between plan and apply: [{"action", "email", "sheet", "sheet_row", "reason"}], with the
    "params" of the reason's sentence where it has any. Left as they were. The first `LISTED`."""
    undo_cursor = models.BigIntegerField(null=True, blank=True)
    """The change that an undo reached, going backwards."""
    kept = models.JSONField(default=list)
    """What an undo left as it is: [{"email", "field", "reason"}]. The first `LISTED`."""
    recognised = models.JSONField(default=dict)
    """Of a file whose every sheet has a known shape: {"file", "at"} of the import it was known by."""
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    """When somebody said *Yes*; an undo leaves it."""
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    added_options = models.JSONField(default=dict)
    """Field key → the options that this run added, which its undo takes back where nobody uses them."""
    upload_dropped_at = models.DateTimeField(null=True, blank=True)
    rows_dropped_at = models.DateTimeField(null=True, blank=True)
    """When the uploaded file, and when rows, plan and edits were deleted because their time had come."""

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["program", "-id"], name="run_newest"),
            models.Index(fields=["state", "lease_until"], name="run_due"),
        ]

    def __str__(self) -> str:
        return f"import {self.pk} {self.state}"

    @property
    def file_words(self) -> str:
        """The file's name; where there is none, why."""
        if self.file_name:
            return self.file_name
        return str(_("A file whose name was erased") if self.upload_key else _("No file yet"))


class Source(models.Model):
    """One sheet of the uploaded file, with its header row, role and column map.

    `columns`: a list, one entry a column of the sheet: {"column": n (from 1), "header", "field" (key or null),
    "confidence", "reason", "confirmed": bool}, and where people said so "default" (what empty cells hold) and "made" (of
    a column that stands in no sheet: see `muster.engine.table.MadeColumn`). Recomputed when the header row moves.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    is_hidden = models.BooleanField(default=False)
    is_selected = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(default=0)
    """Data rows below the header."""
    width = models.PositiveIntegerField(default=0)
    emails = models.PositiveIntegerField(default=0)
    """Cells that hold an e-mail address."""
    hidden_rows = models.PositiveIntegerField(default=0)
    """Of the data rows those that the sheet hides."""
    filtered_rows = models.PositiveIntegerField(default=0)
    """Of the hidden rows those that a filter hides."""
    skip_hidden = models.BooleanField(default=False)
    """Whether hidden rows are left out."""
    header_row = models.PositiveIntegerField(null=True)
    header_confidence = models.FloatField(default=0)
    header_reason = models.CharField(max_length=200, blank=True)
    header_confirmed = models.BooleanField(default=False)
    role = models.CharField(max_length=6, blank=True)
    """mentor · mentee · both · empty: a column or the dialog decides."""
    columns = models.JSONField(default=list)

    objects = ScopedManager(organisation="run__program__organisation")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="source_position_once")]

    def __str__(self) -> str:
        return self.name


class EditKind(models.TextChoices):
    """What an edit is about: a cell, a cell of a row typed below the sheet's own, all cells of a column, or a row."""

    CELL = "cell", _("Cell")
    ADDED = "added", _("Cell of an added row")
    REPLACE = "replace", _("Replacement")
    LEAVE_OUT = "leave_out", _("Row left out")
    BRING_IN = "bring_in", _("Row brought in")


class EditBatch(models.Model):
    """What one press changed during review: edits, or an answer to a question; taken back and done again as one."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="edit_batches")
    kind = models.CharField(max_length=12)
    """set · clear · paste · fill · replace · leave_out · bring_in · merge · decision"""
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField()
    """The revision that this made; those who had read an older one have not seen it."""
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_revision = models.PositiveIntegerField(null=True, blank=True)
    """The revision of the newest time it was taken back or done again."""
    answers = models.JSONField(default=dict)
    """Of a decision: {"before", "after"}, each the answers that it changed, as the run's settings keep them. Older ones have
    all answers of the setting in both: what differs is what they changed."""

    objects = ScopedManager(organisation="run__program__organisation")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["run", "undone_at"], name="edit_batch_of_run")]

    def __str__(self) -> str:
        return f"edit batch {self.pk}"


class Edit(models.Model):
    """One change that the administrator made to a cell, a column or a row during review; the newest one not undone wins."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="edits")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="edits")
    batch = models.ForeignKey(EditBatch, null=True, on_delete=models.CASCADE, related_name="edits")
    kind = models.CharField(max_length=9, choices=EditKind.choices, default=EditKind.CELL)
    sheet_row = models.PositiveIntegerField(null=True)
    """Null for a whole column."""
    column = models.PositiveIntegerField(null=True)
    """From 1, as in the sheet; null for a whole row."""
    before = models.TextField(null=True)  # noqa: DJ001 - null is an empty cell
    """Of a replacement: the text looked for."""
    after = models.TextField(null=True)  # noqa: DJ001
    is_whole = models.BooleanField(default=False)
    """Of a replacement: only cells that hold nothing else."""
    is_case_exact = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="run__program__organisation")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["source", "sheet_row"], name="edit_of_cell")]

    def __str__(self) -> str:
        return f"edit {self.pk}"


class MemoryKind(models.TextChoices):
    """What can be remembered of an import; see `muster.imports.memory`."""

    HEADER = "header", _("Headers")
    VALUE = "value", _("Values")
    DATE_ORDER = "date", _("Date orders")
    SEPARATOR = "split", _("Separators")
    SHEET = "sheet", _("Sheets")
    SHAPE = "shape", _("Known files")


class Memory(models.Model):
    """One thing that a program remembers of its imports. `digest` is that of what it is found by."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="memories")
    kind = models.CharField(max_length=6, choices=MemoryKind.choices)
    digest = models.CharField(max_length=64)
    subject = models.TextField()
    """The header, text, sheet or file as people know it."""
    field = models.CharField(max_length=60, blank=True)
    """The key of the field it is about, if it is about one."""
    answer = models.JSONField()
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="+")
    """The import it was last learnt from."""
    used_at = models.DateTimeField()

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        ordering = ["kind", "subject", "id"]
        constraints = [models.UniqueConstraint(fields=["program", "kind", "digest"], name="memory_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Recipe(models.Model):
    """Choices of the import under a name: the options of `muster import` as JSON, see `muster.imports.recipes`."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="recipes")
    name = models.CharField(max_length=60)
    document = models.JSONField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now=True)

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["program", "name"], name="recipe_name_once")]

    def __str__(self) -> str:
        return self.name
