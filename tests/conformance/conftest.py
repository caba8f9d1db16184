"""The documents that validators look at, each built once in a run however many processes it has."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import outcome_reports
from outcome_reports.validating import Unavailable, axe
from tests.conformance.library import Library, build_library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
WIDE = axe.Screen("light", 1280)
# Pages may not evaluate texts, hence no `wait_for_function` on them; and a machine may be busy.
expect.set_options(timeout=30_000)

Built = Callable[[str, str], Path]
"""From the name of a document and a format to its file."""


def _document(name: str) -> outcome_reports.OutcomeDocument:
    """The document called "fourth-2026-statement", "third-2025-excerpt-PHL", or "sample"."""
    from tests.support.sample_tree import sample_document

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


def _build(file: Path) -> None:
    document = _document(file.stem)
    if file.suffix == ".txt":
        file.write_text(document.text, "utf-8")
    else:
        document.save(file)


def _build_once(file: Path) -> None:
    # What fails once fails again, and costs as much: so the other tests are only told.
    failed = file.with_suffix(".failed")
    if failed.exists():
        pytest.fail(f"{file.name} could not be built: {failed.read_text('utf-8')}")
    try:
        _build(file)
    except Exception as problem:
        failed.write_text(repr(problem), "utf-8")
        raise


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(run_folder: Path) -> Built:
    """Builds a document in a format, and "txt" for its words alone, when first asked for it."""

    def path_of(name: str, suffix: str) -> Path:
        folder = run_folder / "documents" / name
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.{suffix}"
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                _build_once(file)
        return file

    return path_of


@pytest.fixture(scope="session")
def library(run_folder: Path) -> Library:
    """The files of every document that we publish, and of made-up ones, by set and format."""

    def files(name: str, suffix: str) -> list[Path]:
        build_library(run_folder / "library")
        return sorted((run_folder / "library" / name).rglob(f"*.{suffix}"))

    return files


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without network, for the tests of one file: two at once cannot be driven in one process."""
    try:
        opened = axe.browser()
    except Unavailable as missing:
        pytest.skip(str(missing))
    with opened as program:
        yield program


@pytest.fixture
def show(browser: Browser, built: Built) -> Callable[..., AbstractContextManager[Page]]:
    """Shows a document on a screen, and closes it."""

    @contextmanager
    def shown(name: str, screen: axe.Screen = WIDE, *, scripts: bool = True) -> Iterator[Page]:
        page, complaints = axe.open_page(browser, built(name, "html"), screen, scripts=scripts)
        try:
            yield page
            assert not complaints
        finally:
            page.context.close()

    return shown
