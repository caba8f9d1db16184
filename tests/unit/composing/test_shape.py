"""The shape that docs/tree.md promises to the writers, on the real documents."""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import outcome_reports as outr
from outcome_reports.tree import (
    Abbreviation,
    AnyBlock,
    Block,
    Contents,
    Document,
    Heading,
    Inline,
    ItemList,
    Link,
    Mention,
    Note,
    NoteReference,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
    blocks_of,
    inlines_of,
    note_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]

# One letter a kind of block, so that an order of blocks is a regular expression over letters.
LETTERS = dict(zip((kind.__name__ for kind in get_args(Block)), "phlqtiscn", strict=True))
PROSE = "[plq]"
SHAPES = {
    "cover": "i?php+l*p*",
    "about-document": "p+",
    "contents": "hc",
    "foreword": f"h{PROSE}+s?",
    "signatures": "s+",
    "signature": "i?pp",
    "overview": f"h{PROSE}+s*",
    "part": f"h{PROSE}*",
    "glance": "hll?s*t",
    "chart": "ht",
    "insights": "hs+",
    "insight": f"h{PROSE}+",
    "chapter": "hss?s?",
    "introduction": f"l?ps?{PROSE}*",
    "listing": "pl",
    "spotlights": "hs+",
    "spotlight": f"hp?{PROSE}+",
    "recommendations": "ht",
    "looking-ahead": f"h{PROSE}+",
    "participation": f"h{PROSE}*s*",
    "participants": "hl",
    "notes": "hn+",
    "glossary": "ht",
    "contact": f"hp{PROSE}*s?",
    "web-version": "ip",
    "lead": f"{PROSE}+",
    "discussion": f"h(s|{PROSE}+)s*p?",
}
ROLES = {
    Paragraph: {
        *("document-type", "series", "theme", "dates", "venue", "organiser", "status", "notice"),
        *("signatory", "office", "kind", "point-title", "name", "address", "number", "lead-paragraph", "also-heard"),
        *("web-address", "place"),
    },
    Heading: {"title"},
    ItemList: {"points", "names", "key-figures", "links"},
    Table: {"chart", "matrix", "recommendations", "glossary"},
    Span: {"lead", "name", "figure", "label", "number", "placeholder", "pulled", "key-sentence"},
}


@functools.cache
def load(folder: str) -> outr.LoadedEdition:
    return outr.load(ROOT / "content" / folder)


@functools.cache
def document(folder: str, kind: str) -> Document:
    edition = load(folder)
    return (edition.statement() if kind == "statement" else edition.summary()).tree


@pytest.fixture(
    params=[(folder, kind) for folder in ("fourth-2026", "third-2025") for kind in ("statement", "summary")],
    ids="-".join,
)
def tree(request: pytest.FixtureRequest) -> Document:
    """Each of our documents in turn."""
    return document(*request.param)


def inlines(block: AnyBlock) -> Iterator[Inline]:
    if isinstance(block, Paragraph | Heading):
        yield from inlines_of(block.children)
    elif isinstance(block, Table):
        yield from inlines_of(block.caption)
    elif isinstance(block, Contents):
        for entry in block.entries:
            yield from inlines_of(entry.children)


def test_sections_have_the_blocks_that_their_role_promises(tree: Document) -> None:
    for block in blocks_of(tree.blocks):
        if isinstance(block, Section):
            letters = "".join(LETTERS[type(inner).__name__] for inner in block.blocks)
            assert block.role in SHAPES, block.role
            assert re.fullmatch(SHAPES[block.role], letters), (block.role, block.id, letters)


def test_top_level_blocks_are_sections_with_their_names_as_ids(tree: Document) -> None:
    for block in tree.blocks:
        assert isinstance(block, Section)
        assert block.id
        assert block.role in {block.id, "chapter", "discussion"}


def test_roles_are_those_that_are_written_down(tree: Document) -> None:
    for block in blocks_of(tree.blocks):
        for kind, roles in ROLES.items():
            if isinstance(block, kind):
                assert block.role is None or block.role in roles, (block.role, block.id)
        for inline in inlines(block):
            if isinstance(inline, Span):
                # Words in another language need no part to play.
                assert inline.role in ROLES[Span] or (inline.role is None and (inline.lang or inline.dir))


def test_all_that_is_documented_is_used_by_the_statement_of_the_fourth_dialogue() -> None:
    blocks = list(blocks_of(document("fourth-2026", "statement").blocks))
    used = {block.role for block in blocks if isinstance(block, Section)}
    assert used == set(SHAPES) - {"lead", "discussion", "notes"}


def test_ids_are_distinct_and_links_lead_somewhere(tree: Document) -> None:
    ids = [block.id for block in blocks_of(tree.blocks) if block.id]
    assert len(ids) == len(set(ids))
    for block in blocks_of(tree.blocks):
        if isinstance(block, Contents):
            assert {entry.target for entry in block.entries} <= set(ids)
        for inline in inlines(block):
            if isinstance(inline, Link) and inline.target.startswith("#"):
                assert inline.target[1:] in ids


def test_headings_begin_at_the_title_and_never_jump(tree: Document) -> None:
    levels = [block.level for block in blocks_of(tree.blocks) if isinstance(block, Heading)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_mention_reaches_a_writer_and_no_text_is_empty(tree: Document) -> None:
    for block in blocks_of(tree.blocks):
        if isinstance(block, Paragraph | Heading):
            assert block.children, block.id
        for inline in inlines(block):
            assert not isinstance(inline, Mention)
            if isinstance(inline, Text | Abbreviation):
                assert inline.value
                assert "\n" not in inline.value
            if isinstance(inline, Span | Link):
                assert inline.children


def test_footnotes_and_their_marks_belong_together(tree: Document) -> None:
    notes = [block for block in blocks_of(tree.blocks) if isinstance(block, Note)]
    assert [(note.number, note.id) for note in notes] == [(n, note_id(n)) for n in range(1, len(notes) + 1)]
    marks = {
        inline.number for b in blocks_of(tree.blocks) for inline in inlines(b) if isinstance(inline, NoteReference)
    }
    assert marks == {note.number for note in notes}


def test_contents_list_every_section_that_has_a_heading() -> None:
    tree = document("fourth-2026", "statement")
    (contents,) = [block for block in blocks_of(tree.blocks) if isinstance(block, Contents)]
    listed = [entry.target for entry in contents.entries if entry.level == 2]
    sections = [block for block in tree.blocks if isinstance(block, Section) and isinstance(block.blocks[0], Heading)]
    assert listed == [section.id for section in sections if section.id not in {"cover", "contents"}]


def test_keys_are_those_of_the_registry(tree: Document) -> None:
    registry = load("fourth-2026").content.registry
    for block in blocks_of(tree.blocks):
        assert set(getattr(block, "keys", ())) <= set(registry.keys())
        for inline in inlines(block):
            key = getattr(inline, "key", None)
            assert key is None or key in registry
