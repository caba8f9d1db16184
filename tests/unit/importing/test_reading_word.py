"""What looks mean in Word is kept, or told: struck words, raised letters, fractions, numbers of lists, prompts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.importing import ImportReport, import_docx
from outcome_reports.importing.word.word_content import Paragraph, Table
from outcome_reports.importing.word.word_reading import read_story
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole
from tests.unit.importing.word_file import R, paragraph, run, table, write_word

BREAK = "<w:r><w:br/></w:r>"
RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
LETTERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"/></w:num>'
)


def item(text: str, number: int) -> str:
    look = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{look}{run(text)}</w:p>"


def foreword(tmp_path: Path, body: str, **parts: Any) -> tuple[str, ImportReport]:
    write_small_registry(tmp_path / "registry")
    file = write_word(tmp_path / "old.docx", paragraph("Foreword", "H1") + body, **parts)
    report = import_docx(file, tmp_path / "made")
    assert report.problems == ()
    edition = outr.load(report.folder).content
    assert edition.foreword is not None
    return str(edition.foreword.text), report


def either(chosen: str, other: str) -> str:
    ways = f"<mc:Choice>{chosen}</mc:Choice><mc:Fallback>{other}</mc:Fallback>"
    return f"<mc:AlternateContent>{ways}</mc:AlternateContent>"


PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def m(name: str, inside: str) -> str:
    return f"<m:{name}>{inside}</m:{name}>"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def moved(by: int, half_points: int) -> str:
    return f'<w:position w:val="{by}"/>{sized(half_points)}'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('About 10')}{run('6', RAISED)}{run(' people')}</w:p>", "About 10⁶ people"),
        (f"<w:p>{run('the 4')}{run('th', RAISED)}{run(' forum')}</w:p>", "the 4th forum"),
        (f"<w:p>{run('CO')}{run('2', LOWERED)}{run(' emitted')}</w:p>", "CO₂ emitted"),
        # LibreOffice and hands raise by position, in smaller type; the same size is only a shift.
        (f"<w:p>{run('10', sized(24))}{run('6', moved(8, 19))}{run(' CO')}{run('2', moved(-4, 19))}</w:p>", "10⁶ CO₂"),
        (f"<w:p>{run('Plan ', sized(24))}{run('26', moved(8, 24))}{run('27', moved(0, 19))}</w:p>", "Plan 2627"),
        (f"<w:p>{run('One.')}{BREAK}<w:r> </w:r>{BREAK}{run('Two.')}{BREAK}{BREAK}</w:p>", "One.\n\nTwo."),
        (f"<w:p>{run('One.')}{BREAK}{run('Two.')}</w:p>", "One.\\\nTwo."),
        (f"<w:p>{run('Half: ')}{m('oMath', m('f', m('num', t('1')) + m('den', t('2'))))}</w:p>", "Half: 1/2"),
        (f"<w:p>{m('oMath', m('sSup', m('e', t('x')) + m('sup', t('n+1'))))}</w:p>", "xⁿ⁺¹"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('They agreed to')}</w:p><w:p>{run(' share.')}</w:p>",
            "They agreed to share.",
        ),
        (f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("T")}</w:p><w:p>{run("hey met.")}</w:p>', "They met."),
        (f"<w:ins>{paragraph('One.')}</w:ins>", "One."),
        (run("Loose.") + paragraph("Words."), "Loose.\n\nWords."),
        (either(paragraph("Chosen."), paragraph("Other.")), "Chosen."),
        (f"<w:p>{run('a ')}{PROMPT.format(run('Click'))}{run('b')}</w:p>", "a b"),
        (
            f"<w:p><w:fldSimple w:instr=' HYPERLINK \"https://a.org/\" '>{run('x')}</w:fldSimple></w:p>",
            "[x](https://a.org/)",
        ),
        (f"<w:p><w:fldSimple w:instr=' PAGE '>{run('x')}</w:fldSimple></w:p>", "x"),
        (f"<w:p><w:r>{run('a')}<w:drawing><a:p>{run('b')}</a:p><a:p>{run('c')}</a:p></w:drawing></w:r></w:p>", "ab c"),
        (item("first", 1) + item("second", 1), "3. first\n4. second"),
        # Two lists of one definition count on, unless the second says where it starts.
        (item("first", 1) + item("second", 3) + item("third", 3), "3. first\n7. second\n8. third"),
        (item("first", 1) + item("second", 4), "3. first\n4. second"),
        (item("first", 2) + item("second", 2), "- (a) first\n- (b) second"),
    ],
)
def test_what_a_look_means_is_kept(tmp_path: Path, body: str, text: str) -> None:
    assert foreword(tmp_path, body, numbering=LETTERS)[0] == text


@pytest.mark.parametrize(
    ("runs", "struck"),
    [
        (["Members ", "-shall ", "=never ", "may agree."], "shall never"),
        (["Members ", "-nev", "-er ", "may agree."], "never"),
        (["-Some", "Members ", "-shall", "may agree."], "Some shall"),
    ],
)
def test_struck_words_are_deleted_and_listed(tmp_path: Path, runs: list[str], struck: str) -> None:
    looks = {"-": "<w:strike/>", "=": "<w:dstrike/>"}
    body = "".join(run(text.lstrip("-="), looks.get(text[0], "")) for text in runs)
    text, report = foreword(tmp_path, f"<w:p>{body}</w:p>")
    assert text == "Members may agree."
    (entry,) = report.unplaced
    assert entry.text == f"{struck} (in: Members may agree. …)"


def test_struck_words_of_one_run_stay_as_they_are(tmp_path: Path) -> None:
    inside = "<w:rPr><w:strike/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t>"
    story = read_story(write_word(tmp_path / "a.docx", f"<w:p>{run('Words.')}<w:r>{inside}</w:r></w:p>"))
    assert [" ".join(struck.split()) for struck, _ in story.struck] == ["a b"]


def test_invisible_signs_are_told_one_by_one_in_their_order(tmp_path: Path) -> None:
    story = read_story(write_word(tmp_path / "a.docx", paragraph("a\u2060b\ufeffc\u00e9 an invisible")))
    assert [block.text for block in story.blocks if isinstance(block, Paragraph)] == ["abc\u00e9 an invisible"]
    assert story.remarks == [
        "left out: an invisible character, U+FEFF zero width no-break space",
        "left out: an invisible character, U+2060 word joiner",
    ]


def test_prompts_of_empty_fields_are_no_text(tmp_path: Path) -> None:
    text, report = foreword(tmp_path, paragraph("Words.") + PROMPT.format(paragraph("Click here")))
    assert (text, report.unplaced) == ("Words.", ())
    assert "Click here" in (report.folder / "unplaced.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("moved", "words"), [("del", 2), ("moveFrom", 0)])
def test_blocks_that_were_taken_out_are_counted(tmp_path: Path, moved: str, words: int) -> None:
    body = f"<w:{moved}>{paragraph('gone too')}</w:{moved}>{paragraph('Kept.')}"
    text, report = foreword(tmp_path, body)
    assert (text, report.deleted_words) == ("Kept.", words)


@pytest.mark.parametrize(
    "around", ["<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"]
)
def test_cells_are_found_in_what_is_around_them(tmp_path: Path, around: str) -> None:
    cells = [f"<w:tc>{paragraph(words)}</w:tc>" for words in ("a", "b", "c", "d")]
    rows = f"<w:tr>{cells[0]}{around.format(cells[1])}</w:tr><w:tr>{around.format(cells[2] + cells[3])}</w:tr>"
    assert foreword(tmp_path, f"<w:tbl>{rows}</w:tbl>")[0] == "| a | b |\n| --- | --- |\n| c | d |"


CELLS = [
    ("", (1, False)),
    ('<w:gridSpan w:val="2"/>', (2, False)),
    ('<w:gridSpan w:val="x"/>', (1, False)),
    ("<w:gridSpan/>", (1, False)),
    ("<w:vMerge/>", (1, True)),
    ('<w:vMerge w:val="continue"/>', (1, True)),
    ('<w:vMerge w:val="restart"/><w:gridSpan w:val="3"/>', (3, False)),
]
ROWS = [
    ("", (False, 0)),
    ("<w:tblHeader/>", (True, 0)),
    ('<w:tblHeader w:val="0"/>', (False, 0)),
    ('<w:gridBefore w:val="2"/>', (False, 2)),
    ('<w:gridBefore w:val="x"/>', (False, 0)),
    ('<w:ins/><w:tblHeader w:val="true"/><w:gridBefore w:val="1"/>', (True, 1)),
]


def test_cells_and_rows_have_their_place_in_a_table(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph('a')}</w:tc>" for look, _ in CELLS)
    rows = "".join(f"<w:tr><w:trPr>{look}</w:trPr>{cells}</w:tr>" for look, _ in ROWS)
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('two words')}</w:tc></w:tr>"
    body = f"<w:tbl><w:tblPr/>{rows}{gone}</w:tbl><w:tbl>{gone}</w:tbl>{paragraph('Words.')}"
    story = read_story(write_word(tmp_path / "a.docx", body))
    table, _ = story.blocks
    assert isinstance(table, Table)
    assert [(row.header, row.before) for row in table.rows] == [found for _, found in ROWS]
    for row in table.rows:
        assert [(cell.span, cell.merged_down) for cell in row.cells] == [found for _, found in CELLS]
    assert story.deleted_words == 4


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 3", 3),
        ("überschrift 2", 2),
        ("titre1", 1),
        ("título 9", 9),
        ("heading 10", 0),
        ("heading 0", 0),
        ("h 1", 0),
    ],
)
def test_a_style_is_a_heading_by_its_name(tmp_path: Path, name: str, level: int) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    (found,) = read_story(write_word(tmp_path / "a.docx", paragraph("Words", "X"), styles=style)).blocks
    assert isinstance(found, Paragraph)
    assert (found.text, found.level) == ("Words", level)


def test_looks_of_a_style_are_those_of_its_words(tmp_path: Path) -> None:
    look = '<w:rPr><w:{}/><w:sz w:val="30"/></w:rPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{look.format(name)}</w:style>'
        for name in ("strike", "b", "vanish")
    )
    body = paragraph("gone", "strike") + paragraph("bold", "b") + paragraph("unseen", "vanish")
    story = read_story(write_word(tmp_path / "a.docx", body, styles=styles))
    (bold,) = story.blocks
    assert isinstance(bold, Paragraph)
    assert (bold.text, bold.is_bold, bold.size) == ("bold", True, 15)
    assert (story.struck, story.beside) == ([("gone", "")], [("hidden text", "unseen")])


def with_parts(file: Path, parts: Mapping[str, tuple[str, str]]) -> Path:
    """Give a Word file `parts`: by name their kind of relation and what is in them."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    relations = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{n}"/>' for n, (kind, _) in parts.items())
    name = "word/_rels/document.xml.rels"
    files[name] = files[name].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    files |= {f"word/{name}": text.encode() for name, (_, text) in parts.items()}
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in files.items():
            archive.writestr(part, data)
    return file


