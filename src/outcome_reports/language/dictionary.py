"""A Hunspell dictionary, loaded when it is first needed."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Protocol

PLACES = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/usr/local/share/hunspell"))
"""Where Linux distributions put dictionaries. The variable OUTCOME_REPORTS_DICTIONARIES names a folder before them."""

USUAL = "en_GB"
"""The dictionary of a profile that names none."""

_MAX_LETTERS = 30
_IZE = re.compile(r"iz(?=(e[drs]?|ers|ing|able|ations?|ational|ationally)$)", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


class Dictionary:
    """Knows the words of a language."""

    def __init__(self, speller: _Speller) -> None:
        self._knows = functools.cache(speller.spell)

    def knows(self, word: str) -> bool:
        """Return whether the word, in its own case, is in the dictionary.

        A word in -ize is known if its form in -ise is: the British dictionary of Debian 12 has both, that of Debian 13
        only -ise (and "seise" for "seize"). Other rules decide which of them house style requires.
        """
        return bool(self._knows(word)) or ((ise := _IZE.sub("is", word)) != word and bool(self._knows(ise)))

    def known(self, words: Collection[str]) -> set[str]:
        """Return those of `words` that `knows` knows."""
        return set(filter(self.knows, words))

    def near_each(self, words: Collection[str], names: frozenset[str]) -> dict[str, list[str]]:
        """Return what is `near` each of `words`."""
        return {word: self.near(word, names) for word in words}

    def near(self, word: str, names: frozenset[str]) -> list[str]:
        """Known words, and `names` (without case), that differ by one letter or by two neighbouring letters that are
        swapped.

        Swapped letters come first, then superfluous, missing and wrong ones; a wrong first letter last.
        """
        if len(word) > _MAX_LETTERS:
            return []
        lower = word.lower()
        found = (edit for edit in _edits(lower) if edit in names or self.knows(edit))
        capital = word[:1].isupper()
        return list(dict.fromkeys(edit.capitalize() if capital else edit for edit in found))


def dictionary_folder(name: str) -> Path | None:
    """Return the folder with the dictionary `name` ("en_GB"); None if it or the library cannot be used."""
    try:
        import hunspell  # noqa: F401
    except ImportError:
        return None
    own = os.environ.get("OUTCOME_REPORTS_DICTIONARIES")
    for place in (*([Path(own)] if own else []), *PLACES):
        if all((place / f"{name}{suffix}").is_file() for suffix in (".aff", ".dic")):
            return place
    return None


@functools.cache
def load_dictionary(name: str) -> Dictionary | None:
    """Return the dictionary `name` ("en_GB"); None if the library or the dictionary cannot be used."""
    if (folder := dictionary_folder(name)) is None:
        return None
    from hunspell import Hunspell

    return Dictionary(Hunspell(name, hunspell_data_dir=str(folder)))


def _edits(word: str) -> Iterator[str]:
    splits = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    yield from (left + right[1:] for left, right in splits if right)
    yield from (left + letter + right for left, right in splits for letter in _LETTERS)
    yield from (left + letter + right[1:] for left, right in splits if right for letter in _LETTERS)
    yield from (letter + word[1:] for letter in _LETTERS)
