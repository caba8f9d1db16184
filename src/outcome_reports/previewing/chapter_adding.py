"""Adding of chapters: a file with a title, and a placeholder for its introduction."""

from __future__ import annotations

import unicodedata

from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.language.ascii_words import ascii_words
from outcome_reports.markup.placeholders import write_here
from outcome_reports.model import Edition
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.files import replace_file
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.undoing import NewFile, Undoing
from outcome_reports.reading.folder import CHAPTERS, chapter_files
from outcome_reports.reading.yaml_writing import schema_comment, yaml_block, yaml_scalar
from outcome_reports.rewriting.content_files import EditError

_MOST = 400
_MOST_ID = 60
_GUIDE = "what the chapter is about, and what delegates said together"


def add_chapter(live: LiveEdition, undoing: Undoing, title: str) -> ModelPath:
    """Add a chapter with this title after the others, and return the path of its introduction.

    Raises EditError for an invalid title, and OSError.
    """
    words = " ".join(unicodedata.normalize("NFC", title).split())
    if not words or len(words) > _MOST or "[[" in words or any(invisible_characters(words)):
        raise EditError(f"a title is one line of at most {_MOST} characters, without “[[”")
    edition = live.edition
    if edition is None:
        raise EditError("the files have a mistake: correct that first")
    numbers = [int(file.name.partition("-")[0]) for file in chapter_files(live.folder, [])]
    id = _id(edition.content, words)
    file = live.folder / CHAPTERS / f"{max(numbers, default=0) + 1}-{id}.yaml"
    head = schema_comment(live.folder, f"{CHAPTERS}/{file.name}", "chapter")
    text = f"{head}id: {id}\ntitle: {yaml_scalar(words)}\n\n{yaml_block('introduction', write_here(_GUIDE))}"

    def change() -> NewFile:
        if file.exists():
            raise EditError("a file with that name has been created in the meantime: try again")
        replace_file(file, text.encode())
        return NewFile(file, text)

    undoing.work(change)
    return "chapters", len(edition.content.chapters), "introduction"


def _id(edition: Edition, title: str) -> str:
    """Return an unused id made from the title."""
    words = "-".join(ascii_words(title))[:_MOST_ID].rstrip("-")
    stem = words if words[:1].isalpha() else f"chapter-{words}".rstrip("-")
    taken = {chapter.id for chapter in edition.chapters}
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(id for id in (stem, *numbered) if id not in taken)
