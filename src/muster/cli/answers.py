"""How a command answers: JSON alone on standard output, sentences on standard error, exit status 1 for a refusal.

Commands raise `Refused` or `ReadError`; `Commands` turns them into the answer. `about_file` adds the file's name.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from muster.refusals import SENTENCES, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from muster.engine.issues import ReadError
    from muster.engine.readers import Limits


class FileRefused(Exception):  # noqa: N818 - a refusal, and the file that it is about
    """A refusal about one named file."""

    def __init__(self, file: str, cause: Refused | ReadError) -> None:
        super().__init__(cause.code)
        self.file = file
        self.cause = cause


def print_json(document: object) -> None:
    """Writes one JSON document and a line end on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    """Writes one line on standard error: progress, explanations, refusals."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def check_readable(file: Path) -> None:
    """Refuses what is no file, or one that this account may not read: a list of files goes on with the next."""
    if not file.is_file():
        raise Refused("file.not_found")
    if not os.access(file, os.R_OK):
        raise Refused("file.not_allowed")


def error_document(code: str, message: str, file: str | None = None) -> dict[str, Any]:
    """A refusal as JSON, in the one shape that every command uses."""
    error = {"error": {"code": code, "message": message}}
    return {"file": file, **error} if file is not None else error


def sentence_of(error: Refused | ReadError) -> str:
    """The refusal's sentence; works with and without Django set up."""
    from django.conf import settings

    if settings.configured:
        from muster.refusals import refusal_sentence

        return refusal_sentence(error.code, error.params)
    return SENTENCES[error.code] % error.params


def print_refusal(code: str, message: str, *, as_json: bool, file: str | None = None) -> None:
    """Shows a refusal where the caller looks for it. Does not end the command."""
    if as_json:
        print_json(error_document(code, message, file))
    else:
        say(f"{file}: {message}" if file is not None else message)


@contextmanager
def about_file(file: str) -> Iterator[None]:
    """A refusal raised within names `file` in its answer."""
    from muster.engine.issues import ReadError

    try:
        yield
    except (Refused, ReadError) as error:
        raise FileRefused(file, error) from error


def start_django() -> None:
    """Makes models, settings and translations usable. Costs a few tenths of a second, so only where needed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
        gc.freeze()  # what is loaded by now stays: looking through it again and again takes a tenth of a short command


def limits_of_host() -> Limits:
    """What a file may hold and cost, without the rest of the settings, which would make the data folder."""
    # By name, as Django finds the settings: they stand above the commands.
    limits: Limits = import_module("muster.config.env").read_limits()
    return limits


class Commands(TyperGroup):
    """All commands. A refusal of any of them becomes its answer and exit status 1; bugs are not caught."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401 - typer's signature
        as_json = "--json" in ctx.args
        try:
            return super().invoke(ctx)
        except Exception as error:
            answer = _refusal_of(error)
            if answer is None:
                raise
            code, message, file = answer
            print_refusal(code, message, as_json=as_json, file=file)
            raise typer.Exit(1) from error


def _refusal_of(error: Exception) -> tuple[str, str, str | None] | None:
    """Code, sentence and file of what is a refusal; None for a bug."""
    if isinstance(error, FileRefused):
        return error.cause.code, sentence_of(error.cause), error.file
    if isinstance(error, Refused):
        return error.code, sentence_of(error), None
    return _engine_refusal(error) or _settings_refusal(error) or _database_refusal(error)


def _engine_refusal(error: Exception) -> tuple[str, str, str | None] | None:
    issues = sys.modules.get("muster.engine.issues")
    if issues is not None and isinstance(error, issues.ReadError):
        return error.code, sentence_of(error), None
    return None


def _settings_refusal(error: Exception) -> tuple[str, str, str | None] | None:
    from django.core.exceptions import ImproperlyConfigured

    return ("settings.wrong", str(error), None) if isinstance(error, ImproperlyConfigured) else None


def _database_refusal(error: Exception) -> tuple[str, str, str | None] | None:
    from django.db.utils import OperationalError, ProgrammingError

    if not isinstance(error, OperationalError | ProgrammingError):
        return None
    text = str(error).strip().splitlines()[0] if str(error).strip() else ""
    if "no such table" in text or "no such column" in text or "does not exist" in text:
        return "database.not_ready", SENTENCES["database.not_ready"], None
    if isinstance(error, OperationalError):
        return "database.unreachable", SENTENCES["database.unreachable"] % {"answer": text}, None
    return None
