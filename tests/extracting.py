"""The words of finished files, in reading order, taken out by other libraries than those that put them in."""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of_html(data: bytes) -> list[str]:
    """The words inside `main`."""
    (main,) = html.document_fromstring(data.decode("utf-8")).xpath("//main")
    for hidden in main.xpath(".//*[@aria-hidden='true']|.//script|.//style|.//button"):
        hidden.drop_tree()
    blocks = {"p", "h1", "h2", "h3", "h4", "li", "td", "th", "caption", "div", "section", "article", "br", "a", "span"}
    for element in main.iter():
        if isinstance(element.tag, str) and element.tag in blocks - {"a", "span"}:
            element.text = " " + (element.text or "")
            element.tail = " " + (element.tail or "")
    return str(main.text_content()).split()


def words_of_docx(data: bytes) -> list[str]:
    """The words of the body, without field codes and the results of page-number fields."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    pieces: list[str] = []
    instruction, in_result = "", 0
    for element in root.iter():
        match element.tag:
            case tag if tag == _W + "p":
                pieces.append(" ")
            case tag if tag == _W + "fldChar":
                kind = element.get(_W + "fldCharType")
                if kind == "begin":
                    instruction = ""
                elif kind == "separate":
                    in_result = 1 if instruction.split()[:1] == ["PAGEREF"] else 0
                else:
                    in_result = 0
            case tag if tag == _W + "instrText":
                instruction += element.text or ""
            case tag if tag in {_W + "br", _W + "tab", _W + "cr"}:
                pieces.append(" ")
            case tag if tag == _W + "t" and not in_result:
                pieces.append(element.text or "")
    return "".join(pieces).split()


def characters_of_pdf(data: bytes) -> str:
    """The characters of the tagged text in the order of the tag tree, white space left out.

    White space does not count because a line that is broken at a hyphen has none. Labels of lists, and what is marked
    as artifact (running heads, page numbers, decoration), are not among them.
    """
    import pypdfium2
    from pypdfium2 import raw

    pieces: list[str] = []
    with pypdfium2.PdfDocument(data) as document:
        for index in range(len(document)):
            page = document[index]
            text_page = raw.FPDFText_LoadPage(page.raw)
            by_mark: dict[int, list[str]] = {}
            for number in range(raw.FPDFPage_CountObjects(page.raw)):
                _collect(raw, raw.FPDFPage_GetObject(page.raw, number), text_page, by_mark)
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for child in range(raw.FPDF_StructTree_CountChildren(tree)):
                for mark in _marks(raw, raw.FPDF_StructTree_GetChildAtIndex(tree, child)):
                    pieces += by_mark.get(mark, ())
            raw.FPDF_StructTree_Close(tree)
            raw.FPDFText_ClosePage(text_page)
    # PDFium gives U+0002 for a hyphen at the end of a line.
    return re.sub(r"\s+", "", "".join(pieces)).replace("\x02", "-")


def _collect(raw: Any, item: Any, text_page: Any, by_mark: dict[int, list[str]]) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for number in range(raw.FPDFFormObj_CountObjects(item)):
            _collect(raw, raw.FPDFFormObj_GetObject(item, number), text_page, by_mark)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
        buffer = ctypes.create_string_buffer(length * 2)
        raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
        if mark >= 0:
            by_mark.setdefault(mark, []).append(buffer.raw.decode("utf-16-le").rstrip("\0"))


def _marks(raw: Any, element: Any) -> Iterator[int]:
    if not element or _type(raw, element) == "Lbl":
        return
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _marks(raw, child)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:
                yield mark


def _type(raw: Any, element: Any) -> str:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def text_of_pdf_pages(data: bytes) -> str:
    """All text that is drawn on the pages, tagged or not."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
