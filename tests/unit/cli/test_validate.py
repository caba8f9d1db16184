"""`outcome-reports validate` ends with one line on all files, and with the code that scripts go by."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from outcome_reports import validating
from outcome_reports.cli import main
from outcome_reports.validating import Failure, Verdict

GOOD, BAD = Path("good.pdf"), Path("bad.pdf")
PASSED = Verdict(GOOD, "veraPDF", "PDF/UA-1", checks=9)
FAILED = Verdict(BAD, "veraPDF", "PDF/UA-1", (Failure("7.3", "no alternative text", "page 1", "map"),), 9, 1)
MISSING = Verdict(BAD, "veraPDF", "PDF/UA-1", unavailable="Install Java.")


@pytest.mark.parametrize(
    ("verdicts", "code", "last"),
    [
        ([PASSED], 0, "good.pdf: PDF/UA-1 (veraPDF): passed, 9 checks"),
        ([PASSED, FAILED], 1, "1 of 2 files failed."),
        ([PASSED, Verdict(BAD, "veraPDF", "PDF/UA-1", checks=9)], 0, "All 2 files passed."),
        ([PASSED, MISSING], 0, "bad.pdf: PDF/UA-1 (veraPDF): not looked at. Install Java."),
        ([FAILED], 1, "  7.3: no alternative text [block map]"),
    ],
)
def test_the_end_of_what_it_says(
    verdicts: list[Verdict], code: int, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validating, "validate", lambda _: verdicts)
    result = CliRunner().invoke(main, ["validate", *(str(verdict.file) for verdict in verdicts)])
    assert result.exit_code == code
    assert result.output.splitlines()[-1] == last
