from __future__ import annotations

import string
import tomllib
from datetime import date
from typing import get_args

import pytest

from outcome_reports.composing.wording import wording_for
from outcome_reports.errors import WordingError
from outcome_reports.model import EntityKind
from outcome_reports.platform.resources import templates

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
def test_days(first: str, last: str, text: str) -> None:
    assert WORDING.days(date.fromisoformat(first), date.fromisoformat(last)) == text


def test_series() -> None:
    assert [WORDING.series(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


def test_labels_are_filled_and_missing_ones_are_errors() -> None:
    assert WORDING.label("chapter_short", number=3) == "Chapter 3"
    assert WORDING.label("signature_of", name="{x} & <y>") == "Signature of {x} & <y>"
    with pytest.raises(WordingError, match="has no label “nothing_like_it”"):
        WORDING.label("nothing_like_it")
    with pytest.raises(WordingError, match="number"):
        WORDING.label("chapter_short")


def test_languages_go_by_their_primary_tag() -> None:
    assert wording_for("en").labels == wording_for("en-AU").labels
    with pytest.raises(WordingError, match="no wording for the language “xx-YY”: languages are en"):
        wording_for("xx-YY")


@pytest.mark.parametrize("file", sorted((templates() / "wording").glob("*.toml")), ids=lambda file: file.stem)
def test_every_language_says_everything(file: str) -> None:
    wording, english = (
        tomllib.loads((templates() / "wording" / name).read_text("utf-8")) for name in (file, "en.toml")
    )
    assert set(wording) == set(english)
    for part in english:
        assert set(wording[part]) == set(english[part])
    assert len(wording["dates"]["months"]) == 12
    assert set(get_args(EntityKind)) | {"group", "several"} == set(wording["kinds"])
    for name, text in english["labels"].items():
        fields, other = (
            sorted(f[1] or "" for f in string.Formatter().parse(t)) for t in (text, wording["labels"][name])
        )
        assert [field for field in other if field] == [field for field in fields if field], name
