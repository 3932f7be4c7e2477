"""Walks the wizard as a browser without scripts would: one request after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scopes_disabled

from muster.imports.models import ImportRun
from muster.imports.worker import work_once

if TYPE_CHECKING:
    from django.http import HttpResponse

    from muster.accounts.models import User

PEOPLE = (
    "E-mail,First name,Last name,Role\r\n"
    "ada@example.org,Ada,Lovelace,Mentor\r\n"
    "grace@example.org,Grace,Hopper,Mentee\r\n"
    "not an address,Nobody,Known,Mentee\r\n"
)


@dataclass(slots=True)
class Walk:
    """One person's way through one run."""

    client: Client
    organisation: str = "northwind"
    program: str = "spring"
    run_id: int = 0

    def url(self, rest: str = "") -> str:
        return f"/o/{self.organisation}/p/{self.program}/imports/{rest}"

    def step(self, slug: str) -> str:
        return self.url(f"{self.run_id}/{slug}/")

    def get(self, slug: str, **query: str) -> HttpResponse:
        return self.client.get(self.step(slug), query)

    def post(self, slug: str, **data: Any) -> HttpResponse:
        return self.client.post(self.step(slug), data)

    def begin(self, **choices: Any) -> HttpResponse:
        answer = self.client.post(self.url("new/"), {"role": "sheet", **choices})
        self.run_id = int(answer.url.rstrip("/").split("/")[-2])
        return answer

    def upload(self, content: str | bytes = PEOPLE, name: str = "people.csv") -> HttpResponse:
        data = content.encode() if isinstance(content, str) else content
        return self.post("upload", file=SimpleUploadedFile(name, data))

    def choose_sheets(self) -> HttpResponse:
        """Presses *Next* with what is proposed."""
        data = {}
        for card in self.get("sheets").context["page"].sheets:
            prefix = f"sheet-{card.source.position}"
            data |= {f"{prefix}-role": card.form["role"].value()}
            data |= {f"{prefix}-is_selected": "on"} if card.source.is_selected else {}
        return self.client.post(self.step("sheets"), data)

    def choose_headers(self) -> HttpResponse:
        cards = self.get("header").context["page"].sheets
        data = {f"sheet-{card.source.position}-row": card.source.header_row or "" for card in cards}
        return self.client.post(self.step("header"), data)

    def to_review(self, content: str | bytes = PEOPLE, name: str = "people.csv", **choices: Any) -> None:
        """From the dialog to the review, with everything as proposed."""
        self.begin(**choices)
        self.upload(content, name)
        self.choose_sheets()
        self.choose_headers()
        self.post("columns", confirm_all="yes")
        self.post("columns", review="yes")

    def say_yes(self) -> HttpResponse:
        page = self.get("confirm").context["page"]
        return self.post("confirm", plan_revision=page.plan_revision, plan_name=page.plan_name)

    def run(self) -> ImportRun:
        with scopes_disabled():
            return ImportRun.objects.select_related("program").get(pk=self.run_id)


def walk_as(user: User, **place: str) -> Walk:
    """Signed in, at the door."""
    client = Client()
    client.force_login(user)
    return Walk(client, **place)  # type: ignore[arg-type]


def work() -> None:
    """What the worker does until nothing is due."""
    while work_once("test"):
        pass
