"""The review of a large file as a browser shows it: Chromium before a real Muster, its clock, and both sides' memory."""

from __future__ import annotations

import random
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tools import serving, tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SAMPLES = 40
PATIENCE_MS = 300_000
GOALS = {
    "first rows after the page": 1000,
    "scroll to any place": 150,
    "one edit": 150,
    "filter to problem rows": 500,
    "find, with preview": 2000,
    "replace over a column": 2000,
}
"""Milliseconds."""

WATCH = """
window.bench = {
  pressed: 0,
  first: 0,
  frame: () => new Promise((done) => requestAnimationFrame(done)),
  text: (row, key) => document.querySelector(`#grid [row-index="${row}"] [col-id="${key}"]`)?.textContent ?? "",
  async until(test) {
    const started = performance.now();
    while (!test()) {
      if (performance.now() - started > 120000) throw new Error("never came: " + test);
      await bench.frame();
    }
    return performance.now();
  },
  inView() {
    const box = document.querySelector("#grid .ag-body-vertical-scroll-viewport")?.getBoundingClientRect();
    if (!box) return [];
    return [...document.querySelectorAll("#grid .ag-grid-scrolling-container .ag-row")].filter((row) => {
      const own = row.getBoundingClientRect();
      return own.bottom > box.top + 2 && own.top < box.bottom - 2;
    });
  },
  holding(key, text) {
    return bench.inView().find((row) => row.querySelector(`[col-id="${key}"]`)?.textContent === text)?.getAttribute("row-index");
  },
  isDrawn() {
    const rows = bench.inView();
    return rows.length > 5 && rows.every((row) => row.querySelector('[col-id="row"]')?.textContent);
  },
  async scrollTo(share) {
    const viewport = document.querySelector("#grid .ag-grid-viewport");
    const before = viewport.scrollTop;
    const wanted = Math.round(share * (viewport.scrollHeight - viewport.clientHeight));
    const started = performance.now();
    viewport.scrollTop = wanted;
    if (Math.abs(before - wanted) > 4000) await bench.frame();
    const ended = await bench.until(bench.isDrawn);
    return { ms: ended - started, row: Number(bench.inView()[0].getAttribute("row-index")) };
  },
};
document.addEventListener("keydown", () => { bench.pressed = performance.now(); }, true);
document.addEventListener("click", () => { bench.pressed = performance.now(); }, true);
document.addEventListener("input", () => { bench.pressed = performance.now(); }, true);
document.addEventListener("DOMContentLoaded", () => {
  if (!document.getElementById("grid")) return;
  bench.until(bench.isDrawn).then((at) => { bench.first = at; });
});
"""


def browse(served: serving.Served, path: str, rows: int) -> Iterator[tuple[str, str]]:
    """What the review at `path` takes in Chromium: name and figure, one after the other."""
    with sync_playwright() as playwright:
        browser = serving.launch(playwright)
        context = tour.open_context(browser, served)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(WATCH)
        tour.sign_in(page, serving.OWNER, serving.PASSWORD)
        yield from _measured(page, path, rows)
        yield "memory of the browser's page, MiB (goal 300)", _browser_memory(browser, page)
        yield "memory of the web process, MiB (goal 250)", web_memory(served)
        browser.close()


