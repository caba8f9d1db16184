"""Word templates of houses, made in code: three that differ in everything, and what goes into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARED = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "theme": "theme",
}
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" '
    'w:header="708" w:footer="708" w:gutter="0"/>'
)


def style(
    id: str, name: str, more: str = "", *, kind: str = "paragraph", own: bool = False, usual: bool = False
) -> str:
    """A style; `more` are its other children."""
    marks = (' w:default="1"' if usual else "") + (' w:customStyle="1"' if own else "")
    return f'<w:style w:type="{kind}"{marks} w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


def looks(size: int, colour: str = "", font: str = "", *, bold: bool = False, paragraph: str = "") -> str:
    """The looks of a style; `size` in half-points."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    colours = f'<w:color w:val="{colour}"/>' if colour else ""
    bolds = "<w:b/><w:bCs/>" if bold else ""
    properties = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return f'{properties}<w:rPr>{fonts}{bolds}{colours}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def png(width: int = 400, height: int = 80, colour: str = "#7a1f2b") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def picture(identifier: str, *, alt: str = "Logo", kind: str = "embed", more: str = "") -> str:
    """A picture in the line, 60 by 12 mm, from the relationship `identifier`; `more` is in its properties."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2160000" cy="432000"/>'
        f'<wp:docPr id="1" name="Logo" descr="{alt}">{more}</wp:docPr><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" '
        f'name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:{kind}="{identifier}"/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" '
        'cy="432000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def text(words: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field and what it last showed."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark.format("begin") + code + mark.format("separate") + text(shown) + mark.format("end")


def paragraph(inside: str, style_id: str = "") -> str:
    """A paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>' if style_id else ""
    return f"<w:p>{properties}{inside}</w:p>"


def theme(colours: Mapping[str, str], heads: str = "Georgia", body: str = "Arial") -> str:
    """A theme of colours by slot."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in colours.items())
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
        for kind, name in (("majorFont", heads), ("minorFont", body))
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{plain}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" xmlns:r="{R}" name="House"><a:themeElements><a:clrScheme name="House">{slots}'
        f'</a:clrScheme><a:fontScheme name="House">{fonts}</a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>'
        f"{plain * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f'</a:effectStyleLst><a:bgFillStyleLst>{plain * 2}<a:blipFill><a:blip r:embed="rId1"/><a:stretch/>'
        "</a:blipFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def write_template(
    file: Path,
    styles: str,
    *,
    body: str = "",
    section: str = A4,
    parts: Mapping[str, str] | None = None,
    furniture: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
    media: Mapping[str, bytes] | None = None,
    external: Sequence[tuple[str, str, str]] = (),
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a template to `file`: `styles` is inside w:styles; `parts` are numbering, settings, fontTable and theme;
    `furniture` are headers and footers by identifier ("header1"), each with its relationships; `external` are
    relationships of the main part to the outside: kind, identifier, address; `more` are parts as they are.
    """
    parts, furniture = {"styles": styles, **(parts or {})}, furniture or {}
    main = "template" if file.suffix == ".dotx" else "document"
    overrides = {"word/document.xml": f"{_WORD}.{main}.main+xml"}
    overrides |= {f"word/{name}.xml": f"{_WORD}.{_KINDS[name]}+xml" for name in parts if name != "theme"}
    overrides |= {f"word/{name}.xml": f"{_WORD}.{name[:6]}+xml" for name in furniture}
    overrides["word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    relations = [(name, f"{R}/{_KINDS[name]}", f"{name}.xml", "Internal") for name in parts]
    relations += [(name, f"{R}/{name[:6]}", f"{name}.xml", "Internal") for name in furniture]
    relations += [(identifier, f"{R}/{kind}", address, "External") for kind, identifier, address in external]
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>",
        "_rels/.rels": _relations([("R", f"{R}/officeDocument", "word/document.xml", "Internal")]),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        "</w:document>",
    }
    for name, inside in parts.items():
        files[f"word/{name}.xml"] = inside if name == "theme" else _part(_ROOTS.get(name, name), inside)
    for name, (inside, related) in furniture.items():
        files[f"word/{name}.xml"] = _part("hdr" if name.startswith("header") else "ftr", inside)
        pictures = [
            (identifier, f"{R}/image", target, "External" if "://" in target else "Internal")
            for identifier, target in related.items()
        ]
        files[f"word/_rels/{name}.xml.rels"] = _relations(pictures)
    files |= {f"word/media/{name}": data for name, data in (media or {}).items()} | dict(more or {})
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file


