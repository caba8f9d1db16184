"""Numbers, dates, figures, phrases and compounds in text: both sides of each limit."""

from __future__ import annotations

import pytest

from outcome_reports.checking import Example, check_edition
from outcome_reports.checking.rules.acronym_letters import letters_fit
from outcome_reports.checking.rules.key_figures import _is_told
from outcome_reports.checking.rules.spelling import _is_special
from outcome_reports.checking.text.anatomy import Word, find_words
from outcome_reports.checking.text.counting_numbers import counts_plural, counts_something
from outcome_reports.checking.text.intervals import joined, touches
from outcome_reports.checking.text.paragraph import title_paragraph
from outcome_reports.checking.text.passages import Passage
from outcome_reports.checking.text.phrases import PhraseIndex, in_case_of
from outcome_reports.language.wording import wording_for
from tests.unit.checking.samples import sample_edition


def place_of(text: str) -> tuple[int, int]:
    start, end = text.index("<"), text.index(">")
    return start, end - 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("some <11000> people", True),
        ("<11000> people", True),
        ("some <11000> People", False),
        ("some <11000> things", False),
        ("some <11000>people", False),
        ("some <11000>", False),
        ("Some. <11000> people", False),
        ("in: <11000> people", False),
        ("decree <11000> people", False),
        ("In <2567> people", False),
        ("under <2567> people", False),
        ("some <2567> people", True),
        ("<2567> people", True),
        ("In <12567> people", True),
        ("In <567> people", True),
        ("US$<15000> was paid", True),
        ("US$ <15000>", True),
        ("€<15000>, then", True),
        ("£<15000>.", True),
        ("$  <15000>", False),
        ("$<15000> Question", False),
        ("$<15000>-a-day", False),
        ("$<15000>m", False),
    ],
)
def test_a_number_counts_by_the_words_around_it(text: str, *, counts: bool) -> None:
    plain = text.replace("<", "").replace(">", "")
    assert counts_something(plain, *place_of(text)) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("some <seventy> projects", True),
        ("some <seventy> projects and more", True),
        ("some <seventy> projects grew", False),
        ("some <seventy> cats", True),
        ("<seventy> cats", True),
        ("some <seventy> as", False),
        ("some <seventy> gas", False),
        ("some <seventy> Projects", False),
        ("some <seventy> children", True),
        ("some <seventy> sheep", False),
        ("some <seventy>", False),
        ("the <ten> commandments", False),
        ("these <ten> commandments", False),
        ("the <ten> projects", True),
        ("Article <ten> projects", False),
        ("a <five> stars hotel", False),
    ],
)
def test_a_number_in_words_counts_a_plural(text: str, *, counts: bool) -> None:
    plain = text.replace("<", "").replace(">", "")
    assert counts_plural(plain, *place_of(text)) == counts


@pytest.mark.parametrize(
    ("at", "shared"),
    [
        ((0, 2), False),
        ((0, 3), True),
        ((2, 4), True),
        ((3, 4), True),
        ((4, 6), True),
        ((5, 8), False),
        ((5, 9), True),
        ((8, 9), True),
        ((9, 12), True),
        ((10, 12), False),
        ((0, 99), True),
    ],
)
def test_characters_touch_intervals_that_share_one(at: tuple[int, int], *, shared: bool) -> None:
    assert touches([(2, 5), (8, 10)], *at) == shared
    assert not touches([], *at)


def test_intervals_that_overlap_become_one() -> None:
    assert joined([(5, 9), (0, 2), (2, 4), (8, 12), (6, 7)]) == [(0, 2), (2, 4), (5, 12)]
    assert joined([]) == []


def test_the_longest_phrase_is_found_once_as_whole_words() -> None:
    index = PhraseIndex(["so", "so called", "So-called experts", "it's", "called"])
    text = "So called it’s IT'S; so-called experts, soc, so calledx."
    (paragraph,) = Passage((), text, "prose", sample_edition(Example("")).registry).paragraphs
    assert list(index.find_in(text, find_words(paragraph))) == [
        ("so called", 0, 9),
        ("it's", 10, 14),
        ("it's", 15, 19),
        ("So-called experts", 21, 38),
        ("so", 45, 47),
    ]


