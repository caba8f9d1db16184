from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name; a missing one is a failure and never written in silence."""
    accept = request.config.getoption("--accept")

    def compare(name: str, text: str) -> None:
        file = HERE / name
        if accept:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if not file.is_file():
            pytest.fail(f"there is no {name}: run pytest tests/golden --accept, and read what it wrote")
        assert text == file.read_text(encoding="utf-8")

    return compare
