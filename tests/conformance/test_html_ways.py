"""Ways through the page: contents, matrix, links to blocks, acronyms; controls that can be hit and are not covered."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from outcome_reports.validating import axe
from tests.conformance.judging import DOCUMENTS

NAME = "fourth-2026-statement"
WIDE, NARROW = axe.Screen("light", 1280), axe.Screen("dark", 390)
_UNDER_BAR = """element => element.getBoundingClientRect().top
    - document.querySelector('header.bar').getBoundingClientRect().bottom"""


def test_contents_lead_there_and_mark_the_place(show: Any) -> None:
    with show(NAME) as page:
        links = page.locator("section.contents .level-2 > a").all()
        assert len(links) > 5
        for link in links:
            link.click()
            expect(link).to_have_attribute("aria-current", "location")
            assert page.locator("[aria-current]").count() == 1
            assert -1 <= page.locator(link.get_attribute("href")).evaluate(_UNDER_BAR) < 200 or page.evaluate(
                "innerHeight + scrollY + 1 >= document.documentElement.scrollHeight"
            )


def test_on_a_phone_the_bar_leads_to_the_contents_and_they_fold_behind_one(show: Any) -> None:
    with show(NAME, NARROW) as page:
        details = page.locator("section.contents details")
        assert details.get_attribute("open") is None
        page.locator(".to-contents").click()
        assert details.get_attribute("open") is not None
        page.locator("section.contents a").nth(3).click()
        assert details.get_attribute("open") is None
        assert -1 <= page.locator("#insights").evaluate(_UNDER_BAR) < 100


def test_cells_of_the_matrix_lead_to_what_that_contributor_said(show: Any) -> None:
    with show(NAME) as page:
        links = page.locator(".matrix tbody td a")
        assert links.count() > 30
        for link in links.all():
            key = link.evaluate("link => link.closest('tr').dataset.keys")
            target = page.locator(link.get_attribute("href"))
            assert target.get_attribute("data-keys").split(" ")[0] == key or key in target.get_attribute("data-keys")
            chapter = link.evaluate("link => link.closest('td').dataset.label")
            assert chapter in link.get_attribute("aria-label")
        links.first.click()
        assert page.evaluate("document.querySelector(':target') !== null")


def test_the_mouse_finds_a_link_to_every_block(show: Any) -> None:
    with show(NAME) as page:
        for id in ("foreword-p2", "information-sharing-chn-p1", "r1-1", "glossary-unhcr", "transnational-crime"):
            page.locator(f"#{id}").hover(position={"x": 30, "y": 8})
            link = page.locator(f'a.anchor[href="#{id}"]')
            assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
            assert link.get_attribute("aria-label") == "Link to this place"


def test_the_keyboard_finds_a_link_to_every_block(show: Any) -> None:
    with show(NAME) as page:
        page.locator('#foreword a.anchor[href="#foreword"]').focus()
        reached = []
        for _ in range(6):
            page.keyboard.press("ArrowDown")
            reached.append(page.evaluate("document.activeElement.hash"))
        assert reached == [f"#foreword-p{number}" for number in range(1, 7)]
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.hash") == "#foreword-p5"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#foreword-p5"


def test_every_heading_has_a_separate_link(show: Any) -> None:
    with show(NAME) as page:
        links = page.evaluate("[...document.querySelectorAll(':is(h2, h3, h4) > .anchor')].map(link => link.hash)")
        assert len(links) == len(set(links)) > 60


def test_acronyms_explain_themselves_on_focus_until_escape(show: Any) -> None:
    with show(NAME) as page:
        term = page.locator("main abbr").first
        term.focus()
        tip = page.get_by_role("tooltip")
        assert tip.inner_text() == term.get_attribute("data-expansion")
        assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
        page.keyboard.press("Escape")
        assert not tip.is_visible()
        assert term.evaluate("term => term === document.activeElement")


def test_what_explains_an_acronym_can_be_pointed_at(show: Any) -> None:
    with show(NAME) as page:
        term, tip = page.locator("main abbr").first, page.locator(".tip")
        term.hover()
        assert tip.is_visible()
        tip.hover()
        page.wait_for_timeout(500)
        assert tip.is_visible()
        page.locator("h1").hover(force=True)
        tip.wait_for(state="hidden")


def test_a_finger_opens_and_closes_what_explains_an_acronym(show: Any) -> None:
    with show(NAME, NARROW) as page:
        term, tip = page.locator("main abbr").first, page.locator(".tip")
        term.dispatch_event("click")
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW.width
        page.locator("#foreword-p1").dispatch_event("pointerdown")
        assert not tip.is_visible()


# WCAG 2.2, 2.5.8: 24 by 24, but for links in sentences.
_SMALL = """() => [...document.querySelectorAll(
    'button, select, input, summary, header a, nav a, footer a, .anchor, .matrix a')]
    .filter(control => control.checkVisibility({visibilityProperty: true}) && !control.closest('.skip'))
    .filter(control => { const box = control.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
    .map(control => control.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=str)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_controls_are_large_enough_to_hit(name: str, screen: axe.Screen, show: Any) -> None:
    with show(name, screen) as page:
        if page.locator(".tools-button").is_visible():
            page.locator(".tools-button").click()
        page.locator(".search input").fill("the")
        assert page.evaluate(_SMALL) == []


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
def test_a_document_that_is_not_final_says_so_on_every_screen(width: int, show: Any) -> None:
    with show(NAME, axe.Screen("light", width)) as page:
        mark = page.locator("header .mark")
        assert mark.inner_text() == "For clearance: version 0.9, 20 February 2026"
        for part in (0, 0.5, 1):
            page.evaluate("part => scrollTo(0, part * document.documentElement.scrollHeight)", part)
            assert _whole_in_view(mark)


def _whole_in_view(element: Any) -> bool:
    box = element.bounding_box()
    size = element.evaluate("element => [element.scrollWidth <= element.clientWidth + 1, innerWidth, innerHeight]")
    return bool(size[0] and box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size[1])


def test_a_browser_prints_the_mark_on_every_page(show: Any) -> None:
    import pypdfium2

    with show(NAME) as page:
        printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) > 10
    for sheet in printed:
        assert "For clearance: version 0.9, 20 February 2026" in sheet.get_textpage().get_text_bounded()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_is_small(name: str, built: Any) -> None:
    assert built(name, "html").stat().st_size < 400_000
