"""Writing a tag tree into a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pydyf

from outcome_reports.writers.pdf.tags.elements import Annotation, Element, Mark
from outcome_reports.writers.pdf.tags.tagging import Tagger
from outcome_reports.writers.pdf.tags.word_breaks import add_space
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage
from outcome_reports.writers.pdf.weasyprint_patches.tag_writing import fonts_of, marked_streams


def write_structure(pdf: Any, pages: Sequence[PaintedPage], tagger: Tagger) -> None:
    """Tag a PDF (ISO 32000-1, 14.7 and 14.8) with the tree that `tagger` has read from its pages."""
    _mark_contents(pdf, pages, tagger)
    writer = _Writer(pdf, [len(page.register) for page in pages])
    writer.drop(tagger.surplus)
    writer.write(tagger.document)


def _mark_contents(pdf: Any, pages: Iterable[PaintedPage], tagger: Tagger) -> None:
    """Mark content that is not to be read as an artifact (ISO 32000-1, 14.8.2.2.2).

    Also mark where words end with their lines, and the text of glyphs that do not spell it (ActualText, 14.9.4): glyphs
    are in the order of the line, and a glyph may be a syllable.
    """
    for page, stream in marked_streams(pdf, pages):
        for place, entry in enumerate(stream.stream):
            if not isinstance(entry, dict) or "MCID" not in entry:
                continue
            mark = Mark(page, entry["MCID"])
            if mark in tagger.spelled:
                entry["ActualText"] = pydyf.String(tagger.spelled[mark] + " " * (mark in tagger.ended))
            elif mark in tagger.ended and not add_space(stream.stream, place, fonts_of(stream)):
                entry["ActualText"] = pydyf.String(f"{tagger.ended[mark]} ")
            if mark in tagger.artifacts:
                kind = tagger.artifacts[mark]
                stream.stream[place - 1] = "/Artifact"
                stream.stream[place] = pydyf.Dictionary(
                    {"Type": "/Pagination"} | ({"Subtype": f"/{kind}"} if kind else {})
                )


class _Writer:
    """Writes the elements of one tree, and the parent of each mark and annotation."""

    def __init__(self, pdf: Any, marks: Iterable[int]) -> None:
        self._pdf = pdf
        self._pages: Sequence[bytes] = pdf.page_references
        # Artifacts have no parent.
        self._parents: list[list[bytes]] = [[b"null"] * count for count in marks]
        self._of_annotations: list[bytes] = []
        self._ids: dict[str, bytes] = {}

    def drop(self, annotations: Iterable[Annotation]) -> None:
        """Take annotations off their pages."""
        for page, annotation in annotations:
            self._pdf.objects[_number(self._pages[page])]["Annots"].remove(annotation.reference)

    def write(self, document: Element) -> None:
        """Put a tree into the PDF under its own root."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        root["K"] = self._write(document, root.reference)
        parents = pydyf.Dictionary({"Nums": pydyf.Array(self._numbered_parents())})
        self._pdf.add_object(parents)
        root["ParentTree"] = parents.reference
        root["ParentTreeNextKey"] = len(self._parents) + len(self._of_annotations)
        if self._ids:
            # Name trees are sorted by the bytes of their keys (ISO 32000-1, 7.9.6).
            names = [
                item
                for key in sorted(self._ids, key=lambda key: pydyf.String(key).data)
                for item in (pydyf.String(key), self._ids[key])
            ]
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _numbered_parents(self) -> Iterator[Any]:
        for number, parents in enumerate(self._parents):
            yield number
            yield pydyf.Array(parents)
        yield from (item for pair in enumerate(self._of_annotations, start=len(self._parents)) for item in pair)

    def _write(self, element: Element, parent: bytes) -> bytes:
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.tag}", "P": parent})
        self._pdf.add_object(written)
        reference: bytes = written.reference
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            written["Pg"] = self._pages[page]
        kids = [self._kid(kid, element, reference, page) for kid in element.kids]
        if kids:
            written["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        for name, words in (("Lang", element.lang), ("Alt", element.alt), ("ActualText", element.spoken),
                            ("E", element.expansion), ("ID", element.id)):  # fmt: skip
            if words:
                written[name] = pydyf.String(words)
        if element.id:
            self._ids[element.id] = reference
        if attributes := _attributes(element):
            written["A"] = attributes
        return reference

    def _kid(self, kid: Element | Mark | Annotation, of: Element, parent: bytes, page: int | None) -> Any:
        match kid:
            case Element():
                return self._write(kid, parent)
            case Mark(of_page, number):
                self._parents[of_page][number] = parent
                if of_page == page:
                    return number
                return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[of_page], "MCID": number})
            case Annotation(of_page, annotation):
                annotation["StructParent"] = len(self._parents) + len(self._of_annotations)
                annotation["Contents"] = pydyf.String(_description(of, annotation))
                self._of_annotations.append(parent)
                return pydyf.Dictionary({"Type": "/OBJR", "Pg": self._pages[of_page], "Obj": annotation.reference})


def _description(link: Element, annotation: Any) -> str:
    """Return the description of a link (ISO 14289-1, 7.18.5), and where it leads if that is out of the document."""
    words = " ".join(filter(None, link.words))
    address = annotation["A"]["URI"].string if "A" in annotation else ""
    return f"{words} ({address})" if address not in words else words


def _attributes(element: Element) -> Any:
    """Add standard attributes (ISO 32000-1, 14.8.5)."""
    columns, rows = element.spans
    if element.numbering:
        return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{element.numbering}"})
    if element.box:
        return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(element.box), "Placement": "/Block"})
    table: dict[str, Any] = {"Scope": f"/{element.scope}"} if element.scope else {}
    table |= {"ColSpan": columns} if columns != 1 else {}
    table |= {"RowSpan": rows} if rows != 1 else {}
    return pydyf.Dictionary({"O": "/Table", **table}) if table else None


def _number(reference: bytes) -> int:
    return int(reference.split(maxsplit=1)[0])
