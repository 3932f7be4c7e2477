"""Files of a run, in Django's storage under imports/<id>/: written once, read as frames.

A name is never written twice with other contents: uploads and plans have a folder of their own each.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.imports.models import ImportRun


class TooLarge(Exception):  # noqa: N818 - says what is so, as Refused does
    """More bytes came than the limit allows."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that arrived whole."""

    path: Path
    size_bytes: int
    sha256: str


def receive(chunks: Iterable[bytes], path: Path, *, limit_bytes: int) -> Upload:
    """Writes the chunks to `path` as they come. Raises TooLarge as soon as the limit is passed."""
    digest = hashlib.sha256()
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit_bytes:
                raise TooLarge
            digest.update(chunk)
            file.write(chunk)
    return Upload(path, size, digest.hexdigest())


def folder_of(run: ImportRun) -> str:
    return f"imports/{run.pk}"


def upload_folder(run: ImportRun) -> str:
    """Where the upload that counts lies, with its sheets."""
    return f"{folder_of(run)}/upload-{run.upload_key}"


def keep_file(name: str, path: Path) -> None:
    """Copies a local file into the storage; what lay there of an interrupted attempt is replaced."""
    drop(name)
    with path.open("rb") as file:
        default_storage.save(name, File(file))


def keep_frame(name: str, frame: pl.DataFrame | pl.LazyFrame) -> None:
    """Writes a frame as Parquet; one that lies on disk never comes into memory whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frame.parquet"
        frame.lazy().sink_parquet(path, compression="lz4", row_group_size=50_000, statistics=False)
        keep_file(name, path)


def keep_json(name: str, document: object) -> None:
    drop(name)
    default_storage.save(name, ContentFile(json.dumps(document, ensure_ascii=False).encode()))


def read_frame(name: str) -> pl.DataFrame:
    """A whole frame. Raises FileNotFoundError."""
    with default_storage.open(name, "rb") as file:
        return pl.read_parquet(file.read())


def scan_frame(name: str) -> pl.LazyFrame:
    """A frame of which no more is read than somebody asks for, where the storage is a folder. Raises FileNotFoundError."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:
        return read_frame(name).lazy()
    if not path.exists():
        raise FileNotFoundError(name)
    return pl.scan_parquet(path, glob=False)


def read_json(name: str) -> Any:  # noqa: ANN401 - JSON
    with default_storage.open(name, "rb") as file:
        return json.loads(file.read())


def has_file(name: str) -> bool:
    return bool(default_storage.exists(name))


@contextmanager
def local_path(name: str) -> Iterator[Path]:
    """A path on this machine that holds the file: the file itself where the storage is a folder, else a copy."""
    try:
        yield Path(default_storage.path(name))
    except NotImplementedError:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "copy"
            with default_storage.open(name, "rb") as source, path.open("wb") as target:
                for chunk in File(source).chunks():
                    target.write(chunk)
            yield path


def drop(name: str) -> None:
    """Deletes a file if it is there."""
    if default_storage.exists(name):
        default_storage.delete(name)


def drop_uploads(folder: str, kept: str | None) -> None:
    """Deletes the files as they were uploaded below a run's `folder`; of the upload `kept` what was read stays.

    None keeps what was read of every upload.
    """
    folders, _files = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    for name in folders:
        if name.startswith("upload-") and kept is not None and name != f"upload-{kept}":
            drop_folder(f"{folder}/{name}")
        elif name.startswith("upload-"):
            _drop_originals(f"{folder}/{name}")


def _drop_originals(folder: str) -> None:
    for file in default_storage.listdir(folder)[1]:
        if file.startswith("upload"):
            default_storage.delete(f"{folder}/{file}")


def drop_folder(name: str) -> None:
    """Deletes everything below a folder, and the folder itself where the storage has such a thing."""
    folders, files = default_storage.listdir(name) if default_storage.exists(name) else ([], [])
    for folder in folders:
        drop_folder(f"{name}/{folder}")
    for file in files:
        default_storage.delete(f"{name}/{file}")
    drop(name)
