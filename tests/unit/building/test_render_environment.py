"""What a build takes for the same environment."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

from outcome_reports.building.render_environment import _LIBRARIES, _installed

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"
MAKE_NO_BYTES = {
    *("cffi", "click", "filelock", "markupsafe", "openpyxl", "pypdf", "pypdfium2", "pyyaml", "ruamel.yaml"),
    "typing_extensions",
}
"""Libraries that read, ask, wait or only pass on."""
COUNTED_BY_THEIR_FILES = {"font-source-sans-pro", "font-source-serif-pro"}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", text, maxsplit=1)[0].lower() for text in requirements if "extra ==" not in text}


def test_every_library_that_makes_bytes_is_counted() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    needed = names(project["dependencies"]) | names(importlib.metadata.requires("weasyprint") or [])
    assert needed - MAKE_NO_BYTES - COUNTED_BY_THEIR_FILES <= set(_LIBRARIES)


def test_versions_of_libraries_and_sizes_of_fonts_are_counted(tmp_path: Path) -> None:
    for name in ("weasyprint-1.dist-info", "Python_Docx-1.2.egg-info", "click-8.dist-info", "font_ours-1.dist-info"):
        (tmp_path / name).mkdir()
    (tmp_path / "lxml-5.libs").mkdir()
    for folder in ("font_ours", "lxml"):
        files = tmp_path / folder / "files"
        files.mkdir(parents=True)
        for name in ("a.ttf", "b.otf", "c.txt"):
            (files / name).write_bytes(b"123")
    assert _installed(tmp_path) == ["Python_Docx-1.2", "font_ours/a.ttf:3", "font_ours/b.otf:3", "weasyprint-1"]
    assert _installed(tmp_path / "none") == []
