"""What the rules say of an edition, as the page gets it, and what is mended at a click."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.checking import Finding
from outcome_reports.checking.engine.findings import Fix
from outcome_reports.errors import OutcomeError
from outcome_reports.new_edition.creation_report import Progress
from outcome_reports.previewing.live_findings import Findings
from outcome_reports.rewriting.content_files import EditError

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Child:
    """Answers in the place of the process that checks."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[object] = []

    def ask(self, order: object) -> object:
        self.asked.append(order)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def close(self) -> None:
        self.asked.append("closed")


@pytest.fixture
def told() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def findings(tmp_path: Path, told: list[dict[str, Any]]) -> Iterator[Findings]:
    live: Any = SimpleNamespace(folder=tmp_path, name_of=lambda path: path.name)
    found = Findings(live, told.append)
    found._child.close()
    yield found
    found.close()


def finding(file: Path, **about: Any) -> Finding:
    return Finding("LNG001", "warning", file, 2, 3, "said", **about)


def answered(findings: Findings, *answer: Any) -> _Child:
    child: Any = _Child(answer[0] if isinstance(answer[0], Exception) else answer)
    findings._child = child
    findings._check(findings._live.folder)
    return child  # type: ignore[no-any-return]


def test_each_finding_is_a_row_and_each_file_has_its_progress(
    findings: Findings, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "a b.yaml"
    plain = replace(finding(file), column=9)
    mended = finding(file, hint="do", excerpt="words", where=("chapters", 0), fix=Fix(file, 2, 3, "old", "new"))
    progress = Progress(file, 1, 2, 3, 40, 60)
    child = answered(findings, [plain, mended], {"LNG001": "because"}, [progress])
    assert child.asked == [tmp_path]
    assert told == [findings.message]
    assert findings.message["about"] == "findings"
    assert findings.message["progress"] == [
        {"file": "a b.yaml", "done": progress.done, "write": 1, "confirm": 2, "answer": 3}
    ]
    first, second = findings.message["findings"]
    about = {"rule": "LNG001", "severity": "warning", "file": "a b.yaml", "line": 2, "column": 3, "message": "said"}
    address = f"vscode://file{tmp_path.resolve().as_posix()}/a%20b.yaml:2"
    assert first == second | {
        "id": first["id"],
        "column": 9,
        "hint": "",
        "excerpt": "",
        "path": (),
        "fix": None,
        "old": "",
    }
    assert second == about | {
        "id": second["id"],
        "address": address,
        "hint": "do",
        "why": "because",
        "excerpt": "words",
        "path": ("chapters", 0),
        "fix": "new",
        "old": "old",
    }
    assert len(second["id"]) == 20


def test_findings_of_other_places_or_words_have_other_ids_and_the_same_ones_keep_theirs(
    findings: Findings, tmp_path: Path
) -> None:
    made = [
        Finding("LNG001", "warning", tmp_path / "a", 2, 3, "said"),
        Finding("LNG001", "warning", tmp_path / "b", 2, 3, "said"),
        Finding("LNG001", "warning", tmp_path / "a", 3, 3, "said"),
        Finding("LNG001", "warning", tmp_path / "a", 2, 4, "said"),
        Finding("LNG002", "warning", tmp_path / "a", 2, 3, "said"),
        Finding("LNG001", "warning", tmp_path / "a", 2, 3, "otherwise"),
    ]
    answered(findings, made, {}, [])
    first = [row["id"] for row in findings.message["findings"]]
    assert len(set(first)) == 6
    assert findings.message["findings"][0]["why"] == ""
    answered(findings, made[::-1], {}, [])
    assert [row["id"] for row in findings.message["findings"]] == first[::-1]


def test_a_check_that_fails_leaves_what_was_found_before(
    findings: Findings, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    answered(findings, [finding(tmp_path / "a")], {}, [])
    before = findings.message
    answered(findings, OutcomeError("no"))
    assert (findings.message, len(told)) == (before, 1)


def test_a_finding_is_mended_where_its_words_still_are(findings: Findings, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("x\nanold word\n")
    answered(findings, [finding(file, fix=Fix(file, 2, 3, "old", "new")), finding(file)], {}, [])
    id = findings.message["findings"][0]["id"]
    with pytest.raises(EditError, match=r"^the words have changed in the meantime: nothing was corrected$"):
        findings.fix("unknown")
    file.write_text("x\nan older word\n")
    with pytest.raises(EditError, match=r"^the words have changed in the meantime: nothing was corrected$"):
        findings.fix(id)
    assert file.read_text() == "x\nan older word\n"


def test_the_folder_is_checked_when_it_is_calm(findings: Findings, tmp_path: Path) -> None:
    findings._newest.close()
    findings._newest = MagicMock()
    findings.look()
    findings._newest.put.assert_called_once_with(tmp_path)


def test_closing_ends_the_process(findings: Findings) -> None:
    child = answered(findings, [], {}, [])
    findings._newest.close()
    findings._newest = newest = MagicMock()
    findings.close()
    assert child.asked[-1] == "closed"
    newest.close.assert_called_once_with()
