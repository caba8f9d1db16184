"""Redlines: accepted they are the new document, rejected the old one, word for word."""

from __future__ import annotations

import shutil
from pathlib import Path

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.clearing.redlining.tree_merging import merged
from outcome_reports.clearing.returned.views import Side, view
from outcome_reports.clearing.returned.word_files import read_word
from tests.support.random_edits import shaken

CONTENT = Path(__file__).resolve().parents[3] / "content"


def _words(document: tree.Document) -> list[str]:
    contents = {id(block) for part in document.blocks if part.role == "contents" for block in tree.blocks_of((part,))}
    blocks = (block for block in tree.blocks_of(document.blocks) if id(block) not in contents)
    return [word for block in blocks for line in tree.own_lines(block) for word in line.split()]


def test_accepted_it_is_the_new_document_and_rejected_the_old(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    folder = tmp_path / "content" / "third-2025"
    shaken(folder)
    old, new = outr.load(CONTENT / "third-2025").statement().tree, outr.load(folder).statement().tree
    assert _words(old) != _words(new)
    found = outr.redline(CONTENT / "third-2025", folder)
    file = read_word(found.save(tmp_path / "redline.docx"))
    sides: tuple[tuple[Side, tree.Document], ...] = (("before", old), ("after", new))
    for side, document in sides:
        shown = [word for unit in view(file.paragraphs, side) for word in unit.text.split()]
        assert sorted(shown) == sorted(_words(document)), side
    page = found.to("html").decode()
    assert 'id="change-1"' in page
    assert '<a href="#change-1">' in page
    assert sum(count for _, count in found.summary) > 3


def test_nothing_changed_is_no_change() -> None:
    document = outr.load(CONTENT / "third-2025").statement().tree
    roles = {
        inline.role
        for block in tree.blocks_of(merged(document, document).blocks)
        for inline in tree.inlines_of(tree.own_inlines(block))
        if isinstance(inline, tree.Span)
    }
    assert not roles & {tree.Role.INSERTED, tree.Role.DELETED}
