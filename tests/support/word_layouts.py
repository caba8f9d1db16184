"""The same statement as Word files that people lay out in different ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from outcome_reports.model import Registry
from outcome_reports.model.name_index import comparable_name
from tests.support.statement_sources import Report, Row, Source, Words
from tests.unit.importing.word_file import run, write_word

SPOTLIGHT = "Spotlight on Member and Observer States and organisations: promising practices and solutions"
RECOMMENDED = "Actionable recommendations and opportunities for collective efforts"
HEADS = ("Context", "Actionable recommendation and opportunities for collective efforts")


@dataclass(frozen=True)
class Layout:
    """`headings` are by style, by look (bold and large) or all in capitals; `leads` as in the text, or changed."""

    headings: str = "style"
    leads: str = "as it is"
    numbered: bool = False
    merged: bool = False
    tracked: bool = False


LAYOUTS: Mapping[str, Layout] = {
    "clean styles": Layout(),
    "no styles": Layout("look"),
    "capitals only": Layout("capitals", "capitals"),
    "lead-ins bold": Layout(leads="bold"),
    "lead-ins in capitals": Layout(leads="capitals"),
    "lead-ins plain": Layout(leads="plain"),
    "numbers and merged cells": Layout(numbered=True, merged=True),
    "tracked changes and comments": Layout(tracked=True, leads="bold"),
}


def write_layout(file: Path, source: Source, layout: Layout) -> Path:
    """Write `source` in `layout` to `file`."""
    notes = f'<w:comment w:id="0"><w:p>{run("Is this cleared?")}</w:p></w:comment>'
    return write_word(file, _Writer(source, layout).body(), comments=notes)


class _Writer:
    def __init__(self, source: Source, layout: Layout) -> None:
        self._source = source
        self._layout = layout

    def body(self) -> str:
        source = self._source
        parts = [self._title(source.title), self._plain(source.days)]
        parts += [self._heading("Foreword", 1), *map(self._paragraph, source.foreword)]
        for name, office in source.signatories:
            parts += [self._plain(name), self._plain(office)]
        parts += [self._heading(source.overview[0], 1), *map(self._paragraph, source.overview[1])]
        parts.append(self._heading("Key insights from the Fourth Constructive Dialogue", 1))
        for number, (title, text) in enumerate(source.insights, 1):
            if self._layout.headings == "capitals":
                parts += [self._plain(str(number)), self._plain(title)]
            else:
                parts.append(self._heading(f"{number}. {title}", 2))
            parts += map(self._paragraph, text)
        for theme in source.themes:
            parts += [self._heading(theme.title, 1), *map(self._paragraph, theme.introduction)]
            parts.append(self._heading(SPOTLIGHT, 2))
            for report in theme.reports:
                parts += self._report(report)
            parts += [self._heading(RECOMMENDED, 2), self._table(theme.rows)]
        parts += [self._heading("Looking ahead", 1), *map(self._paragraph, source.looking_ahead)]
        parts += [self._heading("Participation and support", 1), *map(self._paragraph, source.participation)]
        parts += [self._heading("Glossary", 1), _grid(source.glossary)]
        parts += [self._heading("Contact", 1), *map(self._plain, source.contact)]
        return "".join(parts)

    def _title(self, text: str) -> str:
        if self._layout.headings == "style":
            return f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run(text)}</w:p>'
        return self._heading(text, 0)

    def _heading(self, text: str, level: int) -> str:
        match self._layout.headings:
            case "style":
                return f'<w:p><w:pPr><w:pStyle w:val="H{level}"/></w:pPr>{run(text)}</w:p>'
            case "look":
                size = {0: 48, 1: 36, 2: 28}[level]
                look = f'<w:b/><w:sz w:val="{size}"/>'
                return f"<w:p>{run(text, look)}</w:p>"
            case _:
                return f"<w:p>{run(text.upper())}</w:p>"

    def _plain(self, text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    def _paragraph(self, words: Words) -> str:
        look = '<w:pPr><w:pStyle w:val="Bullet"/></w:pPr>' if words.bullet else ""
        runs = [run(text, "<w:b/>" if bold else "") for text, bold in words.pieces]
        if self._layout.tracked and len(words.text) > 200:
            runs.append("<w:del><w:r><w:delText> and nothing more</w:delText></w:r></w:del>")
            runs[0] = f'<w:ins w:id="7" w:author="A">{runs[0]}</w:ins>'
            runs.insert(0, '<w:commentRangeStart w:id="0"/>')
            runs.append('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
        return f"<w:p>{look}{''.join(runs)}</w:p>"

    def _report(self, report: Report) -> Sequence[str]:
        first, *others = report.paragraphs
        return [
            self._paragraph(led(first, report.by, self._layout.leads, self._source.registry)),
            *map(self._paragraph, others),
        ]

    def _cell(self, paragraphs: Sequence[Words], merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{''.join(map(self._paragraph, paragraphs)) or '<w:p/>'}</w:tc>"

    def _table(self, rows: Sequence[Row]) -> str:
        lines = []
        heads = ("No.", *HEADS) if self._layout.numbered else HEADS
        lines.append("".join(self._cell([Words([(head, True)])]) for head in heads))
        for number, row in enumerate(rows, 1):
            cells = self._cell([Words([(str(number), False)])]) if self._layout.numbered else ""
            context = [led(words, row.by, self._layout.leads, self._source.registry) for words in row.context]
            is_divided = self._layout.merged and len(row.recommendation) > 1 and not row.recommendation[1].bullet
            if is_divided:
                cells += self._cell(context, '<w:vMerge w:val="restart"/>') + self._cell(row.recommendation[:1])
                lines.append(cells)
                cells = self._cell([]) if self._layout.numbered else ""
                lines.append(cells + self._cell([], "<w:vMerge/>") + self._cell(row.recommendation[1:]))
            else:
                lines.append(cells + self._cell(context) + self._cell(row.recommendation))
        return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def _grid(rows: Sequence[tuple[str, str]]) -> str:
    lines = ("".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def led(words: Words, by: Sequence[str], look: str, registry: Registry) -> Words:
    """The paragraph with the names of `by` in its first sentence in another look."""
    if look == "as it is":
        return words
    text = words.text
    end = text.find(". ") if ". " in text[40:] else len(text)
    pieces, at, seen = list[tuple[str, bool]](), 0, set[str]()
    for found in registry.name_index.names_in(text):
        if found.key in by and found.key not in seen and (found.start <= max(end, 40) or not seen):
            seen.add(found.key)
            shown = {"capitals": found.name.upper(), "plain": _plain_name(found.key, found.name, registry)}.get(
                look, found.name
            )
            pieces += [(text[at : found.start], False), (shown, look == "bold")]
            at = found.end
    return Words([*pieces, (text[at:], False)], words.bullet)


def _plain_name(key: str, name: str, registry: Registry) -> str:
    entity = registry.entity(key)
    names = (*(entity.names if entity else ()), entity.acronym if entity else None)
    wanted = comparable_name(name).casefold()
    return next((n.removeprefix("the ") for n in names if n and comparable_name(n).casefold() == wanted), name)
