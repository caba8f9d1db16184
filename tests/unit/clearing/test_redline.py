"""Redlines: accepted they are the new document, rejected the old one, word for word."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.clearing.redlining.inline_merging import merged_inlines
from outcome_reports.clearing.redlining.redline_legend import explained
from outcome_reports.clearing.redlining.tree_merging import merged
from outcome_reports.clearing.returned.views import Side, view
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.errors import ArgumentError
from outcome_reports.writers.docx.redline_finish import mark_changes
from tests.support.random_edits import shaken
from tests.support.whole_messages import Whole

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

CONTENT = Path(__file__).resolve().parents[3] / "content"


def _words(document: tree.Document) -> list[str]:
    contents = {id(block) for part in document.blocks if part.role == "contents" for block in tree.blocks_of((part,))}
    blocks = (block for block in tree.blocks_of(document.blocks) if id(block) not in contents)
    return [word for block in blocks for line in tree.own_lines(block) for word in line.split()]


def test_accepted_it_is_the_new_document_and_rejected_the_old(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    folder = tmp_path / "content" / "third-2025"
    shaken(folder)
    old, new = outr.load(CONTENT / "third-2025").statement().tree, outr.load(folder).statement().tree
    assert _words(old) != _words(new)
    found = outr.redline(CONTENT / "third-2025", folder)
    file = read_word(found.save(tmp_path / "redline.docx"))
    sides: tuple[tuple[Side, tree.Document], ...] = (("before", old), ("after", new))
    for side, document in sides:
        shown = [word for unit in view(file.paragraphs, side) for word in unit.text.split()]
        assert sorted(shown) == sorted(_words(document)), side
    page = found.to("html").decode()
    assert 'id="change-1"' in page
    assert '<a href="#change-1">' in page
    assert sum(count for _, count in found.summary) > 3


@pytest.mark.parametrize("document", ["excerpt", "statement"])
def test_what_was_sent_is_compared_with_the_same_document_of_today(tmp_path: Path, document: str) -> None:
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    folder = tmp_path / "third-2025"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LoadedEdition, "statement_pages", {})
        outr.clearance(folder).send("IDN", deadline="2026-03-06", statement=document == "statement")
    (record,) = (tmp_path / "third-2025-clearance" / "sent").glob("*.json")
    assert outr.redline(record, folder).summary == []
    assert outr.redline(record, record).summary == []
    said = SentRecord.model_validate(json.loads(record.read_bytes()) | {"subject": ("IDN", "THA")})
    two = RoundFolder(record.parents[1]).keep_record(said)
    assert bool(outr.redline(two, folder).summary) == (document == "excerpt")
    for file in (folder / "chapters").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("victim-centred", "survivor-centred"), "utf-8")
    forth, back = outr.redline(record, folder), outr.redline(folder, record)
    assert 0 < sum(count for _, count in forth.summary) < 10
    assert forth.summary == back.summary
    sent = [entry["words"] for entry in json.loads(record.read_bytes())["paragraphs"]]
    shown = read_word(forth.save(tmp_path / "redline.docx")).paragraphs
    assert any("victim-centred" in words for words in sent)
    assert {one.before for one in shown if one.changes} <= set(sent)
    assert all("survivor-centred" in one.after for one in shown if one.changes)


def test_nothing_changed_is_no_change() -> None:
    document = outr.load(CONTENT / "third-2025").statement().tree
    roles = {
        inline.role
        for block in tree.blocks_of(merged(document, document).blocks)
        for inline in tree.inlines_of(tree.own_inlines(block))
        if isinstance(inline, tree.Span)
    }
    assert not roles & {tree.Role.INSERTED, tree.Role.DELETED}


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("It has worked with them.", "It works closely with them.", "It -has worked-+works closely+ with them."),
        ("One two.", "One two, too.", "One two+, too+."),
        ("One two three.", "One three.", "One- two- three."),
        ("One two three four.", "One 2 three 4.", "One -two-+2+ three -four-+4+."),
        ("Gone", "New", "-Gone-+New+"),
        # Nothing was replaced before the space, or nothing after it.
        ("They here.", "They, there.", "They+,+ -here-+there+."),
        ("They here", "There ", "-They-+There+ -here-"),
    ],
)
def test_words_replaced_one_by_one_are_one_change(old: str, new: str, wanted: str) -> None:
    signs: dict[str | None, str] = {tree.Role.INSERTED: "+", tree.Role.DELETED: "-"}
    found = merged_inlines([tree.Text(old)], [tree.Text(new)])
    marked = ((signs.get(one.role, "") if isinstance(one, tree.Span) else "", one) for one in found)
    assert "".join(f"{sign}{tree.inline_text([one])}{sign}" for sign, one in marked) == wanted


NEW, GONE = tree.Role.INSERTED, tree.Role.DELETED
NOTED = tree.NoteReference("one", 1)


def text(words: str) -> tuple[tree.Inline, ...]:
    return (tree.Text(words),)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([tree.Text("a"), NOTED], [tree.Text("a"), NOTED], [tree.Text("a[1]")]),
        ([tree.Text("a"), NOTED], [tree.Text("a")], [tree.Text("a"), tree.Span(text("[1]"), role=GONE)]),
        ([tree.Mention("IDN")], [tree.Mention("PHL")],
         [tree.Span(text("IDN"), role=GONE), tree.Span(text("PHL"), role=NEW)]),
        ([tree.Text("a")], [tree.Text("a"), tree.LineBreak(), tree.Text("b")],
         [tree.Text("a"), tree.Span((tree.LineBreak(), tree.Text("b")), role=NEW)]),
        ([tree.Text("a")], [tree.Strong(text("a"))], [tree.Strong(text("a"))]),
        ([tree.Link("#x", text("a"))], [tree.Link("#y", text("a"))], [tree.Text("a")]),
        ([tree.Text("a")], [tree.Link("https://a.org/", text("a"))], [tree.Link("https://a.org/", text("a"))]),
    ],
)  # fmt: skip
def test_what_is_around_words_is_kept(old: list[tree.Inline], new: list[tree.Inline], found: list[tree.Inline]) -> None:
    assert list(merged_inlines(old, new)) == found


def document(*blocks: tree.Block) -> tree.Document:
    about = tree.Metadata("", "", "", "", (), date(2026, 3, 1), "draft", None)
    return tree.Document("statement", "en-GB", about, blocks, {})


def paragraph(words: str, id: str = "") -> tree.Paragraph:
    return tree.Paragraph(text(words), id=id)


def rows(*cells: str, id: str = "t") -> tree.Table:
    row = tree.Row(tuple(tree.Cell((paragraph(words),)) for words in cells))
    return tree.Table(tuple(tree.Column(1) for _ in cells), (), (row,), id=id)


def changed(words: str, role: tree.Role, id: str = "") -> tree.Paragraph:
    return tree.Paragraph((tree.Span(text(words), role=role),), id=id)


ONE_TWO = tree.Span(text("1"), role=GONE), tree.Span(text("2"), role=NEW)
PICTURE = tree.Image("images/a.png", "A port", 40)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # A note is a section that begins with its number.
        ([tree.Note(1, (paragraph("a", "p"),), id="n")], [tree.Note(2, (paragraph("a", "p"),), id="n")],
         [tree.Section((tree.Paragraph((*ONE_TWO, tree.Text(" a")), id="p"),), id="n")]),
        ([], [tree.Note(1, (rows("a"),), id="n")],
         [tree.Section((replace(rows("a"), body=(tree.Row((tree.Cell((changed("a", NEW),)),)),)),), id="n")]),
        # A table with other columns is another one.
        ([rows("a", "b")], [rows("a", "b", "c")],
         [replace(rows("a", "b", id=""), body=(tree.Row(tuple(tree.Cell((changed(one, GONE),)) for one in "ab")),)),
          replace(rows("a", "b", "c"), body=(tree.Row(tuple(tree.Cell((changed(one, NEW),)) for one in "abc")),))]),
        # A picture that is gone is not shown.
        ([paragraph("a"), PICTURE], [paragraph("a")], [paragraph("a")]),
        ([paragraph("a")], [paragraph("a"), PICTURE], [paragraph("a"), PICTURE]),
        ([tree.Section((paragraph("a"), PICTURE), id="s")], [], [tree.Section((changed("a", GONE),))]),
        ([tree.Heading(2, text("a"), number="1", id="h")], [tree.Heading(2, text("a"), number="2", id="h")],
         [tree.Heading(2, (*ONE_TWO, tree.Text(" a")), id="h")]),
    ],
)  # fmt: skip
def test_blocks_that_differ(old: list[tree.Block], new: list[tree.Block], found: list[tree.Block]) -> None:
    assert list(merged(document(*old), document(*new)).blocks) == found


def test_a_redline_that_does_not_begin_with_a_section_explains_itself_below_its_first_block() -> None:
    found = explained(document(paragraph("First."), paragraph("Second.")), {}).blocks
    assert [found[0], found[-1]] == [paragraph("First."), paragraph("Second.")]
    assert [block.id for block in found[1:4]] == ["_redline-mark", "_redline-legend", "_redline-summary"]
    assert len(found) == 5


def test_a_redline_has_no_other_formats(whole: Whole, tmp_path: Path) -> None:
    found = outr.redline(CONTENT / "third-2025", CONTENT / "third-2025", document="brief")
    with whole.raises(ArgumentError, match="unknown format “txt”"):
        found.to("txt")
    with whole.raises(ArgumentError, match="unknown format “rtf”"):
        found.save(tmp_path / "a.rtf")
    assert not list(tmp_path.iterdir())


def test_the_summary_names_headings_as_they_are_now(tmp_path: Path) -> None:
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    chapter = min((tmp_path / "third-2025" / "chapters").glob("*.yaml"))
    chapter.write_text(chapter.read_text("utf-8").replace("title: Enhancing", "title: Strengthening"), "utf-8")
    found = outr.redline(CONTENT / "third-2025", tmp_path / "third-2025").summary
    assert any(place.startswith("1 Strengthening") for place, _ in found)
    assert not any("EnhancingStrengthening" in place for place, _ in found)


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    """A folder of the third edition in which Indonesia's spotlight and the version were changed."""
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    folder = tmp_path / "third-2025"
    for file in [folder / "edition.yaml", *(folder / "chapters").glob("*.yaml")]:
        text = file.read_text("utf-8").replace("victim-centred", "survivor-centred")
        file.write_text(re.sub(r"(?m)^version: .*$", "version: '9.9'", text), "utf-8")
    return folder


