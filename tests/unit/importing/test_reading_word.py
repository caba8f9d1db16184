"""What looks mean in Word is kept, or told: struck words, raised letters, fractions, numbers of lists, prompts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import outcome_reports as outr
from outcome_reports.importing import ImportReport, import_docx
from tests.support.small_registry import write_small_registry
from tests.unit.importing.word_file import paragraph, run, write_word

RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
LETTERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
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


def m(name: str, inside: str) -> str:
    return f"<m:{name}>{inside}</m:{name}>"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('About 10')}{run('6', RAISED)}{run(' people')}</w:p>", "About 10⁶ people"),
        (f"<w:p>{run('the 4')}{run('th', RAISED)}{run(' forum')}</w:p>", "the 4th forum"),
        (f"<w:p>{run('CO')}{run('2', LOWERED)}{run(' emitted')}</w:p>", "CO₂ emitted"),
        (f"<w:p>{run('Half: ')}{m('oMath', m('f', m('num', t('1')) + m('den', t('2'))))}</w:p>", "Half: 1/2"),
        (f"<w:p>{m('oMath', m('sSup', m('e', t('x')) + m('sup', t('n+1'))))}</w:p>", "xⁿ⁺¹"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('They agreed to')}</w:p><w:p>{run(' share.')}</w:p>",
            "They agreed to share.",
        ),
        (f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("T")}</w:p><w:p>{run("hey met.")}</w:p>', "They met."),
        (item("first", 1) + item("second", 1), "3. first\n4. second"),
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


def test_prompts_of_empty_fields_are_no_text(tmp_path: Path) -> None:
    field = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Click here')}</w:sdtContent></w:sdt>"
    )
    text, report = foreword(tmp_path, paragraph("Words.") + field)
    assert (text, report.unplaced) == ("Words.", ())
    assert "Click here" in (report.folder / "unplaced.md").read_text(encoding="utf-8")


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
