"""Import of a Word document into memory, for scripts: no file remains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from outcome_reports.api.loading import load
from outcome_reports.importing.old_statement import import_docx
from outcome_reports.importing.output.import_report import Look, Placement, Unplaced
from outcome_reports.intake.input_folders import copy_inputs
from outcome_reports.model import Edition
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class ImportResult:
    """The result of importing a Word document: its `content`, and the `files` that would contain it, by name.

    `unplaced` lists passages without a place, `looks` the places to look at, with file names; `proposals` has names
    that the registry lacks, as YAML, "" for none; `placements` gives the place of each paragraph.
    """

    content: Edition
    files: Mapping[str, str]
    unplaced: tuple[Unplaced, ...]
    looks: tuple[Look, ...]
    proposals: str
    placements: tuple[Placement, ...]


def import_word(path: str | Path, registry: str | Path | None = None) -> ImportResult:
    """Return the edition made from a Word document, with the registry in the folder `registry`, or with one made from
    the document.

    Raises ContentError for a document or a registry that cannot be read; OSError.
    """
    with TemporaryDirectory() as place:
        root = Path(place)
        if registry is not None:
            copy_inputs(Path(registry), root / "registry")
        report = import_docx(path, root / "edition")
        files = {file.relative_to(report.folder).as_posix(): file.read_text(encoding="utf-8") for file in report.files}
        return ImportResult(
            content=load(report.folder).content,
            files=files,
            unplaced=report.unplaced,
            looks=tuple(replace(look, file=look.file.relative_to(report.folder)) for look in report.looks),
            proposals=files.get("registry-proposals.yaml", ""),
            placements=report.placements,
        )
