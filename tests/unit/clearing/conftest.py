"""A round of clearance whose copies were sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.clearance_round import ClearanceRound

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition whose excerpts for Indonesia and Thailand were sent."""
    place = tmp_path_factory.mktemp("round")
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, place / "content" / name)
    with pytest.MonkeyPatch.context() as patched:
        # Page numbers, which would take the layout of the statement, are of no account here.
        patched.setattr(LoadedEdition, "statement_pages", {})
        outr.clearance(place / "content" / "third-2025").send("IDN", "THA", deadline="2026-03-06", by="Ann")
    return place


@pytest.fixture
def round_(sent: Path, tmp_path: Path) -> ClearanceRound:
    shutil.copytree(sent / "content", tmp_path / "content")
    return outr.clearance(tmp_path / "content" / "third-2025")
