"""What texts hold besides paragraphs, composed: levels of headings, ids, names in cells."""

from __future__ import annotations

from typing import Any

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.model import Edition
from outcome_reports.tree import Document, Heading, Role, Table, blocks_of, lines_of
from tests.support.parts import HEAD, chapter, spotlight
from tests.support.registry import registry

TEXT = "Before [[IDN]].\n\n## First\n\nx\n\n### Second\n\n| Who |\n|-----|\n| [[IDN]] |\n\n: Of [[PHL]]\n"


def compose(*functions: sections.Section, **fields: Any) -> Document:
    edition = Edition.model_validate(HEAD | {"registry": registry()} | fields)
    return compose_document(edition, functions, kind="report", title="T", document_type="R")


def levels(document: Document) -> list[tuple[int, str]]:
    headings = [block for block in blocks_of(document.blocks) if isinstance(block, Heading)]
    return [(heading.level, heading.id) for heading in headings if heading.role == Role.SUBHEADING]


def test_headings_are_below_the_heading_that_their_text_is_under() -> None:
    content = {"chapters": [chapter("c1", introduction=TEXT, spotlights=[spotlight("IDN", text=TEXT, id="s1")])]}
    document = compose(sections.chapters, sections.looking_ahead, looking_ahead={"text": TEXT}, **content)
    assert levels(document) == [
        (3, "c1-p2"),
        (4, "c1-p4"),
        (5, "s1-p2"),
        (6, "s1-p4"),
        (3, "looking-ahead-p2"),
        (4, "looking-ahead-p4"),
    ]


def test_headings_of_texts_are_not_in_the_contents() -> None:
    document = compose(sections.contents, sections.looking_ahead, looking_ahead={"title": "Ahead", "text": TEXT})
    (listed,) = [block for block in blocks_of(document.blocks) if block.id == "contents-list"]
    assert list(lines_of((listed,))) == ["Ahead"]


def test_names_in_cells_and_captions_are_resolved() -> None:
    document = compose(sections.looking_ahead, looking_ahead={"text": TEXT})
    (table,) = [block for block in blocks_of(document.blocks) if isinstance(block, Table)]
    assert list(lines_of((table,))) == ["Of the Philippines", "Who", "Indonesia"]
    assert (table.id, table.role) == ("looking-ahead-p5", Role.DATA)
