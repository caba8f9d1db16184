"""Whom a document is about: told by the keys of its blocks, never by the whole registry."""

from __future__ import annotations

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.subjects import subjects_of
from outcome_reports.model import Edition, Registry
from outcome_reports.tree import Heading, Paragraph, Row, Section, Span, Subject, Text
from tests.support.parts import HEAD

REGISTRY = Registry.model_validate(
    {
        "entities": [
            {"key": "RSO", "kind": "body", "short": "the Support Office", "acronym": "RSO"},
            {"key": "UNX", "kind": "member-organisation", "short": "the Union of X", "acronym": "UNX"},
            {"key": "TUR", "kind": "member-state", "short": "Türkiye", "groups": ["east", "shore"]},
            {"key": "TON", "kind": "member-state", "short": "Tonga", "groups": ["east"]},
            {"key": "PHL", "kind": "observer-state", "short": "the Philippines", "groups": ["east"]},
        ],
        "groups": [{"key": "east", "name": "the eastern States"}, {"key": "shore", "name": "the States of the shore"}],
    }
)


def subjects(*blocks: Section | Row | Paragraph | Heading) -> tuple[Subject, ...]:
    edition = Edition.model_validate(HEAD | {"registry": REGISTRY})
    return subjects_of(Composer(edition, "T", "R"), blocks)


def names(*keys: str) -> tuple[Subject, ...]:
    return subjects(Section((), keys=keys))


def test_sections_rows_and_names_tell() -> None:
    span = Span((Text("the Union"),), role="name", key="UNX")
    found = subjects(Section((Paragraph((span,)),), keys=("TON",)), Row((), keys=("PHL",)))
    assert [subject.key for subject in found] == ["TON", "PHL", "UNX", "east"]
    assert not subjects(Paragraph((Text("Tonga"),)))


def test_kinds_come_in_the_order_of_the_wording_and_names_without_article() -> None:
    assert names("UNX", "TUR", "PHL", "TON")[:-1] == (
        Subject("TON", "Tonga", "Member State"),
        Subject("TUR", "Türkiye", "Member State"),
        Subject("PHL", "Philippines", "Observer State"),
        Subject("UNX", "Union of X", "Member organisation"),
    )


def test_a_group_has_the_members_that_occur_and_needs_two() -> None:
    assert names("TUR", "PHL")[-1] == Subject("east", "Eastern States", "Group of States", ("PHL", "TUR"))
    assert [subject.key for subject in names("TUR")] == ["TUR"]


def test_keys_that_are_not_entities_are_nobody() -> None:
    assert not names("east", "nobody")
