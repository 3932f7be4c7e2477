"""Who somebody is: the key of an e-mail address, and which rows name whom."""

from __future__ import annotations

import hmac
import re

import polars as pl

PLAIN_ADDRESS = r"^[\x21-\x3f\x41-\x7e]+@[A-Za-z0-9.-]+$"
"""Addresses whose key is simply their lower case."""

_LOCAL = re.compile(r"[\x21-\x7e]+\Z")


def email_key(email: str) -> str | None:
    """Local part in ASCII lower case + "@" + domain as A-label in lower case; None where there is no such thing.

    Whether an address is acceptable is decided elsewhere (`muster.engine.fields.email`); this only says who it names.
    """
    local, at, domain = email.strip().rpartition("@")
    if not at or not domain or not _LOCAL.match(local):
        return None
    if not domain.isascii():
        try:
            import idna

            domain = idna.encode(domain, uts46=True).decode("ascii")
        except (UnicodeError, ValueError):
            return None
    return f"{local.lower()}@{domain.lower()}"


def keyed_hash(key: str, secret: bytes) -> str:
    """HMAC-SHA-256 of an e-mail key in hex: how an address is remembered once the address itself is gone."""
    return hmac.digest(secret, key.encode(), "sha256").hex()


def email_keys(emails: pl.Series) -> pl.Series:
    """`email_key` for a column: plain addresses at once, the others once a distinct text."""
    frame = pl.DataFrame({"text": emails})
    text = pl.col("text")
    frame = frame.with_columns(key=pl.when(text.str.contains(PLAIN_ADDRESS)).then(text.str.to_lowercase()))
    rest = frame.filter(text.is_not_null() & pl.col("key").is_null()).get_column("text").unique().to_list()
    if not rest:
        return frame.get_column("key")
    keys = pl.DataFrame(
        {"text": rest, "slow": [email_key(one) for one in rest]}, schema_overrides={"slow": pl.String}
    )
    joined = frame.join(keys, on="text", how="left", maintain_order="left")
    return joined.select(pl.coalesce("key", "slow").alias("key")).to_series()


def identify(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows (`email_key`, `f.employee_id`) with who each is: `id_owner`, `email_owner`, `participant_id`, `person`.

    The employee ID identifies first, the e-mail second; a row that shares its e-mail with one that an employee ID
    identifies is the same person. `person` is equal for rows of one person, null where nothing says who it is.
    """
    owners = people.select("participant_id", "email_key", "employee_id")
    by_id = owners.drop_nulls("employee_id").select(
        pl.col("employee_id").alias("f.employee_id"), id_owner="participant_id"
    )
    by_email = owners.select("email_key", email_owner="participant_id")
    found = rows.select("email_key", "f.employee_id")
    found = found.join(by_id, on="f.employee_id", how="left", maintain_order="left")
    found = found.join(by_email, on="email_key", how="left", maintain_order="left")
    found = found.with_columns(participant_id=pl.coalesce("id_owner", "email_owner"))
    found = found.join(_owners_in_file(found), on="email_key", how="left", maintain_order="left")
    owner = pl.coalesce("participant_id", "file_owner")
    person = pl.coalesce("p:" + owner.cast(pl.String), "e:" + pl.col("email_key"))
    return rows.hstack(
        found.select("id_owner", "email_owner", owner.alias("participant_id"), person.alias("person"))
    )


def _owners_in_file(found: pl.DataFrame) -> pl.DataFrame:
    """E-mail key → the participant that rows with this e-mail and a known employee ID point at."""
    told = found.filter(pl.col("id_owner").is_not_null() & pl.col("email_key").is_not_null())
    return told.group_by("email_key").agg(file_owner=pl.col("participant_id").min())
