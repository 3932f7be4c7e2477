"""Whether a workbook names parts of itself that lie elsewhere. Nothing outside is ever opened; who asks for it is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    import zipfile

_HARMLESS = frozenset(
    {
        "hyperlink",
        "externalLinkPath",
        "externalLinkLongPath",
        "xlExternalLinkPath",
        "xlPathMissing",
        "xlAlternateStartup",
        "xlStartup",
        "xlLibrary",
        "image",
        "oleObject",
        "attachedToolbars",
        "queryTable",
    }
)
"""Places for people to go to, and workbooks that formulas name: programs write them, and the cells don't need them."""
_MOST_BYTES = 64 * 2**20
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"""\sTargetMode\s*=\s*["']\s*External""", re.IGNORECASE)
_TYPE = re.compile(rb"""\sType\s*=\s*["']([^"']*)""")
_TARGET = re.compile(rb"""\sTarget\s*=\s*["']([^"']{0,80})""")


def check_relations(package: zipfile.ZipFile) -> None:
    """Refuses a workbook one of whose parts would come from outside of it."""
    for part in package.infolist():
        if part.filename.lower().endswith(".rels"):
            with package.open(part) as stream:
                _check(stream.read(_MOST_BYTES))


def _check(content: bytes) -> None:
    for relation in _RELATION.findall(content):
        if _EXTERNAL.search(relation) is None:
            continue
        kind, place = _TYPE.search(relation), _TARGET.search(relation)
        if kind is None or kind[1].decode("utf-8", "replace").rpartition("/")[2] not in _HARMLESS:
            raise ReadError(
                "file.external_relation", place=place[1].decode("utf-8", "replace") if place else "?"
            )
