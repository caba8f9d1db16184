"""Every script in examples/ runs as it stands and makes what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MADE = {
    "build_statement": {"statement.docx", "statement.html", "statement.pdf"},
    "country_excerpts": {"fiji-and-tonga.pdf", "indonesia.docx", "pacific.html"},
    "excerpts_on_a_cluster": {"excerpts/index.html", "excerpts/hlv-halvorne.html"},
    "own_brand": {"statement-for-printer.pdf", "statement.docx", "statement.html", "statement.pdf"},
    "own_sections": {"briefing.docx", "briefing.html", "briefing.pdf"},
    "recommendations_table": {"recommendations.csv"},
}

SMALL = {"excerpts_on_a_cluster": "coastal-forum-2026", "own_brand": "third-2025"}
"""Smaller editions, for scripts that make much."""


def test_every_script_is_known_here() -> None:
    assert {path.stem for path in (ROOT / "examples").glob("*.py")} == set(MADE)


@pytest.mark.parametrize("name", sorted(MADE))
def test_script_makes_its_files(name: str, tmp_path: Path) -> None:
    edition = SMALL.get(name, "fourth-2026")
    command = [sys.executable, str(ROOT / "examples" / f"{name}.py"), str(ROOT / "content" / edition), str(tmp_path)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert run.returncode == 0, run.stderr
    assert {file for file in MADE[name] if (tmp_path / file).is_file()} == MADE[name]


def test_a_whole_round_of_clearance(tmp_path: Path) -> None:
    script, edition = ROOT / "examples" / "clearance" / "whole_round.py", ROOT / "content" / "fourth-2026"
    command = [sys.executable, str(script), str(edition), str(tmp_path / "round")]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert run.returncode == 0, run.stderr
    assert "read: IDN, cleared with changes" in run.stdout
    assert "made: IDN-1; left to a person: 0" in run.stdout
    chapter = "chapters/2-transnational-crime.yaml"
    new = (tmp_path / "round" / "content" / "fourth-2026" / chapter).read_bytes()
    assert new == (edition / chapter).read_bytes().replace(b"several channels", b"many channels")
    made = {file.name for file in (tmp_path / "round").iterdir()}
    assert {"matrix.docx", "matrix.xlsx", "redline.docx", "redline.html"} <= made