@pytest.mark.parametrize(
    ("inside", "more", "kinds"),
    [
        (table(("a", "b")) + paragraph("c"), "", [Table, Paragraph]),
        (table(("a", "b")), "<w:tc><w:p/></w:tc>", [Table]),
        (paragraph("c"), "", [Table]),
    ],
)
def test_a_table_of_one_cell_around_another_only_lays_it_out(
    tmp_path: Path, inside: str, more: str, kinds: list[type]
) -> None:
    body = f"<w:tbl><w:tr><w:tc>{inside}</w:tc>{more}</w:tr></w:tbl>"
    assert [type(block) for block in read_story(write_word(tmp_path / "a.docx", body)).blocks] == kinds


@pytest.mark.parametrize(
    ("code", "is_said"), [("EQ \\f(1,2)", True), ("SYMBOL 179 \\f Symbol", True), ("TC x", False), ("", False)]
)
def test_fields_that_word_draws_from_their_code_are_listed(tmp_path: Path, code: str, is_said: bool) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    body = f"<w:p>{run('Half: ')}{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{end}</w:p>"
    said = [f"a field was left out ({code}): look it up in Word"] if is_said else []
    assert read_story(write_word(tmp_path / "a.docx", body)).remarks == said


def test_what_is_drawn_or_embedded_is_beside_the_text(tmp_path: Path) -> None:
    file = write_word(tmp_path / "a.docx", paragraph("Words."))
    drawn = "<c:chart xmlns:c='c'><c:t>Boats</c:t><c:v> </c:v><c:v>7</c:v><c:x>no</c:x><c:t/></c:chart>"
    story = read_story(
        with_parts(file, {"a.xml": ("chart", drawn), "b.xml": ("diagramData", drawn), "c.xml": ("subDocument", drawn)})
    )
    assert story.beside == [
        ("chart", "Boats\n7"),
        ("diagram", "Boats\n7"),
        ("other document inside", "A document of another kind is embedded here: open it in Word."),
    ]


