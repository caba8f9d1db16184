"""How long a change takes until it is painted in the browser, saved or as it is typed, and until the pages of the PDF
are there.
"""

from __future__ import annotations

import math
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
TYPED = 10
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
# That the pages are those of the whole document.
_ALL_DRAWN = "() => /pages?$/.test(document.getElementById('paper-status').textContent)"
# The moment at which a page that has the words is painted, and in sight.
_ON_PAPER = """words => new Promise((resolve) => {
    const sheets = document.getElementById('sheets');
    const [main] = document.getElementById('page').contentDocument.getElementsByTagName('main');
    const shown = (image) => {
        const [box, room] = [image.getBoundingClientRect(), document.getElementById('paper').getBoundingClientRect()];
        const [, version, page] = /version=(\\d+)&page=(\\d+)/.exec(image.src) ?? [];
        return box.bottom > room.top && box.top < room.bottom && image.dataset.made === `${version},${page}`;
    };
    const seen = () => [...sheets.children].filter(shown).map((image) => image.dataset.made).join(' ');
    let known = seen();
    const look = () => requestAnimationFrame(() => setTimeout(async () => {
        const moment = (performance.timeOrigin + performance.now()) / 1000;
        const now = seen();
        if (now !== known) {
            const part = [...main.children].findIndex((one) => one.textContent.includes(words));
            const { page, down } = await (await fetch(`spot?${new URLSearchParams({ part, words })}`)).json();
            if (down && shown(sheets.children[page])) { resolve(moment); return; }
            if (!down) known = now; // those are others
        }
        look();
    }));
    look();
})"""


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
            page = program.new_page(bypass_csp=True, viewport={"width": 1600, "height": 900})
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
    page.locator("[data-panel=paper]").click()
    page.wait_for_function(_ALL_DRAWN, timeout=600_000)
    for kind, sample in (("a chapter", file.name), ("edition.yaml", "edition.yaml")):
        _type(page, f"{name}, {kind}", sample)
    page.locator("[data-panel=paper]").click()


def _type(page: Page, name: str, file: str) -> None:
    """Measure from the last key to the words on the page, and to the pages of paper beside the editor, with what is
    waited until somebody pauses.
    """
    page.locator("[data-panel=texts]").click()
    page.locator("#find-text").fill(file)
    page.locator("#text-list button").first.click()
    source = page.locator("#source")
    source.press("Control+Home")
    source.press_sequentially(" ")
    source.press("Control+Home")
    times: dict[str, list[float]] = {_PAINTED: [], _ON_PAPER: []}
    for number in range(TYPED):
        words = f"Typed{number}now"
        for place, script in enumerate(times):
            page.evaluate(f"words => {{ (window.painted ??= [])[{place}] = ({script})(words) }}", words)
        source.press_sequentially(f" {words}"[:-1])
        start = time.time()
        source.press(words[-1])
        for place, moments in enumerate(times.values()):
            moments.append(float(page.evaluate(f"window.painted[{place}]")) - start)
    for what, moments, limit in (
        ("typed to painted", times[_PAINTED], ("median", TYPED_WITHIN)),
        ("typed to new pages beside it", times[_ON_PAPER], ("95 %", PAPER_WITHIN)),
    ):
        middle, most = statistics.median(moments), sorted(moments)[math.ceil(0.95 * TYPED) - 1]
        line(f"preview, {name}: {what}", ("median", middle, " s"), ("95 %", most, " s"), limits=[limit])
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
