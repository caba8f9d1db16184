"""Edits between two versions of a text, word by word, and several people's edits together."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from outcome_reports.rewriting.text_edits import WordEdit, applied

NOTE_MARK = r"\[\d+\]"
"""Pattern of a footnote mark as clearance shows it: in brackets, so that it is no part of a word or number."""
_TOKEN = re.compile(rf"\s+|{NOTE_MARK}|[^\W_]+(?:[’'-][^\W_]+)*|.", re.DOTALL)
MOST_TOKENS = 20_000
_MOST_PAIRS = 250_000
"""Pairs of words that are all compared: 250 words with their spaces in either text, which takes up to 0.1 s."""


def tokens_of(text: str) -> list[str]:
    """Return the words, spaces and marks that make up `text`."""
    return _TOKEN.findall(text)


def matcher_of(old: Sequence[str], new: Sequence[str]) -> difflib.SequenceMatcher[str]:
    """Return a matcher of the words of two texts. In long ones, words that are everywhere, such as spaces, match only
    beside others: they would take hours.
    """
    return difflib.SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)


def edits_between(old: str, new: str) -> list[WordEdit]:
    """Return the edits that turn `old` into `new`, in order, by whole words."""
    before, after = tokens_of(old), tokens_of(new)
    if len(before) + len(after) > MOST_TOKENS:
        return [WordEdit(0, len(old), new)] if old != new else []
    places = [0]
    for token in before:
        places.append(places[-1] + len(token))
    found = (
        WordEdit(places[a], places[b], "".join(after[c:d]))
        for kind, a, b, c, d in matcher_of(before, after).get_opcodes()
        if kind != "equal"
    )
    return _joined(old, found)


def _joined(old: str, edits: Iterable[WordEdit]) -> list[WordEdit]:
    """Return `edits`, merging those separated only by a space: words that were replaced one by one."""
    found: list[WordEdit] = []
    for edit in edits:
        if found and old[found[-1].end : edit.start].isspace() and found[-1].start < found[-1].end:
            last = found.pop()
            found.append(WordEdit(last.start, edit.end, last.new + old[last.end : edit.start] + edit.new))
        else:
            found.append(edit)
    return found


def together(text: str, proposals: Sequence[str]) -> str | None:
    """Return `text` with the changes of all `proposals`; None if two change or touch the same words."""
    merged: list[WordEdit] = []
    for proposal in proposals:
        for edit in edits_between(text, proposal):
            if edit in merged:
                continue
            if any(_touch(text, edit, other) for other in merged):
                return None
            merged.append(edit)
    return applied(text, merged)


def _touch(text: str, one: WordEdit, other: WordEdit) -> bool:
    """Return whether two edits overlap, or have only one space or mark between them."""
    first, second = sorted((one, other))
    return second.start <= first.end or not text[first.end : second.start].strip()


def carried(edits: Iterable[WordEdit], then: str, now: str) -> list[WordEdit] | None:
    """Return `edits` of the earlier text `then` as edits of the text `now`; None if they overlap a change.

    Edits that have already been made there are left out.
    """
    if then == now:
        return list(edits)
    made = edits_between(then, now)
    found = []
    for edit in edits:
        if edit in made:
            continue
        # One character more on each side, so that edits which touch are seen.
        start, end = max(edit.start - 1, 0), min(edit.end + 1, len(then))
        if any(other.start < end and start < other.end for other in made):
            return None
        found.append(edit.moved(sum(len(o.new) - (o.end - o.start) for o in made if o.end <= start)))
    return found
