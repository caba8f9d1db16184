"""Matching of sent paragraphs with the paragraphs of the returned file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from outcome_reports.clearing.returned.alignment import Words, aligned
from outcome_reports.clearing.returned.views import Unit, view
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.rewording.provenance import collapsed

_COPY = re.compile(r"_Copy_\d+$")
_SURE, _LONG = 0.6, 20


@dataclass(slots=True)
class Match:
    """The returned paragraphs (numbers of units after the changes) that correspond to each sent paragraph.

    `added` are paragraphs without a sent one, each with the number of the sent one before it (-1 for none). With all
    tracked changes rejected, the file equals the sent copy except for `untracked` and `unsent`.
    """

    units: list[Unit]
    of: dict[int, list[int]] = field(default_factory=dict)
    added: list[tuple[int, int]] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    untracked: set[int] = field(default_factory=set)
    """Sent paragraphs whose words or place were changed without tracking."""
    unsent: list[list[int]] = field(default_factory=list)
    """Paragraphs added without tracking, each as its numbers in the file."""


def match(keys: Sequence[str], sent: Sequence[str], file: WordFile) -> Match:
    """Return the match of the paragraphs `sent`, whose bookmarks are `keys`, in the returned `file`."""
    words = Words()
    before = [unit for unit in view(file.paragraphs, "before") if collapsed(unit.text)]
    after = [unit for unit in view(file.paragraphs, "after") if collapsed(unit.text)]
    old = [collapsed(unit.text) for unit in before]
    places = {key: number for number, key in enumerate(keys)}
    found = Match(after)
    # First match the sent copy with the file when all is rejected, then that with the file when all is accepted.
    rejected = aligned(sent, old, _anchors(places, before), words)
    found.untracked = {i for i in range(len(sent)) if i not in rejected or old[rejected[i]] != sent[i]}
    kept = set(rejected.values())
    found.unsent = [unit.members for number, unit in enumerate(before) if number not in kept]
    by_member = {member: number for number, unit in enumerate(after) for member in unit.members}
    were = (collapsed("".join(file.paragraphs[member].before for member in unit.members)) for unit in after)
    originals = [words_before or collapsed(unit.text) for words_before, unit in zip(were, after, strict=True)]
    direct = aligned(sent, originals, _anchors(places, after), words)
    for number in range(len(sent)):
        unit = before[rejected[number]] if number in rejected else None
        if unit is not None and old[rejected[number]] == sent[number]:
            found.of[number] = _from_members(unit, by_member, file)
        elif number in direct:
            found.of[number] = [direct[number]]
        else:
            found.of[number] = []
    _resolve(found, sent, words, anchored=len(_anchors(places, after)) > len(sent) // 2)
    displaced = {number for number in _out_of_order(rejected) if old[rejected[number]] == sent[number]}
    found.moved |= displaced
    found.untracked |= displaced
    return found


def _out_of_order(pairs: Mapping[int, int]) -> set[int]:
    """Return the smallest set of paragraphs whose move explains that `pairs` are not in order."""
    ends: list[int] = []
    lasts: list[int] = []
    before: dict[int, int | None] = {}
    for number in sorted(pairs):
        at = bisect_left(ends, pairs[number])
        before[number] = lasts[at - 1] if at else None
        ends[at : at + 1], lasts[at : at + 1] = [pairs[number]], [number]
    moved, one = set(pairs), lasts[-1] if lasts else None
    while one is not None:
        moved.remove(one)
        one = before[one]
    return moved


def _anchors(places: dict[str, int], units: Sequence[Unit]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, unit in enumerate(units):
        for name in unit.bookmarks:
            key = places.get(_COPY.sub("", name))
            if key is not None:
                found.setdefault(key, number)
    return found


def _from_members(unit: Unit, by_member: dict[int, int], file: WordFile) -> list[int]:
    """Return the units after the changes that have words which were in `unit` before them."""
    found = []
    for member in unit.members:
        number = by_member.get(member)
        if number is None or number in found:
            continue
        paragraph = file.paragraphs[member]
        kept = any(piece.state == "kept" and piece.text.strip() for piece in paragraph.pieces)
        if kept or (paragraph.before.strip() and collapsed(paragraph.after)):
            found.append(number)
    return found


def _resolve(found: Match, sent: Sequence[str], words: Words, *, anchored: bool) -> None:
    """Assign the remaining paragraphs to those they come from: split, joined and moved ones."""
    texts = [collapsed(unit.text) for unit in found.units]
    used = {number for numbers in found.of.values() for number in numbers}
    free = [number for number in range(len(texts)) if number not in used]
    for i in [i for i in range(len(sent)) if not found.of[i] and len(sent[i]) > _LONG]:
        best = max(((words.alike(sent[i], texts[j]), -j) for j in free), default=(0.0, 0))
        if best[0] >= _SURE:
            found.of[i] = [-best[1]]
            found.moved.add(i)
            free.remove(-best[1])
    _join_parts(found, sent, texts, free, words)
    for i in [i for i in range(len(sent)) if not found.of[i] and len(sent[i]) > _LONG]:
        for beside in (i - 1, i + 1):
            numbers = found.of.get(beside, [])
            if len(numbers) == 1 and beside in found.untracked:
                both = f"{sent[beside]} {sent[i]}" if beside < i else f"{sent[i]} {sent[beside]}"
                text = texts[numbers[0]]
                if words.alike(both, text) > words.alike(sent[beside], text) + 0.05:
                    found.of[i] = list(numbers)
                    break
    if not anchored:
        _pair_alone(found, len(sent), free)
    order = sorted((numbers[-1], i) for i, numbers in found.of.items() if numbers)
    for j in sorted(free):
        anchor = max((i for last, i in order if last < j), default=-1, key=lambda i: found.of[i][-1])
        found.added.append((j, anchor))


def _join_parts(found: Match, sent: Sequence[str], texts: Sequence[str], free: list[int], words: Words) -> None:
    """Assign remaining paragraphs to the adjacent one whose words they continue or begin."""
    ends = {numbers[-1]: i for i, numbers in found.of.items() if numbers}
    starts = {numbers[0]: i for i, numbers in found.of.items() if numbers}
    for j in list(free):
        for i, longer in ((ends.get(j - 1, -1), "{0} {1}"), (starts.get(j + 1, -1), "{1} {0}")):
            if i < 0 or len(found.of[i]) > 8:
                continue
            current = " ".join(texts[n] for n in found.of[i])
            both = longer.format(current, texts[j])
            if words.alike(sent[i], both) > words.alike(sent[i], current) + 0.02:
                found.of[i] = sorted([*found.of[i], j])
                ends[found.of[i][-1]], starts[found.of[i][0]] = i, i
                free.remove(j)
                break


def _pair_alone(found: Match, count: int, free: list[int]) -> None:
    """Pair a deleted paragraph with a new one in the same place: all its words were replaced."""
    places = [found.of[i][-1] if found.of[i] else None for i in range(count)]
    for i in range(count):
        if found.of[i] or i not in found.untracked:
            continue
        before = next((places[n] for n in range(i - 1, -1, -1) if places[n] is not None), -1)
        after = next((found.of[n][0] for n in range(i + 1, count) if found.of[n]), len(found.units))
        assert before is not None
        gone = sum(1 for n in range(max(i - 1, 0), min(i + 2, count)) if not found.of[n])
        between = [j for j in free if before < j < after]
        if gone == 1 and len(between) == 1:
            found.of[i] = between
            free.remove(between[0])