def _measured(page: Page, path: str, rows: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(11)
    page.goto(path)  # the first answer of a process imports what it needs
    page.evaluate("bench.until(() => bench.first)")
    page.goto(path)
    first = page.evaluate(
        "bench.until(() => bench.first).then(() => bench.first - performance.getEntriesByType('navigation')[0].responseEnd)"
    )
    yield _figure("first rows after the page", [first])
    jumps = [page.evaluate(f"bench.scrollTo({chance.random()})") for _ in range(SAMPLES)]
    yield _figure("scroll to any place", [jump["ms"] for jump in jumps])
    ends = [page.evaluate(f"bench.scrollTo({share})")["row"] for share in (0, 1)]
    yield "rows at both ends", f"{ends[0]} and {ends[1]:,} of {rows:,}"
    edits = [_edit(page, chance.random(), number) for number in range(SAMPLES)]
    yield _figure("one edit", [shown for shown, _checked in edits])
    yield _figure("one edit, its row checked again", [checked for _shown, checked in edits])
    yield _figure("filter to problem rows", [_filter(page)])
    yield from _replace(page)


def _edit(page: Page, share: float, number: int) -> tuple[float, float]:
    """Milliseconds from the Enter that ends an edit to the cell that shows it, as the server answered, and to the row
    that shows what its check found."""
    row = page.evaluate(f"bench.scrollTo({share})")["row"] + 3
    text = f"Edited{number}"
    page.locator(f'#grid [row-index="{row}"] [col-id="last_name"]').dblclick()
    page.get_by_role("textbox", name=re.compile("in row")).fill(text)
    page.keyboard.press("Enter")
    shown, checked = page.evaluate(
        f"bench.until(() => bench.text({row}, 'last_name').includes('{text}')).then(async (at) => "
        "[at - bench.pressed, await bench.until(() => !document.querySelector('#grid .is-checking')) - bench.pressed])"
    )
    return float(shown), float(checked)


def _filter(page: Page) -> float:
    page.locator("#grid-tabs [data-show=problems]").click()
    count = page.locator("#grid-tabs [data-show=problems] span").inner_text().strip()
    return float(
        page.evaluate(
            "(count) => bench.until(() => document.getElementById('grid-count').textContent.replace(/\\D/g, '') === "
            "count.replace(/\\D/g, '') && bench.isDrawn()).then((at) => at - bench.pressed)",
            count,
        )
    )


def _replace(page: Page) -> Iterator[tuple[str, str]]:
    page.locator("#grid-tabs [data-show=all]").click()
    row = next(found for share in range(40, 99) if (found := _engineer_near(page, share / 100)))
    page.locator("[data-grid-command=replace]").click()
    page.locator("#replace-field").select_option("job_title")
    page.locator("#replace-put").fill("Maker")
    page.locator("#replace-look").fill("Engineer")
    found = page.evaluate(
        "bench.until(() => document.querySelector('[data-preview] li')).then((at) => at - bench.pressed)"
    )
    yield _figure("find, with preview", [found])
    page.locator("[data-replace]").click()
    replaced = page.evaluate(
        f"bench.until(() => bench.text({row}, 'job_title').includes('Maker')).then((at) => at - bench.pressed)"
    )
    yield _figure("replace over a column", [replaced])
    started = time.perf_counter()
    page.evaluate("bench.until(() => document.getElementById('grid').getAttribute('aria-busy') !== 'true')")
    yield "the figures beside it follow after", f"{time.perf_counter() - started:.1f} s"


def _engineer_near(page: Page, share: float) -> str | None:
    page.evaluate(f"bench.scrollTo({share})")
    row: str | None = page.evaluate("bench.holding('job_title', 'Engineer')")
    return row


def _figure(name: str, times: list[float]) -> tuple[str, str]:
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    middle = f", median {statistics.median(times):.0f}" if len(times) > 1 else ""
    goal = f" (goal {GOALS[name]})" if name in GOALS else ""
    return f"in the browser: {name}, p95 ms", f"{p95:.0f}{goal}{middle}"


def _browser_memory(browser: Browser, page: Page) -> str:
    heap = page.evaluate("performance.memory.usedJSHeapSize") // 2**20
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [_memory(int(one["id"])) for one in found if one["type"] == "renderer"]
    own, shared = max(renderers)
    return f"{own} its own share, {shared} with everything mapped; scripts hold {heap}"


def web_memory(served: serving.Served) -> str:
    """What the largest process of the web server holds, and held at most."""
    port = served.url.rpartition(":")[2]
    servers = {
        pid
        for pid in _processes()
        if f"--port\0{port}\0" in _read(pid, "cmdline") and "granian" in _read(pid, "cmdline")
    }
    workers = {pid for pid in _processes() if _status(pid, "PPid") in servers}
    largest = max(servers | workers, key=lambda pid: _status(pid, "RssAnon"))
    own, whole, most = (_status(largest, name) // 1024 for name in ("RssAnon", "VmRSS", "VmHWM"))
    return f"{own} own, {whole} with mapped files, {most} at most"


def _memory(pid: int) -> tuple[int, int]:
    """MiB: the proportional set size, and the resident size."""
    share = re.search(r"^Pss:\s+(\d+)", _read(pid, "smaps_rollup"), re.MULTILINE)
    return int(share.group(1)) // 1024 if share else 0, _status(pid, "VmRSS") // 1024


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def _status(pid: int, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", _read(pid, "status"), re.MULTILINE)
    return int(found.group(1)) if found else 0


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
    except OSError:
        return ""
