"""Parsing of Markdown into blocks: a subset of CommonMark (no HTML, no code), tables, definition lists, boxes,
pictures, footnotes, sentences marked as pull quotes (`==…==`), and words in other languages (`[mot]{lang=fr}`).

Everything else remains text, so `<Country name>` is printed literally; anything that would be silently lost (reference
definitions, text nested too deeply) is a MarkupError instead.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from outcome_reports.markup import fences, foreign, illustrations, pipe_tables, pulled, references
from outcome_reports.markup.addresses import plain_address
from outcome_reports.markup.list_shapes import problems_of_lists
from outcome_reports.markup.pipe_tables import problems_of_tables
from outcome_reports.markup.problems import MarkupError, problems_of_notes, problems_of_source, too_large
from outcome_reports.markup.subheadings import problems_of_headings
from outcome_reports.markup.tokens import TokenReader
from outcome_reports.tree import Block, Note, NoteReference, blocks_of, inlines_of, own_inlines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_PARSER_NESTING = 100
_RULES_BLOCK = ["table", "fence_div", "blockquote", "list", "heading", "deflist", "paragraph", "footnote_def"]
_RULES_INLINE = [
    "text",
    "newline",
    "escape",
    "mention",
    "pulled",
    "foreign",
    "picture",
    "link",
    "emphasis",
    "autolink",
    "footnote_ref",
]


def parse_markup(source: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in order; footnotes come last, as Note blocks with their number in this
    text.

    Raises MarkupError for a link to anything but https, http, mailto or a place in the document, a form of
    `[[KEY|form]]` that does not exist, a footnote without text or text without a mark, and texts that renderers cannot
    handle.
    """
    if problem := too_large(source):
        raise MarkupError([problem])
    problems = list(problems_of_source(source))
    found: dict[str, Any] = {}
    tokens = markdown_parser().parse(source, found)
    problems += problems_of_lists(tokens, source)
    problems += problems_of_headings(tokens, source)
    problems += problems_of_tables(tokens, source)
    blocks = TokenReader(tokens, source, problems, markdown_parser()).blocks()
    labels: dict[str, int] = found.get("footnotes", {}).get("refs", {})
    numbers = {label.removeprefix(":"): id + 1 for label, id in labels.items()}
    problems += problems_of_notes(source, numbers, _printed_notes(blocks))
    if problems:
        raise MarkupError(problems)
    return blocks


def _printed_notes(blocks: tuple[Block, ...]) -> set[int]:
    """Return the numbers of the notes that the text refers to, directly or in another note that it refers to."""
    notes = {block.number: block for block in blocks if isinstance(block, Note)}
    printed: set[int] = set()
    waiting = _notes_in(block for block in blocks if not isinstance(block, Note))
    while waiting:
        number = waiting.pop()
        printed.add(number)
        if number in notes:
            waiting |= _notes_in(notes[number].blocks) - printed
    return printed


def _notes_in(blocks: Iterable[Block]) -> set[int]:
    inlines = (inline for block in blocks_of(blocks) for inline in inlines_of(own_inlines(block)))
    return {inline.number for inline in inlines if isinstance(inline, NoteReference)}


@functools.cache
def markdown_parser() -> MarkdownIt:
    """Return the parser with our rules, made once."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "maxNesting": _PARSER_NESTING})
    parser.use(footnote_plugin, inline=False, move_to_end=True)
    parser.use(deflist_plugin)
    pipe_tables.install(parser)
    references.install(parser)
    pulled.install(parser)
    foreign.install(parser)
    fences.install(parser)
    illustrations.install(parser)
    parser.enable([*_RULES_BLOCK, *_RULES_INLINE])
    # A refused target must be an error with a place, not text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    normalize = parser.normalizeLink
    # Messages quote an address as it was typed, as long as it can be.
    parser.normalizeLink = lambda url: normalize(url if url.isascii() else plain_address(url))  # type: ignore[method-assign]
    return parser
