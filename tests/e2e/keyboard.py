"""Somebody who has no mouse: Tab until the thing is in focus, then the key that works it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FileChooser, Locator, Page

PATIENCE = 400
"""Tab presses before it is called out of reach."""

FOCUSED = "element => element === document.activeElement"

PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Comes true once the page has been drawn: until then Chromium drops the keys that a person could not have meant for it."""

TRIES = 3
"""Key presses before a person gives up on a dialog that does not open."""


class Keyboard:
    """Keys only; locators say what is looked for, never what is clicked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.choosers: list[FileChooser] = []
        page.on("filechooser", self._keep)

    def _keep(self, chooser: FileChooser) -> None:
        self.choosers.append(chooser)

    def go_to(self, target: Locator) -> None:
        """Tabs there, and finds it in view and visibly in focus."""
        target.wait_for(state="attached")
        self.page.evaluate(PAINTED)
        for _ in range(PATIENCE):
            if target.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"out of the keyboard's reach: {target}")

    def type_into(self, target: Locator, text: str) -> None:
        self.go_to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.go_to(target)
        self.page.keyboard.press(key)

    def toggle(self, target: Locator) -> None:
        self.press(target, "Space")

    def choose_file(self, target: Locator) -> FileChooser:
        """Opens the file dialog by the keyboard."""
        self.choosers.clear()
        for _ in range(TRIES):
            self.press(target)
            for _ in range(50):
                if self.choosers:
                    return self.choosers[-1]
                self.page.wait_for_timeout(100)
        raise AssertionError("the file dialog did not open")
