from __future__ import annotations

import pytest
from pydantic import ValidationError

from outcome_reports.composing.documents import statement
from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import Document, Paragraph, blocks_of, pull_quote
from tests.support.parts import HEAD, chapter, row
from tests.support.registry import registry

INTRODUCTION = Prose("==Indonesia met the [[PHL]].== It was so.\n\n==Nobody is named here.== Indeed.")


def quotes(document: Document) -> list[str]:
    return [words for b in blocks_of(document.blocks) if isinstance(b, Paragraph) and (words := pull_quote(b))]


@pytest.fixture
def edition() -> Edition:
    return Edition.model_validate(
        HEAD | {"registry": registry(), "chapters": (chapter("a", introduction=INTRODUCTION),)}
    )


def test_a_statement_pulls_out_what_is_marked_with_names_as_they_read(edition: Edition) -> None:
    assert quotes(statement.compose(edition)) == ["Indonesia met the Philippines.", "Nobody is named here."]


def test_an_excerpt_pulls_out_only_what_it_holds(edition: Edition) -> None:
    assert quotes(compose_excerpt(Selection(edition).excerpt(["PHL"], {}))) == ["Indonesia met the Philippines."]


@pytest.mark.parametrize("field", ["context", "recommendation"])
def test_a_table_has_no_room_for_a_quote(field: str) -> None:
    with pytest.raises(ValidationError, match="a table has no room for a pull quote"):
        row("R1.1", **{field: Prose("==A sentence.==")})


@pytest.mark.parametrize(
    ("text", "message"),
    [("## A heading", "a table has no room for a heading"), ("> |a|\n> |-|\n> |1|", "a table has no room for another")],
)
def test_a_table_has_no_room_for_large_blocks(text: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        row("R1.1", context=Prose(text))
