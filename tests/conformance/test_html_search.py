"""Search in the page's own text: what a reader types is found, counted, shown and told, whatever is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.validating import axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "fourth-2026-statement"
SCREENS = (axe.Screen("light", 1280), axe.Screen("light", 390))
_CURRENT = "[...CSS.highlights.get('current')].map(range => range.toString())"
_IN_VIEW = """() => {
    const box = [...CSS.highlights.get('current')][0].getBoundingClientRect();
    return box.top >= document.querySelector('header.bar').getBoundingClientRect().bottom && box.bottom <= innerHeight;
}"""


def _search(page: Page, words: str) -> str:
    """Types `words` into the field; what the page says of them, in sight."""
    if page.locator(".tools-button").is_visible() and not page.locator(".search input").is_visible():
        page.locator(".tools-button").click()
    page.locator(".search input").fill(words)
    return _told(page)


def _told(page: Page) -> str:
    told = page.locator(".search output").evaluate("output => output.firstChild?.data ?? ''")
    assert isinstance(told, str)
    return told


def _count(page: Page, words: str) -> int:
    """How often the words stand in the text that is in sight, contents aside."""
    text = page.evaluate("""() => [...document.querySelectorAll('main > :not(.contents)')]
        .filter(part => part.checkVisibility()).map(part => part.innerText).join('\\n')""")
    return " ".join(text.split()).casefold().count(words.casefold())


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_place_is_found_counted_and_shown_in_turn(screen: axe.Screen, show: Any) -> None:
    with show(NAME, screen) as page:
        count = _count(page, "viet nam")
        assert count > 3
        assert _search(page, "viet nam") == f"1 of {count}"
        for number in (*range(2, count + 1), 1):
            assert page.evaluate(_CURRENT) == ["Viet Nam"]
            assert page.evaluate(_IN_VIEW)
            page.keyboard.press("Enter")
            assert _told(page) == f"{number} of {count}"
        page.keyboard.press("Shift+Enter")
        assert _told(page) == f"{count} of {count}"
        page.locator(".search button").first.click()
        assert _told(page) == f"{count - 1} of {count}"
        assert page.evaluate("CSS.highlights.get('found').size") == count


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("TURKIYE", "Türkiye"), ("this year's theme", "This year’s theme"), ("republic of  indonesia gave", None)],
)
def test_case_accents_quotation_marks_and_mark_up_make_no_difference(typed: str, meant: str | None, show: Any) -> None:
    with show(NAME) as page:
        assert _search(page, typed)[0] == "1"
        (found,) = page.evaluate(_CURRENT)
        assert found.casefold() == (meant or " ".join(typed.split())).casefold()


def test_missing_words_are_reported_and_one_letter_is_not_searched_for(show: Any) -> None:
    with show(NAME) as page:
        assert _search(page, "xylophone") == "Not found"
        assert not page.locator(".search button").first.is_visible()
        assert _search(page, "x") == ""


def test_only_what_the_filter_shows_is_searched(show: Any) -> None:
    with show(NAME) as page:
        everything = _count(page, "tonga")
        assert _search(page, "tonga").endswith(f"of {everything}")
        page.locator(".filter select").select_option("FJI")
        shown = _count(page, "tonga")
        assert 0 < shown < everything
        assert _told(page).endswith(f"of {shown}")
        page.locator(".showing button").click()
        assert _told(page).endswith(f"of {everything}")


def test_screen_readers_hear_the_place_and_escape_leads_there(show: Any) -> None:
    with show(NAME) as page:
        _search(page, "tour de table")
        assert "tour de table brought together" in page.locator(".search output").inner_text()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent").startswith("A Tour de Table")
        assert page.locator(".search input").input_value() == ""
        assert page.evaluate("CSS.highlights.get('found').size") == 0


def test_on_a_phone_search_is_behind_a_button_that_escape_closes(show: Any) -> None:
    with show(NAME, SCREENS[1]) as page:
        assert not page.locator(".search input").is_visible()
        page.locator(".tools-button").press("Enter")
        assert page.locator(".search input").evaluate("input => input === document.activeElement")
        page.keyboard.press("Escape")
        assert not page.locator(".search input").is_visible()
        assert page.locator(".tools-button").evaluate("button => button === document.activeElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_hits_on_show_axe_finds_nothing(scheme: Any, show: Any) -> None:
    with show(NAME, axe.Screen(scheme, 390)) as page:
        _search(page, "fiji")
        failures, _ = axe.violations(page)
        assert not failures
