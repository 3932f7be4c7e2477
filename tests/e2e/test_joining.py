"""From an import with *Notify* to people who join, decline or stop the mails, a reminder, the funnel, and who is erased."""

from __future__ import annotations

import re
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.test_accessibility import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tools import serving

NEW_PASSWORD = "a lantern on the quiet harbour"
ANA, BEN, CLEO, DORA = (f"{name}@northwind.example" for name in ("ana", "ben", "cleo", "dora"))
PEOPLE = f"""E-mail,First name,Last name,Location
{ANA},Ana,Berg,Oslo
{BEN},Ben,Ito,Kyoto
{CLEO},Cleo,Sand,Lyon
{DORA},Dora,Maar,Paris
"""
PROGRAM = "/o/northwind/p/spring-mentoring"


def test_from_an_invitation_to_the_funnel(signed_in: Page, served: serving.Served, browser: Browser) -> None:
    page = signed_in
    served.django(
        "from muster.programs.models import Field; Field.objects.filter(key='department').update(is_required=True)"
    )
    invite(page)
    assert steps.wait_for(lambda: {ANA, BEN, CLEO, DORA} <= set(served.mailbox.recipients))

    with phone(browser, served) as window:
        join(window, served)
    with phone(browser, served) as window:
        decline(window, served)
    stop_mails_by_one_click(served)
    remind(page, served)
    look_at_the_funnel(page)
    with phone(browser, served) as window:
        leave(window)
    page.goto(f"{PROGRAM}/")
    expect(page.locator(".funnel li").nth(0)).to_contain_text("Imported 3")


def invite(page: Page) -> None:
    steps.open_import(page)
    steps.choose_settings(page, "Mentors", notify=True)
    steps.upload(page, {"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()})
    steps.go_to_review(page)
    steps.say_yes(page)


@contextmanager
def phone(browser: Browser, served: serving.Served) -> Iterator[Page]:
    """A phone on which nobody is signed in."""
    context = browser.new_context(
        base_url=served.url, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    yield context.new_page()
    context.close()


def join(page: Page, served: serving.Served) -> None:
    """Ana corrects an answer, which is kept at once, answers what is missing, chooses a password, and is in."""
    page.goto(served.link_to(ANA, r"http://\S+/join/\S+").group())
    expect(page.get_by_role("heading", level=1)).to_have_text("Join Spring Mentoring")
    expect(page.get_by_text("From import 1, people, row 2").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [] == violations(page)
    page.get_by_role("textbox", name="Location").fill("Bergen")
    page.get_by_role("textbox", name="Department").fill("Research")
    expect(page.get_by_role("status")).to_have_text("Saved")
    expect(page.get_by_text("From import 1, people, row 2")).to_have_count(2)
    page.get_by_text("more questions, now or later").click()
    page.get_by_role("textbox", name="Phone").fill("12")
    page.get_by_role("textbox", name="Company").fill("Northwind")
    expect(page.get_by_text("is not a phone number")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox", name="Location")).to_have_value("Bergen")
    page.get_by_role("textbox", name="Department").fill("Research")
    page.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Join").click()
    expect(page).to_have_url(re.compile("/me/"))
    assert [] == violations(page)


def decline(page: Page, served: serving.Served) -> None:
    page.goto(served.link_to(BEN, r"http://\S+/join/\S+").group())
    page.get_by_role("button", name="No, thank you").click()
    expect(page.get_by_role("heading", name="You have declined")).to_be_visible()
    assert [] == violations(page)


def stop_mails_by_one_click(served: serving.Served) -> None:
    """As a mail program does it: a POST to the address in the header, without a page before (RFC 8058)."""
    mail = served.mailbox.messages[served.mailbox.recipients.index(CLEO)]
    assert "List-Unsubscribe=One-Click" == mail["List-Unsubscribe-Post"]
    address = re.search(r"<(http[^>]+)>", mail["List-Unsubscribe"])
    assert address
    given = b"List-Unsubscribe=One-Click"
    with urllib.request.urlopen(address.group(1), data=given, timeout=30) as answer:  # noqa: S310 - our own server
        assert 200 == answer.status


def remind(page: Page, served: serving.Served) -> None:
    """Only Dora is left: Ana has joined, Ben said no, Cleo wants no mails."""
    before = len(served.mailbox.recipients)
    page.goto(f"{PROGRAM}/mails/write/waiting/?days=0")
    expect(page.locator(".big-figure")).to_have_text("1")
    page.get_by_role("button", name="Send 1 mail").click()
    assert steps.wait_for(lambda: DORA in served.mailbox.recipients[before:])
    later = zip(served.mailbox.recipients[before:], served.mailbox.messages[before:], strict=True)
    # What else may come meanwhile is the welcome to who has joined.
    assert {DORA} == {who for who, mail in later if "welcome" not in str(mail["Subject"]).casefold()} - {ANA}


def look_at_the_funnel(page: Page) -> None:
    """Four came in, three of them were not stopped by anything yet to be asked; each number opens its list."""
    page.goto(f"{PROGRAM}/")
    told = [" ".join(text.split()) for text in page.locator(".funnel li").all_inner_texts()]
    assert [
        "Imported 4 100 %",
        "Invitation written 4 100 %",
        "Accepted by the mail server 4 100 %",
        "Joined 1 25 %",
        "Complete 1 25 %",
    ] == told
    assert [] == violations(page)
    page.locator(".funnel").get_by_role("link", name="Joined").click()
    expect(page.get_by_role("row", name=re.compile(ANA))).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(2)
    assert [] == violations(page)
    page.goto(f"{PROGRAM}/imports/1/result/")
    expect(page.locator(".funnel li").nth(3)).to_contain_text("Joined 1")
    page.locator(".funnel").get_by_role("link", name="Accepted").click()
    expect(page.get_by_role("row")).to_have_count(5)


def leave(page: Page) -> None:
    """Ana leaves and is erased, with her account."""
    page.goto("/account/login/")
    page.get_by_role("textbox", name="E-mail").fill(ANA)
    page.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="leave and erase").click()
    assert [] == violations(page)
    page.get_by_role("checkbox", name=re.compile("^Yes, delete everything")).check()
    page.get_by_role("button", name="Leave and erase").click()
    expect(page.get_by_role("heading", name="You are erased")).to_be_visible()
    expect(page.get_by_text("keeps nothing about you any more")).to_be_visible()
    assert [] == violations(page)
