"""JSON from outside: what is refused, and where in it the fault is."""

from __future__ import annotations

import json

import pytest

from outcome_reports.intake.json_values import read_json
from outcome_reports.intake.limits import JSON_DEPTH
from tests.support.refusals import refused_input

DEEP = ("it is nested too deeply", f"at most {JSON_DEPTH} levels")


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", "it is not JSON", "use an unchanged copy"),
        (b"[1,]", "it is not JSON", "use an unchanged copy"),
        (b"\xff", "it is not JSON", "use an unchanged copy"),
        (b'{"a": 1, "b": {"c": 1, "c": 1}}', "a key is repeated", "delete one"),
        (b"[NaN]", "NaN is not a JSON number", "delete it"),
        (b'{"a": -Infinity}', "-Infinity is not a JSON number", "delete it"),
        (b"[" * 100_000, *DEEP),
    ],
)
def test_what_is_not_json_is_refused(data: bytes, message: str, hint: str) -> None:
    assert refused_input(lambda: read_json(data)) == (message, hint)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ('{"a": {"b": ["x", {"c": "\u202e"}]}}', "“a.b[1].c” has "),
        ('["x", ["\u202e"]]', "“[1][0]” has "),
        ('{"a": {"\u202e": 1}}', "“a.\u202e” has "),
        ('"\u202e"', "“” has "),
    ],
)
def test_a_text_that_cannot_be_seen_is_named_by_its_place(data: str, place: str) -> None:
    message, hint = refused_input(lambda: read_json(data.encode()))
    assert message.startswith(place)
    assert hint == "delete it"


@pytest.mark.parametrize(
    ("text", "is_read"), [("\\u202e", True), ("\\ud83d\\ude00", True), ("\\ud83d", False), ("a\\ude00", False)]
)
def test_half_a_character_is_in_no_text_whatever_else_may_be(text: str, is_read: bool) -> None:
    data = f'{{"a": "{text}"}}'.encode()
    if is_read:
        assert read_json(data, invisible=True) == json.loads(data)
    else:
        assert refused_input(lambda: read_json(data, invisible=True))[0].startswith(
            "“a” has an invisible character, U+D"
        )


def test_as_many_levels_as_allowed_are_read() -> None:
    assert read_json(b"[" * JSON_DEPTH + b"1" + b"]" * JSON_DEPTH)
    assert refused_input(lambda: read_json(b"[" * (JSON_DEPTH + 1) + b"1" + b"]" * (JSON_DEPTH + 1))) == DEEP


@pytest.mark.parametrize("value", ["null", "true", "[]", "{}", '"Zürich – 東京"', '{"a": [1, 2.5, "b\\n"]}'])
def test_what_is_json_comes_out(value: str) -> None:
    assert read_json(value.encode()) == json.loads(value)
