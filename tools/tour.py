"""Every page of Muster, in a state worth looking at: what the screenshots show and what axe checks."""

from __future__ import annotations

import email
import email.policy
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.urls import URLResolver, get_resolver, reverse

from tools import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

NOT_PAGES = {
    "web:healthz": "for machines",
    "web:theme": "changes the theme",
    "web:home": "leads to the program, or to one's own page",
    "web:start": "only there before the first owner; the tour has it by itself",
    "organisations:member_role": "changes a member",
    "organisations:member_link": "makes a link",
    "participants:suspend": "changes a participant",
    "participants:reactivate": "changes a participant",
    "participants:export": "a file",
    "imports:run": "leads to the step that a run is at",
    "imports:sample": "imports the sample",
    "imports:sample_file": "a file",
    "imports:by_hand": "begins an empty sheet",
    "imports:template": "a file",
    "imports:recipe_file": "a file",
    "imports:rejected": "a file",
    "imports:rejected_workbook": "a file",
    "imports:take_away": "a file",
    "imports:take_away_csv": "a file",
    "imports:review_edit": "changes a cell",
    "imports:review_find": "for the grid's script",
    "imports:review_rows": "for the grid's script",
    "imports:plan_file": "a file",
    "privacy:own_data": "a file",
    "privacy:own_table": "a file",
    "privacy:person_data": "a file",
    "privacy:person_table": "a file",
    "imports:progress": "a part of the result page",
    "imports:cancel": "cancels a run",
    "imports:pause": "pauses a run",
    "imports:resume": "lets it go on",
    "imports:stop_mails": "stops its mails",
    "join:decline": "declines an invitation",
    "join:save": "keeps answers",
    "join:renew": "mails a new link",
    "own:save": "keeps answers",
    "join:reconsider": "takes that back",
    "notices:invite": "invites somebody",
    "notices:address": "asks somebody to confirm an address",
    "notices:mailing_stop": "stops mails",
    "notices:preview_file": "a file",
    "notices:pause": "pauses the mails",
    "notices:resume": "lets them go on",
    "account_signup": "closed: people come by invitation",
    "account_set_password": "for accounts without a password, which Muster never makes",
    "account_reauthenticate": "asks again only where a page wants it",
}
"""Addresses that are no page of their own, and why."""

RUNS = {
    "imports:result-applying": "applying",
    "imports:result-paused": "paused",
    "imports:result-cancelled": "cancelled",
}
"""The result page of other runs, by the name of the stop."""
DONE_STEPS = {"imports:result", "imports:undo"}
SIGNED_OUT = {
    "account_login",
    "account_inactive",
    "account_link",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "join:join",
    "mail:stop",
}
NEW_ADDRESS = "my.new.address@northwind.example"
"""As in `tools.stage`."""
NEW_PASSWORD = "a lantern on the quiet harbour"
WIDE: ViewportSize = {"width": 1280, "height": 900}

PHONE: ViewportSize = {"width": 390, "height": 844}
ON_A_PHONE = {
    "join:join",
    "own:profile",
    "privacy:own_erase",
    "privacy:person_erase",
    "program:dashboard",
    "participants:list",
    "imports:list",
    "imports:result",
    "notices:list",
    "organisations:members",
    "organisations:audit",
}
"""Pages that are shown on a phone as well."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Stop:
    """One page: the name of its address, its path, and who looks at it (nobody, owner, participant)."""

    name: str
    path: str
    who: str


@dataclass(frozen=True, slots=True)
class Tour:
    """The stops, and windows to look at them."""

    served: serving.Served
    browser: Browser
    stops: tuple[Stop, ...]
    participant: str
    """The address of somebody who has joined, with `NEW_PASSWORD`."""

    @contextmanager
    def window(self, who: str, scheme: Scheme) -> Iterator[Page]:
        """A page of somebody (nobody, owner, participant), light or dark."""
        context = open_context(self.browser, self.served, scheme)
        page = context.new_page()
        if who != "nobody":
            email, password = (
                (serving.OWNER, serving.PASSWORD) if who == "owner" else (self.participant, NEW_PASSWORD)
            )
            sign_in(page, email, password)
        yield page
        context.close()


@contextmanager
def on_tour(served: serving.Served, browser: Browser) -> Iterator[Tour]:
    """Sets the stage in a running Muster: an applied import, somebody who joined, a run at the review."""
    answer = served.muster("import", str(serving.SAMPLE), "--notify", "--yes", "--json")
    if answer.returncode:
        raise RuntimeError(answer.stdout + answer.stderr)
    ids = json.loads(served.python("-m", "tools.stage"))
    first, second = _two_invitations(served)
    participant = _join(served, browser, first)
    pool = _pool(ids, token=token_in(second), reset=_reset_link(served, browser))
    tokens = {
        "mail:stop": token_in(served.link_in(1, "mail/stop")),
        "mail:confirm": _moved(served, participant),
    }
    yield Tour(served, browser, tuple(_stops(pool, ids, tokens)), participant)


def routes(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every named address with the names of what it takes."""
    for entry in (resolver or get_resolver("muster.config.urls")).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else namespace
            prefix = set(entry.pattern.regex.groupindex)
            yield from ((name, takes | prefix) for name, takes in routes(entry, inner))
        elif entry.name:
            yield namespace + entry.name, set(entry.pattern.regex.groupindex)


