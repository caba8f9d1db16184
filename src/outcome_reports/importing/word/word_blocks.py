"""Conversion of WordprocessingML paragraphs and tables to blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from outcome_reports.importing.word.list_numbers import PLAIN
from outcome_reports.importing.word.run_reading import DELETED, NO_TEXT, Line, RunReader
from outcome_reports.importing.word.source_styles import ListItem, WordStyles, attribute, child, chosen, is_on, local
from outcome_reports.importing.word.word_content import Block, Cell, Paragraph, Picture, Row, Run, Story, Table
from outcome_reports.intake.open_xml import Element


class BlockReader:
    """Reads the blocks of one part; `links` are its addresses, `story` gets everything else.

    `chunks` gives the blocks of an embedded document, by identifier, `pictures` those of a drawing.
    """

    def __init__(
        self,
        styles: WordStyles,
        links: Mapping[str, str],
        story: Story,
        chunks: Callable[[str], list[Block]] = lambda _: [],
        pictures: Callable[[Element], list[Picture]] = lambda _: [],
    ) -> None:
        self._chunks = chunks
        self._styles = styles
        self._story = story
        self._words = RunReader(styles, links, story, self.blocks, pictures)

    def blocks(self, element: Element) -> list[Block]:
        """Return the blocks below `element`, through any wrappers."""
        made: list[Block] = []
        joins = False
        for inner in element:
            found = list(self._block(inner))
            if joins and made and found and isinstance(made[-1], Paragraph) and isinstance(found[0], Paragraph):
                # The mark between two paragraphs was deleted, or the first is the large letter of the second.
                first, second = made.pop(), found[0]
                if isinstance(first, Paragraph):
                    found[0] = replace(second, runs=[*first.runs, *second.runs])
            made += found
            joins = _joins(inner) if found or local(inner) == "p" else joins
        return made

    def _block(self, element: Element) -> Iterator[Block]:
        match local(element):
            case "p":
                yield from self._paragraph(element)
            case "tbl":
                rows = [row for inner in element for row in self._rows(inner)]
                if len(rows) == 1 == len(rows[0].cells) and any(isinstance(b, Table) for b in rows[0].cells[0].blocks):
                    yield from rows[0].cells[0].blocks
                elif rows:
                    yield Table(rows)
            case "altChunk":
                yield from self._chunks(attribute(element, "id") or "")
            case name if name in DELETED:
                self._words.count_deleted(element)
            case "AlternateContent":
                yield from self.blocks(chosen(element))
            case "sdt" if is_on(child(element, "sdtPr", "showingPlcHdr")):
                self._words.drop_placeholder(element)
            case name if name in NO_TEXT or not name:
                return
            case "r" | "t" | "hyperlink" | "fldSimple" | "oMathPara":
                # Runs outside a paragraph violate the standard, but are text.
                line = Line()
                self._words.read(element, line, Run())
                yield from self._finished(line, Paragraph([]))
            case _:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"))
        item = self._styles.listing(style, properties)
        level = self._styles.heading_level(style, properties)
        paragraph = Paragraph([], self._styles.name(style), level)
        line = Line(style=style)
        hidden = is_on(self._styles.property("vanish", None, style))
        for inner in element:
            self._words.read(inner, line, Run(), hidden=hidden)
        paragraph.size = max(line.sizes, key=lambda size: line.sizes[size], default=0)
        if item is not None and not level and any(run.text.strip() or run.note for run in line.runs):
            self._list(paragraph, item, line)
        yield from self._finished(line, paragraph)

    def _list(self, paragraph: Paragraph, item: ListItem, line: Line) -> None:
        """Make a paragraph an item of its list; letters and Roman numerals, which Markdown lacks, become words."""
        paragraph.listing, paragraph.depth = item.kind, item.depth
        if item.kind == "bullet":
            return
        number, paragraph.label = self._styles.count(item)
        if item.format in PLAIN:
            paragraph.number = number
        elif paragraph.label:
            paragraph.listing = "bullet"
            line.runs.insert(0, Run(f"{paragraph.label} "))

    def _finished(self, line: Line, paragraph: Paragraph) -> Iterator[Block]:
        paragraph.runs = line.runs
        if paragraph.text or any(run.note for run in line.runs):
            yield from (paragraph,) if paragraph.level or paragraph.listing else _apart(paragraph)
        yield from (Paragraph([], pictures=(picture,)) for picture in line.pictures)
        yield from line.boxes
        if hidden := " ".join("".join(line.hidden).split()):
            self._story.beside.append(("hidden text", hidden))
        if struck := " ".join("".join(line.struck).split()):
            self._story.struck.append((struck, paragraph.text))

    def _rows(self, element: Element) -> Iterator[Row]:
        if local(element) == "tr":
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                self._words.count_deleted(element)
                return
            cells = [cell for inner in element for cell in self._cells(inner)]
            before = attribute(child(properties, "gridBefore")) or "0"
            header = is_on(child(properties, "tblHeader"))
            yield Row(cells, header, int(before) if before.isdigit() else 0)
        elif local(element) not in NO_TEXT:
            for inner in element:
                yield from self._rows(inner)

    def _cells(self, element: Element) -> Iterator[Cell]:
        if local(element) == "tc":
            properties = child(element, "tcPr")
            span = attribute(child(properties, "gridSpan")) or "1"
            merge = child(properties, "vMerge")
            merged = merge is not None and attribute(merge) != "restart"
            yield Cell(self.blocks(element), int(span) if span.isdigit() else 1, merged)
        elif local(element) not in NO_TEXT:
            for inner in element:
                yield from self._cells(inner)


def _apart(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraphs that lines left empty with breaks make of one."""
    runs: list[Run] = []
    blank: list[Run] = []
    for run in paragraph.runs:
        if not (run.text.strip() or run.note):
            blank.append(run)
            continue
        if runs and sum(one.text == "\n" for one in blank) > 1:
            yield replace(paragraph, runs=runs)
            runs, blank = [], []
        runs += [*blank, run]
        blank = []
    yield replace(paragraph, runs=[*runs, *blank])


def _joins(element: Element) -> bool:
    """Return whether a paragraph continues in the next: its mark was deleted with tracking, or it is a drop cap."""
    properties = child(element, "pPr")
    drop = attribute(child(properties, "framePr"), "dropCap")
    return child(properties, "rPr", "del") is not None or drop in {"drop", "margin"}
