"""The words of a paragraph: formatted runs, fields, formulas, text boxes, and deleted or hidden text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from outcome_reports.importing.word.formulas import formula_text
from outcome_reports.importing.word.source_styles import WordStyles, attribute, child, chosen, is_on, local
from outcome_reports.importing.word.symbol_fonts import drawn
from outcome_reports.importing.word.word_content import Block, Picture, Run, Story, end_of
from outcome_reports.intake.invisible import invisible_characters, without_invisible
from outcome_reports.intake.open_xml import Element

NO_TEXT = frozenset({"rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "fldData"})
DELETED = frozenset({"del", "moveFrom"})
_CHARACTERS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_APART = re.compile("[\u0085\u2028\u2029\u200b\u2061-\u2064]")
"""Line ends of other systems, and invisible characters between words (U+200B is where a line may break)."""
_PRIVATE = re.compile("[\uf020-\uf0ff]")


@dataclass(slots=True)
class Line:
    """A paragraph being read: its runs, the text boxes found in it, and the open fields."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    style: str | None = None


class RunReader:
    """Reads paragraphs; `boxes` and `pictures` read text boxes and drawings, `story` gets the rest."""

    def __init__(
        self,
        styles: WordStyles,
        links: Mapping[str, str],
        story: Story,
        boxes: Callable[[Element], list[Block]],
        pictures: Callable[[Element], list[Picture]],
    ) -> None:
        self._styles = styles
        self._links = links
        self._story = story
        self._boxes = boxes
        self._pictures = pictures
        self._shown: list[Picture] = []

    def read(self, element: Element, line: Line, look: Run, *, hidden: bool = False) -> None:
        """Add the contents of `element` to `line`, with the formatting around it."""
        name = local(element)
        if name in DELETED:
            self.count_deleted(element)
        elif name == "r":
            self._run(element, line, look, hidden=hidden)
        elif name == "t":
            text = self.clean(element.text or "")
            link = look.link or next((t for t in reversed(line.fields) if "://" in t or t.startswith("mailto:")), "")
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
            line.boxes += self._boxes(element)
        elif name == "oMath":
            line.runs.append(replace(look, text=self.clean(formula_text(element))))
        elif name == "AlternateContent":
            for inner in chosen(element):
                self.read(inner, line, look, hidden=hidden)
        elif name not in NO_TEXT and name:
            self._inside(element, line, look, hidden=hidden)

    def _inside(self, element: Element, line: Line, look: Run, *, hidden: bool) -> None:
        name = local(element)
        if name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr")):
            self.drop_placeholder(element)
            return
        if name == "hyperlink":
            target = self._links.get(attribute(element, "id") or "", "")
            look = replace(look, link=target or look.link)
        elif name in {"drawing", "pict"}:
            self._shown = [] if hidden else self._pictures(element)
            line.pictures += self._shown
        elif name == "docPr" and (text := attribute(element, "descr")) and not self._shown:
            self._story.beside.append(("description of a picture", self.clean(text)))
        elif name == "textpath" and (text := attribute(element, "string")):
            self._story.beside.append(("drawn text", self.clean(text)))
        elif name == "fldSimple" and (match := _HYPERLINK.match(attribute(element, "instr") or "")):
            look = replace(look, link=match[1])
        for inner in element:
            self.read(inner, line, look, hidden=hidden)
        if name == "p":
            # Paragraphs of a drawing are not blocks, but separate their words.
            line.runs.append(replace(look, text=" "))

    def _run(self, element: Element, line: Line, look: Run, *, hidden: bool) -> None:
        properties = child(element, "rPr")
        styles = self._styles
        look = self._look(properties, look, line)
        hidden = hidden or is_on(styles.property("vanish", properties, line.style))
        before, count = len(line.runs), len(line.hidden)
        for inner in element:
            self.read(inner, line, look, hidden=hidden)
        if hidden or len(line.hidden) > count:
            return
        mine = line.runs[before:]
        text = "".join(run.text for run in mine)
        if any(is_on(styles.property(name, properties, line.style)) for name in ("strike", "dstrike")):
            del line.runs[before:]
            line.struck.append(text)
            return
        line.struck.append(" " if text else "")  # Words that are struck apart stay apart.
        size = styles.size(properties, line.style)
        place = styles.place(properties, line.style, max(line.sizes, default=0))
        line.sizes[size] = line.sizes.get(size, 0) + len(text)
        font = (
            attribute(child(properties, "rFonts"), "ascii") or attribute(child(properties, "sym"), "font") or "Symbol"
        )
        line.runs[before:] = [replace(run, text=self._placed(run.text, place, line, before, font)) for run in mine]

    def _placed(self, text: str, place: str | None, line: Line, before: int, font: str) -> str:
        """Return text with superscripts and subscripts as Unicode characters, and characters of symbol fonts."""
        text = _PRIVATE.sub(lambda match: self._sign(font, ord(match[0])), text)
        return self._story.placed(text, place, end_of(line.runs, before)) if place and text else text

    def _field(self, kind: str | None, line: Line) -> None:
        # From "begin" to "separate" is the field's code, from there to "end" its result (17.16.18).
        if kind == "begin":
            line.fields.append("")
        elif kind == "separate" and line.fields:
            match = _HYPERLINK.match(line.fields[-1])
            line.fields[-1] = match[1] if match else ""
        elif kind == "end" and line.fields and (code := line.fields.pop().split())[:1] in (["EQ"], ["SYMBOL"]):
            # Word draws them from their code alone.
            self._story.remarks.append(f"a field was left out ({' '.join(code)}): look it up in Word")

    def _look(self, properties: Element | None, look: Run, line: Line) -> Run:
        style = self._styles.name(attribute(child(properties, "rStyle")))
        bold, italic = (self._styles.property(name, properties, line.style) for name in ("b", "i"))
        apart = (self._styles.property(name, properties, None) for name in ("smallCaps", "caps", "u"))
        return replace(
            look,
            bold=is_on(bold) if bold is not None else style == "strong",
            italic=is_on(italic) if italic is not None else style == "emphasis",
            apart=any(is_on(element) for element in apart) and not look.link,
        )

    def drop_placeholder(self, element: Element) -> None:
        """Report an empty content control: its prompt is not text."""
        text = " ".join("".join(e.text or "" for e in element.iter() if local(e) == "t").split())
        self._story.beside.append(("prompt of an empty field, left out", text))

    def count_deleted(self, element: Element) -> None:
        """Count the words of tracked deletions; moved text is counted at its new place."""
        if local(element) == "moveFrom":
            return
        text = "".join(e.text or "" for e in element.iter() if local(e) in {"t", "delText"})
        self._story.deleted_words += len(text.split())

    def _symbol(self, element: Element) -> str:
        code = attribute(element, "char") or ""
        font = attribute(element, "font") or ""
        return self._sign(font, int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""

    def _sign(self, font: str, code: int) -> str:
        """Return the character that a font draws; an unknown one is left out and reported."""
        if (character := drawn(font, code)) is not None:
            return self.clean(character)
        self._story.remarks.append(
            f"a character of the font {font or '?'} was left out (U+{code:04X}): look it up in Word"
        )
        return ""

    def clean(self, text: str) -> str:
        """Return the text with spaces for foreign line ends, and without invisible characters."""
        text = unicodedata.normalize("NFC", _APART.sub(" ", text))
        messages = [f"left out: {message}" for _, message in invisible_characters(text)]
        self._story.remarks += reversed(messages)
        return without_invisible(text)
