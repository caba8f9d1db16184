from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.intake.input_folders import find_registry
from tests.support.folders import CHAPTER, ENTITIES
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder


def test_it_is_beside_the_edition(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    here = folder.path.parent / "registry"
    assert find_registry(folder.path) == here
    assert find_registry(Path("/")) is None
    for name, place in (
        (".", folder.path),
        ("edition", folder.path.parent),
        ("../edition", folder.path),
        ("..", folder.path / "chapters"),
    ):
        place.mkdir(exist_ok=True)
        monkeypatch.chdir(place)
        found = find_registry(Path(name))
        assert found is not None
        assert found.samefile(here)
        assert outr.load(name).content.registry.entity("IDN")


def test_it_is_found_beside_the_place_that_a_link_leads_to(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "current").symlink_to(folder.path)
    assert outr.load(tmp_path / "elsewhere" / "current").content.id == "edition"


def test_no_registry_is_a_problem(whole: Whole, folder: EditionFolder) -> None:
    for file in (folder.path.parent / "registry").iterdir():
        file.unlink()
    (folder.path.parent / "registry").rmdir()
    (problem,) = folder.problems()
    whole(problem)
    assert problem.message == "there is no registry beside the edition’s folder"
    assert "entities.yaml, groups.yaml, terms.yaml" in problem.hint


def test_groups_and_terms_may_be_missing_entities_not(folder: EditionFolder) -> None:
    registry = folder.path.parent / "registry"
    (registry / "terms.yaml").unlink()
    (registry / "groups.yaml").unlink()
    folder.write("../registry/entities.yaml", "entities:\n  - {key: RSO, kind: organisation, short: Office}\n")
    assert len(folder.load().content.registry.entities) == 1
    (registry / "entities.yaml").unlink()
    assert folder.found() == [("../registry/entities.yaml", 0, 0, "the file does not exist")]


@pytest.mark.parametrize(
    ("file", "text", "line", "column", "message"),
    [
        ("entities", "  - {key: IDN, kind: state, short: X}\n", 1, 11, "the key “IDN” is given twice in the registry"),
        (
            "entities",
            "  - {key: idn, kind: state, short: X}\n",
            1,
            11,
            "the key “idn” is given twice in the registry (also as “IDN”)",
        ),
        (
            "entities",
            "  - {key: X, kind: state, short: Y, groups: [members, nobody]}\n",
            1,
            55,
            "there is no group “nobody”",
        ),
        (
            "entities",
            "  - key: X\n    kind: state\n    short: Y\n    aliases: [Korea]\n",
            4,
            15,
            "“Korea” is also a name of KOR, so it is not clear which is meant",
        ),
        ("entities", "  - {key: X, kind: Planet, short: Y}\n", 1, 20, "“kind” cannot be “Planet”"),
        ("entities", "  - {key: X, kind: state, short: Y, adjectiv: Z}\n", 1, 37, "unknown key “adjectiv”"),
        ("terms", "  - {key: RSO, acronym: X, expansion: Y}\n", 1, 11, "the key “RSO” is given twice in the registry"),
        (
            "terms",
            "  - {key: X, acronym: the IOM, expansion: Y}\n",
            1,
            23,
            "“the IOM” is also a name of IOM, so it is not clear which is meant",
        ),
        ("groups", "  - {key: members, name: M}\n", 1, 11, "the key “members” is given twice in the registry"),
    ],
)
def test_mistakes_are_reported_with_their_places(
    folder: EditionFolder, file: str, text: str, line: int, column: int, message: str
) -> None:
    path = f"../registry/{file}.yaml"
    before = (folder.path / path).read_text()
    folder.write(path, before + text)
    assert folder.found() == [(path, before.count("\n") + line, column, message)]


def test_mistakes_in_the_registry_do_not_hide_those_of_other_files(folder: EditionFolder) -> None:
    folder.write("../registry/entities.yaml", ENTITIES + "  - {key: NEW, kind: Planet, short: Y}\n")
    folder.write("foreword.yaml", "text: '[[IDN]] [[NEW]] [[GCM]] [[NOBODY]]'\n")
    assert [(name, line) for name, line, _, _ in folder.found()] == [
        ("../registry/entities.yaml", 43),
        ("foreword.yaml", 1),
    ]


def test_where_the_registry_cannot_be_read_references_are_not_judged(folder: EditionFolder) -> None:
    folder.write("../registry/terms.yaml", "terms: [")
    folder.write("foreword.yaml", "text: '[[GCM]] [a](b)'\n")
    assert [(name, message) for name, _, _, message in folder.found()] == [
        ("../registry/terms.yaml", "a quotation mark or bracket is not closed"),
        ("foreword.yaml", "the link to “b” cannot be used: it begins with neither https:// nor http://"),
    ]


def test_an_empty_registry_file_is_a_problem(whole: Whole, folder: EditionFolder) -> None:
    folder.write("../registry/groups.yaml", "groups: []\n")
    (problem,) = folder.problems()
    whole(problem)
    assert (folder.name_of(problem), problem.line, problem.message) == (
        "../registry/groups.yaml",
        1,
        "“groups” is empty",
    )


def test_the_error_is_with_the_registry_of_the_edition(whole: Whole, folder: EditionFolder) -> None:
    with whole.raises(ContentError) as caught:
        outr.load(folder.path.parent / "none")
    assert [problem.file for problem in caught.value.problems] == [folder.path.parent / "none"]


@pytest.mark.parametrize("key", ["123", "K_R", "\u039a\u039fR", "\uff2b\uff2f\uff32", "K--R"])
def test_a_key_that_cannot_be_one_is_not_recommended_where_it_is_used(folder: EditionFolder, key: str) -> None:
    entry = f"  - {{key: '{key}', kind: state, short: Nowhere}}\n"
    folder.write("../registry/entities.yaml", ENTITIES + entry)
    folder.write("chapters/1-a.yaml", CHAPTER + f"spotlights:\n  - {{by: '{key}', text: Words.}}\n")
    problems = folder.problems()
    assert [folder.name_of(problem) for problem in problems] == ["../registry/entities.yaml", "chapters/1-a.yaml"]
    for problem in problems:
        assert problem.hint == "use letters, digits and single hyphens, a letter first: IDN, WG-TIP"
