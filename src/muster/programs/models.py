"""A mentoring program and the fields of its profile."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from muster.organisations.models import Organisation

FIXED_FIELDS = ("email", "employee_id", "first_name", "last_name", "role", "status")
"""Keys of the fields that are columns of a participant; every other field lives in `Participant.values`."""

ALWAYS_FIELDS = ("email", "first_name", "last_name", "role", "status")
"""Fixed fields that a program can't retire."""


INTERNAL_KEYS = frozenset({"notes"})
"""Standard questions that administrators answer about people, and people never see."""


class Program(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="programs")
    name = models.CharField(_("program"), max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    default_country = models.CharField(_("default country"), max_length=2, blank=True)
    """ISO 3166 alpha-2: how phone numbers without a country are read."""
    is_family_name_first = models.BooleanField(_("family name first"), default=False)
    """How full names are split where neither comma nor header says which part is which."""
    from_name = models.CharField(_("sender name"), max_length=200, blank=True)
    from_email = models.EmailField(_("sender address"), blank=True)
    reply_to = models.EmailField(_("reply to"), blank=True)
    hold_s = models.PositiveIntegerField(default=60)
    """Seconds between *Yes* and the first mail."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        indexes = [models.Index(fields=["organisation", "name"], name="program_by_name")]

    def __str__(self) -> str:
        return self.name


class FieldType(models.TextChoices):
    """The types an administrator can choose; each has a module of the same name in `muster.engine.fields`."""

    TEXT = "text", _("Text")
    LONG_TEXT = "long_text", _("Long text")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    URL = "url", _("URL")
    WHOLE_NUMBER = "whole_number", _("Whole number")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    YES_NO = "yes_no", _("Yes/no")
    SINGLE_CHOICE = "single_choice", _("Single choice")
    MULTIPLE_CHOICE = "multiple_choice", _("Multiple choice")
    COUNTRY = "country", _("Country")
    LANGUAGE = "language", _("Language")
    TIME_ZONE = "time_zone", _("Time zone")


class Audience(models.TextChoices):
    MENTOR = "mentor", _("Mentors")
    MENTEE = "mentee", _("Mentees")
    BOTH = "both", _("Mentors and mentees")


class Field(models.Model):
    """One question of the program's profile. `options` is a list of {"value": str, "aliases": [str]}."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="fields")
    key = models.SlugField(max_length=60)
    label = models.CharField(_("label"), max_length=200)
    help = models.CharField(_("help"), max_length=500, blank=True)
    type = models.CharField(_("type"), max_length=20, choices=FieldType.choices)
    options = models.JSONField(_("options"), default=list, blank=True)
    is_open = models.BooleanField(_("unknown values become options"), default=False)
    is_required = models.BooleanField(_("required"), default=False)
    is_internal = models.BooleanField(_("only for administrators"), default=False)
    """Participants neither see nor answer it; what the program holds about them includes it."""
    audience = models.CharField(_("asked of"), max_length=6, choices=Audience.choices, default=Audience.BOTH)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="program__organisation")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["program", "key"], name="field_key_once")]

    def __str__(self) -> str:
        return self.label
