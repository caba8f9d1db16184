"""What befalls a build: folders that vanish, clocks that are wrong, names that are no text, disks without locks."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import filelock
import pytest

from outcome_reports.building import BuildReport, DocumentReport, build
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.whole_messages import Whole


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "[[IDN]] and [[KOR]] agree."))
    return folder


def html(edition: EditionFolder, out: Path, **wanted: object) -> BuildReport:
    return build(edition.path, out, formats="html", jobs=1, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize("whole", [True, False], ids=["folder", "file"])
def test_what_is_removed_while_the_build_goes_on_is_not_success(
    whole: bool, edition: EditionFolder, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def remove(done: int, _total: int, document: DocumentReport) -> None:
        if done == 1:
            shutil.rmtree(out) if whole else document.files[0].unlink()

    report = html(edition, out, excerpts=["IDN", "KOR"], progress=remove)
    (failed,) = report.failed
    assert "had been removed by the end of the build: build again" in failed.error
    assert failed.files == ()
    again = html(edition, out, excerpts=["IDN", "KOR"])
    assert not again.failed
    assert all(path.is_file() for document in again.documents for path in document.files)


def test_a_clock_before_1980_hinders_no_word_file(edition: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    now = edition.load().summary().to_docx()
    local = time.localtime
    monkeypatch.setattr(time, "time", lambda: 1.0)
    monkeypatch.setattr(time, "localtime", lambda _=None: local(1.0))
    assert edition.load().summary().to_docx() == now


def test_a_name_that_is_not_text_hinders_no_build(edition: EditionFolder, tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(edition.path) + b"/Pr\xe9face.txt", os.O_CREAT | os.O_WRONLY))
    assert not html(edition, tmp_path / "out").failed


def test_a_disk_that_cannot_lock_is_reported_as_such(
    whole: Whole, edition: EditionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with whole.raises(OSError, match="cannot lock files: build into a folder on another disk"):
        html(edition, tmp_path / "out")
