"""The pages of a document as pictures. After a change, the parts concerned are laid out first, then the whole."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Callable, Sequence
from typing import Any

from outcome_reports.errors import EXPECTED, ArgumentError, OutcomeError, words_of
from outcome_reports.previewing.children import Child, Newest
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.page_searching import Search, Spot
from outcome_reports.previewing.paper_process import BACKGROUND, Drawing, Layout, Medium, Pages, PartLayout
from outcome_reports.previewing.paper_sheets import Content, Sheet, Whole, of_part, sheets_of, unchanged
from outcome_reports.writers.page_parts import PagePart, begins_alone, changed_parts, is_alone

_PROCESS = "outcome_reports.previewing.paper_process"
_CALM = 0.1
_FEW = 3
"""The most parts that are laid out separately."""
SCALES = (0.5, 4.0)
"""The lowest and the highest resolution, in pixels per point."""


class Paper:
    """The pages of one document, the one requested last.

    `content` returns the current document and brand of a choice; `told` is called with each new state.
    """

    def __init__(self, content: Callable[[Choice], Content], told: Callable[[Choice, dict[str, Any]], None]) -> None:
        self._content = content
        self._told = told
        self._parts, self._wholes, self._drawings = Child(_PROCESS), Child(_PROCESS, [BACKGROUND]), Child(_PROCESS)
        self._changes: Newest[tuple[Choice, Medium]] = Newest(self._show_changes, _CALM)
        self._orders: Newest[tuple[Choice, Medium, Content]] = Newest(self._lay_out)
        self._lock = threading.RLock()
        self._wanted: tuple[Choice, Medium] | None = None
        self._whole: Whole | None = None
        self._latest: Content | None = None
        self._is_warm = False
        self._shown: Sequence[Sheet] = ()
        self._alone: dict[PagePart, tuple[Content, list[Sheet]]] = {}
        self._pdfs: dict[int, bytes] = {}
        self._numbers = itertools.count(1)

    def want(self, choice: Choice, medium: Medium) -> None:
        """Lay out this document, now and after each change, until another is requested."""
        self._wanted = choice, medium
        self.look()

    def leave(self, choice: Choice) -> None:
        """Stop laying out this document; viewers that still show it are notified, so that they can request it again."""
        if self._wanted is not None and self._wanted[0] == choice:
            self._wanted = None
            self._told(choice, {"about": "paper", "left": True})

    def look(self) -> None:
        """Lay out the requested document again, if there is one."""
        if self._wanted is not None:
            self._changes.put(self._wanted)

    def picture(self, version: int, page: int, scale: float) -> bytes:
        """Return a page of PDF number `version` as PNG.

        Raises ArgumentError if that PDF is no longer kept, and OutcomeError.
        """
        with self._lock:
            pdf = self._pdfs.get(version)
        if pdf is None:
            raise ArgumentError("this page no longer exists")
        return self.draw(pdf, page, scale)

    def draw(self, pdf: bytes, page: int, scale: float) -> bytes:
        """Return a page of `pdf` as PNG. Raises ArgumentError for a scale outside SCALES, and OutcomeError."""
        if not SCALES[0] <= scale <= SCALES[1] or page < 0:
            raise ArgumentError("this page no longer exists")
        picture = self._drawings.ask(Drawing(pdf, page, scale))
        assert isinstance(picture, bytes)
        return picture

    def find(self, block: int, words: str) -> tuple[int, float] | None:
        """Return the page that shows `words` of a top-level block, counted from 0, and how far down they are (0 to 1).

        Without the words, it is the first page of the part that contains the block; None if no part does. Raises
        OutcomeError.
        """
        shown = self._shown
        among = of_part(shown, block)
        with self._lock:
            pdf = self._pdfs.get(shown[among[0]].pdf) if among else None
        if pdf is None:
            return None
        spot = self._drawings.ask(Search(pdf, [shown[number].page for number in among], words))
        if isinstance(spot, Spot):
            return among[spot.place], spot.down
        return (among[0], 0.0) if shown[among[0]].part >= 0 else None

    def close(self) -> None:
        """End the child processes."""
        self._changes.close()
        self._orders.close()
        for child in (self._parts, self._wholes, self._drawings):
            child.close()

    def _show_changes(self, wanted: tuple[Choice, Medium]) -> None:
        choice, medium = wanted
        try:
            self._latest = content = self._content(choice)
        except EXPECTED as error:
            self._told(choice, {"about": "paper", "problem": words_of(error)})
            return
        whole = self._whole
        if whole is None or whole.wanted != wanted:
            # So that the first change does not wait until libraries, fonts and style sheets are loaded.
            if medium == "pdf" and not self._is_warm:
                self._is_warm = True
                threading.Thread(target=self._warm, args=(content,), daemon=True).start()
            self._orders.put((choice, medium, content))
            return
        if whole.content == content:
            self._show(choice, content, whole.sheets, lost=whole.lost)
            return
        parts = changed_parts(whole.content[0], content[0], whole.parts) if whole.content[1] == content[1] else None
        if parts is None or len(parts) > _FEW:
            parts = ()
        # If nothing else changed, a part is shown although page numbers in it may still be old.
        alone = [part for part in parts if is_alone(whole.content[0], content[0], part)]
        if alone := alone or [part for part in parts if begins_alone(content[0], part)]:
            # An error in a part is also one in the whole document, which reports it.
            with contextlib.suppress(OutcomeError):
                with self._wholes.paused():  # two layouts at once take longer each
                    sheets = self._with_parts(whole, content, alone)
                self._show(choice, content, sheets, rest=True)
        else:
            self._told(choice, {"about": "paper", "rest": True})
        self._orders.put((choice, medium, content))

    def _with_parts(self, whole: Whole, content: Content, parts: Sequence[PagePart]) -> list[Sheet]:
        """Return the pages of `whole` with `parts` laid out again, each from the page on which it now begins."""
        sheets = list(whole.sheets)
        before, self._alone = self._alone, {}
        longer = 0
        for part in parts:
            following = (other.page for other in whole.parts if other.page > part.page)
            old = next(following, len(sheets) - longer + 1) - part.page
            place = part.page - 1 + longer
            moved = PagePart(part.first, part.end, part.page + longer)
            drawn = unchanged(before, moved, content, self._pdfs)
            new = drawn or self._sheets(self._parts.ask(PartLayout(*content, moved)))
            self._alone[moved] = content, new
            sheets[place : place + old] = new
            longer += len(new) - old
        return sheets

    def _lay_out(self, order: tuple[Choice, Medium, Content]) -> None:
        choice, medium, content = order
        whole = self._whole
        if whole is not None and (whole.wanted, whole.content) == ((choice, medium), content):
            # The previous order was the same.
            self.look()
            return
        try:
            made = self._wholes.ask(Layout(*content, medium))
        except OutcomeError as error:
            self._told(choice, {"about": "paper", "problem": str(error)})
            return
        assert isinstance(made, Pages)
        with self._lock:
            sheets = self._sheets(made)
            self._whole = Whole((choice, medium), content, tuple(sheets), made.parts, made.lost)
        if self._wanted != self._whole.wanted or self._latest is content:
            self._show(choice, content, sheets, lost=made.lost)
        else:
            # It is out of date: show it with the changes made since.
            self.look()

    def _warm(self, content: Content) -> None:
        with contextlib.suppress(OutcomeError):
            self._parts.ask(PartLayout(*content, PagePart(0, 1, 1)))

    def _sheets(self, made: object) -> list[Sheet]:
        assert isinstance(made, Pages)
        with self._lock:
            number = next(self._numbers)
            self._pdfs[number] = made.pdf
        return sheets_of(number, made)

    def _show(self, choice: Choice, content: Content, sheets: Sequence[Sheet], **more: object) -> None:
        whole = self._whole.sheets if self._whole else ()
        self._shown = sheets
        with self._lock:
            used = {sheet.pdf for sheet in (*sheets, *whole)}
            # The latest ones may not be shown yet.
            for number in sorted(self._pdfs.keys() - used)[:-_FEW]:
                del self._pdfs[number]
        pages = [(sheet.width, sheet.height, sheet.pdf, sheet.page) for sheet in sheets]
        self._told(choice, {"about": "paper", "pages": pages, "dir": content[0].dir, **more})
