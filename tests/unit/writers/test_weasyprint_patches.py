"""Each change to WeasyPrint is still needed, and does what it is for: tests have the names of the functions.

A test that fails at its first assertion says that WeasyPrint needs the change no more: take it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint
from weasyprint.layout import block

import outcome_reports
from outcome_reports.writers.pdf import weasyprint_patches as patches
from outcome_reports.writers.pdf.weasyprint_patches import PaintedPage, boxes

_PAGES = """<style>@page{size:100mm 100mm;margin:0}p,i{display:block;margin:0;height:20mm}
div{float:left;break-inside:%s}</style>"""
_TABLE = """<html lang=en><title>T</title><style>@page{size:100mm 100mm;margin:0}p{margin:0}
td p{height:30mm}</style><p style='height:50mm'></p><table><thead><tr><th>No.<th>What</thead>
<tr><th scope=row><p>R7</p></th><td><p>one</p><p>two</p></td></tr></table>"""


@pytest.mark.parametrize("inside", ["avoid", "avoid-page"])
def test_keep_floats_whole(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    figures = "".join(f"<i id='f{number}' style='height:20mm;width:20mm'></i>" for number in range(2))
    html = f"{_PAGES % inside}<p style='height:70mm'></p><div>{figures}</div><p style='height:50mm'></p>"
    monkeypatch.setattr(block, "float_layout", patches._float_layout)
    assert _places(html) == [0, 1]
    patches.keep_floats_whole()
    assert _places(html) == [1, 1]
    assert _places(html.replace(inside, "auto")) == [0, 1]


def _places(html: str) -> list[int]:
    pages = weasyprint.HTML(string=html).render().pages
    return [number for name in ("f0", "f1") for number, page in enumerate(pages) if name in page.anchors]


def test_tag_with() -> None:
    def structure(document: Any) -> list[str]:
        found: list[str] = []

        def finish(_document: Any, pdf: pydyf.PDF) -> None:
            found.extend(item["S"] for item in pdf.objects if isinstance(item, dict) and "S" in item and "P" in item)

        document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
        return found

    untouched = structure(weasyprint.HTML(string=_TABLE).render())
    assert untouched.count("/Table") == 2
    assert untouched.count("/THead") == 2

    given: list[PaintedPage] = []

    def write(pdf: pydyf.PDF, pages: Sequence[PaintedPage]) -> None:
        given.extend(pages)
        pdf.add_object(pydyf.Dictionary({"S": "/Ours", "P": "null"}))
        assert [number for number, _ in patches.marked_streams(pdf, pages)] == [0, 1]

    document = weasyprint.HTML(string=_TABLE).render()
    patches.tag_with(document, write)
    assert structure(document) == ["/Ours"]
    assert [page.number for page in given] == [0, 1]
    assert [{page.mark(box) for box in _texts(page.box)} for page in given] == [{0, 1, 2, 3}, {0, 1, 2}]
    # Other documents of the same process are as they were.
    assert structure(weasyprint.HTML(string=_TABLE).render()) == untouched


def test_show_row_names_again() -> None:
    pages = weasyprint.HTML(string=_TABLE).render().pages
    assert [_words(page) for page in pages] == [["No.", "What", "R7", "one"], ["No.", "What", "two"]]
    patches.show_row_names_again(pages)
    assert [_words(page) for page in pages] == [["No.", "What", "R7", "one"], ["No.", "What", "R7", "two"]]


def test_end_rows_at_their_text() -> None:
    def ends() -> list[int]:
        rows = [box for page in pages for box in patches.boxes_of(page) if isinstance(box, patches.boxes.TableRowBox)]
        return [
            round((row.position_y + row.height) / 96 * 25.4)
            for row in rows
            if len(row.element) and row.element[0].get("scope")
        ]

    pages = (
        weasyprint.HTML(
            string=_TABLE.replace("td p{height:30mm}", "th,td{vertical-align:top}td p{line-height:25mm;height:25mm}")
        )
        .render()
        .pages
    )
    first, last = ends()
    assert first == 100
    patches.end_rows_at_their_text(pages)
    assert ends() == [ends()[0], last]
    assert 70 < ends()[0] < 90


def test_identify_as_pdfua() -> None:
    metadata: list[bytes] = []

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        for _ in range(2):
            metadata.append(b"".join(pdf.objects[int(pdf.catalog["Metadata"].split()[0])].stream))
            patches.identify_as_pdfua(pdf)

    weasyprint.HTML(string=_TABLE).render().write_pdf(finisher=finish, pdf_variant="pdf/a-3a")
    assert [b"pdfuaid:part" in packet for packet in metadata] == [False, True]
    with pytest.raises(TypeError, match="unhashable"):
        weasyprint.HTML(string=_TABLE).write_pdf(pdf_variant=["pdf/a-3a", "pdf/ua-1"])


def test_list_attachments_once() -> None:
    listed: list[int] = []

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        for _ in range(2):
            listed.append(len(pdf.catalog["AF"]))
            patches.list_attachments_once(pdf)

    attachments = [weasyprint.Attachment(string=name, name=name) for name in ("a", "b")]
    weasyprint.HTML(string=_TABLE).write_pdf(finisher=finish, pdf_variant="pdf/a-3a", attachments=attachments)
    assert listed == [4, 2]


def test_nothing_else_uses_what_weasyprint_does_not_publish() -> None:
    public = {"weasyprint", "weasyprint.text.fonts", "weasyprint.urls"}
    for file in Path(outcome_reports.__file__).parent.rglob("*.py"):
        source = file.read_text("utf-8")
        if file.stem != patches.__name__.rpartition(".")[2]:
            found = re.findall(r"^ *(?:from|import) ((?:weasyprint|pydyf)[.\w]*)", source, re.MULTILINE)
            assert set(found) <= public | {"pydyf"}, file
            assert not re.search(r"\._(?:page_box|tags|fonts)\b", source), file


def _texts(box: Any) -> list[Any]:
    return [inner for inner in box.descendants() if isinstance(inner, boxes.TextBox)]


def _words(page: Any) -> list[str]:
    return [box.text for box in _texts(patches.page_box(page))]
