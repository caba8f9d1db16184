"""Writing in the preview: the editor of texts, forms, what came back from clearance, and two versions side by side.

One preview, one browser and one page serve the whole file; each test has a text of its own.
"""

from __future__ import annotations

import itertools
import re
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import outcome_reports as outr
from outcome_reports.previewing import Preview
from outcome_reports.validating import axe
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.small_round import came_back
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

NAMES = ("Editing", "Keyboard", "Forms", "Clearance", "Versions", "Places", "Indonesia", "Typing", "Late")
LONG = "\n\n".join(f"  Sentence {n} of a chapter that is long enough to be scrolled." for n in range(30))
SPAN = "one => { const { left, right } = one.getBoundingClientRect(); return [left, right]; }"
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """An edition in a repository of git, with a chapter for each test; one chapter has come back from clearance."""
    made = EditionFolder(tmp_path_factory.mktemp("writing"))
    for number, name in enumerate(NAMES, start=1):
        text = CHAPTER.replace("id: labour", f"id: {name.lower()}").replace("Labour mobility", name)
        text = text.replace("An introduction.", f"Words on {name.lower()}.\n\n{LONG}")
        # A copy for a government can only be of an edition that has something about it.
        made.write(f"chapters/{number}-{name.lower()}.yaml", text.replace("on indonesia", "by [[IDN]]"))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First words"]):
        subprocess.run([*GIT, *command], cwd=made.path.parent, check=True)
    words = "Words on clearance."
    whole = f"{words}\n\n{LONG.replace('  ', '')}"
    came_back(made.path, "chapters/clearance/introduction", words, "Good words on clearance.", whole=whole)
    return made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The command of an editor that writes what it is given into a file, and the file."""
    place = tmp_path_factory.mktemp("editor")
    program, file = place / "scribe", place / "told"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(file)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return f"{program} {{file}} {{line}}", file


@pytest.fixture(scope="module")
def shown(browser: Browser, folder: EditionFolder, told: tuple[str, Path]) -> Iterator[Page]:
    with Preview(folder.path, port=0, editor=told[0]) as preview:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(preview.url)
        page.get_by_text("Follows your files.").wait_for()
        page.locator("#text-list button").first.wait_for(state="attached")
        yield page
        context.close()


@pytest.fixture
def page(shown: Page) -> Iterator[Page]:
    """The page as it is between two tests; whatever the browser complains of fails the test."""
    wrong: list[str] = []

    def heard(said: Any) -> None:
        # An answer that refuses something is an error to the browser, but no fault.
        if said.type == "error" and "Failed to load resource" not in said.text:
            wrong.append(said.text)

    shown.on("console", heard)
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.set_viewport_size({"width": 1280, "height": 800})
    yield shown
    shown.remove_listener("console", heard)
    if shown.locator("#cancel").is_visible():
        shown.locator("#cancel").click()
    assert not wrong


def _open(page: Page, words: str) -> Locator:
    page.locator("[data-panel=texts]").click()
    page.locator("#text-list button").filter(has_text=words).first.click()
    source = page.locator("#source")
    source.wait_for()
    return source


def _text(folder: EditionFolder, name: str) -> str:
    return next((folder.path / "chapters").glob(f"*-{name}.yaml")).read_text("utf-8")


def _hold(page: Page, address: str) -> list[Route]:
    """Return what is asked of `address` from now on, and waits to be answered."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def _wait_for(held: list[Route], page: Page, count: int = 1) -> None:
    end = time.monotonic() + 30
    while len(held) < count and time.monotonic() < end:
        page.wait_for_timeout(10)
    assert len(held) >= count


def _value(source: Locator) -> str:
    # The editor draws the lines that are in sight once it has been measured.
    source.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    return "\n".join(line.text_content() or "" for line in source.locator(".cm-line").all())


