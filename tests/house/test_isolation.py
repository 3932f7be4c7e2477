"""Who gets what at every address: one table, walked against the URL resolver, with canaries on both sides.

Each line: the answers to GET and to POST (without anything in it) for, in this order, Northwind's owner, administrator and
viewer, the owner of another organisation, a participant, and somebody signed out. An address without a line fails,
and so does a line without an address. Every answer is searched for words that stand only in what that person must
not see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django_scopes import scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.accounts.models import User
    from muster.organisations.models import Organisation
    from muster.programs.models import Program
    from tests.conftest import Cast

pytestmark = pytest.mark.any_database

PEOPLE = ("owner", "administrator", "viewer", "stranger", "participant", "signed out")

TABLE = {
    "account_change_password": "G 200 200 200 200 200 302 P 200 200 200 200 200 302",
    "account_inactive": "G 200 200 200 200 200 200 P 405 405 405 405 405 405",
    "account_link": "G 200 200 200 200 200 200 P 302 302 302 302 302 302",
    "account_login": "G 302 302 302 302 302 200 P 302 302 302 302 302 200",
    "account_logout": "G 200 200 200 200 200 302 P 302 302 302 302 302 302",
    "account_reauthenticate": "G 200 200 200 200 200 302 P 200 200 200 200 200 302",
    "account_reset_password": "G 200 200 200 200 200 200 P 200 200 200 200 200 200",
    "account_reset_password_done": "G 200 200 200 200 200 200 P 405 405 405 405 405 405",
    "account_reset_password_from_key": "G 200 200 200 200 200 200 P 200 200 200 200 200 200",
    "account_reset_password_from_key_done": "G 200 200 200 200 200 200 P 405 405 405 405 405 405",
    "account_set_password": "G 302 302 302 302 302 302 P 302 302 302 302 302 302",
    "account_signup": "G 404 404 404 404 404 404 P 404 404 404 404 404 404",
    "imports:by_hand": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:cancel": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:cell": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:column": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:columns": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:confirm": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:header": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:list": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:memory": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:merge": "G 302 302 302 404 404 302 P 302 302 403 404 404 302",
    "imports:new": "G 200 200 200 404 404 302 P 422 422 403 404 404 302",
    "imports:pause": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:plan": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:plan_file": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:progress": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:record": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:recipe_file": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:rejected": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:rejected_workbook": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:resume": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:result": "G 200 200 200 404 404 302 P 200 200 403 404 404 302",
    "imports:review": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:review_edit": "G 405 405 405 405 405 302 P 409 409 403 404 404 302",
    "imports:review_find": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:review_rows": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:rules": "G 200 200 200 404 404 302 P 422 422 403 404 404 302",
    "imports:run": "G 302 302 302 404 404 302 P 405 405 405 405 405 302",
    "imports:sample": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:sample_file": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:settings": "G 200 200 200 404 404 302 P 422 422 403 404 404 302",
    "imports:sheets": "G 200 200 200 404 404 302 P 200 200 403 404 404 302",
    "imports:stop_mails": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "imports:take_away": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:take_away_csv": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:template": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "imports:undo": "G 200 200 200 404 404 302 P 302 302 403 404 404 302",
    "imports:upload": "G 200 200 200 404 404 302 P 422 422 403 404 404 302",
    "join:decline": "G 405 405 405 405 405 405 P 302 302 302 302 302 302",
    "join:join": "G 200 200 200 200 200 200 P 200 200 200 200 200 200",
    "join:reconsider": "G 405 405 405 405 405 405 P 302 302 302 302 302 302",
    "join:renew": "G 405 405 405 405 405 405 P 200 200 200 200 200 200",
    "join:save": "G 405 405 405 405 405 405 P 410 410 410 410 410 200",
    "mail:confirm": "G 410 410 410 410 410 302 P 410 410 410 410 410 302",
    "mail:stop": "G 200 200 200 200 200 200 P 302 302 302 302 302 302",
    "notices:address": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "notices:invite": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "notices:list": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "notices:pause": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "notices:mailing_stop": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "notices:preview": "G 200 200 200 404 404 302 P 200 200 403 404 404 302",
    "notices:preview_file": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "notices:resume": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "notices:write": "G 200 200 200 404 404 302 P 200 200 403 404 404 302",
    "organisations:audit": "G 200 403 403 404 404 302 P 405 405 405 405 405 302",
    "organisations:home": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "organisations:mail": "G 200 403 403 404 404 302 P 200 403 403 404 404 302",
    "organisations:member_link": "G 405 405 405 405 405 302 P 200 403 403 404 404 302",
    "organisations:member_remove": "G 200 403 403 404 404 302 P 302 403 403 404 404 302",
    "organisations:member_role": "G 405 405 405 405 405 302 P 302 403 403 404 404 302",
    "organisations:members": "G 200 403 403 404 404 302 P 200 403 403 404 404 302",
    "organisations:settings": "G 200 403 403 404 404 302 P 200 403 403 404 404 302",
    "own:home": "G 200 200 200 200 302 302 P 405 405 405 405 405 302",
    "own:profile": "G 404 404 404 404 200 302 P 404 404 404 404 200 302",
    "own:save": "G 405 405 405 405 405 302 P 404 404 404 404 200 302",
    "participants:delete": "G 200 200 403 404 404 302 P 302 302 403 404 404 302",
    "participants:detail": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "participants:edit": "G 200 200 403 404 404 302 P 200 200 403 404 404 302",
    "participants:export": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "participants:list": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "participants:reactivate": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "participants:suspend": "G 405 405 405 405 405 302 P 302 302 403 404 404 302",
    "privacy:erasures": "G 200 403 403 404 404 302 P 200 403 403 404 404 302",
    "privacy:own_data": "G 404 404 404 404 200 302 P 405 405 405 405 405 302",
    "privacy:own_erase": "G 404 404 404 404 200 302 P 404 404 404 404 200 302",
    "privacy:own_table": "G 404 404 404 404 200 302 P 405 405 405 405 405 302",
    "privacy:person_data": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "privacy:person_erase": "G 200 200 403 404 404 302 P 200 200 403 404 404 302",
    "privacy:person_table": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "program:dashboard": "G 200 200 200 404 404 302 P 405 405 405 405 405 302",
    "program:field": "G 200 200 403 404 404 302 P 200 200 403 404 404 302",
    "program:field_new": "G 200 200 403 404 404 302 P 200 200 403 404 404 302",
    "program:fields": "G 200 200 200 404 404 302 P 404 404 403 404 404 302",
    "program:settings": "G 200 200 200 404 404 302 P 200 200 403 404 404 302",
    "programs:new": "G 200 200 403 404 404 302 P 200 200 403 404 404 302",
    "web:healthz": "G 200 200 200 200 200 200 P 405 405 405 405 405 405",
    "web:home": "G 302 302 302 302 302 302 P 405 405 405 405 405 405",
    "web:start": "G 302 302 302 302 302 302 P 302 302 302 302 302 302",
    "web:theme": "G 405 405 405 405 405 405 P 302 302 302 302 302 302",
}

OPEN_BY_TOKEN = {"join:join", "join:renew", "join:save", "join:decline", "join:reconsider", "mail:stop"}
"""Whoever holds the mailed link sees the program's name: that is what the link is for."""

