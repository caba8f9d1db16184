"""Faults of finished pages, in words for people: the block, its page, its place in the content, and the remedy."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports.platform.records import record

_SHOWN = 60
"""Characters of a text that a message shows."""
_SHORTEST = 3
"""Least length of words that are looked for."""


@record(frozen=True, slots=True)
class PageFault:
    """A fault of a text or picture: its `words`, their `page` from 1, the `block` they are in, by its id."""

    what: str
    remedy: str
    words: str
    page: int
    block: str = ""

    @property
    def kind(self) -> str:
        """The fault, without the words that cover it."""
        return self.what.partition("“")[0]

    @property
    def sought(self) -> str:
        """What to look for in the content; nothing for words so short that they are everywhere."""
        return self.words if len(self.words) >= _SHORTEST else ""

    def sentence(self, places: Sequence[str] = ()) -> str:
        """Return one sentence for people, with the places in the content where they are known."""
        words = self.words if len(self.words) <= _SHOWN else f"{self.words[: _SHOWN - 1]}…"
        where = "".join((f" in #{self.block}" if self.block else "", f", at {', '.join(places)}," if places else ""))
        return f"page {self.page}: “{words}”{where} {self.what}; {self.remedy}"
