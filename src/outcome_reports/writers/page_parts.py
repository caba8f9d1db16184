"""Parts of a document that have their own pages, and can be laid out without the rest."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from outcome_reports import tree
from outcome_reports.platform.records import record

_NUMBERED_BY_OTHERS = frozenset({tree.Role.CONTENTS, tree.Role.INSIGHTS})
"""Sections that print the page numbers of others: those are known only when the whole document is laid out."""


@record(frozen=True, slots=True)
class PagePart:
    """Top-level blocks, from `first` to before `end`, that alone fill the pages from `page`, counted from 1."""

    first: int
    end: int
    page: int


def changed_parts(
    before: tree.Document, after: tree.Document, parts: Sequence[PagePart]
) -> tuple[PagePart, ...] | None:
    """Return those of `parts`, which the pages of `before` have, that look different in `after`.

    None if the rest of the document could change with them: it has other blocks, or their surroundings differ.
    """
    if len(before.blocks) != len(after.blocks) or _around(before) != _around(after):
        return None
    changed = []
    for part in parts:
        place = slice(part.first, part.end)
        old, new = before.blocks[place], after.blocks[place]
        if old != new or any(before.assets.get(name) != after.assets.get(name) for name in _pictures(new)):
            changed.append(part)
    return tuple(changed)


def is_alone(before: tree.Document, after: tree.Document, part: PagePart) -> bool:
    """Return whether what is new in a part can be shown without the rest: the part begins by itself, and the sections
    in it that print the page numbers of others are as they were `before`.
    """
    place = slice(part.first, part.end)
    pairs = zip(before.blocks[place], after.blocks[place], strict=True)
    return begins_alone(after, part) and all(
        old == new for old, new in pairs if _NUMBERED_BY_OTHERS & {old.role, new.role}
    )


def begins_alone(document: tree.Document, part: PagePart) -> bool:
    """Return whether the beginning of a part of `document` is independent of what is before it. Such a part can be
    laid out without the rest, except for the page numbers of others.
    """
    first = document.blocks[part.first]
    return isinstance(first, tree.Section) and bool(
        first.new_page or first.role == tree.Role.CHAPTER or tree.layout_of(first.role).page
    )


def _around(document: tree.Document) -> tuple[object, ...]:
    about = document.metadata
    heads = (about.title, about.running_title, about.mark)
    return (document.kind, document.lang, document.dir, document.labels, heads)


def _pictures(blocks: Sequence[tree.Block]) -> Iterator[str]:
    return (block.asset for block in tree.blocks_of(blocks) if isinstance(block, tree.Image))


def parts_of(pages: Sequence[tuple[Sequence[int], bool]], count: int) -> tuple[PagePart, ...]:
    """Return the parts of a document of `count` top-level blocks, by the numbers of those that each page has, with
    whether the first of them always begins a page.

    Nothing if some block is on no page, so that blocks and pages do not match.
    """
    parts: list[PagePart] = []
    for number, (blocks, begins) in enumerate(pages, start=1):
        if not blocks:
            return ()
        last = parts[-1] if parts else None
        if last and (blocks[0] < last.end or not begins):
            parts[-1] = PagePart(last.first, max(blocks[-1] + 1, last.end), last.page)
        else:
            parts.append(PagePart(blocks[0], blocks[-1] + 1, number))
    whole = all(one.end == other.first for one, other in itertools.pairwise(parts))
    return tuple(parts) if whole and parts and (parts[0].first, parts[-1].end) == (0, count) else ()
