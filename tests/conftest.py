"""The cast and the places that every test may ask for.

Northwind runs *Spring Mentoring*: Olga owns it, Chen administers, Vera may look, Pia takes part. Sam owns Southwind and
its *Autumn Mentoring*, and must never see anything of the others.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from tests.reading_once import read_once
from tools.made_once import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

    from muster.accounts.models import User
    from muster.organisations.models import Organisation
    from muster.participants.models import Participant
    from muster.programs.access import Place
    from muster.programs.models import Program

_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_serialized_rollback", "live_server"}

LONG = {
    "test_histories.py",
    "test_import_journey.py",
    "test_isolation.py",
    "test_parity.py",
    "test_review.py",
}
"""Files that take a minute and more: begun last, one of them would keep one core busy after all others are done."""
PASSWORD = "correct horse battery staple"
"""Everybody's."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="only the tests that use a database")


def pytest_configure() -> None:
    """What the workers share has to be there before they start."""
    shared_folder()


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: it need not be looked through again and again for garbage."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Puts first what takes longest; leaves out, where asked to, what is the same on every database."""
    items.sort(key=lambda item: (item.path.name not in LONG, "/e2e/" not in item.path.as_posix()))
    if not config.getoption("--only-database"):
        return
    others = [item for item in items if not _uses_database(item)]
    items[:] = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=others)


def _uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("any_database"):
        return False
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & _DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who; `pia_participant` is Pia in *Spring Mentoring*."""

    northwind: Organisation
    southwind: Organisation
    spring: Program
    autumn: Program
    olga: User
    chen: User
    vera: User
    pia: User
    sam: User
    pia_participant: Participant
    password: str = PASSWORD


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Sign-ins that another test got wrong don't count here, nor mails that one sent."""
    cache.clear()
    (django_settings.DATA_DIR / "mail-mark.json").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _files_are_read_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Except where reading is what is tested."""
    if "/engine/" not in request.path.as_posix():
        monkeypatch.setattr("muster.engine.readers.read_in_child", read_once)


@pytest.fixture
def cast(db: None) -> Cast:
    """Two organisations with a program each, and their people."""
    from muster.accounts.models import User
    from muster.organisations import first_run
    from muster.organisations.models import Member, MemberRole, Organisation
    from muster.programs.actions import create_program

    def person(name: str) -> User:
        return User.objects.create_user(
            f"{name.lower()}@example.org", PASSWORD, name=name, verified_at=timezone.now()
        )

    olga, chen, vera, pia, sam = (person(name) for name in ("Olga", "Chen", "Vera", "Pia", "Sam"))
    with scopes_disabled():
        northwind = Organisation.objects.create(name="Northwind", slug="northwind")
        southwind = Organisation.objects.create(name="Southwind", slug="southwind")
        for organisation, user, role in (
            (northwind, olga, MemberRole.OWNER),
            (northwind, chen, MemberRole.ADMINISTRATOR),
            (northwind, vera, MemberRole.VIEWER),
            (southwind, sam, MemberRole.OWNER),
        ):
            Member.objects.create(organisation=organisation, user=user, role=role)
    first_run.is_needed()  # a server asks once only, so that no test pays for it
    programs = []
    for organisation, name, slug, owner in (
        (northwind, "Spring Mentoring", "spring", olga),
        (southwind, "Autumn Mentoring", "autumn", sam),
    ):
        with scope(organisation=organisation):
            program = create_program(organisation, name=name, keys=None, actor=owner)
            program.slug = slug
            program.save(update_fields=["slug"])
            programs.append(program)
    spring, autumn = programs
    return Cast(northwind, southwind, spring, autumn, olga, chen, vera, pia, sam, _joined(spring, pia))


def _joined(program: Program, user: User) -> Participant:
    from muster.participants.models import Participant, ParticipantStatus

    now = timezone.now()
    with scope(organisation=program.organisation):
        return Participant.objects.create(
            program=program,
            user=user,
            email=user.email,
            email_key=user.email_key,
            first_name=user.name,
            last_name="Participant",
            is_mentee=True,
            status=ParticipantStatus.ACTIVE,
            sort_name=f"{user.name} participant".lower(),
            search_text=f"{user.name} participant {user.email}".lower(),
            invited_at=now,
            joined_at=now,
        )


@pytest.fixture
def place(cast: Cast) -> Place:
    """Olga, owner, in *Spring Mentoring*."""
    return _place(cast.spring, cast.olga)


@pytest.fixture
def other_place(cast: Cast) -> Place:
    """Sam, owner, in *Autumn Mentoring* of another organisation."""
    return _place(cast.autumn, cast.sam)


def _place(program: Program, user: User) -> Place:
    from muster.organisations.models import Member
    from muster.programs.access import Place

    with scope(organisation=program.organisation):
        member = Member.objects.select_related("organisation").get(
            user=user, organisation=program.organisation
        )
    return Place(program.organisation, program, member)


@pytest.fixture
def scoped(cast: Cast) -> Iterator[None]:
    """The test's body runs in Northwind's scope; without this it runs in none, and querying raises."""
    with scope(organisation=cast.northwind):
        yield


@pytest.fixture
def mail_on(settings: Settings) -> str:
    """Mail is set up (it goes to `mailoutbox`); answers the public address. Without this fixture mail is off."""
    settings.MUSTER_URL = "https://muster.example"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "muster.example"]
    settings.MAIL_IS_CONFIGURED = True
    return "https://muster.example"
