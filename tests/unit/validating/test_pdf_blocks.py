"""Which block a finding of veraPDF is in: by identifiers of the structure, else by the destination above it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from outcome_reports.validating.pdf_blocks import PdfBlocks

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R >>"


def pdf(file: Path, **changed: str) -> PdfBlocks:
    """A PDF of two pages with destinations a and b on the first, c on the second, and some structure elements."""
    drawn = [f"/P <</MCID {number}>> BDC 10 {low} 50 20 re f EMC" for number, low in ((0, 600), (1, 482), (2, 481))]
    content = " ".join(drawn)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /Names << /Dests 12 0 R >> >>",
        2: "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        3: PAGE.format(8),
        4: PAGE.format(8),
        5: "<< /Type /StructTreeRoot /K [6 0 R 7 0 R] >>",
        6: "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K [0] >>",
        7: "<< /Type /StructElem /S /Div /ID (block) /P 5 0 R /K [10 0 R] >>",
        8: f"<< /Length {len(content)} >> stream\n{content}\nendstream",
        9: "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 1 >>",
        10: "<< /Type /StructElem /S /Span /P 7 0 R >>",
        11: "<< /Type /Annot /Subtype /Link /Rect [0 0 10 480] >>",
        12: "<< /Kids [13 0 R] /Names [(a) [3 0 R /XYZ 0 700 0] (b) [3 0 R /XYZ 0 500 0]] >>",
        13: "<< /Names [(c) << /D [4 0 R /XYZ 0 700 0] >>] >>",
        14: "<< /Type /StructElem /S /P /P 5 0 R /K << /Type /MCR /Pg 4 0 R /MCID 2 >> >>",
        15: "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 7 >>",
        16: "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 2 >>",
    } | {int(name[1:]): text for name, text in changed.items()}
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, text in objects.items():
        places.append(len(out))
        out += f"{number} 0 obj {text} endobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    file.write_bytes(bytes(out))
    return PdfBlocks(file)


@pytest.mark.parametrize(
    ("context", "block"),
    [
        ("root/StructTreeRoot[0](5 0 obj PDStructTreeRoot)/K[1](7 0 obj SEDiv)", "block"),
        ("root/K[1](7 0 obj SEDiv)/K[0](10 0 obj SESpan)", "block"),
        ("root/K[0](6 0 obj SEP)", "a"),
        ("root/K[0](9 0 obj SEP)", "b"),
        ("root/K[0](16 0 obj SEP)", "b"),
        ("root/K[0](14 0 obj SEP)", "c"),
        ("root/K[0](15 0 obj SEP)", None),
        ("root/document[0]/pages[1](4 0 obj PDPage)/annots[0](11 0 obj PDLinkAnnot)", "c"),
        ("root/document[0]/pages[0](3 0 obj PDPage)/annots[0](11 0 obj PDLinkAnnot)", "b"),
        ("root/document[0]/pages[1](4 0 obj PDPage)", None),
        ("root/document[0]", None),
        ("root/K[0](99 0 obj SEP)", None),
    ],
)
def test_a_context_is_in_the_block_around_it_or_above_it(context: str, block: str | None, tmp_path: Path) -> None:
    blocks = pdf(tmp_path / "a.pdf")
    assert blocks.block_of(context) == block
    (tmp_path / "a.pdf").unlink()
    assert blocks.block_of(context) == block, "it is looked up once"


def test_a_line_may_begin_a_little_above_its_destination(tmp_path: Path) -> None:
    near = "<< /Kids [13 0 R] /Names [(a) [3 0 R /XYZ 0 700 0] (b) [3 0 R /XYZ 0 {} 0]] >>"
    for height, block in (("618", "b"), ("617.9", "a"), ("620", "b"), ("650", "b")):
        assert pdf(tmp_path / "a.pdf", _12=near.format(height)).block_of("(6 0 obj SEP)") == block


def test_without_a_destination_above_no_block_is_named(tmp_path: Path) -> None:
    below = "<< /Names [(a) [3 0 R /XYZ 0 100 0] (c) [4 0 R /XYZ 0 800 0]] >>"
    assert pdf(tmp_path / "a.pdf", _12=below).block_of("(6 0 obj SEP)") is None


def test_a_faulty_file_names_no_block(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert PdfBlocks(tmp_path / "a.pdf").block_of("(6 0 obj SEP)") is None


def test_without_pdfplumber_no_block_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = pdf(tmp_path / "a.pdf")
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    assert blocks.block_of("root/K[1](7 0 obj SEDiv)") is None
