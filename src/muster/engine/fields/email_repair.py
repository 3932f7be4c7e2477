"""What an address that can't be read was probably meant to be. Only offered, never taken by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from muster.engine.fields.scripts import in_ascii, is_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|<at>|\s+at\s+|\s+arroba\s+)\s*", re.IGNORECASE)
_DOT = re.compile(
    r"\s*(?:\(dot\)|\[dot\]|\{dot\}|<dot>|\s+dot\s+|\(punkt\)|\[punkt\]|\s+punkt\s+)\s*", re.IGNORECASE
)
_AROUND = re.compile(r"\s*([@.])\s*")
_SEVERAL_AT = re.compile(r"@{2,}")
_SEVERAL_DOTS = re.compile(r"\.{2,}")
_ADDRESS = re.compile(r"(?<![^\s<>()\[\]:;,|“„«])[^\s<>()\[\]\"“”„«»,;:|]+@[^\s<>()\[\]\"“”„«»,;:|@]+")
_PROVIDERS = {"gmail": "gmail.com", "googlemail": "googlemail.com", "hotmail": "hotmail.com", "outlook": "outlook.com",
              "yahoo": "yahoo.com", "icloud": "icloud.com"}  # fmt: skip


def candidates(given: str) -> Iterator[str]:
    """Texts that the address may have been meant to be, those that change least first."""
    text = given
    seen = {text}
    for mend in _MENDS:
        text = mend(text).strip()
        if text not in seen:
            seen.add(text)
            yield text
    alone = {found.strip(".'").lower(): found.strip(".'") for found in _ADDRESS.findall(text)}
    if len(alone) == 1:
        yield next(iter(alone.values()))


def _without_hidden(text: str) -> str:
    return "".join(letter for letter in text if letter in "\n\t\r" or not is_hidden(letter))


def _without_apostrophe(text: str) -> str:
    return text.removeprefix("'").removesuffix("'")


def _at_and_dot(text: str) -> str:
    return text if "@" in text else _DOT.sub(".", _AT.sub("@", text, count=1))


def _without_blanks(text: str) -> str:
    return _AROUND.sub(r"\1", text)


def _marks(text: str) -> str:
    text = _SEVERAL_DOTS.sub(".", _SEVERAL_AT.sub("@", text))
    local, at, domain = text.rpartition("@")
    domain = domain.strip(".")
    if domain.count(",") == 1 and " " not in domain:
        domain = domain.replace(",", ".")
    return f"{local}{at}{domain}"


def _provider(text: str) -> str:
    local, at, domain = text.rpartition("@")
    return f"{local}{at}{_PROVIDERS.get(domain.lower(), domain)}"


_MENDS: tuple[Callable[[str], str], ...] = (
    _without_hidden,
    _without_apostrophe,
    in_ascii,
    _at_and_dot,
    _without_blanks,
    _marks,
    _provider,
)
