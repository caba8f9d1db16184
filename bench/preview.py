"""How long a change takes until it is painted in the browser, saved or as it is typed, and until the pages of the PDF
are there.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import line
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.previewing import Preview
from outcome_reports.validating import Unavailable, axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHANGES = 20
TYPED = 8
WITHIN = 0.3
TYPED_WITHIN = 0.6
PAPER_WITHIN = 3.0
MANY = 100
# The moment, in seconds of the clock that files have, at which the words are painted.
_PAINTED = """words => new Promise((resolve) => {
    const frame = document.getElementById('page').contentWindow;
    const look = () => {
        if (!frame.document.querySelector('main').textContent.includes(words)) return;
        seen.disconnect();
        frame.requestAnimationFrame(() => frame.setTimeout(
            () => resolve((performance.timeOrigin + performance.now()) / 1000)));
    };
    const seen = new MutationObserver(look);
    seen.observe(frame.document.querySelector('main'), { subtree: true, childList: true, characterData: true });
    look();
})"""
# That the pages are those of the whole document; which pages there are; and a new one, which is brought into sight.
_ALL_DRAWN = "() => /pages?$/.test(document.getElementById('paper-status').textContent)"
_KNOWN = """() => {
    window.known = [...document.querySelectorAll('#sheets img')].map((image) => image.dataset.made);
}"""
_NEW_PAGE = """() => {
    const pages = [...document.querySelectorAll('#sheets img')];
    const made = pages.find((image, number) => image.dataset.made !== window.known[number]);
    if (!made) return false;
    if (made.getBoundingClientRect().top > innerHeight) made.scrollIntoView();
    const [, version, page] = /version=(\\d+)&page=(\\d+)/.exec(made.src) ?? [];
    return made.dataset.made === `${version},${page}`;
}"""


def run(edition: Path, _against: Path | None) -> None:
    """Measure the edition, and one with its chapters repeated to a hundred."""
    try:
        browser = axe.browser()
    except Unavailable as missing:
        print(f"preview is left out: {missing}")
        return
    with tempfile.TemporaryDirectory() as folder, browser as program:
        for name, chapters in ((edition.name, 0), (f"{MANY} chapters", MANY)):
            copy = _copied(edition, Path(folder) / str(chapters), chapters)
            page = program.new_page(bypass_csp=True)
            with Preview(copy, port=0) as preview:
                page.goto(preview.url)
                page.get_by_text("Follows your files.").wait_for(timeout=120_000)
                _measure(page, copy, name)
            page.close()


def _measure(page: Page, edition: Path, name: str) -> None:
    file = max((edition / "chapters").glob("*.yaml"))
    text = file.read_text("utf-8")
    times = []
    for number in range(CHANGES):
        words = f"Change{number}now"
        page.evaluate(f"words => {{ window.painted = ({_PAINTED})(words) }}", words)
        file.write_text(text.replace("introduction: |\n  ", f"introduction: |\n  {words} ", 1), "utf-8")
        times.append(float(page.evaluate("window.painted")) - file.stat().st_mtime)
        time.sleep(0.2)
    middle, most = statistics.median(times), sorted(times)[int(0.95 * CHANGES) - 1]
    line(
        f"preview, {name}: saved to painted",
        ("median", middle, " s"),
        ("95 %", most, " s"),
        limits=[("95 %", WITHIN)],
    )
    file.write_text(text, "utf-8")
    _type(page, name)
    page.locator("[data-panel=paper]").click()
    page.locator("#sheets img[src]").first.wait_for(timeout=300_000)
    took = whole = 0.0
    # The first time finds the page that changes, and shows it.
    for words in ("First", "Second"):
        page.wait_for_function(_ALL_DRAWN, timeout=300_000)
        page.evaluate(_KNOWN)
        start = time.time()
        file.write_text(text.replace("introduction: |\n  ", f"introduction: |\n  {words} ", 1), "utf-8")
        page.wait_for_function(_NEW_PAGE, timeout=300_000)
        took = time.time() - start
        page.wait_for_function(_ALL_DRAWN, timeout=300_000)
        whole = time.time() - start
    line(
        f"preview, {name}: saved to new pages",
        ("time", took, " s"),
        ("all pages", whole, " s"),
        limits=[("time", PAPER_WITHIN)],
    )


def _type(page: Page, name: str) -> None:
    """Measure from the last key to the words on the page, with what is waited until somebody pauses."""
    page.locator("[data-panel=texts]").click()
    page.locator("#text-list button").first.click()
    source = page.locator("#source")
    source.press("Control+Home")
    times = []
    for number in range(TYPED):
        words = f"Typed{number}now"
        page.evaluate(f"words => {{ window.painted = ({_PAINTED})(words) }}", words)
        source.press_sequentially(words[:-1])
        start = time.time()
        source.press(words[-1])
        times.append(float(page.evaluate("window.painted")) - start)
    limits = [("median", TYPED_WITHIN)]
    line(f"preview, {name}: typed to painted", ("median", statistics.median(times), " s"), limits=limits)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#cancel").click()


def _copied(edition: Path, to: Path, chapters: int) -> Path:
    copy = to / edition.name
    shutil.copytree(edition, copy)
    if (registry := find_registry(edition)) is not None and not (copy / "registry").exists():
        shutil.copytree(registry, to / "registry")
    files = sorted((copy / "chapters").glob("*.yaml"))
    for number in range(len(files), chapters):
        body = f"id: chapter-{number + 1}\ntitle: Chapter {number + 1}\nintroduction: |\n"
        source = files[number % len(files)].read_text("utf-8").partition("introduction: |\n")[2]
        words = source.partition("\nspotlights:")[0].replace("[^", "[^9").rstrip()
        (copy / "chapters" / f"{number + 1}-more.yaml").write_text(f"{body}{words}\n", "utf-8")
    return copy
