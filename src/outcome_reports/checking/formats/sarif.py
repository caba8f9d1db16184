"""Findings as SARIF 2.1.0 (OASIS Standard, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from outcome_reports.checking.engine.findings import Finding, Fix
from outcome_reports.checking.engine.rule import RULES, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write_sarif(findings: Sequence[Finding], *, version: str, base: Path | None = None) -> str:
    """Return a SARIF log of one run, which describes every rule, with findings or without; ends with a newline.

    Findings of other rules (problems in reading, reported as findings) are included too, without a description.
    `version` is that of the software. Paths below `base` are written relative to it, so that the log reveals nothing
    about the machine.
    """
    rules = [RULES[name] for name in sorted(RULES)]
    places = {rule.id: index for index, rule in enumerate(rules)}
    driver = {
        "name": "outcome-reports",
        "semanticVersion": version,
        "rules": [_descriptor(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places, base) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.title.replace("-", " ").split() if word.isalnum()),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, places: dict[str, int], base: Path | None) -> dict[str, Any]:
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    physical: dict[str, Any] = {"artifactLocation": _artifact(finding.path, base)}
    if finding.line:
        physical["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, base)]
    return result


def _fix(fix: Fix, base: Path | None) -> dict[str, Any]:
    region = {
        "startLine": fix.line,
        "startColumn": fix.column,
        "endLine": fix.line,
        "endColumn": fix.column + len(fix.old),
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.new}}
    change = {"artifactLocation": _artifact(fix.file, base), "replacements": [replacement]}
    return {"description": {"text": f"write “{fix.new}”"}, "artifactChanges": [change]}


def _artifact(path: Path, base: Path | None) -> dict[str, str]:
    shown = path.relative_to(base) if base is not None and path.is_relative_to(base) else path
    return {"uri": quote(os.fsencode(shown.as_posix()))}
