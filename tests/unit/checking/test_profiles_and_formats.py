"""Profiles extend and tune one another; findings are written for people, editors and build servers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.checking import (
    RULES,
    Example,
    Finding,
    Severity,
    check_edition,
    profile_names,
    read_profile,
    rules_named,
    write_json,
    write_sarif,
    write_text,
)
from outcome_reports.checking.engine.findings import Fix
from outcome_reports.errors import ProfileError, UnknownNameError
from outcome_reports.language.dictionary import load_dictionary
from tests.support.whole_messages import Whole
from tests.unit.checking.samples import SamplePlaces, sample_edition

TEXT = Example("They discussed labor.\n\nIt is the the end: they organised it.")


@pytest.fixture
def findings() -> list[Finding]:
    return check_edition(sample_edition(TEXT), places=SamplePlaces(TEXT), profile="un")


def rules(profile: str, folder: Path | None = None) -> dict[str, str]:
    found = check_edition(sample_edition(TEXT), profile=read_profile(profile, folder))
    return {finding.rule: finding.severity for finding in found}


def profile(folder: Path, name: str, text: str) -> Path:
    (folder / "house-style").mkdir(exist_ok=True)
    (folder / "house-style" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_package_has_two_profiles() -> None:
    assert profile_names() == ("rso", "un")


def test_un_writes_ize_and_rso_writes_ise() -> None:
    assert "LNG002" in rules("un")
    assert "LNG002" not in rules("rso")


def test_a_profile_of_ones_own_extends_another_and_tunes_rules(tmp_path: Path) -> None:
    text = 'extends = "rso"\n[rules]\nLNG = "info"\nLNG011 = "off"\n[spelling]\nverbs = "ize"\n'
    found = rules("own", profile(tmp_path, "own", text))
    assert found == {"LNG001": "info", "LNG002": "info"}


def test_lists_are_added_to_and_single_values_replaced(tmp_path: Path) -> None:
    folder = profile(tmp_path, "own", 'extends = "un"\nactors = ["Ministers"]\n[limits]\nsentence = 30\n')
    own, un = read_profile("own", folder), read_profile("un")
    assert own.actors == (*un.actors, "Ministers")
    assert own.limits.sentence == 30
    assert own.spelling == un.spelling


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("nobody", "", "unknown profile “nobody”: profiles are own, rso, un"),
        ("own", 'extends = "own"', "extends itself: own → own"),
        ("own", "[spelling]\nverb = 'ise'", "spelling.verb"),
        ("own", "name = ", "cannot be read"),
        ("own", "[rules]\nLNG001 = 'loud'", "rules.LNG001"),
    ],
)
def test_profiles_that_cannot_be_used_say_why(whole: Whole, tmp_path: Path, name: str, text: str, said: str) -> None:
    with whole.raises(ProfileError, match=said):
        read_profile(name, profile(tmp_path, "own", text))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'title = "a\xff"', "the byte 0xff is not UTF-8: save it as UTF-8"),
        (b"name = ", "Invalid value (at end of document)"),
        (b"a = " + b"[" * 100_000, "it is nested too deeply"),
        (b"a = " + b"9" * 5000, "it has a number that is too long"),
    ],
)
def test_a_profile_that_cannot_be_read_is_named(data: bytes, said: str, tmp_path: Path) -> None:
    folder = profile(tmp_path, "own", "")
    file = folder / "house-style" / "own.toml"
    file.write_bytes(data)
    with pytest.raises(ProfileError) as error:
        read_profile("own", folder)
    assert str(error.value) == f"the profile {file} cannot be read: {said}"


@pytest.mark.parametrize("target", ["rso.toml", "nowhere.toml"], ids=["to itself", "to nothing"])
def test_a_broken_link_is_not_taken_for_the_package_s_profile(tmp_path: Path, target: str) -> None:
    folder = profile(tmp_path, "own", 'extends = "un"\n')
    (folder / "house-style" / "rso.toml").symlink_to(target)
    with pytest.raises(ProfileError, match=r"the profile .*rso\.toml cannot be read"):
        read_profile("rso", folder)


def test_a_check_can_be_restricted_to_rules(whole: Whole) -> None:
    found = check_edition(sample_edition(TEXT), profile="un", rules=["LNG011"])
    assert [finding.rule for finding in found] == ["LNG011"]
    with whole.raises(UnknownNameError, match="“LNG999”; did you mean"):
        check_edition(sample_edition(TEXT), profile="un", rules=["LNG999"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("labor", "labour", "write “labour”"), ("  ", " ", "write one space"), (",", "", "delete “,”")],
)
def test_a_finding_says_what_mends_it(old: str, new: str, said: str) -> None:
    fix = Fix(Path("a.yaml"), 1, 1, old, new)
    finding = Finding("LNG019", "warning", Path("a.yaml"), 1, 1, "two spaces", fix=fix)
    assert str(finding) == f"a.yaml:1:1: warning LNG019: two spaces\n    {said}"


def test_text_has_place_rule_message_hint_and_count(findings: list[Finding]) -> None:
    lines = write_text(findings).splitlines()
    assert "sample.md:1:16: warning LNG001: “labor” is American spelling" in lines
    assert "    write “labour” (--fix does it)" in lines
    assert lines[-1] == "1 error, 2 warnings; --fix can correct 3"
    text = "\n".join(lines).replace(" (--fix does it)", "")
    errors = [finding for finding in findings if finding.severity == "error"]
    others = [finding for finding in findings if finding.severity != "error"]
    assert text.startswith("\n".join(str(finding) for finding in (*errors, *others)))
    assert write_text([]) == "no findings\n"


def finding(rule: str, severity: Severity, line: int) -> Finding:
    return Finding(rule, severity, Path("a.yaml"), line, 1, f"{rule} is broken")


def test_errors_come_first_and_rules_are_summed_up() -> None:
    found = [
        finding("LNG001", "warning", 1),
        finding("NAM001", "info", 2),
        *(finding("LNG011", "warning", line) for line in range(3, 15)),
        finding("LNG001", "error", 20),
        finding("CONTENT", "error", 21),
        finding("LNG001", "warning", 22),
    ]
    lines = write_text(found).splitlines()
    assert [line.split(":")[1] for line in lines[:17]] == ["20", "21", "1", *map(str, range(3, 15)), "22", "2"]
    assert lines[17:] == [
        "",
        "   1  error    CONTENT",
        f"   1  error    LNG001  {RULES['LNG001'].title}",
        f"  12  warning  LNG011  {RULES['LNG011'].title}",
        f"   2  warning  LNG001  {RULES['LNG001'].title}",
        f"   1  info     NAM001  {RULES['NAM001'].title}",
        "2 errors, 14 warnings, 1 note",
    ]


def test_a_single_rule_needs_no_sum() -> None:
    found = [finding("LNG001", "warning", line) for line in (1, 2)]
    assert write_text(found).splitlines()[2:] == ["2 warnings"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["LNG011"], ["LNG011"]),
        (["lng011", "LNG011"], ["LNG011"]),
        (["NAM"], [id for id in sorted(RULES) if id.startswith("NAM")]),
        (["LNG011", "Nam"], ["LNG011", *(id for id in sorted(RULES) if id.startswith("NAM"))]),
        ([], []),
    ],
)
def test_rules_are_named_by_id_or_family_in_any_case(names: list[str], ids: list[str]) -> None:
    assert list(rules_named(names)) == ids


@pytest.mark.parametrize(("name", "said"), [("LNG11", "did you mean"), ("N", "--list-rules"), ("", "--list-rules")])
def test_a_rule_that_is_unknown_is_reported_with_what_may_be_meant(whole: Whole, name: str, said: str) -> None:
    with whole.raises(UnknownNameError, match=said):
        rules_named(["LNG011", name])


def test_json_has_every_field(findings: list[Finding]) -> None:
    entries = json.loads(write_json(findings))["findings"]
    assert {entry["rule"] for entry in entries} == {"LNG001", "LNG002", "LNG011"}
    first = entries[0]
    assert first["fix"] == {"line": 1, "column": 16, "old": "labor", "new": "labour"}
    assert first["where"] == ["chapters", 0, "introduction"]


def test_sarif_describes_every_rule_and_points_at_each_result(findings: list[Finding]) -> None:
    log: dict[str, Any] = json.loads(write_sarif(findings, version="0.1.0"))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    described = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert described == sorted(RULES)
    for result in run["results"]:
        assert described[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
        assert replacement["deletedRegion"]["endColumn"] > replacement["deletedRegion"]["startColumn"]


def test_sarif_names_no_folder_of_the_machine(tmp_path: Path) -> None:
    finding = Finding("LNG011", "error", tmp_path / "a folder" / "x.yaml", 1, 1, "twice")
    log = write_sarif([finding], version="0.1.0", base=tmp_path)
    assert str(tmp_path) not in log
    assert '"uri": "a%20folder/x.yaml"' in log


def test_the_dictionary_knows_words_and_near_ones() -> None:
    dictionary = load_dictionary("en_GB")
    if dictionary is None:
        pytest.skip("Hunspell’s en_GB dictionary is not installed")
    assert dictionary.knows("organisation")
    assert not dictionary.knows("organistaion")
    assert dictionary.near("organistaion", frozenset())[:1] == ["organisation"]
    assert load_dictionary("xx_XX") is None


def test_findings_are_the_same_in_every_run() -> None:
    first = check_edition(sample_edition(TEXT), profile="un")
    assert first == check_edition(sample_edition(TEXT), profile="un")
    assert first == sorted(first, key=lambda finding: finding.order)
