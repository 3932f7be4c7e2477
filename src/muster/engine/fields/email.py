"""E-mail addresses. The spelling is kept; who an address names is `muster.engine.identity.email_key`.

What is taken, refused and offered for repair is decided in docs/decisions/0023-an-address-is-exact.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

import idna
import polars as pl
from email_validator import EmailNotValidError, validate_email

from muster.engine.fields import email_repair
from muster.engine.fields.email_typos import ENDINGS, ROLES, domain_typos
from muster.engine.fields.scripts import has_hidden, is_disguised, is_mixed
from muster.engine.fields.settle import answered, settle, share
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered
from muster.engine.identity import email_key
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
PLAIN = rf"^{_ATOM}+(?:\.{_ATOM}+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}$"
LONGEST_ADDRESS, LONGEST_LOCAL = 254, 64
"""RFC 5321, in bytes."""
PRIVATE_ENDINGS = ("local", "lan", "internal", "test")
_REFUSED_ENDINGS = ("localhost", "invalid", "onion", "arpa")

_ANGLE = re.compile(r"([^<>]*)<\s*([^<>]*?)\s*>\s*[.,;:]*\Z", re.DOTALL)
_MAILTO = re.compile(r"mailto:\s*([^?]*)(?:\?.*)?\Z", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"([\"“„«(\[])\s*([^\"“”„«»()\[\]\s]+)\s*[\"”“»)\]]\s*[.,;:]*\Z")
_TRAILING = re.compile(r"[.,;:!?]+\Z")
_NUMERIC = re.compile(r"\[.*\]|[\d.]+|(?:ipv6:)?[0-9a-f:]*:[0-9a-f:.]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s;,/|&<>()]+")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Addresses as given, without a name, brackets or `mailto:` around them."""
    text = pl.col("text")
    length_fits = (text.str.len_bytes() <= LONGEST_ADDRESS) & (
        text.str.find("@", literal=True) <= LONGEST_LOCAL
    )
    is_plain = text.str.contains(PLAIN) & length_fits & ~text.str.contains(_look_twice())
    kept = frozenset(context.answers.values())
    # Not `tidy`: a character that can't be seen may be what is wrong with an address.
    trimmed = answered(trim(texts), context.answers, trim)
    without_answers = CleanContext(counts=context.counts)
    return settle(trimmed, without_answers, partial(read, kept=kept), pl.when(is_plain).then(text))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that hold an address."""
    return share(trim(sample), is_read)


def trim(texts: pl.Series) -> pl.Series:
    """The texts without outer blanks of any kind; null where empty."""
    stripped = texts.cast(pl.String).str.strip_chars()
    return pl.select(pl.when(stripped != "").then(stripped)).to_series()


def is_read(text: str) -> bool:
    """Whether the text is taken as an address, with or without a remark."""
    found = read(text)
    return isinstance(found, str) or found.value is not None


def read(given: str, kept: frozenset[str] = frozenset()) -> str | Problem:
    """The address, or what is wrong with it and the address that was probably meant. What is in `kept` was chosen."""
    found = read_exactly(given)
    if isinstance(found, Problem):
        return found._replace(params=_with_proposal(found, given))
    local, _, domain = found.lower().rpartition("@")
    meant = domain_typos().get(domain)
    if meant and found not in kept:
        return Problem("email.typo", params={"proposal": f"{found[: len(local)]}@{meant}"}, value=found)
    ending = domain.rpartition(".")[2]
    if ending in ENDINGS:
        proposal = f"{found[: -len(ending)]}{ENDINGS[ending]}"
        return offered("email.no_such_ending", _typo_free(proposal), ending=ending)
    return _remarked(found, local, domain)


def read_exactly(given: str) -> str | Problem:
    """The address by the rules alone, without a look at slips."""
    text = " ".join(given.split())
    if has_hidden(given.replace("\n", " ").replace("\r", " ").replace("\t", " ")):
        named = _ANGLE.match(text)
        if not named or has_hidden(named.group(2)) or _DIRECTIONS & set(text):
            return Problem("email.hidden")
    address = _unwrapped(text)
    if _addresses_in(text) > 1 and not _names_itself(text, address):
        return Problem("email.several")
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or "@" in local or local[0] == "'":
        return Problem("email.unreadable")
    return _of_parts(address, local, domain)


def _of_parts(address: str, local: str, domain: str) -> str | Problem:
    if not local.isascii():
        return Problem("email.non_ascii")
    if _NUMERIC.fullmatch(domain):
        return Problem("email.ip_address")
    if "." not in domain.replace("。", "."):
        return Problem("email.single_label", params={"domain": domain})
    return _validated(address, domain)


def _validated(address: str, domain: str) -> str | Problem:
    # Letters that only look different from ASCII would name another spelling than the one that is read.
    if unicodedata.normalize("NFKC", domain) != unicodedata.normalize("NFC", domain) or "。" in domain:
        return Problem("email.unreadable")
    if re.search(r"\.(?:\d+|.)\Z", domain) or not _is_named(domain):
        return Problem("email.unreadable")
    private = domain.lower().endswith(tuple(f".{ending}" for ending in PRIVATE_ENDINGS))
    checked = f"{address}.com" if private else address
    try:
        validate_email(checked, check_deliverability=False, strict=True)
    except (EmailNotValidError, ValueError):
        return Problem("email.unreadable")
    return address if email_key(address) else Problem("email.unreadable")


def _is_named(domain: str) -> bool:
    """Whether each A-label of the domain stands for letters, as IDNA 2008 has it."""
    try:
        return all(
            bool(idna.decode(label)) for label in domain.split(".") if label.lower().startswith("xn--")
        )
    except (idna.IDNAError, UnicodeError):
        return False


def _unwrapped(text: str) -> str:
    """What is left without the name, the brackets, `mailto:` and the punctuation around an address."""
    named = _ANGLE.match(text)
    inner = named.group(2) if named else text
    quoted = _QUOTED.match(inner)
    if quoted and "@" in quoted.group(2):
        inner = quoted.group(2)
    link = _MAILTO.match(inner)
    address = unquote(link.group(1)) if link else inner
    return _TRAILING.sub("", address.strip())


def _addresses_in(text: str) -> int:
    return sum("@" in part for part in _BETWEEN.split(text))


def _names_itself(text: str, address: str) -> bool:
    """`a@b.c <a@b.c>`, as mail programs write somebody without a name."""
    named = _ANGLE.match(text)
    before = named.group(1).strip(" \"'") if named else ""
    key = email_key(address)
    return key is not None and key == email_key(before)


def _remarked(found: str, local: str, domain: str) -> str | Problem:
    if has_two_scripts(domain):
        return Problem("email.mixed_script", params={"domain": domain}, value=found)
    if domain.endswith(tuple(f".{ending}" for ending in PRIVATE_ENDINGS)):
        return Problem("email.private_domain", Severity.INFORMS, value=found)
    if local in _roles():
        return Problem("email.role_address", Severity.INFORMS, value=found)
    return found


def has_two_scripts(domain: str) -> bool:
    """Whether a label of the domain mixes alphabets, or looks like another one's letters in front of a Latin ending."""
    if domain.isascii() and "xn--" not in domain:
        return False
    labels = [_shown(label) for label in domain.split(".")]
    ends_latin = labels[-1].isascii()
    return any(is_mixed(label) or (ends_latin and is_disguised(label)) for label in labels)


