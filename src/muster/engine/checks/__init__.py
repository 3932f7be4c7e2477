"""Rules over rows: one file a rule. Each sees the rows that no rule before it has blocked."""

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

__all__ = ["CHECKS", "Check", "Checking"]

CHECKS: tuple[Check, ...] = (
    missing_identity.find,
    erased.find,
    two_people.find,
    several_addresses.find,
    duplicates.find,
    two_values.find,
    missing_role.find,
    leading_zeros.find,
    likely_same.find,
    status.find,
    required.find,
)
