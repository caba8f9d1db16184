"""Parts of an edition's own as sections of its documents."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from outcome_reports import LoadedEdition
from outcome_reports.composing.documents import excerpt_document
from outcome_reports.composing.sections.own_part_section import annex_letter
from outcome_reports.model import Edition
from outcome_reports.reading import read_brand
from outcome_reports.tree import Contents, Document, Heading, Role, Section, blocks_of, inline_text, words_of

REGISTRY: dict[str, Any] = {
    "entities": [
        {"key": "RSO", "kind": "organisation", "short": "the Office"},
        {"key": "AAA", "kind": "member-state", "short": "Alphaland", "groups": ["isles"]},
        {"key": "BBB", "kind": "member-state", "short": "Bravo"},
    ],
    "groups": [{"key": "isles", "name": "the Isles"}],
}


def loaded(sections: list[str], *parts: dict[str, Any], **fields: Any) -> LoadedEdition:
    """An edition of these parts."""
    data = {
        "id": "one",
        "series": "Forum",
        "number": 1,
        "dates": {"start": "2026-01-27", "end": "2026-01-28"},
        "published": "2026-02-20",
        "organiser": "RSO",
        "sections": ["cover", "contents", *sections],
        "registry": REGISTRY,
        "parts": [{"title": part["id"].title(), "text": f"Text of {part['id']}.", **part} for part in parts],
    }
    return LoadedEdition(Edition.model_validate(data | fields), read_brand("rso"))


def headings(document: Document) -> list[tuple[str | None, str]]:
    """Number and words of each heading of the second level."""
    found = [block for block in blocks_of(document.blocks) if isinstance(block, Heading) and block.level == 2]
    return [(one.number, inline_text(one.children)) for one in found]


def test_parts_are_printed_where_they_are_listed() -> None:
    chapter = {"id": "one", "title": "Of boats", "introduction": "We met."}
    edition = loaded(["agenda", "chapters", "survey"], {"id": "survey"}, {"id": "agenda"}, chapters=[chapter])
    document = edition.statement().tree
    assert headings(document) == [(None, "Contents"), (None, "Agenda"), ("1", "Of boats"), (None, "Survey")]
    (contents,) = [block for block in blocks_of(document.blocks) if isinstance(block, Contents)]
    assert [entry.target for entry in contents.entries] == ["agenda", "one", "survey"]


def test_annexes_have_letters_and_numbered_parts_go_on_after_the_chapters() -> None:
    chapter = {"id": "one", "title": "Of boats", "introduction": "We met."}
    parts: list[dict[str, Any]] = [
        {"id": "b", "annex": True},
        {"id": "a", "annex": True},
        {"id": "c", "numbered": True},
        {"id": "d"},
    ]
    edition = loaded(["chapters", "c", "d", "a", "b"], *parts, chapters=[chapter])
    assert headings(edition.statement().tree)[1:] == [
        ("1", "Of boats"),
        ("2", "C"),
        (None, "D"),
        (None, "Annex A: A"),
        (None, "Annex B: B"),
    ]


@pytest.mark.parametrize(("number", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")])
def test_letters_of_annexes_go_on_after_z(number: int, letter: str) -> None:
    assert annex_letter(number) == letter


def test_a_part_says_whose_words_it_holds_and_whom_it_addresses() -> None:
    edition = loaded(["advice"], {"id": "advice", "by": ["AAA"], "to": ["isles", "BBB"]})
    (section,) = [b for b in edition.statement().tree.blocks if isinstance(b, Section) and b.role == Role.OWN_PART]
    assert section.keys == ("AAA", "isles", "BBB")
    words = words_of((section,))
    assert "From Alphaland" in " ".join(words)
    assert "For the Isles and Bravo" in " ".join(words)


def excerpt_words(edition: LoadedEdition, *keys: str) -> str:
    return " ".join(words_of(edition.excerpt(keys, pages={}).tree.blocks))


def test_an_excerpt_has_the_words_of_its_subject_and_what_addresses_it() -> None:
    parts = [
        {"id": "said", "by": ["AAA"], "text": "We have boats.\n\nThey are old."},
        {"id": "asked", "to": ["isles"], "text": "Mend them.\n\nAll of them."},
        {"id": "other", "to": ["BBB"], "text": "Buy new ones."},
    ]
    edition = loaded(["said", "asked", "other"], *parts)
    assert set(edition.excerptible()) == {"AAA", "BBB"}
    words = excerpt_words(edition, "AAA")
    assert all(text in words for text in ("We have boats.", "They are old.", "Mend them.", "All of them."))
    assert "Buy new ones." not in words
    assert "boats" not in excerpt_words(edition, "BBB")


def test_recommendations_of_a_part_reach_excerpts_brief_and_tables() -> None:
    row = {"id": "R1.1", "by": ["AAA"], "to": ["BBB"], "context": "Boats leak.", "recommendation": "Mend the boats."}
    edition = loaded(["advice"], {"id": "advice", "numbered": True, "recommendations": [row]})
    assert "Mend the boats." in excerpt_words(edition, "BBB")
    brief = edition.make("brief")
    assert "Mend the boats." in " ".join(words_of(brief.tree.blocks))
    assert b"Boats leak." not in (brief.source() or b"")
    assert [(record.id, record.chapter) for record in edition.recommendations()] == [("R1.1", "advice")]


def test_a_summary_has_no_words_of_parts() -> None:
    edition = loaded(["said"], {"id": "said", "text": "We have boats."}, summary={"title": "T", "lead": "L."})
    assert b"boats" not in (edition.summary().source() or b"")


@pytest.mark.parametrize("same_page", [False, True])
def test_a_short_part_may_follow_the_one_before_it(same_page: bool) -> None:
    document = loaded(["one", "two"], {"id": "one"}, {"id": "two", "same_page": same_page}).statement().tree
    found = {block.id: block.new_page for block in document.blocks if isinstance(block, Section)}
    assert (found["one"], found["two"]) == (True, not same_page)


@pytest.mark.parametrize(("pages", "known"), [((), False), ((None, None), False), ((None, 3), True), ((3, 4), True)])
def test_an_excerpt_speaks_of_pages_if_any_is_known(pages: tuple[int | None, ...], known: bool) -> None:
    passages = [SimpleNamespace(place=SimpleNamespace(page=page)) for page in pages]
    kinds = ("given", "addressed", "addressed_through", "spotlights", "passages", "mentions", "participation")
    for kind in kinds:
        excerpt = SimpleNamespace(**{name: passages if name == kind else () for name in kinds})
        assert excerpt_document._has_pages(excerpt) is known  # type: ignore[arg-type]
