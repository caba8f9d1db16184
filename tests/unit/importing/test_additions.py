"""Word files added to an edition that exists: each goes where it says or is told to go, and nothing there changes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.importing import add_docx
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole
from tests.unit.cli.test_commands import run
from tests.unit.importing.test_import_docx import lost
from tests.unit.importing.word_file import paragraph, table, write_word
from tests.unit.importing.word_file import run as words

FILES = {
    "edition.yaml": """\
series: Dialogue
number: 4
theme: Working together
dates: {start: 2026-01-27, end: 2026-01-28}
language: en-GB
status: draft
version: "0.1"
published: 2026-03-01
organiser: RSO
sections: [cover, foreword, chapters, contact]
""",
    "foreword.yaml": 'title: Foreword\ntext: "⟦Write here: the foreword⟧"\n',
    "chapters/1-crime.yaml": """\
# About crime.
id: crime
title: Crime

introduction: |
  Written by us. # as it is

spotlights:
  - by: IDN
    text: Indonesia reported, and cleared it.
""",
    "chapters/2-new.yaml": """\
id: new
title: "⟦Write here: the title⟧"
introduction: |
  ⟦Write here: what it is about⟧
""",
}
SPOTLIGHTS = paragraph("Spotlight on members", "H2")
CHAPTER = (
    paragraph("Crime", "H1")
    + paragraph("Another introduction.")
    + SPOTLIGHTS
    + f"<w:p>{words('Indonesia', '<w:b/>')}{words(' says more.')}</w:p>"
    + f"<w:p>{words('Australia', '<w:b/>')}{words(' reported on boats.')}</w:p>"
    + paragraph("Recommendations", "H2")
    + table(("Context", "Recommendation"), ("Australia reported.", "Members may act."))
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    write_small_registry(tmp_path / "registry")
    for name, text in FILES.items():
        file = tmp_path / "fourth" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "fourth"


def word(edition: Path, body: str) -> Path:
    return write_word(edition.parent / "new.docx", body)


def unplaced(edition: Path) -> str:
    return (edition / "unplaced.md").read_text(encoding="utf-8")


def changed(edition: Path) -> set[str]:
    return {name for name, text in FILES.items() if (edition / name).read_text(encoding="utf-8") != text}


def test_a_foreword_fills_what_is_to_be_written(edition: Path) -> None:
    file = word(edition, paragraph("Foreword", "H1") + paragraph("It was good."))
    report = add_docx(file, edition)
    assert changed(edition) == {"foreword.yaml"}
    assert str(outr.load(edition).content.foreword.text) == "It was good."  # type: ignore[union-attr]
    assert report.placements[1].status == "certain"
    assert (report.placements[1].file, report.placements[1].path) == ("foreword.yaml", "text")


def test_a_chapter_goes_on_with_that_of_its_title(edition: Path) -> None:
    file = word(edition, CHAPTER)
    report = add_docx(file, edition)
    text = (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8")
    assert text.startswith(FILES["chapters/1-crime.yaml"])
    chapter = outr.load(edition).content.chapters[0]
    assert [spotlight.by for spotlight in chapter.spotlights] == [("IDN",), ("AUS",)]
    assert [row.id for row in chapter.recommendations] == ["R1.1"]
    assert [entry.what for entry in report.unplaced] == [
        "introduction, which chapters/1-crime.yaml:5 has already",
        "spotlights, by IDN, which chapters/1-crime.yaml:9 has already",
    ]
    assert "says more" in unplaced(edition)
    assert lost(file, edition) == Counter()


def test_a_chapter_takes_the_place_of_one_that_is_to_be_written(edition: Path) -> None:
    add_docx(word(edition, CHAPTER.replace("Crime", "Boats")), edition)
    assert changed(edition) == {"chapters/2-new.yaml"}
    chapter = outr.load(edition).content.chapters[1]
    assert (chapter.id, chapter.title) == ("new", "Boats")
    assert [row.id for row in chapter.recommendations] == ["R2.1"]
    add_docx(word(edition, CHAPTER.replace("Crime", "Borders")), edition)
    assert [chapter.title for chapter in outr.load(edition).content.chapters] == ["Crime", "Boats", "Borders"]


@pytest.mark.parametrize("place", ["chapters/1#NZL", "chapters/crime#NZL", "chapters/1-crime#NZL", "chapters/2#NZL"])
def test_a_report_goes_into_the_chapter_named(edition: Path, place: str) -> None:
    body = paragraph("New Zealand", "Title") + paragraph("We did much.") + paragraph("Why", "H2") + paragraph("So.")
    report = add_docx(word(edition, body), edition, place)
    assert report.unplaced == ()
    chapter = outr.load(edition).content.chapters[1 if "2" in place else 0]
    assert chapter.spotlights[-1].by == ("NZL",)
    assert str(chapter.spotlights[-1].text) == "We did much.\n\n## Why\n\nSo."
    assert len(changed(edition)) == 1


def test_marks_that_were_there_are_not_to_be_looked_at_again(edition: Path) -> None:
    file = edition / "chapters" / "1-crime.yaml"
    file.write_text(FILES["chapters/1-crime.yaml"].replace("# as it is", "⟦Confirm: the old one⟧"), encoding="utf-8")
    report = add_docx(word(edition, SPOTLIGHTS + paragraph("Australia reported on boats.")), edition, "chapters/1")
    assert [look.what for look in report.looks] == ["by AUS? The name is not emphasised"]
    # The document has no introduction, so none is left.
    assert report.unplaced == ()


def test_a_report_is_not_put_over_another(edition: Path) -> None:
    report = add_docx(word(edition, paragraph("Quite other words.")), edition, "chapters/1#IDN")
    assert not changed(edition)
    assert report.unplaced[0].what == "spotlights, by IDN, which chapters/1-crime.yaml:9 has already"
    assert "Quite other words." in unplaced(edition)
    add_docx(word(edition, paragraph("Of two States.")), edition, "chapters/1#IDN+NZL")
    assert outr.load(edition).content.chapters[0].spotlights[-1].by == ("IDN", "NZL")
    assert unplaced(edition).count("# What could not be placed from") == 1


WHOLE = paragraph("Before all.") + paragraph("Recommendations", "H2") + table(("Why", "What"), ("So.", "Do."))


@pytest.mark.parametrize("heading", ["", paragraph("Crime at sea", "H1")])
def test_a_whole_document_may_be_a_chapter(edition: Path, heading: str) -> None:
    report = add_docx(word(edition, heading + WHOLE), edition, "chapters/2")
    assert changed(edition) == {"chapters/2-new.yaml"}
    chapter = outr.load(edition).content.chapters[1]
    assert (chapter.id, str(chapter.introduction)) == ("new", "Before all.")
    assert [(row.id, str(row.context), str(row.recommendation)) for row in chapter.recommendations] == [
        ("R2.1", "So.", "Do.")
    ]
    assert chapter.title == ("Crime at sea" if heading else "⟦Write here: the title⟧")
    assert report.placed == ("chapter 2, “⟦Write here: the title⟧”",)


def test_several_headings_of_one_chapter_stay_in_it(edition: Path) -> None:
    body = paragraph("First", "H1") + paragraph("One.") + paragraph("Second", "H1") + paragraph("Two.")
    report = add_docx(word(edition, paragraph("Before.") + body), edition, "chapters/2")
    chapter = outr.load(edition).content.chapters[1]
    assert str(chapter.introduction) == "Before.\n\n## First\n\nOne.\n\n## Second\n\nTwo."
    assert report.unplaced == ()


def test_what_is_before_the_first_heading_or_says_nothing_is_left(edition: Path) -> None:
    sentence = "A sentence of the text before it, which has words enough for one."
    front = paragraph("Contents 3", "Toc") + paragraph("Our Title") + paragraph(sentence)
    body = table(("a", "b"), ("c", "d")) + paragraph("Nothing below it", "H1")
    report = add_docx(word(edition, front + body), edition)
    assert not changed(edition)
    why = "text that does not say where it belongs: name a place with --into"
    assert [(entry.what, entry.text) for entry in report.unplaced] == [
        (why, sentence),
        ("table", "a | b\nc | d"),
    ]
    anew = unplaced(edition).partition("# What the software makes anew")[2]
    assert [anew.index(text) for text in ("Contents 3", "Our Title", "Nothing below it")] == sorted(
        anew.index(text) for text in ("Contents 3", "Our Title", "Nothing below it")
    )


def test_proposals_that_are_there_stay_and_new_ones_are_told(edition: Path) -> None:
    body = paragraph("Participants", "H1") + paragraph("Indonesia", "Bullet") + paragraph("{}", "Bullet")
    add_docx(word(edition, body.format("Atlantis")), edition)
    before = (edition / "registry-proposals.yaml").read_text(encoding="utf-8")
    assert "Atlantis" in before
    report = add_docx(word(edition, body.format("Lemuria")), edition)
    assert (edition / "registry-proposals.yaml").read_text(encoding="utf-8") == before
    (told,) = (entry for entry in report.unplaced if entry.what == "what the registry lacks")
    assert told.where == "the document"
    assert "Lemuria" in told.text
    assert "Atlantis" not in told.text


def test_a_whole_document_may_be_a_part(edition: Path) -> None:
    add_docx(word(edition, paragraph("On we go.")), edition, "looking-ahead")
    assert str(outr.load(edition).content.looking_ahead.text) == "On we go."  # type: ignore[union-attr]


def test_what_an_earlier_import_left_is_kept_whatever_it_holds(edition: Path) -> None:
    earlier = "# Ours\r\n\r\nA word\u200b of ours, and a\ttab.\r\n"
    (edition / "unplaced.md").write_bytes(earlier.encode())
    add_docx(word(edition, paragraph("Some thoughts", "H1") + paragraph("Of nobody.")), edition)
    text = (edition / "unplaced.md").read_bytes().decode()
    assert text.startswith(earlier.rstrip())
    assert "Of nobody." in text


def test_unplaced_words_after_those_of_an_earlier_import_are_to_be_placed(edition: Path) -> None:
    earlier = "# What could not be placed from old.docx\n\nEverything was placed.\n\n# What the software makes anew, or"
    (edition / "unplaced.md").write_text(f"{earlier} needs once only\n\n## Heading, under “Old”\n\nOld\n")
    report = add_docx(word(edition, paragraph("Some thoughts", "H1") + paragraph("Of nobody.")), edition)
    assert {place.status for place in report.placements} == {"unplaced"}


def test_lines_keep_the_ends_that_the_file_has(edition: Path) -> None:
    file = edition / "chapters" / "1-crime.yaml"
    file.write_bytes(FILES["chapters/1-crime.yaml"].replace("\n", "\r\n").encode())
    add_docx(word(edition, CHAPTER), edition)
    data = file.read_bytes()
    assert b"boats" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    foreword = paragraph("Foreword", "H1") + paragraph("It was good.")
    add_docx(word(edition, foreword), edition)
    assert b"\r" not in (edition / "foreword.yaml").read_bytes()


def test_a_final_edition_has_no_words_that_wait_to_be_placed(whole: Whole, edition: Path) -> None:
    add_docx(word(edition, paragraph("Some thoughts", "H1") + paragraph("Of nobody.")), edition)
    outr.load(edition)
    head = edition / "edition.yaml"
    shutil.rmtree(edition / "chapters")
    shutil.copytree(edition, final := edition.parent / "final")
    (final / "edition.yaml").write_text(head.read_text().replace("draft", "final").replace("foreword, chapters, ", ""))
    (final / "foreword.yaml").unlink()
    with whole.raises(ContentError) as caught:
        outr.load(final)
    line = unplaced(final).split("\n").index("Some thoughts") - 1
    wanted = [problem for problem in caught.value.problems if problem.file.name == "unplaced.md"]
    assert [(problem.line, "not placed" in problem.message) for problem in wanted] == [(line, True)]
    kept = (
        unplaced(final).partition("## ")[0] + "# What the software makes anew, or needs once only\n\n## Heading, here\n"
    )
    (final / "unplaced.md").write_text(kept)
    assert outr.load(final).content.status == "final"


def test_what_does_not_say_where_it_belongs_is_left(edition: Path) -> None:
    report = add_docx(word(edition, paragraph("Some thoughts", "H1") + paragraph("Of nobody.")), edition)
    assert not changed(edition)
    assert "--into" in report.unplaced[0].what
    assert "Some thoughts" in unplaced(edition)
    assert "Of nobody." in unplaced(edition)


def test_an_annex_is_listed_among_the_sections(edition: Path) -> None:
    add_docx(word(edition, paragraph("Annex A: Agenda", "H1") + paragraph("First we met.")), edition)
    text = (edition / "edition.yaml").read_text(encoding="utf-8")
    assert text == FILES["edition.yaml"].replace("chapters, contact", "chapters, agenda, contact")
    assert [part.title for part in outr.load(edition).content.own_parts()] == ["Agenda"]


@pytest.mark.parametrize("empty", ["sections: []", "sections: [ ] # none", "sections:\n  []"])
def test_a_list_of_sections_that_is_empty_gets_the_standard_ones(edition: Path, empty: str) -> None:
    head = edition / "edition.yaml"
    text = FILES["edition.yaml"].replace("sections: [cover, foreword, chapters, contact]", f"{empty}\ntheme: Söhne")
    head.write_text(text.replace("theme: Working together\n", ""), encoding="utf-8")
    add_docx(word(edition, paragraph("Annex A: Agenda", "H1") + paragraph("First we met.")), edition)
    content = outr.load(edition).content
    assert content.theme == "Söhne"
    assert content.sections[0] == "cover"
    assert content.sections[-2:] == ("agenda", "contact")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("chapters/9", "nothing called “chapters/9”"),
        ("chapters/1#XYZ", "no key “XYZ”"),
        ("nowhere", "foreword"),
        ("../x", "chapters/1"),
    ],
)
def test_a_place_that_is_not_there_is_refused(whole: Whole, edition: Path, place: str, said: str) -> None:
    with whole.raises(ContentError, match=said):
        add_docx(word(edition, paragraph("Words.")), edition, place)
    assert not changed(edition)
    assert not list(edition.glob("import-report*"))


def test_an_edition_with_mistakes_is_not_added_to(whole: Whole, edition: Path) -> None:
    (edition / "foreword.yaml").write_text("title: [", encoding="utf-8")
    with whole.raises(ContentError, match=r"foreword\.yaml:1"):
        add_docx(word(edition, CHAPTER), edition)


def test_several_files_at_once(edition: Path) -> None:
    first = write_word(edition.parent / "a.docx", paragraph("Foreword", "H1") + paragraph("It was good."))
    result = run("import", str(first), str(word(edition, CHAPTER)), "--to", str(edition))
    assert result.exit_code == 0, result.output
    assert changed(edition) == {"foreword.yaml", "chapters/1-crime.yaml"}
    assert len(list(edition.glob("import-report*.html"))) == 2
    shutil.rmtree(edition)
    result = run("import", str(first), str(word(edition, CHAPTER)), "--to", str(edition))
    assert result.exit_code == 0, result.output
    assert [chapter.title for chapter in outr.load(edition).content.chapters] == ["Crime"]
