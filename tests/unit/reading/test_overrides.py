"""A folder of a user's own templates: what is in it is used, and what would not be is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.limits import TEMPLATE_BYTES
from outcome_reports.reading import checked_overrides, overrides
from tests.support.whole_messages import Whole

CONTENT = Path(__file__).resolve().parents[3] / "content"


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")
    return folder


def test_what_is_used_is_taken(tmp_path: Path) -> None:
    names = (
        "html/table.html.j2",
        "html/_own.html.j2",
        "html/script/50-search.js",
        "css/print/90-ours.css",
        "brand/x.yaml",
    )
    assert checked_overrides(put(tmp_path, *names, "css/screen/20-type.css", ".hidden")) == tmp_path.resolve()


@pytest.mark.parametrize("name", ["html/table.html.j2", "html/script/50-search.js", "css/print/20-type.css"])
def test_a_file_in_another_encoding_is_refused(name: str, tmp_path: Path) -> None:
    (put(tmp_path, name, "brand/A.ttf") / name).write_bytes(b"a\xe9")
    (tmp_path / "brand" / "A.ttf").write_bytes(b"\xff")
    with pytest.raises(ContentError) as error:
        checked_overrides(tmp_path)
    assert error.value.problems == (Problem(tmp_path / name, 0, 0, "the byte 0xe9 is not UTF-8", "save it as UTF-8"),)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "html/tabel.html.j2",
            ["“tabel.html.j2” replaces none of the package’s files", "did you mean “table.html.j2”?"],
        ),
        ("html/zebra.html.j2", ["replaces none", "the package’s are abbreviation.html.j2", "begin it with “_”"]),
        ("css/print/20-typ.css", ["did you mean “20-type.css”?"]),
        (
            "css/prnt/20-type.css",
            ["“css/prnt/20-type.css” is not in a folder that is used", "html, html/script, css/print, css/screen"],
        ),
        ("css/screen/20-type.scss", ["“20-type.scss” is not used", "end in .css"]),
        ("table.html.j2", ["is not in a folder that is used"]),
    ],
)
def test_what_is_not_used_is_reported(whole: Whole, name: str, told: list[str], tmp_path: Path) -> None:
    with whole.raises(ContentError) as error:
        checked_overrides(put(tmp_path, name, "html/table.html.j2"))
    (problem,) = error.value.problems
    assert problem.file == tmp_path / name
    assert all(words in str(problem) for words in told), str(problem)


def test_no_folder_and_an_empty_one(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(ContentError, match="the folder of templates does not exist"):
        checked_overrides(tmp_path / "missing")
    with whole.raises(ContentError, match="templates is empty"):
        checked_overrides(tmp_path)


def test_load_hands_them_on_to_all_documents(tmp_path: Path) -> None:
    put(tmp_path, "html/quotation.html.j2")
    edition = outr.load(CONTENT / "third-2025", templates=tmp_path)
    documents = [edition.statement(), edition.summary(), edition.excerpt("PHL", pages={}), edition.document([], "x")]
    assert {document.finish.templates for document in documents} == {tmp_path.resolve()}
    (tmp_path / "html" / "head.html.j2").write_text('<meta charset="utf-8"><title>Our own head</title>', "utf-8")
    assert b"<title>Our own head</title>" in documents[0].to_html()


def test_a_template_without_its_macro_is_named(whole: Whole, tmp_path: Path) -> None:
    put(tmp_path, "html/paragraph.html.j2")
    edition = outr.load(CONTENT / "third-2025", templates=tmp_path)
    with whole.raises(outr.RenderError, match=r"paragraph\.html\.j2 has no macro “render”"):
        edition.statement().to_html()


def test_a_brand_file_of_ones_own(whole: Whole) -> None:
    file = CONTENT.parent / "examples" / "brand" / "coastal-forum.yaml"
    edition = outr.load(CONTENT / "third-2025", brand=file)
    assert edition.summary().brand.name == "coastal-forum"
    with whole.raises(ContentError, match="the file does not exist"):
        outr.load(CONTENT / "third-2025", brand=file.with_name("missing.yaml"))


def test_a_brand_file_nobody_can_read_names_the_pair(whole: Whole, tmp_path: Path) -> None:
    good = (CONTENT.parent / "examples" / "brand" / "coastal-forum.yaml").read_text("utf-8")
    (tmp_path / "pale.yaml").write_text(good.replace('muted: "#575c4c"', 'muted: "#a0a59a"'), "utf-8")
    with whole.raises(ContentError, match=r"contrast of muted on paper \(#a0a59a on #fffdf7\) is 2\.\d\d to 1"):
        outr.load(CONTENT / "third-2025", brand=tmp_path / "pale.yaml")


def test_a_template_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    put(tmp_path, "html/table.html.j2", "html/_large.html.j2")
    (tmp_path / "html/_large.html.j2").write_bytes(b"x" * (TEMPLATE_BYTES + 1))
    (tmp_path / "html/table.html.j2").unlink()
    (tmp_path / "html/table.html.j2").symlink_to("/etc/hostname")
    with pytest.raises(ContentError) as error:
        checked_overrides(tmp_path)
    large, link = error.value.problems
    assert (large.file.name, large.line, large.column) == ("_large.html.j2", 0, 0)
    assert (large.message, bool(large.hint)) == (f"the file has {TEMPLATE_BYTES + 1:,} bytes", True)
    assert (link.file.name, link.line, link.column) == ("table.html.j2", 0, 0)


def test_a_folder_of_endless_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overrides, "TEMPLATE_FILES", 2)
    put(tmp_path, "html/table.html.j2", "html/_a.html.j2")
    assert checked_overrides(tmp_path) == tmp_path.resolve()
    put(tmp_path, "html/_b.html.j2")
    with pytest.raises(ContentError) as error:
        checked_overrides(tmp_path)
    hint = "name a folder that holds nothing but templates"
    assert error.value.problems == (Problem(tmp_path, 0, 0, "the folder holds more than 2 files", hint),)
