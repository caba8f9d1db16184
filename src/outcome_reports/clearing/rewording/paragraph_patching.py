"""Paragraphs added, removed, split or joined, as edits of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.clearing.rewording.source_patching import ForPerson, escaped, why_unfit
from outcome_reports.rewriting.text_edits import WordEdit

_BULLET = re.compile(r"[ ]{0,3}[-+*][ ]+\Z")


def paragraph_end(source: str, paragraphs: Sequence[Paragraph], number: int) -> int:
    """Return the end of paragraph `number` in the source, including the marks after its last word."""
    start = paragraphs[number].offsets[0]
    blank = re.compile(r"\n[ ]*\n").search(source, start)
    end = blank.start() if blank else len(source.rstrip())
    if number + 1 < len(paragraphs):
        following = source.rfind("\n", 0, paragraphs[number + 1].offsets[0])
        end = min(end, max(following, start)) if following > start else end
    return end


def _line_start(source: str, paragraph: Paragraph) -> int:
    return source.rfind("\n", 0, paragraph.offsets[0]) + 1


def insert_after(source: str, paragraphs: Sequence[Paragraph], number: int, text: str) -> WordEdit | ForPerson:
    """Return the edit that inserts a paragraph or list item with the words `text` after paragraph `number`."""
    before = paragraphs[number]
    end = paragraph_end(source, paragraphs, number)
    if why := why_unfit(text):
        return ForPerson(why, text)
    if before.kind == "paragraph":
        return WordEdit(end, end, f"\n\n{escaped(text, opening=True)}")
    prefix = source[_line_start(source, before) : before.offsets[0]]
    if before.kind == "item" and before.first and _BULLET.match(prefix):
        return WordEdit(end, end, f"\n{prefix}{escaped(text, opening=True)}")
    return ForPerson("a new paragraph in a numbered list, a quotation or a note", text)


def remove(source: str, paragraphs: Sequence[Paragraph], number: int) -> WordEdit | ForPerson:
    """Return the edit that removes paragraph `number` with the blank line that separated it."""
    gone = paragraphs[number]
    if gone.kind not in {"paragraph", "item"} or not gone.first:
        return ForPerson("a quotation, a note or part of a list item was removed")
    if len(paragraphs) == 1:
        return ForPerson("all the words of the text were removed: remove the text from the file")
    if number + 1 < len(paragraphs) and paragraphs[number + 1].kind == gone.kind:
        return WordEdit(_line_start(source, gone), _line_start(source, paragraphs[number + 1]), "")
    if number and paragraphs[number - 1].kind == gone.kind:
        return WordEdit(paragraph_end(source, paragraphs, number - 1), paragraph_end(source, paragraphs, number), "")
    if number + 1 < len(paragraphs):
        return WordEdit(_line_start(source, gone), _line_start(source, paragraphs[number + 1]), "")
    return WordEdit(paragraph_end(source, paragraphs, number - 1), paragraph_end(source, paragraphs, number), "")


def split(source: str, paragraph: Paragraph, place: int) -> WordEdit | ForPerson:
    """Return the edit that splits a paragraph at `place` of the source, where a word begins."""
    if paragraph.kind != "paragraph":
        return ForPerson("a list item, a quotation or a note was split")
    start = place
    while start and source[start - 1] in " \n":
        start -= 1
    return WordEdit(start, place, "\n\n")


def join(source: str, paragraphs: Sequence[Paragraph], number: int) -> WordEdit | ForPerson:
    """Return the edit that joins paragraph `number` with the next one."""
    first, second = paragraphs[number], paragraphs[number + 1]
    if first.kind != "paragraph" or second.kind != "paragraph":
        return ForPerson("a list item, a quotation or a note was joined with the text next to it")
    return WordEdit(paragraph_end(source, paragraphs, number), _line_start(source, second), "\n")
