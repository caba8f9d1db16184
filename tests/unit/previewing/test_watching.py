"""Every change of a file is noticed, and what an editor does for one save is one change."""

from __future__ import annotations

import os
import queue
import threading
from typing import TYPE_CHECKING

import pytest

from outcome_reports.previewing.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.folders import EditionFolder

ONE = "chapters/1-labour.yaml"


def _in_place(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")


def _renamed_over(file: Path) -> None:
    beside = file.with_name("4913~")
    beside.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
    beside.replace(file)


def _same_size_and_time(file: Path) -> None:
    before = file.stat()
    beside = file.with_name(".part")
    beside.write_text(file.read_text("utf-8").swapcase(), "utf-8")
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(file)


def _removed(file: Path) -> None:
    file.unlink()


def _beside(file: Path) -> None:
    file.with_name("9-last.yaml").write_text("id: last\n", "utf-8")


def _registry(file: Path) -> None:
    _in_place(file.parents[2] / "registry" / "terms.yaml")


@pytest.mark.parametrize("change", [_in_place, _renamed_over, _same_size_and_time, _removed, _beside, _registry])
def test_a_change_is_noticed(folder: EditionFolder, change: Callable[[Path], None]) -> None:
    noticed: queue.Queue[set[Path]] = queue.Queue()
    watcher = Watcher(folder.path, noticed.put, 0.01)
    watcher.start()
    try:
        with pytest.raises(queue.Empty):
            noticed.get(timeout=0.2)
        change(folder.path / ONE)
        changed = noticed.get(timeout=30)
        assert changed
        assert (folder.path / ONE in changed) == (change not in {_beside, _registry})
    finally:
        watcher.close()


def test_what_belongs_to_programs_is_not_watched(folder: EditionFolder) -> None:
    watcher = Watcher(folder.path, lambda _: None)
    before = watcher._look()
    folder.write(".git/index", "x")
    folder.write("chapters/.1-labour.yaml.swp", "x")
    folder.write("a/b/c/d/too-deep.yaml", "x")
    assert watcher._look() == before
    folder.write("a/b/c/deep.yaml", "x")
    assert watcher._look().keys() - before.keys() == {str(folder.path / "a/b/c/deep.yaml")}
    watcher.close()


def test_several_files_of_one_save_are_one_change(folder: EditionFolder) -> None:
    noticed: list[set[Path]] = []
    watcher = Watcher(folder.path, noticed.append, 0.05)
    watcher.start()
    names = ("a.yaml", "b.yaml", "chapters/c.yaml")
    for name in names:
        folder.write(name, "x: y\n")
    threading.Event().wait(0.6)
    watcher.close()
    assert noticed == [{folder.path / name for name in names}]
