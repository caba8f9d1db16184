"""What stands for the look of a build, and for the files it was read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.building.render_overrides import RenderOverrides
from outcome_reports.writers.output_options import Printing
from tests.support.folders import EditionFolder

BRANDS = Path(__file__).parents[3] / "examples" / "brand"


@pytest.fixture
def folder(tmp_path: Path) -> EditionFolder:
    return EditionFolder(tmp_path)


def test_the_absence_of_options_has_no_digest_and_each_option_has_one() -> None:
    assert RenderOverrides().digest({"edition/edition.yaml": "a"}) == ""
    wishes = [RenderOverrides(brand="a"), RenderOverrides(templates="a"), RenderOverrides(printing=Printing())]
    assert len({wish.digest({}) for wish in wishes} | {""}) == 4


def test_templates_count_with_their_bytes(folder: EditionFolder, tmp_path: Path) -> None:
    style = tmp_path / "templates" / "css" / "print" / "90-ours.css"
    style.parent.mkdir(parents=True)
    overrides = RenderOverrides(templates=tmp_path / "templates")
    digests = set()
    for text in ("p { color: red }", "p { color: blue }"):
        style.write_text(text, encoding="utf-8")
        _, inputs = overrides.load(folder.path)
        assert "templates/css/print/90-ours.css" in inputs
        digests.add(overrides.digest(inputs))
    assert len(digests) == 2


def test_a_brand_counts_with_its_logo(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M0 0h9"/></svg>', encoding="utf-8"
    )
    brand = (BRANDS / "coastal-forum.yaml").read_text(encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(f"{brand}\nlogo: {{file: art/logo.svg, alt: Ours}}\n", encoding="utf-8")
    overrides = RenderOverrides(brand=tmp_path / "ours.yaml")
    _, inputs = overrides.load(folder.path)
    assert {"brand/ours.yaml", "brand/art/logo.svg", "edition/edition.yaml", "registry/terms.yaml"} <= inputs.keys()
    assert overrides.folders(folder.path).hold(inputs)
    (tmp_path / "art" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert not overrides.folders(folder.path).hold(inputs)
