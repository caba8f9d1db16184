"""`outcome-reports validate` ends with one line on all files, and with the code that scripts go by."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from outcome_reports import validating
from outcome_reports.cli import main
from outcome_reports.validating import FailedValidatorsError, Failure, Verdict

GOOD, BAD = Path("good.pdf"), Path("bad.pdf")
PASSED = Verdict(GOOD, "veraPDF", "PDF/UA-1", checks=9)
FAILED = Verdict(BAD, "veraPDF", "PDF/UA-1", (Failure("7.3", "no alternative text", "page 1", "map"),), 9, 1)
MISSING = Verdict(BAD, "veraPDF", "PDF/UA-1", unavailable="Install Java.")


MORE = "Not proved: PDF/UA-1 (1 file)."


@pytest.mark.parametrize(
    ("verdicts", "code", "required", "last"),
    [
        ([PASSED], 0, 0, "good.pdf: PDF/UA-1 (veraPDF): passed, 9 checks"),
        ([PASSED, FAILED], 1, 1, "1 of 2 files failed."),
        ([PASSED, Verdict(BAD, "veraPDF", "PDF/UA-1", checks=9)], 0, 0, "All 2 files passed."),
        ([PASSED, MISSING], 3, 1, MORE),
        ([MISSING], 3, 1, MORE),
        ([PASSED, FAILED, MISSING], 1, 1, MORE),
        ([FAILED], 1, 1, "  7.3: no alternative text [block map]"),
    ],
)
def test_the_end_of_what_it_says_and_its_code(
    verdicts: list[Verdict], code: int, required: int, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validating, "validate", lambda _: verdicts)
    for options, expected in (([], code), (["--require"], required)):
        result = CliRunner().invoke(main, ["validate", *options, *(str(verdict.file) for verdict in verdicts)])
        assert result.exit_code == expected
        assert result.output.splitlines()[-1] == last


def test_not_all_files_are_said_to_have_passed_where_some_were_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Verdict(BAD, "tags", "Tagged PDF", checks=9)
    monkeypatch.setattr(validating, "validate", lambda _: [PASSED, other, MISSING])
    assert "passed." not in CliRunner().invoke(main, ["validate", "good.pdf", "bad.pdf"]).output


def test_a_validator_that_breaks_down_does_not_hide_what_others_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> list[Verdict]:
        raise FailedValidatorsError(["java ended with code 1"], [PASSED, FAILED, MISSING])

    monkeypatch.setattr(validating, "validate", broken)
    for options in ([], ["--report", "json"]):
        result = CliRunner().invoke(main, ["validate", *options, "good.pdf", "bad.pdf"])
        assert (result.exit_code, result.stderr) == (1, "java ended with code 1\n")
        assert "no alternative text" in result.stdout
        assert "Install Java." in result.stdout


def test_the_codes_are_in_the_help() -> None:
    said = " ".join(CliRunner().invoke(main, ["validate", "--help"]).output.split())
    assert (
        "0 everything is proved; 1 a check failed or, with --require, a validator is missing; 3 nothing failed" in said
    )
