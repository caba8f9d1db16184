"""What a finding says is to be done."""

from __future__ import annotations

import pytest

from outcome_reports.checking import Example, check_edition
from tests.unit.checking.samples import sample_edition


def hints(rule: str, text: str) -> list[str]:
    return [finding.hint for finding in check_edition(sample_edition(Example(text)), profile="rso", rules=[rule])]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("**FIJI** reported on training.", "FJI"),
        ("THE REPUBLIC OF INDONESIA reported on training.", "IDN"),
        ("**NEW ZEALAND** and Fiji reported.", "NZL"),
        ("They met VIET NAM there.", "VNM"),
        ("**THE INTERNATIONAL ORGANIZATION FOR MIGRATION** reported.", "IOM"),
    ],
)
def test_a_name_typed_in_capitals_is_a_reference(text: str, key: str) -> None:
    (hint,) = hints("LNG014", text)
    assert hint.startswith(f"write [[{key}]]")


def test_other_words_typed_in_capitals_are_not() -> None:
    assert hints("LNG014", "They met in BREAKING NEWS fashion.") == ["use lower case"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Some 94% agreed.", "write “94 per cent”"),
        ("Some 12.5 % agreed.", "write “12.5 per cent”"),
        ("Some 1,250% agreed.", "write “1,250 per cent”"),
    ],
)
def test_a_percentage_is_shown_whole(text: str, hint: str) -> None:
    assert hints("LNG021", text) == [hint]