def test_it_says_what_it_compares_and_what_its_marks_mean(revised: Path, tmp_path: Path) -> None:
    found = outr.redline(CONTENT / "third-2025", revised)
    mark = re.compile(r"Changes from version \S+ \(\d+ \w+ \d+\) to version 9\.9 \(\d+ \w+ \d+\)")
    meaning = "New words are bold and underlined. Words that were taken out are struck through."
    with zipfile.ZipFile(found.save(tmp_path / "redline.docx")) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    words = {name: re.sub("<[^>]+>", "", text) for name, text in parts.items()}
    headers = [text for name, text in words.items() if "header" in name and mark.search(text)]
    assert len(headers) > 2
    assert ["Every change is tracked" in text for text in headers].count(True) == 1
    assert not mark.search(words["word/document.xml"])
    page = found.to("html").decode()
    assert page.count('data-begin="[new: "') == page.count("<ins ") - 1 > 0
    pdf = PdfReader(found.save(tmp_path / "redline.pdf"))
    cover, contents = (" ".join(pdf.pages[number].extract_text().split()) for number in (0, 1))
    shown = " ".join(re.sub("<[^>]+>", "", page.replace("<br>", " ")).split())
    for text in (cover, shown):
        assert mark.search(text)
        assert meaning in text
    for text in (contents, shown):
        assert "What changed" in text
        assert "Indonesia 1" in text


