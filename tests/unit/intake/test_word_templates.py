"""Word templates from outside: what is taken out of them, what is left behind, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from outcome_reports.intake import limits
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.word_templates import read_word_template
from tests.support.whole_messages import Whole
from tests.support.word_templates import (
    A4,
    TEMPLATES,
    W,
    bare,
    field,
    letterhead,
    paragraph,
    picture,
    png,
    renamed,
    style,
    text,
    theme,
    write_template,
)

NORMAL = style("Normal", "Normal", usual=True)


def taken(file: Path) -> dict[str, str]:
    """What is used of a template, as letters."""
    with zipfile.ZipFile(io.BytesIO(read_word_template(file))) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def header(folder: Path, inside: str, *, media: dict[str, bytes] | None = None, **related: str) -> dict[str, str]:
    """What is used of a template whose header has `inside` in a paragraph."""
    return taken(
        write_template(
            folder / "house.docx",
            NORMAL,
            section=f'<w:headerReference w:type="default" r:id="header1"/>{A4}',
            furniture={"header1": (paragraph(inside), related)},
            media=media or {},
        )
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_equal_files_give_equal_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = (TEMPLATES[name](folder / name) for folder in (tmp_path, tmp_path / "other"))
    assert read_word_template(first) == read_word_template(second)


def test_only_looks_are_taken(tmp_path: Path) -> None:
    found = taken(letterhead(tmp_path / "house.dotx"))
    assert {name for name in found if not name.startswith("media/")} == {
        "fontTable.xml",
        *(f"{part}-{kind}.xml" for part in ("header", "footer") for kind in ("default", "even", "first")),
        *("numbering.xml", "section.xml", "settings.xml", "styles.xml", "theme.xml"),
    }
    everything = "".join(found.values())
    for left in ("Dear Sir", "Secretary", "secret", "house.dotm", "attachedTemplate", "embedRegular", "house.example/"):
        assert left not in everything
    assert "Letterhead of the House" in found["header-first.xml"]
    assert "house.example" in found["footer-first.xml"]
    assert "blipFill" not in found["theme.xml"]
    assert found["theme.xml"].count("<a:solidFill>") == 9
    assert "Georgia" in found["fontTable.xml"]


def test_the_page_is_that_of_the_most_text_on_upright_paper(tmp_path: Path) -> None:
    assert 'w:w="8391"' in taken(letterhead(tmp_path / "a.dotx"))["section.xml"]
    assert 'w:w="12240"' in taken(bare(tmp_path / "b.docx"))["section.xml"]
    cover = "<w:p><w:pPr><w:sectPr>" + A4.replace('w:left="1417"', 'w:left="99"') + "</w:sectPr></w:pPr></w:p>"
    file = write_template(tmp_path / "c.docx", NORMAL, body=cover + paragraph(text("x")) * 3)
    assert 'w:left="1417"' in taken(file)["section.xml"]


def test_headers_of_a_section_are_those_of_the_one_before(tmp_path: Path) -> None:
    first = '<w:headerReference w:type="default" r:id="header1"/>'
    body = f"<w:p><w:pPr><w:sectPr>{first}{A4}</w:sectPr></w:pPr></w:p>" + paragraph(text("x")) * 3
    file = write_template(
        tmp_path / "a.docx", NORMAL, body=body, furniture={"header1": (paragraph(text("Of the first")), {})}
    )
    found = taken(file)
    assert "Of the first" in found["header-default.xml"]
    assert "Of the first" in found["header-first.xml"]


def test_pictures_are_rebuilt(tmp_path: Path) -> None:
    data = png() + b"after the end: secret"
    found = header(tmp_path, picture("p"), media={"a.png": data}, p="media/a.png")
    (name,) = (name for name in found if name.startswith("media/"))
    assert f'r:embed="{name.removeprefix("media/")}"' in found["header-default.xml"]
    assert "secret" not in found[name]


def test_a_part_that_is_not_a_document_of_word_is_refused(whole: Whole, tmp_path: Path) -> None:
    file = tmp_path / "b.docx"
    with zipfile.ZipFile(bare(tmp_path / "a.docx")) as package, zipfile.ZipFile(file, "w") as other:
        for name in package.namelist():
            other.writestr(name, package.read(name).replace(b"w:document", b"w:footnotes"))
    with whole.raises(RefusedError, match=r"^this is not a Word file: name a \.dotx or \.docx file$"):
        read_word_template(file)


def test_metafiles_stay(whole: Whole, tmp_path: Path) -> None:
    emf = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)
    found = header(tmp_path, picture("p"), media={"a.emf": emf}, p="media/a.emf")
    assert any(name.endswith(".emf") for name in found)
    with whole.raises(RefusedError, match=r"“a\.emf” is not a usable picture"):
        header(tmp_path, picture("p"), media={"a.emf": emf.replace(b" EMF", b" XYZ")}, p="media/a.emf")


@pytest.mark.parametrize(
    "inside",
    [
        picture("p", kind="link"),
        picture("p"),
        '<w:r><w:pict><v:shape><v:imagedata r:id="p"/></v:shape></w:pict></w:r>',
        '<w:r><w:pict><v:shape href="http://evil.example/"><v:imagedata r:href="p" src="evil.example"/></v:shape>'
        "</w:pict></w:r>",
        '<w:r><w:object><o:OLEObject Type="Link" ProgID="Package" r:id="p"/></w:object></w:r>',
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><x:chart xmlns:x="urn:x" r:id="p"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        '<w:altChunk r:id="p"/>',
        '<w:hyperlink r:id="p"><w:r><w:t>words</w:t></w:r></w:hyperlink>',
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='evil.example'/></w:sdtPr><w:sdtContent/></w:sdt>",
        "<w:commentRangeStart w:id='1'/><w:del w:id='1' w:author='evil.example'><w:r><w:delText>x</w:delText></w:r>"
        "</w:del>",
    ],
)
def test_nothing_refers_to_the_outside(inside: str, tmp_path: Path) -> None:
    found = header(tmp_path, text("kept ") + inside, p="http://evil.example/a.png")
    assert "kept" in found["header-default.xml"]
    assert "evil.example" not in "".join(found.values())
    assert 'r:id="p"' not in found["header-default.xml"]
    assert 'r:embed="p"' not in found["header-default.xml"]


CHART = '<x:chart xmlns:x="urn:x" r:id="c"/>'


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        (picture("p"), True),
        (picture("p", more="<a:extLst><a:ext r:id='c'/></a:extLst>"), True),
        (picture("p", more=CHART), False),
        (picture("p", kind="link"), False),
        (picture("gone"), False),
    ],
)
def test_a_drawing_that_shows_anything_but_pictures_goes_whole(inside: str, kept: bool, tmp_path: Path) -> None:
    found = header(
        tmp_path, text("words ") + inside, media={"a.png": png(), "c.xml": b"<c/>"}, p="media/a.png", c="media/c.xml"
    )
    assert "words" in found["header-default.xml"]
    assert ("w:drawing" in found["header-default.xml"]) == kept
    assert any(name.startswith("media/") for name in found) or not kept


@pytest.mark.parametrize("inside", ["<a:hlinkClick r:id='w'/>"])
def test_a_picture_loses_its_link(inside: str, tmp_path: Path) -> None:
    found = header(
        tmp_path, picture("p", more=inside), media={"a.png": png()}, p="media/a.png", w="http://evil.example/"
    )
    assert "hlinkClick" not in found["header-default.xml"]
    assert "Logo" in found["header-default.xml"]


@pytest.mark.parametrize(
    "instruction",
    [
        "INCLUDEPICTURE http://evil.example/x.png",
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        "includetext S:/secret.docx",
        'HYPERLINK "http://evil.example/"',
        "MACROBUTTON Run click",
        "LINK Excel.Sheet.8 S:/x.xls",
        "",
    ],
)
def test_fields_that_reach_out_become_text(instruction: str, tmp_path: Path) -> None:
    found = header(tmp_path, field(instruction, "was shown") + field("PAGE", "3"))["header-default.xml"]
    assert "was shown" in found
    assert found.count("w:instrText") == 2
    assert found.count("w:fldChar ") == 3
    simple = f'<w:fldSimple w:instr="{instruction.replace(chr(34), "&quot;")}">{text("was shown")}</w:fldSimple>'
    found = header(tmp_path, simple)["header-default.xml"]
    assert "was shown" in found
    assert "fldSimple" not in found


def test_an_unsafe_field_in_a_safe_one_goes_alone(tmp_path: Path) -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    inside = begin + code.format("IF 1 = 1") + field("INCLUDETEXT x", "a") + separate + text("shown") + end
    found = header(tmp_path, inside)["header-default.xml"]
    assert "INCLUDETEXT" not in found
    assert "IF 1 = 1" in found
    assert found.count("w:fldChar ") == 3


def test_fields_without_an_end_become_text(tmp_path: Path) -> None:
    found = header(tmp_path, field("PAGE", "3").rpartition("<w:r>")[0])["header-default.xml"]
    assert "fldChar" not in found
    assert "3" in found


def test_settings_are_those_of_looks(tmp_path: Path) -> None:
    settings = taken(letterhead(tmp_path / "a.dotx"))["settings.xml"]
    assert "evenAndOddHeaders" in settings
    assert "attachedTemplate" not in settings


@pytest.mark.parametrize("name", ["house.dotm", "house.docm", "HOUSE.DOTM"])
def test_macros_are_refused_by_name(whole: Whole, name: str, tmp_path: Path) -> None:
    with whole.raises(RefusedError, match=r"has macros: save it as \.dotx"):
        read_word_template(renamed(tmp_path / name))


def test_macros_are_refused_by_what_is_inside(whole: Whole, tmp_path: Path) -> None:
    file = write_template(tmp_path / "a.dotx", NORMAL, more={"word/vbaProject.bin": b"\xd0\xcf"})
    with whole.raises(RefusedError, match="has macros"):
        read_word_template(file)


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (A4.replace("11906", "3000"), "leaves 3 by 252 mm"),
        (A4.replace("16838", "40000"), "at least 60 mm"),
        (A4.replace('w:left="1417"', 'w:left="-1417"'), "at least 60 mm"),
        (A4.replace('w:left="1417"', 'w:left="many"'), "has no size"),
        (A4.replace('w:left="1417"', 'w:left="inf"'), "has no size"),
    ],
)
def test_pages_must_leave_room(whole: Whole, section: str, message: str, tmp_path: Path) -> None:
    with whole.raises(RefusedError, match=message):
        read_word_template(write_template(tmp_path / "a.docx", NORMAL, section=section))


def test_other_files_are_refused(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with whole.raises(RefusedError, match="not a Word template"):
        read_word_template(tmp_path / "a.txt")
    with whole.raises(RefusedError, match="does not exist"):
        read_word_template(tmp_path / "b.dotx")
    (tmp_path / "c.dotx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with whole.raises(RefusedError, match="password"):
        read_word_template(tmp_path / "c.dotx")
    with zipfile.ZipFile(tmp_path / "d.dotx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with whole.raises(RefusedError, match="not a Word file"):
        read_word_template(tmp_path / "d.dotx")
    strict = write_template(tmp_path / "e.dotx", NORMAL).read_bytes()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(tmp_path / "f.dotx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    with whole.raises(RefusedError, match="strict form"):
        read_word_template(tmp_path / "f.dotx")


def test_bombs_are_refused(whole: Whole, tmp_path: Path) -> None:
    huge = b"<x>" + b" " * (limits.XML_BYTES + 1)
    with whole.raises(RefusedError, match="bytes unpacked"):
        read_word_template(write_template(tmp_path / "a.dotx", NORMAL, more={"word/x.xml": huge}))
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with whole.raises(RefusedError, match="document type declaration"):
        read_word_template(write_template(tmp_path / "b.dotx", NORMAL, more={"word/x.xml": entities}))
    deep = "<w:pPr>" * 300 + "</w:pPr>" * 300
    with whole.raises(RefusedError, match="nested too deeply"):
        read_word_template(write_template(tmp_path / "c.dotx", NORMAL + deep))


def test_too_much_of_it_is_refused(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outcome_reports.intake.word_templates.REFERENCE_DOC_BYTES", 100)
    with whole.raises(RefusedError, match="make the pictures in them smaller"):
        read_word_template(bare(tmp_path / "a.docx"))


def test_relationships_leave_no_folder(tmp_path: Path) -> None:
    found = header(tmp_path, picture("p") + text("kept"), p="../../../../../etc/passwd")
    assert "a:blip" not in found["header-default.xml"]
    assert "kept" in found["header-default.xml"]


def test_broken_pictures_are_named(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(RefusedError, match=r"“a\.png” is"):
        header(tmp_path, picture("p"), media={"a.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}, p="media/a.png")


def test_a_theme_may_be_anything(tmp_path: Path) -> None:
    odd = theme({"dk1": "000000"})
    found = taken(write_template(tmp_path / "a.docx", NORMAL, parts={"theme": odd, "settings": "<w:x/>"}))
    assert "theme.xml" in found
    assert "w:x" not in found["settings.xml"].partition(">")[2]
