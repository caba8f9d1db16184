"""The recipes of the documentation are short, are the files in examples/recipes/, and make what they say."""

from __future__ import annotations

import re
import runpy
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from tests.support.word_templates import letterhead

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "examples" / "recipes"
ZIP = "application/zip"
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
    # No screen is needed, and the list of fonts is kept where it is made.
    monkeypatch.setenv("MPLBACKEND", "agg")
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
            app = FastAPI()
            app.get("/excerpts")(lambda: Response(made["excerpts"]("content/third-2025", "txt"), media_type=ZIP))
            with TestClient(app) as client, zipfile.ZipFile(BytesIO(client.get("/excerpts").content)) as archive:
                assert "Kenya" in archive.read("KEN.txt").decode()
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
            made["plt"].close("all")