LONGEST_PLANTED = 16

TOKEN_OF = {"account_link": "link", "mail:stop": "stop"}
"""Which mailed token opens an address; else the one of an invitation."""

RUN_OF = {"imports:result": "done", "imports:undo": "done"}
"""Which of the prepared imports an address is tried with; else the planned one."""

KEPT = {
    "slug",
    "key",
    "time_zone",
    "default_country",
    "failure",
    "type",
    "reason",
    "header_reason",
    "status_before",
}
KEPT |= {
    "file_sha256",
    "format",
    "encoding",
    "delimiter",
    "plan_fingerprint",
    "lease_owner",
    "upload_key",
    "plan_key",
}
KEPT |= {"digest", "email_key", "token_hash", "address_hash", "list_hash"}
"""Columns that hold no free text (keys, hashes, codes): a canary there would only break the page."""


@dataclass
class Side:
    """One organisation with something in every table, and the word that stands in all of it."""

    word: str
    organisation: Organisation
    program: Program
    ids: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def sides(cast: Cast) -> tuple[Side, Side]:
    ours = Side("osprey", cast.northwind, cast.spring)
    theirs = Side("kestrel", cast.southwind, cast.autumn)
    for side, owner in ((ours, cast.olga), (theirs, cast.sam)):
        with scope(organisation=side.organisation):
            furnish(side, owner)
            plant(side)
    return ours, theirs


