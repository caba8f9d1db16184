"""The folder of next year's edition, file by file, what the report says of it, and what is left to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from outcome_reports.new_edition.creation import new_edition
from outcome_reports.new_edition.progress import progress

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize("name", ["third-2025", "fourth-2026"])
def test_new_edition(name: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "registry", tmp_path / "registry")
    shutil.copytree(CONTENT / name, tmp_path / name)
    report = new_edition(tmp_path / "next", tmp_path / name)
    # Chapters after the first have nothing new.
    text = [
        f"==== {file.relative_to(report.folder).as_posix()}\n{shortened(file)}"
        for file in report.files
        if file.parent.name != "chapters" or file.name[0] == "1"
    ]
    text += ["==== the report", f"name: {report.name}"]
    text += [f"carried: {said}" for said in report.carried]
    text += [f"left out: {said}" for said in report.left_out]
    for todo in report.todos:
        if todo.kind != "answer":
            place = f"{todo.file.relative_to(report.folder).as_posix()}:{todo.line}:{todo.column}"
            text.append(f"todo: {place} {todo.kind} {todo.words} {todo.guide}")
    for row in progress(report.folder):
        counts = f"{row.write} to write, {row.confirm} to confirm, {row.answer} to answer"
        done = f"{row.written} of {row.written + row.missing} words, {row.done:.3f} done, {row.left} left"
        text.append(f"progress: {row.file.relative_to(report.folder).as_posix()}: {counts}, {done}")
    golden(f"new-editions/after-{name}.txt", "\n".join(text).replace(str(tmp_path), "…") + "\n")


def shortened(file: Path) -> str:
    """The text of a file; of the questions about recommendations the first few."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    return "".join(lines[:20] if file.name == "open-recommendations.yaml" else lines)
