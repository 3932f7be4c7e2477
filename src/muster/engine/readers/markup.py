"""XML that holds a spreadsheet, read as a stream of elements: no entities, no network, no tree that grows."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from lxml import etree

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def elements(
    stream: IO[bytes], *, starts: Sequence[str], ends: Sequence[str]
) -> Iterator[tuple[bool, etree._Element]]:
    """Elements of these names as they begin (True: only their attributes are known) and as they end.

    Whoever is done with an element that ended calls `forget` on it.
    """
    found = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=sorted({*starts, *ends}),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    is_first = True
    try:
        for event, element in found:
            if is_first and element.getroottree().docinfo.doctype:
                raise ReadError("file.doctype")
            is_first = False
            is_start = event == "start"
            if element.tag in (starts if is_start else ends):
                yield is_start, element
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, LookupError, OSError) as error:
        raise ReadError("file.damaged") from error


def forget(element: etree._Element) -> None:
    """Gives the memory of an element and of those before it back."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
