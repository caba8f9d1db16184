"""The filter "show only …": by State, organisation, group and chapter, in the address, taken back by the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conformance.conftest import Built

NAME = "fourth-2026-statement"
# Every block in sight that tells its keys, with them.
_KEYED = """() => [...document.querySelectorAll('main :is(article, tbody tr)[data-keys]')]
    .filter(block => block.checkVisibility()).map(block => block.dataset.keys.split(' '))"""

_FIRST_BELOW_BAR = """() =>
    document.querySelector('main > :not(.cover, .contents, .hidden)').getBoundingClientRect().top
    - document.querySelector('header.bar').getBoundingClientRect().bottom"""


def _choose(page: Page, value: str) -> None:
    page.locator(".filter select").select_option(value)


def _chapters(page: Page) -> list[str]:
    ids = page.evaluate(
        "[...document.querySelectorAll('.chapter')].filter(one => one.checkVisibility()).map(one => one.id)"
    )
    assert isinstance(ids, list)
    return ids


@pytest.mark.parametrize(
    ("value", "wanted"), [("FJI", {"FJI"}), ("UNODC", {"UNODC"}), ("group:PACIFIC", {"PACIFIC", "FJI", "TON"})]
)
def test_only_blocks_about_the_choice_are_left(value: str, wanted: set[str], show: Any) -> None:
    with show(NAME) as page:
        all_blocks = page.evaluate(_KEYED)
        _choose(page, value)
        left = page.evaluate(_KEYED)
        assert left == [keys for keys in all_blocks if wanted.intersection(keys)]
        assert 0 < len(left) < len(all_blocks)
        told = page.locator(".showing output").inner_text()
        assert page.locator(".filter select option:checked").inner_text() in told
        assert int(told.rpartition(" ")[2]) >= len(left)
        assert page.evaluate(_FIRST_BELOW_BAR) >= -1


def test_a_chapter_alone_stays_whole(show: Any) -> None:
    with show(NAME) as page:
        words = page.locator("#labour-mobility").inner_text()
        _choose(page, "chapter:labour-mobility")
        assert _chapters(page) == ["labour-mobility"]
        assert page.locator("#labour-mobility").inner_text() == words
        shown = [link.get_attribute("href") for link in page.locator("section.contents a:visible").all()]
        assert shown[0] == "#labour-mobility"
        assert all(page.locator(f"#labour-mobility {address}").count() for address in shown[1:])


def test_footnotes_of_what_is_left_are_left(show: Any) -> None:
    with show("sample") as page:
        _choose(page, "chapter:shared-picture")
        marks = page.locator(".note-reference a:visible")
        assert marks.count() > 0
        for mark in marks.all():
            assert page.locator(mark.get_attribute("href")).is_visible()


def test_the_choice_is_in_the_address_and_the_browser_takes_it_back(show: Any) -> None:
    with show(NAME) as page:
        before = page.evaluate(_KEYED)
        _choose(page, "FJI")
        assert page.evaluate("location.search") == "?show=FJI"
        _choose(page, "chapter:labour-mobility")
        page.evaluate("history.back()")
        chosen = page.locator(".filter select")
        expect(chosen).to_have_value("FJI")
        assert len(_chapters(page)) == 2
        page.evaluate("history.back()")
        expect(chosen).to_have_value("")
        assert page.evaluate("location.search") == ""
        assert page.evaluate(_KEYED) == before
        assert not page.locator(".showing").is_visible()


def test_an_address_with_a_choice_shows_it_from_a_file_too(browser: Browser, built: Built) -> None:
    address = built(NAME, "html").as_uri()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{address}?show=FJI")
        assert page.locator(".filter select").input_value() == "FJI"
        _choose(page, "group:PACIFIC")
        assert page.evaluate("location.search") == "?show=group:PACIFIC"
        page.reload()
        assert page.locator(".filter select").input_value() == "group:PACIFIC"
        page.goto(f"{address}?show=nobody")
        assert page.locator(".filter select").input_value() == ""
        assert not page.locator("main .hidden").count()
    finally:
        context.close()


def test_a_link_to_what_is_left_out_shows_everything_again(show: Any) -> None:
    with show(NAME) as page:
        _choose(page, "chapter:labour-mobility")
        page.evaluate("location.hash = '#glossary'")
        expect(page.locator(".filter select")).to_have_value("")
        assert page.locator("#glossary").is_visible()
        assert page.evaluate("location.search + location.hash") == "#glossary"


def test_names_in_the_matrix_choose(show: Any) -> None:
    with show(NAME) as page:
        name = page.get_by_role("link", name="Show only: Fiji")
        name.press("Enter")
        assert page.locator(".filter select").input_value() == "FJI"
        assert page.evaluate("location.search") == "?show=FJI"


def test_everything_comes_back_and_the_focus_is_somewhere(show: Any) -> None:
    with show(NAME) as page:
        _choose(page, "FJI")
        page.locator(".showing button").press("Enter")
        assert not page.locator("main .hidden").count()
        assert page.evaluate("document.activeElement.id") == "_show"