@pytest.mark.parametrize(
    ("part", "said"), [("missing.xml", "not a Word document"), ("broken.xml", "part of the file is damaged")]
)
def test_a_package_without_its_document_is_refused(whole: Whole, tmp_path: Path, part: str, said: str) -> None:
    file = tmp_path / "a.docx"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        relation = f'<Relationship Id="R1" Type="{R}/officeDocument" Target="word/{part}"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships">{relation}</Relationships>')
        archive.writestr("word/broken.xml", "<w:document>")
    with whole.raises(ContentError, match=said):
        read_story(file)


def test_the_doubtful_comes_first_among_what_is_to_be_looked_at(tmp_path: Path) -> None:
    write_small_registry(tmp_path / "registry")
    body = paragraph("Sharing", "H1") + paragraph("Spotlight on members", "H2")
    body += paragraph("A survey led by the OSCE found much.") + paragraph("Indonesia ran a programme.")
    report = import_docx(write_word(tmp_path / "old.docx", body), tmp_path / "made")
    assert [look.what.partition("?")[0] for look in report.looks[:2]] == ["by OSCE", "by IDN"]
    lines = report.looks[0].file.read_text(encoding="utf-8").split("\n")
    assert "⟦Confirm: by OSCE?" in lines[report.looks[0].line - 1]


def test_a_script_gets_the_edition_without_a_folder(tmp_path: Path) -> None:
    write_small_registry(tmp_path / "registry")
    body = (
        paragraph("Sharing", "H1") + paragraph("Spotlight on members", "H2") + paragraph("Indonesia ran a programme.")
    )
    file = write_word(tmp_path / "old.docx", body)
    before = sorted(tmp_path.rglob("*"))
    result = outr.import_word(file, tmp_path / "registry")
    assert [spotlight.by for _, _, spotlight in result.content.spotlights()] == [("IDN",)]
    assert result.looks[0].file == Path("chapters/1-sharing.yaml")
    assert "chapters/1-sharing.yaml" in result.files
    assert sorted(tmp_path.rglob("*")) == before
