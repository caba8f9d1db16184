"""Findings as lines of text: file:line:column, rule, message, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from outcome_reports.checking.engine.findings import SEVERITIES, Finding


def write_text(findings: Sequence[Finding], *, hints: bool = True) -> str:
    """The findings as text for people, one or two lines each, with a count at the end; ends with a newline."""
    lines: list[str] = []
    for finding in findings:
        told, *hint = str(finding).split("\n    ", 1)
        lines.append(told)
        if hints and hint:
            lines.append(f"    {hint[0]}" + (" (--fix does it)" if finding.fix else ""))
    return "\n".join([*lines, summary_line(findings)]) + "\n"


def summary_line(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity: "2 errors, 1 warning; 1 can be fixed"."""
    counts = Counter(finding.severity for finding in findings)
    names = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
    said = [f"{counts[s]} {names[s][counts[s] != 1]}" for s in SEVERITIES if counts[s]]
    fixes = sum(finding.fix is not None for finding in findings)
    return ", ".join(said or ["no findings"]) + (f"; --fix can mend {fixes}" if fixes else "")
