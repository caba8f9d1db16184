"""Widths for table columns that have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outcome_reports.tree.tabular import Align, Column

_WIDEST_LINE = 48
"""Maximum characters of a cell that count towards its width: longer cells take several lines."""
_NARROWEST = 4


def fitted_columns(rows: Iterable[Sequence[str]], aligns: Sequence[Align]) -> tuple[Column, ...]:
    """Return a column for each of `aligns`, with widths derived from the words of `rows`.

    Each column has room for its longest word if possible; the rest is shared in proportion to the longest cells.
    """
    words, lines = [_NARROWEST] * len(aligns), [_NARROWEST] * len(aligns)
    for row in rows:
        for place, text in enumerate(row):
            lines[place] = max(lines[place], min(len(text), _WIDEST_LINE))
            words[place] = max(words[place], min(max(map(len, text.split()), default=0), _WIDEST_LINE))
    wanted = [(word + line) / 2 + 2 for word, line in zip(words, lines, strict=True)]
    return tuple(Column(share / sum(wanted), align) for share, align in zip(wanted, aligns, strict=True))
