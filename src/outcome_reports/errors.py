"""Every error that outcome_reports raises deliberately, and the phrases that messages share.

All derive from OutcomeError and, where a caller would expect a built-in error (LookupError for an unknown key,
ValueError for an invalid argument), from that too. Failures of the system raise OSError, and invalid values in the
model's classes raise pydantic's ValidationError.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 300
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in a file, at a `line` and `column` from 1 (0 for the file as a whole), or `unlisted` others there."""

    file: Path
    line: int
    column: int
    message: str
    hint: str = ""
    unlisted: int = 0

    def __str__(self) -> str:
        return self.told + (f"\n    {_plain(self.hint)}" if self.hint else "")

    @property
    def told(self) -> str:
        """The problem and its place, in one line."""
        name = _plain(str(self.file)).replace("\n", "\ufffd")
        return f"{name}{f':{self.line}:{self.column}' if self.line else ''}: {_plain(self.message)}"


def _plain(text: str, most: int = _MOST) -> str:
    """Return words about content, of at most about `most` characters, none of which controls a terminal."""
    shown = text if len(text) <= most else f"{text[:most]}…"
    return "".join(c if c.isprintable() or c in "\n\xa0\u202f" else "\ufffd" for c in shown)


def _order(p: Problem) -> tuple[bool, str, int, int, int, str]:
    return p.file.parent.name != "registry", str(p.file), p.unlisted, p.line, p.column, p.message


class OutcomeError(Exception):
    """Base class of all errors of outcome_reports. The message is written for people and needs no traceback."""


class ContentError(OutcomeError):
    """Content that cannot be used; `problems` lists every problem found, in order of file and line, mistakes in the
    registry first: those in other files may follow from them.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [f"{counted(sum(problem.unlisted or 1 for problem in self.problems), 'problem')} in the content"]
        for problem, following in zip_longest(self.problems, self.problems[1:]):
            # A hint shared by consecutive problems is printed once, after the last of them.
            same = following is not None and (following.file, following.hint) == (problem.file, problem.hint)
            lines.append(problem.told if same else str(problem))
        return "\n".join(lines)


class RenderError(OutcomeError):
    """A file was not written, because part of the document would have been lost.

    `problems` lists the reasons, one sentence each, in the order in which they were found.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        more = f" ({len(self.problems)} problems)" if self.problems[1:] else ""
        return "\n  ".join([f"the document cannot be rendered as it is{more}:", *self.problems])


class Loss(Protocol):
    """Part of a document that would be lost: the words to look for in the content, and a sentence for people."""

    @property
    def sought(self) -> str:
        """A character or words of the document; empty for what cannot be looked for."""

    def sentence(self, places: Sequence[str] = ()) -> str:
        """Return the problem, with its places in the content, "file:line:column" each, if known."""


class PlacedError(RenderError):
    """A file was not written because of `losses` whose places in the content can be found."""

    def __init__(self, losses: Iterable[Loss], places: Callable[[str], Sequence[str]] | None = None) -> None:
        self.losses = tuple(losses)
        super().__init__(loss.sentence(places(loss.sought) if places and loss.sought else ()) for loss in self.losses)

    def placed(self, places: Callable[[str], Sequence[str]]) -> Self:
        """Return the same error with the places that `places` finds for each character or words."""
        return type(self)(self.losses, places)

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Loss, ...]]]:
        return type(self), (self.losses,)


class PageFaultsError(PlacedError):
    """Text or pictures cannot be read on the pages of the PDF; `losses` lists them with their places."""


class UnknownNameError(OutcomeError, LookupError):
    """A key, group or chapter that is not in the registry or the edition."""


class NothingToExcerptError(OutcomeError, LookupError):
    """The edition has nothing about the subject of an excerpt."""


class ArgumentError(OutcomeError, ValueError):
    """An invalid argument: an unknown format, document or part, an impossible length."""


class ArgumentTypeError(OutcomeError, TypeError):
    """An argument of the wrong type."""


class CompositionError(OutcomeError, ValueError):
    """Sections that do not make a document: a duplicate id, or headings that skip a level."""


class WordingError(OutcomeError, ValueError):
    """A wording file that is missing, incomplete or cannot be used."""


class ProfileError(OutcomeError, ValueError):
    """A profile of house style that does not exist or cannot be used."""


class BusyError(OutcomeError, RuntimeError):
    """Another build is writing into the same folder."""


class InstallationError(OutcomeError, RuntimeError):
    """A required library or program is missing or unsuitable. The message says what to install."""


class LayoutMissingError(InstallationError):
    """Pango or WeasyPrint, which lay out the pages of a PDF, are missing. Its arguments: why, and what to install."""

    def __str__(self) -> str:
        return "".join(self.args)


class ValidatorError(OutcomeError, RuntimeError):
    """A validator failed, so that its verdict is unknown."""


EXPECTED = (OutcomeError, OSError, MemoryError)
"""Errors that a user, a file or the system can cause. Every other error is a fault in outcome_reports."""


def words_of(error: Exception) -> str:
    """Return the message for people: the error's own, or one line saying where to report a fault in outcome_reports."""
    if isinstance(error, OutcomeError):
        return str(error)
    if isinstance(error, OSError):
        return f"{os.fsdecode(error.filename)}: {error.strerror}" if error.filename else str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    said = _plain(" ".join(f"{type(error).__name__}: {error}".split()), _LONGEST)
    return f"unexpected error ({said}). Please report it (README, “Reporting a fault”)"


def counted(count: int, one: str, several: str = "") -> str:
    """Return a count with its noun ("1 file", "1,200 files"); `several` is an irregular plural."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def near_names(wrong: str, known: Iterable[str], *, most: int = 1, alike: float = 0.6) -> list[str]:
    """Return the `known` names most similar to `wrong`, best first, ignoring case; `alike` is the minimum ratio."""
    import difflib

    names = {name.casefold(): name for name in known}
    return [names[near] for near in difflib.get_close_matches(wrong.casefold(), names, n=most, cutoff=alike)]


def did_you_mean(wrong: str, known: Iterable[str], *, most: int = 1, alike: float = 0.6) -> str:
    """Return “did you mean “x”?” for the `known` names most similar to `wrong`, "" if none is similar enough."""
    near = near_names(wrong, known, most=most, alike=alike)
    return f"did you mean “{'” or “'.join(near)}”?" if near else ""
