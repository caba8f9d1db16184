"""Words of an edition's own: `wording` in `edition.yaml`, `wording.toml` beside it, the document's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

import outcome_reports as outr
from outcome_reports.building.plan import document_stem
from outcome_reports.model import Edition
from outcome_reports.reading import read_edition
from outcome_reports.tree import lines_of, words_of
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.folders import EditionFolder


def given(folder: EditionFolder, text: str) -> None:
    """Adds `text` to `edition.yaml`."""
    folder.write("edition.yaml", (folder.path / "edition.yaml").read_text() + text)


def test_labels_of_both_places_take_the_place_of_the_houses(folder: EditionFolder) -> None:
    given(folder, "wording:\n  contents: What is inside\n  kinds:\n    state: Country\n")
    folder.write("wording.toml", '[labels]\nglance = "In short"\n[kinds]\npartner = "Friend"\n[excerpt]\nyes = "Aye"\n')
    words = read_edition(folder.path)[0].words
    assert [words.label(name) for name in ("contents", "glance", "excerpt_yes", "foreword")] == [
        "What is inside",
        "In short",
        "Aye",
        "Foreword",
    ]
    assert (words.kinds["state"], words.kinds["partner"], words.kinds["body"]) == ("Country", "Friend", "Body")


def test_every_label_may_name_the_document(folder: EditionFolder) -> None:
    given(folder, "document: {name: Outcome report}\nwording: {contents: 'In this {document}'}\n")
    assert read_edition(folder.path)[0].words.label("contents") == "In this outcome report"


def test_a_label_of_excerpts_and_one_with_a_count_by_name(folder: EditionFolder) -> None:
    given(folder, "wording:\n  excerpt_yes: Aye\n  count_recommendations: {one: wish, other: wishes}\n")
    words = read_edition(folder.path)[0].words
    assert words.label("excerpt_yes") == "Aye"
    assert [words.label("count_recommendations", count=n) for n in (1, 2)] == ["wish", "wishes"]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("recomendations: Advice", "there is no label “recomendations”", "did you mean “recommendations”"),
        ("excerpt_yess: Aye", "there is no label “excerpt_yess”", "did you mean “excerpt_yes”"),
        ("label: {glance: x}", "there is no label “label”", "labels"),
        ("kinds: {members-state: x}", "there is no label “members-state”", "did you mean “member-state”"),
        ("chapter_short: 'Part {numbr}'", "nothing fills {numbr} in this label", "it may have {number}"),
        ("contents: 'Inside {x}'", "nothing fills {x} in this label", "it may have nothing in braces"),
        ("guides: {contents: 'Inside {document}'}", "nothing fills {document} in this label", "nothing in braces"),
        ("document: 'The {document}'", "nothing fills {document} in this label", "nothing in braces"),
        ("chapter_short: 'Part {number!x}'", "more than a name in braces", "write {number}"),
        ("contents: 'Inside {'", "braces that do not pair", "write “{{”"),
        ("count_recommendations: wishes", "this label counts something", "give it the forms one, other"),
        ("count_recommendations: {one: wish}", "this label counts something", "give it the forms one, other"),
        ("contents: {one: x, other: y}", "a text is expected", "this label has no plural"),
        ("contents: ' '", "a text is expected", "write it"),
        ("contents: [Inside, this]", "“contents” cannot be a list", "write a text, or keys below it"),
        ("guides: [Inside, this]", "“guides” cannot be a list", "write a text, or keys below it"),
        ("kinds: Kinds", "“kinds” is a table of labels", "write its labels below it"),
    ],
)
def test_a_wrong_label_is_reported_at_its_line(
    whole: Whole, folder: EditionFolder, text: str, message: str, hint: str
) -> None:
    given(folder, f"wording:\n  glossary: Words\n  {text}\n")
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.message) == ("edition.yaml", message)
    assert problem.line == folder.path.joinpath("edition.yaml").read_text().count("\n")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[labels]\nglance = "In short"\nglanse = "x"\n', 3, "there is no label “glanse”"),
        ('glance = "In short"\n\nglanse = "x"\n', 3, "there is no label “glanse”"),
        ('[kinds]\nbody = "Body"\n[excerpt]\nbody = "x"\n', 4, "there is no label “body”"),
        ("[labels]\nglance = In short\n", 2, "not TOML: Invalid value"),
        ('[labels]\ncount_recommendations.one = "wish"\n', 2, "this label counts something"),
        ("[dates]\nmonths = ['January']\n", 2, "a list of 12 texts is expected"),
        (f"[dates]\nmonths = {['x'] * 13}\n", 2, "a list of 12 texts is expected"),
        (f"[dates]\nmonths = {[*['x'] * 11, 3]}\n", 2, "a list of 12 texts is expected"),
        ("[dates]\nmonths = 'January'\n", 2, "a list of 12 texts is expected"),
        ("[labels]\nglance = ['x']\n", 2, "a text is expected"),
        ("[[labels]]\nglance = 'x'\n", 1, "“labels” is a table of labels"),
        pytest.param(f"a = {'[' * 3000}\n", 0, "not TOML: it is nested too deeply", id="deep"),
        pytest.param(
            f"[labels]\nglance = {'9' * 5000}\n", 0, "not TOML: it has a number that is too long", id="digits"
        ),
        (f"[dates]\nmonths = {[*['x'] * 11, ' ']}\n", 2, "a list of 12 texts is expected"),
        ('[labels]\nglance = "x\\u202ey"\n', 2, "this label has an invisible character, U+202E right-to-left override"),
        ('[labels]\nglance = "x\\ny"\n', 2, "this label has a line break"),
        ('[numbers]\ngrouping_mark = "x"\n', 2, "this label is “x”, not a mark"),
        ("[labels]\nglance = 3\n", 2, "a text is expected"),
        ("[labels]\ncount_recommendations = {one = 'wish', other = ''}\n", 2, "a text is expected"),
        ("[labels]\ncount_recommendations = {one = 'wish', other = 3}\n", 2, "a text is expected"),
        (
            "[labels]\ncount_recommendations = {one = 'wish', other = 'x', few = 'x'}\n",
            2,
            "this label counts something",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_reported_at_its_line(
    whole: Whole, folder: EditionFolder, text: str, line: int, message: str
) -> None:
    folder.write("wording.toml", text)
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.line, problem.message) == ("wording.toml", line, message)


def test_a_label_in_both_places_is_refused(whole: Whole, folder: EditionFolder) -> None:
    given(folder, "wording: {glance: In short}\n")
    folder.write("wording.toml", '[labels]\nglance = "At once"\n')
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.line) == ("wording.toml", 2)
    assert problem.message == "the label “glance” is in edition.yaml too"


def test_an_edition_of_a_script_is_checked_too(whole: Whole, folder: EditionFolder) -> None:
    data = read_edition(folder.path)[0].model_dump()
    with whole.raises(ValidationError, match=r"wording\.glanse: there is no label “glanse”"):
        Edition.model_validate(data | {"wording": {"glanse": "x"}})


def test_the_documents_own_name_is_in_its_words_its_data_and_its_file(folder: EditionFolder) -> None:
    given(folder, "document: {name: Outcome report, series_name: Harbour Forum 2026}\n")
    folder.write("overview.yaml", "title: How\nintroduction: |\n  [[IDN]] spoke.\n")
    edition = outr.load(folder.path)
    assert edition.content.name == "Harbour Forum 2026"
    document = edition.statement()
    assert list(lines_of(document.tree.blocks))[:2] == ["Outcome report", "Harbour Forum 2026"]
    assert document.tree.metadata.title == "Outcome report: Harbour Forum 2026"
    words = " ".join(words_of(edition.excerpt("IDN", pages={}).tree.blocks))
    assert "everything that the outcome report of the Harbour Forum 2026 says" in words
    assert "statement" not in words
    report = outr.build(folder.path, out=folder.path.parent / "out", formats="txt")
    assert [document.stem for document in report.documents] == ["outcome-report"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Outcome report", "outcome-report"),
        ("Déclaration finale", "declaration-finale"),
        ("Summary", "statement"),
        ("报告", "statement"),
        ("con", "statement"),
        ("../x", "x"),
    ],
)
def test_files_are_called_after_the_document_where_they_can_be(name: str, stem: str) -> None:
    assert document_stem(name) == stem


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Outcome report", "outcome report"),
        ("RSO report", "RSO report"),
        ("Chair’s summary", "chair’s summary"),
        ("A report", "A report"),
        ("2026 report", "2026 report"),
    ],
)
def test_a_name_inside_a_sentence(folder: EditionFolder, name: str, inside: str) -> None:
    given(folder, f"document: {{name: '{name}'}}\n")
    assert read_edition(folder.path)[0].words.label("document") == inside


def test_a_file_that_cannot_be_read_is_reported(folder: EditionFolder, tmp_path: Path) -> None:
    folder.write("wording.toml", b"[labels]\nglance = '\xff'\n")
    (problem,) = folder.problems()
    assert (folder.name_of(problem), problem.line, "not UTF-8" in problem.message) == ("wording.toml", 2, True)
    (folder.path / "wording.toml").unlink()
    (folder.path / "wording.toml").symlink_to(tmp_path / "nowhere.toml")
    (problem,) = folder.problems()
    assert folder.name_of(problem) == "wording.toml"
