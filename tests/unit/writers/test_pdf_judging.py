"""A PDF is not written if something of the document cannot be read on its pages: each kind of fault, planted."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import PageFaultsError
from outcome_reports.writers.pdf import PdfOptions, lay_out, write_pdf
from outcome_reports.writers.pdf.judging.page_faults import PageFault
from tests.support.folders import EditionFolder

Planted = Callable[..., list[str]]


def p(text: str, id: str = "") -> tree.Paragraph:
    return tree.Paragraph((tree.Text(text),), id=id)


def png() -> tree.Asset:
    out = io.BytesIO()
    Picture.new("RGB", (60, 60), "navy").save(out, "PNG")
    return tree.Asset(out.getvalue(), "image/png")


COVER = tree.Section((tree.Heading(1, (tree.Text("A title"),), id="title"),), id="cover", role="cover")
PART = tree.Section(
    (
        tree.Heading(2, (tree.Text("A part"),), id="part-heading"),
        p("First words of it.", "first"),
        p("Second words of it.", "second"),
        p("Third words of it.", "third"),
        tree.Image("seal", alt="A seal", width=20, id="picture"),
    ),
    id="part",
)


@pytest.fixture
def planted(short: tree.Document, brand: Brand, tmp_path: Path) -> Planted:
    """What the judge says of a small document with a stylesheet of the user's own."""

    def found(css: str, document: tree.Document | None = None, templates: dict[str, str] | None = None) -> list[str]:
        for name, text in {"css/print/99-own.css": css, **(templates or {})}.items():
            file = tmp_path / "own" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        document = document or replace(short, blocks=(COVER, PART), assets={"seal": png()})
        try:
            write_pdf(document, brand, PdfOptions(overrides=tmp_path / "own"))
        except PageFaultsError as error:
            return list(error.problems)
        return []

    return found


def test_sound_pages_pass(planted: Planted) -> None:
    assert planted("") == []


@pytest.mark.parametrize(
    ("css", "what"),
    [
        ("#first { position: relative; left: 160mm }", "leaves the page"),
        ("#first { position: absolute; top: -60mm }", "leaves the page"),
        ("#first { transform: translateX(170mm) }", "leaves the page"),
        ("#first { white-space: nowrap; width: 12mm }", "runs over the edge of its column"),
        ("#first { text-indent: 130mm; white-space: nowrap }", "runs over the edge of its column"),
        ("#first { break-inside: avoid; padding-top: 244mm }", "runs into the margin at the foot of the page"),
        ("#first { height: 2mm; overflow: hidden; padding-top: 0; line-height: 3 }", "is cut off by the box it is in"),
        ("#first { width: 20mm; white-space: nowrap; overflow: hidden }", "runs over the edge of its column"),
        ("#first { position: absolute; clip: rect(0, 5mm, 9mm, 0) }", "is cut off by the box it is in"),
        ("#first { visibility: hidden }", "cannot be read: it is invisible"),
        ("#first { opacity: 0 }", "cannot be read: it is invisible"),
        ("#first { color: transparent }", "cannot be read: it is invisible"),
        ("#first { color: white }", "cannot be read: it has the colour of its background"),
        ("#first { background: #224466; color: #234567 }", "cannot be read: it has the colour of its background"),
        ("#first { background: black; color: rgb(255 255 255 / 15%) }", "it has the colour of its background"),
        ("#first { font-size: 4.5pt }", "cannot be read: it is 4.5 points high, less than 5"),
        ("#first { transform: scale(0.4) }", "cannot be read: it is 4.2 points high, less than 5"),
        ("#second { margin-top: -8mm }", "is drawn over “"),
        ("#second { position: relative; top: -7.5mm }", "is drawn over “"),
        ("#first { position: absolute }", "is drawn over “"),
        ("#picture { position: absolute; left: 48mm; top: 24mm; margin: 0 }", "is drawn over “A seal”"),
        ("#third { position: relative; background: #eee; margin-top: -9mm; padding-top: 9mm }", "under another box"),
        ("#first { display: none }", "comes out as “secondwordsofit.thirdwor” in the tags of the PDF"),
        ("#third, #picture { display: none }", "is lost"),
        ("#first { font-size: 0 }", "comes out as"),
        ("#picture img { max-width: 0 }", "cannot be seen"),
        ("#picture img { margin-left: 190mm }", "leaves the page"),
        ("@page { @top-left { content: 'An own head'; width: 4mm; white-space: nowrap } }", "runs over the edge"),
        ("@page { @top-left { content: 'An own head'; text-indent: -60mm } }", "leaves the page"),
    ],
)
def test_each_kind_of_fault(planted: Planted, css: str, what: str) -> None:
    problems = planted(css)
    assert any(f" {what}" in problem for problem in problems), problems
    assert all(problem.startswith("page ") for problem in problems)


