"""Tables in texts: rows of cells between pipes (GitHub Flavored Markdown, 4.10), with the caption in a paragraph
before or after them that begins with “Table:” or “:”, as pandoc has it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from outcome_reports.errors import counted
from outcome_reports.markup.problems import MarkupProblem
from outcome_reports.tree import Align, Cell, Inline, Paragraph, Role, Row, Table, fits_page, fitted_columns, lines_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_COLUMNS = 12
"""Maximum columns of a table: more cannot be read on a page."""

_CAPTION = re.compile(r"(?:Table)?:[ \t]+(?=\S)")
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
_ALIGNS: dict[object, Align] = {"text-align:right": "end", "text-align:center": "center"}


def captions_rule(state: StateCore) -> None:
    """Move the paragraph that is the caption of a table into it (a rule of markdown-it, between blocks and inlines)."""
    tokens = state.tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type != "table_open":
            found.append(token)
            at += 1
            continue
        end = at + [later.type for later in tokens[at:]].index("table_close") + 1
        caption: list[Token] = []
        taken = 0
        if _is_caption(found[-3:], token.level):
            caption, found[-3:] = found[-3:], []
        elif _is_caption(tokens[end : end + 3], token.level):
            caption = tokens[end : end + 3]
            taken = 3
        found += [token, *_as_caption(caption, token), *tokens[at + 1 : end]]
        at = end + taken
    state.tokens = found


def _is_caption(tokens: Sequence[Token], level: int) -> bool:
    return (
        [token.type for token in tokens] == _PARAGRAPH
        and tokens[0].level == level
        and _CAPTION.match(tokens[1].content) is not None
    )


def _as_caption(tokens: list[Token], table: Token) -> list[Token]:
    if not tokens:
        return []
    opening, words, closing = tokens
    opening.type, closing.type = "caption_open", "caption_close"
    for token in tokens:
        token.level += 1
    words.content = _CAPTION.sub("", words.content, count=1)
    if table.map and opening.map:
        table.map = [min(table.map[0], opening.map[0]), max(table.map[1], opening.map[1])]
    return tokens


def table_of(tokens: Sequence[Token], inlines: Callable[[Token], tuple[Inline, ...]]) -> Table:
    """Return the table of `tokens`, from its opening to its closing; `inlines` gives the words of an inline token."""
    caption: tuple[Inline, ...] = ()
    rows: list[tuple[bool, tuple[Cell, ...]]] = []
    cells: list[Cell] = []
    aligns: list[Align] = []
    for before, token in itertools.pairwise(tokens):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            is_head = any(cell.header for cell in cells)
            rows.append((is_head, tuple(cells)))
        elif token.type == "inline" and before.type == "caption_open":
            caption = inlines(token)
        elif token.type == "inline":
            words = inlines(token)
            is_head = before.type == "th_open"
            if is_head:
                aligns.append(_ALIGNS.get(before.attrGet("style"), "start"))
            cells.append(Cell((Paragraph(words),) if words else (), header=is_head))
    head = tuple(Row(row) for is_head, row in rows if is_head and any(cell.blocks for cell in row))
    body = tuple(Row(row) for is_head, row in rows if not is_head)
    texts = [[" ".join(lines_of(cell.blocks)) for cell in row.cells] for row in (*head, *body)]
    return Table(fitted_columns(texts, aligns), head, body, caption, role=Role.DATA)


def problems_of_tables(tokens: Sequence[Token], source: str) -> Iterator[MarkupProblem]:
    """Find cells and captions that Markdown would silently lose or read as something else."""
    from markdown_it.rules_block.table import escapedSplit

    lines = source.split("\n")
    columns, in_body = 0, False
    line, rows = 0, list[list[str]]()
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            in_body, rows = False, []
            columns = sum(later.type == "th_open" for later in _until(tokens[at:], "thead_close"))
            line = token.map[0] if token.map else 0
            if columns > MAX_COLUMNS:
                hint = f"at most {MAX_COLUMNS} can be read on a page: divide it, or turn columns into rows"
                yield MarkupProblem(line, 0, f"a table of {columns} columns", hint)
            if not any(later.type == "td_open" for later in _until(tokens[at:], "table_close")):
                yield MarkupProblem(line, 0, "a table without rows", "add a row, or delete the table")
        elif token.type == "inline" and rows:
            rows[-1].append(token.content)
        elif token.type == "table_close" and columns <= MAX_COLUMNS and not fits_page(rows, columns):
            what = f"a table of {counted(columns, 'column')} whose numbers are too long for a page"
            yield MarkupProblem(
                line, 0, what, "divide it, turn columns into rows, or write numbers in thousands or millions"
            )
        elif token.type == "thead_close":
            in_body = True
        elif token.type == "tr_open":
            rows.append([])
            if not (token.map and in_body):
                continue
            text = lines[token.map[0]].lstrip(" >").rstrip()
            if _CAPTION.match(text):
                hint = "put an empty line between them"
                yield MarkupProblem(token.map[0], 0, "the caption of a table that touches its last row", hint)
            pieces = escapedSplit(text)
            cells = len(pieces) - (not pieces[0].strip()) - (len(pieces) > 1 and not pieces[-1].strip())
            if cells > columns:
                what = f"a row of {cells} cells in a table of {counted(columns, 'column')}: the last ones would be lost"
                hint = "give the head as many cells; for a pipe in the text write \\|"
                yield MarkupProblem(token.map[0], 0, what, hint)


def _until(tokens: Sequence[Token], closing: str) -> Iterator[Token]:
    for token in tokens:
        if token.type == closing:
            return
        yield token


def install(parser: MarkdownIt) -> None:
    """Add the rule for captions of tables to `parser`."""
    parser.core.ruler.after("block", "captions", captions_rule)
