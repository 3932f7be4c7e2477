"""`make docs`: every page of Muster, light and dark, into docs/screenshots/."""

from __future__ import annotations

import io
import itertools
import os
import tempfile
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from tools import serving, tour
from tools.states import STATES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

FOLDER = serving.ROOT / "docs" / "screenshots"
TALLEST = 1600
MAIL_SIZES: dict[str, ViewportSize] = {
    "wide": {"width": 800, "height": 500},
    "narrow": {"width": 360, "height": 500},
}


def main() -> None:
    """Takes them all; those of pages that are gone are removed."""
    _set_up_django()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = serving.launch(playwright)
        taken = _first_page(browser) | _tour(browser)
        browser.close()
    for old in set(FOLDER.glob("*.png")) - {FOLDER / name for name in taken}:
        old.unlink()
    print(f"{len(taken)} screenshots in {FOLDER.relative_to(serving.ROOT)}")


def _set_up_django() -> None:
    """Only for the list of addresses."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "muster.config.settings"
    os.environ["MUSTER_DATA_DIR"] = tempfile.mkdtemp(prefix="muster-docs-")
    import django

    django.setup()


def _first_page(browser: Browser) -> set[str]:
    with serving.serve(owner=False) as fresh:
        taken = set()
        for scheme in tour.SCHEMES:
            context = tour.open_context(browser, fresh, scheme)
            page = context.new_page()
            page.goto("/start/")
            taken.add(_take(page, "web:start", scheme))
            context.close()
        return taken


def _tour(browser: Browser) -> set[str]:
    taken = set()
    with serving.serve() as served, tour.on_tour(served, browser) as guide:
        taken |= _mails(guide)
        for who, scheme in itertools.product(("nobody", "owner", "participant"), tour.SCHEMES):
            with guide.window(who, scheme) as page:
                for stop in guide.stops:
                    if stop.who == who:
                        taken |= _stop(page, stop, scheme)
                if who == "owner":
                    taken |= _states(page, guide, scheme)
    return taken


def _stop(page: Page, stop: tour.Stop, scheme: tour.Scheme) -> set[str]:
    """The page as on a desk, and where that is worth a look as on a phone."""
    sizes = {"": tour.WIDE} | ({"-phone": tour.PHONE} if stop.name in tour.ON_A_PHONE else {})
    taken = set()
    for ending, size in sizes.items():
        page.set_viewport_size(size)
        page.goto(stop.path)
        taken.add(_take(page, f"{stop.name}{ending}", scheme, size))
    return taken


def _states(page: Page, guide: tour.Tour, scheme: tour.Scheme) -> set[str]:
    taken = set()
    for state in STATES:
        window = page.context.new_page()
        window.goto(next(stop.path for stop in guide.stops if stop.name == state.stop))
        state.bring(window)
        taken.add(_take(window, state.name, scheme))
        window.close()
    return taken


def _mails(guide: tour.Tour) -> set[str]:
    """Every kind of mail, as in a mail program: light and dark, wide and narrow."""
    taken = set()
    with guide.window("owner", "light") as owner:
        mails = list(tour.mails(owner))
    for scheme, (width, size) in itertools.product(tour.SCHEMES, MAIL_SIZES.items()):
        context = guide.browser.new_context(viewport=size, color_scheme=scheme)
        page = context.new_page()
        for kind, html in mails:
            page.set_content(html)
            taken.add(_take(page, f"mail:{kind}-{width}", scheme, size))
        context.close()
    return taken


def _take(page: Page, name: str, scheme: tour.Scheme, window: ViewportSize = tour.WIDE) -> str:
    page.evaluate("document.fonts.ready")
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({**window, "height": max(height, window["height"])})
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    small = picture.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = f"{name.replace(':', '-').replace('_', '-')}-{scheme}.png"
    small.save(FOLDER / file, optimize=True)
    return file


if __name__ == "__main__":
    main()
