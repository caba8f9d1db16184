"""Word documents for tests, from their XML; and their words, found in another way than the importer finds them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
    for id, name, more in (
        ("Normal", "Normal", ""),
        ("Title", "Title", ""),
        ("Subtitle", "Subtitle", ""),
        ("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("H2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("H3", "heading 3", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Chapter", "Our Chapter", '<w:basedOn w:val="H1"/>'),
        ("Bullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("Toc", "toc 1", ""),
    )
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments"}
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "comments": "comments",
    "header": "hdr",
}


def paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def run(text: str, look: str = "") -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def drawing(id: str, alt: str = "", more: str = "") -> str:
    """A picture in a run; `more` is in its properties."""
    properties = f'<wp:docPr id="1" name="Picture 1" descr="{alt}">{more}</wp:docPr>'
    picture = f'<pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic>'
    graphic = f"<a:graphic><a:graphicData>{picture}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{properties}{graphic}</wp:inline></w:drawing></w:r>"


def write_word(
    file: Path,
    body: str,
    *,
    links: tuple[str, ...] = (),
    strict: bool = False,
    pictures: Mapping[str, bytes] | None = None,
    **parts: str,
) -> Path:
    """A document with `body`; `links` get the identifiers L0, L1, …; `parts` are footnotes, comments, header.

    `pictures` are by name, which is their identifier too.
    """
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    relations = [f'<Relationship Id="P{n}" Type="{R}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts)] + [
        f'<Relationship Id="L{n}" Type="{R}/hyperlink" Target="{address}" TargetMode="External"/>'
        for n, address in enumerate(links)
    ]
    relations += [f'<Relationship Id="{n}" Type="{R}/image" Target="media/{n}"/>' for n in pictures or ()]
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="R1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{"".join(relations)}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{ROOTS[name]} {NAMESPACES}>{xml}</w:{ROOTS[name]}>" for name, xml in parts.items()},
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(
                name, text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main") if strict else text
            )
        for name, data in (pictures or {}).items():
            archive.writestr(f"word/media/{name}", data)
    return file


def words_of_word(file: Path) -> list[str]:
    """Every word that a reader of the document can meet, deleted ones left out; equal page headers count once."""
    words: list[str] = []
    headers: set[tuple[str, ...]] = set()
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                found: list[str] = []
                for p in root.iter("{*}p"):
                    if next(p.iterancestors("{*}Fallback", "{*}del", "{*}moveFrom"), None) is not None:
                        continue
                    found += re.findall(r"[^\W_]+", "".join(_pieces(p)))
                if not ("/header" in name or "/footer" in name) or tuple(found) not in headers:
                    words += found
                headers.add(tuple(found))
    return words


def _pieces(element: etree._Element) -> list[str]:
    found: list[str] = []
    for inner in element:
        name = etree.QName(inner).localname if isinstance(inner.tag, str) else ""
        if name in {"del", "moveFrom", "Fallback", "p", "txbxContent"}:
            # Paragraphs inside (of text boxes) are met by themselves.
            continue
        if name == "t":
            found.append(inner.text or "")
        elif name in {"tab", "br", "cr"} and etree.QName(element).localname == "r":
            found.append(" ")
        elif name == "noBreakHyphen":
            found.append("\u2011")
        else:
            found += _pieces(inner)
    return found
