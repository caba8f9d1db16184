"""Input of 2 MB at most that was made to take a long time or much memory, by the kind of file that it is.

`HEAVY` has what tests/hostile/fuzzing knows how to take in; content folders are those of `corpus.py`.
"""

from __future__ import annotations

import io
import json
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.hostile import test_sources
from tests.hostile.corpus import CASES
from tests.hostile.drawings import EXPONENTIAL, nested, svg
from tests.hostile.fuzzing import brand_files, build_records, csv_tables, json_sources, word_files, workbooks
from tests.hostile.fuzzing.package_changes import packed
from tests.hostile.heavy_workbooks import SHEET, with_part
from tests.hostile.heavy_workbooks import workbooks as refused_workbooks
from tests.support.folders import ENTITIES
from tests.support.word_templates import A4, style, write_template
from tests.unit.importing.word_file import R, drawing, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LARGEST = 2_000_000
NORMAL = style("Normal", "Normal", usual=True)
ZEROS = zlib.compress(bytes(200_000_000), 9)
"""200 MB in 200 kB."""


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, *more: bytes, bits: int = 8, colour: int = 6, interlaced: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + b"".join(more) + _chunk(b"IDAT", ZEROS) + _chunk(b"IEND", b"")


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _scans() -> bytes:
    """A progressive JPEG whose last scan is there a few thousand times."""
    data = _saved(Image.new("L", (4900, 4900)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    return data[:last] + scan * ((LARGEST - len(data)) // len(scan)) + data[-2:]


def pictures() -> Mapping[str, bytes]:
    strip = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 60_000)
    strip += b"".join(struct.pack("<HHII", 273, 4, 60_000, 8) for _ in range(60_000))
    frames = [Image.new("P", (300, 300), number % 250) for number in range(1500)]
    return {
        "a PNG of 25 million points": _png(5000, 5000),
        "a PNG of 25 million points in 16 bits": _png(5000, 5000, bits=16),
        "a PNG of 25 million points, interlaced": _png(5000, 5000, interlaced=1),
        "a PNG with a long text": _png(9, 9, _chunk(b"zTXt", b"a\x00\x00" + ZEROS)),
        "a PNG with a long colour profile": _png(9, 9, _chunk(b"iCCP", b"a\x00\x00" + ZEROS)),
        "a PNG of a million chunks": _png(9, 9, _chunk(b"tEXt", b"a\x00b") * 100_000),
        "a strip of a PNG": _png(24_000_000, 1),
        "a GIF of 1,500 frames": _saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "a GIF on a large canvas": b"GIF89a\xff\xff\xff\xff" + _saved(frames[0], "GIF")[10:],
        "a TIFF of 60,000 entries": strip,
        "a TIFF of 25 million points": _saved(Image.new("1", (5000, 5000)), "TIFF", compression="group4"),
        "a JPEG of thousands of scans": _scans(),
        "a JPEG of 25 million points": _saved(Image.new("CMYK", (5000, 5000)), "JPEG", quality=5),
        "a WebP of 25 million points": _saved(Image.new("RGB", (5000, 5000)), "WEBP", lossless=True),
        "a BMP that says it is large": b"BM"
        + struct.pack("<IIIIiiHHI", 99, 0, 54, 40, 2**31 - 1, -1, 1, 24, 1)
        + bytes(99),
    }


def logos() -> Mapping[str, bytes]:
    many = "".join(f'<linearGradient id="e{n}" xlink:href="#e{n + 1}"/>' for n in range(500))
    return {
        **EXPONENTIAL,
        "a chain of 500 gradients": svg(f'{many}<rect fill="url(#e0)" width="9" height="9"/>'),
        "a path of 15,000 points": svg(f'<path d="M0 0{"h1" * 15_000}" stroke="red" stroke-dasharray="0.1 0.1"/>'),
        "10,000 groups in each other": svg("<g>" * 4000 + "</g>" * 4000),
        "1,500 shapes, each cut out": nested(
            "clipPath", "", '<rect width="1" clip-path="url(#e{})"/>', times=150, deep=3
        ),
        "a large gradient for each point": svg(
            '<pattern id="e0" width="0.001" height="0.001"><path d="M0 0h9"/></pattern>'
            '<rect width="200" height="60" fill="url(#e0)"/>'
        ),
        "thick lines everywhere": svg('<path d="M0 0' + "l200 60-200-60" * 2000 + '" stroke="red" stroke-width="50"/>'),
        "an entity bomb": b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("&b;"),
        "numbers that backtrack": svg(f'<path d="{"1" * 20_000}"/><path d="{"." * 15_000}"/>'),
    }


def books() -> Mapping[str, bytes]:
    plain = workbooks.samples()[0]
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, end = b"</sheetData>", b"</sst>"
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    styles = parts["xl/styles.xml"].replace(b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>' * 100_000 + b"</cellXfs>")
    strings = parts.get("xl/sharedStrings.xml", b"<sst/>")
    runs = b"<si>" + b"<r><t>a</t></r>" * 150_000 + b"</si>"
    many = b'<row r="9">' + b'<c r="A9" t="s"><v>0</v></c>' * 90_000 + b"</row>"
    long = strings.replace(b"<si>", b"<si><t>" + b"a" * 32_000 + b"</t></si><si>", 1)
    return {
        **{name: data for name, (data, _) in refused_workbooks().items()},
        "elements in each other": packed(parts | {"xl/worksheets/sheet1.xml": b"<worksheet>" + deep + b"</worksheet>"}),
        "100,000 styles": packed(parts | {"xl/styles.xml": styles}),
        "a text of 150,000 pieces": packed(parts | {"xl/sharedStrings.xml": strings.replace(end, runs + end)}),
        "a long text in each of 90,000 cells": packed(
            parts | {"xl/sharedStrings.xml": long, SHEET: parts[SHEET].replace(head, many + head)}
        ),
        "10,001 parts": packed(parts | {f"xl/media/{n}.png": b"x" for n in range(10_001)}),
        "a part that unpacks to 200 MB": packed(parts | {"xl/theme/theme1.xml": bytes(200_000_000)}),
        "a picture that unpacks to 200 MB": packed(parts | {"xl/media/image1.png": bytes(200_000_000)}),
        "a link on 100,000 cells": with_part(
            plain, SHEET, head, head + b'<hyperlinks><hyperlink ref="A1:Z3800" display="x"/></hyperlinks>'
        ),
    }


def word() -> Mapping[str, bytes]:
    plain = word_files.samples()[1]
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name, end = "word/document.xml", b"</w:body>"

    def with_body(more: str) -> bytes:
        return packed(parts | {name: parts[name].replace(end, more.encode() + end)})

    def with_pictures(count: int, times: int, data: bytes) -> bytes:
        relations, shown = "word/_rels/document.xml.rels", "".join(drawing(f"p{n}", "x") for n in range(count))
        added = "".join(
            f'<Relationship Id="p{n}" Type="{R}/image" Target="media/p{n}.png"/>' for n in range(count)
        ).encode()
        media = {f"word/media/p{n}.png": data + bytes([n]) for n in range(count)}
        body = {name: parts[name].replace(end, f"<w:p>{shown}</w:p>".encode() * times + end)}
        linked = {relations: parts[relations].replace(b"</Relationships>", added + b"</Relationships>")}
        return packed(parts | media | body | linked)

    cell = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    table = paragraph("x")
    for _ in range(120):
        table = cell.format(table)
    style = '<w:style w:type="paragraph" w:styleId="S{0}"><w:name w:val="s{0}"/><w:basedOn w:val="S{1}"/></w:style>'
    styles = "".join(style.format(number, (number + 1) % 20_000) for number in range(20_000)).encode()
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return {
        "many runs": with_body("<w:p>" + run("word ") * 40_000 + "</w:p>"),
        "many paragraphs": with_body(paragraph("word") * 20_000),
        "many headings": with_body(paragraph("Chapter of words", "H1") * 20_000),
        "tables in tables": with_body(table),
        "a table of 20,000 rows": with_body(
            "<w:tbl>" + f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>" * 20_000 + "</w:tbl>"
        ),
        "a cell of a thousand million columns": with_body(span),
        "one long text": with_body(paragraph("word " * 700_000)),
        "one long word": with_body(paragraph("w" * 5_000_000)),
        "a note 50,000 times": with_body(f"<w:p>{note * 50_000}</w:p>"),
        "styles in a circle": packed(
            parts | {"word/styles.xml": parts["word/styles.xml"].replace(b"</w:styles>", styles + b"</w:styles>")}
        ),
        "names of States everywhere": with_body(
            f"<w:p>{run('Indonesia and the Philippines, ', '<w:b/>') * 30_000}</w:p>"
        ),
        "fields in fields": with_body("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + "</w:p>"),
        "41,000 paragraphs": with_body("<w:p><w:r><w:t>word of many</w:t></w:r></w:p>" * 41_000),
        "changes in changes": with_body("<w:p>" + "<w:ins>" * 240 + run("x") + "</w:ins>" * 240 + "</w:p>"),
        "a picture 5,000 times": with_pictures(1, 5000, _saved(Image.new("L", (9, 9)), "PNG")),
        "large pictures": with_pictures(3, 1, _saved(Image.new("L", (4000, 4000)), "PNG")),
    }


def templates() -> Mapping[str, bytes]:
    def template(styles: str = "", **furniture: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            references = "".join(f'<w:headerReference w:type="{kind}" r:id="header{kind}"/>' for kind in furniture)
            file = write_template(
                Path(folder, "a.dotx"),
                NORMAL + styles,
                section=references + A4,
                furniture={f"header{kind}": (inside, {"p": "media/a.png"}) for kind, inside in furniture.items()},
                media={"a.png": b"\x89PNG\r\n\x1a\n" + bytes(50)},
            )
            return file.read_bytes()

    chain = "".join(style(f"s{n}", f"heading {n}", f'<w:basedOn w:val="s{n + 1}"/>') for n in range(20_000))
    number = '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>'
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return {
        "a chain of 20,000 styles": template(chain),
        "20,000 styles of one name": template("".join(style(f"s{n}", "Quote", number) for n in range(20_000))),
        "fields in fields": template(default=f"<w:p>{begin * 50_000}</w:p>"),
        "changes in changes": template(default="<w:p>" + "<w:ins>" * 240 + run("x") + "</w:ins>" * 240 + "</w:p>"),
        "100,000 paragraphs": template(default=f"<w:p>{run('word')}</w:p>" * 100_000),
        "drawings in drawings": template(
            default="<w:p><w:r>" + "<w:drawing>" * 200 + "</w:drawing>" * 200 + "</w:r></w:p>"
        ),
        "600,000 elements": template(default="<w:p/>" * 600_000),
        "one long name": template(style("x", "x" * 1_900_000)),
    }


def pdfs() -> Mapping[str, bytes]:
    made: dict[str, Callable[..., None]] = {
        "a tree of names in itself": test_sources.tree_with_itself,
        "a tree of a million million names": test_sources.tree_of_a_million_million,
        "a bomb": test_sources.bomb,
        "packed over and over": test_sources.packed_over_and_over,
        "20,000 files": test_sources.a_number_of_files,
    }
    head = b"%PDF-1.7\n"
    return {
        **{name: test_sources.pdf(change) for name, change in made.items()},
        "nothing but brackets": head + b"1 0 obj\n" + b"[" * 1_900_000,
        "nothing but dictionaries": head + b"1 0 obj\n" + b"<</a " * 300_000,
        "80,000 objects without a table": head + b"".join(b"%d 0 obj null endobj\n" % n for n in range(80_000)),
        "100,000 ends": head + b"startxref\n9\n%%EOF\n" * 90_000,
        "a table that says it has a million million": head
        + b"xref\n0 1000000000000\ntrailer << /Root 1 0 R /Size 9 >>\nstartxref\n9\n%%EOF",
        "a table that refers to itself": head
        + b"xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF",
    }


def sources() -> Mapping[str, bytes]:
    whole = json.loads(json_sources.samples()[0])
    chapter = whole["content"]["chapters"][0]
    text = "[[IDN]] and **words** of [a](https://example.org/). " * 600

    def changed(**parts: object) -> bytes:
        return json.dumps(whole | {"content": whole["content"] | parts}).encode()

    def spotlights(words: str, count: int) -> list[object]:
        return [{"by": "IDN", "id": f"s{number}", "text": words} for number in range(count)]

    entities = whole["content"]["registry"]["entities"]
    more = [entities[0] | {"key": f"E{n}", "short": f"Country {n}", "aliases": []} for n in range(5000)]
    return {
        "2,000,000 brackets": b"[" * LARGEST,
        "objects in objects": b'{"a":' * 300_000,
        "a million numbers": b"[" + b"1," * 900_000 + b"1]",
        "one long text": changed(theme="x" * 1_900_000),
        "a long foreword": changed(foreword=whole["content"]["foreword"] | {"text": "words and words\n" * 100_000}),
        "the same chapter 900 times": changed(chapters=[chapter] * 900),
        "chapters of long texts": changed(
            chapters=[chapter | {"id": f"c{n}", "number": n, "spotlights": spotlights(text, 2)} for n in range(25)]
        ),
        "5,000 names": changed(registry=whole["content"]["registry"] | {"entities": [*entities, *more]}),
        "50,000 pictures": json.dumps(whole | {"images": {f"images/{n}.png": "aaaa" for n in range(50_000)}}).encode(),
        "a picture of 25 million points": json.dumps(
            whole | {"images": {"images/a.png": test_sources.packed(_png(5000, 5000))}}
        ).encode(),
    }


def tables() -> Mapping[str, bytes]:
    head = csv_tables.TABLE.encode().splitlines(keepends=True)[0]
    return {
        "quotation marks": head + b'"' * 490_000,
        "commas": head + b"," * 490_000,
        "lines": head + b"\n" * 490_000,
        "20,000 names": head + b'R1.1,,"' + b"Indonesia; " * 40_000 + b'",c,r,\n',
        "many rows": head + b"R1.1,IDN,KOR,c,r,\n" * 12_000,
        "the first half of a mark": b"\xff\xfe" + b"\x00\xd8" * 200_000,
    }


def brands() -> Mapping[str, bytes]:
    plain = brand_files.samples()[0]
    return {
        "many faces": plain.replace(b"  faces:\n", b"  faces:\n" + b"    - {weight: 400, file: A.ttf}\n" * 14_000, 1),
        "a long fallback": plain.replace(b"fallback: serif", b"fallback: " + b'\'"a", ' * 40_000 + b"serif'", 1),
        "spaces in a fallback": plain.replace(b"fallback: serif", b"fallback: '" + b"a " * 200_000 + b";'", 1),
        "many colours": plain.replace(b'colours: ["', b"colours: [" + b'"#3f8f6b", ' * 40_000 + b'"', 1),
        "many lines of a motif": plain.replace(b"lines: 44", b"lines: 999999999", 1),
        "a large seed": plain.replace(b"seed: 21", b"seed: 18446744073709551615", 1),
        "a wordmark of 100,000 lines": plain.replace(b"wordmark:\n", b"wordmark:\n" + b"  - A\n" * 80_000, 1),
    }


def records() -> Mapping[str, bytes]:
    data = json.loads(build_records.samples()[0])
    entry = data["documents"]["statement"]
    return {
        "5,000 documents": json.dumps(data | {"documents": {f"excerpts/a{n}": entry for n in range(5000)}}).encode(),
        "brackets": b"[" * LARGEST,
        "a number of a million figures": b'{"format": 1' + b"0" * 1_000_000 + b"}",
        "pages": json.dumps(
            data | {"documents": {"statement": entry | {"pages": {f"p{n}": n for n in range(100_000)}}}}
        ).encode(),
    }


def names() -> Mapping[str, bytes]:
    many = "".join(f"  - {{key: E{n}, kind: state, short: Country {n}}}\n" for n in range(9000))
    alias = (
        "  - {key: E1, kind: state, short: Country, aliases: [" + ", ".join(f"A {n}" for n in range(40_000)) + "]}\n"
    )
    alike = "".join(f"  - {{key: E{n}, kind: state, short: {'A ' * (n % 100 + 1)}{n}}}\n" for n in range(2500))
    groups = ", ".join(["members"] * 30_000)
    return {
        "9,000 entities": (ENTITIES + many).encode(),
        "40,000 aliases": (ENTITIES + alias).encode(),
        "names that begin alike": (ENTITIES + alike).encode(),
        "30,000 groups": (ENTITIES + f"  - {{key: E1, kind: state, short: C, groups: [{groups}]}}\n").encode(),
        "the same name 5,000 times": (ENTITIES + "  - {key: E1, kind: state, short: Country}\n" * 9000).encode(),
    }


def cases() -> Mapping[str, bytes]:
    # The same rows in YAML and Excel are enough.
    return {case.name: case.name.encode() for case in CASES if not case.name.endswith("(csv)")}


HEAVY: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "content_cases": cases,
    "pictures": pictures,
    "logos": logos,
    "workbooks": books,
    "csv_tables": tables,
    "word_files": word,
    "pdf_files": pdfs,
    "json_sources": sources,
    "brand_files": brands,
    "build_records": records,
    "registries": names,
    "word_templates": templates,
}
