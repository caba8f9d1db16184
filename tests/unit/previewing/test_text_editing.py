"""Two people on one folder lose nothing: no words are overwritten unseen, and a change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.previewing.text_editing import TextEditing
from outcome_reports.previewing.undoing import ConflictError, Undoing
from outcome_reports.rewriting.content_files import EditError

if TYPE_CHECKING:
    from outcome_reports.previewing.live_edition import LiveEdition
    from tests.support.folders import EditionFolder

PATH = ("chapters", 0, "introduction")
ONE = "chapters/1-labour.yaml"


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


def test_a_text_is_checked_while_it_is_written(editing: TextEditing) -> None:
    assert editing.check("About [[IDN]].") == []
    (problem,) = editing.check("One.\n\nAbout [[NOBODY]].")
    assert (problem["line"], problem["column"]) == (3, 7)
    assert "NOBODY" in problem["message"]
    assert editing.check("")
