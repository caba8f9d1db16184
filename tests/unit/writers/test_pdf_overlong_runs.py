"""Runs without a space that marks part stay in their column, wherever they are, and no reader gets anything new."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
import weasyprint

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.pdf import lay_out
from outcome_reports.writers.pdf.overlong_runs import BREAK, break_runs, overlong_runs
from tests.support.long_runs import RUNS, everywhere, words
from tests.support.tag_tree import characters, tags_of


def in_chapter(short: tree.Document, *blocks: tree.Block, heading: tuple[tree.Inline, ...]) -> tree.Document:
    cover = tree.Section((tree.Heading(1, (tree.Text("T"),), id="title"),), id="cover", role="cover")
    opening = tree.Heading(2, heading, id="c-heading", number="1", short="short")
    entries = (tree.ContentsEntry(2, heading, "c-heading", "1"),)
    contents = tree.Contents(entries)
    has_note = any(isinstance(block, tree.Note) for block in blocks)
    text = words(tree.Text("w"), *([tree.NoteReference("a", 1)] if has_note else []))
    chapter = tree.Section((opening, text, *blocks), id="c", role="chapter")
    return replace(short, blocks=(cover, contents, chapter), assets={})


@pytest.mark.parametrize("kind", RUNS)
def test_they_stay_in_their_column(short: tree.Document, brand: Brand, kind: str) -> None:
    document = in_chapter(
        short, *everywhere(RUNS[kind]), tree.Note(1, (words(*RUNS[kind]),), id=tree.note_id(1)), heading=RUNS[kind]
    )
    layout = lay_out(document, brand)
    assert overlong_runs(layout._layout.pages) == []
    data = layout.paint().data
    found = characters(tags_of(data).own_text)
    assert found == characters("".join(tree.lines_of(document.blocks)))
    with pypdf.PdfReader(BytesIO(data)) as reader:
        read = "".join(page.extract_text() for page in reader.pages)
        assert BREAK not in read + str(list(reader.outline))
    assert BREAK not in data.decode("latin-1")


def test_address_is_broken_at_its_separators(short: tree.Document, brand: Brand) -> None:
    document = in_chapter(short, words(*RUNS["a link in brackets"]), heading=(tree.Text("A heading"),))
    layout = lay_out(document, brand)
    lines = [text for text in _lines(layout) if "Regional_" in text or "approved" in text]
    assert [line[-1] for line in lines[:-1]] == ["_"] * (len(lines) - 1)
    assert lines[0].startswith("See (Regional_")
    assert lines[-1].endswith(".pdf) today.")


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ("<p>a{80}<b>b{80}</b>", ["a" * 80 + "b" * 80]),
        # A mark of a footnote stays with its word, and so do brackets and signs that end a sentence.
        ("<p>(<a>a{80}</a>)<sup><a>12</a></sup>.", ["(" + "a" * 80 + ")12."]),
        ("<p>short <b>a{80}</b>b{20}", ["a" * 80 + "b" * 20]),
        # Nothing is broken that stays in its column.
        ("<p>a{8}<b>b{8}</b> c{8}<i>d{8}</i>", []),
        ("<p>a{90}", []),
    ],
)
def test_only_what_is_too_wide_is_broken(html: str, broken: list[str]) -> None:
    source = re.sub(r"(\w){(\d+)}", lambda found: found[1] * int(found[2]), html)
    page = weasyprint.HTML(string=f"<style>p{{width:60mm;overflow-wrap:break-word}}</style>{source}")
    found = overlong_runs(page.render().pages)
    break_runs(found, anywhere=True)
    text = "".join(page.etree_element.find(".//p").itertext())
    assert [run.replace(BREAK, "") for run in text.split() if BREAK in run] == broken
    assert not any(sign in text for sign in (f"({BREAK}", f"{BREAK})", f"{BREAK}1", f"{BREAK}.", f"1{BREAK}"))
    assert overlong_runs(page.render().pages) == []


def test_break_points_of_the_author_stay(short: tree.Document, brand: Brand) -> None:
    khmer = "តំណាង\u200bបាន\u200bពិភាក្សា"
    document = in_chapter(short, tree.Paragraph((tree.Text(khmer),), lang="km"), heading=(tree.Text("A heading"),))
    assert khmer in tags_of(lay_out(document, brand).paint().data).own_text


def _lines(layout: object) -> list[str]:
    from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import boxes, boxes_of

    return [
        "".join(text.text for text in box.descendants() if isinstance(text, boxes.TextBox)).replace(BREAK, "")
        for page in layout._layout.pages  # type: ignore[attr-defined]
        for box in boxes_of(page)
        if isinstance(box, boxes.LineBox)
    ]


def test_what_fits_is_laid_out_once(short: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    layouts = []
    render = weasyprint.HTML.render

    def counted(*arguments: object, **options: object) -> object:
        layouts.append(arguments)
        return render(*arguments, **options)

    monkeypatch.setattr(weasyprint.HTML, "render", counted)
    fits = in_chapter(short, words(tree.Text("self"), tree.Strong((tree.Text("same"),))), heading=(tree.Text("A"),))
    lay_out(fits, brand)
    assert len(layouts) == 1
    lay_out(in_chapter(short, words(*RUNS["a long number"]), heading=(tree.Text("A"),)), brand)
    assert len(layouts) == 3
