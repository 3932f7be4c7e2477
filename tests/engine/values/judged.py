"""Whether the engine does with made-up addresses what is to become of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields import CleanContext, clean_column
from muster.engine.identity import email_key
from muster.engine.table import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.engine.values.addresses import Address

SPEC = FieldSpec("email", "E-mail", "email")
SILENT = (None, "email.role_address", "email.private_domain")
"""What an ordinary address may be told about."""


def judged(addresses: Iterable[Address]) -> Iterator[tuple[Address, bool]]:
    """Each address with whether its value, key and code are the right ones."""
    given = list(addresses)
    cleaned = clean_column(pl.Series([address.text for address in given]), SPEC, CleanContext())
    codes = dict(cleaned.problems.select("row", "code").iter_rows())
    for row, (address, value) in enumerate(zip(given, cleaned.values.to_list(), strict=True)):
        yield address, is_right(address, value, codes.get(row))


def is_right(address: Address, value: str | None, code: str | None) -> bool:
    if address.code is None:
        return value == address.address and email_key(value or "") == address.key and code in SILENT
    return value == address.address and code == address.code