@pytest.mark.parametrize(
    "css",
    [
        "#first { color: #8a8a8a }",
        "#first { background: #143c5a; color: white }",
        "#first { background: rgb(0 0 0 / 80%); color: white }",
        "#first { opacity: 0.6 }",
        "#first { font-size: 5pt }",
        "#first { position: relative; left: 4mm }",
        "#first { overflow: hidden }",
        "#first { text-transform: uppercase }",
        "#first { hyphens: auto; width: 20mm }",
        "#second { margin-top: -1mm }",
        "#second { position: relative; background: white }",
        "#first { position: absolute; top: 110mm; left: 48mm; z-index: 3 } #part { position: relative; height: 150mm }",
        "#picture { float: right }",
        "@page { @top-left { content: 'An own head of many words that take more than a line of their own here' } }",
    ],
)
def test_sound_looks_pass(planted: Planted, css: str) -> None:
    assert planted(css) == []


def test_words_that_a_template_adds_or_drops(planted: Planted, short: tree.Document) -> None:
    strong = "{% macro render(node, writer) -%}<b>{{ writer.inlines(node.children) }}!</b>{%- endmacro %}"
    part = replace(PART, blocks=(*PART.blocks[:2], tree.Paragraph((tree.Strong((tree.Text("Bold"),)),), id="bold")))

    def found(template: str) -> list[str]:
        document = replace(short, blocks=(COVER, part), assets={})
        return planted("", document, {"html/strong.html.j2": template})

    assert found(strong.replace("!", "")) == []
    assert "in #bold" in found(strong)[0]
    assert "“Bold” in #bold" in found(strong.replace("{{ writer.inlines(node.children) }}!", ""))[0]


def test_a_head_that_fills_a_page_is_not_lost_in_silence(short: tree.Document, brand: Brand) -> None:
    head = tree.Row(tuple(tree.Cell((p("words " * count),), header=True) for count in (9, 900)))
    row = tree.Row((tree.Cell((p("R1"),), header=True), tree.Cell((p("text"),))))
    table = tree.Table((tree.Column(0.8), tree.Column(0.2)), (head,), (row,), id="t")
    with pytest.raises(PageFaultsError, match=r"in #t .*; ") as caught:
        write_pdf(replace(short, blocks=(COVER, table), assets={}), brand)
    assert len(caught.value.problems) < 6


@pytest.mark.parametrize(
    ("text", "column"),
    [("Words that cannot\n  be seen.", 3), ("See **incontrovertible** text.", 3), ("Many [[IDN]].", 3)],
)
def test_the_error_names_block_page_and_place(tmp_path: Path, text: str, column: int) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("foreword.yaml", f"title: Foreword\ntext: |\n  {text}\n")
    own = tmp_path / "own" / "css" / "print" / "99-own.css"
    own.parent.mkdir(parents=True)
    own.write_text(".foreword p { color: white }", "utf-8")
    edition = outr.load(folder.path, templates=tmp_path / "own")
    with pytest.raises(PageFaultsError) as caught:
        edition.statement().to_pdf()
    (problem,) = caught.value.problems
    assert problem.startswith("page 3: “")
    assert "in #foreword" in problem
    assert f"foreword.yaml:3:{column}, cannot be read: it has the colour" in problem
    report = outr.build(folder.path, tmp_path / "out", formats=("pdf",), jobs=1, templates=tmp_path / "own")
    assert report.failed[0].error.splitlines()[1].strip() == problem


def test_pages_alone_are_not_judged(short: tree.Document, brand: Brand) -> None:
    """Excerpts and Word files take page numbers from layouts that nobody reads."""
    layout = lay_out(replace(short, blocks=(COVER, PART), assets={"seal": png()}), brand)
    assert layout.pages["first"] == layout.pages["picture"]


@pytest.mark.parametrize(("words", "sought"), [("e", False), ("of", False), ("sea", True), ("a sea", True)])
def test_words_that_are_everywhere_are_not_looked_for(words: str, sought: bool) -> None:
    fault = PageFault("leaves the page", "shorten it", words, 7, "the-call-p5")
    told = str(PageFaultsError([fault]).placed(lambda text: [f"a.yaml:1:{len(text)}"]))
    assert f"page 7: “{words}” in #the-call-p5" in told
    assert ("a.yaml" in told) == sought
