"""Puts the fixes of findings into the files: the words concerned change, every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outcome_reports.checking.engine.findings import Finding, Fix
from outcome_reports.platform.files import replace_file

_BOM = "\ufeff"


def fix_files(findings: Iterable[Finding]) -> list[Finding]:
    """Mend what can be mended safely, and gives back the findings that were mended.

    A fix is left out if the file no longer holds its words at its place, or if it overlaps one that stands before it;
    the next check finds it again. Each file is replaced in one step. Raises OSError.
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
    starts = _line_starts(text)
    mended: list[Finding] = []
    pieces: list[str] = []
    at = 0
    for finding in sorted(wanted, key=lambda finding: (finding.line, finding.column, -len(finding.excerpt))):
        fix = finding.fix
        assert fix is not None
        start = _place(text, starts, fix)
        if start is None or start < at:
            continue
        pieces += [text[at:start], fix.new]
        at = start + len(fix.old)
        mended.append(finding)
    if mended:
        replace_file(file, "".join([*pieces, text[at:]]).encode("utf-8"))
    return mended


def _line_starts(text: str) -> list[int]:
    starts = [len(_BOM) if text.startswith(_BOM) else 0]
    starts += [at + 1 for at, character in enumerate(text) if character == "\n"]
    return starts


def _place(text: str, starts: list[int], fix: Fix) -> int | None:
    if not 0 < fix.line <= len(starts) or fix.column < 1:
        return None
    start = starts[fix.line - 1] + fix.column - 1
    return start if text.startswith(fix.old, start) else None
