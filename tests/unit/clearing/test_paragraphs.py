"""Paragraphs that are added, taken out, parted and joined; titles, cells, quoted texts; what goes to a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.paragraph_patching import insert_after, join, remove, split
from outcome_reports.clearing.rewording.provenance import paragraphs_of, readings_of
from outcome_reports.clearing.rewording.reworded_files import with_words
from outcome_reports.clearing.rewording.source_patching import ForPerson, patch
from outcome_reports.clearing.rewording.word_edits import carried, edits_between, together
from outcome_reports.errors import Problem
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Scalar, find
from outcome_reports.rewriting.text_edits import WordEdit, applied
from tests.support.whole_messages import Whole
from tests.unit.checking.samples import sample_registry

SOURCE = "One *fine* day.\n\nTwo of\nthem went.\n\n- red;\n- green; and\n- blue.\n\nLast words."
NAMES = NameReadings(sample_registry(), "en-GB")


def _edited(source: str, edit: WordEdit | ForPerson) -> str:
    assert isinstance(edit, WordEdit), edit
    return applied(source, [edit])


def test_a_paragraph_is_added_behind_another_and_behind_an_item() -> None:
    paragraphs = paragraphs_of(SOURCE, is_markdown=True)
    assert _edited(SOURCE, insert_after(SOURCE, paragraphs, 1, "New.")).count("went.\n\nNew.\n\n- red") == 1
    assert "- green; and\n- teal\n- blue." in _edited(SOURCE, insert_after(SOURCE, paragraphs, 3, "teal"))
    assert _edited(SOURCE, insert_after(SOURCE, paragraphs, 5, "1. #x")).endswith("Last words.\n\n1\\. #x")


@pytest.mark.parametrize(("number", "left"), [(0, "Two of"), (1, "One *fine* day.\n\n- red;"), (5, "- blue.")])
def test_a_paragraph_is_taken_out_with_its_blank_line(number: int, left: str) -> None:
    found = _edited(SOURCE, remove(SOURCE, paragraphs_of(SOURCE, is_markdown=True), number))
    assert left in found
    assert "\n\n\n" not in found


def test_the_only_paragraph_is_not_taken_out() -> None:
    assert isinstance(remove("Only.", paragraphs_of("Only.", is_markdown=True), 0), ForPerson)


def test_a_paragraph_is_parted_and_joined_again() -> None:
    paragraphs = paragraphs_of(SOURCE, is_markdown=True)
    parted = _edited(SOURCE, split(SOURCE, paragraphs[1], SOURCE.index("them")))
    assert "Two of\n\nthem went." in parted
    assert _edited(parted, join(parted, paragraphs_of(parted, is_markdown=True), 1)) == SOURCE


@pytest.mark.parametrize(
    ("text", "path", "edits", "wanted"),
    [
        (
            "a: |\n  One.\n\n  Two.\nb: c\n",
            ("a",),
            [WordEdit(4, 4, "\n\nNew.")],
            "a: |\n  One.\n\n  New.\n\n  Two.\nb: c\n",
        ),
        ("a: |\r\n  One.\r\nb: c\r\n", ("a",), [WordEdit(0, 3, "Two")], "a: |\r\n  Two.\r\nb: c\r\n"),
        ("a: 'it''s so' # why\n", ("a",), [WordEdit(5, 7, "don't")], "a: 'it''s don''t' # why\n"),
        ('a: "one \\"two\\""\n', ("a",), [WordEdit(0, 3, 'a "b"')], 'a: "a \\"b\\" \\"two\\""\n'),
        ("a: one two # note\nb: x\n", ("a",), [WordEdit(3, 3, " more")], "a: one more two # note\nb: x\n"),
        ("a: >\n  one\n  two three\n", ("a",), [WordEdit(8, 13, "four")], "a: >\n  one\n  two four\n"),
    ],
)
def test_every_style_of_yaml_keeps_what_is_around(
    text: str, path: tuple[str | int, ...], edits: list[WordEdit], wanted: str
) -> None:
    node = parse_yaml(text.replace("\r\n", "\n"), Path("a.yaml"), [])
    assert node is not None
    scalar, _ = find(node, path)
    assert isinstance(scalar, Scalar)
    assert with_words(text, [(path, scalar, edits)]) == (wanted, {})


@pytest.mark.parametrize("new", ["x: y", "x #y", "- x"])
def test_what_yaml_would_read_in_another_way_is_left_to_a_person(new: str) -> None:
    problems: list[Problem] = []
    text = "a: one two\n"
    node = parse_yaml(text, Path("a.yaml"), problems)
    assert node is not None
    scalar, _ = find(node, ("a",))
    assert isinstance(scalar, Scalar)
    edits = [WordEdit(0, 7, new)]
    found, refused = with_words(text, [(("a",), scalar, edits)])
    assert found == text
    assert ("a",) in refused


def test_names_marks_and_signs_that_cannot_be_seen_are_left_to_a_person(whole: Whole) -> None:
    source = "[[IDN]] and **all** of [[LAO]][^1] went.\n\n[^1]: Note."
    shown = "Indonesia and all of the Lao People’s Democratic Republic[1] went."
    traced = readings_of(source, is_markdown=True)[0].trace(shown)
    assert traced is not None
    place = source.index("went")
    assert patch(traced, shown.replace("went", "came"), NAMES) == [WordEdit(place, place + 4, "came")]
    for words, reason in (
        ("Indo and all of the Lao People’s Democratic Republic[1] went.", "name"),
        ("They and all of the Lao People’s Democratic Republic[1] went.", "name"),
        ("Indonesia and all of the big Lao People’s Democratic Republic[1] went.", "name"),
        ("Indonesia and some of the Lao People’s Democratic Republic[1] went.", "emphasis"),
        ("Indonesia and all of the Lao People’s Democratic Republic went.", "footnote"),
        ("Indonesia and all of the Philippines[1] w\u200bent.\u2066", "invisible"),
        ("Indonesia and all of the Philippines[1] \u27e6Write here\u27e7 went.", "brackets"),
    ):
        found = patch(traced, words, NAMES)
        assert isinstance(found, ForPerson), words
        assert reason in found.reason
        whole(found.reason)
        assert found.proposal == words


NAMED = [
    # A name, how it is introduced, and what a government writes around it.
    ("[[FJI]] led.", "Fiji led.", "The Government of Fiji led.", "The Government of [[FJI]] led."),
    (
        "[[LAO]] led.",
        "The Lao People’s Democratic Republic led.",
        "In 2026, the Lao People’s Democratic Republic led.",
        "In 2026, [[LAO]] led.",
    ),
    (
        "In 2026, [[LAO]] led.",
        "In 2026, the Lao People’s Democratic Republic led.",
        "The Lao People’s Democratic Republic led.",
        "[[LAO]] led.",
    ),
    (
        "[[FJI|formal]] led.",
        "The Republic of Fiji led.",
        "The Government of the Republic of Fiji led.",
        "The Government of [[FJI|formal]] led.",
    ),
    ("With [[RSO]] it met.", "With the RSO it met.", "With this RSO it met.", "With this [[RSO]] it met."),
    ("With [[FJI]]’s new law.", "With Fiji’s new law.", "With Fiji old law.", "With [[FJI]] old law."),
    (
        "Law[^1] of [[FJI]].\n\n[^1]: N.",
        "Law[1] of Fiji.",
        "Laws[1] of all Fiji.",
        "Laws[^1] of all [[FJI]].\n\n[^1]: N.",
    ),
    (
        "It and [[FJI]] and [[IDN]] met.",
        "It and Fiji and Indonesia met.",
        "Experts of Indonesia, of Fiji and of Indonesia met.",
        "Experts of Indonesia, of [[FJI]] and of [[IDN]] met.",
    ),
]


@pytest.mark.parametrize(("source", "shown", "final", "wanted"), NAMED)
def test_what_is_beside_a_name_changes_and_the_name_stays(source: str, shown: str, final: str, wanted: str) -> None:
    traced = readings_of(source, is_markdown=True)[0].trace(shown)
    assert traced is not None
    edits = patch(traced, final, NAMES)
    assert isinstance(edits, list), edits
    assert applied(source, edits) == wanted


@pytest.mark.parametrize(
    ("final", "reason"),
    [
        ("It helped Laos and Fiji.", "replaced|part"),
        ("It helped the Lao Republic and Fiji.", "part"),
        ("It helped and Fiji.", "removed"),
        ("It helped the Lao People’s Democratic Republic and Fijis.", "replaced"),
        ("It helped the Lao People’s friendly Democratic Republic and Fiji.", "inside"),
        ("It helped Lao People’s Democratic Republic and Fiji.", "part"),
        ("It helped.", "removed"),
        ("It helped many other countries of the region.", "part"),
        ("It helped the Lao People’s Democratic Republic and many others.", "replaced"),
    ],
)
def test_an_edit_of_a_name_itself_goes_to_a_person(whole: Whole, final: str, reason: str) -> None:
    source = "It helped [[LAO]] and [[FJI]]."
    traced = readings_of(source, is_markdown=True)[0].trace("It helped the Lao People’s Democratic Republic and Fiji.")
    assert traced is not None
    found = patch(traced, final, NAMES)
    assert isinstance(found, ForPerson), found
    assert re.search(reason, found.reason), found
    whole(found.reason)
    assert found.proposal


def test_a_passage_goes_by_itself_only_if_no_name_is_in_it(whole: Whole) -> None:
    source = "It met. Experts from [[FJI]] went there. It left."
    shown = "It met. Experts from Fiji went there. It left."
    traced = readings_of(source, is_markdown=True)[0].trace(shown)
    assert traced is not None
    named = patch(traced, "It met. It left.", NAMES)
    assert isinstance(named, ForPerson)
    assert "[[FJI]] is removed" in named.reason
    whole(named.reason)
    edits = patch(traced, "Experts from Fiji went there. It left.", NAMES)
    assert isinstance(edits, list)
    assert applied(source, edits) == "Experts from [[FJI]] went there. It left."


def test_edits_are_carried_over_to_the_text_as_it_is_today() -> None:
    then, now = "one two three four five", "zero one two three for five"
    edits = edits_between(then, "one 2 three four five")
    assert applied(now, carried(edits, then, now) or []) == "zero one 2 three for five"
    assert carried(edits_between(then, "one two three 4 five"), then, now) is None


def test_edits_of_two_governments_go_together_unless_they_touch() -> None:
    text = "one two three four five six"
    assert together(text, ["1 two three four five six", "one two three four five 6"]) == "1 two three four five 6"
    assert together(text, ["1 two three four five six", "one 2 three four five six"]) is None
    assert together(text, ["one two 3 four five six"] * 2) == "one two 3 four five six"
    both = ["1 two three four five six", "1 two three four 5 six"]
    assert together(text, both) == together(text, both[::-1]) == "1 two three four 5 six"
