"""The contents: every heading of the second level, in order, and the contents of chapters."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports import tree
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import late

DEEPEST = 2
"""Chapters repeat the headings below this level, so contents that included them would repeat them for every chapter:
the second level of the contents names who reports instead."""


@late(rank=3)
def contents(composer: Composer) -> Iterator[tree.Block]:
    """Yield the contents of all other sections; nothing if there are no headings."""
    entries = tuple(_entries(composer))
    if entries:
        heading = composer.heading(2, composer.wording.label("contents"), in_contents=False)
        yield tree.Section(
            (heading, tree.Contents(entries, id="contents-list")), id="contents", role=tree.Role.CONTENTS
        )


def _entries(composer: Composer) -> Iterator[tree.ContentsEntry]:
    """Yield the entries, each with the id of its target: the section that a heading opens, or else the heading."""
    opened_by: dict[int, str] = {}
    block: tree.AnyBlock
    for block in tree.blocks_of(composer.body):
        if isinstance(block, tree.Section) and block.blocks and isinstance(block.blocks[0], tree.Heading):
            opened_by[id(block.blocks[0])] = block.id
            if composer.edition.pages.contents > 1 and block.id:
                yield from _of_chapter(composer, block, block.blocks[0])
        if isinstance(block, tree.Heading) and block.in_contents and block.level <= DEEPEST:
            target = opened_by.get(id(block)) or block.id
            if target:
                yield tree.ContentsEntry(block.level, block.children, target, block.number)


def _of_chapter(composer: Composer, section: tree.Section, heading: tree.Heading) -> Iterator[tree.ContentsEntry]:
    """Yield the owners of a spotlight, or the recommendations of a table."""
    if heading.level <= DEEPEST:
        return
    if section.role == tree.Role.SPOTLIGHT:
        yield tree.ContentsEntry(DEEPEST + 1, heading.children, section.id)
    for table in section.blocks if section.role == tree.Role.RECOMMENDATIONS else ():
        if isinstance(table, tree.Table) and table.body:
            yield tree.ContentsEntry(DEEPEST + 1, (tree.Text(recommendations_label(composer, table)),), section.id)


def recommendations_label(composer: Composer, table: tree.Table) -> str:
    """Return the range of a table of recommendations: "Recommendations R1.1 to R1.4"."""
    first, last = (next(tree.lines_of(row.cells[:1]), "") for row in (table.body[0], table.body[-1]))
    return composer.wording.label("contents_recommendations", count=len(table.body), first=first, last=last)
