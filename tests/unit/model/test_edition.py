from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from outcome_reports.model import Chapter, Contact, Dates, Edition, KeyFigure, Participation, Prose
from outcome_reports.model.base import Date, Language, Line, Slug, WebAddress
from outcome_reports.model.chapter import Recommendation
from outcome_reports.model.edition_parts import STANDARD_SECTIONS
from outcome_reports.model.follow_up import OpenRecommendations
from outcome_reports.model.leaves import leaves_of
from tests.support import parts as bare
from tests.support.parts import chapter, row, spotlight
from tests.support.refusals import refusals
from tests.support.registry import registry
from tests.support.whole_messages import Whole

HEAD = bare.HEAD | {"registry": registry()}


def taken(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            Line,
            ["a", "a  b", "a\n", "**a**", "<a> & “b”", "x" * 400],
            ["", " ", "\u00a0", "a\nb", "a [[IDN]]", "x" * 401, 1, None],
        ),
        (
            Slug,
            ["a", "a-b", "a1-2"],
            ["", "A", "1a", "a--b", "-a", "a-", "a_b", "a b", "é", "..", "a/b", "a\n", "x" * 81],
        ),
        (
            WebAddress,
            ["https://a.org", "http://a.org/x?y#z"],
            ["a.org", "//a.org", "ftp://a.org", "https://a", "https:// a.org", "javascript:x.y", ""],
        ),
        (Language, ["en", "en-GB", "fr", "zh-Hant-TW", "es-419"], ["EN", "en_GB", "english", "e", "", "en-gb"]),
        (
            Date,
            ["2026-02-28", "2024-02-29"],
            ["2026-02-30", "2025-02-29", "20260228", "0", "2026-2-8", "28.2.2026", "2026-02-28T00:00", "NO", ".nan"],
        ),
    ],
)
def test_forms_of_values(kind: Any, good: list[str], bad: list[object]) -> None:
    assert [value for value in good if not taken(kind, value)] == []
    assert [value for value in bad if taken(kind, value)] == []


def test_a_line_has_single_spaces() -> None:
    assert TypeAdapter(Line).validate_python("  a \t b\n") == "a b"


def test_the_name_counts_in_words() -> None:
    names = [Edition.model_validate(HEAD | {"number": number}).name for number in (1, 4, 21, 100)]
    assert names == ["First Dialogue", "Fourth Dialogue", "Twenty-first Dialogue", "One hundredth Dialogue"]


@pytest.mark.parametrize(
    ("wrong", "place", "kind"),
    [
        ({"number": 0}, "number", "greater_than_equal"),
        ({"number": 1000}, "number", "less_than_equal"),
        ({"number": "four"}, "number", "int_parsing"),
        ({"number": ".nan"}, "number", "int_parsing"),
        ({"number": "1.5"}, "number", "int_parsing"),
        ({"dates": {"start": "2026-01-28", "end": "2026-01-27"}}, "dates", "the meeting ends before it starts"),
        ({"dates": {"start": "2026-01-28"}}, "dates.end", "missing"),
        ({"language": "sw"}, "language", "there is no wording for the language “sw”"),
        ({"status": "finished"}, "status", "literal_error"),
        ({"version": "1.0b"}, "version", "string_pattern_mismatch"),
        ({"version": "v1"}, "version", "string_pattern_mismatch"),
        ({"sections": ["cover", "cover"]}, "sections", "repeated"),
        ({"sections": ["frontispiece"]}, "", "sections.0: there is no section or part “frontispiece”"),
        ({"brand": "../rso"}, "brand", "string_pattern_mismatch"),
        ({"notice": ""}, "notice", "the text is empty"),
        ({"colour": "red"}, "colour", "extra_forbidden"),
    ],
)
def test_a_head_that_says_what_it_cannot_is_refused_at_its_place(wrong: dict[str, Any], place: str, kind: str) -> None:
    ((found, said),) = refusals(lambda: Edition.model_validate(HEAD | wrong))
    assert found == place
    assert said.startswith(kind)


@pytest.mark.parametrize("right", [{"number": 1}, {"number": 999}, {"version": "1"}, {"version": "10.0.12"}])
def test_the_last_values_that_a_head_may_have(right: dict[str, Any]) -> None:
    Edition.model_validate(HEAD | right)


def test_a_number_with_a_zero_before_it_is_that_number() -> None:
    assert Edition.model_validate(HEAD | {"number": "012"}).number == 12


def test_an_edition_has_defaults() -> None:
    edition = Edition.model_validate(HEAD)
    assert (edition.status, edition.version, edition.language, edition.brand) == ("draft", "0.1", "en-GB", "rso")
    assert edition.sections == STANDARD_SECTIONS
    assert len(set(STANDARD_SECTIONS)) == len(STANDARD_SECTIONS)


def test_spotlights_have_ids_of_their_own_or_from_chapter_and_owners() -> None:
    given = chapter("a", spotlights=(spotlight("WG-TIP"), spotlight(id="own")))
    assert list(given.spotlight_ids()) == ["a-wg-tip", "own"]


