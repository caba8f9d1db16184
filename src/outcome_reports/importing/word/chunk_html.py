"""Conversion of HTML inside a Word document to blocks."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from outcome_reports.importing.word.word_content import (
    Block,
    Cell,
    ListKind,
    Paragraph,
    Row,
    Run,
    Story,
    Table,
    end_of,
)
from outcome_reports.intake.invisible import without_invisible

_BLOCKS = frozenset({"p", "div", "li", "blockquote", "pre", "dt", "dd", "caption", "section", "article", "center"})
_HEADINGS = {f"h{number}": number for number in range(1, 7)}
_LOOKS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "sup": "superscript",
    "sub": "subscript",
}
_OF_BODY = _BLOCKS | _HEADINGS.keys() | {"body", "ul", "ol", "table"}
_SILENT = frozenset({"script", "style", "template", "noscript"})
_DEEPEST = 50


def html_blocks(text: str, story: Story) -> list[Block]:
    """Return the blocks of an HTML document: headings, paragraphs, lists and tables, with bold, italics, links,
    superscripts and subscripts. Struck-through words are added to those of `story`.
    """
    reader = _HtmlReader(story)
    reader.feed(text)
    reader.close()
    return reader.finished()


class _HtmlReader(HTMLParser):
    def __init__(self, story: Story) -> None:
        super().__init__(convert_charrefs=True)
        self._story = story
        self._open: list[list[Block]] = [[]]
        self._tables: list[Table] = []
        self._paragraph: Paragraph | None = None
        self._silent = 0
        self._in_head = False
        self._looks: Counter[str] = Counter()
        self._struck: list[str] = []
        self._links: list[str] = []
        self._lists: list[str] = []
        self._number: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "head":
            self._in_head = True
        elif tag in _OF_BODY:
            # The end tag of the head is optional.
            self._in_head = False
        if tag in _SILENT:
            self._silent += 1
        elif tag in _HEADINGS:
            self._begin(Paragraph([], level=_HEADINGS[tag]))
        elif tag in {"ul", "ol"}:
            self._lists.append(tag)
            self._number = _count(given.get("start"))
            self._end()
        elif tag == "li":
            self._item(_count(given.get("value")))
        elif tag in _BLOCKS:
            self._end() if self._paragraph is None or self._paragraph.runs else None
        elif tag == "table" and len(self._tables) < _DEEPEST:
            self._end()
            self._tables.append(Table([]))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append(Row([]))
        elif tag in {"td", "th"} and self._tables:
            self._cell(_count(given.get("colspan")) or 1)
        elif tag == "br":
            self._say("\n")
        elif tag == "a":
            self._links.append(given.get("href") or "")
        if tag in _LOOKS:
            self._looks[_LOOKS[tag]] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._end()
        elif tag in {"ul", "ol"} and self._lists:
            self._end()
            self._lists.pop()
        elif tag in {"td", "th"} and len(self._open) > 1:
            self._end()
            self._open.pop()
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag == "a" and self._links:
            self._links.pop()
        elif tag == "head":
            self._in_head = False
        elif (look := _LOOKS.get(tag)) and self._looks[look]:
            self._looks[look] -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._in_head:
            self._say(re.sub(r"\s+", " ", data))

    def finished(self) -> list[Block]:
        """Return the blocks, closing open elements."""
        self._end()
        while self._tables:
            self._close_table()
        return [block for block in self._open[0] if isinstance(block, Table) or block.text]

    def _close_table(self) -> None:
        self._end()
        table = self._tables.pop()
        del self._open[len(self._tables) + 1 :]
        if any(row.cells for row in table.rows):
            self._open[-1].append(table)

    def _item(self, number: int | None) -> None:
        """Begin an item of a list; one without a number continues the sequence."""
        depth = max(len(self._lists) - 1, 0)
        is_numbered = bool(self._lists) and self._lists[-1] == "ol"
        number = number if number is not None else self._number
        self._number = None
        listing: ListKind = "number" if is_numbered else "bullet"
        self._begin(Paragraph([], listing=listing, depth=depth, number=number if is_numbered else None))

    def _cell(self, span: int) -> None:
        self._end()
        if not self._tables[-1].rows:
            self._tables[-1].rows.append(Row([]))
        cell = Cell([], min(span, 200))
        self._tables[-1].rows[-1].cells.append(cell)
        self._open.append(cell.blocks)

    def _begin(self, paragraph: Paragraph) -> None:
        self._end()
        self._paragraph = paragraph

    def _end(self) -> None:
        if self._paragraph is not None and self._paragraph.text:
            self._open[-1].append(self._paragraph)
        if struck := " ".join("".join(self._struck).split()):
            self._story.struck.append((struck, self._paragraph.text if self._paragraph else ""))
        self._paragraph, self._struck = None, []
        # They end with their paragraph, closed or not.
        self._looks["superscript"] = self._looks["subscript"] = 0

    def _say(self, text: str) -> None:
        if self._looks["struck"]:
            self._struck.append(without_invisible(text))
            return
        self._struck.append(" ")  # Words that are struck apart stay apart.
        if self._paragraph is None:
            if not text.strip():
                return
            self._paragraph = Paragraph([])
        link = self._links[-1] if self._links else ""
        bold, italic = bool(self._looks["bold"]), bool(self._looks["italic"])
        place = next((place for place in ("superscript", "subscript") if self._looks[place]), None)
        before = end_of(self._paragraph.runs, len(self._paragraph.runs)) if place else ""
        text = self._story.placed(without_invisible(text), place, before)
        self._paragraph.runs.append(Run(text, bold, italic, link))


def _count(written: str | None) -> int | None:
    """Return the number in an attribute, None for none."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,4}", written.strip()) else None
