"""Every change to how WeasyPrint works, and every use of its private parts: no other module reaches into it.

Each function says why it exists and which issue of https://github.com/Kozea/WeasyPrint it waits for; a test of the
same name shows that WeasyPrint still needs it. The version is pinned to 70 in `pyproject.toml`.
"""

from __future__ import annotations

import math
import re
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import cssselect2
import pydyf
import weasyprint.pdf
from weasyprint import css, formatting_structure, svg
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.layout import block
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.pdf import fonts
from weasyprint.text import line_break

from outcome_reports.errors import InstallationError
from outcome_reports.platform.records import record

boxes: Any = formatting_structure.boxes
"""The classes of boxes."""
_float_layout: Any = block.float_layout
_add_tags: Any = weasyprint.pdf.add_tags
_computed_value: Any = css.ComputedStyle.__missing__
_set_computed_styles: Any = css.StyleFor.set_computed_styles
_draw_path: Any = svg.TAGS["path"]
_ffi: Any = fonts.ffi
_deactivate: Any = line_break.Layout.deactivate
_reactivate: Any = line_break.Layout.reactivate
_ABSOLUTE_PATH = re.compile(r"[\sachlmqstvzACHLMQSTVZ0-9.,+-]*")
_KNOWN_PATHS = 512
"""Most paths that are kept: a brand has fewer, pictures may have any number: then all are forgotten."""
_LONGEST_PATH = 50_000
"""Characters of the longest path that is kept: traced pictures have some of megabytes."""
_LENGTH = re.compile(r"\[\d+\]$")
_KEPT_LINES = 10_000
"""Most lines that are kept as they were shaped: those of a hundred pages, in 20 MB."""
_TAG_WRITER = "outcome_reports_tag_writer"

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The metadata that declare a file PDF/UA-1 (ISO 14289-1, clause 5), with the description that PDF/A requires for
properties it does not define itself (ISO 19005-3, 6.6.2.3)."""
_RDF_END = b"</rdf:RDF>"


@record(frozen=True, slots=True)
class PaintedPage:
    """One page: its number from 0, its height in CSS pixels, and its box."""

    number: int
    height: float
    box: Any
    register: Mapping[Any, Mapping[str, Any]]
    """What WeasyPrint recorded about each box whose content it marked."""

    def mark(self, box: Any) -> int:
        """Return the number (MCID) of the mark around the content of `box`."""
        number: int = self.register[box]["mcid"]
        return number


def keep_floats_whole() -> None:
    """Make WeasyPrint respect `break-inside: avoid` on floats, in the whole process.

    It splits floats between pages all the same (#1629 was closed when they began to move as a whole if they have no
    line that fits; no open issue). With unlimited room a float stays whole; the caller then sees that it overflows and
    moves it to the next page.
    """

    def float_layout(
        context: Any,
        box: Any,
        containing_block: Any,
        absolute_boxes: Any,
        fixed_boxes: Any,
        bottom_space: float,
        skip_stack: Any,
    ) -> Any:
        whole = skip_stack is None and box.style["break_inside"] in {"avoid", "avoid-page"}
        space = -math.inf if whole else bottom_space
        return _float_layout(context, box, containing_block, absolute_boxes, fixed_boxes, space, skip_stack)

    block.float_layout = float_layout


def save_time() -> None:
    """Make all the changes that only save time, in the whole process."""
    give_plain_values_at_once()
    style_only_marks_that_are_there()
    draw_known_paths_again()
    keep_lines_shaped()
    read_types_of_arrays_once()


def give_plain_values_at_once() -> None:
    """Give a property that no rule sets its parent's value, or the initial one, at once, in the whole process.

    WeasyPrint first looks for variables, calculations and other names of the property: a fifth of the time of a layout,
    since nine in ten values are such (no issue). All others are computed as before.
    """
    plain = dict(_plain_properties())

    def value_of(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded or name not in plain:
            return _computed_value(style, name)
        inherits, initial, compute, logical = plain[name]
        for other in logical:
            if other in cascaded:
                return _computed_value(style, name)
        if inherits:
            if style.parent_style is None:
                return _computed_value(style, name)
            value = style.parent_style[name]
        else:
            value = compute(style, name, initial) if compute else initial
        style[name] = value
        return value

    css.ComputedStyle.__missing__ = value_of


def _plain_properties() -> Iterator[tuple[str, tuple[bool, Any, Any, Sequence[str]]]]:
    """Yield each property whose value depends on no other one, with whether it is inherited, its initial value, what
    computes that, and its logical names (CSS Logical Properties 1, 4).
    """
    for name, initial in INITIAL_VALUES.items():
        if name in {"display", "float", "page", "position"} or name.startswith("text_decoration_"):
            continue
        logical = PHYSICAL_FUNCTIONS.get(name)
        names = {logical(block="ttb", inline=inline) for inline in ("ltr", "rtl")} if logical else ()
        compute = COMPUTER_FUNCTIONS.get(name) if name in INITIAL_NOT_COMPUTED else None
        yield name, (name in INHERITED, initial, compute, tuple(names))


def style_only_marks_that_are_there() -> None:
    """Compute the styles of list markers and footnote marks only for elements that have them, in the whole process.

    WeasyPrint computes those of six for every element, a tenth of the time of a layout, and uses those of lists and
    footnotes (no issue).
    """

    def set_computed_styles(
        styles: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **others: Any
    ) -> None:
        if pseudo_type not in _MARKS or _MARKS[pseudo_type](styles, element):
            _set_computed_styles(styles, element, parent, root=root, pseudo_type=pseudo_type, **others)

    css.StyleFor.set_computed_styles = set_computed_styles


def _lists(styles: Any, element: Any) -> bool:
    cascaded = styles.get_cascaded_styles()
    return "list-item" in styles.get_computed_styles()[element, None]["display"] or any(
        "display" in cascaded.get((element, beside), ()) for beside in ("before", "after")
    )


def _is_footnote(styles: Any, element: Any) -> bool:
    return bool(styles.get_computed_styles()[element, None]["float"] == "footnote")


def _is_note(styles: Any, element: Any) -> bool:
    return bool(styles.get_computed_styles()[element, None]["position"][0] == "note()")


_MARKS: dict[str | None, Callable[[Any, Any], bool]] = {
    "marker": _lists,
    "footnote-call": _is_footnote,
    "footnote-marker": _is_footnote,
    "note-call": _is_note,
    "note-marker": _is_note,
    "note-callback": _is_note,
}
"""Pseudo-elements that the stylesheet of WeasyPrint gives every element, and whether an element has them."""


def draw_known_paths_again() -> None:
    """Keep what a path of a drawing is in a PDF, in the whole process: the drawings of a brand are on many pages.

    WeasyPrint reads a path each time it is drawn, number by number (no issue): two thirds of the time that drawings
    take.
    """
    known: dict[str, tuple[list[bytes], list[Any]]] = {}

    def path(drawing: Any, node: Any, font_size: float) -> None:
        shape = node.get("d", "")
        lines, corners = drawing.stream.stream, node.vertices
        if found := known.get(shape):
            lines += found[0]
            corners += found[1]
            return
        before = len(lines), len(corners)
        _draw_path(drawing, node, font_size)
        # Units would depend on the size of letters or of the drawing.
        if len(shape) <= _LONGEST_PATH and _ABSOLUTE_PATH.fullmatch(shape):
            if len(known) >= _KNOWN_PATHS:
                known.clear()
            known[shape] = lines[before[0] :], list(corners)[before[1] :]

    svg.TAGS["path"] = path


def keep_lines_shaped() -> None:
    """Paint a line as it was shaped when it was laid out, in the whole process.

    WeasyPrint forgets what Pango made of each line, to save 2 kB, and shapes it again (no issue): a tenth of the time
    of a PDF. Lines beyond a number, and justified ones, are shaped again.
    """
    kept: weakref.WeakSet[Any] = weakref.WeakSet()

    def deactivate(line: Any) -> None:
        if line in kept or len(kept) >= _KEPT_LINES:
            kept.discard(line)
            _deactivate(line)
        else:
            kept.add(line)

    def reactivate(line: Any, style: Any) -> None:
        if line.justification_spacing or getattr(line, "style", None) is not style:
            _reactivate(line, style)

    line_break.Layout.deactivate = deactivate
    line_break.Layout.reactivate = reactivate


class _OpenArrays:
    """The interface to C libraries, with one type for the arrays of a kind, whatever their lengths."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def new(self, kind: str, content: Any = None) -> Any:
        return self._whole.new(_LENGTH.sub("[]", kind) if isinstance(content, Sequence) else kind, content)


