"""What the W3C checker says, put to the files and blocks that it is about: with a checker made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import Failure, Unavailable
from outcome_reports.validating.html import STANDARD, TOOL, validate_html
from tests.support.whole_messages import Whole
from tests.unit.validating.conftest import Program

PAGE = '<main>\n<p id="one">x</p>\n<p id="two">y</p>\n</main>\n'


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    # Names that look different in an address.
    found = [tmp_path / name for name in ("one.html", "année 2026 #1.html")]
    for page in found:
        page.write_text(PAGE, encoding="utf-8")
    return found


def check(program: Program, tmp_path: Path, messages: str) -> None:
    (tmp_path / "node_modules" / "vnu-jar").mkdir(parents=True)
    addresses = "files = [pathlib.Path(name).as_uri() for name in sys.argv if name.endswith('.html')]\n"
    program("java", f"{addresses}print(json.dumps({{'messages': {messages}}}))")


def test_messages_go_to_their_file_with_line_and_block(program: Program, tmp_path: Path, pages: list[Path]) -> None:
    message = "{'url': files[1], 'type': 'error', 'message': 'wrong', 'lastLine': 3, 'lastColumn': 13}"
    check(program, tmp_path, f"[{message}]")
    first, second = validate_html(pages)
    assert (first.file, first.tool, first.standard, first.outcome) == (pages[0], TOOL, STANDARD, "passed")
    assert second.failures == (Failure("error", "wrong", "line 3, column 13", "two"),)


def test_addresses_of_windows_go_to_their_file_too(program: Program, tmp_path: Path, pages: list[Path]) -> None:
    # The checker writes file:/C:/x, where Python writes file:///C:/x.
    message = "{'url': files[1].replace('file:///', 'file:/'), 'type': 'error', 'message': 'wrong'}"
    check(program, tmp_path, f"[{message}]")
    assert [verdict.outcome for verdict in validate_html(pages)] == ["passed", "failed"]


def test_a_message_about_the_run_is_about_every_file(program: Program, tmp_path: Path, pages: list[Path]) -> None:
    check(program, tmp_path, "[{'type': 'non-document-error', 'subType': 'io', 'message': 'no room'}]")
    assert [verdict.failures for verdict in validate_html(pages)] == [(Failure("io", "no room"),)] * 2


@pytest.mark.parametrize(
    ("message", "failed"),
    [
        ({"type": "error", "message": "x"}, True),
        ({"type": "info", "subType": "warning", "message": "x"}, True),
        ({"type": "info", "message": "x"}, False),
        (
            {"type": "info", "subType": "warning", "message": "It violates Content Security Policy (meta tag): img"},
            False,
        ),
        ({"type": "error", "message": "It violates Content Security Policy (meta tag): img"}, True),
    ],
)
def test_warnings_count_and_remarks_do_not(
    message: dict[str, str], failed: bool, program: Program, tmp_path: Path, pages: list[Path]
) -> None:
    check(program, tmp_path, f"[dict({message!r}, url=files[0])]")
    assert [verdict.outcome for verdict in validate_html(pages)] == ["failed" if failed else "passed", "passed"]


def test_an_answer_that_makes_no_sense_is_an_error(
    whole: Whole, program: Program, tmp_path: Path, pages: list[Path]
) -> None:
    check(program, tmp_path, "[]")
    program("java", "print('Exception in thread main')")
    with whole.raises(ValidatorError, match="unreadable output: Exception in thread main"):
        validate_html(pages)


def test_without_the_checker_nothing_is_said(program: Program, pages: list[Path]) -> None:
    program("java", "print(json.dumps({'messages': []}))")
    with pytest.raises(
        Unavailable,
        match=r"^Install vnu-jar with npm in a folder of your choice and set OUTCOME_REPORTS_TOOLS to that folder\.$",
    ):
        validate_html(pages)
    assert validate_html([]) == []
