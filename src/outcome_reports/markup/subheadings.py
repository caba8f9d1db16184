"""Headings in texts: two levels below the heading above the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from outcome_reports.markup.problems import MarkupProblem

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_RANKS = 2
"""Maximum levels in one text: a spotlight's own heading has level 4, and there are six."""


def heading_ranks(tokens: Sequence[Token]) -> dict[str, int]:
    """Return the rank of each level of headings in a text by its tag: 1 for the highest one used."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    return {tag: rank for rank, tag in enumerate(used, start=1)}


def problems_of_headings(tokens: Sequence[Token], source: str) -> Iterator[MarkupProblem]:
    """Find headings that do not fit an outline, and those meant as something else."""
    lines = source.split("\n")
    ranks = heading_ranks(tokens)
    before = around = 0
    for token, words in itertools.pairwise(tokens):
        around += _NESTING.get(token.type, 0)
        if token.type != "heading_open":
            continue
        line = token.map[0] if token.map else 0
        mark, rank = "#" * int(token.tag[1:]), ranks[token.tag]
        if not words.content.strip():
            yield MarkupProblem(line, 0, "a heading without words", "write them after the sign, or delete it")
        elif around:
            hint = "put it at the margin, after an empty line; for the sign itself write \\#"
            yield MarkupProblem(line, 0, "a heading in a list, a quotation or a footnote", hint)
        elif line and lines[line - 1].strip() and not lines[line - 1].lstrip().startswith((":::", "#")):
            hint = "put an empty line before it; for the sign itself write \\#"
            yield MarkupProblem(line, 0, "a heading that begins in the middle of a paragraph", hint)
        elif rank > MAX_RANKS:
            what = f"headings of {len(ranks)} levels in one text"
            yield MarkupProblem(line, 0, what, f"at most {MAX_RANKS}: write paragraphs that begin with **bold words**")
        elif rank > before + 1:
            higher = "#" * int(next(tag for tag in ranks if ranks[tag] == rank - 1)[1:])
            what = f"a heading “{mark}” before any “{higher}”"
            yield MarkupProblem(line, 0, what, f"begin with the higher level, or write “{higher}” here")
        before = rank


_NESTING = {
    f"{kind}_{end}": step
    for kind in ("blockquote", "list_item", "dd", "footnote")
    for end, step in (("open", 1), ("close", -1))
}