def test_walks_over_what_was_said() -> None:
    edition = Edition.model_validate(
        HEAD
        | {
            "chapters": (
                chapter("a", spotlights=(spotlight(),), recommendations=(row("R1.1"),)),
                chapter("b", spotlights=(spotlight(),)),
            ),
            "participation": Participation.model_validate(
                {
                    "lists": [
                        {"id": "l", "title": "L", "participants": ["IDN", "PHL"]},
                        {"id": "m", "title": "M", "participants": ["PHL", "RSO"]},
                    ]
                }
            ),
        }
    )
    assert [(c.id, r.anchor) for c, r in edition.recommendations()] == [("a", "r1-1")]
    assert [(c.id, anchor) for c, anchor, _ in edition.spotlights()] == [("a", "a-idn"), ("b", "b-idn")]
    assert edition.participants() == ("IDN", "PHL", "RSO")
    assert Edition.model_validate(HEAD).participants() == ()


@pytest.mark.parametrize("id", ["R0.1", "R1.0", "R1", "r1.1", "R1.100", "R1000.1", "R01.1", "R1.1 ", "1.1", "R1-1"])
def test_numbers_of_recommendations_have_one_form(id: str) -> None:
    assert refusals(lambda: row(id)) == [("id", "string_pattern_mismatch")]


@pytest.mark.parametrize(("id", "anchor"), [("R9.99", "r9-99"), ("R10.1", "r10-1"), ("R100.1", "r100-1")])
def test_as_many_chapters_as_an_edition_may_have_can_recommend(id: str, anchor: str) -> None:
    assert row(id).anchor == anchor


def test_one_owner_needs_no_list_and_nobody_owns_twice(whole: Whole) -> None:
    assert spotlight().by == row("R1.1").to == ("IDN",)
    assert row("R1.1").by == ()
    with whole.raises(ValidationError, match="“IDN” is in this list twice"):
        row("R1.1", by=["IDN", "IDN"])
    with whole.raises(ValidationError, match="“IDN” is in this list twice"):
        Participation.model_validate({"lists": [{"id": "l", "title": "L", "participants": ["IDN", "IDN"]}]})


def test_a_chapter_is_not_endless(whole: Whole) -> None:
    with whole.raises(ValidationError, match="at most 200"):
        chapter("a", spotlights=tuple(spotlight(id=f"s{n}") for n in range(201)))


def test_content_cannot_be_changed(whole: Whole) -> None:
    with whole.raises(ValidationError, match="frozen"):
        chapter("a").title = "new"  # type: ignore[misc]


def test_content_survives_a_round_through_json() -> None:
    given = chapter(
        "a", introduction=Prose("One [[IDN]][^1].\n\n[^1]: *Note*."), key_figures=(KeyFigure(value="7", label="x"),)
    )
    assert Chapter.model_validate_json(given.model_dump_json()) == given


def test_dates_may_be_one_day() -> None:
    dates = Dates.model_validate({"start": "2026-01-27", "end": "2026-01-27"})
    assert dates.start == dates.end


@pytest.mark.parametrize("email", ["info", "info@", "@x.org", "a b@x.org", "a@x"])
def test_an_address_for_mail_has_a_form(email: str) -> None:
    assert refusals(lambda: Contact.model_validate({"name": "N", "email": email})) == [("email", "address")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# A heading", "a table has no room for a heading: write a paragraph that begins with **bold words**"),
        ("|a|b|\n|---|---|\n|c|d|", "a table has no room for another: put it into the introduction of the chapter"),
        (
            "::: takeaways\n* One\n:::",
            "a table has no room for boxes and pictures: put them into the introduction of the chapter",
        ),
    ],
)
def test_a_cell_of_a_table_takes_paragraphs_lists_and_quotations(text: str, why: str) -> None:
    fields = {"id": "R1.1", "to": ["IDN"], "context": "* One\n\n> Two", "recommendation": "Three."}
    assert Recommendation.model_validate(fields).id == "R1.1"
    for name in ("context", "recommendation"):
        with pytest.raises(ValidationError) as error:
            Recommendation.model_validate(fields | {name: text})
        assert [found["msg"] for found in error.value.errors()] == [f"Value error, {why}"]


def test_a_recommendation_of_an_earlier_dialogue_is_listed_once() -> None:
    entry = {"id": "R1.1", "edition": "third-2025", "question": "Is it done?"}
    fine = [entry, entry | {"id": "R1.2"}, entry | {"edition": "second-2024"}]
    assert len(OpenRecommendations.model_validate({"recommendations": fine}).recommendations) == 3
    with pytest.raises(ValidationError) as error:
        OpenRecommendations.model_validate({"recommendations": [*fine, entry]})
    assert [found["msg"] for found in error.value.errors()] == [
        "Value error, R1.1 of “third-2025” is listed twice: delete one"
    ]


def test_what_is_not_of_authors_has_no_leaves() -> None:
    data = {"images": {"images/a.png": b""}, "tables": {"a.csv": (("a",), ("1",))}, "registry": registry()}
    edition = Edition.model_validate(HEAD | {"chapters": [chapter("a")], "theme": "Boats"}).model_copy(update=data)
    found = {leaf.path[0] for leaf in leaves_of(edition)}
    assert {"theme", "chapters"} <= found
    assert found.isdisjoint({"images", "tables", "registry", "picture_notes"})