_ROOTS = {"fontTable": "fonts"}


def _part(root: str, inside: str) -> str:
    return f"<w:{root} {DECLARED}>{inside}</w:{root}>"


def _relations(relations: Sequence[tuple[str, str, str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
        for identifier, kind, target, mode in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _list(number: int, form: str, mark: str, style_id: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start '
        f'w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style_id}"/><w:lvlText w:val="{mark}"/><w:lvlJc '
        'w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    )


def renamed(file: Path) -> Path:
    """A template whose styles have German names and ids, numbered headings, and no theme."""
    number = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    base = '<w:basedOn w:val="Standard"/>'
    heads = "".join(
        style(
            f"berschrift{level}",
            f"Überschrift {level}",
            base + looks(36 - 4 * level, "1F3864", bold=True, paragraph=number.format(1) if level == 1 else ""),
            own=True,
        )
        for level in (1, 2, 3)
    )
    others = (
        style("Standard", "Standard", looks(21, font="Verdana"), usual=True)
        + heads
        + style("Titel", "Titel", base + looks(52, "1F3864"), own=True)
        + style("Untertitel", "Untertitel", base + looks(30), own=True)
        + style("Textkrper", "Textkörper", base + '<w:pPr><w:spacing w:after="120"/></w:pPr>', own=True)
        + style("Zitat", "Zitat", base + "<w:rPr><w:i/></w:rPr>", own=True)
        + style("Beschriftung", "Beschriftung", base + looks(18, "404040"), own=True)
        + style("Aufzhlungszeichen", "Aufzählungszeichen", base + f"<w:pPr>{number.format(2)}</w:pPr>", own=True)
        + style("Listennummer", "Listennummer", base + f"<w:pPr>{number.format(3)}</w:pPr>", own=True)
        + style("Verzeichnis1", "Verzeichnis 1", base, own=True)
        + style("Kopfzeile", "Kopfzeile", base, own=True)
        + style("Fuzeile", "Fußzeile", base, own=True)
        + style("Hervorhebung", "Hervorhebung", "<w:rPr><w:i/></w:rPr>", kind="character", own=True)
        + style("Title", "Something else", base + looks(12, "FF0000"), own=True)
        + style("Tabellenraster", "Tabellenraster", "<w:tblPr><w:tblBorders>" + "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        ) + "</w:tblBorders></w:tblPr>", kind="table", own=True)
    )  # fmt: skip
    numbering = (
        _list(0, "decimal", "§ %1", "berschrift1")
        + _list(1, "bullet", "–", "Aufzhlungszeichen")
        + _list(2, "lowerLetter", "%1)", "Listennummer")
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2, 3))
    )
    footer = paragraph(text("Seite ") + field("PAGE", "7") + text(" von ") + field("NUMPAGES", "99"), "Fuzeile")
    return write_template(
        file,
        others,
        body=paragraph(text("Lorem ipsum of the template"), "Textkrper"),
        section=f'<w:footerReference w:type="default" r:id="footer1"/>{A4}',
        parts={"numbering": numbering},
        furniture={"footer1": (footer, {})},
    )


_SLOTS = (
    "dk1:000000 lt1:FFFFFF dk2:5A1A22 lt2:EFE6DA accent1:9A3324 accent2:C98B2B accent3:8A8D8F accent4:D9C89E "
    "accent5:5B7F95 accent6:40513B hlink:8A1538 folHlink:5B4B6E"
)
COLOURS = dict(pair.split(":") for pair in _SLOTS.split())


def letterhead(file: Path) -> Path:
    """A template with a theme, a letterhead with a picture, left and right pages, A5 and a section on its side."""
    base = '<w:basedOn w:val="Normal"/>'
    font = '<w:rPr><w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:cstheme="{0}Bidi"/>{1}</w:rPr>'
    letters = font.format("minor", '<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="fr-CH"/>')
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{letters}</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="
        '"100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    colour = '<w:color w:val="5A1A22" w:themeColor="text2"/>'
    heads = "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            base
            + font.format("major", f'{colour}<w:sz w:val="{34 - 4 * level}"/>').replace(
                "<w:rPr>", '<w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr><w:rPr>'
            ),
        )
        for level in (1, 2, 3, 4)
    )
    table = style("Haus", "Haus Tabelle", (
        '<w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9C89E"/></w:tblBorders>'
        "</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" '
        'w:color="auto" w:fill="5A1A22"/></w:tcPr></w:tblStylePr>'
    ), kind="table", own=True)  # fmt: skip
    styles = (
        defaults
        + style("Normal", "Normal", usual=True)
        + heads
        + style("Title", "Title", base + font.format("major", f'{colour}<w:sz w:val="44"/>'))
        + style("Subtitle", "Subtitle", base + '<w:rPr><w:i/><w:sz w:val="24"/></w:rPr>')
        + style("Quote", "Quote", base + '<w:pPr><w:ind w:left="400"/></w:pPr><w:rPr><w:i/><w:vanish/></w:rPr>')
        + style("Caption", "caption", base + '<w:rPr><w:i/><w:lang w:val="fr-CH"/></w:rPr>')
        + style("ListBullet", "List Bullet", base + '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>')
        + style("Header", "header", base)
        + style("Footer", "footer", base + '<w:pPr><w:jc w:val="center"/></w:pPr>')
        + style(
            "Hyperlink",
            "Hyperlink",
            '<w:rPr><w:color w:val="8A1538" w:themeColor="hyperlink"/></w:rPr>',
            kind="character",
        )
        + style("KeyFigureTile", "Key Figure Tile", base + "<w:rPr><w:caps/></w:rPr>", own=True)
        + style("Annex", "Annex", base + '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>', own=True)
        + style(
            "TableauNormal",
            "Normal Table",
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>',
            kind="table",
            usual=True,
        )
        + table
    )
    a5 = (
        '<w:pgSz w:w="8391" w:h="11907"/><w:pgMar w:top="1300" w:right="900" w:bottom="1100" w:left="1000" '
        'w:header="500" w:footer="400" w:gutter="100"/><w:pgNumType w:fmt="lowerRoman" w:start="5"/><w:titlePg/>'
        '<w:docGrid w:linePitch="360"/>'
    )
    wide = a5.replace('w:w="8391" w:h="11907"', 'w:w="11907" w:h="8391" w:orient="landscape"').replace(
        "<w:titlePg/>", ""
    )
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}{number}"/>'
        for part in ("header", "footer")
        for number, kind in enumerate(("first", "default", "even"), 1)
    )
    link = '<w:hyperlink r:id="web">' + text("house.example") + "</w:hyperlink>"
    furniture = {
        "header1": (paragraph(picture("logo") + text("Letterhead of the House"), "Header"), {"logo": "media/logo.png"}),
        "header2": (paragraph(field("TITLE", "Template of the House") + text(" – right"), "Header"), {}),
        "header3": (paragraph(field('STYLEREF "heading 1"', "Old heading") + text(" – left"), "Header"), {}),
        "footer1": (paragraph(link, "Footer"), {"web": "https://house.example/"}),
        "footer2": (paragraph(field("PAGE", "v"), "Footer"), {}),
        "footer3": (paragraph(field("PAGE", "vi"), "Footer"), {}),
    }
    letter = paragraph(text("Dear Sir or Madam")) * 3
    body = f"{letter}<w:p><w:pPr><w:sectPr>{references}{a5}</w:sectPr></w:pPr></w:p>"
    settings = (
        '<w:attachedTemplate r:id="T"/><w:mirrorMargins/><w:defaultTabStop w:val="709"/><w:defaultTableStyle '
        'w:val="Haus"/><w:evenAndOddHeaders/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    )
    numbering = _list(3, "upperLetter", "Annex %1", "Annex") + '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    fonts = '<w:font w:name="Georgia"><w:family w:val="roman"/><w:embedRegular r:id="F"/></w:font>'
    return write_template(
        file,
        styles,
        body=body,
        section=wide,
        parts={"theme": theme(COLOURS), "settings": settings, "numbering": numbering, "fontTable": fonts},
        furniture=furniture,
        media={"logo.png": png()},
        external=(("attachedTemplate", "T", "file:///S:/templates/house.dotm"),),
        more={"docProps/core.xml": b"<x>Secretary of the House</x>", "customXml/item1.xml": b"<secret/>"},
    )


def bare(file: Path) -> Path:
    """A template with hardly any style, on Letter paper."""
    letter = (
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="720" w:footer="720" w:gutter="0"/>'
    )
    base = '<w:basedOn w:val="Default"/>'
    styles = style("Default", "Default", usual=True) + style("Heading1", "Heading 1", base + looks(30, bold=True))
    return write_template(file, styles, section=letter)


TEMPLATES = {"renamed.docx": renamed, "letterhead.dotx": letterhead, "bare.docx": bare}
