"""Places of pull quotes: about a page away from their sentence, so that it is not read twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from outcome_reports import tree
from outcome_reports.platform.records import record
from outcome_reports.writers.pull_quotes import quotes_of

_PAGE = 1800
"""Characters that take most of a page."""
_NEAR = 600
"""Characters that are so few that both are seen at once."""
_ENTRIES = frozenset({tree.Role.SPOTLIGHT, tree.Role.PART, tree.Role.PASSAGE})
"""Sections with one party's own words: a quote from elsewhere is placed before them, not inside."""


@record(frozen=True, slots=True)
class _Place:
    """A block of a text, how many characters are before it, and the words that it has marked to be shown."""

    block: tree.Block
    start: int
    quotes: tuple[str, ...]
    takes: bool


def placed_quotes(blocks: Iterable[tree.Block]) -> Mapping[int, tuple[str, ...]]:
    """Return the words of pull quotes by the identity of the block that each is shown before.

    A quote goes a page on from its sentence, else as far as its section allows, else back to the section's beginning;
    only where all of this is near is it before its own paragraph.
    """
    found: dict[int, tuple[str, ...]] = {}
    for block in blocks:
        places = list(_places(block))
        for place in places:
            for words in place.quotes:
                at = id(_host(place, places).block)
                found[at] = (*found.get(at, ()), words)
    return found


def _host(source: _Place, places: list[_Place]) -> _Place:
    hosts = [place for place in places if place.takes and abs(place.start - source.start) >= _NEAR]
    after = [place for place in hosts if place.start > source.start]
    far = (place for place in after if place.start - source.start >= _PAGE)
    return next(far, after[-1] if after else hosts[0] if hosts else source)


def _places(top: tree.Block) -> Iterator[_Place]:
    """Yield the blocks of a part of the document in reading order."""
    start = 0

    def visit(block: tree.Block) -> Iterator[_Place]:
        nonlocal start
        if isinstance(block, tree.Section) and block.role not in _ENTRIES:
            for inner in block.blocks:
                yield from visit(inner)
            return
        inside = tuple(quotes_of((block,)))
        takes = isinstance(block, tree.Section) or (isinstance(block, tree.Paragraph) and block.role is None)
        yield _Place(block, start, inside, takes)
        start += sum(map(len, tree.lines_of((block,))))

    yield from visit(top)
