"""Line breaks in scripts without spaces between words: between two words, by ICU's dictionaries.

Pango supports at most Thai, and breaks lines in other scripts anywhere. Browsers support Thai, but not always the
others. Word and LibreOffice have their own dictionaries.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise

from outcome_reports.errors import InstallationError
from outcome_reports.platform.process_memory import tells_of_no_room

WORD_END = "\N{WORD JOINER}\N{ZERO WIDTH SPACE}"
"""What is put where a line on paper may end: WeasyPrint 70 breaks anywhere before it looks for a <wbr> in strong words.

The joiner distinguishes it from authors' zero-width spaces, which belong to the text.
"""
_THAI = "\u0e00-\u0e7f"
_OTHERS = "\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Lao, Myanmar and Khmer, with their extensions."""
_JOINERS = "\u200c\u200d"
_SHORTEST, _LONGEST = 9, 20
"""Letters from which a run is cut, for narrow columns; up to the second number it may stay whole."""
_RUNS = re.compile(f"(?P<thai>[{_THAI}{_JOINERS}]{{{_SHORTEST},}})|[{_OTHERS}{_JOINERS}]{{{_SHORTEST},}}")
_AT_BRACKETS = re.compile(f"(?<=[{_OTHERS}])(?=[(\\[“«])|(?<=[)\\]”»])(?=[{_OTHERS}])")
_PAIR = re.compile(f"[{_THAI}{_OTHERS}]{{2}}")


def pieces(text: str, *, on_paper: bool) -> list[str]:
    """Return `text` cut where lines may end within long runs without spaces; most texts are one piece.

    Raises InstallationError if the library with the dictionaries is missing.
    """
    if text.isascii():
        return [text]
    ends = {end for run in _RUNS.finditer(text) for end in _ends_of_words(run, on_paper=on_paper)}
    ends |= {place.start() for place in _AT_BRACKETS.finditer(text)}
    return [text[start:end] for start, end in pairwise([0, *sorted(ends), len(text)])]


def meet(before: str, after: str) -> bool:
    """Return whether a line may end between two differently formatted texts: no word spans them."""
    if before.isascii() or after.isascii() or unicodedata.category(after[0]).startswith("M"):
        return False
    return _PAIR.fullmatch(before[-1] + after[0]) is not None


def _ends_of_words(run: re.Match[str], *, on_paper: bool) -> list[int]:
    if run["thai"] and not (on_paper and _must_learn_thai()):
        return []
    try:
        from icu4py.breakers import LineBreaker
    except ImportError as error:
        if len(run[0]) <= _LONGEST:
            return []
        if tells_of_no_room(str(error)):
            raise MemoryError(str(error)) from None
        cause = "" if isinstance(error, ModuleNotFoundError) else str(error)
        raise InstallationError(
            f"“{run[0][:_LONGEST]}…” is in a script without spaces, and its lines should end between words: "
            f"pip install 'outcome_reports[line-breaks]'{f' again ({cause})' if cause else ''}, "
            "or put a zero-width space (U+200B) after each word"
        ) from None
    return [run.start() + end for _, end in LineBreaker(run[0], "en").segments() if end < len(run[0])]


@functools.cache
def _must_learn_thai() -> bool:
    """Return whether the Pango that lays out pages was built without Thai support."""
    from outcome_reports.writers.pdf.weasyprint_patches.entrance import parts_thai

    return not parts_thai()
