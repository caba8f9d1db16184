from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from outcome_reports.model import Edition, Insights, Overview, OwnPart, Participation, Prose
from outcome_reports.model.consistency import ids_of, problems_between_parts
from outcome_reports.model.edition_parts import STANDARD_SECTIONS
from outcome_reports.model.leaves import prose_of
from tests.support import parts as bare
from tests.support.parts import TEXT, chapter, row, spotlight
from tests.support.registry import registry
from tests.support.whole_messages import Whole

HEAD = bare.HEAD | {"registry": registry()}


def insights(*entries: dict[str, Any]) -> Insights:
    return Insights.model_validate(
        {"title": "I", "insights": [{"id": f"i{n}", "text": TEXT} | e for n, e in enumerate(entries)]}
    )


def overview(*ids: str, points: int = 0) -> Overview:
    parts = [{"id": id, "title": "P", "points": [{"title": "p"}] * points} for id in ids]
    return Overview.model_validate({"title": "O", "introduction": TEXT, "parts": parts})


def part(id: str, text: str = "Text.") -> OwnPart:
    return OwnPart.model_validate({"id": id, "title": "P", "text": Prose(text)})


def found(complete: bool = True, **parts: Any) -> list[tuple[str, str]]:
    edition = Edition.model_construct(None, **parts)
    problems = problems_between_parts(edition, complete=complete)
    return [(".".join(map(str, problem.path)), problem.message) for problem in problems]


def test_an_edition_of_its_head_alone_is_fine() -> None:
    assert Edition.model_validate(HEAD).chapters == ()


def test_an_edition_says_what_does_not_hold(whole: Whole) -> None:
    with whole.raises(ValidationError, match=r"chapters\.1\.id: the id “a” is given twice"):
        Edition.model_validate(HEAD | {"chapters": (chapter("a"), chapter("a"))})


@pytest.mark.parametrize(
    ("chapters", "path", "id"),
    [
        ((chapter("a"), chapter("a")), "chapters.1.id", "a"),
        ((chapter("a", spotlights=(spotlight(), spotlight())),), "chapters.0.spotlights.1", "a-idn"),
        ((chapter("a", spotlights=(spotlight(), spotlight(id="a-idn"))),), "chapters.0.spotlights.1", "a-idn"),
        ((chapter("a", recommendations=(row("R1.1"), row("R1.1"))),), "chapters.0.recommendations.1.id", "number R1.1"),
        ((chapter("a", spotlights=(spotlight(id="a"),)),), "chapters.0.spotlights.0", "a"),
    ],
)
def test_an_id_is_given_once(chapters: Any, path: str, id: str) -> None:
    name = id if id.startswith("number ") else f"id “{id}”"
    assert found(chapters=chapters) == [(path, f"the {name} is given twice in this edition")]


@pytest.mark.parametrize(
    "id", ["cover", "contents", "chapters", "looking-ahead", "glossary", "notes", "lead", "notice"]
)
def test_an_id_is_not_a_name_of_a_section(id: str) -> None:
    assert found(chapters=(chapter(id),)) == [("chapters.0.id", f"the id “{id}” is the name of a section")]


@pytest.mark.parametrize(
    "id",
    [
        "note-1",
        "note-reference-1",
        "signatures",
        "signature-1",
        "signature-1-image",
        "contents-list",
        "glance-matrix",
        "glance-idn",
        "glossary-gcm",
        "contact-address",
        "overview-p1",
        "notice-p2",
        "lead-p1",
        "participation-figures",
        "a-p1",
        "a-introduction",
        "a-spotlights",
        "a-recommendations",
        "a-table",
        "a-figures",
        "a-also-heard",
        "a-idn-p1",
        "a-idn-figures",
        "r1-1-context-p1",
        "r1-1-text-p2",
        "o-1",
        "o-points",
        "o-participants",
        "l-names",
    ],
)
def test_an_id_is_none_that_composing_makes(id: str) -> None:
    other = chapter("a", spotlights=(spotlight(),), recommendations=(row("R1.1"),))
    lists = Participation.model_validate({"lists": [{"id": "l", "title": "L", "participants": ["IDN"]}]})
    message = f"the id “{id}” is one that documents generate for something else"
    problems = found(chapters=(other, chapter(id)), overview=overview("o"), participation=lists)
    assert problems == [("chapters.1.id", message)]


@pytest.mark.parametrize(
    "id", ["a-2", "notes-on-crime", "sections", "r1-2", "a-p", "insight", "signature", "overview-1"]
)
def test_other_ids_are_free(id: str) -> None:
    assert found(chapters=(chapter("a", recommendations=(row("R1.1"),)), chapter(id))) == []


def test_ids_are_reported_with_their_places() -> None:
    parts = {
        "chapters": (chapter("a", spotlights=(spotlight(),), recommendations=(row("R1.1"),)),),
        "insights": insights({"title": "T"}),
        "overview": overview("o"),
        "participation": Participation.model_validate({"lists": [{"id": "l", "title": "L"}]}),
    }
    edition = Edition.model_validate(HEAD | parts)
    assert [identifier for _, identifier in ids_of(edition)] == ["a", "a-idn", "r1-1", "i0", "o", "l"]


