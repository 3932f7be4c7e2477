"""Everything a program holds about one person, for themselves or administrators: values, origins, history, mails, imports."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from muster.engine.marks import mark
from muster.imports.models import ImportRun
from muster.notices.models import Notice
from muster.notices.suppressions import find_suppression
from muster.participants.models import Change
from muster.participants.pages import show_answers, show_history
from muster.participants.values import value_of
from muster.programs.queries import field_specs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from muster.engine.table import FieldSpec
    from muster.participants.models import Participant

MOST_CHANGES = 10_000
HEADERS = ("Part", "Name", "Value", "From", "At")

Line = tuple[str, str, str, str, str]


def build_dossier(person: Participant) -> dict[str, Any]:
    """The document: JSON-ready but for times, which are `datetime`s."""
    specs = field_specs(person.program)
    retired = set(person.values) - {spec.key for spec in specs}
    changes = _changes_of(person)
    suppression = find_suppression(person.program.organisation, person.email_key)
    return {
        "program": person.program.name,
        "organisation": person.program.organisation.name,
        "written_at": timezone.now(),
        "profile": {spec.label: value_of(person, spec.key) for spec in specs},
        "origins": _origins(person, specs),
        "no_longer_asked": {key: person.values[key] for key in sorted(retired)},
        "added_at": person.created_at,
        "invited_at": person.invited_at,
        "joined_at": person.joined_at,
        "has_account": person.user_id is not None,
        "changes": _history(person, changes, specs),
        "mails": _mails(person),
        "mails_stopped": None
        if suppression is None
        else {"at": suppression.at, "reason": suppression.reason},
        "imports": _imports(person, changes),
    }


def write_dossier(document: dict[str, Any]) -> bytes:
    """The document as CSV: a line for each value, change, mail and import; what a spreadsheet would run is marked."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    writer.writerows([mark(cell) for cell in line] for line in _lines(document))
    return text.getvalue().encode()


def _changes_of(person: Participant) -> list[Change]:
    changes = Change.objects.filter(program=person.program, participant_id=person.pk).select_related("actor")
    return list(changes.order_by("-id")[:MOST_CHANGES])


def _origins(person: Participant, specs: Sequence[FieldSpec]) -> dict[str, str]:
    """Label → where the value came from, in words."""
    return {
        answer.label: answer.origin.text
        for answer in show_answers(person, specs)
        if answer.origin is not None
    }


def _history(
    person: Participant, changes: Sequence[Change], specs: Sequence[FieldSpec]
) -> list[dict[str, Any]]:
    events = zip(changes, show_history(person, changes, specs), strict=True)
    return [
        {"at": one.at, "kind": one.kind, "by": event.who.text, "before": one.before, "after": one.after}
        for one, event in events
    ]


def _mails(person: Participant) -> list[dict[str, Any]]:
    notices = Notice.objects.filter(program=person.program, participant_id=person.pk).order_by("id")
    return [
        {
            "kind": notice.kind,
            "state": notice.state,
            "address": notice.address,
            "written_at": notice.created_at,
            "settled_at": notice.settled_at,
            "answer": notice.last_answer,
        }
        for notice in notices
    ]


def _imports(person: Participant, changes: Sequence[Change]) -> list[dict[str, Any]]:
    """The imports that wrote a value of the person, as far as anything says so."""
    ids = {change.run_id for change in changes} | {origin.get("run") for origin in person.origins.values()}
    wanted = [run_id for run_id in ids if run_id is not None]
    runs = ImportRun.objects.filter(program=person.program, pk__in=wanted).order_by("pk")
    return [
        {"import": run.pk, "file": run.file_name, "at": run.started_at, "state": run.state} for run in runs
    ]


def _lines(document: dict[str, Any]) -> Iterator[Line]:
    yield from (("about", name, document[name], "", "") for name in ("program", "organisation"))
    times = ("written_at", "added_at", "invited_at", "joined_at")
    yield from (("about", name, "", "", _moment(document[name])) for name in times)
    origins = document["origins"]
    yield from (
        ("profile", label, _text(value), origins.get(label, ""), "")
        for label, value in document["profile"].items()
    )
    yield from (
        ("no longer asked", key, _text(value), "", "") for key, value in document["no_longer_asked"].items()
    )
    for change in document["changes"]:
        yield from _change_lines(change)
    yield from _mail_lines(document)
    yield from (
        ("import", str(run["import"]), run["file"], run["state"], _moment(run["at"]))
        for run in document["imports"]
    )


def _mail_lines(document: dict[str, Any]) -> Iterator[Line]:
    for mail in document["mails"]:
        at = _moment(mail["settled_at"] or mail["written_at"])
        yield ("mail", mail["kind"], f"{mail['state']} {mail['address']}".strip(), mail["answer"], at)
    stopped = document["mails_stopped"]
    if stopped:
        yield ("mail", "stopped", stopped["reason"], "", _moment(stopped["at"]))


def _change_lines(change: dict[str, Any]) -> Iterator[Line]:
    by, at = change["by"], _moment(change["at"])
    if not change["after"]:
        yield ("change", change["kind"], "", by, at)
    for key, after in change["after"].items():
        yield ("change", key, f"{_text(change['before'].get(key))} → {_text(after)}", by, at)


def _text(value: str | list[str] | None) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
