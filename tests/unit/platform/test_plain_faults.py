"""What is said of wrong values, in words of people and not of Python."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError, field_validator

from outcome_reports.platform.plain_faults import plain_fault


class Sample(BaseModel, extra="forbid"):
    """A class with a field of each kind."""

    text: str = Field("a", min_length=1, max_length=3)
    whole: int = Field(1, ge=1, le=9)
    number: float = Field(1.0, gt=0, lt=2, allow_inf_nan=False)
    yes: bool = True
    day: date = date(2026, 1, 27)
    items: tuple[str, ...] = Field((), max_length=1)
    table: dict[str, str] = {}
    choice: Literal["a", "b"] = "a"
    slug: str = Field("a", pattern="^[a-z]+$")
    own: str = "a"
    pair: tuple[str, ...] = Field(("a", "b"), min_length=2)
    some: tuple[str, ...] = Field(("a",), min_length=1)
    word: str = Field("abc", min_length=3)

    @field_validator("own")
    @classmethod
    def _judge(cls, value: str) -> str:
        if value != "a":
            raise ValueError("there are two of them")
        return value


class Needs(BaseModel):
    """A class with a field that is required."""

    name: str


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"text": 3}, "must be a text"),
        ({"text": ""}, "is empty"),
        ({"some": []}, "is empty"),
        ({"pair": []}, "has too few entries: at least 2"),
        ({"pair": ["a"]}, "has too few entries: at least 2"),
        ({"word": ""}, "is shorter than 3 characters"),
        ({"word": "ab"}, "is shorter than 3 characters"),
        ({"text": "abcd"}, "is longer than 3 characters"),
        ({"whole": "x"}, "must be a whole number"),
        ({"whole": 1.5}, "must be a whole number"),
        ({"whole": 0}, "must be at least 1"),
        ({"whole": 10}, "must be at most 9"),
        ({"number": []}, "must be a number"),
        ({"number": float("nan")}, "must be a number that is not infinite"),
        ({"number": 0}, "must be more than 0.0"),
        ({"number": 2}, "must be less than 2.0"),
        ({"yes": "maybe"}, "must be true or false"),
        ({"day": "tomorrow"}, "must be a date such as 2026-01-27"),
        ({"items": 3}, "must be a list"),
        ({"items": ["a", "b"]}, "has too many entries: at most 1"),
        ({"table": []}, "must be keys with values"),
        ({"choice": "c"}, "must be “a” or “b”"),
        ({"slug": "A"}, "must have the form ^[a-z]+$"),
        ({"own": "b"}, "there are two of them"),
        ({"other": 1}, "is not known here"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(value: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate(value)
    assert [plain_fault(dict(found)) for found in caught.value.errors()] == [said]


@pytest.mark.parametrize(("value", "said"), [({}, "is missing"), (3, "must be keys with values")])
def test_what_is_not_there_is_missing(value: object, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Needs.model_validate(value)
    assert [plain_fault(dict(found)) for found in caught.value.errors()] == [said]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("string_type", "must be a text"),
        ("string_unicode", "must be a text"),
        ("int_parsing", "must be a whole number"),
        ("float_type", "must be a number"),
        ("decimal_parsing", "must be a number"),
        ("bool_parsing", "must be true or false"),
        ("datetime_parsing", "must be a time such as 2026-01-27T09:00:00Z"),
        ("date_from_datetime_parsing", "must be a date such as 2026-01-27"),
        ("list_type", "must be a list"),
        ("tuple_type", "must be a list"),
        ("set_type", "must be a list"),
        ("frozen_set_type", "must be a list"),
        ("dict_type", "must be keys with values"),
        ("mapping_type", "must be keys with values"),
        ("model_attributes_type", "must be keys with values"),
        ("path_type", "must be the name of a file"),
        ("path", "must be the name of a file"),
        ("invalid_key", "has a name that is not a text"),
        ("missing", "is missing"),
        ("extra_forbidden", "is not known here"),
        ("finite_number", "must be a number that is not infinite"),
        ("time_parsing", "as pydantic says"),
        ("dated", "as pydantic says"),
    ],
)
def test_every_kind_of_fault_has_its_words(kind: str, said: str) -> None:
    assert plain_fault({"type": kind, "msg": "as pydantic says"}) == said


@pytest.mark.parametrize(
    ("kind", "context", "said"),
    [
        ("string_too_short", {"min_length": 1}, "is empty"),
        ("too_short", {"min_length": 1}, "is empty"),
        ("too_short", {}, "is empty"),
        ("string_too_short", {"min_length": 2}, "is shorter than 2 characters"),
        ("too_short", {"min_length": 2}, "has too few entries: at least 2"),
        ("string_too_long", {"max_length": 2}, "is longer than 2 characters"),
        ("too_long", {"max_length": 2}, "has too many entries: at most 2"),
        ("greater_than", {"gt": 2}, "must be more than 2"),
        ("greater_than_equal", {"ge": 2}, "must be at least 2"),
        ("less_than", {"lt": 2}, "must be less than 2"),
        ("less_than_equal", {"le": 2}, "must be at most 2"),
        ("literal_error", {"expected": "'a' or 'b'"}, "must be “a” or “b”"),
        ("enum", {"expected": "'a'"}, "must be “a”"),
        ("string_pattern_mismatch", {"pattern": "[a-z]"}, "must have the form [a-z]"),
    ],
)
def test_every_limit_is_named(kind: str, context: dict[str, Any], said: str) -> None:
    assert plain_fault({"type": kind, "ctx": context, "msg": ""}) == said
