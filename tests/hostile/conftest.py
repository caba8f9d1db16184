from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.folders import EditionFolder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition that is fine, of its head alone."""
    return EditionFolder(tmp_path)
