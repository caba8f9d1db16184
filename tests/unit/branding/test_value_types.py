"""Values of a brand end exactly where they are said to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from outcome_reports.branding.value_types import Colour, FamilyName, FontFileName, FontPackage, FontStack, Words


@pytest.mark.parametrize(
    ("kind", "longest"),
    [
        (FamilyName, "F" * 64),
        (FontStack, ", ".join([f'"{"S" * 62}"'] * 3) + ',"T"'),
        (FontFileName, "f" * 96 + ".ttf"),
        (FontPackage, "font_" + "p" * 75),
        (Words, "w" * 200),
    ],
)
def test_a_value_has_a_greatest_length(kind: Any, longest: str) -> None:
    adapter = TypeAdapter(kind)
    assert adapter.validate_python(longest) == longest
    longer = longest.replace(longest[1], longest[1] * 2, 1)
    assert len(longer) == len(longest) + 1
    with pytest.raises(ValidationError, match="string_too_long"):
        adapter.validate_python(longer)


@pytest.mark.parametrize("stack", ["serif", 'sans-serif, "A B"', '"A"' + ",serif" * 7])
def test_stacks_of_up_to_eight_families(stack: str) -> None:
    assert TypeAdapter(FontStack).validate_python(stack) == stack


@pytest.mark.parametrize("stack", ["", "Arial", '"A', '"A"' + ",serif" * 8, "serif;", '"A</style>"', "serif,, serif"])
def test_what_is_no_stack_of_families(stack: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        TypeAdapter(FontStack).validate_python(stack)


@pytest.mark.parametrize("colour", ["#00AAff", "#00aaff"])
def test_colours_are_in_small_letters(colour: str) -> None:
    assert TypeAdapter(Colour).validate_python(colour) == "#00aaff"


@pytest.mark.parametrize("colour", ["00aaff", "#00aaf", "#00aaff0", "#00aafg", "red", "#00aaff\n"])
def test_what_is_not_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        TypeAdapter(Colour).validate_python(colour)


@pytest.mark.parametrize(
    ("kind", "taken"),
    [
        (FamilyName, ("A", "Source Sans 3", "C++", "A & B", "Nimbus-Sans.L", "Ünïcode")),
        (FontFileName, ("a.ttf", "_A b-c+1.2.otf", "a.b.ttc")),
        (FontPackage, ("system", "font_a", "font_source_sans_3")),
        (Words, ("w", "Büro – 東京", "a;b}", " a ")),
    ],
)
def test_names_that_can_be_misread_nowhere(kind: Any, taken: tuple[str, ...]) -> None:
    for name in taken:
        assert TypeAdapter(kind).validate_python(name) == name


@pytest.mark.parametrize(
    ("kind", "refused"),
    [
        (FamilyName, ("", " A", "A ", "_A", "A-", "A.", 'A"B', "A;B", "A'", "A</style>", "A\nB", "A\n")),
        (
            FontFileName,
            ("", ".ttf", "../a.ttf", "a/b.ttf", "a\\b.ttf", " a.ttf", "a.woff", "a.ttf.zip", "a.ttf\n", "attf"),
        ),
        (FontPackage, ("", "os", "font_", "font_A", "systems", "a.font_b", "font_a.b", "font_a\n")),
        (Words, ("", "a\tb", "a\nb", "a\x7f", "a\x85b", "w\n", " ", "\u00a0\u3000")),
    ],
)
def test_names_that_could_be_misread_are_refused(kind: Any, refused: tuple[str, ...]) -> None:
    for name in refused:
        with pytest.raises(ValidationError, match="string_pattern_mismatch"):
            TypeAdapter(kind).validate_python(name)
