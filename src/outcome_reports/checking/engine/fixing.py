"""Applies the fixes of findings to the files: the words concerned change, every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outcome_reports.checking.engine.findings import Finding
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.text_edits import TextEdit, line_starts, offset_of, with_edits


def fix_files(findings: Iterable[Finding]) -> list[Finding]:
    """Apply the fixes that are safe, and return the findings they corrected.

    A fix is left out if the file no longer has its words at its place, or if it overlaps an earlier one; the next check
    finds it again. Each file is replaced in one step. Raises OSError.
    """
    by_file: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_file.setdefault(finding.fix.file, []).append(finding)
    mended: list[Finding] = []
    for file, wanted in sorted(by_file.items()):
        mended += _fix_file(file, wanted)
    return mended


def _fix_file(file: Path, wanted: list[Finding]) -> list[Finding]:
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return []
    starts = line_starts(text)
    edits: dict[TextEdit, Finding] = {}
    for finding in wanted:
        fix = finding.fix
        assert fix is not None
        start = offset_of(starts, fix.line, fix.column)
        if start is not None:
            edits.setdefault(TextEdit(start, fix.old, fix.new), finding)
    text, made = with_edits(text, edits)
    if made:
        replace_file(file, text.encode("utf-8"))
    return [edits[edit] for edit in made]
