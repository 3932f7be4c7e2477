"""How far a person has come, as far as a file may say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_WORDS = {
    "imported": "imported new neu importiert nuevo nouveau importé importado",
    "invited": "invited eingeladen invité invitée invitado invitada",
    "active": "active aktiv actif activo activa joined enabled",
    "suspended": "suspended paused inactive ausgesetzt pausiert gesperrt inaktiv suspendu suspendue inactif suspendido"
    " suspendida inactivo",
    "deactivated": "deactivated disabled deaktiviert désactivé désactivée desactivado desactivada",
}
WORDS = {word: status for status, words in _WORDS.items() for word in words.split()}


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """One of the five statuses."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that name a status."""
    return share(tidy(sample), lambda text: text.casefold() in WORDS)


def _read(text: str) -> str | Problem:
    return WORDS.get(text.casefold(), Problem("status.unknown"))


TYPE = FieldType("status", clean, recognise)
