"""The recipes of the documentation are short, are the files in examples/recipes/, and make what they say."""

from __future__ import annotations

import re
import runpy
import shutil
import sys
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.support.word_templates import letterhead

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "examples" / "recipes"
MADE: dict[str, set[str]] = {
    "check_in_ci": set(),
    "citation": {"statements.json"},
    "data_frame": {"talks.pdf", "talks.docx", "talks.html"},
    "excel": {"recommendations.xlsx"},
    "figure": {"figures.html"},
    "own_brand": {"summary.html", "summary-for-printer.pdf", "summary.docx"},
    "own_section": {"thanks.docx"},
    "own_table": {"addressees.html"},
    "redline": {"what-changed.docx", "what-changed.html"},
    "word_template": {"summary.docx", "out"},
    "zip_endpoint": set(),
}


class Frame:
    """As much of pandas as the recipes use, which is not installed for the tests."""

    def __init__(self, file: str) -> None:
        head, *rows = (line.split(",") for line in Path(file).read_text("utf-8").splitlines())
        self.columns = head
        self._rows = [tuple(row) for row in rows]

    def itertuples(self, *, index: bool, name: None) -> Iterator[tuple[str, ...]]:
        assert (index, name) == (False, None)
        return iter(self._rows)


class Figure:
    """As much of matplotlib as the recipes use: a figure that saves itself, and its axes."""

    def barh(self, names: list[str], values: list[int]) -> None:
        assert len(names) == len(values) > 1

    def savefig(self, stream: BinaryIO, **_: Any) -> None:
        Image.new("RGB", (300, 200), "#205070").save(stream, "PNG")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what recipes read."""
    (tmp_path / "content").mkdir()
    for folder in ("registry", "third-2025", "fourth-2026"):
        (tmp_path / "content" / folder).symlink_to(ROOT / "content" / folder)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "revised" / "third-2025")
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "revised" / "registry")
    summary = tmp_path / "revised" / "third-2025" / "summary.yaml"
    summary.write_text(summary.read_text("utf-8").replace(" and ", " as well as ", 1), "utf-8")
    rows = "id,to,context,recommendation\nR1.1,IDN,Boats are lost.,Find them.\nR1.2,FJI,Crews are tired.,Rest.\n"
    (tmp_path / "recommendations.csv").write_text(rows, "utf-8")
    letterhead(tmp_path / "corporate.dotx")
    pandas, matplotlib, pyplot = (types.ModuleType(name) for name in ("pandas", "matplotlib", "matplotlib.pyplot"))
    vars(pandas)["read_csv"] = lambda file, dtype: Frame(file) if dtype is str else None
    figure = Figure()
    vars(pyplot)["subplots"] = lambda: (figure, figure)
    vars(matplotlib)["pyplot"] = pyplot
    for module in (pandas, matplotlib, pyplot):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def code_of(name: str) -> str:
    return (RECIPES / f"{name}.py").read_text("utf-8")


def test_the_page_shows_the_files() -> None:
    shown = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "recipes.md").read_text("utf-8"), re.DOTALL)
    assert sorted(shown) == sorted(code_of(name) for name in MADE)
    assert {file.stem for file in RECIPES.glob("*.py")} == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_a_recipe_is_short(name: str) -> None:
    assert sum(bool(line.strip()) for line in code_of(name).splitlines()) <= 10


def header_of(file: Path) -> str:
    """The header of the first page of a Word file."""
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/header-first.xml").decode()


@pytest.mark.parametrize("name", MADE)
def test_a_recipe_makes_its_files(name: str, place: Path) -> None:
    before = {file.name for file in place.iterdir()}
    if name == "check_in_ci":
        with pytest.raises(SystemExit) as end:
            runpy.run_path(str(RECIPES / f"{name}.py"))
        assert end.value.code == ""
        return
    made = runpy.run_path(str(RECIPES / f"{name}.py"))
    assert {file.name for file in place.iterdir()} - before == MADE[name]
    match name:
        case "zip_endpoint":
            (place / "x.zip").write_bytes(made["excerpts"]("content/third-2025", "md"))
            with zipfile.ZipFile(place / "x.zip") as archive:
                names = archive.namelist()
            assert {"KEN.md", "IDN.md"} <= set(names)
        case "excel":
            rows = list(load_workbook("recommendations.xlsx")["Recommendations"].values)
            assert len(rows) > 4
            assert str(rows[1][0]).startswith("R1.")
        case "data_frame":
            assert "Crews are tired." in (place / "talks.html").read_text("utf-8")
        case "redline":
            assert "as well as" in (place / "what-changed.html").read_text("utf-8")
        case "word_template":
            assert "“Heading 1”" not in made["report"].lacks_styles
            assert "“List Number”" in made["report"].lacks_styles
            assert "Letterhead of the House" in header_of(place / "summary.docx")
        case "figure":
            assert "data:image/" in (place / "figures.html").read_text("utf-8")
