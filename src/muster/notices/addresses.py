"""How an address is remembered once the address itself may be gone."""

from __future__ import annotations

from django.conf import settings

from muster.engine.identity import keyed_hash


def address_hash(email_key: str) -> str:
    """HMAC-SHA-256 of the e-mail key with the installation's secret, in hex."""
    return keyed_hash(email_key, settings.SECRET_KEY.encode())
