"""What veraPDF says, put into verdicts: with a Java made for the test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import Failure, verapdf
from outcome_reports.validating.verapdf import validate_pdf
from tests.support.whole_messages import Whole
from tests.unit.validating.conftest import Program

FILE = Path("a.pdf")
SOUND = {"compliant": True, "ended": "normal", "checks": 9, "failed": 0, "failures": []}
FAULT = {
    "specification": "ISO 14289-1:2014",
    "clause": "7.3",
    "test": 1,
    "description": "Figures have alternative texts",
    "message": None,
    "context": "root/document[0]/pages[1](7 0 obj PDPage)/contentStream[0]",
}


def verdicts(program: Program, monkeypatch: pytest.MonkeyPatch, *results: dict[str, Any]) -> Any:
    monkeypatch.setattr(verapdf, "class_path", lambda: "x.jar")
    lines = [{"flavour": flavour, **result} for flavour, result in zip(("ua1", "3a"), results)]  # noqa: B905
    program("java", f"for line in {lines!r}: print(json.dumps(line))")
    return validate_pdf([FILE])


def test_a_sound_file_passes_in_both_flavours(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    found = verdicts(program, monkeypatch, SOUND, SOUND)
    assert [(v.standard, v.outcome, v.checks) for v in found] == [("PDF/UA-1", "passed", 9), ("PDF/A-3a", "passed", 9)]


@pytest.mark.parametrize(
    ("change", "message", "place"),
    [
        ({}, "Figures have alternative texts", "page 2"),
        ({"message": "This one has none"}, "This one has none", "page 2"),
        ({"context": "root/metadata[0]"}, "Figures have alternative texts", "metadata"),
        ({"context": "root/document[0]/Outlines[0]"}, "Figures have alternative texts", "bookmarks"),
        ({"context": "root"}, "Figures have alternative texts", "document"),
    ],
)
def test_a_fault_has_its_clause_and_its_place(
    change: dict[str, str], message: str, place: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = SOUND | {"compliant": False, "failed": 3, "failures": [FAULT | change]}
    first, second = verdicts(program, monkeypatch, faulty, SOUND)
    assert first.failures == (Failure("ISO 14289-1:2014, 7.3, test 1", message, place),)
    assert (first.failed, first.checks, second.outcome) == (3, 9, "passed")


def test_a_fault_names_the_block_that_it_is_in(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    class Blocks:
        def __init__(self, file: Path) -> None:
            assert file == FILE

        def block_of(self, context: str) -> str:
            return f"the block of {context}"

    monkeypatch.setattr(verapdf, "PdfBlocks", Blocks)
    faulty = SOUND | {"compliant": False, "failed": 1, "failures": [FAULT | {"context": "root"}]}
    first, _ = verdicts(program, monkeypatch, faulty, SOUND)
    assert [failure.block for failure in first.failures] == ["the block of root"]


def test_a_file_that_cannot_be_read_fails_without_names_of_java(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = SOUND | {"error": "org.verapdf.core.ModelParsingException: Couldn't parse stream"}
    first, _ = verdicts(program, monkeypatch, broken, broken)
    assert first.failures == (Failure("readable PDF", "Couldn't parse stream"),)


@pytest.mark.parametrize("change", [{"ended": "timeout"}, {"compliant": False}, {"failed": 1}])
def test_a_validation_that_was_not_completed_proves_nothing(
    change: dict[str, Any], program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = verdicts(program, monkeypatch, SOUND | change, SOUND)
    assert [failure.clause for failure in first.failures] == ["complete validation"]


def test_too_few_answers_are_an_error(whole: Whole, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with whole.raises(ValidatorError, match="1 results for 1 files in 2 flavours"):
        verdicts(program, monkeypatch, SOUND)


def test_answers_for_other_flavours_are_an_error(
    whole: Whole, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with whole.raises(ValidatorError, match="2 results for 1 files in 2 flavours"):
        verdicts(program, monkeypatch, SOUND, SOUND | {"flavour": "ua1"})


def test_no_files_need_no_java() -> None:
    assert validate_pdf([]) == []