def sign_in(page: Page, email: str, password: str) -> None:
    """From the sign-in page to whatever follows it."""
    page.goto("/account/login/")
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/account/login/" not in url)


def token_in(link: str) -> str:
    """The last part of a mailed address."""
    return link.rstrip("/").rpartition("/")[2]


def _moved(served: serving.Served, participant: str) -> str:
    """The token of the mail that asks somebody to confirm another address."""
    served.python("-m", "tools.stage", participant)
    return served.link_to(NEW_ADDRESS, r"/mail/confirm/([^/\s]+)/").group(1)


def mails(page: Page) -> Iterator[tuple[str, str]]:
    """Each kind of mail as people get it: its name, and the HTML. The page is the owner's."""
    from muster.notices.models import NoticeKind

    path = reverse(
        "notices:preview_file",
        urlconf="muster.config.urls",
        kwargs={"organisation": "northwind", "program": "spring-mentoring"},
    )
    for kind in NoticeKind.values:
        answer = page.request.get(f"{path}?kind={kind}")
        message = email.message_from_bytes(answer.body(), policy=email.policy.default)
        body = message.get_body(("html",))
        yield kind, body.get_content() if body else ""


def _stops(pool: dict[str, object], ids: dict[str, int], tokens: dict[str, str]) -> Iterator[Stop]:
    for name, takes in routes():
        if name in NOT_PAGES:
            continue
        values = {key: pool[key] for key in takes}
        if name in tokens:
            values["token"] = tokens[name]
        if name in DONE_STEPS:
            values["run_id"] = ids["run"]
        yield Stop(name, _path(name, values), _who(name))
    for name, run in RUNS.items():
        here = {key: pool[key] for key in ("organisation", "program")}
        yield Stop(name, _path("imports:result", {**here, "run_id": ids[run]}), "owner")


def _path(name: str, values: dict[str, object]) -> str:
    return reverse(name, urlconf="muster.config.urls", kwargs=values)


def _who(name: str) -> str:
    if name.startswith(("own:", "privacy:own", "mail:confirm")):
        return "participant"
    return "nobody" if name in SIGNED_OUT else "owner"


def _pool(ids: dict[str, int], *, token: str, reset: tuple[str, str]) -> dict[str, object]:
    """A value for everything that an address can take."""
    return {
        "organisation": "northwind",
        "program": "spring-mentoring",
        "participant_id": ids["participant"],
        "run_id": ids["draft"],
        "member_id": ids["member"],
        "field_id": ids["field"],
        "position": 0,
        "group": "waiting",
        "sheet_row": 4,
        "column": 1,
        "action": "create",
        "token": token,
        "uidb36": reset[0],
        "key": reset[1],
    }


def open_context(browser: Browser, served: serving.Served, scheme: Scheme = "light") -> BrowserContext:
    return browser.new_context(
        base_url=served.url, viewport=WIDE, color_scheme=scheme, reduced_motion="reduce"
    )


def _two_invitations(served: serving.Served) -> tuple[str, str]:
    served.wait_for_mails(2)
    return served.link_in(0), served.link_in(1)


def _join(served: serving.Served, browser: Browser, link: str) -> str:
    context = open_context(browser, served)
    page = context.new_page()
    page.goto(link)
    page.get_by_label("Password").first.fill(NEW_PASSWORD)
    page.get_by_role("button", name=re.compile("^Join")).click()
    page.wait_for_url("**/me/**")
    context.close()
    return served.mailbox.recipients[0]


def _reset_link(served: serving.Served, browser: Browser) -> tuple[str, str]:
    context = open_context(browser, served)
    page = context.new_page()
    page.goto("/account/password/reset/")
    page.get_by_role("textbox", name="E-mail").fill(serving.OWNER)
    page.locator("main form button").first.click()
    page.wait_for_url("**/done/")
    context.close()
    link = served.link_to(serving.OWNER, r"/account/password/reset/key/([0-9A-Za-z]+)-([^/\s]+)/")
    return link.group(1), link.group(2)
