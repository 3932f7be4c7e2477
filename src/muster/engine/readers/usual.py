"""Workbooks whose package is built in a rare but rightful way, written anew as every program expects them.

The format lets parts be in UTF-16, lie anywhere, and be named by way of other folders; old libraries for Windows put
backslashes into names. The cell reader knows the usual form only, and searches for bytes see UTF-8 only.
"""

from __future__ import annotations

import codecs
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from muster.engine.issues import ReadError

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER, _BOOK = "xl/", "xl/workbook.xml"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(r"""^(<\?xml[^>]*encoding\s*=\s*["'])[\w.-]+""")
_ROOT_RELATIONS = "_rels/.rels"


def in_usual_form(path: Path, folder: Path) -> Path:
    """The workbook itself, or a copy in `folder` in the form that every program writes."""
    with zipfile.ZipFile(path) as package:
        form = _Form(package)
        if form.is_usual:
            return path
        copy = folder / "usual.xlsx"
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for part in package.infolist():
                new.writestr(form.name_of(part.filename), form.content_of(part.filename))
    return copy


class _Form:
    """How a package is built, and what its parts would be called in the usual form."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {name.replace("\\", "/"): name for name in package.namelist()}
        self._wide = {name for name in package.namelist() if self._is_wide(name)}
        self._book = self._find_book()

    @property
    def is_usual(self) -> bool:
        """Whether nothing has to be changed."""
        if self._wide or self._book != _BOOK or any(name != stored for name, stored in self._names.items()):
            return False
        return not any("./" in (relation.get("Target") or "") for relation in self._relations_of(_BOOK))

    def name_of(self, stored: str) -> str:
        """The name in the usual form."""
        name = stored.replace("\\", "/")
        if name == self._book:
            return _BOOK
        folder, base = posixpath.split(self._book)
        if name == posixpath.join(folder, "_rels", f"{base}.rels"):
            return f"{_FOLDER}_rels/workbook.xml.rels"
        return _FOLDER + name.removeprefix(f"{folder}/") if folder and name.startswith(f"{folder}/") else name

    def content_of(self, stored: str) -> bytes:
        """The content, in UTF-8; relations by the full names of the usual form."""
        name = stored.replace("\\", "/")
        if not name.endswith(".rels"):
            return self._in_utf8(stored)
        return self._with_full_names(self._in_utf8(stored), posixpath.dirname(posixpath.dirname(name)))

    def _is_wide(self, name: str) -> bool:
        if not name.lower().endswith((".xml", ".rels")):
            return False
        with self._package.open(name) as part:
            head = part.read(4)
        return head.startswith(_WIDE) and head[2:4] != b"\x00\x00"

    def _in_utf8(self, stored: str) -> bytes:
        content = self._package.read(stored)
        if stored not in self._wide:
            return content
        return _DECLARED.sub(r"\g<1>UTF-8", content.decode("utf-16")).encode()

    def _find_book(self) -> str:
        for relation in self._relations(_ROOT_RELATIONS):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath(posixpath.join("/", relation.get("Target") or "")).lstrip("/")
                return target if target in self._names else _BOOK
        return _BOOK

    def _relations_of(self, part: str) -> list[etree._Element]:
        folder, name = posixpath.split(part)
        return self._relations(posixpath.join(folder, "_rels", f"{name}.rels"))

    def _relations(self, name: str) -> list[etree._Element]:
        return list(_parsed(self._in_utf8(self._names[name]))) if name in self._names else []

    def _with_full_names(self, content: bytes, folder: str) -> bytes:
        root = _parsed(content)
        for relation in root:
            if relation.get("TargetMode") != "External":
                given = (relation.get("Target") or "").replace("\\", "/")
                target = posixpath.normpath(posixpath.join("/", folder, given)).lstrip("/")
                relation.set("Target", f"/{self.name_of(target)}")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content:
        raise ReadError("file.doctype")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
