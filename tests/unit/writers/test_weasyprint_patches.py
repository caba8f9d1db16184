"""Each change to WeasyPrint is still needed, and does what it is for: tests have the names of the functions.

A test that fails at its first assertion says that WeasyPrint needs the change no more: take it out.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint
from weasyprint import css, svg
from weasyprint.css.targets import TargetCollector
from weasyprint.layout import block
from weasyprint.pdf import fonts
from weasyprint.text import line_break

import outcome_reports
from outcome_reports.writers.pdf.weasyprint_patches import (
    floats,
    metadata,
    painted_pages,
    saved_time,
    table_rows,
    tag_writing,
)
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, boxes

_PAGES = """<style>@page{size:100mm 100mm;margin:0}p,i{display:block;margin:0;height:20mm}
div{float:left;break-inside:%s}</style>"""
_TABLE = """<html lang=en><title>T</title><style>@page{size:100mm 100mm;margin:0}p{margin:0}
td p{height:30mm}</style><p style='height:50mm'></p><table><thead><tr><th>No.<th>What</thead>
<tr><th scope=row><p>R7</p></th><td><p>one</p><p>two</p></td></tr></table>"""


@pytest.mark.parametrize("inside", ["avoid", "avoid-page"])
def test_keep_floats_whole(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    figures = "".join(f"<i id='f{number}' style='height:20mm;width:20mm'></i>" for number in range(2))
    html = f"{_PAGES % inside}<p style='height:70mm'></p><div>{figures}</div><p style='height:50mm'></p>"
    monkeypatch.setattr(block, "float_layout", floats._float_layout)
    assert _places(html) == [0, 1]
    floats.keep_floats_whole()
    assert _places(html) == [1, 1]
    assert _places(html.replace(inside, "auto")) == [0, 1]


def _places(html: str) -> list[int]:
    pages = weasyprint.HTML(string=html).render().pages
    return [number for name in ("f0", "f1") for number, page in enumerate(pages) if name in page.anchors]


_STYLES = """<html lang=en><style>:root{--gap:2em;color:#123;text-indent:calc(1em + 2%)}
p{margin-inline-start:3em;border-top:thin solid;padding:var(--gap);width:calc(50% - 1em);page:named}
div{direction:rtl;text-decoration:underline;outline-style:dotted;padding-left:3px;padding-inline-end:5px}
b{float:left;margin:var(--missing);border:inherit;column-gap:normal}i{display:list-item}
em::before{display:list-item;content:"a"}u{float:footnote}s{position:note(here)}@page{@top-left{content:"x"}}
</style><p dir=rtl>1<b>2</b></p><div><p>3<em>4</em></p><ul><li>5<i>6</i></ul></div><p>7<u>8</u><s>9</s>"""
_MARKS = ("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")


def _styles(monkeypatch: pytest.MonkeyPatch, *, patched: bool) -> dict[tuple[str, str | None], Any]:
    """Return the computed style of each element and pseudo-element of a page, by name."""
    monkeypatch.setattr(css.ComputedStyle, "__missing__", saved_time._computed_value)
    monkeypatch.setattr(css.StyleFor, "set_computed_styles", saved_time._set_computed_styles)
    if patched:
        saved_time.give_plain_values_at_once()
        saved_time.style_only_marks_that_are_there()
    page = weasyprint.HTML(string=_STYLES)
    style_for = css.get_all_computed_styles(page, target_collector=TargetCollector())
    names = {element: f"{number} {element.tag}" for number, element in enumerate(page.etree_element.iter())}
    return {(names[element], kind): style for (element, kind), style in style_for.get_computed_styles().items()}


def test_give_plain_values_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(value: object) -> object:
        asked.append(value)
        return check_math(value)

    check_math = css.check_math
    monkeypatch.setattr(css, "check_math", counted)

    def values(*, patched: bool) -> dict[tuple[str, str | None], dict[str, str]]:
        asked.clear()
        styles = _styles(monkeypatch, patched=patched)
        # In either order: what is known of one property is used for others.
        names = sorted(css.INITIAL_VALUES, reverse=patched)
        return {key: {name: repr(style[name]) for name in names} for key, style in styles.items()}

    slow = values(patched=False)
    asked_before = len(asked)
    quick = values(patched=True)
    assert asked_before > 5 * len(asked), "WeasyPrint needs the change no more"
    for key, found in quick.items():
        assert found == slow[key], key


def test_style_only_marks_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = _styles(monkeypatch, patched=False)
    assert all((name, mark) in slow for name, _ in slow for mark in _MARKS), "WeasyPrint needs the change no more"
    quick = _styles(monkeypatch, patched=True)
    assert {key for key in slow if key[1] not in _MARKS} == {key for key in quick if key[1] not in _MARKS}
    marks = {mark: {name.partition(" ")[2] for name, kind in quick if kind == mark} for mark in _MARKS}
    footnotes, notes = {"u"}, {"s"}
    assert list(marks.values()) == [{"li", "i", "em"}, footnotes, footnotes, notes, notes, notes]


def test_draw_known_paths_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(drawing: Any, node: Any, font_size: float) -> None:
        read.append(node.get("d", ""))
        draw(drawing, node, font_size)

    draw = saved_time._draw_path
    shapes = [
        "M1 6h10M7.2 2.2 11 6a3 4 0 0 1 2-1z",
        "M0 0c1 2 3 4 5 6s1 1 2 2q1 1 2 2t3 3v4l-1.5-.5",
        "m1em 2 3 4%",
        "",
    ]
    marker = "<marker id='m' markerWidth='2' markerHeight='2'><rect width='1' height='1'/></marker>"
    paths = "".join(f"<path d='{shape}' marker-mid='url(#m)' fill='red'/>" for shape in shapes)
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' width='90' height='90'>{marker}{paths}</svg>"
    html = f"<html lang=en><title>T</title><p style='font-size:20px'>{drawing}<p style='font-size:8px'>{drawing}"

    def painted() -> bytes:
        read.clear()
        data: bytes = weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=True)
        return data

    monkeypatch.setitem(svg.TAGS, "path", counted)
    slow = painted()
    assert read == shapes * 2, "WeasyPrint needs the change no more"
    monkeypatch.setattr(saved_time, "_draw_path", counted)
    saved_time.draw_known_paths_again()
    assert painted() == slow
    assert read == [*shapes, shapes[2]]
    assert painted() == slow
    assert read == [shapes[2]] * 2


_LINES = """<html lang=en><title>T</title><style>@page{size:60mm 50mm;margin:5mm}p{margin:0}</style>
<p>Ministers from twelve countries met over two days in <b>the capital</b> and <i>agreed on <u>a plan</u></i> of work.
<p dir=rtl style='letter-spacing:1px'>שלום לכולם, twelve countries, שלום לכולם, two days
<p style='overflow:hidden;white-space:nowrap;text-overflow:ellipsis'>Ministers from twelve countries met over two days
<p style='hyphens:manual;width:10mm'>inter&shy;govern&shy;mental
<table><thead><tr><th>Head of the table</thead><tr><td style='height:30mm'>One<tr><td style='height:30mm'>Two</table>
<svg viewBox='0 0 9 9' width='30' height='30'><text y='5' font-size='2'>drawn</text></svg>"""
_OTHER_LINES = """<p style='text-align:justify'>Ministers from twelve countries met over two days in the capital.
<p style='white-space:pre-line'>Ministers from twelve countries\nmet over\n\ntwo days"""


def test_keep_lines_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    shaped: list[str] = []

    def counted(line: Any, style: Any) -> None:
        shaped.append(line.text)
        reactivate(line, style)

    def painted(lines: str) -> bytes:
        shaped.clear()
        data: bytes = weasyprint.HTML(string=lines).write_pdf(uncompressed_pdf=True)
        return data

    reactivate = saved_time._reactivate
    monkeypatch.setattr(line_break.Layout, "deactivate", saved_time._deactivate)
    monkeypatch.setattr(line_break.Layout, "reactivate", counted)
    slow, others = painted(_LINES), painted(_LINES + _OTHER_LINES)
    assert len(shaped) > len(_LINES.split("<p")), "WeasyPrint needs the change no more"
    monkeypatch.setattr(saved_time, "_reactivate", counted)
    saved_time.keep_lines_shaped()
    assert painted(_LINES) == slow
    assert not shaped
    assert painted(_LINES + _OTHER_LINES) == others
    assert " ".join(shaped) == "Ministers from twelve countries met over two days in the"
    monkeypatch.setattr(saved_time, "_KEPT_LINES", 0)
    assert painted(_LINES) == slow
    assert len(shaped) > len(_LINES.split("<p"))


def test_read_types_of_arrays_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(parser: Any, declaration: str) -> Any:
        read.append(declaration)
        return parse(parser, declaration)

    def written(text: str) -> bytes:
        read.clear()
        page = f"<html lang=en><title>T</title><p>{text}<p style='font-family:serif'>{text[::2]}"
        data: bytes = weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=True)
        return data

    parser: Any = importlib.import_module("cffi.cparser").Parser
    parse = parser.parse_type
    monkeypatch.setattr(parser, "parse_type", counted)
    monkeypatch.setattr(fonts, "ffi", saved_time._ffi)
    # Documents of tests before this one may have had as many letters.
    monkeypatch.setattr(saved_time._ffi, "_parsed_types", {})
    letters = "abcdefghijklmnopqrstuvwxyz"
    written(letters)
    slow = written(letters[:21])
    assert read, "WeasyPrint needs the change no more"
    saved_time.read_types_of_arrays_once()
    assert written(letters[:21]) == slow
    written(letters[:23])
    assert read == []


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
        assert [number for number, _ in tag_writing.marked_streams(pdf, pages)] == [0, 1]

    document = weasyprint.HTML(string=_TABLE).render()
    tag_writing.tag_with(document, write)
    assert structure(document) == ["/Ours"]
    assert [page.number for page in given] == [0, 1]
    assert [{page.mark(box) for box in _texts(page.box)} for page in given] == [{0, 1, 2, 3}, {0, 1, 2}]
    # Other documents of the same process are as they were.
    assert structure(weasyprint.HTML(string=_TABLE).render()) == untouched


def test_show_row_names_again() -> None:
    pages = weasyprint.HTML(string=_TABLE).render().pages
    assert [_words(page) for page in pages] == [["No.", "What", "R7", "one"], ["No.", "What", "two"]]
    table_rows.show_row_names_again(pages)
    assert [_words(page) for page in pages] == [["No.", "What", "R7", "one"], ["No.", "What", "R7", "two"]]


def test_end_rows_at_their_text() -> None:
    def ends() -> list[int]:
        rows = [box for page in pages for box in painted_pages.boxes_of(page)]
        rows = [row for row in rows if isinstance(row, painted_pages.boxes.TableRowBox)]
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
    table_rows.end_rows_at_their_text(pages)
    assert ends() == [ends()[0], last]
    assert 70 < ends()[0] < 90


def test_identify_as_pdfua() -> None:
    packets: list[bytes] = []

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        for _ in range(2):
            packets.append(b"".join(pdf.objects[int(pdf.catalog["Metadata"].split()[0])].stream))
            metadata.identify_as_pdfua(pdf)

    weasyprint.HTML(string=_TABLE).render().write_pdf(finisher=finish, pdf_variant="pdf/a-3a")
    assert [b"pdfuaid:part" in packet for packet in packets] == [False, True]
    with pytest.raises(TypeError, match=r"^unhashable type: 'list'$"):
        weasyprint.HTML(string=_TABLE).write_pdf(pdf_variant=["pdf/a-3a", "pdf/ua-1"])


def test_list_attachments_once() -> None:
    listed: list[int] = []

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        for _ in range(2):
            listed.append(len(pdf.catalog["AF"]))
            metadata.list_attachments_once(pdf)

    attachments = [weasyprint.Attachment(string=name, name=name) for name in ("a", "b")]
    weasyprint.HTML(string=_TABLE).write_pdf(finisher=finish, pdf_variant="pdf/a-3a", attachments=attachments)
    assert listed == [4, 2]


def test_nothing_else_uses_what_weasyprint_does_not_publish() -> None:
    public = {"weasyprint", "weasyprint.text.fonts", "weasyprint.urls"}
    for file in Path(outcome_reports.__file__).parent.rglob("*.py"):
        source = file.read_text("utf-8")
        if file.parent.name != "weasyprint_patches":
            found = re.findall(r"^ *(?:from|import) ((?:weasyprint|pydyf)[.\w]*)", source, re.MULTILINE)
            assert set(found) <= public | {"pydyf"}, file
            assert not re.search(r"\._(?:page_box|tags|fonts)\b", source), file


def _texts(box: Any) -> list[Any]:
    return [inner for inner in box.descendants() if isinstance(inner, boxes.TextBox)]


def _words(page: Any) -> list[str]:
    return [box.text for box in _texts(painted_pages.page_box(page))]
