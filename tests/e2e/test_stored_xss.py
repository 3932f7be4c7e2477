"""Hostile texts in every column, header, sheet name and file name: shown as texts on every page and in every mail, and
nothing else comes of them: no dialog, no complaint of the policy, no element, no request to anywhere.

`make torture` brings three hundred of them; for every change `test_review.py` brings some to the review.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import expect

from muster.engine.profile import STANDARD_PROFILE
from muster.notices.message import Links, Reader, render_mail
from muster.notices.texts import Words
from muster.organisations.models import Organisation
from muster.programs.models import Program
from tests.e2e import steps
from tests.e2e.conftest import PATIENCE_MS, sign_in
from tests.files.payloads import payloads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage

    from openpyxl.worksheet.worksheet import Worksheet
    from playwright.sync_api import Browser, Dialog, FilePayload, Page, Request

    from tools import serving

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`POLICY ${event.violatedDirective} ${event.blockedURI}`))"""
MADE = """[...document.querySelectorAll(".pwned, [onerror], [onload], [onmouseover], [onfocus]")]
  .map((found) => found.outerHTML.slice(0, 200))"""
SHOWN = """[document.title, document.body.textContent, ...[...document.querySelectorAll("input, textarea")].map((e) => e.value)]
  .join(" ")"""
SKELETONS = """pages => pages.map((html) =>
  [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")]
    .map((e) => [e.tagName, ...e.getAttributeNames(), e.getAttribute("href"), e.getAttribute("style")].join(" "))
    .join("|"))"""