def test_an_insight_leads_to_a_chapter_and_has_a_title_or_one_from_it() -> None:
    given = insights({"chapter": "b", "title": "T"}, {"chapter": "a"}, {"title": "T"}, {})
    assert found(chapters=(chapter("a"),), insights=given) == [
        ("insights.insights.0.chapter", "unknown chapter “b”"),
        ("insights.insights.3", "an insight without title and chapter"),
    ]


def test_an_insight_without_title_needs_a_chapter_that_is_there() -> None:
    assert found(insights=insights({"chapter": "a"})) == [("insights.insights.0.chapter", "unknown chapter “a”")]


def test_links_lead_to_places_of_the_edition() -> None:
    text = Prose(
        "[a](#a) [b](#a-idn) [c](#r1-1) [d](#glossary) [e](#i0) [f](#nowhere) [g](https://x.org/#y)\n\n> [h](#x)"
    )
    problems = found(
        chapters=(chapter("a", introduction=text, spotlights=(spotlight(),), recommendations=(row("R1.1"),)),),
        insights=insights({"title": "T"}),
    )
    assert problems == [
        ("chapters.0.introduction", "the link to “#nowhere” leads nowhere"),
        ("chapters.0.introduction", "the link to “#x” leads nowhere"),
    ]


def test_recommendations_are_numbered_by_their_chapter() -> None:
    chapters = (chapter("a", recommendations=(row("R2.1"), row("R10.1"))), chapter("b", recommendations=(row("R2.2"),)))
    assert found(chapters=chapters) == [
        ("chapters.0.recommendations.0.id", "“R2.1” is in chapter 1"),
        ("chapters.0.recommendations.1.id", "“R10.1” is in chapter 1"),
    ]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({"chapters": (chapter("a"), chapter("a"))}, "give it another “id”: ids are addresses"),
        (
            {"chapters": (chapter("a", recommendations=(row("R1.1"), row("R1.1"))),)},
            "give it the next free number: people cite recommendations by it",
        ),
        ({"insights": insights({"chapter": "b"})}, "there are no chapters yet: remove the key"),
        ({"insights": insights({"chapter": "c"}), "chapters": (chapter("a"), chapter("b"))}, "chapters are: a, b"),
        ({"insights": insights({})}, "give it a “title” or a “chapter”"),
        (
            {"chapters": (chapter("a", introduction=Prose("[x](#b)")),)},
            "link to the id of a chapter, spotlight or recommendation (#r2-3)",
        ),
        ({"chapters": (chapter("a", recommendations=(row("R2.1"),)),)}, "number it R1.…, or move it"),
        ({"parts": (part("agenda"),)}, "list agenda under “sections” in edition.yaml"),
        ({"parts": (part("cover"),), "sections": ("cover",)}, "rename its file: ids are addresses"),
        ({"sections": ("agend",), "parts": (part("agenda"),)}, "did you mean “agenda”?"),
        ({"sections": ("zzz",)}, f"write parts/zzz.yaml, or list one of {', '.join(STANDARD_SECTIONS)}"),
        (
            {"participation": Participation.model_validate({"lists": [{"id": "l", "title": "L"}]}), "status": "final"},
            "list the participants, or remove the list",
        ),
        (
            {"parts": (part("agenda", text='::: table {data="a.csv"}\n:::'),), "sections": ("agenda",)},
            "put the file in the edition’s folder, or remove the block",
        ),
        (
            {"parts": (part("agenda", text="![x](a.png)"),), "sections": ("agenda",)},
            "put the file in the edition’s folder, or remove the key",
        ),
    ],
)
def test_each_problem_says_what_to_do(given: dict[str, Any], hint: str) -> None:
    edition = Edition.model_construct(None, **({"sections": ()} | given))
    assert hint in [problem.hint for problem in problems_between_parts(edition)]


def test_only_a_final_edition_needs_participants_in_its_lists() -> None:
    lists = Participation.model_validate({"lists": [{"id": "l", "title": "L"}]})
    assert found(participation=lists) == found(participation=lists, status="draft") == []
    message = "the list “L” of a final edition is empty"
    assert found(participation=lists, status="final") == [("participation.lists.0", message)]


def test_what_depends_on_parts_that_could_not_be_read_is_not_said() -> None:
    text = Prose("[a](#nowhere)")
    given: dict[str, Any] = {
        "chapters": (chapter("a", introduction=text, recommendations=(row("R2.1"),)),),
        "insights": insights({"chapter": "b"}),
    }
    assert len(found(**given)) == 3
    assert found(complete=False, **given) == []


def test_a_signature_must_be_there(whole: Whole) -> None:
    foreword = {"text": TEXT, "signatories": [{"name": "N", "office": "O", "signature": "a.png"}]}
    with whole.raises(ValidationError, match=r"the picture “a\.png” does not exist"):
        Edition.model_validate(HEAD | {"foreword": foreword})
    assert Edition.model_validate(HEAD | {"foreword": foreword, "images": {"a.png": b"x"}}).images == {"a.png": b"x"}


def test_every_text_is_found_with_its_place() -> None:
    edition = Edition.model_validate(
        HEAD
        | {
            "notice": "N",
            "chapters": [{"id": "a", "title": "T", "introduction": "I", "spotlights": [{"by": "IDN", "text": "S"}]}],
        }
    )
    assert [(".".join(map(str, path)), str(prose)) for path, prose in prose_of(edition)] == [
        ("notice", "N"),
        ("chapters.0.introduction", "I"),
        ("chapters.0.spotlights.0.text", "S"),
    ]
