"""axe-core finds nothing to say about any page, light or dark, wide or narrow; and every text of every page can be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e import language
from tests.e2e.marked_settings import MARKED
from tools import serving, tour
from tools.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page, ViewportSize

    from tools.states import State

STOPS = [*(name for name, _takes in tour.routes() if name not in tour.NOT_PAGES), *tour.RUNS]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
LIGHT: tuple[tuple[tour.Scheme, object], ...] = (("light", RULES),)
DARK: tuple[tuple[tour.Scheme, object], ...] = (("dark", COLOURS),)
OF_PAGES = ("landmark-one-main", "region")
"""Rules for pages of a site; a mail is shown within one."""
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
NARROW: ViewportSize = {"width": 320, "height": 640}
TWICE: ViewportSize = {"width": 640, "height": 450}
"""What a window of 1280 × 900 shows at 200 %."""


@pytest.fixture(scope="module")
def served() -> Iterator[serving.Served]:
    """A Muster that knows a second language, in which whatever is translated stands between marks."""
    with serving.serve(settings=language.SETTINGS) as running:
        yield running


@pytest.fixture(scope="module")
def guide(served: serving.Served, browser: Browser) -> Iterator[tour.Tour]:
    with tour.on_tour(served, browser) as prepared:
        yield prepared


@pytest.fixture(scope="module")
def windows(guide: tour.Tour) -> Iterator[dict[str, Page]]:
    with (
        guide.window("nobody", "light") as nobody,
        guide.window("owner", "light") as owner,
        guide.window("participant", "light") as participant,
    ):
        yield {"nobody": nobody, "owner": owner, "participant": participant}


@pytest.mark.parametrize("name", STOPS)
def test_a_page_has_no_violations(name: str, guide: tour.Tour, windows: dict[str, Page]) -> None:
    stop = next(stop for stop in guide.stops if stop.name == name)
    page = windows[stop.who]
    answer = page.goto(stop.path)
    assert answer is not None
    assert answer.ok, f"{stop.path} answered {answer.status}"
    assert [] == violations(page)


@pytest.mark.parametrize("name", ["participants:list", "imports:columns", "imports:review", "account_login"])
def test_a_page_fits_a_phone(name: str, guide: tour.Tour) -> None:
    stop = next(stop for stop in guide.stops if stop.name == name)
    with guide.window(stop.who, "light") as page:
        page.set_viewport_size(NARROW)
        page.goto(stop.path)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert [] == violations(page)


@pytest.mark.torture
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_state_has_no_violations_also_at_twice_the_size(
    state: State, guide: tour.Tour, windows: dict[str, Page]
) -> None:
    page = windows["owner"].context.new_page()
    page.goto(next(stop.path for stop in guide.stops if stop.name == state.stop))
    state.bring(page)
    assert [] == violations(page)
    page.set_viewport_size(TWICE)
    assert [] == violations(page, LIGHT)  # colours are the same at every size
    assert page.evaluate("document.documentElement.scrollWidth") <= TWICE["width"]
    page.close()


def test_the_settings_dialog_has_no_violations(guide: tour.Tour, windows: dict[str, Page]) -> None:
    page = windows["owner"]
    page.goto("/o/northwind/p/spring-mentoring/participants/")
    page.get_by_role("button", name="Import", exact=True).first.click()
    page.get_by_role("dialog").wait_for()
    assert [] == violations(page)


def test_the_last_dialog_has_no_violations(guide: tour.Tour, windows: dict[str, Page]) -> None:
    page = windows["owner"]
    page.goto(next(stop.path for stop in guide.stops if stop.name == "imports:review"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Yes").wait_for()
    assert [] == violations(page)


def test_the_first_page_of_all_has_no_violations(browser: Browser) -> None:
    with serving.serve(owner=False) as fresh:
        context = tour.open_context(browser, fresh, "light")
        page = context.new_page()
        page.goto("/start/")
        assert [] == violations(page)
        context.close()


def test_no_mail_has_violations_wide_or_narrow(guide: tour.Tour) -> None:
    with guide.window("owner", "light") as page:
        mails = list(tour.mails(page))
        page.goto("about:blank")  # a page that is written over keeps its policy
        for kind, html in mails:
            for width in (800, NARROW["width"]):
                page.set_viewport_size({"width": width, "height": 640})
                page.set_content(html)
                assert [] == [line for line in violations(page) if not line.startswith(OF_PAGES)], kind
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_check_itself_sees_what_is_wrong(page: Page) -> None:
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    assert ["image-alt"] == [line.partition(":")[0] for line in violations(page)]


def test_the_check_itself_sees_what_is_wrong_in_the_dark_alone(page: Page) -> None:
    page.set_content(
        '<html lang="en"><title>x</title><style>:root { color-scheme: light dark } '
        "p { color: light-dark(#000, #333); background: light-dark(#fff, #222) }"
        "</style><main><h1>x</h1><p>hard to read</p></main></html>"
    )
    assert ["color-contrast: dark"] == [line.partition(",")[0] for line in violations(page)]


@pytest.mark.parametrize("who", ["nobody", "owner", "participant"])
def test_every_text_of_every_page_can_be_translated(who: str, guide: tour.Tour) -> None:
    data, found = language.data_words(guide.served), {}
    with guide.window(who, "light") as page:
        page.set_extra_http_headers({"Accept-Language": MARKED})
        for stop in (stop for stop in guide.stops if stop.who == who):
            page.goto(stop.path)
            texts = language.untranslated(language.shown_texts(page), data)
            if texts:
                found[stop.name] = texts
    assert {} == found


def test_the_look_at_texts_itself_sees_what_is_wrong() -> None:
    texts = ["⟦Row⟧ 3 · Ada", "Save it", "⟦%(n)s of ⟦rows⟧⟧", "⟦Not ", "or else⟧"]
    assert ["Save it"] == language.untranslated(texts, frozenset({"Ada"}))


def violations(page: Page, looks: Sequence[tuple[tour.Scheme, object]] = (*LIGHT, *DARK)) -> list[str]:
    """One line a finding, in the light and then in the dark, where only colours differ: the rule, what it says, and the
    first places."""
    found = []
    for scheme, rules in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(DRAWN)
        results = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": rules})
        found += [(scheme, one) for one in results.response["violations"]]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return [
        f"{one['id']}: {scheme}, {one['help']} · "
        + " · ".join(node["html"][:160] for node in one["nodes"][:3])
        for scheme, one in found
    ]
