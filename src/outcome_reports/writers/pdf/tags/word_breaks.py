"""Word breaks at line ends: WeasyPrint 70 paints no space there, and strict readers run the words together.

In tagged PDF a separate character separates words, even where the text of a line ends with one (ISO 32000-1, 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from outcome_reports.writers.pdf.overlong_runs import unbroken
from outcome_reports.writers.pdf.tags.elements import Mark
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import boxes

_NEAR = 24
"""Characters on both sides of the end of a line, by which the place is found in the source."""


class WordBreaks:
    """Goes through the lines of a layout, in reading order, and finds those that end where the source has a space."""

    def __init__(self) -> None:
        self._before: dict[int, tuple[tuple[Mark, str] | None, str]] = {}
        self._sources: dict[int, str] = {}

    def ended_by(self, line: Any, html: Any, mark_of: Callable[[Any], Mark]) -> tuple[Mark, str] | None:
        """Mark and text of what, as `line` shows, ends with a word: the last text of the line before it in `html`.

        None if there is none, or if its last word continues in `line`. `mark_of` gives the mark of a box of `line`.
        """
        texts = [text for text in _texts(line) if text.text.strip()]
        if not texts:
            return None
        words = _plain("".join(text.text for text in texts))
        last, before = self._before.get(id(html), (None, ""))
        self._before[id(html)] = (mark_of(texts[-1]), unbroken(texts[-1])), words[-_NEAR:]
        return last if f"{before} {words[:_NEAR].rstrip()}" in self._source(html) else None

    def _source(self, html: Any) -> str:
        if id(html) not in self._sources:
            self._sources[id(html)] = _plain("".join(_pieces(html)))
        return self._sources[id(html)]


def _plain(text: str) -> str:
    """Return a text in the form in which it is compared: stylesheets may set it in capitals, and it may have no-break
    spaces.
    """
    return " ".join(text.split()).casefold()


def _pieces(element: Any) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag == "br" else ""
        yield from _pieces(child)
        yield child.tail or ""


def _texts(box: Any) -> Iterable[Any]:
    """Yield the texts of a line, without what stylesheets add."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and "::" not in child.element_tag:
            yield from _texts(child)


def add_space(operations: list[Any], start: int, fonts: Iterable[Any]) -> bool:
    """End the text of the mark whose entry is at `start` with a space of its font; False if that has none."""
    place = start
    glyph = shown = None
    while place < len(operations) and operations[place] != b"EMC":
        operation = operations[place]
        if isinstance(operation, bytes) and operation.endswith(b" Tf"):
            name = operation.split(maxsplit=1)[0].removeprefix(b"/").decode("ascii")
            glyph = next((_space(font) for font in fonts if font.hash == name), None)
        elif isinstance(operation, bytes) and operation.endswith(b"] TJ"):
            shown = place
        place += 1
    if glyph is None or shown is None:
        return False
    operations[shown] = operations[shown].removesuffix(b"] TJ") + f"<{glyph:04x}>] TJ".encode("ascii")
    return True


def _space(font: Any) -> int | None:
    if font.bitmap:
        return None
    return next((glyph for glyph, text in font.to_unicode.items() if text == " "), None)
