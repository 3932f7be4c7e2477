"""Rules over rows: one file a rule."""

from __future__ import annotations

from muster.engine.checks import (
    duplicates,
    erased,
    leading_zeros,
    likely_same,
    missing_identity,
    missing_role,
    required,
    several_addresses,
    status,
    two_people,
    two_values,
)
from muster.engine.checks.shapes import Check, Checking

__all__ = ["CHECKS", "WHO", "Check", "Checking"]

WHO: tuple[Check, ...] = (
    missing_identity.find,
    erased.find,
    two_people.find,
    several_addresses.find,
    duplicates.find,
    two_values.find,
    missing_role.find_beside,
)
"""Who somebody is, and whether rows agree about it: each sees the rows that none of these before it has blocked, those with a
cell that blocks them included. A slip in one row's status must not hide that another row is about the same person."""

CHECKS: tuple[Check, ...] = (
    missing_role.find,
    leading_zeros.find,
    likely_same.find,
    status.find,
    required.find,
)
"""Everything else: each sees the rows that nothing blocks yet."""
