"""Documents of chosen sections: what there is to choose, and exactly what was chosen is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import outcome_reports as outr
from outcome_reports import sections, tree
from outcome_reports.errors import ArgumentError
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.section_choice import compose_sections, labels_of
from outcome_reports.previewing.side_by_side import SideBySide
from tests.support.folders import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from outcome_reports.composing.composer import Composer
    from tests.support.folders import EditionFolder


def word_of_thanks(composer: Composer) -> Iterator[tree.Block]:
    yield tree.Section((composer.heading(2, "Thanks"), composer.paragraph("To all.")), id="thanks")


@pytest.fixture
def edition(folder: EditionFolder) -> outr.LoadedEdition:
    folder.write("foreword.yaml", "text: Words of welcome.\n")
    folder.write("parts/annex-agenda.yaml", "title: Agenda of the meeting\nannex: true\ntext: At nine.\n")
    folder.write("edition.yaml", HEAD + "sections: [foreword, chapters, annex-agenda]\n")
    return outr.load(folder.path)


def test_the_sections_of_the_edition_are_there_to_choose_each_chapter_by_itself(edition: outr.LoadedEdition) -> None:
    assert labels_of(edition.content, (word_of_thanks,)) == {
        "foreword": "Foreword",
        "chapter:labour": f"1. {edition.content.chapters[0].label}",
        "chapter:borders": f"2. {edition.content.chapters[1].label}",
        "annex-agenda": "Agenda of the meeting",
        "word_of_thanks": "Word of thanks",
    }


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ("foreword", ["foreword"]),
        ("chapter:labour", ["labour", "notes"]),
        ("chapter:borders,foreword,chapter:labour", ["borders", "foreword", "labour", "notes"]),
        ("annex-agenda,word_of_thanks", ["annex-agenda", "thanks"]),
    ],
)
def test_what_was_chosen_is_shown_in_that_order(edition: outr.LoadedEdition, names: str, ids: list[str]) -> None:
    document = Choice.of({"document": "sections", "key": names}, (word_of_thanks,)).document(edition)
    assert [block.id for block in document.tree.blocks if isinstance(block, tree.Section)] == ids
    assert edition.content.name in document.tree.metadata.title


def test_it_is_what_a_script_makes_of_the_same_sections(edition: outr.LoadedEdition) -> None:
    made = edition.document([sections.foreword, sections.chapter("labour")], title=edition.content.name)
    assert compose_sections(edition, "foreword,chapter:labour", ()).to_html() == made.to_html()


def foreword(composer: Composer) -> Iterator[tree.Block]:
    yield tree.Section((composer.heading(2, "Another"),), id="another")


def test_sections_of_one_name_are_chosen_each_by_itself(edition: outr.LoadedEdition) -> None:
    tables = [sections.table([["A", "B"], ["x", 1]], id=id) for id in ("first", "second")]
    own = (*tables, foreword, sections.chapter("labour"))
    labels = labels_of(edition.content, own)
    assert list(labels)[-4:] == ["section", "section 2", "foreword 2", "one"]
    assert (labels["foreword"], labels["foreword 2"]) == ("Foreword", "Foreword 2")
    for name, id in {
        "section": "first",
        "section 2": "second",
        "foreword 2": "another",
        "foreword": "foreword",
    }.items():
        assert compose_sections(edition, name, own).tree.blocks[-1].id == id


@pytest.mark.parametrize("name", ["chapter:fishing", "glossary", "chapters", "", "word_of_thanks"])
def test_what_the_edition_does_not_have_is_an_error_that_names_it(edition: outr.LoadedEdition, name: str) -> None:
    with pytest.raises(ArgumentError, match=f"^this edition has no section “{name}”: choose again$"):
        compose_sections(edition, f"foreword,{name}", ())


def test_no_sections_are_an_unknown_document() -> None:
    with pytest.raises(ArgumentError, match=r"^unknown document “sections”$"):
        Choice.of({"document": "sections", "key": ""})


def test_chosen_sections_are_not_compared_with_earlier_ones(tmp_path: Path) -> None:
    sides = SideBySide(tmp_path, lambda _pdf, _page, _scale: b"")
    with pytest.raises(ArgumentError, match=r"^chosen sections are not compared: choose a whole document$"):
        sides.compare("git:1", Choice("sections", "foreword"), "html")
    sides.close()
