from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.previewing.live_edition import LiveEdition
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
First words of a paragraph, about [[IDN]] and its neighbours.

* A point about borders.
* A point about schools.[^1]

[^1]: What the note says.
"""


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    """An edition of two chapters."""
    made = EditionFolder(tmp_path)
    body = TEXT.replace("\n", "\n  ").replace("\n  \n", "\n\n").rstrip()
    made.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", body))
    made.write("chapters/2-borders.yaml", CHAPTER.replace("id: labour", "id: borders").replace("Labour", "Border"))
    return made


@pytest.fixture
def live(folder: EditionFolder) -> LiveEdition:
    """The same edition, read once."""
    found = LiveEdition(folder.path)
    found.read()
    return found
