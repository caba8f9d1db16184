"""Checking a folder: places, fixes that keep every other byte, suppressions, and our own two editions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outcome_reports.checking import Finding, check_edition
from outcome_reports.checking.engine.findings import NoPlaces
from outcome_reports.reading import read_edition_with_places
from outcome_reports.rewriting.fixing import fix_files

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "content"

EDITION = """\
# The name never changes.
series: Dialogue of States
number: 4
dates: {start: 2026-01-27, end: 2026-01-28}
published: 2026-02-20
organiser: RSO
"""
CHAPTER = """\
id: one
title: One
# What the chapter is about.
introduction: |
  The delegates spoke of labor.

  They met  with [[IDN]] and Timor Leste, and a   behavior was
  was agreed.
summary: >-
  Losses were
  comprised of
  nine million, and it's “so”.
spotlights:
    - by: IDN
      text: 'It wasn''t the the end of the color.'
    - by: NZL
      text: "Caf\\u00e9 and the center, \\"so\\"."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "registry", tmp_path / "registry")
    edition = tmp_path / "fourth"
    (edition / "chapters").mkdir(parents=True)
    (edition / "edition.yaml").write_text(EDITION, encoding="utf-8")
    (edition / "chapters" / "1-one.yaml").write_text(CHAPTER, encoding="utf-8")
    return edition


def check(folder: Path, profile: str = "rso") -> list[Finding]:
    edition, _, places = read_edition_with_places(folder)
    return check_edition(edition, places=places, profile=profile)


def placed(findings: list[Finding]) -> set[tuple[str, int, int, str]]:
    return {(f.rule, f.line, f.column, f.excerpt) for f in findings}


def test_findings_have_the_place_in_the_file(folder: Path) -> None:
    lines = CHAPTER.splitlines()
    found = [finding for finding in check(folder) if finding.fix]
    assert {finding.excerpt for finding in found} >= {"labor", "Timor Leste", "comprised of", "the the", "center"}
    for finding in found:
        assert finding.fix is not None
        assert lines[finding.line - 1].startswith(finding.fix.old, finding.column - 1), finding


def test_signs_of_yaml_are_not_fixed(folder: Path) -> None:
    fixable = {finding.excerpt: finding.fix is not None for finding in check(folder)}
    assert fixable["wasn't"] is False
    assert fixable['"so"'] is False
    assert fixable["it's"] is True


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fixes_change_the_words_concerned_and_nothing_else(folder: Path, line_end: str, mark: str) -> None:
    file = folder / "chapters" / "1-one.yaml"
    before = mark + CHAPTER.replace("\n", line_end)
    file.write_bytes(before.encode())
    mended = fix_files(check(folder))
    after = file.read_bytes().decode()
    changes = {
        "of labor.": "of labour.",
        "met  with": "met with",
        "Timor Leste": "Timor-Leste",
        "a   behavior": "a behaviour",
        "comprised of": "composed of",
        "and it's": "and it’s",
        "the the end of the color": "the end of the colour",
        "the center": "the centre",
    }
    expected = before
    for old, new in changes.items():
        expected = expected.replace(old, new)
    assert after == expected
    assert len(mended) == 10
    assert not [finding for finding in check(folder) if finding.fix]


def test_a_fix_whose_words_are_gone_is_left_out(folder: Path) -> None:
    findings = check(folder)
    file = folder / "chapters" / "1-one.yaml"
    file.write_text(CHAPTER.replace("of labor.", "of work."), encoding="utf-8")
    assert "labor" not in {finding.excerpt for finding in fix_files(findings)}
    assert "of work." in file.read_text(encoding="utf-8")


def test_fixes_leave_files_that_are_not_text_alone(folder: Path) -> None:
    findings = check(folder)
    file = folder / "chapters" / "1-one.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    assert fix_files(findings) == []
    assert file.read_bytes() == b"\xff\xfe\x00"


def test_a_comment_above_the_place_suppresses_with_a_reason(folder: Path) -> None:
    file = folder / "chapters" / "1-one.yaml"
    comment = "# check: ignore LNG001, NAM001 because the minister said so\nintroduction: |"
    file.write_text(CHAPTER.replace("introduction: |", comment), encoding="utf-8")
    found = placed(check(folder))
    assert not [entry for entry in found if entry[3] in {"labor", "Timor Leste"}]
    assert {("LNG001", 16, "color"), ("LNG001", 18, "center")} <= {(rule, line, text) for rule, line, _, text in found}
    assert not [entry for entry in found if entry[0].startswith("SUP")]


