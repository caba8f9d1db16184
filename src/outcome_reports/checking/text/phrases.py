"""Search for many fixed phrases in a text in a single pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.checking.text.anatomy import Word, in_small_letters


class PhraseIndex:
    """Finds phrases in any case, as whole words, the longest first; both kinds of apostrophe are equal."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for phrase in phrases:
            plain = in_small_letters(phrase)
            first = next(iter(plain.replace("-", " ").split()), plain)
            self._by_first.setdefault(first, []).append((plain, phrase))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find_in(self, text: str, words: Iterable[Word]) -> Iterator[tuple[str, int, int]]:
        """Yield each phrase in `text` as it was given, with its start and end; `words` are the words of the text."""
        plain = in_small_letters(text)
        end = 0
        for word in words:
            if word.start < end:
                continue
            for candidate, phrase in self._by_first.get(word.plain, ()):
                stop = word.start + len(candidate)
                if plain.startswith(candidate, word.start) and not plain[stop : stop + 1].isalnum():
                    yield phrase, word.start, stop
                    end = stop
                    break


def in_case_of(model: str, text: str) -> str:
    """Return `text` with a capital where `model` has one: all capitals, or the first letter."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
