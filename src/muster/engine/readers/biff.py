"""What .xls and .xlsb have in common with their own bytes: records, texts, packed numbers, error codes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTINUE = 0x3C

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

_HEAD = struct.Struct("<HH")
_DOUBLE = struct.Struct("<d")
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


def records(stream: bytes, offset: int) -> Iterator[tuple[int, list[bytes]]]:
    """Kind and bytes of each .xls record from `offset` on; what continues it comes with it."""
    end = len(stream)
    while offset + _HEAD.size <= end:
        kind, size = _HEAD.unpack_from(stream, offset)
        offset += _HEAD.size
        chunks = [stream[offset : offset + size]]
        offset += size
        while offset + _HEAD.size <= end and stream[offset : offset + 2] == b"\x3c\x00":
            size = _HEAD.unpack_from(stream, offset)[1]
            offset += _HEAD.size
            chunks.append(stream[offset : offset + size])
            offset += size
        if offset > end:
            break
        yield kind, chunks
    raise ReadError("file.damaged")


def packed_number(packed: int) -> float:
    """An "RK": 30 bits of a whole number or of a float, perhaps to be divided by 100."""
    if packed & 2:
        number = float(packed >> 2 if packed < 2**31 else (packed >> 2) - 2**30)
    else:
        (number,) = _DOUBLE.unpack(((packed & 0xFFFFFFFC) << 32).to_bytes(8, "little"))
    return number / 100 if packed & 1 else number


def wide_text(content: bytes) -> str:
    """UTF-16 as text. NUL stands in for half a character, which the sheet replaces with an issue."""
    try:
        return content.decode("utf-16-le")
    except UnicodeDecodeError:
        halves = content.decode("utf-16-le", "surrogatepass" if len(content) % 2 == 0 else "replace")
        return "".join("\x00" if "\ud800" <= c <= "\udfff" else c for c in halves)


_URL_LINK = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_HAS_TARGET, _HAS_FRAME, _IS_TEXT, _HAS_NAME = 0x01, 0x80, 0x100, 0x10


def link_target(content: bytes) -> str:
    """The address in a hyperlink object ([MS-OSHARED] 2.3.7.1); empty where it leads to a file or into the workbook."""
    flags = int.from_bytes(content[4:8], "little")
    at = 8
    for flag in (_HAS_NAME, _HAS_FRAME):
        if flags & flag == flag:
            at += 4 + 2 * int.from_bytes(content[at : at + 4], "little")
    if not flags & _HAS_TARGET:
        return ""
    if flags & _IS_TEXT:
        size = 2 * int.from_bytes(content[at : at + 4], "little")
        return wide_text(content[at + 4 : at + 4 + size]).rstrip("\x00")
    if content[at : at + 16] != _URL_LINK:
        return ""
    size = int.from_bytes(content[at + 16 : at + 20], "little")
    return wide_text(content[at + 20 : at + 20 + size // 2 * 2]).partition("\x00")[0]


class Continued:
    """The bytes of a record and of those that continue it, read as one."""

    def __init__(self, chunks: list[bytes], offset: int = 0) -> None:
        self._chunks = chunks
        self._number = 0
        self._offset = offset

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        is_last = self._number >= len(self._chunks) - 1
        return is_last and self._offset >= len(self._chunks[-1])

    def text(self, *, is_short: bool = False) -> str:
        """A text with its length, its flags, and formatting that is passed over."""
        count = self._number_of(1 if is_short else 2)
        flags = self._number_of(1)
        runs = self._number_of(2) if flags & _RICH else 0
        extra = self._number_of(4) if flags & _EXTENDED else 0
        text = self._characters(count, is_wide=bool(flags & _WIDE))
        self._skip(4 * runs + extra)
        return text

    def _number_of(self, size: int) -> int:
        if self._offset >= len(self._chunks[self._number]):
            self._go_on()
        content = self._chunks[self._number][self._offset : self._offset + size]
        if len(content) < size:
            raise ReadError("file.damaged")
        self._offset += size
        return int.from_bytes(content, "little")

    def _characters(self, count: int, *, is_wide: bool) -> str:
        """Where a text goes on in the next record, that begins with a flag that says how wide it goes on."""
        found = bytearray()
        while count:
            if self._offset >= len(self._chunks[self._number]):
                self._go_on()
                is_wide = bool(self._number_of(1) & _WIDE)
            width = 2 if is_wide else 1
            chunk = self._chunks[self._number][self._offset : self._offset + count * width]
            taken = len(chunk) // width
            if not taken:
                raise ReadError("file.damaged")
            self._offset += taken * width
            count -= taken
            found += chunk[: taken * width] if is_wide else chunk.decode("latin-1").encode("utf-16-le")
        return wide_text(bytes(found))

    def _skip(self, size: int) -> None:
        while size:
            if self._offset >= len(self._chunks[self._number]):
                self._go_on()
            step = min(size, len(self._chunks[self._number]) - self._offset)
            self._offset += step
            size -= step

    def _go_on(self) -> None:
        self._number += 1
        self._offset = 0
        if self._number >= len(self._chunks):
            raise ReadError("file.damaged")
