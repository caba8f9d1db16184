"""Widths for table columns that have none, so that numbers are not broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from outcome_reports.tree.tabular import Align, Column, Table
from outcome_reports.tree.walking import lines_of

_WIDEST_LINE = 48
"""Maximum characters of a cell that count towards its width: longer cells take several lines."""
_NARROWEST = 4
_WHOLE, _WHOLE_AT_LEAST = 14, 9
"""Letters up to which a word is whole: if there is room, and always. Longer ones may be broken."""
_LONGEST_NUMBER = 24
_THIN = frozenset(".,:;'’ \u00a0\u202f\u2009()ijltrf")
"""Characters that take half the width of a digit."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a table is set: the digits across the page, the padding of a cell, in digits, and which words are whole."""

    across: float
    padding: float
    whole: int


_SETTINGS = (_Setting(98, 3.2, _WHOLE), _Setting(109, 1.8, _WHOLE), _Setting(109, 1.8, _WHOLE_AT_LEAST))
"""The usual one, and those in small type."""


@dataclass(slots=True)
class _Demand:
    """What a column needs: the letters of its longest word and cell, and the widths of its longest number and word."""

    letters: int = _NARROWEST
    line: int = _NARROWEST
    number: float = 0
    word: float = _NARROWEST

    def least(self, setting: _Setting) -> float:
        """Return the width, in digits, that breaks no number and no usual word."""
        return max(self.number, min(self.word, setting.whole)) + setting.padding


def fitted_columns(rows: Iterable[Sequence[str]], aligns: Sequence[Align], room: float = 1.0) -> tuple[Column, ...]:
    """Return a column for each of `aligns`, with widths derived from the words of `rows`.

    Each column has room for its longest word if possible; the rest is shared in proportion to the longest cells. Where
    that would break numbers or usual words in a table that has `room`, a part of the page, they get theirs first.
    """
    demands = _demands(rows, len(aligns))
    wanted = [(demand.letters + demand.line) / 2 + 2 for demand in demands]
    usual = _SETTINGS[0]
    if any(
        share / sum(wanted) < demand.least(usual) / usual.across / room
        for share, demand in zip(wanted, demands, strict=True)
    ):
        setting = next((setting for setting in _SETTINGS if _fits(demands, setting, room)), _SETTINGS[-1])
        least = [demand.least(setting) for demand in demands]
        more = [max(demand.line - demand.least(setting), 0.1) for demand in demands]
        rest = max(setting.across * room - sum(least), 0) / sum(more)
        wanted = [width + rest * share for width, share in zip(least, more, strict=True)]
    return tuple(Column(share / sum(wanted), align) for share, align in zip(wanted, aligns, strict=True))


def is_crowded(table: Table, room: float = 1.0) -> bool:
    """Return whether the numbers and usual words of a table fit the page, or a part of it, only in small type."""
    return not _fits(_demands(_rows(table), len(table.columns)), _SETTINGS[0], room)


def fits_page(rows: Iterable[Sequence[str]], columns: int, room: float = 1.0) -> bool:
    """Return whether the numbers and short words of `rows` are whole on the page, or a part, at least in small type."""
    return _fits(_demands(rows, columns), _SETTINGS[-1], room)


def narrowed(table: Table, room: float) -> Table | None:
    """Return a table as it is where it has `room`, a part of the page; None if its numbers would be broken there."""
    rows = list(_rows(table))
    if not fits_page(rows, len(table.columns), room):
        return None
    return replace(table, columns=fitted_columns(rows, [column.align for column in table.columns], room))


def _rows(table: Table) -> Iterator[list[str]]:
    for row in (*table.head, *table.body):
        yield [" ".join(lines_of(cell.blocks)) for cell in row.cells]


def _fits(demands: Sequence[_Demand], setting: _Setting, room: float) -> bool:
    return sum(demand.least(setting) for demand in demands) <= setting.across * room


def _demands(rows: Iterable[Sequence[str]], columns: int) -> list[_Demand]:
    demands = [_Demand() for _ in range(columns)]
    for row in rows:
        for demand, text in zip(demands, row, strict=False):
            demand.line = max(demand.line, min(len(text), _WIDEST_LINE))
            for word in text.split():
                width = sum(0.5 if letter in _THIN else 1 for letter in word)
                demand.letters = max(demand.letters, min(len(word), _WIDEST_LINE))
                demand.word = max(demand.word, width)
                if len(word) <= _LONGEST_NUMBER and not any(map(str.isalpha, word)):
                    demand.number = max(demand.number, width)
    return demands
