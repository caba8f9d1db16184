from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.errors import ContentError
from outcome_reports.platform.resources import templates
from outcome_reports.reading import read_brand
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.folders import EditionFolder

RSO = (templates() / "brand" / "rso.yaml").read_text(encoding="utf-8")


def test_brands_come_from_the_package_or_from_the_edition(tmp_path: Path) -> None:
    assert read_brand("rso").title == read_brand("rso", tmp_path).title
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "rso.yaml").write_text(RSO.replace("title: ", "title: Our "))
    assert read_brand("rso", tmp_path).title == f"Our {read_brand('rso').title}"


def test_no_such_brand_names_those_that_there_are(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(ContentError) as caught:
        read_brand("acme", tmp_path)
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == ("unknown brand “acme”", "brands are: rso")


def test_mistakes_in_a_brand_have_places(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "a.yaml").write_text(RSO + "colour: red\n")
    with whole.raises(ContentError) as caught:
        read_brand("a", tmp_path)
    (problem,) = caught.value.problems
    assert problem.line == RSO.count("\n") + 1
    assert problem.message == "unknown key “colour”"


def test_poor_contrast_is_refused_with_the_pair(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    ink = next(line for line in RSO.split("\n") if line.strip().startswith("ink:"))
    (tmp_path / "brand" / "a.yaml").write_text(RSO.replace(ink, ink.split("ink:")[0] + 'ink: "#dddddd"', 1))
    with whole.raises(ContentError) as caught:
        read_brand("a", tmp_path)
    assert "contrast of ink on paper (#dddddd on " in caught.value.problems[0].message


@pytest.mark.parametrize("value", ["red", "#fff", "#fffdf780", "#12345g", "#fffdf7;", "#fffdf\uff17"])
def test_a_colour_of_another_form_is_told_what_to_write(tmp_path: Path, value: str) -> None:
    (tmp_path / "brand").mkdir()
    ink = next(line for line in RSO.split("\n") if line.strip().startswith("ink:"))
    (tmp_path / "brand" / "a.yaml").write_text(RSO.replace(ink, ink.split("ink:")[0] + f'ink: "{value}"', 1))
    with pytest.raises(ContentError) as caught:
        read_brand("a", tmp_path)
    (problem,) = caught.value.problems
    assert problem.message == f"“ink” cannot be “{value}”"
    assert problem.hint == "write “#” and six figures or letters from a to f: #1f3a5f"


def test_an_edition_tells_its_brand_in_its_own_file(folder: EditionFolder) -> None:
    folder.write("edition.yaml", (folder.path / "edition.yaml").read_text() + "brand: acme\n")
    folder.write("foreword.yaml", "text: ''\n")
    assert [(name, line, column) for name, line, column, _ in folder.found()] == [
        ("edition.yaml", 8, 8),
        ("foreword.yaml", 1, 7),
    ]


def test_an_edition_has_its_own_brand(folder: EditionFolder) -> None:
    folder.write("brand/own.yaml", RSO.replace("name: rso", "name: own"))
    folder.write("edition.yaml", (folder.path / "edition.yaml").read_text() + "brand: own\n")
    assert folder.load().brand.name == "own"
    folder.write("brand/own.yaml", RSO + "colour: red\n")
    assert [name for name, *_ in folder.found()] == ["brand/own.yaml"]
    for nothing in ("", "# later\n"):
        folder.write("brand/own.yaml", nothing)
        assert folder.found() == [("brand/own.yaml", 0, 0, "the file is empty")]
    (folder.path / "brand" / "own.yaml").unlink()
    (folder.path / "brand" / "own.yaml").symlink_to("elsewhere.yaml")
    assert folder.found() == [("brand/own.yaml", 0, 0, "the file does not exist")]
