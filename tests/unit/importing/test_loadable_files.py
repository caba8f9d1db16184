"""Files of an import load, whatever they hold: what does not gives way, and its words are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.importing.output import edition_files
from outcome_reports.importing.output.edition_files import loadable, problems_of, trial, unreadable
from outcome_reports.importing.output.import_report import Unplaced
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.folders import HEAD as FINAL

HEAD = f"{FINAL}status: draft\n"
FAULTY = CHAPTER.replace("title:", "titel:")
OWN = "title: An agenda\ntext: |\n  Words.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return EditionFolder(tmp_path).path


def test_what_loads_stays_as_it_is(folder: Path) -> None:
    files = {"edition.yaml": HEAD, "chapters/1-labour.yaml": CHAPTER}
    assert loadable(folder, files, {}) == (files, [])
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_faulty_chapter_keeps_its_place_and_its_words_are_unplaced(folder: Path) -> None:
    files = {"edition.yaml": HEAD, "chapters/1-trade.yaml": FAULTY, "chapters/2-labour.yaml": CHAPTER}
    made, (lost,) = loadable(folder, files, {})
    assert made["chapters/2-labour.yaml"] == CHAPTER
    stand_in = made["chapters/1-trade.yaml"]
    assert "id: trade\n" in stand_in
    assert stand_in.startswith("# ")
    assert "⟦Confirm: this chapter: its text is in unplaced.md⟧" in stand_in
    assert lost.what.startswith("chapters/1-trade.yaml, which could not be read as content (")
    assert "the key “title” is missing" in lost.what
    assert (lost.where, lost.text) == ("the whole file", FAULTY)
    with trial(folder, {name: text.encode() for name, text in made.items()}) as place:
        assert problems_of(place) == ()


def test_other_files_give_way_altogether(folder: Path) -> None:
    head = f"{HEAD}sections: [agenda]\n"
    files = {"edition.yaml": head, "foreword.yaml": "texts: x\n", "parts/agenda.yaml": "title: 3: 4\n"}
    made, lost = loadable(folder, files, {})
    assert "foreword.yaml" not in made
    assert made["parts/agenda.yaml"].startswith("title: ")
    assert "the text, which is in unplaced.md" in made["parts/agenda.yaml"]
    assert sorted(one.what.partition(",")[0] for one in lost) == ["foreword.yaml", "parts/agenda.yaml"]


def test_the_head_never_gives_way(folder: Path) -> None:
    files = {"edition.yaml": "series: x\n", "chapters/1-labour.yaml": CHAPTER}
    assert loadable(folder, files, {}) == (files, [])


def test_the_largest_files_give_way_until_an_edition_can_hold_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = CHAPTER.replace("labour", "large") + "  " + "é " * 500 + "\n"
    files = {"edition.yaml": HEAD, "chapters/1-labour.yaml": CHAPTER, "chapters/2-large.yaml": large}
    size = sum(len(text.encode()) for text in files.values())
    for most, gives_way in ((size, False), (size - 1, True)):
        monkeypatch.setattr(edition_files, "EDITION_BYTES", (most + 0.5) / 0.9)
        made, lost = loadable(folder, files, {})
        assert made["chapters/1-labour.yaml"] == CHAPTER
        assert [one.what for one in lost] == (
            ["chapters/2-large.yaml, which is too large for one edition"] if gives_way else []
        )


def test_what_makes_an_edition_unreadable_is_taken_out_with_what_it_added(folder: Path) -> None:
    before = {"chapters/1-labour.yaml": CHAPTER}
    files = {
        "chapters/1-labour.yaml": CHAPTER.replace("title: Labour mobility", "titel: New"),
        "parts/agenda.yaml": OWN,
    }
    (folder / "edition.yaml").write_text(HEAD + "sections: [agenda]\n")
    (lost,) = unreadable(folder, files, before, {})
    assert files == {"parts/agenda.yaml": OWN}
    assert lost.what.startswith("chapters/1-labour.yaml, which could not be read as content (")
    assert (lost.where, lost.text) == ("the document", "titel: New")


def test_all_that_is_new_is_taken_out_where_nobody_knows_which_of_it_is_wrong(folder: Path) -> None:
    (folder / "edition.yaml").write_text("series: x\n")
    files = {"parts/agenda.yaml": OWN}
    (lost,) = unreadable(folder, files, {}, {})
    assert isinstance(lost, Unplaced)
    assert (files, lost.text) == ({}, OWN.rstrip("\n"))
