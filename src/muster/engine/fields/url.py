"""Web addresses: http and https only."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.scripts import has_hidden
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered, read_as

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_HOST = r"[^\s/?#@:<>\"'\\()]+(?:\.[^\s/?#@:<>\"'\\()]+)+"
_WITH_SCHEME = rf"(?i)^https?://{_HOST}(?::\d{{1,5}})?(?:[/?#][^\s<>\"]*)?$"
_WITHOUT = r"(?i)^[a-z0-9\p{L}-]+(?:\.[a-z0-9\p{L}-]+)*\.[a-z\p{L}]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?$"
_WITH_SCHEME_ONE = re.compile(_WITH_SCHEME)
_WITHOUT_ONE = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?\Z")
_SLIPS = re.compile(
    r"\A(?:https?|htt?ps?|http?s|hhttps?|htpps?|ttps?)\s*(?::/{0,3}|//|;//|:\\\\|\s*:\s*//)\s*(?=\w)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"\A[<(\[\"']\s*(.+?)\s*[>)\]\"'][.,;]*\Z")
_LINKEDIN_PATH = re.compile(r"\A(?:linkedin(?:\.com)?\s*[:/]\s*)?/?(in/[\w%-]+)/?\Z", re.IGNORECASE)
_HANDLE = re.compile(r"\A@([\w%-]{3,100})\Z")
_BARE_HANDLE = re.compile(r"\A(?=[\w-]*[\d-])[a-z][\w-]{2,99}\Z", re.IGNORECASE)
LINKEDIN = "https://www.linkedin.com/in/"
LIMIT = 2_000


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """Addresses with their scheme; `https://` where none was written. Handles, in a field that is about LinkedIn."""
    return settle(tidy(texts), context, partial(_read, is_linkedin=_is_about_linkedin(spec)), _quick())


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are a web address with a scheme, `www.` or a path."""
    return share(
        tidy(sample), lambda text: text.lower().startswith(("http://", "https://", "www.")) or ".com/" in text
    )


def _is_about_linkedin(spec: FieldSpec) -> bool:
    return "linkedin" in f"{spec.key} {spec.label}".lower()


def _quick() -> pl.Expr:
    text = pl.col("text")
    whole = pl.when(text.str.contains(_WITH_SCHEME)).then(text)
    short = pl.when(text.str.contains(_WITHOUT)).then("https://" + text)
    is_plain = (text.str.len_chars() <= LIMIT) & ~text.str.contains(r"[\p{Cc}\p{Cf}]|[.,;]$")
    return pl.when(is_plain).then(pl.coalesce(whole, short))


def _read(text: str, *, is_linkedin: bool) -> str | Problem:
    if len(text) > LIMIT:
        return Problem("text.too_long", params={"limit": LIMIT})
    if has_hidden(text.replace("\n", " ")):
        return Problem("url.unreadable")
    wrapped = _WRAPPED.match(text)
    inner = (wrapped.group(1) if wrapped else text).rstrip(".,;")
    address = _address(inner)
    if address:
        return address
    return _handle(inner, is_linkedin=is_linkedin) or offered(
        "url.unreadable", _near(inner, is_linkedin=is_linkedin)
    )


def _address(text: str) -> str | None:
    if _WITH_SCHEME_ONE.match(text):
        return text
    return f"https://{text}" if _WITHOUT_ONE.match(text) else None


def _handle(text: str, *, is_linkedin: bool) -> Problem | None:
    """`in/anna-berg` and `@anna-berg` name a profile where the field asks for one."""
    path = _LINKEDIN_PATH.match(text) if is_linkedin else None
    if path:
        return read_as(LINKEDIN + path.group(1).partition("/")[2])
    handle = _HANDLE.match(text) if is_linkedin else None
    return read_as(LINKEDIN + handle.group(1)) if handle else None


def _near(text: str, *, is_linkedin: bool) -> str | None:
    """The address that was probably meant: a mistyped scheme, or a handle without any sign that it is one."""
    if _SLIPS.match(text):
        mended = "https://" + _SLIPS.sub("", text)
        return mended if _WITH_SCHEME_ONE.match(mended) else None
    if is_linkedin and _BARE_HANDLE.match(text):
        return LINKEDIN + text
    found = re.findall(r"https?://[^\s<>\"]+", text)
    return (
        found[0].rstrip(".,;)")
        if len(found) == 1 and _WITH_SCHEME_ONE.match(found[0].rstrip(".,;)"))
        else None
    )


TYPE = FieldType("url", clean, recognise)
