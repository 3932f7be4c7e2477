"""E-mail addresses. The spelling is kept; who an address names is `muster.engine.identity.email_key`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
from email_validator import EmailNotValidError, validate_email

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, no_problems, problems_where
from muster.engine.identity import email_key
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
PLAIN = rf"^{_ATOM}+(?:\.{_ATOM}+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}$"
_ODD = r"(?i)(?:@|\.)(?:xn--|..--)|\.(?:localhost|invalid|onion|arpa)$"
_PLAIN = re.compile(PLAIN)
_ANGLE = re.compile(r"[^<>]*<\s*(?:mailto:)?([^<>\s]+)\s*>\s*\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"@[^@]*[\s;,/|]+[^@]*@")

LONGEST_ADDRESS, LONGEST_LOCAL = 254, 64
"""RFC 5321, in bytes."""
PRIVATE_ENDINGS = ("local", "lan", "internal", "test")
_PRIVATE = rf"(?i)\.(?:{'|'.join(PRIVATE_ENDINGS)})$"

TYPOS = {
    "gmial.com": "gmail.com", "gmal.com": "gmail.com", "gmai.com": "gmail.com", "gamil.com": "gmail.com",
    "gnail.com": "gmail.com", "gmail.co": "gmail.com", "gmail.con": "gmail.com", "gmail.cm": "gmail.com",
    "gmil.com": "gmail.com", "googlemial.com": "googlemail.com", "hotmial.com": "hotmail.com",
    "hotmal.com": "hotmail.com", "hotmail.con": "hotmail.com", "hotnail.com": "hotmail.com",
    "outlok.com": "outlook.com", "outloook.com": "outlook.com", "outlook.con": "outlook.com",
    "yaho.com": "yahoo.com", "yahooo.com": "yahoo.com", "yahoo.con": "yahoo.com", "iclod.com": "icloud.com",
    "icloud.con": "icloud.com",
}  # fmt: skip
"""Domains that are nearly always meant to be another."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Addresses as given, without a name or `mailto:` around them."""
    text = pl.col("text")
    length_fits = (text.str.len_bytes() <= LONGEST_ADDRESS) & (
        text.str.find("@", literal=True) <= LONGEST_LOCAL
    )
    quick = pl.when(text.str.contains(PLAIN) & length_fits & ~text.str.contains(_ODD)).then(text)
    cleaned = settle(tidy(texts), context, _read, quick)
    remarks = [_private_domains(cleaned.values), _typos(cleaned.values)]
    return Cleaned(cleaned.values, pl.concat([cleaned.problems, *remarks]))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that hold an address."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str))


def _read(text: str) -> str | Problem:
    found = _ANGLE.match(text)
    address = (found.group(1) if found else text).removeprefix("mailto:").removeprefix("MAILTO:")
    if _SEVERAL.search(address):
        return Problem("email.several")
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or "@" in local:
        return Problem("email.unreadable")
    if not local.isascii():
        return Problem("email.non_ascii")
    if "." not in domain:
        return Problem("email.single_label", params={"domain": domain})
    return _validated(address)


def _validated(address: str) -> str | Problem:
    private = address.lower().endswith(tuple(f".{ending}" for ending in PRIVATE_ENDINGS))
    checked = f"{address}.com" if private else address
    try:
        validate_email(checked, check_deliverability=False, strict=True)
    except (EmailNotValidError, ValueError):
        return Problem("email.unreadable")
    return address if email_key(address) else Problem("email.unreadable")


def _private_domains(values: pl.Series) -> pl.DataFrame:
    return problems_where(values.str.contains(_PRIVATE), Problem("email.private_domain", Severity.INFORMS))


def _typos(values: pl.Series) -> pl.DataFrame:
    domains = values.str.extract(r"@([^@]+)$").str.to_lowercase()
    found = [
        problems_where(
            domains == typo,
            Problem("email.typo", params={"domain": typo, "proposal": TYPOS[typo]}),
        )
        for typo in domains.unique().drop_nulls().to_list()
        if typo in TYPOS
    ]
    return pl.concat([no_problems(), *found])


TYPE = FieldType("email", clean, recognise)
