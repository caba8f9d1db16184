"""What a build takes for the same environment."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

from outcome_reports.building.render_environment import _LIBRARIES

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"
MAKE_NO_BYTES = {"cffi", "click", "filelock", "markupsafe", "openpyxl", "pypdf", "pypdfium2", "pyyaml", "ruamel.yaml"}
"""Libraries that read, ask, wait or only pass on."""
COUNTED_BY_THEIR_FILES = {"font-source-sans-pro", "font-source-serif-pro"}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", text, maxsplit=1)[0].lower() for text in requirements if "extra ==" not in text}


def test_every_library_that_makes_bytes_is_counted() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    needed = names(project["dependencies"]) | names(importlib.metadata.requires("weasyprint") or [])
    assert needed - MAKE_NO_BYTES - COUNTED_BY_THEIR_FILES <= set(_LIBRARIES)
