"""Which encoding a text file is in, and what becomes of bytes that have no place in it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.readers.languages import families, plausibility

if TYPE_CHECKING:
    from pathlib import Path

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
"""First bytes, the codec that takes them off, and what people call the encoding."""
_ISO_2022 = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
_BLOCK, _LARGE_BLOCK = 2**20, 2**22
_HEAD = 8192
_SAMPLE = 2**16
_GOOD_FOR_BAD = 4
"""So many good characters of UTF-8 for each bad byte: chance makes far fewer in any other encoding."""
_BAD_COST = 3.0
_ZEROS, _TIMES, _HALF = 0.08, 3, 0.5
"""From this share on, and so many times that of the other bytes, zeros mean two bytes a character."""
_KEEP_BYTES = "muster-keep-bytes"
_KEPT = re.compile("[\udc00-\udcff]+")
_REPLACED = "\ufffd"


@dataclass(frozen=True)
class Charset:
    """How to open a text file."""

    codec: str
    name: str
    """What people call it."""
    is_clean: bool = True
    """Every byte has a meaning in it."""

    @property
    def errors(self) -> str:
        """For `open`: bytes without meaning become lone surrogates, which `readable` takes away."""
        return "strict" if self.is_clean else _KEEP_BYTES

    def without_marks(self, text: str) -> str:
        """The text with every byte that has no meaning replaced."""
        return text if self.is_clean else readable(text, self)


def detect_charset(path: Path) -> Charset:
    """The encoding of the file. UTF-8 is tried on the whole file before guessing."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    told = _by_first_bytes(head)
    if told is None:
        if _is_utf8(path):
            return Charset("utf-8", "utf-8")
        good, bad = _utf8_counts(path)
        if good >= _GOOD_FOR_BAD * bad:
            return Charset("utf-8", "utf-8", is_clean=False)
        guessed = _guess(_sample(path))
        told = (guessed, guessed)
    codec, name = told
    return Charset(codec, name, is_clean=_is_clean(path, codec))


def readable(text: str, charset: Charset) -> str:
    """The text without kept bytes: in UTF-8 a lone one is the western letter it mostly is, else a replacement sign."""
    return _KEPT.sub(lambda found: _letters(found[0], charset), text)


def zero_pattern(head: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 without a mark, told by where its zeros stand."""
    head = head[: len(head) // 4 * 4]
    quarter = max(1, len(head) // 4)
    zeros = [head[n::4].count(0) / quarter for n in range(4)]
    for wide, order in (("utf-32-le", zeros), ("utf-32-be", zeros[::-1])):
        if order[3] == 1 and order[2] > _HALF and _decodes(head, wide):
            return wide
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if max(even, odd) < max(_ZEROS, _TIMES * min(even, odd)):
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    return codec if _decodes(head, codec) else None


def _decodes(head: bytes, codec: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(head)
    except UnicodeDecodeError:
        return False
    return sum(unicodedata.category(one) in {"Cn", "Co"} for one in text) <= len(text) * 0.02


def _by_first_bytes(head: bytes) -> tuple[str, str] | None:
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return codec, name
    zeros = zero_pattern(head)
    if zeros is not None:
        return zeros, zeros[:6]
    for sign, escaped in _ISO_2022:
        if sign in head and head.isascii():
            return escaped, escaped
    return None


def _utf8_counts(path: Path) -> tuple[int, int]:
    """How many characters beyond ASCII the file has as UTF-8, and how many bytes that are none."""
    decoder = codecs.getincrementaldecoder("utf-8")(_KEEP_BYTES)
    good = bad = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            text = decoder.decode(block)
            if not text.isascii():
                kept = len(_KEPT_ONE.findall(text))
                bad += kept
                good += len(_BEYOND_ASCII.findall(text)) - kept
        bad += len(decoder.decode(b"", final=True))
    return good, bad


_KEPT_ONE = re.compile("[\udc00-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _is_utf8(path: Path) -> bool:
    """As `_is_clean`, several times faster: on whole lines, by a check that makes no text of them."""
    with path.open("rb") as file:
        while block := file.read(_LARGE_BLOCK):
            if not block.endswith(b"\n"):
                block += file.readline(_LARGE_BLOCK)
            if not block.endswith(b"\n") and file.peek(1):
                return _is_clean(path, "utf-8")
            try:
                pl.Series([block], dtype=pl.Binary).cast(pl.String)
            except pl.exceptions.PolarsError:
                return False
    return True


def _is_clean(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _sample(path: Path) -> bytes:
    """Lines with bytes beyond ASCII, which alone tell encodings apart, from the whole file."""
    found, size = [], 0
    with path.open("rb") as file:
        while line := file.readline(_SAMPLE):
            if not line.isascii():
                found.append(line)
                size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(found)[:_SAMPLE]


def _guess(sample: bytes) -> str:
    """The codec whose text looks most like what people write; of equal ones the first."""
    best, best_score = "cp1252", float("-inf")
    beyond = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - the last of ASCII
    for family in families():
        for codec in family.codecs:
            text = sample.decode(codec, _KEEP_BYTES)
            bad = len(_KEPT_ONE.findall(text))
            good = _KEPT_ONE.sub("", text)
            score = plausibility(good, family) + family.prior - _BAD_COST * bad / beyond
            if score > best_score + 1e-9:
                best, best_score = codec, score
    return best


def _letters(kept: str, charset: Charset) -> str:
    if charset.name != "utf-8":
        return _REPLACED * len(kept)
    letters = bytes(ord(one) - 0xDC00 for one in kept).decode("cp1252", "replace")
    return "".join(one if one.isalpha() else _REPLACED for one in letters)


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(_KEEP_BYTES, _keep_bytes)
