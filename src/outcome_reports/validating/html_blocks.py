"""The block at a line and column of an HTML file: the nearest enclosing element that has an `id`."""

from __future__ import annotations

from html.parser import HTMLParser

# HTML, section 13.1.2: elements without an end tag.
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


class HtmlBlocks(HTMLParser):
    """The blocks of one HTML text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str | None]] = []
        # The start of each tag, and the block of the content after it.
        self._steps: list[tuple[tuple[int, int], str | None]] = []
        self.feed(text)
        self.close()

    def block_at(self, line: int, column: int) -> str | None:
        """Return the `id` around this place (both count from 1); None if no enclosing element has one."""
        found = None
        for place, block in self._steps:
            if place > (line, column - 1):
                break
            found = block
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        own = dict(attrs).get("id")
        self._open.append((tag, own))
        self._step(self.getpos())
        if tag in _VOID:
            self._open.pop()
            # The content after it is not inside it.
            self._step(self._end_of_tag())

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and those inside it that were left open."""
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]
            self._step(self.getpos())

    def _step(self, place: tuple[int, int]) -> None:
        around = [block for _, block in self._open if block]
        self._steps.append((place, around[-1] if around else None))

    def _end_of_tag(self) -> tuple[int, int]:
        line, column = self.getpos()
        text = self.get_starttag_text() or ""
        _, line_end, rest = text.rpartition("\n")
        return (line + text.count("\n"), len(rest)) if line_end else (line, column + len(text))
