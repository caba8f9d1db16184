"""Two people on one folder lose nothing: no words are overwritten unseen, and a change can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from outcome_reports.previewing.text_editing import TextEditing
from outcome_reports.previewing.undoing import ConflictError, NewFile, Undoing
from outcome_reports.rewriting.content_files import EditError

if TYPE_CHECKING:
    from pathlib import Path

    from outcome_reports.previewing.live_edition import LiveEdition
    from tests.support.folders import EditionFolder

PATH = ("chapters", 0, "introduction")
ONE = "chapters/1-labour.yaml"
RECOMMENDATION = """
recommendations:
  - id: R1.1
    to: members
    context: What was said.
    recommendation: What is to be done.
"""


@pytest.fixture
def editing(live: LiveEdition) -> TextEditing:
    return TextEditing(live, Undoing())


def _text(folder: EditionFolder) -> str:
    return (folder.path / ONE).read_text("utf-8")


def test_a_text_is_opened_and_saved_and_taken_back(editing: TextEditing, folder: EditionFolder) -> None:
    before = _text(folder)
    opened = editing.open(PATH)
    assert opened["text"].startswith("First words")
    assert (opened["file"], opened["line"], opened["column"], opened["lang"]) == (ONE, 4, 3, "en-GB")
    assert opened["address"].endswith(f"{ONE}:4")
    editing.save(PATH, opened["raw"], opened["text"].replace("First", "Second"))
    assert _text(folder) == before.replace("First", "Second")
    assert editing.undo() == ONE
    assert _text(folder) == before
    with pytest.raises(EditError, match="nothing to take back"):
        editing.undo()


def test_a_text_that_somebody_else_changed_is_not_overwritten(editing: TextEditing, folder: EditionFolder) -> None:
    opened = editing.open(PATH)
    folder.write(ONE, _text(folder).replace("First words", "Their words"))
    theirs = _text(folder)
    with pytest.raises(ConflictError) as conflict:
        editing.save(PATH, opened["raw"], "Mine")
    assert conflict.value.now.startswith("Their words")
    assert _text(folder) == theirs


def test_a_change_elsewhere_in_the_file_is_kept(editing: TextEditing, folder: EditionFolder) -> None:
    opened = editing.open(PATH)
    folder.write(ONE, "# A comment of theirs.\n" + _text(folder).replace("Labour mobility", "Their title"))
    editing.save(PATH, opened["raw"], "Mine, and [[IDN]]’s.")
    assert _text(folder) == (
        "# A comment of theirs.\nid: labour\ntitle: Their title\nintroduction: |\n  Mine, and [[IDN]]’s.\n"
    )


def test_what_was_changed_since_is_not_taken_back(editing: TextEditing, folder: EditionFolder) -> None:
    editing.save(PATH, editing.open(PATH)["raw"], "Mine")
    folder.write(ONE, _text(folder).replace("Mine", "Theirs"))
    with pytest.raises(ConflictError, match="this text has been changed in the meantime"):
        editing.undo()
    assert "Theirs" in _text(folder)


def test_a_file_that_has_gone_is_said(editing: TextEditing, folder: EditionFolder) -> None:
    opened = editing.open(PATH)
    (folder.path / ONE).unlink()
    with pytest.raises(EditError, match="cannot be read"):
        editing.save(PATH, opened["raw"], "Mine")
    assert not (folder.path / ONE).exists()


@pytest.mark.parametrize("path", [(), ("nothing",), ("chapters", 9, "title"), ("images", "x"), ("registry",)])
def test_what_is_not_text_cannot_be_opened(editing: TextEditing, path: tuple[str | int, ...]) -> None:
    with pytest.raises(EditError, match="this is not in a file of the edition"):
        editing.open(path)


def test_the_byte_order_mark_of_a_file_stays(editing: TextEditing, folder: EditionFolder) -> None:
    folder.write(ONE, b"\xef\xbb\xbf" + _text(folder).encode())
    editing.save(PATH, editing.open(PATH)["raw"], "Mine")
    assert (folder.path / ONE).read_bytes().startswith(b"\xef\xbb\xbfid: labour\n")


def test_a_text_of_a_spreadsheet_is_changed_there(live: LiveEdition, folder: EditionFolder) -> None:
    rows = "id,to,context,recommendation\nR1.1,members,What was said.,What to do.\n"
    folder.write("chapters/1-labour.recommendations.csv", rows)
    live.read()
    assert not live.problems
    with pytest.raises(
        EditError, match=r"^this is in a spreadsheet: change it in chapters/1-labour\.recommendations\.csv$"
    ):
        TextEditing(live, Undoing()).open(("chapters", 0, "recommendations", 0, "context"))


def test_a_text_is_in_the_language_of_its_part(editing: TextEditing, live: LiveEdition, folder: EditionFolder) -> None:
    folder.write(ONE, _text(folder).replace("id: labour\n", "id: labour\nlang: fr\n"))
    live.read()
    assert [editing.open(("chapters", place, "introduction"))["lang"] for place in (0, 1)] == ["fr", "en-GB"]
    live.edition = None
    assert editing.open(PATH)["lang"] == ""


def test_a_text_is_checked_in_its_place(editing: TextEditing, live: LiveEdition, folder: EditionFolder) -> None:
    folder.write(ONE, _text(folder) + RECOMMENDATION)
    live.read()
    path = ("chapters", 0, "recommendations", 0, "context")
    (problem,) = editing.check("==Pulled out of this.==", path)
    assert "no room for a pull quote" in problem["message"]
    assert problem == {"line": 1, "column": 1, "message": problem["message"], "hint": ""}
    assert editing.check("==Pulled out of this.==", PATH) == editing.check("==Pulled out of this.==") == []


def test_a_text_is_checked_while_it_is_written(editing: TextEditing) -> None:
    assert editing.check("About [[IDN]].") == []
    (problem,) = editing.check("One.\n\nAbout [[NOBODY]].")
    assert (problem["line"], problem["column"]) == (3, 7)
    assert "NOBODY" in problem["message"]
    assert problem["hint"]
    assert editing.check("") == [
        {"line": 1, "column": 1, "message": "the text is empty: write it, or remove the key", "hint": ""}
    ]
    assert editing.check("One.\n\nTwo, see [[]].") == [
        {
            "line": 3,
            "column": 10,
            "message": "“[[]]” names nobody",
            "hint": "write a key of the registry: [[IDN]]",
        }
    ]


def test_a_hundred_changes_can_be_taken_back(tmp_path: Path) -> None:
    undoing = Undoing()
    for number in range(101):
        (tmp_path / f"{number}.yaml").write_text("x", "utf-8")
        undoing.work(partial(NewFile, tmp_path / f"{number}.yaml", "x"))
    assert [undoing.undo().stem for _ in range(100)] == [str(number) for number in range(100, 0, -1)]
    with pytest.raises(EditError, match=r"^there is nothing to take back$"):
        undoing.undo()
    assert (tmp_path / "0.yaml").exists()
