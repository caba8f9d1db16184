"""Reading a Word file back, for tests of the writer: its parts, and a document of a few blocks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from lxml import etree

from outcome_reports import tree
from outcome_reports.reading import read_brand
from outcome_reports.writers.docx import DocxOptions, write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BRAND = read_brand("rso")
BARE = DocxOptions(embed_fonts=False)


def document(
    *blocks: tree.Block,
    kind: str = "statement",
    lang: str = "en-GB",
    dir: tree.Direction = "ltr",
    mark: str | None = None,
    assets: Mapping[str, tree.Asset] | None = None,
) -> tree.Document:
    """A document of `blocks`."""
    metadata = tree.Metadata(
        title="Title of it",
        running_title="Running title",
        author="The Office",
        subject="The subject",
        keywords=("one", "two"),
        date=date(2027, 3, 1),
        status="draft" if mark else "final",
        mark=mark,
        description="What it says.",
    )
    return tree.Document(
        kind=kind, lang=lang, dir=dir, metadata=metadata, blocks=blocks, labels={"page": "Page"}, assets=assets or {}
    )


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(*blocks: tree.Block, **about: object) -> etree._Element:
    """The body of the Word document of `blocks`."""
    return body_of(write_docx(document(*blocks, **about), BRAND, BARE))  # type: ignore[arg-type]


def body_of(data: bytes) -> etree._Element:
    """The body of a Word document."""
    return etree.fromstring(parts(data)["word/document.xml"])[0]


def text(element: etree._Element) -> str:
    """The letters of a paragraph or more."""
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML, "" where there is none or no element."""
    return "" if element is None else element.get(f"{W}{name}", "")


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def style(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def styles(root: etree._Element) -> list[tuple[str, str]]:
    """Style and letters of every paragraph."""
    return [(style(paragraph), text(paragraph)) for paragraph in root.iter(f"{W}p")]