def furnish(side: Side, owner: User) -> None:
    """A person, a field, two imports, a mail, a link: something that every address can name."""
    from muster.accounts.actions import create_sign_in_link
    from muster.accounts.models import User
    from muster.imports.models import Memory, Recipe
    from muster.notices.invitations import create_invitation
    from muster.notices.models import Mailing, MailPause, MailText, Notice, Suppression
    from muster.notices.suppressions import stop_token
    from muster.organisations.models import Member
    from muster.participants.models import Change, ChangeKind, Erasure, Participant, ParticipantStatus
    from muster.programs.models import Field

    now, word, program = timezone.now(), side.word, side.program
    person = Participant.objects.create(
        program=program,
        email=f"{word}@example.net",
        email_key=f"{word}@example.net",
        first_name=word,
        last_name=word,
        is_mentor=True,
        status=ParticipantStatus.IMPORTED,
        values={"department": word, "skills": [word]},
        origins={"*": {"run": 1, "sheet": word, "row": 2}},
        sort_name=f"{word} {word}",
        search_text=word,
    )
    Change.objects.create(
        program=program, participant_id=person.pk, actor=owner, kind=ChangeKind.UPDATED, version=1, at=now,
        before={"department": word}, after={"department": f"{word} 2"},
    )  # fmt: skip
    _invitation, token = create_invitation(person)
    notice = Notice.objects.create(
        program=program, participant_id=person.pk, address=person.email, address_hash=word, kind="invitation",
        due_at=now, created_at=now,
    )  # fmt: skip
    mailing = Mailing.objects.create(
        program=program, group="waiting", due_at=now, recipients=1, list_hash=word, created_by=owner
    )
    MailText.objects.create(
        program=program, kind="reminder", subject=word, title=word, text=word, button=word
    )
    MailPause.objects.create(organisation=side.organisation)
    Erasure.objects.create(organisation=side.organisation, address_hash=word, at=now, finished_at=now)
    Suppression.objects.create(organisation=side.organisation, address_hash=word, reason="bounce", at=now)
    colleague = User.objects.create_user(f"colleague-{word}@example.net", name=f"Colleague {word}")
    member = Member.objects.create(organisation=side.organisation, user=colleague, role="viewer")
    recipe = Recipe.objects.create(program=program, name=word, document={"map": [f"{word}=department"]})
    Memory.objects.create(
        program=program, kind="header", digest=word, subject=word, answer={"field": "department"}, used_at=now
    )
    planned = import_of(side, owner)
    done = import_of(side, owner)
    type(done).objects.filter(pk=done.pk).update(state="done", started_at=now, finished_at=now)
    side.ids = {
        "organisation": side.organisation.slug, "program": program.slug, "participant_id": person.pk,
        "field_id": Field.objects.filter(program=program, key="department").get().pk, "member_id": member.pk,
        "notice_id": notice.pk, "run_id": planned.pk, "done": done.pk, "position": 0, "sheet_row": 2, "column": 2,
        "invitation": token, "stop": stop_token(notice), "link": create_sign_in_link(colleague), "uidb36": "1",
        "key": "set-password",
        "mailing_id": mailing.pk,
        "group": "waiting",
        "action": "create",
        "recipe_id": recipe.pk,
    }  # fmt: skip


def import_of(side: Side, owner: User) -> Any:
    """An import of two rows up to its plan."""
    from muster.imports import actions
    from muster.imports.models import Edit, ImportRun

    run = actions.create_run(side.program, actor=owner, role="mentor")
    rows = f"E-mail\tFirst name\tDepartment\nnew-{side.word}@example.net\t{side.word}\t{side.word}\nbroken\t{side.word}\t\n"
    actions.receive_rows(run, f"{side.word}.tsv", rows)
    run = ImportRun.objects.get(pk=run.pk)
    actions.choose_sheets(run, {0: ""})
    actions.confirm_header(run, 0)
    actions.confirm_all(run)
    actions.edit_cell(run, 0, 2, 3, f"{side.word} edited", actor=owner)
    assert Edit.objects.filter(run=run).exists()
    actions.plan_run(run)
    return ImportRun.objects.get(pk=run.pk)


def plant(side: Side) -> None:
    """The organisation's word in every text column of everything it has."""
    from muster.organisations.models import Organisation

    Organisation.objects.filter(pk=side.organisation.pk).update(name=f"Organisation {side.word}")
    for model in scoped_models():
        rows = model._default_manager.all()
        assert rows.exists(), f"{model.__name__} has no row: furnish() has to make one"
        for column in text_columns(model):
            for row in rows.exclude(**{f"{column.name}__contains": side.word}):
                text = f"{side.word} {row.pk}"
                is_address = isinstance(column, models.EmailField) or column.name in {"email", "address"}
                text = f"{side.word}-{row.pk}@example.net" if is_address else text
                models.QuerySet.update(rows.filter(pk=row.pk), **{column.name: text})


