"""Application of fixes to files: only the words concerned change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.rewriting.content_files import EditError, replace_texts, text_of
from outcome_reports.rewriting.text_edits import TextEdit, line_starts, offset_of, with_edits
from outcome_reports.rewriting.word_placing import with_edits_in_values

if TYPE_CHECKING:
    from outcome_reports.checking import Finding


def fix_files(findings: Iterable[Finding]) -> list[Finding]:
    """Apply the fixes that are safe, and return the findings they corrected.

    A fix is left out if the file no longer has its words at its place, if it overlaps an earlier one, or if YAML would
    read anything else differently; the next check finds it again. Each file is replaced in one step. Raises OSError.
    """
    by_file: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_file.setdefault(finding.fix.file, []).append(finding)
    mended: list[Finding] = []
    for file, wanted in sorted(by_file.items()):
        try:
            mended += _fix_file(file, wanted)
        except EditError:
            continue
    return mended


def _fix_file(file: Path, wanted: list[Finding]) -> list[Finding]:
    text = text_of(file)
    starts = line_starts(text)
    edits: dict[TextEdit, Finding] = {}
    for finding in wanted:
        fix = finding.fix
        assert fix is not None
        start = offset_of(starts, fix.line, fix.column)
        if start is not None:
            edits.setdefault(TextEdit(start, fix.old, fix.new), finding)
    new, made = with_edits(text, edits)
    if file.suffix == ".yaml":
        new, made = with_edits_in_values(text, made)
    if made:
        replace_texts({file: (text, new)})
    return [edits[edit] for edit in sorted(made)]
