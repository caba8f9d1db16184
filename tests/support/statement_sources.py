"""Statements to make Word files of: the published text of the Fourth Dialogue, and our own sample of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import outcome_reports as outr
from outcome_reports.model import Chapter, Edition, Prose, Registry
from outcome_reports.tree import (
    Abbreviation,
    Emphasis,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Mention,
    Paragraph,
    Quotation,
    Span,
    Strong,
    Text,
)
from tests.unit.checking.seeding import SEEDS, STATEMENT, statement_edition

CONTENT = Path(__file__).parents[2] / "content"
BY: Sequence[Sequence[str]] = (
    ("CHN", "IDN", "NZL", "TLS", "WG-DISRUPTION", "RSO", "INTERPOL", "ASEAN-ACT"),
    ("WG-TIP TEG-RR", "AUS", "FJI", "IDN", "IND", "JPN", "LKA", "THA", "TON", "USA", "UNODC"),
    ("BGD", "IDN", "MDV", "NPL", "PHL"),
    ("CO-CHAIRS", "ICMPD", "COMMIT", "OSCE", "IOM UNHCR", "ASEAN"),
)
"""Who reported in the published statement, by chapter, as a person reads it."""
ASKED_BY: Sequence[Sequence[str]] = (
    ("RSO", "WG-DISRUPTION", "CHN IDN", "IDN NZL LKA"),
    ("AUS", "USA", "THA UNODC", "PACIFIC FJI TON", "LKA", "JPN IDN IND", "UNODC"),
    ("BGD", "PHL", "MDV", "NPL", "TEG-RR"),
    ("ICMPD", "COMMIT", "OSCE", "AUS", "IOM UNHCR", "VNM", "FJI", "ASEAN-SC"),
)
"""Whom its recommendations came from."""

Piece = tuple[str, bool]
"""Characters, and whether they are bold."""


@dataclass
class Words:
    """A paragraph; `bullet` if it is an item of a list."""

    pieces: list[Piece]
    bullet: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


@dataclass
class Report:
    by: tuple[str, ...]
    paragraphs: list[Words]


@dataclass
class Row:
    by: tuple[str, ...]
    context: list[Words]
    recommendation: list[Words]


@dataclass
class Theme:
    title: str
    introduction: list[Words]
    reports: list[Report]
    rows: list[Row]


@dataclass
class Source:
    """What a Word file says, and who said it."""

    registry: Registry
    title: str
    days: str
    foreword: list[Words]
    signatories: list[tuple[str, str]]
    overview: tuple[str, list[Words]]
    insights: list[tuple[str, list[Words]]]
    themes: list[Theme]
    looking_ahead: list[Words]
    participation: list[Words]
    participants: frozenset[str]
    glossary: list[tuple[str, str]]
    contact: list[str] = field(default_factory=list)


def has_seeds() -> bool:
    return any(SEEDS.glob(STATEMENT))


def published() -> Source:
    """The published statement."""
    source = _source(statement_edition(), BY, ASKED_BY)
    lines = next(SEEDS.glob(STATEMENT)).read_text(encoding="utf-8").split("\n")
    start = lines.index("GLOSSARY")
    source.glossary = [(a, b) for a, tab, b in (line.strip().partition("\t") for line in lines[start:]) if tab]
    first = next(n for n in range(start, len(lines)) if lines[n].startswith("Regional Support Office of"))
    source.contact = [line.strip() for line in lines[first:] if line.strip() and "[" not in line and "-" not in line]
    content = outr.load(CONTENT / "fourth-2026").content
    source.participants = frozenset(content.participants())
    source.registry = content.registry
    return source


def sample() -> Source:
    """Our own sample of the same statement, with its names as they print."""
    edition = outr.load(CONTENT / "fourth-2026").content
    by = [[" ".join(s.by) for s in chapter.spotlights] for chapter in edition.chapters]
    asked = [[" ".join(r.by) for r in chapter.recommendations] for chapter in edition.chapters]
    source = _source(edition, by, asked)
    entities = [entity for entity in edition.registry.entities if entity.acronym][:12]
    source.glossary = [(e.acronym.removeprefix("the "), e.short) for e in entities if e.acronym]
    names = {entity.key: entity.short for entity in edition.registry.entities}
    assert edition.participation is not None
    source.participation += [
        Words([("Attended by " + ", ".join(names[key] for key in group.participants) + ".", False)])
        for group in edition.participation.lists
    ]
    return source


def _source(edition: Edition, by: Sequence[Sequence[str]], asked: Sequence[Sequence[str]]) -> Source:
    registry = edition.registry
    assert edition.foreword is not None
    assert edition.overview is not None
    assert edition.insights is not None
    assert edition.looking_ahead is not None
    assert edition.participation is not None
    titles = {chapter.id: chapter.title for chapter in edition.chapters}
    overview = words_of(edition.overview.introduction, registry)
    for part in edition.overview.parts:
        overview += words_of(part.text, registry) if part.text else []
    return Source(
        registry=registry,
        title=f"Outcome Statement: {edition.name}",
        days="27-28 January 2026",
        foreword=words_of(edition.foreword.text, registry),
        signatories=[(s.name, s.office) for s in edition.foreword.signatories],
        overview=(edition.overview.title, overview),
        insights=[
            (insight.title or titles[insight.chapter or ""], words_of(insight.text, registry))
            for insight in edition.insights.insights
        ],
        themes=[_theme(*row, registry) for row in zip(edition.chapters, by, asked, strict=True)],
        looking_ahead=words_of(edition.looking_ahead.text, registry),
        participation=words_of(edition.participation.introduction, registry)
        if edition.participation.introduction
        else [],
        participants=frozenset(edition.participants()),
        glossary=[],
        contact=[edition.contact.name] if edition.contact else [],
    )


def _theme(chapter: Chapter, by: Sequence[str], asked: Sequence[str], registry: Registry) -> Theme:
    return Theme(
        chapter.title,
        words_of(chapter.introduction, registry),
        [
            Report(tuple(keys.split()), words_of(spotlight.text, registry))
            for spotlight, keys in zip(chapter.spotlights, by, strict=True)
        ],
        [
            Row(tuple(keys.split()), words_of(row.context, registry), words_of(row.recommendation, registry))
            for row, keys in zip(chapter.recommendations, asked, strict=True)
        ],
    )


def words_of(prose: Prose, registry: Registry) -> list[Words]:
    """The paragraphs of a text, with names as they print."""
    found: list[Words] = []

    def take(blocks: Sequence[object], *, bullet: bool = False) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                found.append(Words(_pieces(block.children, registry), bullet))
            elif isinstance(block, ItemList):
                for item in block.items:
                    take(item.blocks, bullet=True)
            elif isinstance(block, Quotation):
                take(block.blocks, bullet=bullet)

    take(prose.blocks)
    return found


def _pieces(inlines: Sequence[Inline], registry: Registry, *, bold: bool = False) -> list[Piece]:
    pieces: list[Piece] = []
    for inline in inlines:
        match inline:
            case Text():
                pieces.append((inline.value, bold))
            case Strong() | Emphasis() | Link() | Span():
                pieces += _pieces(inline.children, registry, bold=bold or isinstance(inline, Strong))
            case Mention():
                pieces.append((_name(inline, registry), bold))
            case LineBreak():
                pieces.append((" ", bold))
            case Abbreviation():
                pieces.append((inline.value, bold))
            case _:
                pass
    return pieces


def _name(mention: Mention, registry: Registry) -> str:
    if (entity := registry.entity(mention.key)) is not None:
        return (entity.acronym or entity.short) if mention.form == "acronym" else entity.short
    if (term := registry.term(mention.key)) is not None:
        return term.acronym
    group = registry.group(mention.key)
    return group.name if group else mention.key
