"""Golden files that have the inputs, too: a line at the margin is one, as Python writes it; what it gives is below."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).parent


def sources_in(file: str) -> list[str]:
    """The inputs of a golden file."""
    lines = (HERE / file).read_text("utf-8").splitlines()
    found = [ast.literal_eval(line) for line in lines if not line.startswith(" ")]
    assert found
    return found
