"""Navigation words of the page, in the document's language."""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.pull_quotes import first_line

_MEGABYTE = 1_000_000
_RUNNING_STEPS = -1
"""Type size of running heads, on the scale of the brand."""


class LabelAnswers:
    """The part of NodeWriter that is about labels."""

    document: tree.Document
    brand: Brand | None

    def label(self, name: str) -> str:
        """Return one of the document's labels. Raises RenderError if the document lacks it."""
        try:
            return self.document.labels[name]
        except KeyError:
            raise RenderError([f"the document has no label “{name}”, which its pages need"]) from None

    def one_line(self, words: str, width: float, weight: int = 600) -> str:
        """Return `words`, shortened to a line of a running head, `width` millimetres wide."""
        return first_line(words, width, _RUNNING_STEPS, self.brand, weight) if self.brand else words

    def size(self, size: int) -> str:
        """Return a number of bytes in words: "310 kB", "1.2 MB"."""
        if size < _MEGABYTE:
            return self.label("kilobytes").format(size=-(-size // 1000))
        whole, tenth = divmod(-(-size // (_MEGABYTE // 10)), 10)
        return self.label("megabytes").format(size=f"{whole}{self.label('decimal_mark')}{tenth}")
