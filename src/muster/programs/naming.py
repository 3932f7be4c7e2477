"""Slugs and keys made from what a person typed: lower-case ASCII, unique, never changed afterwards."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify

from muster.engine.profile import RESERVED_KEYS as ENGINE_KEYS

if TYPE_CHECKING:
    from collections.abc import Container

SLUG_LENGTH = 60

RESERVED_KEYS = frozenset({*ENGINE_KEYS, "action", "notify", "reason", "version", "roles"})
"""Names with a meaning of their own beside a field's key: in frames, in files, in forms."""


def free_name(wanted: str, taken: Container[str], *, separator: str) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that is not in `taken`, at most `SLUG_LENGTH` long."""
    if wanted not in taken:
        return wanted
    tails = (f"{separator}{number}" for number in count(2))
    return next(name for tail in tails if (name := wanted[: SLUG_LENGTH - len(tail)] + tail) not in taken)


def slug_of(name: str, *, fallback: str) -> str:
    """`name` as a slug; `fallback` where no letter or digit of it is ASCII."""
    return slugify(name)[:SLUG_LENGTH].strip("-_") or fallback


def key_of(label: str) -> str:
    """`label` as a field key, such as `job_title`."""
    return slug_of(label, fallback="field").replace("-", "_")
