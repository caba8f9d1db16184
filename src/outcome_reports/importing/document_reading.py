"""A document of any kind that people write in to a Story: Word's, and those that LibreOffice turns into Word's."""

from __future__ import annotations

from pathlib import Path

from outcome_reports.importing.word.word_content import Story
from outcome_reports.importing.word.word_reading import read_story


def read_document(file: Path) -> Story:
    """Return the story of a document. Raises ContentError for a file that is none, or that cannot be read; OSError."""
    return read_story(file)
