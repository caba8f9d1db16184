from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel, ValidationError

from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.model import KnownKeys, Prose
from tests.support.whole_messages import Whole


class Page(BaseModel):
    text: Prose


KEYS = KnownKeys(entities=frozenset({"IDN"}), groups=frozenset({"members"}), terms=frozenset({"GCM"}))


def test_it_is_its_source_and_what_the_source_means() -> None:
    prose = Prose("One *two*.\n\n")
    assert (prose.source, str(prose)) == ("One *two*.", "One *two*.")
    assert prose.blocks == parse_markup("One *two*.")
    assert repr(prose) == "Prose('One *two*.')"


def test_texts_are_equal_when_their_sources_are() -> None:
    assert Prose("a") == Prose("a\n")
    assert len({Prose("a"), Prose("a "), Prose("b")}) == 2
    assert Prose("a") != "a"


def test_decomposed_letters_are_composed() -> None:
    assert Prose("Co\u0302te") == Prose("Côte")


@pytest.mark.parametrize("source", ["", " \n", "\u00a0\n\t"])
def test_an_empty_text_is_refused(whole: Whole, source: str) -> None:
    with whole.raises(ValueError, match="empty"):
        Prose(source)


def test_it_goes_through_models_json_and_pickle() -> None:
    page = Page.model_validate({"text": "One [[IDN]]."})
    assert page.model_dump() == {"text": "One [[IDN]]."}
    assert Page.model_validate_json(page.model_dump_json()) == page
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - builds send texts to other processes so
    assert Page(text=Prose("One [[IDN]].")) == page
    assert Page.model_json_schema()["properties"]["text"] == {"title": "Text", "type": "string", "format": "markdown"}


def test_half_a_character_is_refused(whole: Whole) -> None:
    with whole.raises(ValueError, match="half a character"):
        Prose("a\ud800b")


@pytest.mark.parametrize("value", [1, None, ["a"], {"a": "b"}, b"a"])
def test_what_is_not_text_is_refused(whole: Whole, value: object) -> None:
    with whole.raises(ValidationError) as caught:
        Page.model_validate({"text": value})
    (found,) = caught.value.errors()
    assert (found["loc"], found["type"]) == (("text",), "string_type")


def test_references_are_checked_where_the_keys_are_known(whole: Whole) -> None:
    Page.model_validate({"text": "[[IDN]] [[members]] [[GCM]]"}, context={"keys": KEYS})
    Page.model_validate({"text": "[[XXX]]"})
    with whole.raises(MarkupError) as caught:
        Prose("One\n[[XXX]] [[IDN]] [[YYY]]").check_references(KEYS)
    assert [(p.line, p.column, p.message) for p in caught.value.problems] == [
        (1, 0, "“[[XXX]]” is not in the registry"),
        (1, 16, "“[[YYY]]” is not in the registry"),
    ]


def test_unknown_references_and_other_problems_come_at_once(whole: Whole) -> None:
    with whole.raises(ValidationError) as caught:
        Page.model_validate({"text": "[a](b) [[XXX]]"}, context={"keys": KEYS})
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, MarkupError)
    assert [p.column for p in error.problems] == [2, 7]
