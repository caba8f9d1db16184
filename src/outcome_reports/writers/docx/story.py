"""The state of the writer as it walks through a document, and the paragraph that everything is made of."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.blocks.scopes import Scope
from outcome_reports.writers.docx.blocks.script_runs import Words
from outcome_reports.writers.docx.docx_options import DocxOptions
from outcome_reports.writers.docx.house.house_template import House
from outcome_reports.writers.docx.oxml.bookmarks import Bookmarks
from outcome_reports.writers.docx.oxml.measures import OUR_PAPER, Paper, point_twips, twips
from outcome_reports.writers.docx.oxml.wordml import RunFormat, add, add_break, add_run, extend_run, put
from outcome_reports.writers.docx.pages.page_sections import Pages
from outcome_reports.writers.docx.styles.brand_styles import add_borders, add_frame
from outcome_reports.writers.docx.styles.inherited import hanging_indents, is_beside, measure, mirrored_rules
from outcome_reports.writers.docx.styles.numbering import Numbering
from outcome_reports.writers.docx.styles.style_sheet import Ground, style_sheet

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

__all__ = ["AddBlocks", "Scope", "Story"]


@dataclass(slots=True)
class Story:
    """A document on its way to Word."""

    document: tree.Document
    brand: Brand
    options: DocxOptions
    part: DocumentPart
    body: Element
    numbering: Numbering
    pages: Pages
    words: Words
    identifiers: frozenset[str]
    house: House | None = None
    """The user's template, if there is one."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """The colours of chapters, as "RRGGBB", by their ids."""
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    problems: list[str] = field(default_factory=list)
    quotes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The words of pull quotes by the identity of the block before which each is shown."""
    ground: Ground = "page"
    _addresses: dict[str, str] = field(default_factory=dict)
    _drawings: int = 0
    _breaks: bool = False
    _opens_page: bool = False
    _away: float = 0.0
    _carried: list[Element] = field(default_factory=list)
    _last_run: tuple[Element, RunFormat] | None = None
    _style: str = ""
    _direction: tree.Direction = "ltr"

    @property
    def paper(self) -> Paper:
        """The page."""
        return self.house.paper if self.house else OUR_PAPER

    @property
    def is_flat(self) -> bool:
        """Whether nothing floats: no frames, no text boxes. The page of a house has no room beside the text."""
        return self.options.is_flat or self.house is not None

    @property
    def fills_cells(self) -> bool:
        """Whether cells have grounds of their own: a house's style of tables has its own."""
        return self.house is None or not self.house.table

    @contextlib.contextmanager
    def paragraph(
        self,
        parent: Element,
        style: str,
        scope: Scope,
        *,
        keep_next: bool = False,
        numbering: tuple[int, int] | None = None,
    ) -> Iterator[Element]:
        """Open a new paragraph at the end of `parent`, to be filled; it takes the bookmarks that wait for one.

        `numbering` is the level and the number (w:numId) of its list if not those of its style.
        """
        if scope.in_box and not scope.is_dark and style in (styles := style_sheet().paragraph):
            style = styles[style].in_box or style
        before, self._style, self._direction = self._style, style, scope.direction
        new_page, self._opens_page = self._opens_page, False
        away, self._away = self._away, 0.0
        element = add(parent, "w:p")
        properties = add(element, "w:pPr")
        add(properties, "w:pStyle", style)
        if keep_next:
            add(properties, "w:keepNext")
        if is_beside(before) and not is_beside(style):
            # A frame beside the text must not reach below the page, so the text beside it is not split.
            add(properties, "w:keepLines")
        if new_page:
            add(properties, "w:pageBreakBefore")
        if is_beside(style) and not self.is_flat:
            # The style says it too, but LibreOffice only knows frames of paragraphs.
            add_frame(properties, right_to_left=self.document.dir == "rtl")
        if numbering:
            mark = add(properties, "w:numPr")
            add(mark, "w:ilvl", numbering[0])
            add(mark, "w:numId", numbering[1])
        if scope.direction == "rtl":
            if not self.house and (rules := mirrored_rules(style)):
                add_borders(properties, rules, self.brand)
            add(properties, "w:bidi")
        if new_page:
            put(add(properties, "w:spacing"), before=0)
        elif away > (measure(style, "before") or 0):
            put(add(properties, "w:spacing"), before=point_twips(away))
        if not self.house and scope.direction != self.document.dir and (indents := hanging_indents(style)):
            put(add(properties, "w:ind"), left=twips(indents[1]), right=twips(indents[0]))
        if scope.align:
            add(properties, "w:jc", scope.align)
        # LibreOffice renames bookmarks in frames; the text beside is as good a place to lead to.
        ends = () if is_beside(style) and not self.is_flat else self.bookmarks.open(element)
        if self._breaks:
            self._breaks = False
            add_break(element, "column")
        element.extend(self._carried)
        self._carried.clear()
        yield element
        element.extend(ends)

    @contextlib.contextmanager
    def on(self, ground: Ground) -> Iterator[None]:
        """Set everything written inside the block on the background `ground`."""
        before, self.ground = self.ground, ground
        yield
        self.ground = before

    def carry(self, run: Element) -> None:
        """Begin the next paragraph with `run`, which holds a drawing that is anchored there."""
        self._carried.append(run)

    @contextlib.contextmanager
    def facing(self, direction: tree.Direction | None) -> Iterator[None]:
        """Words inside run in `direction`, which is that of the paragraph if it is None."""
        before = self._direction
        self._direction = direction or before
        yield
        self._direction = before

    def open_page(self) -> None:
        """Let the next paragraph be at the top of a page, without the space above that its style may have."""
        self._opens_page = True

    def keep_away(self, points: float = 10.0) -> None:
        """Let the next paragraph keep its distance from what is above it: a table or a box has no space of its own."""
        self._away = points

    def break_column(self) -> None:
        """Let the next paragraph begin the next column."""
        self._breaks = True

    def add_text(self, parent: Element, format: RunFormat, text: str) -> None:
        """Add text at the end of `parent`, to the last run if that has the same format, so that words stay whole."""
        for piece, piece_format in self.words.runs(format, text, self._style, self._direction):
            last = self._last_run
            if last and len(parent) and parent[-1] is last[0] and last[1] == piece_format:
                extend_run(last[0], piece)
            else:
                self._last_run = (add_run(parent, piece_format, piece), piece_format)

    def address(self, target: str) -> str:
        """Return the relationship of the main part to an address outside the document."""
        if target not in self._addresses:
            from docx.opc.constants import RELATIONSHIP_TYPE

            self._addresses[target] = self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._addresses[target]

    def sentence_name(self, words: str) -> str:
        """Return the name by which a pull quote refers to its sentence, "" for words that are not shown again."""
        shown = list(dict.fromkeys(quote for quotes in self.quotes.values() for quote in quotes))
        return f"pulled-sentence-{shown.index(words) + 1}" if words in shown and not self.is_flat else ""

    def next_drawing(self) -> int:
        """Return an unused drawing number."""
        self._drawings += 1
        return self._drawings


AddBlocks = Callable[[Story, Element, Iterable[tree.Block], Scope], None]
"""A function that puts blocks at the end of an element."""
