from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.folders import EditionFolder

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/hostile --fuzz-seconds 3600` goes on with other random changes for an hour."""
    parser.addoption("--fuzz-seconds", type=float, default=0, help="how long to fuzz beyond the short run")


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition that is fine, of its head alone."""
    return EditionFolder(tmp_path)
