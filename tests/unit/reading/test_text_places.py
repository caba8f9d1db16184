"""Characters that cannot be printed are found again in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.reading import places_of_text
from outcome_reports.writers.font_fallback import MissingCharactersError
from tests.support.folders import EditionFolder
from tests.support.whole_messages import Whole

FACE = "\U0001fae0"
"""A face of Unicode 14: no font of Debian's has it."""


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    return EditionFolder(tmp_path)


def test_places_in_every_kind_of_text(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", f"# {FACE}\ntext: |\n  One.\n\n  Two {FACE}.\ntitle: 'It''s {FACE}'\n")
    found = places_of_text(folder.path, FACE)
    assert [place.rpartition("/")[2] for place in found] == ["foreword.yaml:5:7", "foreword.yaml:6:15"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("sea", ["2:15"]), ("the sea", ["2:11"]), ("season", ["2:3"]), ("easo", ["2:4"]), ("eason, the", ["2:4"])],
)
def test_whole_words_come_before_parts_of_others(folder: EditionFolder, words: str, expected: list[str]) -> None:
    folder.write("foreword.yaml", "text: |\n  season, the sea.\n")
    assert [place.rpartition("yaml:")[2] for place in places_of_text(folder.path, words)] == expected


def test_no_more_than_five_places(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", f"text: {FACE * 9}\n")
    assert len(places_of_text(folder.path, FACE)) == 5


def test_no_format_is_made_and_the_error_says_where(whole: Whole, folder: EditionFolder) -> None:
    folder.write("foreword.yaml", f"text: |\n  Melting {FACE}.\n")
    statement = outr.load(folder.path).statement()
    for make in (statement.to_html, statement.to_pdf, statement.to_docx):
        with whole.raises(MissingCharactersError) as caught:
            make()
        (problem,) = caught.value.problems
        assert "“\U0001fae0” (U+1FAE0 MELTING FACE)" in problem
        assert "foreword.yaml:2:11" in problem


def test_a_batch_says_where_too(folder: EditionFolder, tmp_path: Path) -> None:
    folder.write("foreword.yaml", f"text: |\n  Melting {FACE}.\n")
    report = outr.build(folder.path, tmp_path / "out", formats=("html",), jobs=1)
    (failed,) = report.failed
    assert "foreword.yaml:2:11" in failed.error


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nowhere", []),
        ("internal undertakings", ["2:11"]),
        ("undertakings internal", ["2:11"]),
        ("another season", []),
        ("x, easo", ["2:4"]),
        ("x, eas", []),
    ],
)
def test_of_words_that_a_mark_parts_the_longest_is_looked_for(
    folder: EditionFolder, words: str, expected: list[str]
) -> None:
    folder.write("foreword.yaml", "text: |\n  season, undertakings of the sea.\n")
    assert [place.rpartition("yaml:")[2] for place in places_of_text(folder.path, words)] == expected
    folder.write("foreword.yaml", "text: [\n")
    assert places_of_text(folder.path, words) == ()
