"""What is wrong with content, and where."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: `line` and `column` count from 1 (0 for the file as a whole)."""

    file: Path
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return self.told + (f"\n    {self.hint}" if self.hint else "")

    @property
    def told(self) -> str:
        """What is wrong and where, in one line."""
        # A name may have bytes that are no text, and characters that steer a terminal.
        name = "".join(c if c.isprintable() else "\ufffd" for c in str(self.file))
        place = f"{name}:{self.line}:{self.column}" if self.line else name
        return f"{place}: {self.message}"


def _order(problem: Problem) -> tuple[bool, str, int, int, str]:
    in_registry = problem.file.parent.name == "registry"
    return not in_registry, str(problem.file), problem.line, problem.column, problem.message


class ContentError(Exception):
    """Content that cannot be used; `problems` lists everything that was found wrong, in order of file and line.

    Mistakes of the registry come first: those of the other files may follow from them.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem in the content" if count == 1 else f"{count} problems in the content"
        lines = [head]
        for problem, following in zip_longest(self.problems, self.problems[1:]):
            # What is to be done is said once, after the last of several problems that stand together and need it.
            same = following is not None and (following.file, following.hint) == (problem.file, problem.hint)
            lines.append(problem.told if same else str(problem))
        return "\n".join(lines)


class RenderError(Exception):
    """A file was not written, because something of the document would have been lost in it.

    `problems` says what, one sentence each, in the order in which it was found.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = "the document cannot be rendered as it is" + (f" ({count} problems)" if count > 1 else "")
        return "\n".join([f"{head}:", *(f"  {problem}" for problem in self.problems)])


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return "; did you mean “…”?" with the name of `known` nearest to `wrong`, or "" if none is near."""
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(str(wrong).casefold(), by_fold, n=1, cutoff=0.5)
    return f"; did you mean “{by_fold[near[0]]}”?" if near else ""
