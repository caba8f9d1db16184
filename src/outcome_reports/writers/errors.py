"""What goes wrong while a document is written."""

from __future__ import annotations

from collections.abc import Iterable


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
