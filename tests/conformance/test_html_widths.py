"""Web pages fit screens of any width, whatever words and pictures they hold; pictures can be seen on dark ones."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from outcome_reports import tree
from outcome_reports.reading import read_brand
from outcome_reports.validating import axe
from outcome_reports.writers.epub.epub_writer import write_epub
from outcome_reports.writers.html import write_html
from tests.support.long_runs import RUNS, everywhere
from tests.support.sample_tree import sample_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (320, 390, 768, 1280)
_TOO_WIDE = """width => [...document.querySelectorAll('main *')].filter(box => {
    const found = box.getBoundingClientRect();
    return found.width > 1 && (found.right > width + 1 || found.left < -1) && !box.closest('[aria-hidden], .unseen');
}).map(box => box.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def page_of_runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and after it a section with each run in each kind of place."""
    sample = sample_document()
    sections = tuple(
        tree.Section(
            (
                tree.Heading(2, run, id=f"runs-{number}-heading", number=str(90 + number), short="Runs"),
                *everywhere(run, f"runs-{number}"),
            ),
            id=f"runs-{number}",
            role=tree.Role.CHAPTER,
        )
        for number, run in enumerate(RUNS.values())
    )
    labels = {**sample.labels, "notes": "Notes"}
    path = tmp_path_factory.mktemp("runs") / "runs.html"
    document = replace(sample, blocks=(*sample.blocks, *sections), labels=labels)
    path.write_bytes(write_html(document, read_brand("rso")))
    return path


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(browser: Browser, page_of_runs: Path, width: int) -> None:
    page, _ = axe.open_page(browser, page_of_runs, axe.Screen("light", width))
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_TOO_WIDE, width) == []
    finally:
        page.context.close()


@pytest.mark.parametrize("opaque", [True, False])
def test_signatures_can_be_seen_on_dark_screens(browser: Browser, tmp_path: Path, *, opaque: bool) -> None:
    ink = Image.new("RGBA", (120, 60), "white" if opaque else (0, 0, 0, 0))
    ink.paste((10, 10, 60, 255), (30, 20, 90, 40))
    out = io.BytesIO()
    ink.save(out, "PNG")
    signature = tree.Section(
        (tree.Image("ink", "Signature", 40, id="ink"), tree.Paragraph((tree.Text("A name"),))),
        id="signature",
        role=tree.Role.SIGNATURE,
    )
    sample = sample_document()
    cover = tree.Section((tree.Heading(1, (tree.Text("T"),), id="title"),), id="cover", role=tree.Role.COVER)
    signatures = tree.Section((signature,), id="signatures", role=tree.Role.SIGNATURES)
    document = replace(sample, blocks=(cover, signatures), assets={"ink": tree.Asset(out.getvalue(), "image/png")})
    path = tmp_path / "dark.html"
    path.write_bytes(write_html(document, read_brand("rso")))
    page, _ = axe.open_page(browser, path, axe.Screen("dark", 1280))
    try:
        picture = Image.open(io.BytesIO(page.locator("#ink img").screenshot())).convert("L")
    finally:
        page.context.close()
    around, drawn = (int(str(picture.getpixel(place))) for place in ((3, 3), (picture.width // 2, picture.height // 2)))
    assert abs(around - drawn) > 120
    assert (around > 200) == opaque


_BLACK_LINE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 6"><rect x="3" y="2" width="6" height="2"/></svg>'
)


def _pictures_everywhere() -> tree.Document:
    """Pictures of black ink on nothing: as openings, signatures and illustrations, in the text and in boxes."""
    ink = Image.new("RGBA", (120, 60), (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), (30, 20, 90, 40))
    out = io.BytesIO()
    ink.save(out, "PNG")
    assets = {"png": tree.Asset(out.getvalue(), "image/png"), "svg": tree.Asset(_BLACK_LINE, "image/svg+xml")}

    def section(role: tree.Role, id: str) -> tree.Section:
        blocks = tuple(tree.Image(name, "Ink", 40, id=f"{id}-{name}") for name in assets)
        return tree.Section(blocks, id=id, role=role)

    box = tree.Section((section(tree.Role.ILLUSTRATION, "in-box"),), id="box", role=tree.Role.BOX)
    blocks = (
        tree.Heading(2, (tree.Text("Chapter"),), id="heading", number="1", short="Chapter"),
        tree.Image("png", "Ink", 160, id="opening", role=tree.Role.OPENING),
        section(tree.Role.ILLUSTRATION, "in-text"),
        box,
    )
    chapter = tree.Section(blocks, id="chapter", role=tree.Role.CHAPTER)
    cover = tree.Section((tree.Heading(1, (tree.Text("T"),), id="title"),), id="cover", role=tree.Role.COVER)
    signed = section(tree.Role.SIGNATURE, "signed")
    return replace(sample_document(), blocks=(cover, signed, chapter), assets=assets)


@pytest.mark.parametrize("form", ["html", "epub"])
def test_black_ink_can_be_seen_on_dark_screens_wherever_it_is(browser: Browser, tmp_path: Path, form: str) -> None:
    brand, paths = read_brand("rso"), [tmp_path / "dark.html"]
    if form == "html":
        paths[0].write_bytes(write_html(_pictures_everywhere(), brand))
    else:
        with zipfile.ZipFile(io.BytesIO(write_epub(_pictures_everywhere(), brand))) as book:
            book.extractall(tmp_path)
        paths = sorted(tmp_path.glob("EPUB/0*.xhtml"))
    seen = 0
    for path in paths:
        page = browser.new_page(color_scheme="dark")
        try:
            page.goto(path.as_uri())
            if form == "epub":
                page.add_style_tag(content="html, body { background: #111 }")
            pictures = [Image.open(io.BytesIO(shown.screenshot())) for shown in page.locator("img").all()]
        finally:
            page.close()
        for picture in pictures:
            grey, middle = picture.convert("L"), (picture.width // 2, picture.height // 2)
            around, drawn = (int(str(grey.getpixel(place))) for place in ((picture.width // 2, 3), middle))
            assert abs(around - drawn) > 120
            seen += 1
    assert seen == 7
