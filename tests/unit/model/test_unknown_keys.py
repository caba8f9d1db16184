"""An edition made in Python is checked against its own registry at once, and the path of a wrong key is told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from outcome_reports.model import Chapter, Edition, Prose, Registry
from tests.support.parts import HEAD, TEXT, chapter, row, spotlight
from tests.support.registry import registry
from tests.support.whole_messages import Whole


def edition(**parts: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": registry()} | parts)


def chapters(text: Any = TEXT, **fields: Any) -> tuple[Chapter, ...]:
    return (chapter("one", introduction=text, **fields),)


@pytest.mark.parametrize(
    ("parts", "path", "message"),
    [
        ({"organiser": "NOBODY"}, "organiser", "“NOBODY” is not the key of an entity"),
        ({"organiser": "members"}, "organiser", "“members” is not the key of an entity"),
        ({"venue": {"place": "Bangkok", "country": "XXX"}}, "venue.country", "“XXX” is not the key of an entity"),
        ({"chapters": chapters(spotlights=(spotlight(), spotlight("XXX")))}, "chapters.0.spotlights.1.by.0", "“XXX”"),
        (
            {"chapters": chapters(recommendations=(row("R1.1", by="idn"),))},
            "chapters.0.recommendations.0.by.0",
            "“idn”",
        ),
        (
            {"chapters": chapters(recommendations=(row("R1.1", to=["members", "nobody"]),))},
            "chapters.0.recommendations.0.to.1",
            "“nobody” is not the key of an actor",
        ),
        (
            {"participation": {"lists": [{"id": "l", "title": "L", "participants": ["IDN", "members"]}]}},
            "participation.lists.0.participants.1",
            "“members” is not the key of an entity",
        ),
        ({"chapters": chapters(Prose("They met [[IDN]] and [[XXX]]."))}, "chapters.0.introduction", "“[[XXX]]”"),
        ({"notice": "By [[NOBODY|short]]."}, "notice", "“[[NOBODY]]”"),
        (
            {"foreword": {"text": TEXT, "signatories": [{"name": "A", "office": "O", "country": "XXX"}]}},
            "foreword.signatories.0.country",
            "“XXX”",
        ),
    ],
)
def test_a_key_that_the_registry_does_not_have(whole: Whole, parts: dict[str, Any], path: str, message: str) -> None:
    with whole.raises(ValidationError) as caught:
        edition(**parts)
    assert f"{path}: {message}" in str(caught.value)


def test_every_wrong_key_is_reported_at_once(whole: Whole) -> None:
    with whole.raises(ValidationError) as caught:
        edition(organiser="ONE", chapters=chapters(Prose("[[TWO]] and [[THREE]]"), spotlights=(spotlight("FOUR"),)))
    assert all(f"“{key}”" in str(caught.value) or f"[[{key}]]" in str(caught.value) for key in ("ONE", "TWO", "THREE"))
    assert "“FOUR”" in str(caught.value)


def test_an_edition_without_a_registry_names_nobody(whole: Whole) -> None:
    with whole.raises(ValidationError, match="organiser: “RSO” is not the key of an entity in the registry"):
        Edition.model_validate(HEAD)
    edition(registry=registry().merged_with(Registry()))


def test_keys_of_the_registry_are_taken_wherever_they_are() -> None:
    made = edition(
        venue={"place": "Bangkok", "country": "IDN"},
        chapters=chapters(
            Prose("[[IDN]], [[members]] and [[IOM|short]] met. IDN and XXX are words here, and so is \\[[XXX]]."),
            spotlights=(spotlight("IDN"),),
            recommendations=(row("R1.1", by=["IDN", "members"], to="members"),),
        ),
        participation={"lists": [{"id": "l", "title": "L", "participants": ["IDN"]}]},
    )
    assert Edition.model_validate(made.model_dump() | {"images": {}}) == made
