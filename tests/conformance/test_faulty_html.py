"""A fault planted in an HTML file is found by the W3C checker or by axe-core, under its clause and with its block."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from outcome_reports.validating import Verdict, axe, html, lines_of
from tests.conformance.judging import expect_only, judged

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A sound page</title></head><body><main>
<h1 id="title">A sound page</h1>
<section id="part"><h2>A part</h2><p>Words with <a href="#detail">a link to the detail</a>.</p></section>
<section id="detail"><h3>A detail</h3>
<img id="picture" alt="A blue square" width="8" height="8"
    src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="></section>
<section id="figures"><h2>Figures</h2><table>
<thead><tr><th scope="col">Year</th><th scope="col">Meetings</th><th scope="col">States</th></tr></thead>
<tbody><tr><td>2025</td><td>3</td><td>26</td></tr><tr><td>2026</td><td>4</td><td>27</td></tr>
<tr><td>2027</td><td>5</td><td>28</td></tr></tbody></table></section>
</main></body></html>
"""


@dataclass(frozen=True)
class Fault:
    """A change to the sound page, who must find it, and under which clause and in which block."""

    standard: str
    clause: str
    block: str
    old: str
    new: str


HEAD = '<tr><th scope="col">Year</th><th scope="col">Meetings</th><th scope="col">States</th></tr>'
POLICY = """<meta http-equiv="Content-Security-Policy" content="img-src 'none'">"""
HEADLESS = "<tr><td>Year</td><td>Meetings</td><td>States</td></tr>"
CHECKER, WCAG = html.STANDARD, axe.STANDARD
FAULTS = {
    "no-alternative-text": Fault(WCAG, "1.1.1", "picture", 'alt="A blue square" ', ""),
    "no-alternative-text-for-the-checker": Fault(CHECKER, "error", "picture", 'alt="A blue square" ', ""),
    "heading-jump": Fault(WCAG, "heading-order", "detail", "<h3>A detail</h3>", "<h4>A detail</h4>"),
    "heading-jump-for-the-checker": Fault(CHECKER, "error", "detail", "<h3>A detail</h3>", "<h4>A detail</h4>"),
    "no-header-cells": Fault(
        WCAG,
        "td-has-header",
        "figures",
        HEAD,
        HEAD.replace("th>", "td>").replace("<th ", "<td ").replace(' scope="col"', ""),
    ),
    "pale-text": Fault(WCAG, "1.4.3", "part", "<p>Words", '<p style="color: #aaa">Words'),
    "not-closed": Fault(CHECKER, "error", "", "</a>", ""),
    "repeated-id": Fault(CHECKER, "", "part", "<h2>A part", '<h2 id="part">A part'),
    "no-such-element": Fault(CHECKER, "error", "part", "<p>Words", "<p><bogus>x</bogus> Words"),
    "no-language": Fault(WCAG, "3.1.1", "", ' lang="en"', ""),
    "script-error": Fault(WCAG, "no errors in the browser", "", "<main>", "<script>nobody.home()</script><main>"),
    "breach-of-policy": Fault(WCAG, "no errors in the browser", "", "<title>", POLICY + "<title>"),
    "from-elsewhere": Fault(
        WCAG, "self-contained", "", "<p>Words", '<p><img alt="" src="https://example.org/x"> Words'
    ),
}


def _write(file: Path, fault: Fault | None) -> Path:
    page = PAGE
    if fault is not None:
        assert fault.old in PAGE
        page = PAGE.replace(fault.old, fault.new, 1)
    file.write_text(page, "utf-8")
    return file


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("faulty html, with ä")
    cases: dict[str, Fault | None] = {"sound": None, **FAULTS}
    files = [_write(folder / f"{name}.html", fault) for name, fault in cases.items()]
    return judged(html.validate_html, files) | judged(lambda given: axe.validate_axe(given, axe.SCREENS[:1]), files)


@pytest.mark.parametrize("standard", [CHECKER, WCAG])
def test_without_a_fault_nothing_is_found(standard: str, verdicts: dict[tuple[str, str], Verdict]) -> None:
    verdict = verdicts["sound", standard]
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found(name: str, verdicts: dict[tuple[str, str], Verdict]) -> None:
    fault = FAULTS[name]
    expect_only(verdicts[name, fault.standard], fault.clause, fault.block or None)


def test_a_fault_of_one_screen_says_which(tmp_path: Path) -> None:
    dark = "<style>@media (prefers-color-scheme: dark) { p { color: #bbb } }</style></head>"
    file = tmp_path / "dark.html"
    file.write_text(PAGE.replace("</head>", dark), "utf-8")
    (verdict,) = judged(axe.validate_axe, [file]).values()
    expect_only(verdict, "1.4.3", "part")
    assert {failure.place for failure in verdict.failures} == {"p (dark, 1280 pixels wide; dark, 390 pixels wide)"}
