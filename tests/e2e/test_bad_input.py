"""What people bring that can't be used: a clear sentence, the way out, nothing lost and nothing half done."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.conftest import sign_in
from tools import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Page

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
)
LOCKED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(504)
    + "EncryptedPackage".encode("utf-16-le").ljust(3584, b"\0")
)
GIANT = b'E-mail,Bio\na@b.example,"' + b"word " * 6_000_000 + b'"\n'

REFUSED = [
    pytest.param("people.csv", b"", "empty", id="an empty file"),
    pytest.param(
        "people.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "spreadsheet|CSV|Excel", id="another type"
    ),
    pytest.param("people.xlsx", PICTURE, "picture|image", id="a picture renamed .xlsx"),
    pytest.param("people.xlsx", LOCKED, "password", id="a workbook with a password"),
    pytest.param("people.csv", GIANT, "cell|long|too", id="30 MB of text in one cell"),
]


@pytest.fixture
def before(served: serving.Served) -> bytes:
    return served.export()


@pytest.mark.parametrize(("name", "content", "says"), REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(  # noqa: PLR0917 - cases and fixtures
    name: str,
    content: bytes,
    says: str,
    signed_in: Page,
    served: serving.Served,
    before: bytes,
    tmp_path: Path,
) -> None:
    page, file = begin(signed_in), tmp_path / name
    file.write_bytes(content)
    steps.upload(page, file)
    alert = page.get_by_role("alert").filter(has_text=re.compile(says, re.IGNORECASE))
    expect(alert.first).to_be_visible()
    expect(page.get_by_label("Upload data from file")).to_be_enabled()
    assert "/upload/" in page.url
    assert before == served.export()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(signed_in: Page) -> None:
    page, sent = begin(signed_in), []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("#upload-form").evaluate("form => { form.dataset.limit = 10; }")
    steps.upload(page, payload("E-mail\nada@b.example\n"))
    expect(page.get_by_role("alert").filter(has_text="200 MB")).to_be_visible()
    assert [] == sent


def test_without_an_email_column_the_page_asks_for_it(
    signed_in: Page, served: serving.Served, before: bytes
) -> None:
    page = bring(signed_in, "First name,Shoe size\nAmara,38\nBjørn,44\n")
    expect(page.get_by_role("alert").filter(has_text="e-mail")).to_be_visible()
    steps.press(page, "Review")
    expect(page.get_by_role("alert").filter(has_text="e-mail").first).to_be_visible()
    continuing = steps.button(page, "Continue")
    assert continuing.count() == 0 or continuing.is_disabled()
    assert before == served.export()


def test_a_header_without_rows_says_so(signed_in: Page, served: serving.Served, before: bytes) -> None:
    page = begin(signed_in)
    steps.upload(page, payload("E-mail,First name\n"))
    expect(
        page.get_by_text(re.compile("no rows|0 rows|no people|nothing below", re.IGNORECASE)).first
    ).to_be_visible()
    assert before == served.export()


def test_two_columns_with_one_name_are_two_questions(signed_in: Page) -> None:
    page = bring(signed_in, "E-mail,Department,Department\na@b.example,Finance,People\n", role="Mentors")
    expect(page.get_by_role("combobox", name="Field for Department")).to_have_count(2)
    chosen = page.get_by_role("combobox", name="Field for Department")
    assert [chosen.nth(n).input_value() for n in range(2)].count("Department") == 1


def test_a_role_that_does_not_exist_leaves_its_row_out(signed_in: Page) -> None:
    page = to_review(signed_in, "E-mail,Role\nmerlin@b.example,wizard\nmorgan@b.example,mentor\n")
    expect(page.get_by_text(re.compile("wizard")).first).to_be_visible()
    expect_figures(page, new=1, left_out=1)


def test_bad_and_double_addresses_are_left_out_each_named(signed_in: Page) -> None:
    rows = "nobody,Ann,mentor\ntwin@b.example,Ann,mentor\ntwin@b.example,Bea,mentor\nfine@b.example,Cleo,mentor\n"
    page = to_review(signed_in, f"E-mail,First name,Role\n{rows}")
    expect_figures(page, new=1, left_out=3)
    for number in ("2", "3", "4"):
        cell = page.get_by_role("grid").locator('[col-id="row"]').filter(has_text=re.compile(f"^{number}$"))
        expect(cell).to_be_visible()


def test_the_administrators_own_address_becomes_a_participant_and_their_account_stays(
    signed_in: Page, served: serving.Served, browser: Browser
) -> None:
    page = to_review(signed_in, f"E-mail,First name,Role\n{serving.OWNER},Olga,mentor\n")
    steps.say_yes(page)
    assert serving.OWNER in steps.people(served.export())
    with browser.new_context(base_url=served.url) as context:
        sign_in(context.new_page())


def test_an_upload_that_is_cut_off_leaves_nothing_behind(
    signed_in: Page, served: serving.Served, before: bytes
) -> None:
    page = begin(signed_in)
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    send_half_an_upload(page, served, token)
    page.reload()
    expect(page.get_by_label("Upload data from file")).to_be_enabled()
    expect(page.get_by_text("half.csv")).to_have_count(0)
    assert before == served.export()


def test_yes_twice_and_in_two_tabs_imports_once(signed_in: Page, served: serving.Served) -> None:
    page = to_review(signed_in, "E-mail,First name,Role\nonce@b.example,Una,mentor\n")
    other = page.context.new_page()
    other.goto(page.url)
    for tab in (page, other):
        steps.press(tab, "Continue")
        expect(steps.button(tab, "Yes")).to_be_visible()
    steps.button(page, "Yes").dblclick()
    steps.press(other, "Yes")
    steps.expect_result(page)
    expect(other.get_by_text(re.compile("already|import", re.IGNORECASE)).first).to_be_visible()
    runs = [run for run in served.runs() if run["state"] == "done" and run["create"] == 1]
    assert "once@b.example" in steps.people(served.export())
    assert len(runs) >= 1
    assert len([run for run in served.runs() if run["state"] in {"queued", "applying"}]) == 0


def test_a_run_whose_program_is_gone_is_not_found(signed_in: Page, served: serving.Served) -> None:
    served.django(
        "Program.objects.create(organisation=Organisation.objects.get(), name='Brief', slug='brief')"
    )
    page = signed_in
    page.goto("/o/northwind/p/brief/imports/new/")
    steps.choose_settings(page)
    served.django("Program.objects.get(slug='brief').delete()")
    answer = page.reload()
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("link").first).to_be_visible()


def begin(page: Page, role: str = "By sheet or column") -> Page:
    steps.open_import(page)
    steps.choose_settings(page, role)
    return page


def payload(text: str) -> FilePayload:
    return {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode()}


def bring(page: Page, text: str, role: str = "By sheet or column") -> Page:
    """As far as the columns. A file of a shape that another journey has confirmed is at the review at once."""
    begin(page, role)
    steps.upload(page, payload(text))
    expect(page).to_have_url(re.compile("/sheets/|/review/"))
    if "/review/" in page.url:
        page.get_by_role("link", name="Look at the columns").click()
        expect(page).to_have_url(re.compile("/columns/"))
        return page
    for address in ("/sheets/", "/header/"):
        expect(page).to_have_url(re.compile(address))
        steps.press(page, "Next")
    expect(page).to_have_url(re.compile("/columns/"))
    return page


def to_review(page: Page, text: str) -> Page:
    bring(page, text)
    if steps.button(page, "Confirm all").count():
        steps.press(page, "Confirm all")
    steps.press(page, "Review")
    expect(page).to_have_url(re.compile("/review/"))
    return page


def expect_figures(page: Page, **expected: int) -> None:
    plan = page.get_by_role("region", name="The plan")
    for label, count in expected.items():
        expect(plan.get_by_role("listitem").filter(has_text=label.replace("_", " "))).to_contain_text(
            str(count)
        )


def send_half_an_upload(page: Page, served: serving.Served, token: str) -> None:
    """The head of a request that announces more than follows, then nothing."""
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    part = (
        f'--cut\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        '--cut\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\n\r\nE-mail\r\na@b.exam'
    )
    head = (
        f"POST {urlsplit(page.url).path} HTTP/1.1\r\nHost: {urlsplit(served.url).netloc}\r\nCookie: {cookies}\r\n"
        f"Referer: {page.url}\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: 100000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", urlsplit(served.url).port or 0), timeout=10) as connection:
        connection.sendall((head + part).encode())
