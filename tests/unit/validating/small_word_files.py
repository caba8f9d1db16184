"""Word files of a few lines of XML, for judges of Word files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{rest}"'
    for prefix, rest in (
        ("w", "wordprocessingml/2006/main"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("r", "officeDocument/2006/relationships"),
    )
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
"""
TITLE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A title</dc:title></cp:coreProperties>'
)


def paragraph(
    text: str = "", *, style: str = "", bookmark: str = "", inside: str = "", run: str = "", own: str = ""
) -> str:
    """A paragraph: `inside` is XML after its text, `run` the properties of the text, `own` its own beside the style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>' if style else ""
    start = f'<w:bookmarkStart w:id="0" w:name="{bookmark}"/>' if bookmark else ""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{start}{words}{inside}</w:p>"


def write_docx(path: Path, body: str, *, styles: str = STYLES, **parts: str) -> Path:
    """A Word file with `body`; `parts` replace others by their names ("core")."""
    data = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        "docProps/core.xml": parts.get("core", TITLE),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in data.items():
            if text:
                archive.writestr(name, text)
    return path
