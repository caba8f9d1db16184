"""Every text of an edition has a name that stays, and a place in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outcome_reports.clearing.sending.stable_paths import texts_of
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = "key_figures:\n  - value: '3'\n    label: ports\n  - value: '4'\n    label: ships\n"
SPOTLIGHT = "spotlights:\n  - by: IDN\n    text: Words.\n    key_figures:\n      - value: '5'\n        label: crews\n"


def test_figures_of_a_chapter_without_recommendations_have_a_place(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-labour.yaml", CHAPTER + FIGURES + SPOTLIGHT)
    texts = texts_of(folder.load().content)
    places = {text.source: text.place for text in texts.values()}
    assert places["ports"] == places["ships"] == places["An introduction."]
    assert "Indonesia" in places["crews"]
    assert len({name for name, text in texts.items() if text.path[0] == "chapters"}) >= 7
