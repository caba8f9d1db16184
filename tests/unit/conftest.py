"""What users are told, compared whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """Compares what a user is told, the whole of it, with what was accepted before (tests/golden/messages)."""
    hidden = [str(Path(__file__).parents[2])]
    base = tmp_path_factory.getbasetemp()
    hidden += [str(place) for place in base.iterdir()]
    if "tmp_path" in request.fixturenames:
        hidden.append(str(request.getfixturevalue("tmp_path")))
    messages = Whole(request.node.name, request.path, hidden, accept=request.config.getoption("--accept"))
    yield messages
    messages.end()
