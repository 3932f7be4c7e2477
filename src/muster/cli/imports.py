"""`muster import`, `muster imports`, `muster undo`: the same actions as in the browser, applied under the same lease."""

from __future__ import annotations

import os
import shlex
import socket
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from muster.cli.answers import about_file, check_readable, print_json, say, start_django
from muster.cli.place import COMMAND_LINE, find_actor, in_program
from muster.imports.import_options import ImportOptions, WrongOption, with_recipe
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from muster.accounts.models import User
    from muster.engine.issues import Issue
    from muster.engine.table import Plan
    from muster.imports.models import ImportRun
    from muster.programs.models import Program

FIRST_ISSUES = 1_000
FIGURES = ("rows", "create", "update", "unchanged", "skip", "reject", "notify")
STAGES = ("read", "match", "check", "plan", "apply")
ALL_CHANGES = 100
CHUNK_BYTES = 2**20
LISTED = 1_000
OFFERED = 20
"""As many repairs are printed; `--json` has those of every issue."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Yes = Annotated[bool, typer.Option("--yes", help="Answer the last dialog with Yes.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("import")(import_file)
    app.command("imports")(list_imports)
    app.command("undo")(undo_import)


def import_file(  # noqa: PLR0913 - every one is an option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet.")],
    *,
    program: Annotated[str | None, typer.Option(metavar="SLUG", help="Without it: the only program.")] = None,
    sheet: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=ROLE]", help="A sheet to import; repeatable.")
    ] = None,
    header_row: Annotated[
        list[str] | None, typer.Option(metavar="[SHEET:]N", help="The header's row; repeatable.")
    ] = None,
    role: Annotated[str | None, typer.Option(help="mentor, mentee, both, keep or column:HEADER.")] = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", metavar="HEADER=FIELD", help="Repeatable.")
    ] = None,
    split: Annotated[
        list[str] | None, typer.Option(metavar="HEADER=TEXT[:PARTS]", help="Split a column at a text.")
    ] = None,
    join: Annotated[
        list[str] | None, typer.Option(metavar="HEADER+HEADER=TEXT", help="Join two columns.")
    ] = None,
    fill: Annotated[
        list[str] | None, typer.Option(metavar="HEADER=VALUE", help="What empty cells of a column hold.")
    ] = None,
    everybody: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="One value for all rows.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Change people who are already there.")
    ] = False,
    rule: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=RULE", help="replace, replace!, fill, append, keep.")
    ] = None,
    empty: Annotated[
        list[str] | None, typer.Option(metavar="keep|clear|FIELD=clear", help="What empty cells do.")
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="create|update", help="Only new people, or only those there.")
    ] = None,
    date_order: Annotated[list[str] | None, typer.Option(metavar="FIELD=dmy|mdy|ymd")] = None,
    value: Annotated[
        list[str] | None, typer.Option(metavar="FIELD:TEXT=OPTION|+|-", help="What a text means.")
    ] = None,
    separator: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=TEXT", help="What stands between several values.")
    ] = None,
    skip_hidden: Annotated[
        bool, typer.Option("--skip-hidden", help="Leave hidden sheets and rows out.")
    ] = False,
    notify: Annotated[bool, typer.Option("--notify", help="Invite the people this import adds.")] = False,
    notify_existing: Annotated[
        bool, typer.Option("--notify-existing", help="Also those never invited.")
    ] = False,
    max_change: Annotated[
        int | None, typer.Option(metavar="PERCENT", help="Refuse if more would change.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse if any row would be left out.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_: Annotated[str | None, typer.Option("--as", metavar="EMAIL", help="Who acts.")] = None,
    yes: Yes = False,
    recipe: Annotated[
        str | None, typer.Option(metavar="NAME|FILE", help="Options kept in the program or in a file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Import people from a spreadsheet: the whole import, with the questions answered by options."""
    given = ImportOptions(
        program, _all(sheet), _all(header_row), role, _all(map_), overwrite, _all(rule), _all(empty), only,
        _all(date_order), _all(value), skip_hidden, notify, notify_existing, max_change, strict,
        _all(split), _all(join), _all(fill), _all(everybody), _all(separator),
    )  # fmt: skip
    with about_file(str(file)):
        _check(given)
        start_django()
        with_file = with_recipe(given, _recipe_file(recipe))
        with in_program(with_file.program) as there:
            options = with_recipe(with_file, _named_recipe(there, recipe))
            _check(options)
            document = _import(there, file, options, as_=as_, yes=yes, dry_run=dry_run)
    _show(document, as_json=as_json)


