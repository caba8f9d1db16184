"""The chapters of an existing edition, matched with the titles of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from outcome_reports.importing.mapping.heading_looks import without_number
from outcome_reports.importing.output.leftovers import words_in


@dataclass(slots=True)
class KnownChapter:
    """A chapter of an edition: its `file` ("chapters/2-crime.yaml"), `number`, `id` and `title`.

    `is_unwritten` if its title is still to be written: the next new chapter replaces it.
    """

    file: str
    number: int
    id: str
    title: str
    is_unwritten: bool = False


@dataclass(slots=True)
class KnownChapters:
    """Assigns a number to each chapter of a document: that of the chapter it continues, or else the next one."""

    chapters: list[KnownChapter] = field(default_factory=list)
    only: int = 0
    """The number of the chapter that receives everything, 0 for none."""
    _files: dict[int, str] = field(default_factory=dict)

    def ids(self) -> dict[str, str]:
        """Return the identifiers of chapters by their titles in lower case."""
        return {chapter.title.casefold(): chapter.id for chapter in self.chapters}

    def numbered(self, number: int) -> KnownChapter:
        """Return the chapter with a number, which must exist."""
        return next(chapter for chapter in self.chapters if chapter.number == number)

    def has(self, title: str) -> bool:
        """Return whether a chapter has a title, ignoring number and case."""
        return any(_plain(chapter.title) == _plain(title) for chapter in self.chapters)

    def place(self, title: str) -> tuple[int, str]:
        """Return the number of the chapter of a title, and its identifier, "" for a new one."""
        wanted = _plain(title)
        found = next((c for c in self.chapters if c.number == self.only or _plain(c.title) == wanted), None)
        found = found or next((c for c in self.chapters if c.is_unwritten), None)
        if found is None or not found.file:
            # Of two chapters of a document with the same title, each has a number.
            number = max((c.number for c in self.chapters), default=0) + 1
            self.chapters.append(KnownChapter("", number, "", title))
            return number, ""
        found.is_unwritten = False
        self._files[found.number] = found.file
        return found.number, found.id

    def file(self, number: int, id: str) -> str:
        """Return the name of the file of a chapter."""
        return self._files.get(number, f"chapters/{number}-{id}.yaml")


def _plain(title: str) -> tuple[str, ...]:
    return tuple(words_in(without_number(title).casefold()))