def read_types_of_arrays_once() -> None:
    """Make arrays of glyphs without their lengths in the types, in the whole process.

    cffi parses the declaration of each new type with pycparser, and WeasyPrint has one for each number of glyphs (no
    issue): a twentieth of the time of an excerpt.
    """
    fonts.ffi = _OpenArrays(_ffi)


def tag_with(document: Any, write: Callable[[Any, Sequence[PaintedPage]], None]) -> None:
    """Make WeasyPrint call `write` with the PDF and the painted pages of `document` instead of tagging it itself.

    WeasyPrint makes a tag tree for each page by itself: a table, list or paragraph that continues on another page is
    split, the header of a table is read again on each page, and leaders and running heads count as text (#2903). Its
    own tree also takes quadratic time in the number of pages. Documents without a writer are tagged as before.
    """
    setattr(document, _TAG_WRITER, write)
    weasyprint.pdf.add_tags = _tagged


def _tagged(pdf: Any, document: Any, pdf_version: str, streams: Sequence[Any]) -> None:
    write = getattr(document, _TAG_WRITER, None)
    if write is None:
        _add_tags(pdf, document, pdf_version, streams)
        return
    pages = [
        PaintedPage(number, page.height, page_box(page), stream._tags)
        for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True))
    ]
    write(pdf, pages)
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def marked_streams(pdf: Any, pages: Iterable[PaintedPage]) -> Iterator[tuple[int, Any]]:
    """Yield the streams of a PDF that hold marked content, each with the number of its page.

    What is half transparent has a separate stream, which shares the numbering of marks with that of its page.
    """
    numbers = {id(page.register): page.number for page in pages}
    for item in pdf.objects:
        page = numbers.get(id(getattr(item, "_tags", None)))
        if page is not None:
            yield page, item


