"""What every rule of house style says to its own bad examples: place, words, advice and fix."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from outcome_reports.checking import RULES, Example, Finding, check_edition
from outcome_reports.checking.engine.findings import SEVERITIES
from outcome_reports.checking.engine.rule import Rule
from outcome_reports.checking.formats import write_json, write_sarif, write_text
from outcome_reports.language.dictionary import load_dictionary
from tests.unit.checking.samples import SamplePlaces, sample_edition, sample_profile

FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "json": write_json,
    "sarif": functools.partial(write_sarif, version="1.0"),
    "text": write_text,
}
FAMILIES = sorted({rule.family for rule in RULES.values()})


def findings(example: Example) -> list[Finding]:
    return check_edition(sample_edition(example), places=SamplePlaces(example), profile=sample_profile(example))


def said_by(rule: Rule) -> Iterator[str]:
    yield f"== {rule.id} ({rule.severity}) {rule.title}"
    for example in rule.bad:
        yield example.shown
        for finding in findings(example):
            if finding.rule == rule.id:
                yield from (f"    {line}" for line in str(finding).splitlines())
                yield f"        words: “{finding.excerpt}” at {'/'.join(map(str, finding.where))}"
                if fix := finding.fix:
                    yield f"        fix: {fix.file}:{fix.line}:{fix.column}: “{fix.old}” → “{fix.new}”"


@pytest.mark.parametrize("family", FAMILIES)
def test_findings_of_a_family(family: str, golden: Callable[[str, str], None]) -> None:
    if family == "SPL" and load_dictionary("en_GB") is None:
        pytest.skip("Hunspell’s en_GB dictionary is not installed")
    lines = [line for rule in RULES.values() if rule.family == family for line in said_by(rule)]
    golden(f"findings/{family}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_findings_in_a_format(format: str, golden: Callable[[str, str], None]) -> None:
    found: list[Finding] = []
    for severity in SEVERITIES:
        for fixed in (True, False):
            rules = (rule for rule in RULES.values() if rule.severity == severity)
            made = (finding for rule in rules for example in rule.bad for finding in findings(example))
            found += [one for one in made if one.severity == severity and bool(one.fix) == fixed][:2]
    assert {finding.severity for finding in found} == set(SEVERITIES)
    golden(f"findings/format-{format}.txt", without_explanations(FORMATS[format](found)))


def without_explanations(text: str) -> str:
    """The text; of the rules that SARIF lists, each with its explanation, the first and their number."""
    if not text.startswith('{\n  "$schema"'):
        return text
    data = json.loads(text)
    driver = data["runs"][0]["tool"]["driver"]
    rules = driver["rules"]
    assert {rule["id"] for rule in rules} == set(RULES)
    driver["rules"] = [rules[0], f"{len(rules) - 1} more"]
    for result in data["runs"][0]["results"]:
        assert rules[result.pop("ruleIndex")]["id"] == result["ruleId"]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
