"""Documents of another kind inside a Word document (`w:altChunk`, ECMA-376 part 1, 17.17.2): HTML and plain text."""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser

from outcome_reports.importing.word.word_content import Block, Cell, Paragraph, Row, Run, Table
from outcome_reports.intake.invisible import invisible_characters

CHUNKS = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt")
"""How names of parts end that are read."""
_BLOCKS = frozenset({"p", "div", "li", "blockquote", "pre", "dt", "dd", "caption", "section", "article", "center"})
_HEADINGS = {f"h{number}": number for number in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_SILENT = frozenset({"script", "style", "head", "template", "noscript"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DEEPEST = 50


def chunk_blocks(name: str, data: bytes) -> list[Block] | None:
    """Return the blocks of a part that a Word document takes over from another document; None for another kind."""
    kind = name.rpartition(".")[2].casefold()
    if kind in {"mht", "mhtml"}:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body is not None else None
        if body is None or not isinstance(content, str):
            return None
        return html_blocks(content) if body.get_content_subtype() == "html" else _plain(content)
    if kind in {"htm", "html", "xhtml"}:
        return html_blocks(_text(data))
    return _plain(_text(data)) if kind == "txt" else None


def _text(data: bytes) -> str:
    match = _CHARSET.search(data[:2_000])
    for encoding in ("utf-8-sig", match[1].decode("ascii") if match else "cp1252", "cp1252"):
        try:
            return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _plain(text: str) -> list[Block]:
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [Paragraph([Run(_clean(paragraph))]) for paragraph in paragraphs if paragraph.strip()]


def html_blocks(text: str) -> list[Block]:
    """Return the blocks of an HTML document: headings, paragraphs, lists and tables, with bold, italics and links."""
    reader = _HtmlReader()
    reader.feed(text)
    reader.close()
    return reader.finished()


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[list[Block]] = [[]]
        self._tables: list[Table] = []
        self._paragraph: Paragraph | None = None
        self._silent = 0
        self._bold = self._italic = 0
        self._links: list[str] = []
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _HEADINGS:
            self._begin(Paragraph([], level=_HEADINGS[tag]))
        elif tag in {"ul", "ol"}:
            self._lists.append(tag)
            self._end()
        elif tag == "li":
            depth = max(len(self._lists) - 1, 0)
            kind = self._lists[-1] if self._lists else "ul"
            self._begin(Paragraph([], listing="number" if kind == "ol" else "bullet", depth=depth))
        elif tag in _BLOCKS:
            self._end() if self._paragraph is None or self._paragraph.runs else None
        elif tag == "table" and len(self._tables) < _DEEPEST:
            self._end()
            self._tables.append(Table([]))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append(Row([]))
        elif tag in {"td", "th"} and self._tables:
            self._end()
            if not self._tables[-1].rows:
                self._tables[-1].rows.append(Row([]))
            span = given.get("colspan") or "1"
            cell = Cell([], min(int(span), 200) if span.isdigit() and len(span) < 5 else 1)
            self._tables[-1].rows[-1].cells.append(cell)
            self._open.append(cell.blocks)
        elif tag == "br":
            self._say("\n")
        elif tag == "a":
            self._links.append(given.get("href") or "")
        self._bold += tag in _BOLD
        self._italic += tag in _ITALIC

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
        self._bold = max(self._bold - (tag in _BOLD), 0)
        self._italic = max(self._italic - (tag in _ITALIC), 0)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(re.sub(r"\s+", " ", data))

    def finished(self) -> list[Block]:
        """Return what was read; what was left open is closed."""
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

    def _begin(self, paragraph: Paragraph) -> None:
        self._end()
        self._paragraph = paragraph

    def _end(self) -> None:
        if self._paragraph is not None and self._paragraph.text:
            self._open[-1].append(self._paragraph)
        self._paragraph = None

    def _say(self, text: str) -> None:
        if self._paragraph is None:
            if not text.strip():
                return
            self._paragraph = Paragraph([])
        link = self._links[-1] if self._links else ""
        self._paragraph.runs.append(Run(_clean(text), bool(self._bold), bool(self._italic), link))


def _clean(text: str) -> str:
    for place, _ in reversed([*invisible_characters(text)]):
        text = text[:place] + text[place + 1 :]
    return text
