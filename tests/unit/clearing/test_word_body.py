"""Walking through what came back: each construct of a Word file, with what was there before and after the changes."""

from __future__ import annotations

from functools import partial

import pytest
from lxml import etree

from outcome_reports.clearing.returned import word_body
from outcome_reports.clearing.returned.word_body import Walk
from outcome_reports.clearing.returned.word_paragraphs import Cell, CheckBox, Comment, Piece, Who, combined
from outcome_reports.intake.open_xml import MC, W14, W
from tests.support.refusals import refused_input

_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DECLARED = f'xmlns:m="{_MATHS}" xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}" xmlns:mc="{MC[1:-1]}"'
ANA = Who("Ana", "2026-01-01T00:00:00Z")
BY_ANA = f'w:id="1" w:author="{ANA.author}" w:date="{ANA.date}"'


def walk(inside: str, comments: dict[str, Comment] | None = None) -> Walk:
    found = Walk(comments or {})
    found.read(etree.fromstring(f"<w:body {_DECLARED}>{inside}</w:body>"))
    return found


def r(text: str, kind: str = "t") -> str:
    return f"<w:r><w:{kind}>{text}</w:{kind}></w:r>"


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def looks(of: str) -> str:
    return f"<w:r><w:rPr>{of}</w:rPr><w:t>a</w:t></w:r>"


