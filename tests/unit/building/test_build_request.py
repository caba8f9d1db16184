"""Builds that are asked for what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import outcome_reports as outr
from outcome_reports.errors import CompositionError, words_of
from tests.support.folders import EditionFolder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("wanted", "error", "told"),
    [
        ({"formats": ["word"]}, ValueError, "unknown format “word”: formats are pdf, docx, html"),
        ({"formats": ["html", "PDFs"]}, ValueError, "did you mean “pdf”?"),
        ({"formats": []}, ValueError, "no format is given"),
        ({"documents": ["statment"]}, ValueError, "unknown document “statment”: .* did you mean “statement”?"),
        ({"excerpts": True}, TypeError, "excerpts is “all”, a key of the registry or several, not True"),
        ({"excerpts": ["IDN", None]}, TypeError, "excerpts is “all”"),
    ],
)
def test_what_does_not_exist_is_refused_before_anything_is_written(
    tmp_path: Path, wanted: dict[str, Any], error: type[Exception], told: str
) -> None:
    folder = EditionFolder(tmp_path)
    with pytest.raises(error, match=told):
        outr.build(folder.path, tmp_path / "out", **wanted)
    assert not (tmp_path / "out").exists()


def test_one_format_and_one_document_need_no_list(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    report = outr.build(folder.path, tmp_path / "out", formats="html", documents="summary")
    assert [path.name for document in report.documents for path in document.files] == ["summary.html"]
    assert (tmp_path / "out" / "summary.html").is_file()


def test_a_group_of_which_nobody_is_concerned_is_not_success(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    with pytest.raises(
        LookupError, match=r"^Fourth RSO Constructive Dialogue has nothing about any member of the group “ASEAN”$"
    ):
        outr.build(folder.path, tmp_path / "out", documents=[], group="ASEAN")


def test_failures_are_reported_in_words_for_people() -> None:
    assert words_of(CompositionError("ids given twice")) == "ids given twice"
    room = 300 - len("AttributeError: ")
    assert f"({'AttributeError: ' + 'x' * room})" in words_of(AttributeError("x" * room))
    assert f"({'AttributeError: ' + 'x' * room}…)" in words_of(AttributeError("x" * (room + 1)))
    assert words_of(AttributeError("x")).startswith("unexpected error (AttributeError: x). Please report it")
