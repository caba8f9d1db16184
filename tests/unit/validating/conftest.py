"""Programs and packages that tests put in the place of validators."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from outcome_reports.validating import programs

Program = Callable[[str, str], Path]
"""Makes a program of a name that runs Python code, on the path and nowhere else."""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    place = tmp_path / "programs"
    place.mkdir()
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setenv(programs.TOOLS, str(tmp_path))

    def make(name: str, code: str) -> Path:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!{sys.executable}\nimport json, sys, pathlib\n{code}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make
