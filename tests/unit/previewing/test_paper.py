"""In which order pages come: those of what changed first, then all of them, and never those of an older state."""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.errors import ArgumentError, OutcomeError
from outcome_reports.previewing.children import Child
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.page_searching import Search, Spot
from outcome_reports.previewing.paper import Paper
from outcome_reports.previewing.paper_process import Drawing, Layout, Pages, PartLayout
from outcome_reports.tree import Document, Heading, Paragraph, Section, Text
from outcome_reports.writers.page_parts import PagePart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outcome_reports.previewing.live_edition import LiveEdition

A4 = (595.0, 842.0)
STATEMENT = Choice()


def _chapter(name: str, *texts: str) -> Section:
    heading = Heading(2, (Text(name),), id=f"{name}-heading")
    return Section((heading, *(Paragraph((Text(text),)) for text in texts)), id=name, role="chapter")


class Printer:
    """In place of the child processes: each paragraph of a chapter takes a page."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.lost: tuple[str, ...] = ()
        self.hold: queue.Queue[None] = queue.Queue()

    def ask(self, order: object) -> object:
        match order:
            case PartLayout(document, _, part):
                self.asked.append(f"part {part.first} from page {part.page}")
                return self._pages(document, part.first, part.end)
            case Layout(document):
                self.asked.append("whole")
                made = self._pages(document, 0, len(document.blocks))
                self.hold.get(timeout=30)
                # LibreOffice does not say which part a page is of.
                return replace(made, lost=self.lost, parts=made.parts if order.medium == "pdf" else ())
            case Search():
                words = order.pdf.decode().split("|")
                place = next((n for n, page in enumerate(order.pages) if words[page] == order.words), None)
                return None if place is None else Spot(place, 0.5)
        return None

    def _pages(self, document: Document, first: int, end: int) -> Pages:
        parts: list[PagePart] = []
        words: list[str] = []
        for place in range(first, end):
            block = document.blocks[place]
            assert isinstance(block, Section)
            parts.append(PagePart(place, place + 1, len(words) + 1))
            words += [text.children[0].value for text in block.blocks if isinstance(text, Paragraph)]  # type: ignore[union-attr]
        return Pages("|".join(words).encode(), (A4,) * len(words), tuple(parts))


class Desk:
    """A paper on whose documents a test decides; `message` is the next thing that it says."""

    def __init__(self, live: LiveEdition) -> None:
        live.read()
        assert live.edition
        made = STATEMENT.document(live.edition)
        self.brand = made.brand
        self.tree = replace(made.tree, blocks=(_chapter("one", "a", "b"), _chapter("two", "c"), _chapter("three", "d")))
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.broken = ""
        self.paper = Paper(self.content, lambda _, message: self.messages.put(message))

    def content(self, _choice: Choice) -> tuple[Document, Any]:
        if self.broken:
            raise OutcomeError(self.broken)
        return self.tree, self.brand

    def change(self, place: int, *texts: str) -> None:
        blocks = list(self.tree.blocks)
        blocks[place] = _chapter(str(blocks[place].id), *texts)
        self.tree = replace(self.tree, blocks=tuple(blocks))
        self.paper.look()

    def words(self, message: dict[str, Any]) -> str:
        return " ".join(self.paper._pdfs[pdf].decode().split("|")[page] for _, _, pdf, page in message["pages"])

    def next(self) -> dict[str, Any]:
        return self.messages.get(timeout=30)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer()
    monkeypatch.setattr(Child, "ask", lambda _, order: made.ask(order))
    return made


@pytest.fixture
def desk(live: LiveEdition, printer: Printer) -> Iterator[Desk]:
    made = Desk(live)
    made.paper.want(STATEMENT, "pdf")
    printer.hold.put(None)
    assert made.words(made.next()) == "a b c d"
    printer.asked.clear()
    yield made
    made.paper.close()
    printer.hold.put(None)


def test_a_changed_chapter_comes_before_the_whole(desk: Desk, printer: Printer) -> None:
    desk.change(1, "C")
    first = desk.next()
    assert (desk.words(first), first["rest"]) == ("a b C d", True)
    printer.hold.put(None)
    last = desk.next()
    assert (desk.words(last), last.get("rest", False)) == ("a b C d", False)
    assert printer.asked == ["part 1 from page 3", "whole"]


def test_page_numbers_of_others_are_waited_for_by_nobody(desk: Desk, printer: Printer) -> None:
    def insights(*texts: str) -> None:
        blocks = (replace(_chapter("one", *texts), role="insights", new_page=True), *desk.tree.blocks[1:])
        desk.tree = replace(desk.tree, blocks=blocks)
        desk.paper.look()

    insights("a", "b")
    desk.next()
    printer.hold.put(None)
    while desk.next().get("rest"):
        pass
    printer.asked.clear()
    insights("A", "b")
    assert desk.words(desk.next()) == "A b c d"
    # Where something else can be shown as it will be, only that is.
    insights("B", "b")
    desk.change(1, "C")
    while desk.words(desk.next()) != "a b C d":
        pass


def test_a_chapter_that_grows_moves_those_after_it(desk: Desk, printer: Printer) -> None:
    blocks = list(desk.tree.blocks)
    blocks[0], blocks[2] = _chapter("one", "a", "b", "x"), _chapter("three", "D")
    desk.tree = replace(desk.tree, blocks=tuple(blocks))
    desk.paper.look()
    assert desk.words(desk.next()) == "a b x c D"
    assert printer.asked[:2] == ["part 0 from page 1", "part 2 from page 5"]


def test_a_passage_is_looked_for_on_the_pages_of_its_part(desk: Desk) -> None:
    find = desk.paper.find
    assert [find(0, "b"), find(1, "c"), find(2, "d")] == [(1, 0.5), (2, 0.5), (3, 0.5)]
    # Words that are nowhere in the part lead to where it begins; without a part there is no place.
    assert (find(1, "a"), find(-1, "c")) == ((2, 0.0), None)
    desk.change(1, "c", "new")
    desk.next()
    assert [find(0, "b"), find(1, "new"), find(2, "d")] == [(1, 0.5), (3, 0.5), (4, 0.5)]


def test_a_part_is_drawn_once_for_the_same_words(desk: Desk, printer: Printer) -> None:
    desk.change(1, "C")
    desk.next()
    # The whole document is composed after its part, and that part is as it was.
    desk.change(2, "D")
    assert desk.words(desk.next()) == "a b C D"
    assert [one for one in printer.asked if one != "whole"] == ["part 1 from page 3", "part 2 from page 4"]
    # It is drawn anew where it has other words, and where it begins on another page.
    desk.change(1, "c", "c")
    assert desk.words(desk.next()) == "a b c c D"
    assert [one for one in printer.asked if one != "whole"][2:] == ["part 1 from page 3", "part 2 from page 5"]


def test_a_whole_that_comes_late_does_not_hide_what_changed_since(desk: Desk, printer: Printer) -> None:
    desk.change(1, "C")
    assert desk.words(desk.next()) == "a b C d"
    desk.change(2, "D")
    assert desk.words(desk.next()) == "a b C D"
    printer.hold.put(None)  # the whole with the first change alone
    assert desk.words(desk.next()) == "a b C D"
    printer.hold.put(None)
    last = desk.next()
    assert (desk.words(last), last.get("rest", False)) == ("a b C D", False)


def test_another_chapter_is_drawn_with_the_whole(desk: Desk, printer: Printer) -> None:
    desk.tree = replace(desk.tree, blocks=(*desk.tree.blocks, _chapter("four", "e")))
    desk.paper.look()
    assert desk.next() == {"about": "paper", "rest": True}
    printer.hold.put(None)
    assert desk.words(desk.next()) == "a b c d e"
    assert printer.asked == ["whole"]


def test_without_a_change_nothing_is_drawn_again(desk: Desk, printer: Printer) -> None:
    desk.paper.look()
    assert desk.words(desk.next()) == "a b c d"
    assert printer.asked == []


def test_pages_of_a_word_file_follow_a_change(desk: Desk, printer: Printer) -> None:
    desk.paper.want(STATEMENT, "word")
    printer.hold.put(None)
    assert desk.words(desk.next()) == "a b c d"
    desk.change(1, "C")
    assert desk.next() == {"about": "paper", "rest": True}
    printer.hold.put(None)
    assert desk.words(desk.next()) == "a b C d"


def test_what_was_lost_is_said_again_with_the_same_pages(desk: Desk, printer: Printer) -> None:
    printer.lost = ("a sign without a font",)
    desk.change(1, "C")
    assert "lost" not in desk.next()
    printer.hold.put(None)
    assert desk.next()["lost"] == printer.lost
    desk.paper.look()
    assert desk.next()["lost"] == printer.lost


def test_the_same_document_is_laid_out_once(desk: Desk, printer: Printer) -> None:
    desk.change(1, "C")
    desk.next()
    desk.paper.look()
    desk.next()
    for _ in range(3):
        printer.hold.put(None)
    while desk.next().get("rest"):
        pass
    desk.change(2, "D")
    while (message := desk.next()).get("rest") or desk.words(message) != "a b C D":
        pass
    assert printer.asked.count("whole") == 2


def test_pages_that_nobody_looks_at_are_not_drawn(
    desk: Desk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.paper.leave(Choice("brief"))  # others leave this one alone
    desk.change(1, "C")
    assert desk.words(desk.next()) == "a b C d"
    printer.hold.put(None)
    desk.next()
    desk.paper.leave(STATEMENT)
    assert desk.next() == {"about": "paper", "left": True}
    with monkeypatch.context() as patched:
        patched.setattr(desk.paper._changes, "put", put := MagicMock())
        desk.change(1, "c")
        put.assert_not_called()
    desk.paper.want(STATEMENT, "pdf")
    assert desk.words(desk.next()) == "a b c d"
    assert desk.messages.empty()


def test_changes_during_the_first_layout_wait_for_one_warm_process(live: LiveEdition, printer: Printer) -> None:
    made = Desk(live)
    for _ in range(3):
        made.paper._show_changes((STATEMENT, "pdf"))
    for thread in threading.enumerate():
        if thread.name.endswith("(_warm)"):
            thread.join(30)
    assert [asked for asked in printer.asked if asked != "whole"] == ["part 0 from page 1"]
    made.paper.close()
    for _ in range(3):
        printer.hold.put(None)


def test_a_mistake_in_a_file_is_said_and_the_pages_stay(desk: Desk, printer: Printer) -> None:
    desk.broken = "the files have a mistake"
    desk.paper.look()
    assert desk.next() == {"about": "paper", "problem": "the files have a mistake"}
    assert printer.asked == []


def test_a_page_of_a_pdf_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(ArgumentError, match=r"^this page no longer exists$"):
        desk.paper.picture(99, 0, 1.0)


def test_a_document_that_cannot_be_laid_out_is_said_and_the_pages_stay(
    desk: Desk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = printer.ask

    def failing(order: object) -> object:
        if isinstance(order, Layout):
            raise OutcomeError("too many pages")
        return ask(order)

    with monkeypatch.context() as patched:
        patched.setattr(printer, "ask", failing)
        desk.change(1, "C")
        assert desk.words(desk.next()) == "a b C d"
        assert desk.next() == {"about": "paper", "problem": "too many pages"}
    desk.paper.look()
    assert desk.words(desk.next()) == "a b C d"


def test_a_page_that_is_shown_is_drawn_from_its_pdf(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.paper.look()
    *_, (width, height, version, page) = desk.next()["pages"]
    assert (width, height, page) == (*A4, 3)
    with monkeypatch.context() as patched:
        patched.setattr(Child, "ask", ask := MagicMock(return_value=b"png"))
        assert desk.paper.picture(version, page, 1.5) == b"png"
    ask.assert_called_once_with(Drawing(b"a|b|c|d", 3, 1.5))


@pytest.mark.parametrize(
    ("page", "scale", "drawn"),
    [(0, 0.5, True), (3, 4.0, True), (-1, 1.0, False), (0, 0.49, False), (0, 4.01, False), (0, float("nan"), False)],
)
def test_pages_are_drawn_in_sizes_that_a_screen_has(page: int, scale: float, drawn: bool) -> None:
    paper = Paper(MagicMock(), MagicMock())
    paper._drawings = drawings = MagicMock()
    drawings.ask.return_value = b"png"
    try:
        if drawn:
            assert paper.draw(b"pdf", page, scale) == b"png"
            drawings.ask.assert_called_once_with(Drawing(b"pdf", page, scale))
        else:
            with pytest.raises(ArgumentError, match=r"^this page no longer exists$"):
                paper.draw(b"pdf", page, scale)
        with pytest.raises(ArgumentError, match=r"^this page no longer exists$"):
            paper.picture(1, page, scale)
    finally:
        paper.close()