@dataclass
class Watch:
    """A window, and everything that happened in it and should not have."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)

    def begin(self) -> None:
        page = self.page
        page.add_init_script(LISTEN)
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on(
            "console",
            lambda line: self.complaints.append(f"console: {line.text}") if line.type == "error" else None,
        )
        page.on("request", self._request)
        page.on("popup", lambda window: self.complaints.append(f"window: {window.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog on {self.page.url}: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme in {"http", "https", "ws", "wss"} and place.netloc != self.host:
            self.complaints.append(f"request on {self.page.url}: {request.url}")

    def open(self, path: str) -> None:
        """Goes there and looks."""
        answer = self.page.goto(path, wait_until="domcontentloaded")
        assert answer is not None
        assert answer.ok, f"{path} answered {answer.status}"
        self.look()

    def look(self) -> None:
        """Nothing that a payload would have made is on the page, and nothing has happened until now."""
        self.page.wait_for_load_state(
            "domcontentloaded"
        )  # a long page is still coming when its address is there
        made = self.page.evaluate(MADE)
        assert ([], []) == (made, self.complaints), self.page.url

    def shown(self) -> str:
        """All the text of the page, and what its inputs, options and title hold, blanks run together."""
        text: str = self.page.evaluate(SHOWN)
        return " ".join(text.split())

    def expect(self, texts: Sequence[str], *, letters: int = 60) -> None:
        """Each of these is on the page as it was written, at least its beginning: long ones may be shortened."""
        shown = self.shown()
        assert [] == [text for text in texts if " ".join(text.split())[:letters] not in shown], self.page.url


@pytest.fixture
def watch(browser: Browser, served: serving.Served) -> Iterator[Watch]:
    context = browser.new_context(
        base_url=served.url, viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    watch = Watch(page, urlsplit(served.url).netloc)
    watch.begin()
    yield watch
    context.close()


@pytest.mark.torture
def test_hostile_texts_are_nothing_but_texts(watch: Watch, served: serving.Served) -> None:
    page, texts = watch.page, payloads()
    sign_in(page)
    steps.open_import(page)
    steps.choose_settings(page, "By sheet or column", notify=True)
    # Browsers spell quotation marks in another way, and name no folders.
    name = next(text for text in texts if text.startswith("<") and not set(text) & set('"/\\'))
    steps.upload(page, {"name": name, "mimeType": "application/octet-stream", "buffer": workbook(texts)})
    expect(page).to_have_url(re.compile("/sheets/"))
    run = page.url.partition("/sheets/")[0]
    watch.expect(texts[1:])  # the names of the sheets
    watch.expect([name])
    _map_the_columns(watch, run, texts)
    _look_at_the_review(watch, run, texts)
    steps.press(page, "Continue")
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    watch.look()
    many = page.get_by_role("textbox", name="How many people get a mail?")
    if many.count():
        many.fill(str(len(texts)))
    steps.press(page, "Yes")
    steps.expect_result(page)
    watch.look()
    for part in ("record", "undo", "plan/create", "review"):
        watch.open(f"{run}/{part}/")
    _look_at_the_people(watch, run, texts)
    _look_at_what_is_kept(watch, run, texts, served)
    served.wait_for_mails(1)
    _read_the_mails(
        watch, [*(body for body in map(_html, served.mailbox.messages[:5]) if body), *_mails(texts[:5])]
    )


def test_no_text_changes_what_a_mail_is_made_of(watch: Watch) -> None:
    """The same elements with the same attributes as of a mail of plain words, whatever its names and words are."""
    pages = [*_mails(["Plain"]), *_mails(payloads())]
    skeletons: list[str] = watch.page.evaluate(SKELETONS, pages)
    assert {skeletons[0]} == set(skeletons)


def workbook(texts: Sequence[str]) -> bytes:
    """A sheet of people with a text in every cell and as many headers of them, and a sheet called by each other text."""
    fields = [spec for spec in STANDARD_PROFILE if spec.key != "full_name"]
    book = openpyxl.Workbook()
    people = book.active
    assert people is not None
    people.append([*(spec.label for spec in fields), *texts])
    for number, text in enumerate(texts):
        taken = {"email": f"p{number}@example.org", "role": "mentor", "status": None}
        cells = [taken.get(spec.key, text) for spec in fields]
        people.append([*cells, *(texts if not number else ())])
    for text in texts:
        people.append([text for _field in fields])
    _call(people, texts[0])
    for text in texts[1:]:
        page = book.create_sheet()
        page.append(["Note"])
        page.append([text])
        _call(page, text)
    for row in (row for page in book.worksheets for row in page.iter_rows()):
        for cell in row:
            cell.data_type = "s" if cell.value is not None else "n"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _call(page: Worksheet, name: str) -> None:
    """Names a sheet as no spreadsheet would let us."""
    page._WorkbookChild__title = name


def _map_the_columns(watch: Watch, run: str, texts: Sequence[str]) -> None:
    page = watch.page
    watch.look()
    steps.press(page, "Next")
    expect(page).to_have_url(re.compile("/header/"))
    watch.look()
    steps.press(page, "Next")
    expect(page).to_have_url(re.compile("/columns/"))
    watch.look()
    watch.expect(texts)
    watch.open(f"{run}/columns/0/{len(STANDARD_PROFILE) + 3}/")
    page.goto(f"{run}/columns/")
    steps.press(page, "Confirm all")
    steps.press(page, "Review")
    expect(page).to_have_url(re.compile("/review/"))
    watch.look()


GRID = """async ({keys, rows}) => {
  const drawn = (key) => [...document.querySelectorAll(`#grid .ag-row [col-id="${key}"]`)];
  const rowOf = (cell) => Number(cell.closest("[row-index]").getAttribute("row-index"));
  const seen = {};
  for (const key of keys) {
    musterGrid.ensureColumnVisible(key);
    for (let row = 0; row < rows; row += 12) {
      musterGrid.ensureIndexVisible(row, "top");
      for (let tries = 0; tries < 100; tries += 1) {
        await new Promise((done) => setTimeout(done, 20));
        const cells = drawn(key);
        if (cells.some((cell) => rowOf(cell) === row) && cells.every((cell) => cell.textContent)) break;
      }
      for (const cell of drawn(key)) seen[`${key} ${rowOf(cell)}`] = cell.textContent;
    }
  }
  return seen;
}"""


def _look_at_the_review(watch: Watch, run: str, texts: Sequence[str]) -> None:
    page, last = watch.page, len(texts)
    keys = ["first_name", "department", "bio"]
    drawn = page.evaluate(GRID, {"keys": keys, "rows": 2 * last})
    watch.look()
    assert [] == [
        (key, text)
        for key in keys
        for row, text in enumerate(texts)
        if " ".join(text.split()) not in " ".join(drawn.get(f"{key} {row}", "").split())
    ]
    page.locator('#grid .ag-row [col-id="bio"]').first.click()
    page.locator("[data-grid-command=replace]").click()
    page.get_by_label("Find", exact=True).fill("a")
    expect(page.locator("[data-preview] li").first).to_be_visible()
    watch.look()
    page.keyboard.press("Escape")
    for number in range(1, 2 + (2 * last - 1) // 50):
        watch.open(f"{run}/review/?view=table&page={number}")
        watch.expect([text for row, text in enumerate(texts) if row // 50 + 1 == number])
    watch.open(f"{run}/review/cells/0/2/3/?key=first_name")
    watch.expect(texts[:1])
    for number in range(1, 2 + (last - 1) // 50):
        page_texts = texts[(number - 1) * 50 : number * 50]
        watch.open(f"{run}/plan/create/?page={number}")
        watch.expect(page_texts)
        watch.open(f"{run}/plan/reject/?page={number}")
        watch.expect(page_texts)
    for part in ("plan/notify", "rules", "confirm", "settings"):
        watch.open(f"{run}/{part}/")
    _bring_back(watch, run, texts)
    watch.open(f"{run}/review/")


def _bring_back(watch: Watch, run: str, texts: Sequence[str]) -> None:
    """The rows as a workbook, where they are texts and told as such, and back with other texts in them."""
    answer = watch.page.request.get(f"{run}/review/rows.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.body()))
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    assert {"s"} == {cell.data_type for row in rows for cell in row if cell.value is not None}
    place = [cell.value for cell in rows[0]].index("First name")
    assert list(texts) == [row[place].value for row in rows[1 : len(texts) + 1]]
    comments = " ".join(cell.comment.text for row in rows for cell in row if cell.comment)
    assert [] == [text for text in texts if text.strip() not in comments]
    for row, text in zip(rows[1 : len(texts) + 1], reversed(texts), strict=True):
        row[place].value = f"back {text}"
    out = io.BytesIO()
    book.save(out)
    watch.open(f"{run}/review/")
    returned: FilePayload = {
        "name": "back.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": out.getvalue(),
    }
    watch.page.locator("summary").filter(has_text="Repair in Excel").click()
    watch.page.get_by_label("Bring repaired rows back").set_input_files(returned)
    steps.press(watch.page, "Compare")
    expect(watch.page).to_have_url(re.compile("/repaired/"))
    watch.look()
    watch.expect([f"back {text}" for text in list(reversed(texts))[:200]])
    steps.press(watch.page, "Don’t take over")
    expect(watch.page).to_have_url(re.compile("/review/$"))


def _look_at_the_people(watch: Watch, run: str, texts: Sequence[str]) -> None:
    page, base = watch.page, run.partition("/imports/")[0]
    people: list[str] = []
    at = f"{base}/participants/"
    while at:
        watch.open(at)
        hrefs = page.locator("main table a").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        people += [href for href in hrefs if re.search(r"/participants/\d+/$", href)]
        following = page.get_by_role("link", name="Next page")
        at = following.get_attribute("href") or "" if following.count() else ""
        at = f"{base}/participants/{at}" if at.startswith("?") else at
    assert len(dict.fromkeys(people)) >= len(texts)
    for path in list(dict.fromkeys(people))[: min(len(texts) // 3, 40)]:
        watch.open(path)
    watch.open(f"{people[0]}edit/")
    watch.open(f"{people[0]}delete/")
    watch.open(f"{base}/participants/?q=alert")
    for number in range(0, len(texts), 29):
        watch.open(f"{base}/participants/?q=p{number}%40example.org")
        watch.expect(texts[number : number + 1], letters=30)


def _look_at_what_is_kept(watch: Watch, run: str, texts: Sequence[str], served: serving.Served) -> None:
    """The program's options, what it remembers, names of files, the mails: where there is no room in one import."""
    base = run.partition("/imports/")[0]
    served.python("-c", KEEP, json.dumps(texts))
    watch.open(f"{base}/imports/")
    watch.expect(texts[-50:])
    watch.open(f"{base}/imports/memory/")
    watch.expect(texts[-200:])
    for part in ("", "fields/", "settings/", "mails/", "mails/preview/", "mails/write/uninvited/"):
        watch.open(f"{base}/{part}")
    organisation = base.partition("/p/")[0]
    for part in ("", "settings/", "members/", "audit/"):
        watch.open(f"{organisation}/{part}")


