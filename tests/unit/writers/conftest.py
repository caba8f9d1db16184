"""The house brand, the sample document, and a shorter one for what takes a layout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.reading.brand_files import read_brand
from tests.support.sample_tree import sample_document


@pytest.fixture(scope="session")
def brand() -> Brand:
    return read_brand("rso")


@pytest.fixture(scope="session")
def sample() -> tree.Document:
    return sample_document()


@pytest.fixture(scope="session")
def short(sample: tree.Document) -> tree.Document:
    """Cover, contents, foreword, the first chapter, notes and glossary of the sample."""
    roles = ("cover", "contents", "foreword", "chapter", "notes", "glossary")
    sections = {block.role: block for block in reversed(sample.blocks) if isinstance(block, tree.Section)}
    notes = sections["notes"]
    chosen = [sections[role] for role in roles]
    chosen[4] = replace(notes, blocks=notes.blocks[:2])
    ids = {block.id for block in tree.blocks_of(chosen)}
    heading, contents = chosen[1].blocks
    assert isinstance(contents, tree.Contents)
    entries = tuple(entry for entry in contents.entries if entry.target in ids)
    chosen[1] = replace(chosen[1], blocks=(heading, replace(contents, entries=entries)))
    return replace(sample, blocks=tuple(chosen))
