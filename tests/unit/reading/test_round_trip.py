from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import outcome_reports as outr
from outcome_reports.composing.documents import event_summary, statement
from outcome_reports.model import keys_in
from outcome_reports.model.leaves import prose_of
from outcome_reports.reading import read_brand
from outcome_reports.tree import (
    Mention,
    NoteReference,
    Paragraph,
    Section,
    Text,
    blocks_of,
    inline_text,
    inlines_of,
    lines_of,
)
from tests.support.generated import ANY_SCRIPT, PRINTABLE, editions, write_edition

if TYPE_CHECKING:
    from outcome_reports.model import Edition

BRAND = read_brand("rso")
GENERATED = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@GENERATED
@given(st.sampled_from([PRINTABLE, ANY_SCRIPT]).flatmap(editions))
def test_what_is_written_is_read_again(edition: Edition) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert outr.load(write_edition(edition, Path(folder))).content == edition


@GENERATED
@given(editions(ANY_SCRIPT))
def test_every_edition_makes_both_documents_and_no_text_of_a_chapter_is_lost(edition: Edition) -> None:
    summary = event_summary.compose(edition)
    composed = statement.compose(edition)
    assert "".join(lines_of(summary.blocks)).strip()
    if "chapters" not in edition.sections:
        return
    for chapter in edition.chapters:
        (section,) = [b for b in composed.blocks if isinstance(b, Section) and b.id == chapter.id]
        notes = [b for b in composed.blocks if isinstance(b, Section) and b.id == "notes"]
        printed = Counter("".join(lines_of((section, *notes))))
        texts = [p for path, p in prose_of(chapter) if path != ("summary",)]
        written = Counter(
            character
            for prose in texts
            for block in blocks_of(prose.blocks)
            if isinstance(block, Paragraph)
            for inline in inlines_of(block.children)
            if isinstance(inline, Text)
            for character in inline.value
        )
        if notes or not any("[^" in prose.source for prose in texts):
            assert not written - printed


@settings(GENERATED, max_examples=3)
@given(editions(chapters=2))
def test_the_source_of_a_document_makes_it_again(edition: Edition) -> None:
    loaded = outr.LoadedEdition(edition, BRAND)
    excerpts = [loaded.excerpt(key, pages={}) for key in loaded.excerptible()[:3]]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "content.json"
        for document in (loaded.statement(), loaded.summary(), *excerpts):
            file.write_bytes(document.source() or b"")
            again = outr.load_document(file)
            assert (again.text, again.source()) == (document.text, document.source())


@GENERATED
@given(editions())
def test_everybody_who_is_named_is_found(edition: Edition) -> None:
    for _, prose in prose_of(edition):
        found = keys_in(prose, edition.registry.name_index)
        paragraphs = [block for block in blocks_of(prose.blocks) if isinstance(block, Paragraph)]
        assert {i.key for p in paragraphs for i in inlines_of(p.children) if isinstance(i, Mention)} <= found
        for paragraph in paragraphs:
            text = inline_text(Text(" ") if isinstance(i, NoteReference | Mention) else i for i in paragraph.children)
            for entity in edition.registry.entities:
                named = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in entity.names)
                assert not named or entity.key in found
