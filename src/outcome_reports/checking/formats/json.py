"""Findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from outcome_reports.checking.engine.findings import Finding


def write_json(findings: Sequence[Finding]) -> str:
    """Return a JSON document: `findings` is a list of objects with the fields of Finding, paths with “/”."""
    document = {"findings": [_as_object(finding) for finding in findings]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_object(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path.as_posix(),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
        "excerpt": finding.excerpt,
        "where": list(finding.where),
        "fix": {"line": fix.line, "column": fix.column, "old": fix.old, "new": fix.new} if fix else None,
    }