def scoped_models() -> list[type[models.Model]]:
    """Every model that belongs to an organisation."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("muster.")]
    return [model for model in ours if hasattr(model._default_manager, "with_scope")]


def text_columns(model: type[models.Model]) -> list[models.Field]:
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, (models.CharField, models.TextField))
        and not column.choices
        and not column.unique
        and column.name not in KEPT
        and (column.max_length or 99) >= LONGEST_PLANTED
    ]


def addresses(
    resolver: URLResolver, namespace: str = "", parts: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every named address, with the parts that it needs."""
    for entry in resolver.url_patterns:
        here = parts | frozenset(entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            yield from addresses(
                entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace, here
            )
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            yield f"{namespace}{entry.name}", here


def address_of(name: str, parts: frozenset[str], side: Side, **other: Any) -> str:
    """The address with the side's own ids. A part without a value fails: give it one in furnish()."""
    values = {
        **side.ids,
        "run_id": side.ids[RUN_OF.get(name, "run_id")],
        "token": token_for(name, side),
        **other,
    }
    return reverse(name, kwargs={part: values[part] for part in parts})


def token_for(name: str, side: Side) -> str:
    return str(side.ids[TOKEN_OF.get(name, "invitation")])


@dataclass
class Visitors:
    """Everybody signed in once; each request then has cookies of its own, and leaves nothing behind."""

    cast: Cast
    cookies: dict[str, str] = field(default_factory=dict)
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def __post_init__(self) -> None:
        people = (self.cast.olga, self.cast.chen, self.cast.vera, self.cast.sam, self.cast.pia)
        for person, user in zip(PEOPLE, people, strict=False):
            client = Client()
            client.force_login(user)
            self.cookies[person] = client.cookies["sessionid"].value

    def ask(self, person: str, method: str, path: str) -> tuple[int, str]:
        """Status, and everything that was answered, headers included."""
        self.client.cookies.clear()
        if person in self.cookies:
            self.client.cookies["sessionid"] = self.cookies[person]
        cache.clear()
        with transaction.atomic():
            answer = self.client.get(path) if method == "GET" else self.client.post(path)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        return answer.status_code, f"{answer.headers}{content.decode(errors='replace')}"


def expected(line: str) -> dict[tuple[str, str], int]:
    """ "G 200 … P 405 …" as {(method, person): status}."""
    get, post = line.removeprefix("G ").split(" P ")
    return {
        (method, person): int(status)
        for method, part in (("GET", get), ("POST", post))
        for person, status in zip(PEOPLE, part.split(), strict=True)
    }


def words_to_miss(name: str, person: str, ours: Side, theirs: Side) -> set[str]:
    """What must not stand in the answer to that person at Northwind's address."""
    if person in PEOPLE[:3] or name in OPEN_BY_TOKEN:
        return {theirs.word}
    if person == "stranger":
        return {ours.word}
    # A participant sees the names of the program and of its organisation, and nothing of anybody else.
    return {theirs.word} if name.startswith(("own:", "privacy:own")) else {ours.word, theirs.word}


def line_of(answers: dict[tuple[str, str], int]) -> str:
    get, post = (" ".join(str(answers[method, person]) for person in PEOPLE) for method in ("GET", "POST"))
    return f"G {get} P {post}"


def test_every_address_answers_everybody_as_the_table_says(
    cast: Cast, sides: tuple[Side, Side], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = sides
    visitors, cells, leaks, wrong = Visitors(cast), 0, [], []
    everything = dict(addresses(get_resolver()))
    for name, parts in sorted(everything.items()):
        path, answers = address_of(name, parts, ours), {}
        for method in ("GET", "POST"):
            for person in PEOPLE:
                answers[method, person], text = visitors.ask(person, method, path)
                cells += 1
                missed = words_to_miss(name, person, ours, theirs)
                leaks += [
                    f"{method} {name} to {person}: {word}" for word in missed if word in text.casefold()
                ]
        if TABLE.get(name) != line_of(answers):
            wrong.append(f'    "{name}": "{line_of(answers)}",')
    missing, stale = sorted(set(everything) - set(TABLE)), sorted(set(TABLE) - set(everything))
    with capsys.disabled():
        print(f"\nisolation table: {cells} cells, {len(missing)} missing, {len(leaks)} leaks")  # noqa: T201
    assert [] == leaks
    assert [] == wrong, "answered differently, now:\n" + "\n".join(wrong)
    assert ([], []) == (missing, stale)


def test_ids_of_another_organisation_do_not_exist(cast: Cast, sides: tuple[Side, Side]) -> None:
    ours, theirs = sides
    visitors, wrong = Visitors(cast), []
    for name, parts in addresses(get_resolver()):
        if "organisation" not in parts:
            continue
        for part in parts & {
            "program",
            "participant_id",
            "field_id",
            "run_id",
            "member_id",
            "notice_id",
            "mailing_id",
        }:
            path = address_of(name, parts, ours, **{part: theirs.ids[part]})
            for method in ("GET", "POST"):
                status, text = visitors.ask("owner", method, path)
                if status not in {404, 405} or theirs.word in text.casefold():
                    wrong.append(f"{method} {name} with their {part}: {status}")
    assert [] == wrong
