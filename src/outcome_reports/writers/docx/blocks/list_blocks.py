"""Lists as Word's own: bullets, numbers that restart, numbered points, arrows for actions, names."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, child_value
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.blocks.paragraph_blocks import style_in
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.review_finish import add_tick_box
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story
from outcome_reports.writers.docx.styles.inherited import is_beside
from outcome_reports.writers.docx.styles.numbering import LEVELS, NUMBERS, ListName

_CHOICE = "Choice"
_BOX_STYLES = frozenset({"BoxText", "BoxContinue"})
_STYLED_LEVELS = 3
"""Levels that have separate styles, as in Word's default document."""
_LEAST_IN_COLUMNS = 4
"""The minimum number of names in running text for columns."""


@record(frozen=True, slots=True)
class _Form:
    """The look of a list: style of the first paragraph of an item, style of later ones, kind of numbering."""

    style: str
    text_style: str
    kind: ListName | None
    own_level: int = 0
    """The level of the style itself."""


def add_list(story: Story, parent: Element, block: tree.ItemList, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put a list at the end of `parent`; `add_blocks` writes what follows the first paragraph of an item."""
    scope = scope.within(block)
    level = min(scope.depth, LEVELS - 1)
    form = _form(block, scope, level)
    inner = replace(scope, depth=scope.depth + 1, at_page=False, text_style=form.text_style)
    in_columns = _in_columns(block, scope, parent)
    with story.pages.columns(tree.layout_of(block.role).columns) if in_columns else contextlib.nullcontext():
        _add_items(story, parent, block, form, level, inner, add_blocks)


def _in_columns(block: tree.ItemList, scope: Scope, parent: Element) -> bool:
    """Return whether names are set in columns; directly below a side-head these would separate it from its text."""
    if block.role != tree.Role.NAMES or not scope.at_page or len(block.items) < _LEAST_IN_COLUMNS:
        return False
    style = child_value(parent[-1], "w:pPr/w:pStyle") if len(parent) else ""
    return all(tree.layout_of(role).columns == 1 for role in scope.roles[:-1]) and not is_beside(style)


def _add_items(
    story: Story, parent: Element, block: tree.ItemList, form: _Form, level: int, inner: Scope, add_blocks: AddBlocks
) -> None:
    numbering = (level, NUMBERS[form.kind]) if form.kind and form.own_level != level else None
    for item, number, step in zip(block.items, block.numbers, block.steps, strict=True):
        if form.kind and block.ordered and (item is block.items[0] or step != 1):
            numbering = story.numbering.restarted(form.kind, level, number, form.style)
        if form.style == "Participant" and item is block.items[-1]:
            form = replace(form, style="ParticipantLast")
        story.bookmarks.announce(item.id)
        item_scope = inner.within(item)
        first, rest = item.blocks[:1], item.blocks[1:]
        if first and isinstance(first[0], tree.Paragraph):
            _add_opening(story, parent, first[0], form.style, numbering, item_scope)
        else:
            rest = item.blocks
        add_blocks(story, parent, rest, item_scope)


def _add_opening(
    story: Story, parent: Element, block: tree.Paragraph, style: str, numbering: tuple[int, int] | None, scope: Scope
) -> None:
    story.bookmarks.announce(block.id)
    scope = scope.within(block)
    with story.paragraph(parent, style, scope, numbering=numbering) as paragraph:
        if style == _CHOICE and story.options.review:
            add_tick_box(paragraph, block.id)
        add_inlines(story, paragraph, block.children, scope.format)


def _form(block: tree.ItemList, scope: Scope, level: int) -> _Form:
    styled = min(level, _STYLED_LEVELS - 1)
    suffix = str(styled + 1) if styled else ""
    match block.role:
        case tree.Role.NAMES:
            return _Form("Participant", "Participant", None)
        case tree.Role.DEFINITIONS:
            return _Form("DefinitionTerm", "Definition", None)
        case tree.Role.LINKS:
            return _Form("ContactLink", "ContactLink", None)
        case tree.Role.CHOICES:
            return _Form(_CHOICE, "ListContinue", None)
        case tree.Role.POINTS if block.ordered:
            return _Form("PointTitle", scope.text_style, "points")
    if scope.is_dark:
        style = style_in(block, scope)
        return _Form(style, style, "cover-decimals" if block.ordered else "cover-bullets", own_level=-1)
    if scope.text_style in _BOX_STYLES:
        style, kind = ("BoxNumber", "decimals") if block.ordered else ("BoxBullet", "bullets")
        return _Form(style, "BoxContinue", kind, own_level=-1)  # type: ignore[arg-type]
    if scope.in_table:
        if block.ordered:
            return _Form("TableText", "TableText", "decimals")
        if tree.Role.RECOMMENDATIONS in scope.roles:
            return _Form("TableAction", "TableText", "arrows")
        return _Form("TableBullet", "TableText", "table-bullets")
    if block.ordered:
        return _Form(f"ListNumber{suffix}", f"ListContinue{suffix}", "decimals", styled)
    return _Form(f"ListBullet{suffix}", f"ListContinue{suffix}", "bullets", styled)
