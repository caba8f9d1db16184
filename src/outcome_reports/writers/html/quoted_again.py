"""Pull quotes in HTML: generated on screen and painted on paper, between the blocks of the text."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.pull_quotes import quote_class

_CLASS = "pull-quote"


class QuoteAnswers:
    """The part of NodeWriter that is about pull quotes."""

    medium: str
    quotes: dict[str, None]
    placed: Mapping[int, tuple[str, ...]]

    def quotes_before(self, block: tree.Block) -> Markup:
        """Return the pull quotes that are shown before a block."""
        quotes = Markup("")
        for words in self.placed.get(id(block), ()):
            self.quotes.setdefault(words)
            if self.medium == "print":
                quotes += Markup('<div class="{} {}"></div>\n').format(_CLASS, quote_class(words))
            else:
                quotes += Markup('<div class="{}" aria-hidden="true" data-quote="{}"></div>\n').format(_CLASS, words)
        return quotes
