"""The faces of a family that a brand names, by weight."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from outcome_reports.errors import RenderError
from outcome_reports.writers.brand_fonts import folder_of
from outcome_reports.writers.font_fallback.fallback_fonts import font_of_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("weights", "there", "regular", "bold"),
    [
        ([400], [400], 400, None),
        ([400, 700], [400, 700], 400, 700),
        ([300, 400, 600, 700], [300, 400, 600, 700], 300, 600),
        ([400, 599], [400, 599], 400, None),
        ([400, 600], [400, 600], 400, 600),
        ([600, 700], [600, 700], 600, 700),
        ([700], [700], 700, None),
        # A face whose file is missing is none.
        ([400, 700], [400], 400, None),
        ([400, 700], [700], 700, None),
    ],
)
def test_the_lightest_face_is_regular_and_the_lightest_heavy_one_bold(
    tmp_path: Path, weights: list[int], there: list[int], regular: int, bold: int | None
) -> None:
    for weight in there:
        (tmp_path / f"f-{weight}.ttf").touch()
    font = font_of_files("Family", {weight: f"f-{weight}.ttf" for weight in weights}, tmp_path)
    assert font is not None
    assert (font.name, font.regular) == ("Family", tmp_path / f"f-{regular}.ttf")
    assert font.bold == (tmp_path / f"f-{bold}.ttf" if bold else None)
    assert [weight for weight, _ in font.faces()] == ([400, 700] if bold else [400])


def test_a_family_without_files_is_none(tmp_path: Path) -> None:
    assert font_of_files("Family", {400: "f.ttf"}, tmp_path) is None
    assert font_of_files("Family", {400: "no-such-file-anywhere.ttf"}, None) is None
    (tmp_path / "f.ttf").mkdir()
    assert font_of_files("Family", {400: "f.ttf"}, tmp_path) is None


def test_a_package_without_fonts_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("fonts_x/files/readme.txt", "fonts_x/other/a.ttf", "fonts_y/files/a.ttf")
    files = [importlib.metadata.PackagePath(name) for name in names]
    monkeypatch.setattr(importlib.metadata, "files", lambda name: {"fonts-x": files, "fonts-z": None}[name])
    for package in ("fonts_x", "fonts_z"):
        with pytest.raises(RenderError) as error:
            folder_of.__wrapped__(package)
        assert error.value.problems == (
            f"the package “{package}” has no fonts: it needs a folder “files” with .ttf or .otf files",
        )
    monkeypatch.setattr(importlib.metadata, "files", MagicMock(side_effect=importlib.metadata.PackageNotFoundError))
    with pytest.raises(RenderError) as error:
        folder_of.__wrapped__("fonts_x")
    assert error.value.problems == ("the fonts of the package “fonts_x” are not installed: pip install fonts-x",)
