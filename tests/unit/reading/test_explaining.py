"""What is said of a value of another type than its key takes."""

from __future__ import annotations

import pytest

from outcome_reports.model import Edition
from outcome_reports.reading.explaining import Wrong, explain
from outcome_reports.reading.yaml_nodes import Scalar


@pytest.mark.parametrize(
    ("kind", "value", "message", "hint"),
    [
        ("float_parsing", "x", "“number” cannot be “x”", "write a number in figures, such as 1.5"),
        ("decimal_parsing", "x", "“number” cannot be “x”", "write a number in figures, such as 1.5"),
        ("int_parsing", "x", "“number” cannot be “x”", "write a whole number in figures, such as 4"),
        ("int_parsing", " ", "“number” is empty", "write it"),
        ("bool_parsing", "x", "“number” cannot be “x”", "write true or false"),
        ("time_parsing", "x", "“number” is not right: input should be a time", ""),
    ],
)
def test_a_value_of_another_type_is_quoted(kind: str, value: str, message: str, hint: str) -> None:
    wrong = Wrong(Edition, ("number",), Scalar(value, 0, 0, "cell"), None)
    assert wrong.name == "number"
    assert explain(kind, "Input should be a time", {}, wrong) == (message, hint)
