"""The documents that validators look at, each built once in a run however many processes it has."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import outcome_reports

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("pdf", "docx", "html")

Built = Callable[[str, str], Path]
"""From the name of a document and a format to its file."""


def _document(name: str) -> outcome_reports.OutcomeDocument:
    """The document called "fourth-2026-statement", "third-2025-excerpt-PHL", or "sample"."""
    from tests.sample_tree import sample_document

    content = ROOT / "content"
    if name == "sample":
        return outcome_reports.OutcomeDocument(sample_document(), outcome_reports.load(content / "fourth-2026").brand)
    series, year, kind, *keys = name.split("-")
    edition = outcome_reports.load(content / f"{series}-{year}")
    match kind:
        case "statement":
            return edition.statement()
        case "summary":
            return edition.summary()
        case "excerpt":
            return edition.excerpt(keys)
    raise ValueError(f"there is no document {name}")


def _build(name: str, folder: Path) -> None:
    document = _document(name)
    for suffix in FORMATS:
        document.save(folder / f"{name}.{suffix}")
    (folder / f"{name}.txt").write_text(document.text, "utf-8")


def _build_once(name: str, folder: Path) -> None:
    # What fails once fails again, and costs as much: so the other tests are only told.
    failed = folder / ".failed"
    if failed.exists():
        pytest.fail(f"{name} could not be built: {failed.read_text('utf-8')}")
    try:
        _build(name, folder)
    except Exception as problem:
        failed.write_text(repr(problem), "utf-8")
        raise
    (folder / ".built").touch()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(run_folder: Path) -> Built:
    """Builds a document in all formats, and "txt" for its words alone, when first asked for any of them."""

    def path_of(name: str, suffix: str) -> Path:
        folder = run_folder / "documents" / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / ".built").exists():
                _build_once(name, folder)
        return folder / f"{name}.{suffix}"

    return path_of