@pytest.mark.parametrize(
    ("model", "shown"),
    [("AB", "TEXTS"), ("A", "Texts"), ("Ab", "Texts"), ("ab", "texts"), ("aB", "texts"), ("", "texts")],
)
def test_words_take_the_capitals_of_a_model(model: str, shown: str) -> None:
    assert in_case_of(model, "texts") == shown


@pytest.mark.parametrize(
    ("value", "told", "is_told"),
    [
        ("7", "They were 7.", True),
        ("7", "They were 7.5.", False),
        ("7", "They were 7,5.", False),
        ("7", "They were 77.", False),
        ("7", "They were 1.7.", False),
        ("7", "They were 1,7.", False),
        ("1,000", "They were 1,000, then", True),
        ("1,000", "They were 11,000", False),
        ("3–4", "From 3 to 4", True),
        ("3–4", "From 3 to 5", False),
        ("9.1 trillion", "9.1 Trillion", True),
        ("9.1 million", "9.1 billion", False),
        ("9.1 billion", "9.1", False),
        ("5 thousand", "5thousand", True),
        ("5 per cent", "5 per cent", True),
        ("5 per cent", "5 apples", False),
        ("5%", "5 %", True),
        ("5%", "5", False),
        ("Half", "by half of them", True),
        ("Half", "by halfway", False),
        ("Half", "behalf", False),
        ("Two, three", "three and two", True),
        ("Two, three", "two", False),
    ],
)
def test_a_figure_is_told_whole_and_with_its_scale(value: str, told: str, *, is_told: bool) -> None:
    assert _is_told(value, told) == is_told


MONTHS = wording_for("en").file.dates.months
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        (" ".join(f"On {days} {month}." for month, days in zip(MONTHS, LENGTHS, strict=True)), ()),
        (
            " ".join(f"On {days + 1} {m}." for m, days in zip(MONTHS, LENGTHS, strict=True) if days < 31),
            ("30 February", "31 April", "31 June", "31 September", "31 November"),
        ),
        ("On 32 May. On 0 May.", ()),
        ("On 32 May 2026. On 0 May 2026.", ("32 May 2026", "0 May 2026")),
        ("On 31st June, 32nd May, 2026, 33rd of May 2026.", ("31st June", "32nd May, 2026", "33rd of May 2026")),
        *(
            (f"{word} June 31. {word} June 30.", ("June 31",))
            for lead in ("on", "by", "from", "to", "until", "since", "before", "after")
            for word in (lead, lead.capitalize())
        ),
        ("In June 31 came. On June 31 came.", ()),
        *((f"(On June 31{mark} Then.", ("June 31",)) for mark in ".,;:!?)"),
        ("On June 31, 2026. June 31st, 2026.", ("June 31, 2026", "June 31st, 2026")),
        ("2026-00-01, 2026-13-01, 2026-12-31, 2026-12-32", ("2026-00-01", "2026-13-01", "2026-12-32")),
        ("1.2026-13-01, 12026-13-01, 2026-13-01-02, /2026-13-01", ()),
        ("29 February 2400, 29 February 2399", ("29 February 2399",)),
        ("29 February 2567, 29 February 2568", ("29 February 2568",)),
        ("1.30 February, 1,30 February, :30 February, /30 February", ()),
    ],
)
def test_dates_that_no_calendar_has(dates: str, wrong: tuple[str, ...]) -> None:
    found = check_edition(sample_edition(Example(dates)), profile="un", rules=["LNG023"])
    assert sorted(one.message for one in found) == sorted(f"“{w}” is not a date: there is no such day" for w in wrong)
    assert {one.hint for one in found} <= {"write the day that was meant"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A case-by-case plan and case-by-case plan. The case by case plan.", 0),
        ("A case-by-case plan and case-by-case plan. A case by case plan.", 1),
        ("A data-sharing plan and data-sharing plan. The data sharing plan.", 1),
        ("A case-by-case-run plan and case-by-case-run plan. A case by case run plan.", 0),
        ("A data-sharing plan and data-sharing plan. A data, sharing plan.", 0),
        ("An x-ray plan and x-ray plan. An x ray plan.", 0),
        ("An all-day plan and all-day plan. An all day plan.", 0),
        ("A gas-rule plan and gas-rule plan. The gas rules plan.", 1),
        ("A gas-rule plan and gas-rule plan. The ga rule plan.", 0),
        ("A class-rule plan and class-rule plan. The clas rule plan.", 0),
    ],
)
def test_a_compound_of_two_or_three_words_is_written_one_way(text: str, found: int) -> None:
    assert len(check_edition(sample_edition(Example(text)), profile="un", rules=["LNG004"])) == found