def list_imports(*, as_json: AsJson = False) -> None:
    """List the imports of every program, newest first."""
    start_django()
    from django_scopes import scopes_disabled

    from muster.imports.models import ImportRun

    with scopes_disabled():
        runs = ImportRun.objects.select_related("program", "created_by").order_by("-id")[:LISTED]
        entries = [_listed(run) for run in runs]
    if as_json:
        print_json(entries)
    else:
        _print_table(entries)


def undo_import(
    import_id: Annotated[int, typer.Argument(metavar="ID", help="The number that `muster imports` shows.")],
    *,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Take an import back; what somebody changed since stays, and is listed."""
    start_django()
    from django_scopes import scope, scopes_disabled

    from muster.imports.queries import find_run

    with scopes_disabled():
        run = find_run(import_id)
    if run is None:
        raise Refused("run.not_found", id=import_id)
    with scope(organisation=run.program.organisation):
        document = _undo(run, yes=yes)
    _show(document, as_json=as_json)


def _check(options: ImportOptions) -> None:
    try:
        options.check()
    except WrongOption as wrong:
        raise typer.BadParameter(str(wrong), param_hint=wrong.option) from wrong


def _recipe_file(recipe: str | None) -> dict[str, Any]:
    """What the file of that name holds; nothing where there is none."""
    from muster.imports.recipes import read_recipe

    path = Path(recipe) if recipe else None
    if recipe is None or path is None or not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except (ValueError, OSError) as error:
        raise Refused("recipe.unreadable", recipe=recipe, problem=str(error)) from error
    return read_recipe(recipe, text)


def _named_recipe(program: Program, recipe: str | None) -> dict[str, Any]:
    """The program's recipe of that name, unless it names a file."""
    from muster.imports.recipes import check_recipe, find_recipe

    if recipe is None or Path(recipe).is_file():
        return {}
    found = find_recipe(program, recipe)
    if found is None:
        raise Refused("recipe.not_found", recipe=recipe)
    return check_recipe(recipe, found.document)


def _all(values: list[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def _import(
    program: Program, file: Path, options: ImportOptions, *, as_: str | None, yes: bool, dry_run: bool
) -> dict[str, Any]:
    """Draft, plan, question, apply. What is refused or only tried leaves no run behind."""
    from muster.imports import actions

    actor = find_actor(program, as_)
    run = actions.create_run(
        program,
        actor=actor,
        actor_label="" if actor else COMMAND_LINE,
        role=options.run_role,
        overwrite=options.overwrite,
        notify=options.notify or options.notify_existing,
    )
    try:
        plan = _plan(run, file, options)
        if not dry_run:
            _confirm(_dialog(run, options), yes=yes, number=_number(run))
            _apply(run, actor)
        return _document(run, plan, is_trial=dry_run)
    finally:
        actions.discard_run(run)  # deletes nothing once it has been approved


def _plan(run: ImportRun, file: Path, options: ImportOptions) -> Plan:
    from muster.imports import actions
    from muster.imports.laying import lay_options
    from muster.imports.queries import settings_of

    check_readable(file)
    say(f"Reading {file.name}…")
    with file.open("rb") as source:
        actions.receive_file(run, file.name, iter(lambda: source.read(CHUNK_BYTES), b""))
    lay_options(run, options)
    if options.max_change is None:  # the last dialog names the figure, and its Yes answers for it
        actions.change_settings(run, max_change_percent=ALL_CHANGES)
    plan = actions.plan_run(run)
    if plan.refusals:
        limit = settings_of(run).max_change_percent
        raise Refused(plan.refusals[0], **{**actions.refusal_params(plan), "limit": limit})
    if options.strict and plan.counts["reject"]:
        raise Refused("plan.rows_left_out", reject=plan.counts["reject"])
    return plan


def _dialog(run: ImportRun, options: ImportOptions) -> str:
    from muster.engine.plan import is_too_many
    from muster.engine.table import ImportSettings
    from muster.imports.queries import last_dialog

    run.refresh_from_db()
    sentence = last_dialog(run).sentence
    if options.max_change is None and is_too_many(run.counts, ImportSettings()):
        figures = f"{run.counts['update']:,} of the {run.counts['participants']:,} people in the program"
        return f"{figures} would change, which is a lot. {sentence}"
    return sentence


def _number(run: ImportRun) -> int | None:
    """How many are mailed, where they are so many that it is asked for."""
    from muster.imports.queries import last_dialog

    dialog = last_dialog(run)
    return dialog.invitations if dialog.must_be_typed else None


def _confirm(question: str, *, yes: bool, number: int | None = None) -> None:
    """Goes on only after a Yes, which is never guessed, and after the number of mails where there is one to type."""
    say(question)
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused("confirm.needed", dialog=question)
    if not typer.confirm("Yes?", err=True):
        raise Refused("confirm.declined")
    if number is not None:
        _ask_number(number)


def _ask_number(number: int) -> None:
    from muster.notices.forms import is_typed

    if not is_typed(typer.prompt("How many people get a mail?", err=True, default=""), number):
        raise Refused("import.number", number=number)


def _apply(run: ImportRun, actor: User | None) -> None:
    from muster.imports import actions
    from muster.imports.models import RunState

    # Whoever gets here has answered the last dialog, the number included.
    actions.approve_run(run, actor=actor, plan_revision=run.plan_revision, typed=_number(run))
    _work_until_ended(run)
    if run.state != RunState.DONE:
        raise Refused(run.failure or "run.already_started")


def _undo(run: ImportRun, *, yes: bool) -> dict[str, Any]:
    from muster.imports import actions
    from muster.imports.models import RunState

    if run.state not in {RunState.DONE, RunState.FAILED}:
        raise Refused("run.not_undoable")
    preview = actions.preview_undo(run)
    _confirm(
        f"Put {preview.restored} people back, remove {preview.removed}, keep {len(preview.kept)} values as they are "
        f"now, withdraw {preview.notices_withdrawn} invitations; {preview.notices_sent} have left already.",
        yes=yes,
    )
    actions.request_undo(run, actor=None)
    _work_until_ended(run)
    if run.state != RunState.UNDONE:
        raise Refused(run.failure or "run.not_undoable")
    done = {name: run.counts.get(name, 0) for name in ("restored", "removed")}
    kept = run.counts.get("kept", 0)
    more = {"kept_count": kept} if kept > len(run.kept) else {}
    return {"import": run.pk, "state": run.state, **done, "kept": run.kept, **more}


def _work_until_ended(run: ImportRun) -> None:
    """Works on the run here, or waits while another worker does."""
    from muster.cli.progress import showing_progress
    from muster.imports.queries import ENDED
    from muster.imports.worker import work_on

    name = f"{socket.gethostname()[:40]}-{os.getpid()}"
    with showing_progress(run.pk):
        while run.state not in ENDED:
            if not work_on(run.pk, name):
                time.sleep(0.3)
            run.refresh_from_db()


def _document(run: ImportRun, plan: Plan, *, is_trial: bool) -> dict[str, Any]:
    import polars as pl

    from muster.engine.issues import issue_frame

    issues = pl.concat([issue_frame(_set_aside(run)), plan.issues])
    counts = Counter(dict(issues.group_by("code").len().iter_rows())) + _not_listed(run)
    return {
        "import": None if is_trial else run.pk,
        "state": run.state,
        **{name: run.counts.get(name, 0) for name in FIGURES},
        "issues": _issues(issues),
        "issue_counts": dict(sorted(counts.items())),
        "seconds": {stage: run.seconds.get(stage, 0) for stage in STAGES},
    }


def _set_aside(run: ImportRun) -> Iterator[Issue]:
    """Whoever changed or was erased between the plan and its doing."""
    from muster.engine.issues import Issue, Severity

    for entry in run.set_aside:
        params = entry.get("params", {})
        place = (entry["sheet"], entry["sheet_row"])
        yield Issue(entry["reason"], Severity.WARNS, *place, value=entry["email"], params=params)


def _not_listed(run: ImportRun) -> Counter[str]:
    """How many were set aside beyond those whom the run lists by name."""
    from muster.engine.checks.erased import CODE as ERASED
    from muster.imports.apply import CHANGED_MEANWHILE

    erased = run.counts.get("set_aside_erased", 0)
    changed = run.counts.get("set_aside", 0) - erased
    every = Counter({str(CHANGED_MEANWHILE["reason"]): changed, ERASED: erased})
    return every - Counter(entry["reason"] for entry in run.set_aside)


def _issues(issues: pl.DataFrame) -> list[dict[str, Any]]:
    from muster.engine.issues import issues_of
    from muster.imports.messages import issue_sentence

    return [
        {
            "code": issue.code,
            "severity": issue.severity.value,
            "sheet": issue.sheet,
            "sheet_row": issue.sheet_row,
            "column": issue.column,
            "field": issue.field,
            "value": issue.value,
            "message": str(issue_sentence(issue)),
            **_repair(issue),
        }
        for issue in issues_of(issues.head(FIRST_ISSUES))
    ]


def _repair(issue: Issue) -> dict[str, str]:
    """The text that is offered in place of another, where one is: what `--value "FIELD:TEXT=PROPOSAL"` takes."""
    proposal = issue.params.get("proposal")
    if not proposal:
        return {}
    return {"text": str(issue.params.get("option") or issue.value), "proposal": str(proposal)}


def _listed(run: ImportRun) -> dict[str, Any]:
    figures = {name: run.counts.get(name, 0) for name in ("create", "update", "reject", "notify")}
    return {
        "import": run.pk,
        "program": run.program.slug,
        "state": run.state,
        "file": run.file_name,
        "started": (run.started_at or run.created_at).isoformat(),
        "by": run.created_by.email if run.created_by else run.actor_label,
        **figures,
    }


def _show(document: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(document)
        return
    for name, figure in document.items():
        if isinstance(figure, int | str):
            typer.echo(f"{name}: {figure}")
    for entry in document.get("kept", ()):
        typer.echo(f"kept: {entry['email']} {entry['field'] or ''} ({entry['reason']})")
    for code, count in document.get("issue_counts", {}).items():
        typer.echo(f"{code}: {count}")
    for option in _offered(document):
        typer.echo(f"did you mean: {option}")


def _offered(document: dict[str, Any]) -> list[str]:
    """The repairs that are offered, each once, as options of the command that take them."""
    repairs = [entry for entry in document.get("issues", ()) if "proposal" in entry]
    options = ("--value " + shlex.quote(f"{one['field']}:{one['text']}={one['proposal']}") for one in repairs)
    return list(dict.fromkeys(options))[:OFFERED]


def _print_table(entries: Sequence[dict[str, Any]]) -> None:
    if not entries:
        typer.echo("No import yet.")
        return
    lines = [list(entries[0]), *([str(cell) for cell in entry.values()] for entry in entries)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
