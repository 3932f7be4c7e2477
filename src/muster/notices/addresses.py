"""How an address is remembered once the address itself may be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from muster.engine.identity import keyed_hash

if TYPE_CHECKING:
    from collections.abc import Iterable


def address_hash(email_key: str) -> str:
    """HMAC-SHA-256 of the e-mail key with the installation's secret, in hex."""
    return keyed_hash(email_key, settings.SECRET_KEY.encode())


def list_hash(email_keys: Iterable[str]) -> str:
    """What tells a list of people from every other, whatever its order: HMAC-SHA-256 with the installation's secret, in hex."""
    return address_hash("\n".join(sorted(email_keys)))
