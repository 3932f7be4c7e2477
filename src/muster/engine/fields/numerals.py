"""How numbers are written: digits of any script, and the marks between them. Which mark is the decimal one is read from
the text or its column, never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from muster.engine.fields.digits import in_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = str.maketrans(
    {
        "٫": ",",
        "٬": "'",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "−": "-",
        "–": "-",
        "‒": "-",
        "﹣": "-",
        "＋": "+",
    }
)
_DECIMAL = "\u066b"
_PLAIN = re.compile(r"([+-]?)(\d{1,18})(?:\.(\d{1,18}))?\Z", re.ASCII)
_BOTH = {
    ".": re.compile(
        r"[+-]?(?:\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})*,\d{3})\.\d+\Z", re.ASCII
    ),
    ",": re.compile(r"[+-]?\d{1,3}(?:([. '])\d{3})(?:\1\d{3})*,\d+\Z", re.ASCII),
}
"""The decimal mark of a text that has both marks; also as India groups (1,23,456.78)."""
_GROUPS = {
    ".": re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3})\Z", re.ASCII),
    ",": re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){2,}\Z", re.ASCII),
}
"""Groups alone: what separates them is not the decimal mark."""
_FRACTION = {
    ".": re.compile(r"[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+)\Z", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)\Z", re.ASCII),
}
"""One mark that can't separate thousands."""
_NEUTRAL_GROUPS = re.compile(r"[+-]?\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*\Z", re.ASCII)
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}\Z", re.ASCII)
MARKS = (".", ",")


class Number(NamedTuple):
    """A number as canonical text (`value` None: it can't be told), and the two it could be by itself, if it could."""

    value: str | None
    either: tuple[str, str] | None = None


def normal(text: str) -> str:
    """The text with ASCII digits and marks."""
    marked = text.replace(_DECIMAL, ",").replace("\u066c", "'")
    return in_ascii_digits(marked).translate(_MARKS).strip()


def column_marks(texts: Iterable[str]) -> frozenset[str]:
    """The decimal marks that the texts of a column show. `12.5` shows none: cells that hold numbers come so everywhere."""
    plain = [normal(text) for text in texts]
    return frozenset(
        mark
        for mark in MARKS
        for shapes in (_BOTH, _GROUPS, _FRACTION)
        if (shapes, mark) != (_FRACTION, ".") and any(shapes[mark].match(text) for text in plain)
    )


def read_number(text: str, marks: frozenset[str] = frozenset()) -> Number | None:
    """The number; None where it is none. `marks`: the decimal marks that its column shows."""
    plain = normal(text)
    if _EITHER.match(plain):
        either = (str(_canonical(plain, ".")), str(_canonical(plain, ",")))
        return Number(_decided(plain, either, marks), either)
    shown = [mark for mark in MARKS for shapes in (_BOTH, _GROUPS, _FRACTION) if shapes[mark].match(plain)]
    value = _canonical(plain, shown[0] if shown else ".")
    return Number(value) if value is not None else None


def _decided(plain: str, either: tuple[str, str], marks: frozenset[str]) -> str | None:
    """`1,234` is what its column's mark makes of it; `1.234`, as number cells come, only stays where none speaks against it."""
    with_point, with_comma = either
    if "." in plain:
        return None if "," in marks else with_point
    if len(marks) != 1:
        return None
    return with_point if "." in marks else with_comma


def _canonical(plain: str, mark: str) -> str | None:
    """Digits, at most one point, no zeros that say nothing."""
    other = "," if mark == "." else "."
    is_grouped = mark in plain or other in plain or " " in plain or "'" in plain
    bare = (
        re.sub(rf"[ '{re.escape(other)}]", "", plain).replace(mark, ".")
        if is_grouped and _is_formed(plain, mark)
        else plain
    )
    found = _PLAIN.match(bare)
    if not found:
        return None
    sign, digits, decimals = found.groups()
    whole = digits.lstrip("0") or "0"
    fraction = (decimals or "").rstrip("0")
    value = f"{whole}.{fraction}" if fraction else whole
    return f"-{value}" if sign == "-" and value != "0" else value


def _is_formed(plain: str, mark: str) -> bool:
    """Whether the groups of a text are whole, with this decimal mark."""
    shapes = (_BOTH[mark], _GROUPS[mark], _FRACTION[mark], _NEUTRAL_GROUPS, _EITHER)
    return any(shape.match(plain) for shape in shapes)
