"""The glossary, made from the acronyms that the document uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import late
from outcome_reports.model import Registry, sortable, without_article
from outcome_reports.tree import Block, Cell, Column, Paragraph, Row, Section, Span, Table, Text, lines_of


@late(rank=2)
def glossary(composer: Composer) -> Iterator[Block]:
    """Acronym and meaning of every acronym in the text of the other sections; nothing if they use none."""
    meanings = _meanings(composer.registry)
    used = acronyms_in(lines_of(composer.body), meanings)
    if not used:
        return
    label = composer.wording.label
    head = Row(tuple(Cell((composer.paragraph(label(name)),), header=True) for name in ("acronym", "meaning")))
    body = tuple(_row(acronym, *meanings[acronym]) for acronym in sorted(used, key=lambda a: (sortable(a), a)))
    columns = (Column(0.24), Column(0.76))
    table = Table(columns, (head,), body, (Text(label("glossary_caption")),), id="glossary-table", role="glossary")
    yield Section((composer.heading(2, label("glossary")), table), id="glossary", role="glossary")


def acronyms_in(lines: Iterator[str], meanings: dict[str, tuple[str, str]]) -> set[str]:
    """Those acronyms of `meanings` that stand in `lines` as whole words or with the "s" of the plural.

    Where one begins another it is the longest.
    """
    if not meanings:
        return set()
    longest_first = sorted(meanings, key=lambda acronym: (-len(acronym), acronym))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")
    return {match[0] for line in lines for match in pattern.finditer(line)}


def _meanings(registry: Registry) -> dict[str, tuple[str, str]]:
    """What each acronym stands for, and whose it is."""
    found = {without_article(term.acronym): (without_article(term.expansion), term.key) for term in registry.terms}
    for entity in registry.entities:
        if entity.acronym and not entity.is_state:
            found[without_article(entity.acronym)] = (without_article(entity.short), entity.key)
    return found


def _row(acronym: str, meaning: str, key: str) -> Row:
    cells = (
        Cell((Paragraph((Span((Text(acronym),), role="name", key=key),)),), header=True),
        Cell((Paragraph((Text(meaning[0].upper() + meaning[1:]),)),)),
    )
    return Row(cells, id=f"glossary-{key.lower()}")
