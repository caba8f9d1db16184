"""What stands for the look of a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outcome_reports.building.render_overrides import RenderOverrides
from outcome_reports.writers.output_options import Printing


def test_only_what_is_named_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[Path] = []
    walk = Path.rglob

    def watched(folder: Path, pattern: str) -> Iterator[Path]:
        walked.append(folder)
        return iter(walk(folder, pattern))

    brand, templates = tmp_path / "ours.yaml", tmp_path / "templates"
    brand.write_text("name: ours", encoding="utf-8")
    templates.mkdir()
    monkeypatch.setattr(Path, "rglob", watched)
    assert RenderOverrides(brand=brand).digest()
    assert RenderOverrides(printing=Printing()).digest()
    assert walked == []
    assert RenderOverrides(templates=templates).digest()
    assert walked == [templates]


def test_it_changes_with_the_bytes_of_files(tmp_path: Path) -> None:
    style = tmp_path / "templates" / "css" / "print" / "90-ours.css"
    style.parent.mkdir(parents=True)
    overrides = RenderOverrides(templates=tmp_path / "templates")
    digests = {overrides.digest()}
    for text in ("p { color: red }", "p { color: blue }"):
        style.write_text(text, encoding="utf-8")
        digests.add(overrides.digest())
    assert len(digests) == 3
    assert RenderOverrides().digest() == ""


@pytest.mark.parametrize(
    "line", ["  file: art/logo.svg", "logo: {file: art/logo.svg, alt: Ours}", "  file: 'art/logo.svg'"]
)
def test_the_logo_that_a_brand_names_counts(tmp_path: Path, line: str) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "brand.yaml").write_text(f"{line}\n", encoding="utf-8")
    (tmp_path / "art" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    before = RenderOverrides(brand=tmp_path / "brand.yaml").digest()
    (tmp_path / "art" / "logo.svg").write_text("<svg></svg>", encoding="utf-8")
    assert RenderOverrides(brand=tmp_path / "brand.yaml").digest() != before
