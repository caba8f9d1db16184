"""PDFs whose source is to be taken out."""

from __future__ import annotations

import functools
import io
import re
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf

import outcome_reports as outr
from outcome_reports.archive.embedded_source import NAME
from tests.hostile.fuzzing import json_sources
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

WORDS = (
    *(
        b"/Filter /FlateDecode",
        b"/Length 99999999999",
        b"/Length -1",
        b"/Kids [1 0 R 1 0 R]",
        b"/EF << /F 1 0 R >>",
        b"null",
    ),
    *(
        b"/Type /ObjStm /N 100000 /First 3",
        b"/Prev 0",
        b"/Size 99999999",
        b"/W [1 4 8]",
        b"[" * 3000,
        b"<<" * 500,
        b"R",
    ),
    *(
        b"/Filter [/ASCIIHexDecode /LZWDecode]",
        b"/Filter /DCTDecode",
        b"/DecodeParms << /Predictor 15 /Columns 99999 >>",
    ),
    *(b"/UF (content.json)", b"startxref\n0\n", b"stream\n", b"endstream", b"/Encrypt 3 0 R", b"1 0 R", b"999 0 R"),
)


@functools.cache
def samples() -> list[bytes]:
    plain = pypdf.PdfWriter()
    plain.add_blank_page(72, 72)
    plain.add_attachment(NAME, json_sources.samples()[0])
    attached = pypdf.PdfWriter(clone_from=io.BytesIO(_written(plain)))
    attached.add_attachment("other.txt", b"x")
    for page in attached.pages:
        page.compress_content_streams()
    attached.encrypt("", "owner", algorithm="RC4-128")
    with tempfile.TemporaryDirectory() as folder:
        edition = EditionFolder(Path(folder))
        edition.write("chapters/1-a.yaml", CHAPTER)
        ours = edition.load().summary().to_pdf()
    return [_written(plain), _written(attached), ours, _without_its_letters(ours)]


def _written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _without_its_letters(pdf: bytes) -> bytes:
    """The same PDF without the insides of long streams, so that chance meets what holds it together."""
    return re.sub(rb"(?s)stream\n(.{2000})(.*?)endstream", rb"stream\n\1endstream", pdf)


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    match source.randrange(4):
        case 0:
            return damaged(data, others, source)
        case 1:
            return _repacked(data, others, source)
        case _:
            names = [match.span() for match in re.finditer(rb"/[A-Za-z]+[ \[(<][^/>\n]{0,40}", data)]
            for start, end in source.sample(names, min(len(names), source.randint(1, 3))):
                data = data[:start] + source.choice((*WORDS, data[slice(*source.choice(names))])) + data[end:]
            return data


def _repacked(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    """What is packed in the PDF changed, and packed again."""

    def change(found: re.Match[bytes]) -> bytes:
        try:
            inside = zlib.decompress(found[1])
        except zlib.error:
            return found[0]
        return b"stream\n" + zlib.compress(damaged(inside, others, source)) + b"\nendstream"

    return re.sub(rb"(?s)stream\r?\n(.*?)\r?\nendstream", change, data, count=source.randint(1, 30))


def take(data: bytes, place: Path) -> object:
    file = place / "statement.pdf"
    file.write_bytes(data)
    return outr.load_document(file).to_html()


KIND = Kind(samples, spoil, take, runs=100)