KEEP = """
import os, sys, json
from datetime import timedelta
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
import django
django.setup()
from django.utils import timezone
from django_scopes import scopes_disabled
from muster.imports.models import ImportRun, Memory, Recipe
from muster.notices.models import MailText
from muster.programs.models import Program
texts = json.loads(sys.argv[1])
with scopes_disabled():
    program = Program.objects.get()
    said = [dict(file_name=text, actor_label=text, state="cancelled") for text in texts]
    ImportRun.objects.bulk_create([ImportRun(program=program, **names) for names in said])
    now, field = timezone.now(), "department"
    Memory.objects.filter(program=program).delete()
    Memory.objects.bulk_create([
        Memory(program=program, kind="header", digest=str(n), subject=text, field=field, answer={"field": field},
               used_at=now + timedelta(seconds=n))
        for n, text in enumerate(texts)
    ])
    Recipe.objects.create(program=program, name=texts[0][:60], document={})
    words = dict(subject=texts[1], title=texts[2], text="\\n\\n".join(texts), button=texts[3])
    MailText.objects.create(program=program, kind="invitation", **words)
    program.name, program.from_name = texts[4][:100], texts[5][:100]
    program.save()
    program.organisation.name = texts[6][:100]
    program.organisation.save()
"""


def _mails(texts: Sequence[str]) -> list[str]:
    """A mail for each text, with the text for everything that somebody can choose in it."""
    made = []
    for text in texts:
        program = Program(organisation=Organisation(name=text, slug="x"), name=text, slug="x", from_name=text)
        words = Words(text, text, text, text)
        reader = Reader(text, text, text)
        made.append(
            render_mail(
                program, "invitation", words, reader, Links("https://muster.example/join/x/", "x")
            ).html
        )
    return made


def _html(message: EmailMessage) -> str:
    body = message.get_body(("html",))
    return body.get_content() if body else ""


def _read_the_mails(watch: Watch, pages: Sequence[str]) -> None:
    """As a mail program without a policy would show them."""
    assert pages
    watch.page.goto("about:blank")  # a page that is written over keeps its policy
    for html in pages:
        watch.page.set_content(html)
        watch.look()