def test_the_editor_knows_markdown_and_undoes(page: Page) -> None:
    source = _open(page, "Words on editing")
    before = _value(source)
    source.press("Control+Home")
    for name, sign in (("bold", "**words**"), ("italic", "*words*"), ("link", "[words](https://)")):
        page.locator(f"[data-sign={name}]").click()
        assert _value(source).startswith(sign)
        # What stands for the words is chosen, so that typing replaces it.
        source.press_sequentially("Migrants")
        assert _value(source).startswith(sign.replace("words", "Migrants"))
        while _value(source) != before:
            source.press("Control+z")
        source.press("Control+Home")
    source.press("End")
    source.press("Enter")
    page.locator("[data-sign=list]").click()
    source.press_sequentially("One point")
    source.press("Enter")
    source.press_sequentially("Two points")
    source.press("Enter")
    source.press("Enter")
    assert "\n* One point\n* Two points\n\n" in _value(source)
    assert source.locator(".cm-line").filter(has_text="One point").count() == 1


def test_problems_are_underlined_and_lead_to_their_place(page: Page) -> None:
    source = _open(page, "Words on editing")
    source.press("Control+End")
    source.press_sequentially(" By [[NOBODY")
    source.press("Escape")
    source.press_sequentially("]] here")
    problem = page.locator("#text-problems button").filter(has_text="NOBODY")
    problem.wait_for()
    assert source.locator(".cm-lintRange-error").inner_text() == "[[NOBODY]]"
    problem.click()
    source.press_sequentially("[[IDN]]", delay=0)
    problem.wait_for(state="detached")
    assert _value(source).endswith("By [[IDN]] here")
    assert source.locator(".cm-name").last.inner_text() == "[[IDN]]"
    # A name without its capitals is mended at a press; meanwhile the page waits, and says so.
    source.press("Control+End")
    source.press_sequentially(" and [[phl")
    source.press("Escape")
    source.press_sequentially("]].")
    page.locator("#editor-status").get_by_text("The page waits until what is underlined is corrected.").wait_for()
    page.get_by_role("button", name="Write “PHL”").click()
    assert _value(source).endswith("By [[IDN]] here and [[PHL]].")
    page.frame_locator("#page").get_by_text("here and the ").first.wait_for()
    assert page.locator("#editor-status").inner_text() == ""
    assert page.locator("#editor-head").inner_text() == "Chapters 1: introduction"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_in_the_editor_with_names_offered(width: int, scheme: Any, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    source = _open(page, "Words on editing")
    source.press("Control+End")
    source.press_sequentially(" By [[NOBODY]]")
    page.locator("#text-problems button").filter(has_text="NOBODY").wait_for()
    source.press_sequentially(" and [[ind")
    page.get_by_role("option", name="IDN: Indonesia").wait_for()
    page.locator("#fields .field").first.wait_for()
    failures, _ = axe.violations(page)
    assert not failures
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Nothing of the editor is in colours of the other scheme.
    ground = source.evaluate("one => getComputedStyle(one.closest('.cm-editor')).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(31, 35, 41)")
    source.press("Escape")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def test_a_text_is_written_with_the_keyboard_alone(page: Page, folder: EditionFolder) -> None:
    page.locator("#document").focus()

    def tab_to(wanted: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
                return
        raise AssertionError(f"{wanted} is not reached")

    tab_to("[data-panel=texts]")
    page.keyboard.press("Enter")
    tab_to("#find-text")
    page.keyboard.type("Words on keyboard")
    tab_to("#text-list button")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'source'")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Typed. ")
    # It is on the page before it is in the file.
    page.frame_locator("#page").get_by_text("Typed. Words on keyboard.").wait_for()
    assert "Typed." not in _text(folder, "keyboard")
    # The editor is no trap: Tab leaves it, both ways.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.dataset.sign") == "name"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "source"
    tab_to("#save")
    page.keyboard.press("Enter")
    page.locator("#editor-status").get_by_text("Saved.").wait_for()
    assert "  Typed. Words on keyboard.\n" in _text(folder, "keyboard")
    page.frame_locator("#page").get_by_text("Typed. Words on keyboard.").wait_for()
    page.locator("#find-text").evaluate("one => { one.value = ''; one.dispatchEvent(new Event('input')); }")


def test_forms_write_titles_figures_and_keys(page: Page, folder: EditionFolder) -> None:
    document = page.frame_locator("#page")
    _open(page, "Words on forms")
    title = page.get_by_label("Title (needed)")
    title.fill("Forms: a new title")
    title.press("Tab")
    document.locator("h2").get_by_text("Forms: a new title").first.wait_for()
    page.locator("#field-key_figures-more").click()
    page.get_by_label("Key figures 1, value").fill("11,000")
    page.get_by_label("Key figures 1, label").fill("people assisted home")
    page.get_by_label("Key figures 1, label").press("Tab")
    document.get_by_text("people assisted home").first.wait_for()
    assert 'title: "Forms: a new title"\n' in _text(folder, "forms")
    assert 'key_figures:\n  - value: "11,000"\n    label: people assisted home\n' in _text(folder, "forms")
    page.get_by_text("Add a spotlight").click()
    page.locator("#new-spotlights-by").fill("atlantis")
    page.locator("#new-spotlights-by").press("Tab")
    page.locator("#editor-status").get_by_text("The registry has no “atlantis”.").wait_for()
    page.locator("#new-spotlights-by").fill("Philippines")
    page.locator("#new-spotlights-by").press("Tab")
    page.get_by_role("button", name="Take out Philippines").wait_for()
    page.get_by_role("button", name="Add this spotlight").click()
    page.locator("#source").get_by_text("Write here").wait_for()
    source = page.locator("#source")
    source.press("Control+a")
    source.press_sequentially("[[PHL]] reported on its ports.")
    source.press("Control+s")
    document.get_by_text("reported on its ports").wait_for()
    # What is typed is on the page before it is saved, and changes are taken back in the order they were made.
    wait_until(lambda: "reported on its ports" in _text(folder, "forms"))
    page.locator("#editor-status").get_by_text("Saved.").wait_for()
    # Whose report it is can be changed, and taken back.
    field = page.locator("#field-by")
    field.fill("IDN")
    field.press("Tab")
    page.get_by_role("button", name="Take out Indonesia").wait_for()
    assert "  - by: [PHL, IDN]\n" in _text(folder, "forms")
    page.locator("#undo").click()
    page.get_by_role("button", name="Take out Indonesia").wait_for(state="detached")
    assert "  - by: PHL\n" in _text(folder, "forms")


def test_what_is_typed_while_a_value_is_being_saved_is_saved_too(page: Page, folder: EditionFolder) -> None:
    _open(page, "Words on typing")
    page.locator("#field-key_figures-more").click()
    page.get_by_label("Key figures 1, value").fill("7")
    label = page.get_by_label("Key figures 1, label")
    label.fill("ports")
    label.press("Tab")
    wait_until(lambda: "label: ports\n" in _text(folder, "typing"))
    held = _hold(page, "**/entry")
    value = page.get_by_label("Key figures 1, value")
    value.fill("8")
    value.press("Tab")
    label.fill("ports of call")
    _wait_for(held, page)
    with page.expect_response("**/form"):
        held[0].continue_()
    page.unroute("**/entry")
    label.press("Tab")
    wait_until(lambda: 'value: "8"\n    label: ports of call\n' in _text(folder, "typing"))
    page.locator("#editor-status").get_by_text("Saved.").wait_for()


def test_answers_that_come_late_change_no_other_text(page: Page, folder: EditionFolder) -> None:
    source = _open(page, "Words on late")
    before = _text(folder, "late")
    source.press("Control+Home")
    held = _hold(page, "**/check")
    source.press_sequentially("Unsaved. ")
    source.press("Control+s")
    _wait_for(held, page)
    page.locator("[data-panel=texts]").click()
    page.locator("#text-list button").filter(has_text="Words on typing").first.click()
    held[0].continue_()
    page.unroute("**/check")
    page.locator("#editor-place").get_by_text("8-typing").wait_for()
    # Neither is what was given up saved, nor does it stay on the page.
    document = page.frame_locator("#page")
    document.get_by_text("Unsaved. Words on late.").wait_for(state="detached")
    assert _text(folder, "late") == before
    # Of two texts that are opened at once, the one that was chosen last is there.
    held = _hold(page, "**/open")
    page.locator("[data-panel=texts]").click()
    for words in ("Words on late", "Words on forms"):
        page.locator("#text-list button").filter(has_text=words).first.click()
    _wait_for(held, page, 2)
    for one in reversed(held):
        with page.expect_response("**/open"):
            one.continue_()
    page.unroute("**/open")
    page.locator("#editor-place").get_by_text("forms.yaml").wait_for()
    assert _value(source).startswith("Words on forms")
    # Until the form of a text is there, that of the one before takes nothing.
    page.get_by_label("Title (needed)").wait_for()
    held = _hold(page, "**/form")
    _open(page, "Words on late")
    _wait_for(held, page)
    assert page.locator("#fields input").count() == 0
    held[0].continue_()
    page.unroute("**/form")
    assert page.get_by_label("Title (needed)").input_value() == "Late"


def test_what_came_back_is_decided_beside_its_text(page: Page, folder: EditionFolder) -> None:
    document = page.frame_locator("#page")
    button = page.locator("[data-panel=clearance]")
    button.wait_for()
    assert page.locator("#clearance-count").inner_text() == "2"
    marked = "() => [...CSS.highlights.get('preview-change')].map(String)"
    wait_until(lambda: "Words" in document.locator("body").evaluate(marked))
    document.get_by_text("Words on clearance.").click()
    page.locator("#changes-here").get_by_text("2 changes to decide").click()
    row = page.locator("#change-IDN-1")
    assert row.locator("del").inner_text() == "Words"
    assert row.locator("ins").inner_text() == "Good words"
    failures, _ = axe.violations(page)
    assert not failures
    page.locator("#decider").fill("Ann")
    row.get_by_role("button", name="Accept").click()
    page.get_by_text("a decision needs a reason").wait_for()
    row.get_by_label("Reason").fill("As proposed")
    row.get_by_role("button", name="Accept").click()
    row.wait_for(state="detached")
    # The next one is where the keyboard is.
    page.wait_for_function("() => document.activeElement.id === 'change-IDN-2'")
    page.locator("#change-IDN-2").get_by_label("Reason").fill("It is right")
    page.locator("#change-IDN-2").get_by_role("button", name="Refuse").click()
    page.locator("#no-changes").wait_for()
    decisions = outr.clearance(folder.path).state.decisions
    assert [(one.decision, one.reason, one.by) for one in decisions.values()] == [
        ("accept", "As proposed", "Ann"),
        ("reject", "It is right", "Ann"),
    ]
    page.locator("#apply-changes").click()
    page.locator("#apply-status").get_by_text("1 put into the texts: IDN-1.").wait_for()
    document.get_by_text("Good words on clearance.").wait_for()
    assert "  Good words on clearance.\n" in _text(folder, "clearance")
    page.locator("#changes-shown").select_option("all")
    page.locator("#change-IDN-1").get_by_text("Accepted by Ann: As proposed (in the text)").wait_for()


def test_two_versions_are_side_by_side_with_their_differences(page: Page, folder: EditionFolder) -> None:
    text = _text(folder, "versions")
    new = text.replace("Words on versions", "Sentences on versions").replace("Sentence 20 ", "Word 20 ")
    folder.write("chapters/5-versions.yaml", new)
    page.frame_locator("#page").get_by_text("Sentences on versions").wait_for()
    page.locator("[data-panel=versions]").click()
    page.locator("#sides-status").get_by_text(re.compile(r"^\d+ differences$")).wait_for(timeout=60_000)
    assert page.locator("#since option:checked").inner_text().endswith(": First words")
    old, now = page.frame_locator("#side-old"), page.frame_locator("#side-new")
    assert "Words" in old.locator("del.deleted").all_inner_texts()
    assert "Sentences" in now.locator("ins.inserted").all_inner_texts()
    assert not old.locator("ins.inserted").count() + now.locator("del.deleted").count()
    # One side follows the other to the same place, and neither moves on its own.
    place = old.get_by_text("Sentence 25 of a chapter").last
    place.hover()
    place.evaluate("one => one.scrollIntoView({behavior: 'instant', block: 'start'})")
    top = place.bounding_box()
    other = now.get_by_text("Sentence 25 of a chapter").last
    wait_until(lambda: abs((other.bounding_box() or {"y": -99})["y"] - (top or {"y": 0})["y"]) < 3)
    page.wait_for_timeout(200)
    assert place.bounding_box() == top
    page.locator("#next-change").click()
    page.locator("#sides-status").get_by_text("Difference 1 of").wait_for()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        failures, _ = axe.violations(page)
        assert not failures, width
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#sides-form").select_option("pdf")
    page.wait_for_function(
        "() => ['old', 'new'].every((side) => document.querySelector(`#sheets-${side} img`)?.naturalWidth > 0)",
        timeout=90_000,
    )
    page.locator("[data-panel=versions]").click()


def test_a_place_opens_in_the_editor_that_was_chosen(page: Page, folder: EditionFolder, told: tuple[str, Path]) -> None:
    file = folder.path / "chapters/6-places.yaml"
    page.frame_locator("#page").get_by_text("Words on places.").click()
    link = page.locator("#open-here")
    link.get_by_text("Open in scribe").wait_for()
    page.locator("#open-here[data-line='4']").click()
    wait_until(lambda: told[1].exists() and told[1].read_text().endswith("\n"))
    assert told[1].read_text() == f"{file.resolve()} 4\n"
    # A mistake in a file, which no text of the page shows, as well.
    good = file.read_text("utf-8")
    file.write_text(good.replace("title:", "title"))
    page.locator("#broken a").get_by_text("chapters/6-places.yaml, line 2").click()
    wait_until(lambda: told[1].read_text().count("\n") == 2)
    assert told[1].read_text().endswith(f"{file.resolve()} 2\n")
    file.write_text(good)
    page.locator("#broken").wait_for(state="hidden")


def test_a_reload_keeps_the_place(page: Page) -> None:
    document = page.frame_locator("#page")
    document.get_by_text("Sentence 12 of a chapter").nth(2).evaluate("one => one.scrollIntoView({behavior: 'instant'})")
    before = document.locator("body").evaluate("() => scrollY")
    assert before > 500
    page.reload()
    document.get_by_text("Sentence 12 of a chapter").nth(2).wait_for()
    wait_until(lambda: abs(document.locator("body").evaluate("() => scrollY") - before) < 5)


def _seen(page: Page) -> list[str]:
    """Return the panels in sight, of which their buttons say the same."""
    names = [str(button.get_attribute("data-panel")) for button in page.locator("[data-panel]").all()]
    seen = [name for name in names if page.locator(f"#{name}").is_visible()]
    assert seen == [one for one in names if page.locator(f"[data-panel={one}][aria-expanded=true]").count()]
    return seen


def test_panels_share_the_window_where_there_is_room(page: Page) -> None:
    for width, both in ((1280, True), (1000, False), (390, False)):
        page.set_viewport_size({"width": width, "height": 800})
        for opened, others in (
            ("texts", []),
            ("paper", ["texts"] * both),
            ("problems", ["paper"] * both),
            ("versions", []),
            ("paper", []),
        ):
            page.locator(f"[data-panel={opened}]").click()
            assert set(_seen(page)) == {opened, *others}, (width, opened)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("[data-panel=paper]").click()
        assert not _seen(page)


def test_a_window_that_becomes_narrow_shows_what_somebody_writes_in(page: Page) -> None:
    source = _open(page, "Words on editing")
    page.locator("[data-panel=paper]").click()
    assert _seen(page) == ["editor", "paper"]
    # The web page is between them, and nothing is over another.
    spans = [page.locator(one).evaluate(SPAN) for one in ("#editor", "#page", "#paper")]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    failures, _ = axe.violations(page)
    assert not failures
    source.press("Control+Home")
    page.set_viewport_size({"width": 390, "height": 800})
    assert _seen(page) == ["editor"]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert _seen(page) == ["editor", "paper"]
    # Another panel in its place loses nothing, and the text comes back as it was left.
    source.press_sequentially("Unsaved. ")
    page.locator("[data-panel=texts]").click()
    assert _seen(page) == ["texts", "paper"]
    page.locator("[data-panel=editor]").click()
    assert _value(source).startswith("Unsaved. Words on editing")
    page.locator("#cancel").focus()
    page.keyboard.press("Enter")
    assert _seen(page) == ["paper"]
    assert page.evaluate("document.activeElement.dataset.panel") == "texts"
    page.locator("[data-panel=paper]").click()


# The pages in sight, each by the PDF that it is in and its place there, once its picture is.
IN_SIGHT = """() => [...document.querySelectorAll('#sheets img')].filter((image) => {
    const [box, room] = [image.getBoundingClientRect(), document.getElementById('paper').getBoundingClientRect()];
    const [, version, page] = /version=(\\d+)&page=(\\d+)/.exec(image.src) ?? [];
    return box.bottom > room.top + 120 && box.top < room.bottom && image.dataset.made === `${version},${page}`;
}).map((image) => image.dataset.made)"""


def test_the_pages_follow_what_is_typed_beside_them(page: Page, folder: EditionFolder) -> None:
    before = _text(folder, "late")
    source = _open(page, "Words on late")
    page.locator("[data-panel=paper]").click()
    page.locator("#paper-status").get_by_text(re.compile("pages$")).wait_for(timeout=90_000)
    source.press("Control+End")
    scrolled = "() => document.getElementById('paper').scrollTop"
    # The last chapter is far down.
    page.wait_for_function(f"() => ({scrolled})() > 1000")
    known = set(page.evaluate(IN_SIGHT))
    source.press_sequentially(" Typed on paper.")
    seen = f"known => ({IN_SIGHT})().some((made) => !known.includes(made))"
    page.wait_for_function(seen, arg=list(known), timeout=60_000)
    assert _text(folder, "late") == before
    assert page.evaluate("document.activeElement.id") == "source"
    # Whoever looks at another page is left there while others write.
    page.locator("#sheets img").first.hover()

    def at_the_top() -> bool:
        # The pages may be led down once more while the wheel is turned.
        page.mouse.wheel(0, -30_000)
        page.wait_for_timeout(100)
        return bool(page.evaluate(scrolled) == 0)

    wait_until(at_the_top)
    known = set(page.evaluate("[...document.querySelectorAll('#sheets img')].map((image) => image.dataset.made)"))
    folder.write("chapters/7-indonesia.yaml", _text(folder, "indonesia").replace("Words on", "Their words on"))
    made = "known => [...document.querySelectorAll('#sheets img')].some((one) => !known.includes(one.dataset.made))"
    page.wait_for_function(made, arg=list(known), timeout=60_000)
    page.wait_for_timeout(300)
    assert page.evaluate(scrolled) == 0
    source.press("ArrowLeft")
    page.wait_for_function(f"() => ({scrolled})() > 1000")
    page.locator("[data-panel=paper]").click()