def test_a_comment_without_a_reason_is_an_error(folder: Path) -> None:
    file = folder / "chapters" / "1-one.yaml"
    file.write_text(CHAPTER.replace("introduction: |", "# check: ignore LNG001\nintroduction: |"), encoding="utf-8")
    found = check(folder)
    assert ("SUP001", 4, 1) in {(f.rule, f.line, f.column) for f in found}
    assert ("LNG001", 6, 26, "labor") in placed(found)


def test_edition_yaml_suppresses_by_rule_family_and_words(folder: Path) -> None:
    suppress = "suppress:\n  - {rule: LNG, text: labor, reason: said so}\n  - {rule: STR001, reason: for later}\n"
    (folder / "edition.yaml").write_text(EDITION + suppress, encoding="utf-8")
    found = check(folder)
    assert "labor" not in {f.excerpt for f in found}
    assert "center" in {f.excerpt for f in found}
    assert [(f.line, f.path.name) for f in found if f.rule == "SUP002"] == [(9, "edition.yaml")]


def test_a_comment_in_a_text_is_text(folder: Path) -> None:
    file = folder / "chapters" / "1-one.yaml"
    text = CHAPTER.replace("  They met", "  # check: ignore LNG001 because of nothing\n\n  They met")
    file.write_text(text, encoding="utf-8")
    assert "labor" in {finding.excerpt for finding in check(folder)}


def test_paragraphs_that_are_still_to_be_written_are_left_alone_and_the_others_are_not(folder: Path) -> None:
    file = folder / "chapters" / "1-one.yaml"
    guide = "⟦Write here: what the chapter is about, who who spoke, and about labor; last year 56 words⟧"
    text = f"  {guide}\n\n  The delegates met {guide} labor.\n\n  They spoke of labor.\n"
    row = (
        "recommendations:\n  - {id: R1.1, to: [members], context: '⟦Write here: why⟧', recommendation: '⟦Write: it⟧'}\n"
    )
    file.write_text(f"id: one\ntitle: One\nintroduction: |\n{text}summary: |\n  {guide}\n{row}", encoding="utf-8")
    found = [(finding.rule, finding.line) for finding in check(folder)]
    assert [entry for entry in found if entry[0] != "STR009"] == [("LNG001", 8)]
    assert [line for rule, line in found if rule == "STR009"] == [4, 6, 10, 12, 12]


@pytest.mark.parametrize("edition", ["fourth-2026", "third-2025", "coastal-forum-2026"])
def test_our_own_editions_have_no_findings(edition: str) -> None:
    findings = [f"{f.path}:{f.line} {f.rule} {f.message}" for f in check(CONTENT / edition) if f.severity != "info"]
    assert not findings, "\n".join(findings)


def test_nothing_of_the_edition_before_is_left_in_ours() -> None:
    fourth, _, places = read_edition_with_places(CONTENT / "fourth-2026")
    third, _, _ = read_edition_with_places(CONTENT / "third-2025")
    found = check_edition(fourth, places=places, profile="rso", previous=lambda: third)
    assert not [finding for finding in found if finding.severity != "info"]
    carried = check_edition(fourth, places=places, profile="rso", previous=lambda: fourth)
    assert {finding.rule for finding in carried if finding.severity != "info"} == {"STR010"}


def test_a_suppression_of_a_rule_that_does_not_exist_is_reported_as_such(folder: Path) -> None:
    head = folder / "edition.yaml"
    head.write_text(EDITION + "suppress:\n  - {rule: NAM999, reason: because}\n", encoding="utf-8")
    assert [f.message for f in check(folder) if f.rule == "SUP002"] == ["unknown rule “NAM999”"]


def test_an_edition_without_files_has_its_own_places() -> None:
    assert NoPlaces().place(("chapters", 0, "title")) == (Path("chapters/0/title"), 1, 1)
    assert NoPlaces().place((), 2, 3) == (Path("edition"), 3, 4)
