"""Mapping of edits of a value to edits of its file, and vice versa."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.yaml_nodes import Scalar, scalars_of
from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.scalar_writing import in_style, line_end_of
from outcome_reports.rewriting.text_edits import TextEdit, WordEdit, applied, line_starts, offset_of
from outcome_reports.rewriting.verifying import Change, parsed, with_changes

_BLOCK = "|"


def change_of_words(text: str, path: ModelPath, scalar: Scalar, edits: Sequence[WordEdit]) -> Change:
    """Return `edits` of the value of `scalar`, which is at `path` of the file `text`, as a change of that file.

    Raises EditError if their place is not certain.
    """
    starts = line_starts(text)
    line_end = line_end_of(text)
    found = []
    for edit in edits:
        if scalar.style != _BLOCK and "\n" in edit.new:
            raise EditError("new paragraphs in a text that is not a block of lines (|)")
        start = _place(starts, scalar, edit.start, after=edit.start == edit.end)
        end = _place(starts, scalar, edit.end, after=True) if edit.end > edit.start else start
        if start is None or end is None or end < start:
            raise EditError("the place of the words in the file is not certain")
        goes_on = scalar.value[edit.end : edit.end + 1] not in {"", "\n"}
        new = in_style(scalar.style, edit.new, scalar.indent, line_end, goes_on=goes_on)
        found.append(TextEdit(start, text[start:end], new))
    return Change(path, found, applied(scalar.value, edits), exact=scalar.style == _BLOCK)


def _place(starts: Sequence[int], scalar: Scalar, offset: int, *, after: bool) -> int | None:
    """Return the place in the file of `offset` of the value: the start of what follows, or the end of what precedes."""
    value = scalar.value
    if scalar.style == _BLOCK:
        return _begin(starts, scalar, offset)
    if after and offset and not value[offset - 1].isspace():
        before = _begin(starts, scalar, offset - 1)
        if before is None:
            return None
        if offset < len(value) and not value[offset].isspace():
            return _begin(starts, scalar, offset)
        return before + (2 if scalar.style == "'" and value[offset - 1] == "'" else 1)
    if offset < len(value) and not value[offset].isspace():
        return _begin(starts, scalar, offset)
    if offset and not value[offset - 1].isspace():
        return _place(starts, scalar, offset, after=True)
    return None


def _begin(starts: Sequence[int], scalar: Scalar, offset: int) -> int | None:
    """Return where the character at `offset` of the value is, or the next that is not a space that YAML folds."""
    value = scalar.value
    line, column = value.count("\n", 0, offset), offset - (value.rfind("\n", 0, offset) + 1)
    return offset_of(starts, *scalar.position(line, column))


def with_edits_in_values(text: str, edits: Sequence[TextEdit]) -> tuple[str, list[TextEdit]]:
    """Return `text` of a YAML file with `edits`, which do not overlap, and those of them that were made.

    An edit is left out if it is not within a value, or if the file would not read exactly as expected.
    """
    changes = _changes(text, edits)
    new = with_changes(text, changes)
    if new is not None:
        return new, [edit for change in changes for edit in change.edits]
    if len(edits) <= 1:
        return text, []
    # The later half first, so that the other places stay valid, and none is left out because of another.
    ordered = sorted(edits)
    text, late = with_edits_in_values(text, ordered[len(ordered) // 2 :])
    text, early = with_edits_in_values(text, ordered[: len(ordered) // 2])
    return text, early + late


def _changes(text: str, edits: Iterable[TextEdit]) -> list[Change]:
    # Values are in NFC, so places are compared in a text that is too.
    normal = unicodedata.normalize("NFC", text)
    top = parsed(normal)
    scalars = list(scalars_of(top)) if top else []
    starts = line_starts(normal)
    begins = [starts[scalar.line] + scalar.column for _, scalar in scalars]
    found: dict[ModelPath, tuple[Scalar, list[TextEdit], list[WordEdit]]] = {}
    for edit in edits:
        at = len(unicodedata.normalize("NFC", text[: edit.start]))
        number = bisect_right(begins, at) - 1
        word = _word_edit(normal, starts, scalars[number][1], at, edit) if number >= 0 else None
        if word is not None:
            path, scalar = scalars[number]
            _, own, words = found.setdefault(path, (scalar, [], []))
            own.append(edit)
            words.append(word)
    return [
        Change(path, own, applied(scalar.value, words), exact=scalar.style == _BLOCK)
        for path, (scalar, own, words) in found.items()
    ]


def _word_edit(text: str, starts: Sequence[int], scalar: Scalar, at: int, edit: TextEdit) -> WordEdit | None:
    """Return the edit at `at` of the file as an edit of the value of `scalar`, None if the value does not have it."""

    def place(offset: int) -> int:
        return _begin(starts, scalar, offset) or 0

    if scalar.style != _BLOCK:
        at += len(text[at:]) - len(text[at:].lstrip())
    offsets = list(_all_of(edit.old, scalar.value))
    number = bisect_left(offsets, at, key=place)
    if number == len(offsets) or place(offsets[number]) != at:
        return None
    return WordEdit(offsets[number], offsets[number] + len(edit.old), edit.new)


def _all_of(words: str, value: str) -> Iterable[int]:
    at = value.find(words)
    while at >= 0:
        yield at
        at = value.find(words, at + 1)
