"""Every rule finds its bad examples, passes its good ones, and its fix gives what the example says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outcome_reports.checking import RULES, Example, check_edition, profile_names
from outcome_reports.language.dictionary import load_dictionary
from outcome_reports.rewriting.fixing import fix_files
from tests.unit.checking.samples import SamplePlaces, sample_edition, sample_profile

PREFIX = re.compile(r"^[A-Z]{3}\d{3}$")
CASES = [
    pytest.param(rule, example, good, id=f"{rule}-{'good' if good else 'bad'}-{number}")
    for rule, entry in sorted(RULES.items())
    for good, examples in ((True, entry.good), (False, entry.bad))
    for number, example in enumerate(examples, start=1)
]


@pytest.mark.parametrize(("rule", "example", "good"), CASES)
def test_example(rule: str, example: Example, good: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if rule == "SPL001" and load_dictionary("en_GB") is None:
        pytest.skip("Hunspell’s en_GB dictionary is not installed")
    monkeypatch.chdir(tmp_path)
    findings = check_edition(sample_edition(example), places=SamplePlaces(example), profile=sample_profile(example))
    found = [finding for finding in findings if finding.rule == rule]
    assert bool(found) != good, "\n".join(f"{f.rule} {f.message} [{f.excerpt}]" for f in findings)
    if example.fixed is not None:
        file = Path("sample.md")
        file.write_text(example.text, encoding="utf-8")
        assert len(fix_files(found)) == len(found)
        assert file.read_text(encoding="utf-8") == example.fixed


KEPT = [
    pytest.param(rule, example, profile, id=f"{rule}-{number}-{profile}")
    for rule, entry in sorted(RULES.items())
    for number, example in enumerate(entry.kept, start=1)
    for profile in profile_names()
]


@pytest.mark.parametrize(("rule", "example", "profile"), KEPT)
def test_what_is_kept_is_left_to_the_author(rule: str, example: Example, profile: str) -> None:
    chosen = sample_profile(example, profile)
    findings = check_edition(sample_edition(example), places=SamplePlaces(example), profile=chosen, rules=[rule])
    assert not [finding.fix for finding in findings if finding.fix]


def test_every_rule_that_has_a_fix_says_what_it_leaves_as_it_is() -> None:
    mending = {id for id, entry in RULES.items() if any(example.fixed is not None for example in entry.bad)}
    assert mending
    assert {id for id in mending if len(RULES[id].kept) < 3} == set()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_is_explained(rule: str) -> None:
    entry = RULES[rule]
    assert PREFIX.match(rule)
    assert entry.why.endswith(".")
    assert entry.source
    assert entry.good
    assert entry.bad
    assert entry.id in entry.explanation
