"""The glossary, made from the acronyms that the document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import late
from outcome_reports.model import Entity, Registry, Term, sortable, without_article
from outcome_reports.tree import Block, Cell, Column, Paragraph, Role, Row, Section, Span, Table, Text, lines_of


@late(rank=2)
def glossary(composer: Composer) -> Iterator[Block]:
    """Acronym and meaning of every acronym in the text of the other sections; nothing if they use none.

    An acronym whose entry in the registry says "when-named" is also listed where its name is spelled out.
    """
    entries = {without_article(entry.acronym or ""): entry for entry in _entries(composer.registry)}
    lines = tuple(lines_of(composer.body, marks=False))
    used = acronyms_in(lines, entries) | _named(lines, entries, composer.registry)
    if not used:
        return
    label = composer.wording.label
    head = Row(tuple(Cell((composer.paragraph(label(name)),), header=True) for name in ("acronym", "meaning")))
    body = tuple(_row(acronym, entries[acronym]) for acronym in sorted(used, key=lambda a: (sortable(a), a)))
    columns = (Column(0.24), Column(0.76))
    table = Table(columns, (head,), body, (Text(label("glossary_caption")),), id="glossary-table", role=Role.GLOSSARY)
    yield Section((composer.heading(2, label("glossary")), table), id="glossary", role=Role.GLOSSARY)


def acronyms_in(lines: Iterable[str], acronyms: Iterable[str]) -> set[str]:
    """Return those of `acronyms` that are in `lines` as whole words, or with a plural "s".

    If one begins with another, the longer one counts.
    """
    longest_first = sorted(acronyms, key=lambda acronym: (-len(acronym), acronym))
    if not longest_first:
        return set()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")
    return {match[0] for line in lines for match in pattern.finditer(line)}


def _named(lines: Iterable[str], entries: dict[str, Entity | Term], registry: Registry) -> set[str]:
    """Return the `when-named` acronyms whose names are in `lines`."""
    wanted = {entry.key: acronym for acronym, entry in entries.items() if entry.glossary == "when-named"}
    if not wanted:
        return set()
    named = {name.key for line in lines for name in registry.name_index.names_in(line)}
    return {acronym for key, acronym in wanted.items() if key in named}


def _entries(registry: Registry) -> Iterator[Entity | Term]:
    """Yield everything that has an acronym, entities last, so that their meaning takes precedence."""
    yield from registry.terms
    yield from (entity for entity in registry.entities if entity.acronym and not entity.is_state)


def _row(acronym: str, entry: Entity | Term) -> Row:
    meaning = without_article(entry.expansion if isinstance(entry, Term) else entry.short)
    cells = (
        Cell((Paragraph((Span((Text(acronym),), role=Role.NAME, key=entry.key),)),), header=True),
        Cell((Paragraph((Text(meaning[0].upper() + meaning[1:]),)),)),
    )
    return Row(cells, id=f"glossary-{entry.key.lower()}")
