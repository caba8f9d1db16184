"""In a text with every kind of slip each one is found, with the words at fault, and nothing else."""

from __future__ import annotations

import pytest

from outcome_reports.checking import Example, Finding, check_edition
from tests.unit.checking.samples import SamplePlaces, sample_edition, sample_profile
from tests.unit.checking.slips import PARAGRAPHS, marked


def findings(text: str) -> list[Finding]:
    example = Example(text)
    return check_edition(sample_edition(example), places=SamplePlaces(example), profile=sample_profile(example))


def said(found: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.excerpt.casefold()) for finding in found}


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_each_slip_is_found_and_nothing_that_is_right(paragraph: str) -> None:
    one = marked(paragraph)
    assert said(findings(one.text)) == one.slips


def excerpts(text: str, rule: str) -> list[str]:
    return [finding.excerpt for finding in findings(text) if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("They seek a rules based order.", ["rules based"]),
        ("They did rights related work.", ["rights related"]),
        ("They saw rules led growth.", []),
        ("They saw a class led growth.", ["class led"]),
        ("Some are border sensitive areas.", ["border sensitive"]),
        ("Some are marked sensitive areas.", []),
        ("Some are loading specific areas.", []),
        ("The area is highly related work.", []),
    ],
)
def test_a_noun_before_a_participle_is_joined_to_it_unless_it_is_the_subject(text: str, slips: list[str]) -> None:
    assert excerpts(text, "LNG005") == slips


@pytest.mark.parametrize(
    "words", ["it", "they", "he", "she", "we", "this", "there", "which", "who", "in", "to", "thus", "is", "had", "may"]
)
@pytest.mark.parametrize("text", ["They shared data, {}notices, and tools.", "They shared data, notices, and {}tools."])
def test_a_clause_is_no_item_of_a_series(text: str, words: str) -> None:
    assert excerpts(text.format("old "), "LNG020")
    assert excerpts(text.format(f"{words} "), "LNG020") == []


@pytest.mark.parametrize(
    "word",
    [
        *(
            "including",
            "such",
            "especially",
            "particularly",
            "namely",
            "notably",
            "however",
            "therefore",
            "which",
            "who",
        ),
        *("that", "where", "when", "while", "to", "as"),
    ],
)
def test_what_explains_is_no_item_of_a_series(word: str) -> None:
    assert excerpts(f"They shared data, {word} notices, and tools.", "LNG020") == []


@pytest.mark.parametrize(
    ("text", "is_series"),
    [
        ("Boats left Vientiane, Indonesia, and tools.", False),
        ("Boats left ports, Indonesia, and tools.", True),
        ("Boats left Fiji, Indonesia, and tools.", True),
        ("Boats left Vientiane, Ruritania, and tools.", True),
    ],
)
def test_a_town_and_its_state_are_one_item(text: str, is_series: bool) -> None:
    assert bool(excerpts(text, "LNG020")) is is_series
