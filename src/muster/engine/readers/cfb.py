"""Compound files (the "OLE" of old Office): streams by name. Every chain is followed within the file's own bounds."""

from __future__ import annotations

import struct
from array import array
from typing import NamedTuple

from muster.engine.issues import ReadError

SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks: end of chain, free, part of the table."""
_NO_ENTRY = 0xFFFFFFFF
_STREAM = 2
_SHIFTS = {9, 12}
_MINI_SHIFT = 6
_NAME_BYTES = 64


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file that stand at its top; those of embedded documents don't count."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._read_tables()
        except (struct.error, IndexError, ValueError) as error:
            raise ReadError("file.damaged") from error

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes:
        """The content of a stream."""
        entry = self._streams[name]
        is_small = entry.size < self._small_below
        source, table, shift = (
            (self._small, self._small_table, _MINI_SHIFT)
            if is_small
            else (self._sectors, self._table, self._shift)
        )
        content = _joined(source, _chain(table, entry.start), shift)
        if len(content) < entry.size:
            raise ReadError("file.damaged")
        return content[: entry.size]

    def _read_tables(self) -> None:
        header = self._content[:_HEADER_BYTES]
        (self._shift,) = struct.unpack_from("<H", header, 30)
        if self._shift not in _SHIFTS:
            raise ReadError("file.damaged")
        (directory,) = struct.unpack_from("<I", header, 48)
        self._small_below, small_table = struct.unpack_from("<2I", header, 56)
        self._sectors = memoryview(self._content)[1 << self._shift :]
        self._table = self._read_table(header)
        self._small_table = _numbers(self._joined(small_table))
        entries = _entries(self._joined(directory))
        self._small = memoryview(self._joined(entries[0].start))
        self._streams = _top_streams(entries)

    def _read_table(self, header: bytes) -> array[int]:
        """The table of chains, from the sectors that the header and its continuation list."""
        listed = list(struct.unpack_from("<109I", header, 76))
        following, many = struct.unpack_from("<2I", header, 68)
        seen = 0
        while following < _LAST_SECTOR and seen < many:
            numbers = _numbers(self._sector(following))
            listed += numbers[:-1]
            following = numbers[-1]
            seen += 1
            if len(listed) > len(self._content) >> self._shift << 1:
                raise ReadError("file.damaged")
        table = b"".join(self._sector(number) for number in listed if number < _LAST_SECTOR)
        return _numbers(table)

    def _sector(self, number: int) -> bytes:
        sector = bytes(self._sectors[number << self._shift : (number + 1) << self._shift])
        if len(sector) < 1 << self._shift:
            raise ReadError("file.damaged")
        return sector

    def _joined(self, start: int) -> bytes:
        return _joined(self._sectors, _chain(self._table, start), self._shift)


def _numbers(content: bytes) -> array[int]:
    return array("I", content[: len(content) // 4 * 4])


def _chain(table: array[int], start: int) -> list[int]:
    """The sectors of a stream in order. A chain longer than its table runs in a circle."""
    found: list[int] = []
    while start < _LAST_SECTOR:
        if start >= len(table) or len(found) > len(table):
            raise ReadError("file.damaged")
        found.append(start)
        start = table[start]
    return found


def _joined(source: memoryview, sectors: list[int], shift: int) -> bytes:
    return b"".join(source[number << shift : (number + 1) << shift] for number in sectors)


def _entries(directory: bytes) -> list[_Entry]:
    found = []
    for offset in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length, kind = struct.unpack_from("<HB", directory, offset + 64)
        name = directory[offset : offset + min(max(length - 2, 0), _NAME_BYTES)].decode(
            "utf-16-le", "replace"
        )
        left, right, child = struct.unpack_from("<3I", directory, offset + 68)
        start, size = struct.unpack_from("<2I", directory, offset + 116)
        found.append(_Entry(name, kind, left, right, child, start, size))
    if not found:
        raise ReadError("file.damaged")
    return found


def _top_streams(entries: list[_Entry]) -> dict[str, _Entry]:
    waiting, seen, found = [entries[0].child], set[int](), dict[str, _Entry]()
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY or number in seen or number >= len(entries):
            continue
        seen.add(number)
        entry = entries[number]
        waiting += [entry.left, entry.right]
        if entry.kind == _STREAM:
            found[entry.name] = entry
    return found
