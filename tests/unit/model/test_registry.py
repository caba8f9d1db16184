from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from outcome_reports.model import Entity, Group, Registry, Term, sortable, without_article
from tests.support.whole_messages import Whole


def registry(entities: list[dict[str, Any]], groups: Any = (), terms: Any = ()) -> Registry:
    filled = [{"kind": "state", "short": f"Name {entry['key']}", **entry} for entry in entities]
    return Registry.model_validate({"entities": filled, "groups": groups, "terms": terms})


def refusal(*args: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        registry(*args)
    return str(caught.value)


def test_it_knows_its_entries_by_key() -> None:
    found = registry([{"key": "A"}], [{"key": "g", "name": "G"}], [{"key": "T", "acronym": "T", "expansion": "Term"}])
    entity, group, term = found.entity("A"), found.group("g"), found.term("T")
    assert (entity and entity.short, group and group.name, term and term.expansion) == ("Name A", "G", "Term")
    assert (found.entity("g"), found.group("A"), found.term("A")) == (None, None, None)
    assert list(found.keys()) == ["A", "g", "T"]
    assert "A" in found
    assert "a" not in found


@pytest.mark.parametrize(
    ("entities", "groups", "terms", "message"),
    [
        ([{"key": "A"}, {"key": "A", "short": "B"}], [], [], "the key “A” is given twice"),
        (
            [{"key": "A"}, {"key": "a", "short": "B"}],
            [],
            [],
            "the key “a” is given twice in the registry (also as “A”)",
        ),
        ([{"key": "A"}], [], [{"key": "A", "acronym": "X", "expansion": "Y"}], "the key “A” is given twice"),
        ([], [{"key": "g", "name": "G"}, {"key": "g", "name": "H"}], [], "the key “g” is given twice"),
        ([{"key": "A"}], [{"key": "a", "name": "G"}], [], "the key “a” is given twice"),
        ([{"key": "A", "groups": ["g"]}], [], [], "there is no group “g”"),
        ([{"key": "A", "glossary": "when-named"}], [], [], "A has no acronym for the glossary to list"),
        (
            [{"key": "A", "kind": "state", "acronym": "X", "glossary": "when-named"}],
            [],
            [],
            "A has no acronym for the glossary to list",
        ),
        ([{"key": "A"}, {"key": "B", "short": "Name A"}], [], [], "“Name A” is also a name of A"),
        ([{"key": "A"}, {"key": "B", "aliases": ["the Name  A"]}], [], [], "is also a name of A"),
        ([{"key": "A", "short": "Côte d’X"}, {"key": "B", "formal": "Côte d'X"}], [], [], "is also a name of A"),
        (
            [{"key": "A", "acronym": "XY"}],
            [],
            [{"key": "T", "acronym": "the XY", "expansion": "Y"}],
            "is also a name of A",
        ),
        ([], [{"key": "g", "name": "G"}, {"key": "h", "name": "the G"}], [], "“the G” is also a name of g"),
        ([{"key": "A", "groups": ["g", "g"]}], [{"key": "g", "name": "G"}], [], "“g” is in this list twice"),
        ([{"key": "A B"}], [], [], "String should match pattern"),
        ([{"key": "-A"}], [], [], "String should match pattern"),
        ([{"key": ".."}], [], [], "String should match pattern"),
        ([{"key": "A", "short": " "}], [], [], "a text is expected"),
        ([{"key": "A", "kind": "planet"}], [], [], "Input should be 'member-state'"),
        ([{"key": "A", "color": "red"}], [], [], "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be(entities: Any, groups: Any, terms: Any, message: str) -> None:
    assert message in refusal(entities, groups, terms)


def test_adjectives_may_be_shared_and_groups_may_have_the_name_of_an_entity() -> None:
    registry(
        [{"key": "DMA", "adjective": "Dominican"}, {"key": "DOM", "adjective": "Dominican"}, {"key": "ASEAN"}],
        [{"key": "ASEAN", "name": "Name ASEAN"}],
    )


def test_text_that_is_not_cleared_stays_out_of_messages() -> None:
    assert "secret" not in refusal([{"key": "A", "kind": "secret"}])


def test_members_come_in_alphabetical_order_without_article_and_accents() -> None:
    found = registry(
        [
            {"key": "Z", "short": "Zealand", "groups": ["g"]},
            {"key": "E", "short": "Éire", "groups": ["g"]},
            {"key": "P", "short": "the Philippines", "groups": ["g"]},
            {"key": "F", "short": "Fiji", "groups": ["g"]},
            {"key": "S", "short": "the Aland", "sort": "Ocean", "groups": ["g"]},
            {"key": "X", "short": "Elsewhere"},
        ],
        [{"key": "g", "name": "G"}],
    )
    assert [entity.key for entity in found.members("g")] == ["E", "F", "S", "P", "Z"]
    assert found.members("h") == ()


def test_an_entity_knows_its_names() -> None:
    entity = Entity(
        key="RSO",
        kind="organisation",
        short="the Regional Support Office",
        acronym="the RSO",
        aliases=("The Office",),
        adjective="regional",
    )
    assert entity.names == ("Regional Support Office", "regional", "Office", "RSO")
    assert entity.formal_name == "the Regional Support Office"
    assert not entity.is_state
    assert (
        Entity(key="A", kind="observer-state", short="A", formal="the Republic of A").formal_name == "the Republic of A"
    )
    assert {
        kind
        for kind in ("member-state", "observer-state", "state", "partner")
        if Entity(key="A", kind=kind, short="A").is_state
    } == {"member-state", "observer-state", "state"}


def test_articles_and_sorting() -> None:
    assert [without_article(name) for name in ("the Hague", "The Hague", "Theban", "THE X")] == [
        "Hague",
        "Hague",
        "Theban",
        "THE X",
    ]
    assert sortable("the Côte d’Ivoire") == "cote d’ivoire"
    assert sorted(["Türkiye", "Tuvalu", "the Gambia", "Île"], key=sortable) == [
        "the Gambia",
        "Île",
        "Türkiye",
        "Tuvalu",
    ]


def test_one_registry_can_take_over_from_another() -> None:
    first = registry([{"key": "A"}, {"key": "B"}], [{"key": "g", "name": "G"}])
    second = registry([{"key": "B", "short": "New B"}, {"key": "C"}], [{"key": "g", "name": "New G"}])
    merged = first.merged_with(second)
    assert [(e.key, e.short) for e in merged.entities] == [("A", "Name A"), ("B", "New B"), ("C", "Name C")]
    assert merged.groups == (Group(key="g", name="New G"),)
    assert first.entities[1].short == "Name B"


def test_a_term_needs_acronym_and_expansion(whole: Whole) -> None:
    with whole.raises(ValidationError, match="expansion"):
        Term.model_validate({"key": "T", "acronym": "T"})
