"""Parts of an edition's own: `parts/NAME.yaml`, listed by name in `edition.yaml`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from outcome_reports.reading import read_edition
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

PART = "title: Agenda\ntext: We met.\n"
ROW = "recommendations:\n  - {id: R1.1, to: [RSO], context: A., recommendation: B.}\n"


def listed(folder: EditionFolder, *names: str) -> None:
    """Lists the sections in `edition.yaml`."""
    head = folder.path / "edition.yaml"
    folder.write("edition.yaml", f"{head.read_text()}sections: [{', '.join(names)}]\n")


def test_parts_are_read_under_the_names_of_their_files(folder: EditionFolder) -> None:
    folder.write("parts/agenda.yaml", PART)
    folder.write("parts/annex-maps.yaml", "title: Maps\ntext: They are here.\nannex: true\n")
    listed(folder, "cover", "annex-maps", "agenda", "contact")
    edition, _ = read_edition(folder.path)
    assert {part.id: part.title for part in edition.parts} == {"agenda": "Agenda", "annex-maps": "Maps"}
    assert [part.id for part in edition.own_parts()] == ["annex-maps", "agenda"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("agend", "did you mean “agenda”?"),
        ("contens", "did you mean “contents”?"),
        ("lookingahead", "did you mean “looking-ahead”?"),
        ("zzz", "write parts/zzz.yaml, or list one of cover, contents, "),
    ],
)
def test_an_unknown_section_names_the_nearest(whole: Whole, folder: EditionFolder, name: str, hint: str) -> None:
    folder.write("parts/agenda.yaml", PART)
    listed(folder, "cover", "agenda", name)
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.message) == ("edition.yaml", f"there is no section or part “{name}”")
    assert (problem.line, problem.hint.startswith(hint)) == (
        folder.path.joinpath("edition.yaml").read_text().count("\n"),
        True,
    )


def test_a_section_is_unknown_even_where_other_files_cannot_be_read(folder: EditionFolder) -> None:
    folder.write("parts/agenda.yaml", "title: Agenda\n")
    listed(folder, "cover", "agenda", "agend")
    messages = [problem.message for problem in folder.problems()]
    assert len(messages) == 2
    assert "there is no section or part “agend”" in messages


def test_a_part_that_no_section_prints_is_reported(whole: Whole, folder: EditionFolder) -> None:
    folder.write("parts/agenda.yaml", PART)
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.line) == ("parts/agenda.yaml", 1)
    assert problem.message == "no section prints the part “agenda”"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("Agenda.yaml", "not a valid name for a part"),
        ("the agenda.yaml", "not a valid name for a part"),
        ("1-agenda.yaml", "not a valid name for a part"),
        ("glossary.yaml", "a part of your own cannot have the name of the section “glossary”"),
        ("agenda.yml", "not a part: the names of parts end in .yaml"),
        ("agenda.csv", "no part of the edition has a spreadsheet of this name"),
    ],
)
def test_names_that_no_list_of_sections_can_hold(whole: Whole, folder: EditionFolder, file: str, message: str) -> None:
    folder.write(f"parts/{file}", PART)
    (problem,) = folder.problems()
    whole(problem)
    assert folder.name_of(problem) == f"parts/{file}"
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("numbered: true\nannex: true\n", "an annex has a letter, not a number"),
        (
            "recommendations:\n  - {id: R1.1, to: [RSO], context: A., recommendation: B.}\n",
            "people cite recommendations",
        ),
        ("txet: x\n", "unknown key “txet”"),
        ("by: [RSQ]\n", "“RSQ” is not the key of an entity or group"),
    ],
)
def test_what_a_part_cannot_be_is_reported_at_its_place(
    whole: Whole, folder: EditionFolder, text: str, message: str
) -> None:
    folder.write("parts/agenda.yaml", PART + text)
    listed(folder, "cover", "agenda")
    (problem,) = folder.problems()
    whole(problem)
    assert folder.name_of(problem) == "parts/agenda.yaml"
    assert problem.message.startswith(message)


def test_recommendations_of_a_part_begin_with_its_number(whole: Whole, folder: EditionFolder) -> None:
    folder.write("chapters/1-one.yaml", "id: one\ntitle: One\nintroduction: We met.\n")
    folder.write("parts/advice.yaml", f"{PART}numbered: true\n{ROW}")
    listed(folder, "cover", "chapters", "advice")
    (problem,) = folder.problems()
    whole(problem)
    assert (problem.message, problem.hint) == ("“R1.1” is in part 2", "number it R2.…, or move it")


def test_an_id_that_a_part_and_a_chapter_share_is_refused(whole: Whole, folder: EditionFolder) -> None:
    folder.write("chapters/1-one.yaml", "id: agenda\ntitle: One\nintroduction: We met.\n")
    folder.write("parts/agenda.yaml", PART)
    listed(folder, "cover", "chapters", "agenda")
    (problem,) = folder.problems()
    whole(problem)
    assert problem.message == "the id “agenda” is given twice in this edition"
    assert problem.hint.startswith("rename its file")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_parts_behind_a_link_out_of_the_edition_are_not_read(whole: Whole, folder: EditionFolder) -> None:
    elsewhere = folder.path.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "agenda.yaml").write_text(PART)
    (folder.path / "parts").symlink_to(elsewhere)
    (problem,) = folder.problems()
    whole(problem)
    assert problem.message == "the folder is a link that leads out of the edition"
