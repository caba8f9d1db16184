"""The sides of a redline say what both versions said, and mark what the other does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports import tree
from outcome_reports.clearing.redlining.side_splitting import sides_of
from outcome_reports.clearing.redlining.tree_merging import merged
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
First words about [[IDN]], *with stress*.

  * A point about borders.
  * A point about schools.

  | Port | Ships |
  |------|-------|
  | East | 12    |
  | West | 3     |

  Last words."""
NEW = {
    "nothing": ("", ""),
    "a word": ("borders", "frontiers"),
    "a word in a stress": ("with stress", "with great stress"),
    "a stress": ("*with stress*", "without"),
    "a paragraph": ("  Last words.", "  Last but one.\n\n  Last words."),
    "no paragraph": ("  Last words.", ""),
    "a point": ("  * A point about schools.", "  * A point about ports.\n  * A point about schools."),
    "no list": ("  * A point about borders.\n  * A point about schools.\n", ""),
    "no row": ("  | West | 3     |\n", ""),
    "a cell": ("| 12 ", "| 13 "),
    "the title": ("Labour mobility", "Work"),
}


def _lines(document: tree.Document, mark: tree.Role | None = None) -> list[str]:
    found: list[str] = []
    for block in tree.blocks_of(document.blocks):
        inlines = tree.own_inlines(block)
        if mark is None:
            found += tree.inline_text(inlines).split()
            continue
        for inline in tree.inlines_of(inlines):
            if isinstance(inline, tree.Span) and inline.role == mark:
                found += tree.inline_text(inline.children).split()
    return found


@pytest.mark.parametrize("change", NEW)
def test_each_side_is_its_version(change: str, tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    text = CHAPTER.replace("An introduction.", TEXT)
    folder.write("chapters/1-labour.yaml", text)
    old = folder.load().statement().tree
    folder.write("chapters/1-labour.yaml", text.replace(*NEW[change], 1) if NEW[change][0] else text)
    new = folder.load().statement().tree
    first, second = sides_of(merged(old, new))
    assert _lines(first) == _lines(sides_of(merged(old, old))[0])
    assert _lines(second) == _lines(sides_of(merged(new, new))[1])
    assert not _lines(first, tree.Role.INSERTED)
    assert not _lines(second, tree.Role.DELETED)
    marked = _lines(first, tree.Role.DELETED) + _lines(second, tree.Role.INSERTED)
    assert bool(marked) == (change != "nothing")
    tree_rows = [
        len(block.cells)
        for side in (first, second)
        for block in tree.blocks_of(side.blocks)
        if isinstance(block, tree.Row)
    ]
    assert set(tree_rows) == {2}
