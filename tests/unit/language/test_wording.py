from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from outcome_reports.errors import WordingError
from outcome_reports.language.wording import wording_for
from outcome_reports.model import EntityKind
from outcome_reports.platform.resources import templates
from outcome_reports.tree import Status

ROOT = Path(__file__).resolve().parents[3]
WORDING = wording_for("en-GB")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-01-27", "2026-01-27", "27 January 2026"),
        ("2026-01-27", "2026-01-28", "27–28 January 2026"),
        ("2026-01-31", "2026-02-01", "31 January–1 February 2026"),
        ("2025-12-31", "2026-01-01", "31 December 2025–1 January 2026"),
        ("2025-02-01", "2025-02-28", "February 2025"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02-01", "2024-02-28", "1–28 February 2024"),
        ("2025-01-01", "2025-02-28", "1 January–28 February 2025"),
        ("2025-06-01", "2025-06-30", "June 2025"),
        ("2025-06-02", "2025-06-30", "2–30 June 2025"),
    ],
)
def test_a_span_of_days_is_as_short_as_it_can_be(first: str, last: str, text: str) -> None:
    assert WORDING.days(date.fromisoformat(first), date.fromisoformat(last)) == text


def test_names_in_a_series_are_joined_by_commas_and_and() -> None:
    assert [WORDING.series(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


def test_labels_are_filled_and_missing_ones_are_errors() -> None:
    assert WORDING.label("chapter_short", number=3) == "Chapter 3"
    assert WORDING.label("signature_of", name="{x} & <y>") == "Signature of {x} & <y>"
    with pytest.raises(WordingError, match=r"en.toml cannot be used: \[labels\] nothing_like_it is missing"):
        WORDING.label("nothing_like_it")
    with pytest.raises(WordingError, match=r"^the label “chapter_short” of “en-GB” needs the value 'number'$"):
        WORDING.label("chapter_short")


def test_languages_go_by_their_primary_tag() -> None:
    assert wording_for("en").file == wording_for("en-AU").file
    with pytest.raises(WordingError, match=r"^there is no wording for the language “xx-YY”: languages are en$"):
        wording_for("xx-YY")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (11000, "11,000"),
        (1234567, "1,234,567"),
        (100 / 3, "33.33"),
        (1.5, "1.5"),
        (2.0, "2"),
        (1234.5, "1,234.5"),
        (0.004, "0.004"),
        (1e-9, "0.000000001"),
        (-0.5, "-0.5"),
    ],
)
def test_numbers_have_the_marks_of_the_language(number: float, text: str) -> None:
    assert WORDING.number(number) == text


@pytest.mark.parametrize(
    ("name", "values", "one", "other"),
    [
        ("count_recommendations", {}, "recommendation", "recommendations"),
        ("count_spotlights", {}, "spotlight on promising practices", "spotlights on promising practices"),
        ("count_contributors", {}, "State or organisation contributed", "States and organisations contributed"),
        ("glance_caption_part", {"first": 9, "last": 10}, ": chapter 9", ": chapters 9 to 10"),
        ("chart_participants_squares", {}, "the square is one participant", "each square is one of 2"),
        (
            "excerpt_addressed_through_text",
            {"groups": "x"},
            "This recommendation addresses",
            "These recommendations addr",
        ),
        ("excerpt_not_listed", {"names": "x"}, "x is not in the list", "x are not in the list"),
        ("excerpt_index_intro", {"edition": "x"}, "1 excerpt of", "2 excerpts of"),
    ],
)
def test_a_label_with_a_count_has_a_singular(name: str, values: dict[str, object], one: str, other: str) -> None:
    assert one in WORDING.label(name, count=1, **values)
    assert [other in WORDING.label(name, count=count, **values) for count in (0, 1, 2)][1:] == [False, True]
    assert other.replace("2", "0") in WORDING.label(name, count=0, **values)
    with pytest.raises(WordingError, match="needs the value 'count'"):
        WORDING.label(name, **values)


def test_words_around_a_value_that_is_not_text() -> None:
    assert WORDING.around("web_version", "address") == ("Read the statement on the web: ", "")
    assert WORDING.around("signature_of", "name") == ("Signature of ", "")


def test_english_has_a_word_for_every_kind() -> None:
    assert set(get_args(EntityKind)) | {"group", "several"} == set(WORDING.kinds)


_LABEL = re.compile(r"""["'](?:excerpt_)?([a-z_]+)["']|f["'](?:excerpt_)?([a-z_]*)\{""")


def test_every_label_is_used_somewhere() -> None:
    sources = [*(ROOT / "src").rglob("*.py"), *(templates() / "html").rglob("*.j2")]
    text = "\n".join(file.read_text("utf-8") for file in sources if file.name != "wording_files.py")
    named = {match[1] for match in _LABEL.finditer(text) if match[1]}
    named |= {status.replace("-", "_") for status in get_args(Status)}
    begun = {match[2] for match in _LABEL.finditer(text) if match[2]}
    for table in (WORDING.file.labels, WORDING.file.excerpt, WORDING.file.guides.model_dump()):
        for name in table:
            assert name in named or any(name.startswith(start) for start in begun), f"nothing prints “{name}”"