def test_the_summary_counts_by_part_and_by_government(revised: Path) -> None:
    found = outr.redline(CONTENT / "third-2025", revised)
    assert sum(count for _, count in found.summary) == 2
    assert ("Indonesia", 1) in found.summary_by_name
    assert {"Indonesia", "Thailand"} <= dict(found.summary_by_name).keys()  # It names Thailand.
    assert not {"Fiji", "New Zealand", "NRM"} & dict(found.summary_by_name).keys()
    names = [name for name, _ in found.summary_by_name]
    assert names == sorted(names)


@pytest.mark.parametrize("document", ["brief", "summary", "excerpt"])
def test_every_kind_of_document_explains_itself(revised: Path, document: str) -> None:
    found = outr.redline(CONTENT / "third-2025", revised, document=document, subject="IDN")
    page = found.to("html").decode()
    assert "Changes from version" in page.partition("<main")[2]
    assert page.count('id="_redline-legend"') == page.count('id="_redline-summary"') == 1
    same = outr.redline(revised, revised, document=document, subject="IDN")
    assert "Changes within version 9.9" in same.to("html").decode()
    assert "Nothing has changed." in same.to("html").decode()


@pytest.mark.parametrize(
    ("inside", "after"),
    [("", "pPr: rPr"), ("<w:jc/>", "pPr: jc rPr"), ("<w:jc/><w:sectPr/>", "pPr: jc rPr sectPr")],
)
def test_the_mark_of_a_paragraph_changes_where_word_looks_for_it(inside: str, after: str) -> None:
    new = '<w:ins w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>'
    body = etree.fromstring(f'<w:body xmlns:w="{W}"><w:p><w:pPr>{inside}</w:pPr>{new}</w:p></w:body>')
    mark_changes(body)
    properties = body[0][0]
    assert f"pPr: {' '.join(etree.QName(one).localname for one in properties)}" == after
    (change,) = properties.iterfind(f"{{{W}}}rPr/*")
    assert dict(change.attrib) == {f"{{{W}}}author": "a", f"{{{W}}}id": "1"}
