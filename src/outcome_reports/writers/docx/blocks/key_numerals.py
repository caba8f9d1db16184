"""Key figures: large numerals with their labels, in columns across the page or in lines beside the text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.oxml.measures import SIDE
from outcome_reports.writers.docx.oxml.wordml import add_break, add_run, add_tab, keep_with_next
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.inherited import measure
from outcome_reports.writers.figure_sizes import fitting_steps

_FIGURE, _LABEL, _LINE = 13.0, 4.4, 5.3
"""Height of a numeral with its rule, of a line of its label and of a line of text, in millimetres."""
_LABEL_LETTERS, _LINE_LETTERS = 26, 66
_NUMBERS = {"KeyFigureLine": "KeyFigureLineNumber", "KeyFigureBeside": "KeyFigureBesideNumber"}
"""Style of the numeral by that of its paragraph; by default, the largest."""
_SMALLER = tuple(step / 2 for step in range(1, 14))
"""Steps of the brand's scale that a numeral is made smaller by, until it fits its column."""


def has_figures_only(block: tree.ItemList) -> bool:
    """Return whether every item of a list consists of paragraphs: other lists are ordinary ones."""
    return all(isinstance(child, tree.Paragraph) for item in block.items for child in item.blocks)


def add_key_figures(
    story: Story, parent: Element, block: tree.ItemList, scope: Scope, rest: Sequence[tree.Block]
) -> None:
    """Put a list of key figures at the end of `parent`; every item is a paragraph of a figure and its label.

    Those that belong to a chapter's text are in the narrow column beside the `rest` of it, if that is long enough.
    """
    in_text = any(tree.layout_of(role).figures_beside for role in scope.roles)
    scope = scope.within(block)
    paragraphs = [(item, child) for item in block.items for child in item.blocks if isinstance(child, tree.Paragraph)]
    if len(paragraphs) == 1 or not scope.at_page or in_text:
        in_frame = scope.at_page and in_text and _fit(paragraphs, rest)
        style = "KeyFigureBeside" if in_frame else "KeyFigureLine"
        if not rest and len(parent) and parent[-1].tag == qname("w:p"):
            keep_with_next(parent[-1])
        size = _smaller(story, block, SIDE, style) if in_frame and not story.is_flat else None
        for item, paragraph in paragraphs:
            _add_figure(story, parent, item, paragraph, scope, style, size)
        return
    rows = math.ceil(len(paragraphs) / tree.layout_of(block.role).columns)
    count = math.ceil(len(paragraphs) / rows)
    size = _smaller(story, block, story.pages.column_width(count), "KeyFigureTile")
    for first in range(0, len(paragraphs), count):
        with story.pages.columns(count, used=len(paragraphs[first : first + count])):
            for place, (item, paragraph) in enumerate(paragraphs[first : first + count]):
                if place:
                    story.break_column()
                _add_figure(story, parent, item, paragraph, scope, "KeyFigureTile", size)


def _smaller(story: Story, block: tree.ItemList, width: float, style: str) -> float | None:
    """Return the size in points at which the figures fit `width` millimetres; None if they do at their own."""
    own = measure(_NUMBERS.get(style, "KeyFigureNumber"), "size") or 0.0
    steps = fitting_steps(block, width, (own, *(own - less for less in _SMALLER)), story.brand)
    return None if steps == own else story.brand.size(steps)


def _fit(figures: Sequence[tuple[tree.ListItem, tree.Paragraph]], rest: Sequence[tree.Block]) -> bool:
    """Return whether `figures` are no taller than the text beside them."""
    if not rest or not isinstance(rest[0], tree.Paragraph | tree.ItemList):
        return False
    label = sum(_LABEL * math.ceil(len(tree.inline_text(block.children)) / _LABEL_LETTERS) for _, block in figures)
    text = sum(_LINE * math.ceil(len(line) / _LINE_LETTERS) + _LINE / 2 for line in tree.lines_of(rest))
    return label + sum(_FIGURE for _ in figures) <= text


def _add_figure(
    story: Story,
    parent: Element,
    item: tree.ListItem,
    block: tree.Paragraph,
    scope: Scope,
    style: str,
    size: float | None,
) -> None:
    story.bookmarks.announce(item.id)
    story.bookmarks.announce(block.id)
    scope = scope.within(item).within(block)
    in_line = style == "KeyFigureLine"
    style = "TableText" if scope.in_table else style
    with story.paragraph(parent, style, scope) as paragraph:
        for child in block.children:
            if isinstance(child, tree.Span) and child.role == tree.Role.FIGURE and (style in _NUMBERS or size):
                numeral = _NUMBERS.get(style, "KeyFigureNumber")
                number = replace(scope.format, style=numeral, size=size, language=child.lang or scope.language)
                add_inlines(story, paragraph, child.children, number)
            elif isinstance(child, tree.Text) and child.value.isspace() and not scope.in_table:
                # The space stays in the text, so that the words are separate for programs that read only letters.
                add_run(paragraph, scope.format, " ")
                if in_line:
                    add_tab(paragraph)
                else:
                    add_break(paragraph)
            else:
                add_inlines(story, paragraph, (child,), scope.format)
