"""Unplaced passages: their file, and the safety net for lost words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from outcome_reports.importing.output.import_report import Unplaced
from outcome_reports.importing.word.drawn_pictures import pictures_in
from outcome_reports.importing.word.word_content import Story, paragraphs_of, text_of
from outcome_reports.reading.unplaced_words import ANEW, LEFT


def forgotten(story: Story, files: Mapping[str, str], unplaced: Iterable[Unplaced]) -> Iterator[Unplaced]:
    """Yield words of the document that are in no file, each with its paragraph."""
    there = Counter(words_in("\n".join([*files.values(), *(entry.text for entry in unplaced)])))
    texts = [text_of(story.blocks), *map(text_of, story.notes.values()), *(text for _, text in story.beside)]
    missing = Counter(words_in("\n".join(texts))) - there
    for line in (line for text in texts for line in text.split("\n")):
        if missing & Counter(words_in(line)):
            missing -= Counter(words_in(line))
            yield Unplaced("text", "somewhere in the document", line)


def without_place(story: Story, files: Mapping[str, str]) -> Iterator[Unplaced]:
    """Yield the pictures' alternative texts that are not in `files`."""
    taken = pictures_in(story, files)
    for picture in (one for paragraph in paragraphs_of(story.blocks) for one in paragraph.pictures):
        if picture.name not in taken and picture.alt:
            yield Unplaced("description of a picture", "somewhere in the document", picture.alt)


def words_in(text: str) -> list[str]:
    """Return the words of a text, ignoring white space, punctuation, Markdown and YAML."""
    return re.findall(r"[^\W_]+", re.sub(r"[*\\]", "", text))


def unplaced_file(name: str, unplaced: Sequence[Unplaced], anew: Sequence[Unplaced]) -> str:
    """Return the text of `unplaced.md`, for the document `name`; passages that documents generate are at the end."""
    lines = [f"# {LEFT} {name}", ""]
    lines += [
        "Put what you need where it belongs, then delete this file." if unplaced else "Everything was placed.",
        "",
    ]
    for entry in unplaced:
        lines += [f"## {entry.what[:1].upper()}{entry.what[1:]}, {entry.where}", "", entry.text, ""]
    if anew:
        lines += [f"# {ANEW}", "", "It needs no action.", ""]
    for entry in anew:
        lines += [f"## {entry.what[:1].upper()}{entry.what[1:]}, {entry.where}", "", entry.text, ""]
    return "\n".join(lines)
