"""An old Word statement becomes a content folder, and none of its words is lost."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.importing import ImportReport, import_docx
from outcome_reports.importing.mapping.heading_meanings import announced, without_annex
from outcome_reports.new_edition.progress import remaining
from outcome_reports.writers.docx import write_docx
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole
from tests.unit.importing.word_file import paragraph, run, table, words_of_word, write_word

CONTENT = Path(__file__).parents[3] / "content"


def words_of_folder(folder: Path) -> list[str]:
    files = (file for file in sorted(folder.rglob("*.*")) if file.suffix in {".yaml", ".md"})
    texts = [file.read_text(encoding="utf-8") for file in files]
    return re.findall(r"[^\W_]+", "\n".join(texts))


def lost(file: Path, folder: Path) -> Counter[str]:
    return Counter(words_of_word(file)) - Counter(words_of_folder(folder))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_small_registry(tmp_path / "content" / "registry")
    return tmp_path / "content"


def imported(content: Path, body: str, **parts: Any) -> tuple[ImportReport, Path]:
    file = write_word(content.parent / "old.docx", body, **parts)
    return import_docx(file, content / "old"), file


STATEMENT = (
    paragraph("Outcome Statement: Fourth RSO Constructive Dialogue", "Title")
    + paragraph("Collaborative approaches", "Subtitle")
    + paragraph("Bangkok, 27–28 January 2026")
    + paragraph("Foreword", "H1")
    + paragraph("Across the region, people move.")
    + paragraph("Background", "H1")
    + paragraph("The Dialogue combined sessions.")
    + paragraph("Workshops", "H2")
    + paragraph("Topics were:")
    + paragraph("crime", "Bullet")
    + paragraph("labour", "Bullet")
    + paragraph("Key insights", "H1")
    + paragraph("Information sharing", "H2")
    + paragraph("Sharing matters.")
    + paragraph("1. Information sharing", "Chapter")
    + paragraph("Cooperation rests on sharing.")
    + paragraph("Spotlight on States", "H2")
    + paragraph("Indonesia and New Zealand", "H3")
    + paragraph("They gave an update.")
    + paragraph("Atlantis", "H3")
    + paragraph("It rose from the sea.")
    + paragraph("Recommendations", "H2")
    + table(
        ("Context", "Recommendation"),
        ("Officers met.", "Members may meet again."),
        ("Officers parted.", "Members may consider parting."),
    )
    + paragraph("Way forward", "H1")
    + paragraph("More will follow.")
    + paragraph("Participants", "H1")
    + paragraph("States", "H2")
    + paragraph("Indonesia", "Bullet")
    + paragraph("the Philippines", "Bullet")
    + paragraph("Atlantis", "Bullet")
    + paragraph("Contact", "H1")
    + paragraph("Regional Support Office")
    + paragraph("Bangkok")
)


def test_headings_and_tables_become_parts_and_recommendations(content: Path) -> None:
    report, file = imported(content, STATEMENT)
    assert report.problems == ()
    edition = outr.load(report.folder).content

    assert (edition.number, edition.series, edition.theme) == (
        4,
        "RSO Constructive Dialogue",
        "Collaborative approaches",
    )
    assert (edition.dates.start.isoformat(), edition.dates.end.isoformat()) == ("2026-01-27", "2026-01-28")
    assert edition.organiser == "RSO"
    assert edition.foreword is not None
    assert str(edition.foreword.text) == "Across the region, people move."
    assert edition.overview is not None
    assert str(edition.overview.parts[0].text) == "Topics were:\n\n- crime\n- labour"
    (chapter,) = edition.chapters
    assert (chapter.id, chapter.title) == ("information-sharing", "Information sharing")
    assert chapter.spotlights_title == "Spotlight on States"
    assert [(spotlight.by, str(spotlight.text)) for spotlight in chapter.spotlights] == [
        (("IDN", "NZL"), "They gave an update.")
    ]
    assert [(row.id, str(row.context)) for row in chapter.recommendations] == [
        ("R1.1", "Officers met."),
        ("R1.2", "Officers parted."),
    ]
    assert edition.insights is not None
    assert edition.insights.insights[0].chapter == "information-sharing"
    assert edition.participation is not None
    assert edition.participation.lists[0].participants == ("IDN", "PHL")
    assert edition.looking_ahead is not None
    assert edition.contact is not None
    assert edition.contact.name == "Regional Support Office"
    assert not lost(file, report.folder)


def test_what_has_no_place_is_in_a_separate_file_and_listed(content: Path) -> None:
    report, _ = imported(content, STATEMENT)
    text = (report.folder / "unplaced.md").read_text(encoding="utf-8")
    for entry in report.unplaced:
        assert entry.text in text
        assert entry.where in text
    told = {entry.text: entry for entry in report.unplaced}
    report_ = told["Atlantis\n\nIt rose from the sea."]
    assert "not in the registry" in report_.what
    assert report_.where == "under “Atlantis”"
    assert "Context | Recommendation" in text
    assert [todo.kind for todo in remaining(report.folder) if todo.file.name == "unplaced.md"] == ["confirm"]
    assert "Bangkok, 27–28 January 2026" in told


HIDDEN_AWAY = {
    "inserted": f"<w:p><w:ins>{run('one two')}</w:ins></w:p>",
    "moved here": f"<w:p><w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('one two')}</w:moveTo></w:p>",
    "content control in a line": f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run('one two')}</w:sdtContent></w:sdt></w:p>",
    "content control around": f"<w:sdt><w:sdtContent>{paragraph('one two')}</w:sdtContent></w:sdt>",
    "smart tag": f"<w:p><w:smartTag>{run('one')}</w:smartTag><w:customXml>{run(' two')}</w:customXml></w:p>",
    "text box": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('one two')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{paragraph('one two')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "old text box": (
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('one two')}</w:txbxContent></v:textbox></w:pict>"
        "</w:r></w:p>"
    ),
    "simple field": f"<w:p><w:fldSimple>{run('one two')}</w:fldSimple></w:p>",
    "complex field": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("one two")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "formula": "<w:p><m:oMath><m:r><m:t>one</m:t></m:r></m:oMath><w:r><w:t xml:space='preserve'> two</w:t></w:r></w:p>",
    "annotated characters": (
        f"<w:p><w:ruby><w:rt>{run('one ')}</w:rt><w:rubyBase>{run('two')}</w:rubyBase></w:ruby></w:p>"
    ),
    "other direction": f"<w:p><w:bdo>{run('one two')}</w:bdo></w:p>",
    "tab and break": "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p>",
    "inserted row": (
        f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{paragraph('one')}</w:tc><w:tc>{paragraph('two')}</w:tc></w:tr>"
        "</w:tbl>"
    ),
    "nested table": f"<w:tbl><w:tr><w:tc>{table(('one', 'two'))}</w:tc></w:tr></w:tbl>",
    "row in a content control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('one two')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
    "an element nobody knows": f"<w:novelty><w:p><w:novelty>{run('one two')}</w:novelty></w:p></w:novelty>",
    "run outside of a paragraph": run("one two"),
    "hidden": f"<w:p>{run('one two', '<w:vanish/>')}</w:p>",
}


@pytest.mark.parametrize("body", HIDDEN_AWAY.values(), ids=HIDDEN_AWAY.keys())
def test_text_is_found_wherever_word_puts_it(content: Path, body: str) -> None:
    report, file = imported(content, paragraph("Foreword", "H1") + paragraph("First.") + body)
    assert not lost(file, report.folder)
    found = Counter(words_of_folder(report.folder))
    assert found["one"] == found["two"] == 1
    assert found["gone"] == 0


def test_the_strict_kind_of_word_document_is_read_too(content: Path) -> None:
    report, file = imported(content, STATEMENT + "".join(HIDDEN_AWAY.values()), strict=True)
    assert not lost(file, report.folder)
    assert Counter(words_of_folder(report.folder))["two"] == len(HIDDEN_AWAY)
    assert len(outr.load(report.folder).content.chapters) == 1


def test_deleted_text_is_left_out_and_reported(content: Path) -> None:
    deleted = "<w:del><w:r><w:delText>three secret words</w:delText></w:r></w:del>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('another secret')}</w:tc></w:tr></w:tbl>"
    report, _ = imported(content, paragraph("Foreword", "H1") + f"<w:p>{run('kept')}{deleted}</w:p>" + row)
    assert report.deleted_words == 5
    assert "left out: 5 words of tracked deletions" in report.notes
    assert "secret" not in words_of_folder(report.folder)


def test_it_is_said_why_a_table_has_no_place(content: Path) -> None:
    wide = table(*(tuple(f"word{row}x{column}" for column in range(14)) for row in range(2)))
    report, file = imported(content, paragraph("Foreword", "H1") + paragraph("As said.") + wide)
    assert [entry.what for entry in report.unplaced] == ["table of 14 columns: a text has room for 12"]
    assert not lost(file, report.folder)


@pytest.mark.parametrize(
    ("columns", "number", "said"),
    [
        (12, "12,345,678,901", ["table of 12 columns, whose numbers do not fit a page"]),
        (8, "1,234,567", []),
        (12, "2026", []),
    ],
)
def test_what_is_written_of_tables_can_be_read_again(columns: int, number: str, said: list[str], content: Path) -> None:
    wide = table(*(tuple(number for _ in range(columns)) for _ in range(2)))
    report, file = imported(content, paragraph("Foreword", "H1") + paragraph("As said.") + wide)
    assert [entry.what for entry in report.unplaced] == said
    assert not lost(file, report.folder)
    outr.load(report.folder)


def test_notes_comments_and_page_headers_are_kept(content: Path) -> None:
    body = (
        paragraph("Foreword", "H1")
        + f'<w:p>{run("As said")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" before.")}</w:p>'
        + f'<w:p>{run("As ")}<w:hyperlink r:id="L0">{run("written")}</w:hyperlink></w:p>'
    )
    notes = f'<w:footnote w:id="2">{paragraph("In the note.")}</w:footnote>'
    notes += f'<w:footnote w:id="3">{paragraph("Lonely.")}</w:footnote>'
    report, file = imported(
        content,
        body,
        links=("https://www.example.org/a(b)",),
        footnotes=notes,
        comments=f'<w:comment w:id="0">{paragraph("Is this so?")}</w:comment>',
        header=paragraph("Confidential"),
    )
    foreword = outr.load(report.folder).content.foreword
    assert foreword is not None
    assert str(foreword.text) == (
        "As said[^footnote2] before.\n\nAs [written](https://www.example.org/a%28b%29)\n\n[^footnote2]: In the note."
    )
    unplaced = {entry.what: entry.text for entry in report.unplaced}
    assert unplaced == {"comment": "Is this so?", "footnote": "Lonely."}
    assert "Confidential" in (report.folder / "unplaced.md").read_text(encoding="utf-8")
    assert not lost(file, report.folder)


@pytest.mark.parametrize(
    "text",
    [
        "*stars* and _lines_ and snake_case",
        "[brackets] and [[IDN]] and <angles>",
        "1. not a list",
        "- not a list either",
        "> no quotation",
        "[1]: no definition",
        "[^1] no note",
        "back\\slash and `ticks` and ~waves~",
        "# 1 no heading",
        "{{ 7*7 }} &amp; https://example.org",
        "key: value # no comment",
        "%YAML 1.2",
        "--- and ...",
        "“quotes” ’apostrophes’ …",
        "w" * 500,
        "soft\u00adhyphen, zero\u200bwidth, \u202eoverride\u202c",
    ],
)
def test_characters_that_mean_something_stay_characters(content: Path, text: str) -> None:
    body = "".join(paragraph("Start.") + paragraph(text, style) for style in ("Normal", "Bullet", "H2", "H1"))
    report, _ = imported(content, paragraph("Foreword", "H1") + body)
    assert report.problems == ()
    shown = text.replace("\u200b", " ").translate(dict.fromkeys(map(ord, "\u00ad\u202e\u202c")))
    wanted = Counter(re.findall(r"[^\W_]+", shown))
    assert not wanted + wanted + wanted + wanted - Counter(words_of_folder(report.folder))
    if len(text) < 200:
        assert outr.load(report.folder).statement().text.count(shown) >= 2


def test_bold_italic_and_lists_are_kept(content: Path) -> None:
    body = (
        paragraph("Foreword", "H1")
        + f"<w:p>{run('Some ')}{run('strong ', '<w:b/>')}{run('and')}{run(' soft', '<w:i/>')}{run(' words, ha')}"
        + f"{run('lf', '<w:b/>')}</w:p>"
        + paragraph("an item", "Bullet")
        + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>{run("a number")}</w:p>'
    )
    report, _ = imported(content, body)
    foreword = outr.load(report.folder).content.foreword
    assert foreword is not None
    assert str(foreword.text) == "Some **strong** and *soft* words, ha**lf**\n\n- an item\n1. a number"


def test_numbers_of_recommendations_stay_where_they_fit(content: Path) -> None:
    rows = (("R1.4", "C", "R"), ("R1.4", "C", "R"), ("R1.2", "C", "R"), ("7", "C", "R"), ("", "", "R"))
    report, file = imported(content, paragraph("Sharing", "H1") + paragraph("Recommendations", "H2") + table(*rows))
    (chapter,) = outr.load(report.folder).content.chapters
    assert [row.id for row in chapter.recommendations] == ["R1.1", "R1.3", "R1.2", "R1.4", "R1.5"]
    assert not lost(file, report.folder)
    text = next(file for file in report.files if file.parent.name == "chapters").read_text(encoding="utf-8")
    assert "# In the document: 7" in text


def test_a_place_without_a_registry_gets_one(tmp_path: Path) -> None:
    file = write_word(tmp_path / "old.docx", STATEMENT)
    report = import_docx(file, tmp_path / "fresh" / "first")
    assert report.problems == ()
    edition = outr.load(report.folder).content
    assert edition.registry.entity("ATLANTIS") is not None
    assert any("a registry was made" in note for note in report.notes)
    assert not lost(file, report.folder)


def test_looks_make_headings_where_there_are_no_styles(content: Path) -> None:
    body = (
        paragraph("OUTCOME STATEMENT: FOURTH DIALOGUE")
        + paragraph("27 JANUARY 2026")
        + paragraph("FOREWORD")
        + paragraph("People move.")
        + paragraph("SHARING INFORMATION")
        + paragraph("It matters.")
        + paragraph("SPOTLIGHT ON MEMBER STATES")
        + paragraph("THE REPUBLIC OF INDONESIA gave an update.")
        + f"<w:p>{run('New Zealand', '<w:b/>')}{run(' noted it.')}</w:p>"
        + paragraph("It noted more.")
        + paragraph("ACTIONABLE RECOMMENDATIONS")
        + table(("CONTEXT", "RECOMMENDATION"), ("C", "R"))
    )
    report, file = imported(content, body)
    edition = outr.load(report.folder).content
    assert edition.number == 4
    (chapter,) = edition.chapters
    assert [spotlight.by for spotlight in chapter.spotlights] == [("IDN",), ("NZL",)]
    assert str(chapter.spotlights[1].text) == "**New Zealand** noted it.\n\nIt noted more."
    assert len(chapter.recommendations) == 1
    assert not lost(file, report.folder)


def test_bold_lines_with_a_number_or_the_name_of_a_part_are_above_other_bold_lines(content: Path) -> None:
    def bold(text: str) -> str:
        return f"<w:p>{run(text, '<w:b/>')}</w:p>"

    body = (
        bold("Foreword")
        + paragraph("People move.")
        + table(("one", "two"), ("three", "four"), ("five", "six"))
        + bold("1. Sharing information")
        + paragraph("It matters.")
        + bold("Recommendations")
        + table(("Context", "Recommendation"), ("C", "R"))
        + bold("Participants")
        + paragraph("Indonesia", "Bullet")
    )
    report, file = imported(content, body)
    edition = outr.load(report.folder).content
    assert [(chapter.title, len(chapter.recommendations)) for chapter in edition.chapters] == [
        ("Sharing information", 1)
    ]
    assert edition.participants() == ("IDN",)
    assert edition.foreword is not None
    assert "| three | four |" in str(edition.foreword.text)
    assert not lost(file, report.folder)


def test_our_own_statement_comes_back(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    before = outr.load(tmp_path / "content" / "fourth-2026")
    file = tmp_path / "statement.docx"
    # Without the page numbers of its contents, for which all would be laid out.
    file.write_bytes(write_docx(before.statement().tree, before.brand))
    report = import_docx(file, tmp_path / "content" / "again")
    assert report.problems == ()
    assert not lost(file, report.folder)
    edition = outr.load(report.folder).content
    assert edition.name == before.content.name
    assert edition.dates == before.content.dates
    assert [chapter.title for chapter in edition.chapters] == [chapter.title for chapter in before.content.chapters]
    for chapter, old in zip(edition.chapters, before.content.chapters, strict=True):
        assert [row.id for row in chapter.recommendations] == [row.id for row in old.recommendations]
        assert [spotlight.by for spotlight in chapter.spotlights] == [spotlight.by for spotlight in old.spotlights]
    assert set(edition.participants()) == set(before.content.participants())
    assert edition.foreword is not None
    assert all(one.signature and len(edition.images[one.signature]) > 100 for one in edition.foreword.signatories)


def test_a_folder_that_cannot_be_moved_into_place_is_an_error(
    whole: Whole, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.is_dir():
            raise OSError(28, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with whole.raises(OSError, match="No space"):
        imported(content, STATEMENT)
    assert [path.name for path in content.iterdir()] == ["registry"]


def test_files_that_are_not_word_documents(whole: Whole, content: Path, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("just text", encoding="utf-8")
    shutil.copy(CONTENT / "fourth-2026" / "edition.yaml", tmp_path / "edition.docx")
    for name in ("text.docx", "edition.docx", "missing.docx"):
        with whole.raises(ContentError, match=name):
            import_docx(tmp_path / name, content / "old")
    assert not (content / "old").exists()


def test_a_folder_with_something_in_it_is_left_alone(whole: Whole, content: Path) -> None:
    file = write_word(content.parent / "old.docx", STATEMENT)
    with whole.raises(ContentError, match="the folder is not empty"):
        import_docx(file, content / "registry")


WORDS = st.text(st.sampled_from("abcdefgh  .,-*_[]<>#:|1\n“é"), max_size=40)
BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["p", "h1", "h2", "h3", "bullet", "number", "quote", "ins", "del", "box"]), WORDS),
        st.tuples(st.sampled_from(["foreword", "spotlight", "recommendations", "participants", "insights"]), WORDS),
        st.tuples(st.just("table"), st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4)),
    ),
    max_size=14,
)
HEADINGS = {
    "foreword": (1, "Foreword"),
    "spotlight": (2, "Spotlight on States"),
    "recommendations": (2, "Recommendations"),
    "participants": (1, "Participants"),
    "insights": (1, "Key insights"),
}
LISTS = {"bullet": "List Bullet", "number": "List Number", "quote": "Quote"}


@given(blocks=BLOCKS)
@settings(max_examples=20)
def test_all_words_of_a_document_are_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[tuple[str, Any]]
) -> None:
    place = tmp_path_factory.mktemp("import")
    document = docx.Document()
    for kind, value in blocks:
        if kind == "table":
            made = document.add_table(0, max(map(len, value)))
            for row in value:
                for cell, text in zip(made.add_row().cells, row, strict=False):
                    cell.text = text
        elif kind in HEADINGS:
            level, text = HEADINGS[kind]
            document.add_heading(text, level)
            document.add_paragraph(value)
        elif kind in {"h1", "h2", "h3"}:
            document.add_heading(value, int(kind[1]))
        elif kind in {"ins", "del", "box"}:
            added: Any = document.add_paragraph("before ")
            wrapper: Any = OxmlElement("w:del" if kind == "del" else "w:ins")
            wrapper.append(added.add_run("DELETED" if kind == "del" else value)._r)
            added._p.append(wrapper)
        else:
            document.add_paragraph(value, style=LISTS.get(kind))
    file = place / "old.docx"
    document.save(str(file))
    report = import_docx(file, place / "content" / "first")
    assert not lost(file, report.folder)
    assert "DELETED" not in words_of_folder(report.folder)
    assert report.problems == ()


@pytest.mark.parametrize("depth", [100, 3000])
def test_documents_that_are_nested_deep_are_read_or_refused(whole: Whole, content: Path, depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * depth + paragraph("one two") + "</w:sdtContent></w:sdt>" * depth
    if depth < 200:
        report, file = imported(content, body)
        assert not lost(file, report.folder)
    else:
        with whole.raises(ContentError, match=r"\.docx"):
            imported(content, body)


def test_signs_of_symbol_fonts_are_read_by_their_tables(content: Path) -> None:
    body = paragraph("Foreword", "H1") + (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:sym w:font="Unknown" w:char="F0E0"/><w:sym w:font="Symbol" w:char="03B1"/>'
        '<w:sym w:font="Symbol" w:char="F0F1"/><w:sym w:font="Symbol" w:char="F0F2"/>'
        '<w:sym w:font="Symbol" w:char="F0FE"/></w:r>'
        f"{run(' words')}</w:p>"
    )
    report, _ = imported(content, body)
    assert "a character of the font Unknown was left out (U+F0E0): look it up in Word" in report.notes
    assert "→≥\u03b1〉∫⎭ words" in (report.folder / "foreword.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Annex A: Agenda", "Agenda"),
        ("ANNEX IV – Maps", "Maps"),
        ("annex b. Maps", "Maps"),
        ("Appendix 12 Maps", "Maps"),
        ("Annex2: Maps", "Maps"),
        ("Annexure C Maps", "Maps"),
        ("附件A\uff1a地图", "地图"),
        ("附件1: 地图", "地图"),
        ("Anexo B - Mapas", "Mapas"),
        ("Annex: Maps", "Maps"),
        ("Annex", ""),
        ("Annex C", ""),
        ("Annex to the Statement", "to the Statement"),
        ("ANNEX ON COSTS", "ON COSTS"),
        ("Annexed notes", "Annexed notes"),
        ("Annexation of the port", "Annexation of the port"),
        ("Appendixes", "Appendixes"),
    ],
)
def test_an_annex_loses_its_letter_and_no_word(heading: str, title: str) -> None:
    assert without_annex(heading) == title
    assert (announced(heading) == "own part") == (title != heading)


def test_an_agenda_and_annexes_become_parts_of_the_edition(content: Path) -> None:
    body = (
        STATEMENT
        + paragraph("Agenda", "H1")
        + paragraph("We met at nine.")
        + paragraph("Annex 1: List of vessels", "H1")
        + paragraph("There was one.")
        + paragraph("Annex 2", "H1")
        + paragraph("It is empty.")
        + paragraph("Annexation of the port", "H1")
        + paragraph("It did not happen.")
    )
    report, file = imported(content, body)
    assert report.problems == ()
    edition = outr.load(report.folder).content
    assert [(part.id, part.title, part.annex) for part in edition.own_parts()] == [
        ("agenda", "Agenda", False),
        ("list-of-vessels", "List of vessels", True),
        ("about-annex-2", "Annex 2", False),
    ]
    assert edition.sections[-1] == "contact"
    assert "Annexation of the port" in {chapter.title for chapter in edition.chapters}
    assert not lost(file, report.folder)


def test_a_document_has_a_greatest_number_of_parts(
    whole: Whole, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outcome_reports.importing.old_statement.WORD_PARTS", 3)
    chapters = [paragraph(f"{number}. Chapter", "H1") + paragraph("Words.") for number in range(1, 5)]
    with whole.raises(ContentError, match=r"old\.docx: the document has 4 headings of the first level\n.*at most 3"):
        imported(content, "".join(chapters))
    assert not (content / "old").exists()
    assert imported(content, "".join(chapters[:3]))[0].folder.is_dir()


@pytest.mark.parametrize("title", ["At a glance", "Contents", "Endnotes", "Table des matières", "Índice", "目录"])
def test_the_words_of_parts_that_are_made_anew_are_listed(content: Path, title: str) -> None:
    body = STATEMENT + paragraph(title, "H1") + paragraph("Forty met.") + table(("a", "b"), ("c", "d"))
    imported(content, body)
    text = (content / "old" / "unplaced.md").read_text("utf-8").partition("# What the software makes anew")[2]
    found = [(line, below.strip()) for line, below in re.findall(r"## (.*)\n+([^#]*)", text)]
    assert (f"Heading, under “{title}”", title) in found
    assert (f"Text that is made anew, under “{title}”", "Forty met.\n\na\nb\nc\nd") in found
