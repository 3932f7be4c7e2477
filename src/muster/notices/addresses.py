"""How an address is remembered once the address itself may be gone."""

from __future__ import annotations

import hmac

from django.conf import settings


def address_hash(email_key: str) -> str:
    """HMAC-SHA-256 of the e-mail key with the installation's secret, in hex."""
    return hmac.digest(settings.SECRET_KEY.encode(), email_key.encode(), "sha256").hex()
