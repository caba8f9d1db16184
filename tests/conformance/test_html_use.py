"""Every HTML file is of use to everyone: without scripts, enlarged, printed, with a keyboard alone, and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.validating import axe
from tests.conformance.judging import DOCUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conformance.conftest import Built


# WCAG 2.2, 1.4.10: 1280 pixels at 400 % are 320.
ENLARGED = axe.Screen("light", 320)
WITH_FILTER = tuple(name for name in DOCUMENTS if name == "sample" or name.endswith("statement"))
# Each scheme and each width once.
SCREENS = (axe.Screen("light", 1280), axe.Screen("dark", 390))


def _words(page: Page) -> list[str]:
    """The words that are in sight, without regard to capitals, which are a matter of style."""
    return page.locator("main").inner_text().casefold().split()


def _all_words(built: Built, name: str) -> list[str]:
    return built(name, "txt").read_text("utf-8").casefold().split()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_without_scripts_every_word_is_there(name: str, show: Any, built: Built) -> None:
    with show(name, scripts=False) as page:
        assert _words(page) == _all_words(built, name)
        for control in page.locator("main button, main select, header button, header select").all():
            assert not control.is_visible(), "a control that needs scripts is shown without them"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_enlarged_to_400_percent_nothing_needs_scrolling_sideways(name: str, scripts: bool, show: Any) -> None:
    with show(name, ENLARGED, scripts=scripts) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED.width
        for table in page.locator(".wide").all():
            assert table.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_printed_every_word_is_there_and_nothing_else(name: str, show: Any, built: Built) -> None:
    with show(name) as page:
        page.emulate_media(media="print")
        assert _words(page) == _all_words(built, name)
        for furniture in page.locator("body > nav, header.bar, footer, .skip, form, button").all():
            assert not furniture.is_visible()


_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const inSight = box => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
        const found = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return found && (element.contains(found) || found.contains(element));
    });
    return {
        index: [...document.querySelectorAll('*')].indexOf(element),
        name: element.outerHTML.slice(0, 120),
        marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
        visible: [...element.getClientRects()].some(inSight),
    };
}"""
_CAN_HAVE_FOCUS = """() => [...document.querySelectorAll('a[href], button, select, summary, input, [tabindex="0"]')]
    .filter(element => element.checkVisibility({visibilityProperty: true})).length"""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_keyboard_reaches_everything_in_sight(name: str, show: Any) -> None:
    with show(name) as page:
        expected = page.evaluate(_CAN_HAVE_FOCUS)
        reached: list[int] = []
        for _ in range(expected + 5):
            page.keyboard.press("Tab")
            focus = page.evaluate(_FOCUS)
            if focus is None:
                break
            assert focus["marked"], f"nothing shows that this has the focus: {focus['name']}"
            assert focus["visible"], f"has the focus out of sight: {focus['name']}"
            reached.append(focus["index"])
        assert len(reached) == len(set(reached)), "the keyboard goes in a circle"
        assert len(reached) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_first_stop_leads_past_the_furniture(name: str, show: Any) -> None:
    with show(name) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("name", WITH_FILTER)
def test_with_the_filter_on_axe_finds_nothing(name: str, screen: axe.Screen, show: Any) -> None:
    with show(name, screen) as page:
        before = len(_words(page))
        if page.locator(".tools-button").is_visible():
            page.locator(".tools-button").click()
        choice = page.locator(".filter select option[data-keys]").first
        page.locator(".filter select").select_option(choice.get_attribute("value"))
        assert 0 < len(_words(page)) < before
        failures, _ = axe.violations(page)
        assert not failures


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_within_the_page_has_its_target(name: str, show: Any) -> None:
    with show(name) as page:
        lost = page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
            .map(link => decodeURIComponent(link.hash.slice(1)))
            .filter(target => target && target !== 'top' && !document.getElementById(target))""")
        assert lost == []
