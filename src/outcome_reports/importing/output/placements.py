"""The place of each paragraph of a Word document, found by comparing its words with those of the files made."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from outcome_reports.importing.output.content_spans import ContentSpans
from outcome_reports.importing.output.import_report import Placement, Status
from outcome_reports.importing.output.leftovers import words_in
from outcome_reports.importing.word.word_content import Block, Paragraph, Story, paragraphs_of
from outcome_reports.markup.placeholders import PLACEHOLDER
from outcome_reports.reading.folder import PROPOSALS
from outcome_reports.reading.unplaced_words import UNPLACED, UnplacedEntry, is_head, unplaced_entries

MOST_WORDS = 300_000
"""Maximum number of words compared; a statement has 15,000."""

_NEAR = 120
_KEY = 3
_CANDIDATES = 60
_SHORT = 4
_NOT_SAID = re.compile(r"\[\^\w+\]|\]\([^()\s]*\)?")
"""Markdown syntax between the words of a paragraph."""
_PIECES = re.compile(r"[,;:|\n]|(?<=[.!?])\s")
_NUMBER = re.compile(r"(?:R|No\.?)?\s*\d[\d.]*[.)]?")
_SCATTERED = "its words are in more than one place"


def placements(story: Story, files: Mapping[str, str]) -> list[Placement]:
    """Return the place of each paragraph of `story`, in order.

    `files` are those of the edition by name, including the file of unplaced passages. A document of more than
    `MOST_WORDS` words is not compared: the list is empty.
    """
    texts = [*_texts(story)]
    if sum(len(words_in(text)) for _, _, text in texts) > MOST_WORDS:
        return []
    search = _Search(files)
    return [search.placement(kind, level, text) for kind, level, text in texts]


def _texts(story: Story) -> Iterator[tuple[str, int, str]]:
    for block in story.blocks:
        for paragraph in paragraphs_of([block]):
            if paragraph.text:
                yield _kind(block, paragraph), paragraph.level, paragraph.text
    for note in story.notes.values():
        for paragraph in paragraphs_of(note):
            if paragraph.text:
                yield "note", 0, paragraph.text
    for what, text in story.beside:
        yield what, 0, " ".join(text.split())
    for text, _ in story.struck:
        yield "words struck through", 0, " ".join(text.split())


def _kind(block: Block, paragraph: Paragraph) -> str:
    if not isinstance(block, Paragraph):
        return "cell"
    return "heading" if paragraph.level else "item" if paragraph.listing else "text"


class _Search:
    """Finds texts in the files; words already found are not found again."""

    def __init__(self, files: Mapping[str, str]) -> None:
        content = [name for name in files if name.endswith(".yaml") and name != PROPOSALS]
        self._names = [*content, *(name for name in (UNPLACED, PROPOSALS) if name in files)]
        self._content = len(content)
        self._spans = {name: ContentSpans(files[name]) for name in content}
        self._words: list[str] = []
        self._lines = array("L")
        self._begins: list[int] = []
        self._whole: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        self._entries: list[UnplacedEntry] = [*unplaced_entries(files.get(UNPLACED, ""))]
        for name in self._names:
            self._begins.append(len(self._words))
            self._read(name, files[name])
        self._used = bytearray(len(self._words) + 1)
        self._at = 0
        self._index: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for at in range(len(self._words)):
            for length in range(1, _KEY + 1):
                self._index[tuple(self._words[at : at + length])].append(at)

    def _read(self, name: str, text: str) -> None:
        text = PLACEHOLDER.sub(lambda match: "\n" * match[0].count("\n"), text)
        keys = self._spans[name].keys if name in self._spans else {}
        is_said = name != UNPLACED
        for number, written in enumerate(_NOT_SAID.sub("", text).split("\n")):
            line = written
            if number in keys:
                line = written.replace(f"{keys[number]}:", "", 1)
                if keys[number] == "id" and not re.search(r"R\d", line):
                    # Made from the words of the title, which are on a line of their own.
                    continue
            if name == UNPLACED:
                # What is between a head of the file and its first entry is ours, not of the document.
                is_entry = line.startswith("## ")
                is_said = is_entry or (is_said and not is_head(line))
                if is_entry or not is_said:
                    continue
                for cell in {line, *line.split(" | ")}:
                    self._whole[tuple(word.casefold() for word in words_in(cell))].append(len(self._words))
            for word in words_in(line):
                self._words.append(word.casefold())
                self._lines.append(number)
        self._words.append("\0")
        self._lines.append(0)

    def placement(self, kind: str, level: int, text: str) -> Placement:
        """Return the place of a text."""
        words = [word.casefold() for word in words_in(text)]
        if not words or _NUMBER.fullmatch(text):
            at = self._near(words) if words else None
            return self._made(kind, level, text, [at] if at is not None else [])
        # A number typed before a text is no longer among its words.
        for start in range(3 if len(words) > _SHORT else 1):
            if (found := self._found(words[start:])) is not None:
                return self._made(kind, level, text, [found])
        pieces = [[word.casefold() for word in words_in(piece)] for piece in _PIECES.split(text)]
        places = [at for piece in pieces if piece and (at := self._found(piece)) is not None]
        return self._made(kind, level, text, places, scattered=True)

    def _found(self, words: Sequence[str]) -> int | None:
        at = self._near(words)
        if at is None and len(words) <= _SHORT:
            places = self._whole.get(tuple(words))
            at = places.popleft() if places else None
        if at is None:
            at = self._anywhere(words)
        if at is not None:
            self._used[at : at + len(words)] = b"\1" * len(words)
            if self._file(at) < self._content:
                self._at = at + len(words)
        return at

    def _near(self, words: Sequence[str]) -> int | None:
        for at in range(self._at, min(self._at + _NEAR, len(self._words))):
            if self._is_at(at, words):
                return at
        return None

    def _anywhere(self, words: Sequence[str]) -> int | None:
        places = self._index.get(tuple(words[:_KEY]))
        while places and self._used[places[0]]:
            places.popleft()
        return next((at for at in islice(places or (), _CANDIDATES) if self._is_at(at, words)), None)

    def _is_at(self, at: int, words: Sequence[str]) -> bool:
        return self._words[at] == words[0] and not self._used[at] and self._words[at : at + len(words)] == words

    def _file(self, at: int) -> int:
        return bisect_right(self._begins, at) - 1

    def _made(self, kind: str, level: int, text: str, places: Sequence[int], *, scattered: bool = False) -> Placement:
        if not places:
            if scattered:
                return Placement(kind, level, text, "confirm", why=_SCATTERED)
            return Placement(kind, level, text, "anew", why="a number that the software gives")
        first, *others = (self._place(kind, level, text, at) for at in places)
        return next((p for status in ("unplaced", "confirm") for p in (first, *others) if p.status == status), first)

    def _place(self, kind: str, level: int, text: str, at: int) -> Placement:
        name, line = self._names[self._file(at)], self._lines[at]
        if name == PROPOSALS:
            return Placement(kind, level, text, "confirm", name, line + 1, why="proposed for the registry")
        if name == UNPLACED:
            entry = self._entries[bisect_right(self._entries, line, key=lambda entry: entry.line) - 1]
            status: Status = "anew" if entry.is_anew else "unplaced"
            return Placement(kind, level, text, status, name, line + 1, why=entry.title)
        spans = self._spans[name]
        doubt = spans.doubt(line)
        return Placement(kind, level, text, "confirm" if doubt else "certain", name, line + 1, spans.path(line), doubt)
