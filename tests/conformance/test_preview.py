"""The preview in a browser: a saved change is on the screen, mistakes keep the last good page, nothing is lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.previewing import Preview
from outcome_reports.validating import axe
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

ONE = "chapters/1-labour.yaml"
LONG = "\n\n".join(f"  Paragraph {n} of a text that is long enough to be scrolled through." for n in range(80))


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    made = EditionFolder(tmp_path)
    made.write(ONE, CHAPTER.replace("  An introduction.", LONG))
    second = CHAPTER.replace("id: labour", "id: borders").replace("Labour mobility", "Borders")
    made.write("chapters/2-borders.yaml", second.replace("An introduction.", "An introduction by [[IDN]]."))
    return made


Opened = tuple["Page", "FrameLocator"]


@pytest.fixture
def opened(browser: Browser, folder: EditionFolder) -> Callable[..., AbstractContextManager[Opened]]:
    """Opens the preview, with the document in its frame; whatever the browser complains of fails the test."""

    @contextmanager
    def shown(width: int = 1280, scheme: str = "light") -> Iterator[Opened]:
        with Preview(folder.path, port=0) as preview:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            wrong: list[str] = []
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
            try:
                page.goto(preview.url)
                document = page.frame_locator("#page")
                document.locator("main > section").first.wait_for()
                page.get_by_text("Follows your files.").wait_for()
                yield page, document
                assert not wrong
            finally:
                context.close()

    return shown


def _change(folder: EditionFolder, name: str, old: str, new: str) -> None:
    text = (folder.path / name).read_text("utf-8")
    assert old in text
    folder.write(name, text.replace(old, new, 1))


def _scroll(document: FrameLocator) -> float:
    y = document.locator("body").evaluate("() => scrollY")
    assert isinstance(y, int | float)
    return y


def test_a_saved_change_is_on_the_screen_and_the_place_is_kept(opened: Any, folder: EditionFolder) -> None:
    with opened() as (_, document):
        place = document.get_by_text("Paragraph 60 of a text")
        place.evaluate("one => one.scrollIntoView({behavior: 'instant', block: 'center'})")
        top = place.bounding_box()
        _change(folder, ONE, "Paragraph 61", "Sentence 61")
        document.get_by_text("Sentence 61").wait_for()
        assert place.bounding_box() == top


def test_mistakes_keep_the_page_and_say_where_they_are(opened: Any, folder: EditionFolder) -> None:
    with opened() as (page, document):
        _change(folder, ONE, "title:", "title")
        page.locator("#broken").get_by_text("chapters/1-labour.yaml, line 2").wait_for()
        assert document.get_by_text("Paragraph 5 of").is_visible()
        _change(folder, ONE, "title", "title:")
        page.locator("#broken").wait_for(state="hidden")
        _change(folder, ONE, "Paragraph 5 of", "Paragraph five of")
        document.get_by_text("Paragraph five of").wait_for()


def test_an_edition_that_cannot_be_read_at_first_appears_once_it_can(browser: Browser, folder: EditionFolder) -> None:
    _change(folder, ONE, "title:", "title")
    with Preview(folder.path, port=0) as preview:
        page = browser.new_page()
        page.goto(preview.url)
        page.locator("#broken").get_by_text("line 2").wait_for()
        _change(folder, ONE, "title", "title:")
        page.frame_locator("#page").get_by_text("Paragraph 5 of").wait_for()
        page.close()


def test_blocks_that_come_and_go_leave_the_page_of_a_new_load(opened: Any, folder: EditionFolder) -> None:
    changes = [
        ("Paragraph 4 ", "Text 4 of [[IDN]].[^1]\n\n  [^1]: One note.\n\n  Paragraph 4 "),
        ("Paragraph 79 ", "Last [[PHL]].[^2]\n\n  [^2]: Two notes.\n\n  * A point\n  * Two points\n\n  Paragraph 79 "),
        ("  * A point\n", ""),
        ("title: Labour mobility", "title: Work across borders"),
        ("Paragraph 4 ", ""),
    ]
    with opened() as (page, document):
        for number, (old, new) in enumerate(changes):
            _change(folder, ONE, old, new)
            _change(folder, "chapters/2-borders.yaml", "An introduction", f"An introduction{number}")
            document.get_by_text(f"introduction{number}", exact=False).first.wait_for()
        live = document.locator("main").inner_text()
        page.reload()
        document.get_by_text("introduction4", exact=False).first.wait_for()
        assert document.locator("main").inner_text() == live


def test_the_filter_and_what_is_open_outlive_a_change_of_the_frame(opened: Any, folder: EditionFolder) -> None:
    with opened() as (_, document):
        document.locator(".filter select").select_option("chapter:borders")
        document.locator("#labour").wait_for(state="hidden")
        _change(folder, ONE, "Paragraph 5 of", "Paragraph five of")
        document.get_by_text("Paragraph five of").wait_for(state="attached")
        assert not document.locator("#labour").is_visible()
        _change(folder, "edition.yaml", "number: 4", "number: 4\ntheme: A theme for all")
        document.get_by_text("A theme for all").first.wait_for(state="attached")
        assert not document.locator("#labour").is_visible()
        assert document.locator(".filter select").input_value() == "chapter:borders"


def test_each_document_can_be_chosen_and_stays_after_a_reload(opened: Any) -> None:
    with opened() as (page, document):
        for kind in (*OF_EDITION[1:], "excerpt"):
            page.locator("#document").select_option(kind)
            document.locator(f"body.{kind}").wait_for()
        page.reload()
        document.locator("body.excerpt").wait_for()
        assert page.locator("#key").input_value() == "IDN"


def test_sections_are_chosen_one_by_one_and_stay_after_a_reload(opened: Any) -> None:
    with opened() as (page, document):
        page.locator("#document").select_option("sections")
        # The statement has that chapter too, among others.
        wait_until(lambda: document.locator("main > section").count() == 1)
        document.locator("main > section#labour").wait_for()
        page.locator("summary", has_text="Sections: 1. Labour mobility").click()
        page.get_by_label("2. Borders").check()
        document.locator("main > section#borders").wait_for()
        failures, _rules = axe.violations(page)
        assert not failures
        page.get_by_label("1. Labour mobility").uncheck()
        document.locator("main > section#labour").wait_for(state="detached")
        # One must be left, so that there is something to see.
        page.get_by_label("2. Borders").click()
        assert page.get_by_label("2. Borders").is_checked()
        page.reload()
        document.locator("main > section#borders").wait_for()
        assert document.locator("main > section").count() == 1


def test_the_end_of_the_preview_is_said(browser: Browser, folder: EditionFolder) -> None:
    page = browser.new_page()
    with Preview(folder.path, port=0) as preview:
        page.goto(preview.url)
        page.get_by_text("Follows your files.").wait_for()
    page.get_by_text("The preview has ended.").wait_for()
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(width: int, scheme: str, opened: Any, folder: EditionFolder) -> None:
    with opened(width, scheme) as (page, _):
        page.locator("[data-panel=problems]").click()
        _change(folder, ONE, "title:", "title")
        page.locator("#broken").get_by_text("line 2").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        failures, _rules = axe.violations(page)
        assert not failures


def _edited(page: Page, words: str) -> None:
    page.locator("#text-list").wait_for(state="attached")
    page.locator("[data-panel=texts]").click()
    page.locator("#text-list button").filter(has_text=words).first.click()
    page.locator("#source").wait_for()


def test_a_text_is_edited_in_place_with_names_completed_and_taken_back(opened: Any, folder: EditionFolder) -> None:
    before = (folder.path / "chapters/2-borders.yaml").read_bytes()
    with opened() as (page, document):
        _edited(page, "An introduction by")
        source = page.locator("#source")
        source.press("Control+End")
        source.press_sequentially(" And by [[phil")
        page.get_by_role("option", name="PHL: Philippines").wait_for()
        source.press("Enter")
        source.press_sequentially(" and [[NOBODY]].")
        page.locator("#text-problems").get_by_text("NOBODY").wait_for()
        for _ in range(len(" and [[NOBODY]].")):
            source.press("Backspace")
        source.press("Control+s")
        page.locator("#editor-status").get_by_text("Saved.").wait_for()
        document.get_by_text("And by the Republic of the Philippines").or_(
            document.get_by_text("And by the Phil")
        ).wait_for()
        written = (folder.path / "chapters/2-borders.yaml").read_bytes()
        assert written == before.replace(b"[[IDN]].", b"[[IDN]]. And by [[PHL]]")
        page.locator("#undo").click()
        page.get_by_text("Taken back in chapters/2-borders.yaml.").wait_for()
        assert (folder.path / "chapters/2-borders.yaml").read_bytes() == before


def test_a_conflict_shows_both_texts_and_loses_neither(browser: Browser, folder: EditionFolder) -> None:
    with Preview(folder.path, port=0) as preview:
        page = browser.new_page()
        page.goto(preview.url)
        document = page.frame_locator("#page")
        document.get_by_text("An introduction by").wait_for()
        _edited(page, "An introduction by")
        _change(folder, "chapters/2-borders.yaml", "An introduction by", "Their introduction by")
        document.get_by_text("Their introduction by").wait_for()
        source = page.locator("#source")
        source.fill("My introduction.")
        source.press("Control+s")
        page.locator("#theirs").get_by_text("Their introduction by").wait_for()
        assert source.inner_text().strip() == "My introduction."
        assert "Their introduction" in (folder.path / "chapters/2-borders.yaml").read_text("utf-8")
        page.locator("#keep-mine").click()
        page.get_by_text("Save puts your text in place of theirs.").wait_for()
        page.locator("#save").click()
        document.get_by_text("My introduction.").wait_for()
        page.context.close()


def test_a_finding_is_listed_with_its_reason_and_mended_at_a_click(opened: Any, folder: EditionFolder) -> None:
    _change(folder, "chapters/2-borders.yaml", "An introduction by [[IDN]].", "It isn't so.")
    with opened() as (page, _):
        page.locator("[data-panel=problems]").click()
        found = (
            page.locator("#problem-list li")
            .filter(has_text="isn't")
            .or_(page.locator("#problem-list li").filter(has_text="chapters/2-borders.yaml, line 4"))
        )
        found.locator("button.primary").first.wait_for(timeout=60_000)
        found.locator("button.primary").first.click()
        page.frame_locator("#page").get_by_text("It isn’t so.").wait_for()
    assert "It isn’t so." in (folder.path / "chapters/2-borders.yaml").read_text("utf-8")


@pytest.mark.parametrize("panel", ["texts", "problems", "progress", "paper"])
def test_axe_finds_nothing_in_any_panel(panel: str, opened: Any) -> None:
    with opened(390, "light") as (page, _):
        page.locator(f"[data-panel={panel}]").click()
        page.locator(f"#{panel}").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        failures, _rules = axe.violations(page)
        assert not failures


def test_the_pages_of_the_pdf_are_drawn_and_follow_the_files(opened: Any, folder: EditionFolder) -> None:
    other = "old => document.querySelector('#sheets img').dataset.address !== old"
    drawn = "place => { const image = document.querySelectorAll('#sheets img')[place]; return image?.naturalWidth > 0 }"
    with opened() as (page, _):
        page.locator("[data-panel=paper]").click()
        page.wait_for_function(drawn, arg=0, timeout=60_000)
        first, before = page.locator("#sheets img").first, page.locator("#sheets img").count()
        page.locator("#spreads").click()
        boxes = [page.locator("#sheets img").nth(place).bounding_box() for place in range(3)]
        # The cover is a right page; the next two are side by side below it.
        assert boxes[0]["x"] > boxes[1]["x"]
        assert boxes[0]["y"] < boxes[1]["y"] == boxes[2]["y"]
        assert boxes[1]["x"] < boxes[2]["x"]
        address = first.get_attribute("data-address")
        _change(folder, ONE, "Paragraph 79 of a text", "The end.\n\n  " + "\n\n  ".join(["More words."] * 60))
        page.wait_for_function(other, arg=address, timeout=90_000)
        assert page.locator("#sheets img").count() > before
        address = first.get_attribute("data-address")
        page.locator("#medium").select_option("word")
        page.wait_for_function(other, arg=address, timeout=90_000)
        page.wait_for_function(drawn, arg=0)
        # Out of sight, they follow no longer.
        with page.expect_request(lambda asked: asked.url.endswith("/paper?document=statement&medium=none")):
            page.locator("[data-panel=paper]").click()
