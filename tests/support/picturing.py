"""Pictures of web pages, and contact sheets of all pages: `python -m tests.support.picturing PICTURES PAGES…`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def shoot(page: Path, folder: Path) -> None:
    """Pictures of a web page, wide and narrow, light and dark: the first screen and the whole."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("OUTCOME_REPORTS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                tab = context.new_page()
                tab.goto(page.resolve().as_uri())
                tab.screenshot(path=folder / f"{page.stem}-html-{width}-{scheme}.png")
                tab.screenshot(path=folder / f"{page.stem}-html-{width}-{scheme}-whole.png", full_page=True)
                context.close()
        browser.close()


def contact_sheet(pictures: list[Path], target: Path, columns: int = 6) -> None:
    """All pages on one picture."""
    from PIL import Image

    pages = [Image.open(path).convert("RGB") for path in pictures]
    width, height = max(page.width for page in pages) + 8, max(page.height for page in pages) + 8
    sheet = Image.new("RGB", (width * columns, height * -(-len(pages) // columns)), "#777777")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % columns * width + 4, number // columns * height + 4))
    sheet.save(target)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for page in map(Path, sys.argv[2:]):
        shoot(page, target)
        for kind in ("pdf", "docx"):
            if pages := sorted(target.glob(f"{page.stem}-{kind}-*.png")):
                contact_sheet(pages, target / f"sheet-{page.stem}-{kind}.png")
