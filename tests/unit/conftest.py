"""What users are told, compared whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """Compares what a user is told, the whole of it, with what was accepted before (tests/golden/messages)."""
    # One pattern for all folders of the session: there are thousands by its end, and more may come during the test.
    folders = rf"{re.escape(str(tmp_path_factory.getbasetemp()))}/[\w-]+"
    places = re.compile(f"{folders}|{re.escape(str(Path(__file__).parents[2]))}")
    messages = Whole(request.node.name, request.path, places, accept=request.config.getoption("--accept"))
    yield messages
    messages.end()
