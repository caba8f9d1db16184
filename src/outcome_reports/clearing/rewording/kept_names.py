"""Edits between two versions of a text that leave its names and footnote marks alone.

A name counts as left alone if its words are still there and consecutive. Its article is ignored: composing writes it,
and omits it after "this".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.provenance import Traced
from outcome_reports.clearing.rewording.word_edits import MOST_TOKENS, NOTE_MARK, edits_between, matcher_of
from outcome_reports.platform.records import record
from outcome_reports.rewriting.text_edits import WordEdit

_PIECES = rf"{NOTE_MARK}|\s+|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|."
_LAST_WORD = re.compile(r"\S+\s+\Z")


@record(frozen=True, slots=True)
class _Kept:
    """A name or a footnote mark in a shown text, `start` to `end`; the words of a name begin at `core`."""

    start: int
    core: int
    end: int
    mention: int


@record(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    words: str
    is_kept: bool = False


def edits_around_names(traced: Traced, final: str, names: NameReadings) -> list[WordEdit] | None:
    """Return the edits that turn the text of `traced` into `final`, none of them in a name or a footnote mark.

    None if a name or a mark has changed, or would not read as in `final`.
    """
    shown = traced.shown
    kept = list(_kept(traced, names))
    places = _places(shown, final, kept) if kept else {}
    if places is None:
        return None
    found: list[WordEdit] = []
    at, new_at, before = 0, 0, ""
    for one in kept:
        place = places[one]
        gap = final[new_at : place.start]
        words = gap if one.mention < 0 else _without_article(traced, one, before, gap, place.words, names)
        if words is None:
            return None
        found += [edit.moved(at) for edit in edits_between(shown[at : one.start], words)]
        before += gap if one.mention < 0 else gap + place.words
        at, new_at = one.end, place.end
    return found + [edit.moved(at) for edit in edits_between(shown[at:], final[new_at:])]


def _kept(traced: Traced, names: NameReadings) -> Iterator[_Kept]:
    origins = traced.origins
    start = 0
    while start < len(origins):
        end = start + 1
        if origins[start].is_whole:
            while end < len(origins) and origins[end] == origins[start]:
                end += 1
            bare = names.without_article(traced.shown[start:end])
            yield _Kept(start, end - len(bare), end, origins[start].mention)
        start = end


def _without_article(traced: Traced, one: _Kept, before: str, gap: str, name: str, names: NameReadings) -> str | None:
    """Return the text to write before a name so that, with its article, it reads `gap` and `name`; None for none."""
    mark = traced.paragraph.marks[one.mention]
    last = _LAST_WORD.search(gap)
    for words in (gap[: last.start()], gap) if last else (gap,):
        if any(words + reading == gap + name for reading in names.after(before + words, mark.key, mark.form)):
            return words
    return None


def _places(shown: str, final: str, kept: Sequence[_Kept]) -> Mapping[_Kept, _Token] | None:
    """Return the place of each name and mark in `final`, None if one is missing."""
    cores = sorted({shown[one.core : one.end] for one in kept if one.mention >= 0}, key=len, reverse=True)
    pieces = re.compile("|".join([*map(_any_start, cores), _PIECES]), re.DOTALL)
    at = 0
    old: list[_Token] = []
    for one in kept:
        old += _tokens(pieces, shown, at, one.core)
        old.append(_Token(one.core, one.end, shown[one.core : one.end], is_kept=True))
        at = one.end
    old += _tokens(pieces, shown, at, len(shown))
    new = list(_tokens(pieces, final, 0, len(final)))
    if len(old) + len(new) > MOST_TOKENS:
        return None
    wanted = {token.words.casefold() for token in old if token.is_kept}
    found = _paired(old, new) or _paired(
        [token for token in old if token.words.casefold() in wanted],
        [token for token in new if token.words.casefold() in wanted],
    )
    return dict(zip(kept, found, strict=True)) if found else None


def _any_start(core: str) -> str:
    """Return a pattern of a name whose first letter is lower or upper case, as at the start of a sentence."""
    return rf"(?<!\w)(?i:{re.escape(core[0])}){re.escape(core[1:])}(?!\w)"


def _tokens(pieces: re.Pattern[str], text: str, start: int, end: int) -> Iterator[_Token]:
    for match in pieces.finditer(text, start, end):
        yield _Token(match.start(), match.end(), match[0])


def _paired(old: Sequence[_Token], new: Sequence[_Token]) -> list[_Token] | None:
    """Return the tokens of `new` that are the same as those kept of `old`, None if one is missing."""
    before, after = [token.words.casefold() for token in old], [token.words.casefold() for token in new]
    same = matcher_of(before, after).get_matching_blocks()
    pairs = {block.a + n: block.b + n for block in same for n in range(block.size)}
    numbers = [number for number, token in enumerate(old) if token.is_kept]
    return [new[pairs[number]] for number in numbers] if all(number in pairs for number in numbers) else None
