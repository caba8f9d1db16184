"""Paragraphs and tables of WordprocessingML to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from outcome_reports.importing.word.source_styles import Element, WordStyles, attribute, child, is_on, local
from outcome_reports.importing.word.word_content import Block, Cell, Paragraph, Row, Run, Story, Table
from outcome_reports.intake.invisible import invisible_characters

_NO_TEXT = frozenset({"rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "fldData"})
_DELETED = frozenset({"del", "moveFrom"})
_CHARACTERS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_SEPARATORS = re.compile("[\u0085\u2028\u2029]")


@dataclass(slots=True)
class _Line:
    """A paragraph that is being read: its runs, the text boxes met on the way, and the fields that are open."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


class BlockReader:
    """Reads the blocks of one part; `links` are its addresses, and `story` is told what is no block."""

    def __init__(self, styles: WordStyles, links: Mapping[str, str], story: Story) -> None:
        self._styles = styles
        self._links = links
        self._story = story

    def blocks(self, element: Element) -> list[Block]:
        """Return the blocks below `element`, whatever they are wrapped in."""
        return [block for inner in element for block in self._block(inner)]

    def _block(self, element: Element) -> Iterator[Block]:
        match local(element):
            case "p":
                yield from self._paragraph(element)
            case "tbl":
                rows = [row for inner in element for row in self._rows(inner)]
                if rows:
                    yield Table(rows)
            case name if name in _DELETED:
                self._count_deleted(element)
            case "AlternateContent":
                yield from self.blocks(_chosen(element))
            case name if name in _NO_TEXT or not name:
                return
            case "r" | "t" | "hyperlink" | "fldSimple" | "oMathPara":
                # Runs outside of a paragraph are against the standard, and text all the same.
                line = _Line()
                self._inline(element, line, Run())
                yield from self._finished(line, Paragraph([]))
            case _:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"))
        listing, depth = self._styles.listing(style, properties)
        level = self._styles.heading_level(style, properties)
        paragraph = Paragraph([], self._styles.name(style), level, None if level else listing, depth)
        line = _Line()
        hidden = self._styles.is_hidden(style)
        for inner in element:
            self._inline(inner, line, Run(), hidden=hidden)
        yield from self._finished(line, paragraph)

    def _finished(self, line: _Line, paragraph: Paragraph) -> Iterator[Block]:
        paragraph.runs = line.runs
        if paragraph.text or any(run.note for run in line.runs):
            yield paragraph
        yield from line.boxes
        if hidden := " ".join("".join(line.hidden).split()):
            self._story.beside.append(("hidden text", hidden))

    def _inline(self, element: Element, line: _Line, look: Run, *, hidden: bool = False) -> None:
        name = local(element)
        if name in _DELETED:
            self._count_deleted(element)
        elif name == "r":
            properties = child(element, "rPr")
            look = self._look(properties, look)
            hidden = hidden or is_on(child(properties, "vanish"))
            for inner in element:
                self._inline(inner, line, look, hidden=hidden)
        elif name == "t":
            text = self._clean(element.text or "")
            link = look.link or next((target for target in reversed(line.fields) if "://" in target), "")
            line.hidden.append(text) if hidden else line.runs.append(replace(look, text=text, link=link))
        elif name in _CHARACTERS or name in {"br", "sym"}:
            text = _CHARACTERS.get(name, "\n" if attribute(element, "type") is None else " ")
            line.runs.append(replace(look, text=self._symbol(element) if name == "sym" else text))
        elif name in {"footnoteReference", "endnoteReference"}:
            line.runs.append(Run(note=f"{name.removesuffix('Reference')}{attribute(element, 'id')}"))
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"), line)
        elif name == "instrText":
            if line.fields:
                line.fields[-1] += element.text or ""
        elif name == "txbxContent":
            line.boxes += self.blocks(element)
        elif name == "AlternateContent":
            for inner in _chosen(element):
                self._inline(inner, line, look, hidden=hidden)
        elif name not in _NO_TEXT and name:
            self._inside(element, line, look, hidden=hidden)

    def _inside(self, element: Element, line: _Line, look: Run, *, hidden: bool) -> None:
        name = local(element)
        if name == "hyperlink":
            target = self._links.get(attribute(element, "id") or "", "")
            look = replace(look, link=target or look.link)
        elif name == "docPr" and (text := attribute(element, "descr")):
            self._story.beside.append(("description of a picture", self._clean(text)))
        elif name == "textpath" and (text := attribute(element, "string")):
            self._story.beside.append(("drawn text", self._clean(text)))
        for inner in element:
            self._inline(inner, line, look, hidden=hidden)

    def _field(self, kind: str | None, line: _Line) -> None:
        # From "begin" to "separate" stands the field's code, from there to "end" its result (17.16.18).
        if kind == "begin":
            line.fields.append("")
        elif kind == "separate" and line.fields:
            match = _HYPERLINK.match(line.fields[-1])
            line.fields[-1] = match[1] if match else ""
        elif kind == "end" and line.fields:
            line.fields.pop()

    def _look(self, properties: Element | None, look: Run) -> Run:
        style = self._styles.name(attribute(child(properties, "rStyle")))
        bold, italic = child(properties, "b"), child(properties, "i")
        return replace(
            look,
            bold=is_on(bold) if bold is not None else style == "strong",
            italic=is_on(italic) if italic is not None else style == "emphasis",
        )

    def _rows(self, element: Element) -> Iterator[Row]:
        if local(element) == "tr":
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                self._count_deleted(element)
                return
            cells = [cell for inner in element for cell in self._cells(inner)]
            yield Row(cells, header=is_on(child(properties, "tblHeader")))
        elif local(element) not in _NO_TEXT:
            for inner in element:
                yield from self._rows(inner)

    def _cells(self, element: Element) -> Iterator[Cell]:
        if local(element) == "tc":
            properties = child(element, "tcPr")
            span = attribute(child(properties, "gridSpan")) or "1"
            merge = child(properties, "vMerge")
            merged = merge is not None and attribute(merge) != "restart"
            yield Cell(self.blocks(element), int(span) if span.isdigit() else 1, merged)
        elif local(element) not in _NO_TEXT:
            for inner in element:
                yield from self._cells(inner)

    def _count_deleted(self, element: Element) -> None:
        if local(element) == "moveFrom":
            return
        text = "".join(e.text or "" for e in element.iter() if local(e) in {"t", "delText"})
        self._story.deleted_words += len(text.split())

    def _symbol(self, element: Element) -> str:
        code = attribute(element, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{1,4}", code) and (character := chr(int(code, 16))).isprintable():
            return self._clean(character)
        # Symbol fonts have characters of their own (U+F000 to U+F0FF), whose meaning only the font knows.
        self._story.remarks.append(f"a symbol of the font {attribute(element, 'font') or '?'} was left out")
        return ""

    def _clean(self, text: str) -> str:
        """Return the text with spaces for foreign line ends, and without characters that cannot be seen."""
        text = _SEPARATORS.sub(" ", text)
        for index, message in reversed(list(invisible_characters(text))):
            text = text[:index] + text[index + 1 :]
            self._story.remarks.append(message.replace("an invisible", "left out: an invisible"))
        return text


def _chosen(element: Element) -> Element:
    """Return the branch of an AlternateContent (ECMA-376 part 3) that counts: the first that says anything."""
    branches = [inner for inner in element if local(inner) in {"Choice", "Fallback"}]
    with_text = [inner for inner in branches if any(local(e) == "t" and e.text for e in inner.iter())]
    return next(iter(with_text or branches), element)