def moved(text: str, place: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="{place}"/></w:rPr><w:t>{text}</w:t></w:r>'


def ins(inside: str) -> str:
    return f"<w:ins {BY_ANA}>{inside}</w:ins>"


def gone(inside: str) -> str:
    return f"<w:del {BY_ANA}>{inside}</w:del>"


def box(tag: str, checked: str) -> str:
    named = f'<w:tag w:val="{tag}"/>' if tag else ""
    about = f"<w:sdtPr>{named}<w14:checkbox>{checked}</w14:checkbox></w:sdtPr>"
    return f"<w:sdt>{about}<w:sdtContent>{{}}</w:sdtContent></w:sdt>"


def either(first: str, second: str) -> str:
    chosen = f"<mc:Choice>{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback>"
    return f"<mc:AlternateContent>{chosen}</mc:AlternateContent>"


def ticked(value: str) -> str:
    return f'<w14:checked w14:val="{value}"/>'


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [
        (r("a") + r("b"), [Piece("ab")]),
        (
            r("a") + ins(r("b")) + gone(r("c", "delText")),
            [Piece("a"), Piece("b", "inserted", ANA), Piece("c", "deleted", ANA)],
        ),
        (ins(r("a") + r("b")), [Piece("ab", "inserted", ANA)]),
        (ins(gone(r("a", "delText"))), [Piece("a", "both", ANA)]),
        (f"<w:moveTo {BY_ANA}>{r('a')}</w:moveTo>", [Piece("a", "inserted", ANA)]),
        (f"<w:moveFrom {BY_ANA}>{r('a')}</w:moveFrom>", [Piece("a", "deleted", ANA)]),
        (f"<w:ins>{r('a')}</w:ins>", [Piece("a", "inserted", Who())]),
        (
            f'<w:ins w:author="{"x" * 300}" w:date="{"1" * 50}">{r("a")}</w:ins>',
            [Piece("a", "inserted", Who("x" * 200, "1" * 40))],
        ),
        (
            "<w:r><w:tab/><w:ptab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym/></w:r>",
            [Piece("\t\t\n\n\u2011\ufffd")],
        ),
        ('<w:r><w:br w:type="page"/><w:br w:type="column"/><w:br w:type="textWrapping"/></w:r>', [Piece("\n")]),
        (f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag>", [Piece("ab")]),
        (f"<w:r><w:instrText> PAGE </w:instrText></w:r>{r('3')}<w:proofErr/>", [Piece("3")]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('a')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr/></w:sdt>", [Piece("a")]),
        (
            either(r("a"), r("b")),
            [Piece("a")],
        ),
        ("<mc:AlternateContent/>", []),
        (r(""), []),
        (looks("<w:strike/>") + r("b"), [Piece("a", "deleted"), Piece("b")]),
        (looks('<w:dstrike w:val="1"/>'), [Piece("a", "deleted")]),
        (looks('<w:strike w:val="0"/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>'), [Piece("a")]),
        (ins(looks("<w:strike/>")), [Piece("a", "both", ANA)]),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", [Piece("\ufffdx")]),
        (ins("<m:oMathPara><m:oMath/></m:oMathPara>"), [Piece("\ufffd", "inserted", ANA)]),
        (ins("<w:r><w:drawing/></w:r>") + gone("<w:r><w:pict/></w:r>"), [Piece("\ufffd", "inserted", ANA)]),
        (f"<w:moveTo {BY_ANA}><w:r><w:object/></w:r></w:moveTo>", [Piece("\ufffd", "inserted", ANA)]),
        (ins(r("10") + moved("6", "superscript")), [Piece("10⁶", "inserted", ANA)]),
        (ins(r("CO") + moved("2", "subscript")), [Piece("CO₂", "inserted", ANA)]),
        (ins(r("27") + moved("th", "superscript")), [Piece("27th", "inserted", ANA)]),
        (ins(r("m") + moved("Q", "superscript")), [Piece("m\ufffdQ", "inserted", ANA)]),
        (ins(moved("6", "baseline")), [Piece("6", "inserted", ANA)]),
        # A footnote mark that has lost its style, and what is not written.
        (r("ships") + moved("1", "superscript"), [Piece("ships1")]),
        (gone(r("10") + moved("6", "superscript")), [Piece("106", "deleted", ANA)]),
        ("<w:r><w:drawing/></w:r>", []),
        (ins("<w:r><w:pict><w:txbxContent/></w:pict></w:r>"), []),
    ],
)
def test_inlines_have_their_words_and_their_state(inside: str, pieces: list[Piece]) -> None:
    (paragraph,) = walk(p(inside)).paragraphs
    assert paragraph.pieces == pieces


@pytest.mark.parametrize(
    ("inside", "states"),
    [
        (p(r("a")) + p(r("b")), ["kept", "kept"]),
        (ins(p(r("a"))), ["inserted"]),
        (f"<w:customXml>{p(r('a'))}</w:customXml>", ["kept"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt>", ["kept"]),
        (either(p(r("a")), p(r("b"))), ["kept"]),
        ("<w:sectPr><w:p/></w:sectPr><mc:AlternateContent/>", []),
    ],
)
def test_blocks_are_found_in_whatever_is_around_them(inside: str, states: list[str]) -> None:
    assert [paragraph.row for paragraph in walk(inside).paragraphs] == states


def test_cells_have_numbers_and_the_state_of_their_row() -> None:
    def cell(words: str, state: str = "") -> str:
        return f"<w:tc><w:tcPr>{state}</w:tcPr>{p(r(words))}</w:tc>"

    rows = (
        f"<w:tr>{cell('a')}{cell('b')}</w:tr>"
        f"<w:tr><w:trPr><w:ins {BY_ANA}/></w:trPr>{cell('c')}{cell('d', '<w:cellDel/>')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:trPr/>{cell('e', '<w:cellIns/>')}</w:tr></w:sdtContent></w:sdt>"
    )
    inner = f"<w:tbl><w:tr><w:tc>{p(r('f'))}</w:tc></w:tr></w:tbl>"
    found = walk(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}<w:tr><w:tc>{inner}{p(r('g'))}</w:tc></w:tr></w:tbl>{p(r('h'))}")
    assert [(one.after, one.cell, one.row) for one in found.paragraphs] == [
        ("a", Cell(1, 1, 1), "kept"),
        ("b", Cell(1, 1, 2), "kept"),
        ("c", Cell(1, 2, 1), "inserted"),
        ("d", Cell(1, 2, 2), "both"),
        ("e", Cell(1, 3, 1), "inserted"),
        ("f", Cell(2, 1, 1), "kept"),
        ("g", Cell(1, 4, 1), "kept"),
        ("h", None, "kept"),
    ]


@pytest.mark.parametrize(
    ("checked", "is_ticked"),
    [
        (ticked("1"), True),
        (ticked("true"), True),
        (ticked("on"), True),
        (ticked("0"), False),
        (ticked(""), False),
        ("", False),
    ],
)
def test_boxes_are_ticked_or_not_in_lines_and_around_blocks(checked: str, is_ticked: bool) -> None:
    found = walk(p(box("yes", checked).format(r("x"))) + box("", checked).format(p(r("y"))))
    assert found.boxes == [CheckBox("yes", is_ticked), CheckBox("", is_ticked)]
    assert [one.after for one in found.paragraphs] == ["x", "y"]


def test_what_is_tracked_of_a_paragraph_itself() -> None:
    look = "<w:rPr><w:rPrChange/></w:rPr>"
    mark = f"<w:rPr><w:ins {BY_ANA}/></w:rPr><w:pPrChange/>"
    first, second, third = walk(
        p(f"<w:r>{look}<w:t>a</w:t></w:r>", mark)
        + p("", f"<w:rPr><w:del {BY_ANA}/><w:ins {BY_ANA}/></w:rPr>")
        + p(r("c"))
    ).paragraphs
    assert (first.mark, first.mark_who, first.formats) == ("inserted", ANA, 2)
    assert (second.mark, second.mark_who, second.formats) == ("both", ANA, 0)
    assert (third.mark, third.mark_who, third.formats) == ("kept", Who(), 0)


@pytest.mark.parametrize(
    ("vanish", "hidden"),
    [
        ("<w:vanish/>", 1),
        ('<w:vanish w:val="1"/>', 1),
        ('<w:vanish w:val="0"/>', 0),
        ('<w:vanish w:val="false"/>', 0),
        ('<w:vanish w:val="off"/>', 0),
        ("", 0),
    ],
)
def test_hidden_words_are_noticed_in_text_boxes_too(vanish: str, hidden: int) -> None:
    run = f"<w:r><w:rPr>{vanish}</w:rPr><w:t>a</w:t></w:r>"
    found = walk(
        p(f"{run}<w:r><w:pict><w:txbxContent>{p(run + ins(r('b')))}</w:txbxContent></w:pict></w:r>{ins(r('c'))}")
    )
    assert found.hidden == 2 * hidden
    assert found.revisions == 2
    assert [one.after for one in found.boxed] == ["ab"]
    assert [one.after for one in found.paragraphs] == ["ac"]


def test_bookmarks_and_comments_belong_to_where_they_are() -> None:
    comments = {"1": Comment("1", ANA, "why?"), "2": Comment("2", ANA, "so?")}
    start, end = ('<w:commentRange{} w:id="{}"/>'.format(kind, "{}") for kind in ("Start", "End"))
    mark = '<w:bookmarkStart w:name="{}"/><w:bookmarkEnd/>'
    found = walk(
        mark.format("before")
        + p(mark.format("in") + r("a") + start.format(1) + r("b"))
        + p(r("c") + end.format(1) + r("d") + '<w:r><w:commentReference w:id="2"/></w:r>')
        + start.format(3)
        + p(r("e"))
        + end.format(3)
        + mark.format("last"),
        comments,
    )
    assert [(one.bookmarks, one.comments) for one in found.paragraphs] == [
        (["before", "in"], ["1"]),
        ([], ["1", "2"]),
        (["last"], ["3"]),
    ]
    assert (comments["1"].on, comments["2"].on) == ("bc", "")


def test_there_is_an_end_to_paragraphs_to_changes_and_to_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_body, "MOST_PARAGRAPHS", 2)
    monkeypatch.setattr(word_body, "MOST_REVISIONS", 2)
    assert walk(p(ins(r("a"))) + p(ins(r("b")))).revisions == 2
    assert refused_input(lambda: walk(p("") * 3)) == (
        "the file has more than 2 paragraphs",
        "send back the file itself",
    )
    hint = "accept or reject those that are settled, and send it again"
    for inside in (ins("") * 3, ins("") * 2 + f"<w:r><w:txbxContent>{p(ins(''))}</w:txbxContent></w:r>"):
        assert refused_input(partial(walk, p(inside))) == (
            "the file has more than 2 tracked changes",
            hint,
        )
    for depth, refused in ((60, False), (61, True)):
        blocks, inlines = (f"{'<w:x>' * depth}{what}{'</w:x>' * depth}" for what in (p(r("a")), r("a")))
        if refused:
            hint = "do not put tables inside one another"
            assert refused_input(partial(walk, blocks)) == ("the document is nested too deeply", hint)
            hint = "copy its text into a new file"
            assert refused_input(partial(walk, p(inlines))) == ("the document is nested too deeply", hint)
        else:
            assert walk(blocks).paragraphs[0].after == "a"


@pytest.mark.parametrize(
    ("outer", "inner", "state"),
    [
        ("kept", "deleted", "deleted"),
        ("inserted", "kept", "inserted"),
        ("inserted", "inserted", "inserted"),
        ("inserted", "deleted", "both"),
        ("deleted", "inserted", "both"),
        ("both", "kept", "both"),
        ("deleted", "both", "both"),
    ],
)
def test_states_within_states(outer: str, inner: str, state: str) -> None:
    assert combined(outer, inner) == state  # type: ignore[arg-type]
