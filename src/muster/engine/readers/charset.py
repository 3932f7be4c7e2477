"""Which encoding a text file is in, and what its text is."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from muster.engine.issues import ReadError

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
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp932", "gb18030", "big5", "cp949", "koi8_r", "mac_roman",
]  # fmt: skip
_WESTERN_LETTERS = frozenset("äöüÄÖÜßéèêëàâáåãçñíìîïóòôõøúùûýÿœæÉÈÀÁÅÇÑÍÓØÚŒÆ€’“”„–—…´ «»°§²³©®¿¡")
_BLOCK = 2**20
_SAMPLE = 2**18


def detect_codec(path: Path) -> tuple[str, str]:
    """The codec to open the file with, and the encoding's name. UTF-8 is tried on the whole file before guessing."""
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return codec, name
    without_mark = _utf16_without_mark(head)
    if without_mark:
        return without_mark, "utf-16"
    if _is_utf8(path):
        return "utf-8", "utf-8"
    guessed = _guess(_sample(path))
    return guessed, guessed


def _utf16_without_mark(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.2 or min(even, odd) > len(head) * 0.05:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(path: Path) -> bytes:
    """Lines with bytes beyond ASCII, which alone tell encodings apart, from the whole file."""
    found, size = [], 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                found.append(line)
                size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(found)[:_SAMPLE]


def _guess(sample: bytes) -> str:
    """Windows' western code page wherever it gives usual letters; else what the statistics of languages say."""
    western = sample.decode("cp1252", "replace")
    unusual = {character for character in western if not character.isascii()} - _WESTERN_LETTERS
    if not unusual:
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_LIKELY, threshold=0.6).best()
    if best is not None:
        return best.encoding
    for codec in _LIKELY:
        try:
            sample.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    raise ReadError("file.unknown_encoding")
