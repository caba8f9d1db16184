"""What a model refuses, by place and kind, so that no test passes for a fault that it did not mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from outcome_reports.intake.regular_files import RefusedError


def refusals(make: Callable[[], object]) -> list[tuple[str, str]]:
    """Return where each fault is and of which kind (pydantic's type; for rules of our own the words of the rule)."""
    with pytest.raises(ValidationError) as caught:
        make()
    return [(".".join(map(str, error["loc"])), _kind(error["type"], error["msg"])) for error in caught.value.errors()]


def refused_input(read: Callable[[], object]) -> tuple[str, str]:
    """Return what is said of input that is refused: what is wrong, and what to do."""
    with pytest.raises(RefusedError) as caught:
        read()
    return caught.value.message, caught.value.hint


def _kind(kind: str, message: str) -> str:
    return message.removeprefix("Value error, ") if kind == "value_error" else kind