def fonts_of(stream: Any) -> Iterable[Any]:
    """Return the fonts whose glyphs a stream shows."""
    fonts: Iterable[Any] = stream._fonts.values()
    return fonts


def page_box(page: Any) -> Any:
    """Return the root of the boxes of a page that is laid out."""
    return page._page_box


def real_box(box: Any) -> Any:
    """Return the box itself where a placeholder replaces it because it is positioned absolutely."""
    return getattr(box, "_box", box)


def boxes_of(page: Any) -> Iterator[Any]:
    """Yield all boxes of a page that is laid out, each before those inside it."""
    waiting = [page_box(page)]
    while waiting:
        box = real_box(waiting.pop())
        yield box
        waiting += reversed(getattr(box, "children", ()))


def blocks_on_pages(pages: Iterable[Any], html: Any) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Yield the numbers of the elements directly in `main` that each page has, and whether the first of them begins the
    page whatever is before it.
    """
    numbers = {id(element): number for number, element in enumerate(html.find(".//main"))}
    name = None
    for page in pages:
        found = {numbers[id(box.element)]: box for box in boxes_of(page) if id(box.element) in numbers}
        order = tuple(sorted(found))
        styles = [found[number].style for number in order]
        yield order, bool(styles) and (styles[0]["break_before"] == "page" or styles[0]["page"] != name)
        name = styles[-1]["page"] if styles else None


def show_row_names_again(pages: Iterable[Any]) -> None:
    """Repeat the first line of a row's header on pages on which the row continues: the number would be far away.

    To be called between layout and painting. CSS cannot do this, so there is no issue to wait for. The copy counts as
    generated content, which the tag tree leaves out, so nobody hears it twice.
    """
    heads: dict[int, Any] = {}
    for page in pages:
        for row in list(boxes_of(page)):
            if isinstance(row, boxes.TableRowBox) and row.children and row.children[0].element_tag == "th":
                _name(row.children[0], heads)


def end_rows_at_their_text(pages: Iterable[Any]) -> None:
    """End a row that goes on over a page where its text ends, with a rule: WeasyPrint fills the page with it.

    To be called between layout and painting. The standard asks for what WeasyPrint does (CSS Fragmentation 3, 5.4), so
    there is no issue to wait for.
    """
    before: dict[int, tuple[Any, Any]] = {}
    earlier = None
    for page in pages:
        now: dict[int, tuple[Any, Any]] = {}
        for table in [box for box in boxes_of(page) if isinstance(box, boxes.TableBox)]:
            for group in (group for group in table.children if not group.is_header):
                now |= {id(row.element): (table, row) for row in group.children if row.element is not None}
        for key in before.keys() & now.keys():
            _end_at_text(*before[key], earlier)
        before, earlier = now, page_box(page)


def _end_at_text(table: Any, row: Any, page: Any) -> None:
    lines = [box for cell in row.children for box in cell.descendants() if isinstance(box, boxes.LineBox)]
    padding = min((cell.padding_bottom for cell in row.children), default=0)
    end = max((line.position_y + line.height for line in lines), default=math.inf) + padding
    if end >= row.position_y + row.height:
        return
    for cell in row.children:
        # A cell that is shorter than its row has the rest as padding.
        cell.padding_bottom = padding
        cell.height = end - padding - cell.content_box_y()
        # Its ground was measured with the page, and is a colour.
        layout_box_backgrounds(page, cell, None, layout_children=False)
    row.height = end - row.position_y
    table.skip_cell_border_bottom = False


def _name(head: Any, heads: dict[int, Any]) -> None:
    if first := next((box for box in head.descendants() if _holds_lines(box)), None):
        heads.setdefault(id(head.element), first)
    elif id(head.element) in heads:
        head.children = (*head.children, _copied(heads[id(head.element)], head))


def _holds_lines(box: Any) -> bool:
    return isinstance(box, boxes.BlockContainerBox) and any(isinstance(child, boxes.LineBox) for child in box.children)


def _copied(found: Any, head: Any) -> Any:
    line = next(child for child in found.children if isinstance(child, boxes.LineBox))
    copy = found.copy_with_children([line.deepcopy()])
    copy.element_tag = f"{found.element_tag}::continued"
    copy.translate(head.content_box_x() - found.position_x, head.content_box_y() - found.position_y)
    return copy


def identify_as_pdfua(pdf: Any) -> None:
    """Mark a finished PDF/A as PDF/UA-1 too: WeasyPrint takes one variant only (#2783).

    Its option `xmp_metadata` would make a second RDF element, of which XMP allows one (ISO 16684-1, 7.3.3). Raises
    InstallationError if the metadata are not where WeasyPrint 70 puts them.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split(maxsplit=1)[0])]
    packet = b"\n".join(metadata.stream)
    if packet.count(_RDF_END) != 1:
        raise InstallationError("the metadata of the PDF have no single end of RDF: install weasyprint 70")
    metadata.stream = [packet.replace(_RDF_END, _PDFUA + _RDF_END)]


def list_attachments_once(pdf: Any) -> None:
    """List each attachment once in a finished PDF/A-3: WeasyPrint 70 lists it twice (#2917, fixed after 70)."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def page_of(root: Any, fetcher: Any) -> weasyprint.HTML:
    """Return the page of an element tree: WeasyPrint takes none since version 53, only what it parses itself."""
    page = weasyprint.HTML(string="<html>", url_fetcher=fetcher)
    page.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


def parts_thai() -> bool:
    """Return whether Pango knows the words of Thai: it may be built without libthai."""
    from weasyprint.text.line_break import can_break_text

    return bool(can_break_text("ผู้แทนได้หารือ", "th"))
