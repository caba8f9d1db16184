"""Findings as lines of text: file:line:column, rule, message, and hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from outcome_reports.checking.engine.findings import SEVERITIES, Finding
from outcome_reports.checking.engine.rule import RULES


def write_text(findings: Sequence[Finding], *, hints: bool = True) -> str:
    """Return the findings as text for people, errors first, with totals at the end; ends with a newline.

    Each takes one or two lines; findings of one severity keep their order.
    """
    lines: list[str] = []
    for finding in sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)):
        told, *hint = str(finding).split("\n    ", 1)
        lines.append(told)
        if hints and hint:
            lines.append(f"    {hint[0]}" + (" (--fix does it)" if finding.fix else ""))
    return "\n".join([*lines, *_totals(findings), summary_line(findings)]) + "\n"


def _totals(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one line for each rule, if there are several: errors first, then the most frequent."""
    totals = Counter((finding.severity, finding.rule) for finding in findings)
    if len(totals) < 2:
        return
    yield ""
    width = len(str(max(totals.values())))
    for severity, rule in sorted(totals, key=lambda of: (SEVERITIES.index(of[0]), -totals[of], of[1])):
        title = RULES[rule].title if rule in RULES else ""
        yield f"  {totals[severity, rule]:>{width}}  {severity:<7}  {rule}  {title}".rstrip()


def summary_line(findings: Sequence[Finding]) -> str:
    """Return the number of findings of each severity: "2 errors, 1 warning; 1 can be fixed"."""
    counts = Counter(finding.severity for finding in findings)
    names = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
    said = [f"{counts[s]} {names[s][counts[s] != 1]}" for s in SEVERITIES if counts[s]]
    fixes = sum(finding.fix is not None for finding in findings)
    return ", ".join(said or ["no findings"]) + (f"; --fix can correct {fixes}" if fixes else "")