def _shown(label: str) -> str:
    return idna.decode(label) if label.startswith("xn--") else label


def _with_proposal(problem: Problem, given: str) -> dict[str, str | int]:
    for candidate in email_repair.candidates(given):
        found = _typo_free(candidate)
        if found:
            return {**problem.params, "proposal": found}
    return dict(problem.params)


def _typo_free(candidate: str) -> str | None:
    """The candidate as an address that nothing is wrong with, its domain's slip mended; None where there is none."""
    found = read_exactly(candidate)
    if isinstance(found, Problem):
        return None
    local, _, domain = found.rpartition("@")
    head, _, ending = domain.rpartition(".")
    mended = f"{head}.{ENDINGS[ending.lower()]}" if ending.lower() in ENDINGS else domain
    mended = domain_typos().get(mended.lower(), mended)
    return None if has_two_scripts(mended.lower()) else f"{local}@{mended}"


@cache
def _roles() -> frozenset[str]:
    return frozenset(ROLES)


@cache
def _look_twice() -> str:
    """Plain addresses about which there is something to say, or to check further."""
    roles = "|".join(re.escape(role) for role in ROLES)
    typos = "|".join(re.escape(typo) for typo in sorted(domain_typos()))
    endings = "|".join((*ENDINGS, *PRIVATE_ENDINGS, *_REFUSED_ENDINGS))
    return rf"(?i)^'|^(?:{roles})@|@(?:{typos})$|\.(?:{endings})$|(?:@|\.)..--"


TYPE = FieldType("email", clean, recognise)
