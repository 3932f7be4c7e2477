"""A browser for each file of journeys, and a running Muster for whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from tools import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Cookie, Page, SetCookieParam

PATIENCE_MS = 60_000
"""Longer than anything takes where two browsers and two servers share two cores."""

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. For one file at a time: while it is open, Django believes to be in an event loop."""
    with sync_playwright() as playwright:
        try:
            chromium = serving.launch(playwright)
        except LookupError as error:
            pytest.fail(str(error))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def served() -> Iterator[serving.Served]:
    """A running Muster with an owner, a program and a mailbox, shared by the journeys of one file."""
    with serving.serve() as running:
        yield running


@pytest.fixture
def page(browser: Browser, served: serving.Served) -> Iterator[Page]:
    """A window nobody has signed in to. Errors of the page's scripts, the policy and the server fail the journey."""
    logged = len(served.log)
    context = browser.new_context(base_url=served.url, viewport={"width": 1280, "height": 900})
    window = context.new_page()
    window.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None,
    )
    yield window
    context.close()
    assert [] == complaints
    assert "Traceback" not in served.log[logged:], served.log[logged:]


@pytest.fixture(scope="module")
def session(browser: Browser, served: serving.Served) -> list[Cookie]:
    """The cookies of Olga, who has signed in once for all journeys of a file."""
    context = browser.new_context(base_url=served.url)
    sign_in(context.new_page())
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def signed_in(page: Page, session: list[SetCookieParam]) -> Page:
    """Olga's window, on the page that follows the sign-in."""
    page.context.add_cookies(session)
    page.goto("/")
    return page


def sign_in(page: Page, email: str = serving.OWNER, password: str = serving.PASSWORD) -> None:
    page.goto("/")
    page.get_by_role("textbox", name="E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign in")).to_have_count(0)