@pytest.mark.parametrize(
    ("acronym", "expansion", "fits"),
    [
        ("ODG", "the Open Data Group", True),
        ("ODG", "they met the Open Data Group", True),
        ("OGD", "Open Data Group", False),
        ("ODG", "Open Data", False),
        ("OD", "Open Data Group", True),
        ("DG", "Open Data Group", True),
        ("OPDAGR", "Open Data Group", True),
        ("OFAC", "of the Office for All Controls", True),
        ("AB", "against Bribery", True),
        ("OB", "of Business", True),
        ("GAM-III", "Third Group of All Members", True),
        ("GAM-III", "Fourth Group of All Members", False),
        ("GAM Process", "the Group of All Members", True),
        ("GAM", "", False),
        ("GAM", "of the", False),
    ],
)
def test_letters_begin_the_words_in_order(acronym: str, expansion: str, *, fits: bool) -> None:
    assert letters_fit(acronym, expansion) == fits


@pytest.mark.parametrize(
    ("text", "special"),
    [
        ("<word>", False),
        ("<Word>", False),
        ("<WORD>", True),
        ("<WORDs>", True),
        ("<ABCDEFGHIJKL>", True),
        ("<ABCDEFGHIJKLM>", False),
        ("<WhatsApp>", True),
        ("<eGate>", True),
        ("<km>2", True),
        ("3<rd>", True),
        ("3 <rd> 4", False),
        ("<isn’t>", False),
        ("<isn't>", False),
        ("<a-b>", True),
    ],
)
def test_acronyms_letters_with_figures_and_names_are_not_spelled(text: str, *, special: bool) -> None:
    plain = text.replace("<", "").replace(">", "")
    start, end = place_of(text)
    assert _is_special(title_paragraph(plain), Word(plain[start:end], start, end, "")) == special


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fiji, the RSO and Kenya met Thailand, Indonesia and Malaysia.", ["NAM004", "NAM006"]),
        ("Thailand, Indonesia and Malaysia met. Fiji, the RSO and Kenya met.", ["NAM004", "NAM006"]),
        ("Fiji, Kenya and Malaysia met. Thailand, Indonesia and Malaysia met.", ["NAM004"]),
        ("Thailand, Indonesia met. Thailand met Indonesia and Fiji.", []),
        ("Thailand, Indonesia; and Fiji met.", []),
        ("Thailand; Indonesia, and the RSO met.", ["NAM006"]),
        ("Thailand (twice), Indonesia as well as Fiji met.", ["NAM004"]),
        ("Thailand, Indonesian officers, Indonesia and Fiji met.", []),
        ("The RSO, IOM and UNODC met.", []),
    ],
)
def test_each_run_of_names_is_judged_by_itself(text: str, found: list[str]) -> None:
    hits = check_edition(sample_edition(Example(text)), profile="un", rules=["NAM004", "NAM006"])
    assert sorted(hit.rule for hit in hits) == found
