"""What every rule of house style says of itself, and to its own bad examples: place, words, advice and fix."""

from __future__ import annotations

import functools
import itertools
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
    title, *rest = rule.explanation.splitlines()
    yield f"== {title}"
    yield from (line for line in rest if not line.startswith("Bad: "))
    for example in rule.bad:
        yield example.shown
        for finding in findings(example):
            if finding.rule == rule.id:
                yield from (f"    {line}" for line in str(finding).splitlines())
                yield f"        words: “{finding.excerpt}” at {'/'.join(map(str, finding.where))}"
                if fix := finding.fix:
                    yield f"        fix: {fix.file}:{fix.line}:{fix.column}: “{fix.old}” → “{fix.new}”"


def chapter(text: str, **fields: object) -> Mapping[str, object]:
    return {"chapters": [{"id": "one", "title": "One", "introduction": text, **fields}]}


def row(context: str, recommendation: str) -> Mapping[str, object]:
    return {"id": "R1.1", "by": ["IDN"], "to": "members", "context": context, "recommendation": recommendation}


SERIES = "They shared data, notices, and tools. They sent maps, lists, and rules. They kept law, order and trust."
SIGNED = {"name": "N", "office": "O", "country": "IDN", "signature": "images/ab.png"}
ODD: Mapping[str, Example] = {
    "links": Example(
        "See [Read more](https://www.baliprocess.net/a), [this link ](http://a.test/b) or www.rso.org, a@www.rso.org.",
        parts={"contact": {"name": "RSO", "links": [
            {"kind": "website", "label": "l", "address": address}
            for address in ("https://rso.org/", "https://a.example/b", "https://example.net", "https://notexample.net")
        ]}},
    ),
    "compounds": Example(
        "Governments led efforts grow. Business led efforts grow. Campus led efforts grow. The RSO led talks ended. "
        "“Technology facilitated trafficking” grows; technology facilitated and led trafficking grew. Gender sensitive "
        "law, trusted specific law, a newly appointed-officer, a highly-skilled and a likely-looking team."
    ),
    "figures in other places": Example(parts=chapter(
        "They met.",
        key_figures=[
            {"value": value, "label": "x"} for value in ("Half", "50 million", "7", "1,000+", "9.1 trillion", "Fifty")
        ],
        spotlights=[{"by": "IDN", "text": "They found 1,000.", "key_figures": [{"value": "1,000", "label": "y"}]}],
        recommendations=[row("Half of them were 7.5 or 50 thousand.", "Count 9.1 trillion of 50 million.")],
    )),
    "a series, consistent": Example(SERIES, parts={"profile": {"punctuation": {"serial_comma": "consistent"}}}),
    "a series, always": Example(SERIES, parts={"profile": {"punctuation": {"serial_comma": "always"}}}),
    "verbs in -ize": Example(
        "They organised, realise, analysed and advised.", parts={"profile": {"spelling": {"verbs": "ize"}}}
    ),
    "pictures": Example(
        f"![{'word ' * 41}](images/ab.png)\n\n![A photo of boats](images/ab.png)\n\n![a.png](images/ab.png)",
        parts={"foreword": {"text": "x", "signatories": [
            SIGNED, {**SIGNED, "alt": "Image of a name"}, {**SIGNED, "alt": "Signature of N"},
        ]}},
    ),
    "participants": Example(parts={"participation": {"title": "P", "lists": [
        {"id": "a", "title": "Member States", "participants": ["IDN", "FJI", "TLS"]},
        {"id": "b", "title": "International organisations", "participants": ["UNODC", "RSO", "COMMIT"]},
        {"id": "c", "title": "Observer States", "participants": ["NZL", "IDN"]},
        {"id": "d", "title": "States and organisations", "participants": ["THA", "IOM"]},
        {"id": "e", "title": "Dialogues", "participants": ["COMMIT-2", "INTERPOL"]},
    ]}}),
    "lists that are announced": Example(
        "They named three: law, order and trust and hope. Two themes: a; b; c. Four pillars: 1) a, 2) b and 3) c. "
        "Two aims (of 2): x. Three years: a, b and c. Two steps: one, two. 2 ways: on and off.\n\n"
        "There are 2 themes:\n\n- a\n  - b\n- c\n- d\n\nThere are three reasons:\n\nNone.\n\nFive parts:"
    ),
    "names": Example(
        "Vietnam Airlines met the Bank of Vietnam, Vietnam-based firms and VIETNAM. Laos officials, the Laos "
        "delegation and Laos. They met The Regional Support Office, the Mekong Process and osint. Maldives "
        "and the Maldives; "
        "Timor Leste’s laws; the IOM Office; the RSO’s and RSO’s plan."
    ),
    "formal names": Example(parts=chapter("They met.", spotlights=[{
        "by": "CHN",
        "text": "The People’s Republic of China met the Republic of Fiji. China spoke with the Kingdom of Thailand.",
    }])),
    "acronyms": Example(
        "The Open Data Grid (ODG) and a Grid of Data (GOD) met the UNTOC Working Group (UWG), OSINT, ODG and GODs. "
        "UN 2030 and ASEAN+3, IOM’s, the IOMs and the WHO (World Health Organization)."
    ),
    "spelling": Example("On 5 km² with 3Dx teh recieved WhatsApp of Myawaddi, Indonesa, co-opration and "
    "ABCDEFGHIJKLMN."),
}  # fmt: skip


def test_odd_content(golden: Callable[[str, str], None]) -> None:
    if load_dictionary("en_GB") is None:
        pytest.skip("Hunspell’s en_GB dictionary is not installed")
    said = []
    for name, example in ODD.items():
        said.append(f"== {name}")
        for finding in findings(example):
            said += [
                *str(finding).splitlines(),
                f"    words: “{finding.excerpt}” at {'/'.join(map(str, finding.where))}",
            ]
            said += [f"    fix: “{fix.old}” → “{fix.new}”" for fix in [finding.fix] if fix]
    golden("findings/odd.txt", "\n".join(said) + "\n")


@pytest.mark.parametrize("family", FAMILIES)
def test_findings_of_a_family(family: str, golden: Callable[[str, str], None]) -> None:
    if family == "SPL" and load_dictionary("en_GB") is None:
        pytest.skip("Hunspell’s en_GB dictionary is not installed")
    lines = [line for rule in RULES.values() if rule.family == family for line in said_by(rule)]
    golden(f"findings/{family}.txt", "\n".join(lines) + "\n")


@functools.cache
def some_of_each_kind() -> list[Finding]:
    """Two findings of each severity with a fix, and two without."""
    found: list[Finding] = []
    for severity in SEVERITIES:
        for fixed in (True, False):
            rules = (rule for rule in RULES.values() if rule.severity == severity)
            made = (finding for rule in rules for example in rule.bad for finding in findings(example))
            kind = (one for one in made if one.severity == severity and bool(one.fix) == fixed)
            found += itertools.islice(kind, 2)
    return found


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_findings_in_a_format(format: str, golden: Callable[[str, str], None]) -> None:
    found = some_of_each_kind()
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
