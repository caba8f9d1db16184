"""The report of an import says of every paragraph where it went, and says it truly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from outcome_reports.importing import ImportReport, Placement, import_docx
from outcome_reports.importing.output import placements as comparing
from outcome_reports.importing.output.import_report import Unplaced
from outcome_reports.importing.output.leftovers import unplaced_file, words_in
from outcome_reports.importing.word.word_content import Paragraph, Run, Story
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole
from tests.unit.importing.word_file import paragraph, run, table, write_word

CHAPTER = (
    paragraph("CRIME AND PEOPLE", "H1")
    + paragraph("What crime is about & why <it> matters.")
    + paragraph("Spotlight on members", "H2")
    + f"<w:p>{run('Indonesia', '<w:b/>')}{run(' reported on crime.')}</w:p>"
    + paragraph("Australia reported on boats.")
    + paragraph("Atlantis", "H3")
    + paragraph("Atlantis reported on water.")
    + paragraph("Recommendations", "H2")
    + table(
        ("No.", "Context", "Recommendation"),
        ("1", "Indonesia reported on crime.", "Members may act."),
        ("2", "Nobody knows.", "Something is good."),
    )
)


@pytest.fixture
def report(tmp_path: Path) -> ImportReport:
    write_small_registry(tmp_path / "registry")
    foreword = paragraph("Foreword", "H1") + paragraph("It was good.")
    comments = f'<w:comment w:id="0">{paragraph("Is this so?")}</w:comment>'
    file = write_word(tmp_path / "old.docx", foreword + CHAPTER, comments=comments)
    return import_docx(file, tmp_path / "made")


def of(report: ImportReport, text: str) -> Placement:
    return next(place for place in report.placements if place.text == text)


@pytest.mark.parametrize(
    ("text", "status", "path"),
    [
        ("It was good.", "certain", "text"),
        ("CRIME AND PEOPLE", "confirm", "title"),
        ("What crime is about & why <it> matters.", "certain", "introduction"),
        ("Australia reported on boats.", "confirm", "spotlights / AUS / text"),
        ("Atlantis reported on water.", "unplaced", ""),
        ("Context", "anew", ""),
        ("Members may act.", "certain", "recommendations / R1.1 / recommendation"),
        ("Something is good.", "confirm", "recommendations / R1.2 / recommendation"),
        ("Is this so?", "unplaced", ""),
    ],
)
def test_every_paragraph_has_its_place(report: ImportReport, text: str, status: str, path: str) -> None:
    place = of(report, text)
    assert (place.status, place.path) == (status, path)
    line = (report.folder / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert words_in(text)[0] in words_in(line)


def test_every_place_is_said_with_its_line_and_reason(report: ImportReport, whole: Whole) -> None:
    whole(
        *(
            f"{p.status}: {p.kind}{p.level or ''} {p.text} | {p.file}:{p.line} {p.path} | {p.why}"
            for p in report.placements
        )
    )


def test_words_are_found_wherever_they_went() -> None:
    far = [f"Sentence {n} of a long text has the words w{n}a w{n}b w{n}c w{n}d." for n in range(200)]
    files = {
        "foreword.yaml": "title: Foreword\ntext: |\n" + "".join(f"  {line}\n\n" for line in far),
        "overview.yaml": "title: Overview\ntext: |\n  The last of all words, long enough to be known again.\n",
    }
    last = "The last of all words, long enough to be known again."
    order = [far[150], far[3], last, far[3], far[199], far[0]]
    found = comparing.placements(Story([Paragraph([Run(text)]) for text in order]), files)
    assert [(place.status, place.file, place.line) for place in found] == [
        ("certain", "foreword.yaml", 303),
        ("certain", "foreword.yaml", 9),
        ("certain", "overview.yaml", 3),
        ("confirm", "", 0),
        ("certain", "foreword.yaml", 401),
        ("certain", "foreword.yaml", 3),
    ]


def test_what_a_file_says_of_itself_is_not_of_the_document() -> None:
    left = Unplaced("text", "under “One”", "# Action is what we need.")
    text = unplaced_file("old.docx", [left], [Unplaced("heading", "under “Two”", "No action")])
    told = ["No", "What could not be placed", "Action is what we need.", "It needs no action.", "No action"]
    found = comparing.placements(Story([Paragraph([Run(line)]) for line in told]), {"unplaced.md": text})
    assert [(place.status, place.line, place.why) for place in found] == [
        ("anew", 15, "Heading, under “Two”"),
        ("confirm", 0, "its words are in more than one place"),
        ("unplaced", 7, "Text, under “One”"),
        ("confirm", 0, "its words are in more than one place"),
        ("anew", 15, "Heading, under “Two”"),
    ]


def test_the_same_words_twice_have_two_places(report: ImportReport) -> None:
    twice = [place.path for place in report.placements if place.text == "Indonesia reported on crime."]
    assert twice == ["spotlights / IDN / text", "recommendations / R1.1 / context"]


def test_the_page_has_every_paragraph_and_needs_no_other_file(report: ImportReport) -> None:
    page = (report.folder / "import-report.html").read_text(encoding="utf-8")
    assert page.count("<h1>") == 1
    assert "What crime is about &amp; why &lt;it&gt; matters." in page
    assert not re.findall(r"""(?:src=|url\(|@import|href="(?:https?:|//))""", page)
    for place in report.placements:
        assert place.status in page
    led_to = re.findall(r'href="#(p\d+)"', page)
    assert led_to
    assert all(f'id="{id}"' in page for id in led_to)


def test_the_data_say_the_same(report: ImportReport) -> None:
    data = json.loads((report.folder / "import-report.json").read_text(encoding="utf-8"))
    assert [place["text"] for place in data["placements"]] == [place.text for place in report.placements]
    assert sum(total["paragraphs"] for total in data["totals"].values()) == len(report.placements)
    assert [look["what"] for look in data["look_first"]] == [look.what for look in report.looks]


def test_the_first_fifty_places_to_look_at_are_listed_at_the_top(tmp_path: Path) -> None:
    write_small_registry(tmp_path / "registry")
    rows = table(("No.", "Context", "Recommendation"), *((f"{n}", f"Why {n}.", f"{n} is good.") for n in range(1, 61)))
    made = import_docx(write_word(tmp_path / "old.docx", CHAPTER + rows), tmp_path / "made")
    assert len(made.looks) >= 60
    page = (made.folder / "import-report.html").read_text(encoding="utf-8")
    _, _, listed = page.partition("Look at these first")
    first, _, _ = listed.partition("</details>")
    assert "<summary>40 more</summary>" in first
    assert first.count("<li") == 50


def test_a_document_too_long_to_compare_has_a_report_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MOST_WORDS", 3)
    write_small_registry(tmp_path / "registry")
    made = import_docx(write_word(tmp_path / "old.docx", paragraph("Four words are here")), tmp_path / "made")
    assert made.placements == ()
    assert "too long" in (made.folder / "import-report.html").read_text(encoding="utf-8")
