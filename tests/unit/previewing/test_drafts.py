"""What is being written is on the page and in no file; what the files say comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.model import Prose

if TYPE_CHECKING:
    from outcome_reports.previewing.live_edition import LiveEdition
    from tests.support.folders import EditionFolder

PATH = ("chapters", 0, "introduction")
ONE = "chapters/1-labour.yaml"


def test_a_draft_is_shown_and_not_written(live: LiveEdition, folder: EditionFolder) -> None:
    before = (folder.path / ONE).read_bytes()
    live.draft(PATH, Prose("A draft of [[IDN]]."))
    assert live.shown is not None
    assert live.edition is not None
    assert str(live.shown.content.chapters[0].introduction) == "A draft of [[IDN]]."
    assert str(live.edition.content.chapters[0].introduction).startswith("First words")
    assert live.shown.content.chapters[1] is live.edition.content.chapters[1]
    assert "A draft of" in live.shown.statement().text
    assert (folder.path / ONE).read_bytes() == before
    # A change of the files is no end of it.
    folder.write("chapters/2-borders.yaml", (folder.path / "chapters/2-borders.yaml").read_text("utf-8") + "\n")
    live.read()
    assert "A draft of" in live.shown.statement().text
    live.draft(PATH, None)
    assert live.shown is live.edition


@pytest.mark.parametrize("path", [("chapters", 9, "introduction"), ("chapters", 0, "title"), ("nothing",), ()])
def test_a_draft_of_what_is_not_a_text_is_left_out(path: tuple[str | int, ...], live: LiveEdition) -> None:
    live.draft(path, Prose("A draft."))
    assert live.edition is not None
    assert live.shown is not None
    assert live.shown.content == live.edition.content
    live.no_drafts()
    assert live.shown is live.edition
