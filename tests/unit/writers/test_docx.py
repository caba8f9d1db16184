"""The Word document says what the tree says, with Word's own means: styles, lists, fields, bookmarks, header rows."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports import tree
from outcome_reports.errors import RenderError
from outcome_reports.writers.docx import DocxOptions, write_docx
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from tests.support.extracting import words_of_docx
from tests.support.sample_tree import figures, h, items, p, s, sample_document, t, table
from tests.unit.writers.docx_reading import (
    BARE,
    BRAND,
    R,
    W,
    body,
    body_of,
    document,
    parts,
    style,
    styles,
    text,
    value,
)


@pytest.fixture(scope="module")
def sample() -> bytes:
    return write_docx(sample_document(), BRAND, DocxOptions(pages={"foreword-heading": 3}))


def test_words_are_those_of_the_tree(sample: bytes) -> None:
    assert words_of_docx(sample) == tree.words_of(sample_document().blocks)


def test_every_id_is_a_bookmark_once(sample: bytes) -> None:
    root = body_of(sample)
    names = [value(start, "name") for start in root.iter(f"{W}bookmarkStart")]
    wanted = {block.id for block in tree.blocks_of(sample_document().blocks) if block.id}
    wanted |= {tree.note_reference_id(1), tree.note_reference_id(2)}
    assert sorted(names) == sorted(bookmark_name(identifier) for identifier in wanted)
    starts = [value(start, "id") for start in root.iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(value(end, "id") for end in root.iter(f"{W}bookmarkEnd"))


def test_links_within_lead_to_bookmarks(sample: bytes) -> None:
    root = body_of(sample)
    names = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    assert anchors
    assert anchors <= names


def test_only_ends_of_sections_are_without_words(sample: bytes) -> None:
    paragraphs = list(body_of(sample).iter(f"{W}p"))
    assert len(paragraphs) > 50
    for paragraph in paragraphs:
        if not text(paragraph).strip() and paragraph.find(f".//{W}drawing") is None:
            assert paragraph.find(f"{W}pPr/{W}sectPr") is not None, etree.tostring(paragraph)


def test_no_paragraph_uses_a_style_that_is_not_defined(sample: bytes) -> None:
    found = parts(sample)
    defined = {element.get(f"{W}styleId") for element in etree.fromstring(found["word/styles.xml"]).iter(f"{W}style")}
    for name, data in found.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(data)
            used = {e.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for e in root.iter(f"{W}{kind}")}
            assert used <= defined, name


def test_heading_styles_follow_the_levels_of_the_tree() -> None:
    root = body(h(1, "a", "Title"), h(2, "b", "Part"), h(3, "c", "Piece"), h(4, "d", "Bit"), h(5, "e", "Crumb"))
    assert [name for name, _ in styles(root)] == ["PlainTitle", "Heading1", "Heading2", "Heading3", "Heading4"]


def test_a_chapter_has_its_number_in_the_heading() -> None:
    root = body(s("money", "chapter", h(2, "money-heading", "Following the money", number="2")))
    (heading,) = root.iter(f"{W}p")
    assert (style(heading), text(heading)) == ("ChapterHeading", "2 Following the money")
    assert heading.find(f".//{W}tab") is not None


def test_contents_are_a_field_with_linked_entries_and_known_pages() -> None:
    entries = tuple(tree.ContentsEntry(level=2, children=(t(word),), target=word) for word in ("one", "two"))
    contents = s("contents", "contents", h(2, "contents-heading", "Contents"), tree.Contents(entries=entries))
    blocks = (contents, h(2, "one", "one"), h(2, "two", "two"))
    root = body_of(write_docx(document(*blocks), BRAND, DocxOptions(pages={"one": 7}, embed_fonts=False)))
    assert styles(root)[:3] == [("TOCHeading", "Contents"), ("TOC1", "one7"), ("TOC1", "two")]
    codes = [(code.text or "").strip() for code in root.iter(f"{W}instrText")]
    assert codes == [r'TOC \o "1-2" \h \z \u', r"PAGEREF one \h"]
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)


def _numbers(root: etree._Element) -> list[tuple[str, str, str]]:
    found = []
    for paragraph in root.iter(f"{W}p"):
        level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        found.append((text(paragraph), value(level), value(number)))
    return found


def test_each_numbered_list_starts_again_where_it_says() -> None:
    data = write_docx(document(items("a", "b", ordered=True), items("c", ordered=True, start=4)), BRAND, BARE)
    (_, _, first), (_, _, same), (_, _, second) = _numbers(body_of(data))
    assert first == same != second
    numbering = etree.fromstring(parts(data)["word/numbering.xml"])
    starts = {
        number.get(f"{W}numId"): value(number.find(f".//{W}startOverride"), "val")
        for number in numbering.findall(f"{W}num")
        if number.find(f".//{W}startOverride") is not None
    }
    assert starts == {first: "1", second: "4"}


def numbered(*numbers: int) -> tree.ItemList:
    entries = (tree.ListItem(blocks=(p(f"item {number}"),), number=number) for number in numbers)
    return tree.ItemList(items=tuple(entries), ordered=True)


@pytest.mark.parametrize(
    "numbers",
    [(1, 2, 3), (1, 2, 4, 7), (0, 1, 2), (3, 5), (9, 10, 12)],
    ids=lambda numbers: " ".join(map(str, numbers)),
)
def test_items_have_the_numbers_that_were_typed(numbers: tuple[int, ...]) -> None:
    inner = tree.ItemList(items=(tree.ListItem(blocks=(p("deep"),)), *numbered(5).items), ordered=True)
    last = tree.ListItem(blocks=(p("last"), inner), number=numbers[-1] + 2)
    outer = tree.ItemList(items=(*numbered(*numbers).items, last), ordered=True)
    data = write_docx(document(outer), BRAND, BARE)
    starts, levels = _counting(parts(data)["word/numbering.xml"])
    shown: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    for words, level, number in _numbers(body_of(data)):
        counts[number] = counts[number] + 1 if number in counts else starts[number]
        assert levels[level] == "decimal"
        shown.append((words, counts[number]))
    wanted = [*((f"item {number}", number) for number in numbers), ("last", numbers[-1] + 2), ("deep", 1)]
    assert shown == [*wanted, ("item 5", 5)]


def _counting(part: bytes) -> tuple[dict[str, int], dict[str, str]]:
    """Return with which number each restarted list begins, and the format of the levels of numbered lists."""
    numbering = etree.fromstring(part)
    starts = {
        number.get(f"{W}numId", ""): int(value(start))
        for number in numbering.findall(f"{W}num")
        if (start := number.find(f".//{W}startOverride")) is not None
    }
    decimals = next(one for one in numbering if one.find(f"{W}lvl/{W}pStyle[@{W}val='ListNumber']") is not None)
    return starts, {lvl.get(f"{W}ilvl", ""): value(lvl.find(f"{W}numFmt")) for lvl in decimals.findall(f"{W}lvl")}


def test_nested_lists_have_the_styles_of_their_level() -> None:
    inner = tree.ItemList(items=(tree.ListItem(blocks=(p("deep"), p("more"))),))
    outer = tree.ItemList(items=(tree.ListItem(blocks=(p("top"), inner)), tree.ListItem(blocks=(p("next"),))))
    assert styles(body(outer)) == [
        ("ListBullet", "top"),
        ("ListBullet2", "deep"),
        ("ListContinue2", "more"),
        ("ListBullet", "next"),
    ]


def test_lists_deeper_than_styles_still_have_their_level() -> None:
    block: tree.ItemList = items("bottom")
    for word in ("fourth", "third", "second", "first"):
        block = tree.ItemList(items=(tree.ListItem(blocks=(p(word), block)),))
    assert _numbers(body(block))[-2:] == [("fourth", "3", "1"), ("bottom", "4", "1")]


def _recommendations(*rows: tree.Row) -> tree.Table:
    return table("r", "recommendations", (0.1, 0.4, 0.5), ("No.", "Context", "Recommendation"), rows, "All of them")


def test_tables_repeat_their_head_and_keep_a_fixed_grid() -> None:
    cells = (
        tree.Cell(blocks=(p("1.1"),), header=True),
        tree.Cell(blocks=(p("Why"),)),
        tree.Cell(blocks=(items("Do"),)),
    )
    root = body(_recommendations(tree.Row(id="r1-1", cells=cells)))
    (found,) = root.iter(f"{W}tbl")
    rows = found.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert value(found.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    grid = [column.get(f"{W}w") for column in found.iter(f"{W}gridCol")]
    for row in rows:
        assert [width.get(f"{W}w") for width in row.iter(f"{W}tcW")] == grid
    assert value(found.find(f"{W}tblPr/{W}tblW"), "w") == str(sum(int(width or 0) for width in grid))
    assert styles(root)[0] == ("Caption", "All of them")
    assert styles(rows[1]) == [("TableRowHeading", "1.1"), ("TableText", "Why"), ("TableAction", "Do")]


def test_places_in_a_table_are_smaller_than_its_words() -> None:
    words = (p("Do."), p("Chapter 1", role="place"), p("To the States", role="through"))
    cells = [tree.Cell(blocks=blocks) for blocks in ((p("1"),), words, (p("Go."),))]
    found = styles(body(_recommendations(tree.Row(cells=tuple(cells)))))
    assert found[-4:-1] == [("TableText", "Do."), ("TablePlace", "Chapter 1"), ("TablePlace", "To the States")]


def test_a_cell_without_words_still_has_a_paragraph() -> None:
    row = tree.Row(cells=(tree.Cell(blocks=(p("Name"),), header=True), tree.Cell(blocks=())))
    root = body(table("form", "form", (0.3, 0.7), ("Question", "Answer"), [row]))
    assert [cell.find(f"{W}p") is not None for cell in root.iter(f"{W}tc")] == [True] * 4


@pytest.mark.parametrize("words", ["]]>", "a & b < c > d", "\"quoted\" 'too'", "  two  spaces ", "{ PAGE }", "&amp;"])
def test_text_is_text(words: str) -> None:
    root = body(p(words), h(2, "x", words), table("y", "matrix", (1.0,), (words,), [], words))
    assert [text(paragraph) for paragraph in root.iter(f"{W}p")] == [words] * 4
    assert not list(root.iter(f"{W}instrText"))


def test_addresses_become_relationships_once() -> None:
    link = tree.Link(target="https://example.org/?a=1&b=<2>", children=(t("there"),))
    data = write_docx(document(p(link, " and ", link)), BRAND, BARE)
    first, second = body_of(data).iter(f"{W}hyperlink")
    assert first.get(f"{R}id") == second.get(f"{R}id")
    relations = etree.fromstring(parts(data)["word/_rels/document.xml.rels"])
    targets = [relation.get("Target") for relation in relations if relation.get("TargetMode") == "External"]
    assert targets == ["https://example.org/?a=1&b=<2>"]


def test_emphasis_and_strong_are_character_styles_and_add_up() -> None:
    root = body(p(tree.Strong(children=(tree.Emphasis(children=(t("both"),)), t("one")))))
    both, one = root.iter(f"{W}r")
    assert [e.tag for e in both.find(f"{W}rPr")] == [f"{W}rStyle", f"{W}i", f"{W}iCs"]  # type: ignore[union-attr]
    assert value(one.find(f"{W}rPr/{W}rStyle"), "val") == "Strong"


def test_the_lead_name_keeps_its_letters() -> None:
    lead = tree.Span(children=(t("The Republic of Arvenia"),), role="lead", key="ARV")
    (run,) = body(p(lead)).iter(f"{W}r")
    assert text(run) == "The Republic of Arvenia"
    assert value(run.find(f"{W}rPr/{W}rStyle"), "val") == "LeadName"


def test_a_note_and_its_mark_lead_to_each_other() -> None:
    note = tree.Note(id=tree.note_id(1), number=1, blocks=(p("See there."), p("And here.")))
    root = body(p("Text", tree.NoteReference("x", 1)), note)
    assert [text(paragraph) for paragraph in root.iter(f"{W}p")] == ["Text1", "1 See there.", "And here."]
    (mark,) = root.iter(f"{W}hyperlink")
    assert mark.get(f"{W}anchor") == bookmark_name(tree.note_id(1))


def test_a_section_without_words_keeps_its_bookmark() -> None:
    root = body(p("All."), s("empty", None))
    assert [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")] == ["empty"]


def test_figures_are_in_columns_and_no_page_begins_for_them() -> None:
    root = body(p("Before."), figures("figures", *((str(number), "of") for number in range(7))), p("After."))
    sections = list(root.iter(f"{W}sectPr"))
    counts = [value(section.find(f"{W}cols"), "num") for section in sections]
    kinds = [value(section.find(f"{W}type"), "val") for section in sections]
    assert counts == ["", "4", "3", ""]
    assert kinds[1:] == ["continuous"] * 3
    assert [text(paragraph) for paragraph in root.iter(f"{W}p")][1:3] == ["0 of", "1 of"]


def test_what_cannot_be_written_is_said_all_at_once() -> None:
    broken = document(
        p(tree.Link(target="#nowhere", children=(t("there"),))),
        tree.Image(asset="missing", alt="", width=20),
        tree.Image(asset="broken", alt="", width=20),
        assets={"broken": tree.Asset(b"\x89PNG\r\n\x1a\nnonsense", "image/png")},
    )
    with pytest.raises(RenderError) as caught:
        write_docx(broken, BRAND, BARE)
    problems = caught.value.problems
    for word, problem in zip(("#nowhere", "“missing”", "“broken”"), problems, strict=True):
        assert word in problem


def test_a_mention_is_an_error_of_composing() -> None:
    with pytest.raises(TypeError, match=r"^the mention \[\[IDN\]\] was not resolved by composing$"):
        body(p(tree.Mention("IDN")))


def test_options_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ValueError, match="extra"):
        DocxOptions.model_validate({"embed_font": True})


def test_words_that_look_alike_are_in_one_run() -> None:
    name = tree.Span(children=(t("Arvenia"),), role="name", key="ARV")
    root = body(
        p("In ", name, " and ", tree.Abbreviation("RDO", "Regional Dialogue Office"), " it ", tree.LineBreak(), "is.")
    )
    assert [text(run) for run in root.iter(f"{W}r")] == ["In Arvenia and RDO it ", "", "is."]
