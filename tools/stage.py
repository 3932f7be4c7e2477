"""Run in the environment of a served Muster after the sample was imported: adds what the tour needs, prints the ids."""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")

import django

django.setup()

from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.imports import actions, edits
from muster.imports.edits import Spot
from muster.imports.models import ImportRun
from muster.imports.review import merge
from muster.organisations.models import Member, MemberRole
from muster.participants.actions import edit_participant
from muster.participants.models import Participant
from muster.programs.models import Field, Program

NEW_ADDRESS = "my.new.address@northwind.example"
DRAFT = """Work e-mail,First name,Surname,Role,Department,City,Started,Skills,T-shirt size
amara.okafor@northwind.example,Amara,Okafor,mentor,Finance,London,2015-02-08,Leadership; Data analysis,M
dmitri.volkov@northwind.example,Dmitri,Volkov,mentor,Engineering,Ottawa,2018-05-01,Public speaking,L
elif.yildiz@northwind.example,Elif,Yıldız,mentor,Marketing,Hamburg,2019-06-08,Budgeting; Python,S
chloe.dubois@northwind,Chloé,Dubois,mentee,Engineering,Lyon,2024-09-02,Design,M
deniz.yilmaz@northwind.example,Deniz,Yılmaz,mentee,Operations,Istanbul,2023-01-15,Logistics,M
eunji.kim@northwind.example,Eun-ji,Kim,mentee,Engineering,Seoul,03/04/2022,Python,S
farid.haddad@northwind.example,Farid,Haddad,mentee,Finance,Paris,2022-11-01,Negotiation,L
hana.novakova@gmial.com,Hana,Nováková,mentee,Engineering,Prague,2023-02-14,Coaching,M
deniz.yilmaz@northwind.example,Deniz,Yilmaz,mentee,Sales,Ankara,2023-01-15,Logistics,M
joao.silva@northwind.example,João,Silva,mentor,Research,São Paulo,2017-05-22,Mentoring; Design,XL
keiko.tanaka@northwind.example,Keiko,Tanaka,mentee,Finance,Osaka,2021-08-30,Budgeting,S
lars.berg@northwind.example,Lars,Berg,mentor,People,Oslo,about 2012,Public speaking,L
"""
"""A run that stays at the review: people who would change, rows to repair, a question to answer."""


def main() -> None:
    """Sets the stage."""
    with scopes_disabled():
        program = Program.objects.select_related("organisation").get()
    owner = User.objects.order_by("id").first()
    with scope(organisation=program.organisation):
        chen = User.objects.create_user("chen@example.org", "correct horse battery staple", name="Chen Wei")
        member = Member.objects.create(
            organisation=program.organisation, user=chen, role=MemberRole.ADMINISTRATOR
        )
        done = ImportRun.objects.filter(program=program).order_by("id").first()
        draft = _draft(program, owner)
        participant = Participant.objects.filter(program=program).order_by("sort_name").first()
        field = Field.objects.filter(program=program, key="skills").first()
        ids = {"run": done, "draft": draft, "member": member, "participant": participant, "field": field}
        ids |= {state: _at_work(program, owner, state) for state in ("applying", "paused", "cancelled")}
        json.dump({name: found.pk for name, found in ids.items() if found}, sys.stdout)


def _draft(program: Program, owner: User | None) -> ImportRun:
    run = actions.create_run(program, actor=owner, overwrite=True, notify=True)
    actions.receive_rows(run, "Spring list 2026.csv", DRAFT)
    actions.choose_sheets(run, {0: ""})
    actions.confirm_header(run, 0)
    actions.choose_column(run, 0, 1, "email")
    actions.plan_run(run)
    _bring_back(run)
    return run


def _at_work(program: Program, owner: User | None, state: str) -> ImportRun:
    """A run that stays half done: its lease lasts longer than the tour, so that no worker takes it up."""
    run = actions.create_run(program, actor=owner)
    actions.receive_rows(run, "Autumn list 2026.csv", DRAFT)
    actions.confirm_all(run)
    actions.plan_run(run)
    now = timezone.now()
    counts = {**run.counts, "create": 6_180, "skip": 4_020}
    half_done = {
        "done_rows": 6_180,
        "total_rows": 10_200,
        "counts": counts,
        "lease_until": now + timedelta(hours=2),
    }
    ImportRun.objects.filter(pk=run.pk).update(
        state=state, started_at=now - timedelta(seconds=3), **half_done
    )
    return run


def _bring_back(run: ImportRun) -> None:
    """One cell that was repaired elsewhere and waits to be taken over."""
    spot = Spot(0, 5, 1)
    now = edits.texts_at(run, [spot])[spot]
    brought = merge.Brought(spot, now, f"{now}.example", is_touched=False)
    merge.keep_returned(run, merge.Returned(run.revision, (brought,)))


def move(email: str) -> None:
    """Gives somebody who has joined another address, which waits to be confirmed."""
    with scopes_disabled():
        person = Participant.objects.select_related("program__organisation").get(user__email=email)
    with scope(organisation=person.program.organisation):
        edit_participant(person, {"email": NEW_ADDRESS}, actor=User.objects.order_by("id").first())


if __name__ == "__main__":
    move(sys.argv[1]) if sys.argv[1:] else main()
