from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.test_findings import FAMILIES, FORMATS
from tests.golden.test_imports import DOCUMENTS
from tests.golden.test_small_documents import BOOKS, WITH_ALL_PARTS
from tests.support.small_documents import SMALL_DOCUMENTS
from tests.support.word_templates import TEMPLATES

pytest_plugins = ["pytester"]

CONFTEST = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
CASE = "def test(golden): golden('a.txt', {text!r})\n"


def run(pytester: pytest.Pytester, text: str, *options: str) -> pytest.RunResult:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_a=CASE.format(text=text))
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *options)


def test_a_missing_file_is_a_failure_and_stays_missing(pytester: pytest.Pytester) -> None:
    run(pytester, "one").assert_outcomes(failed=1)
    assert not (pytester.path / "a.txt").exists()


def test_accepting_writes_and_comparing_does_not(pytester: pytest.Pytester) -> None:
    run(pytester, "one", "--accept").assert_outcomes(passed=1)
    run(pytester, "one").assert_outcomes(passed=1)
    run(pytester, "two").assert_outcomes(failed=1)
    assert (pytester.path / "a.txt").read_text() == "one"


def test_every_golden_file_is_compared_with_something() -> None:
    here = Path(__file__).parent
    editions = ("third-2025", "fourth-2026")
    named = {f"{edition}-{kind}.txt" for edition in editions for kind in ("statement", "summary", "brief")}
    tags = {f"tags/{edition}-{kind}.txt" for edition in editions for kind in ("statement", "summary")}
    tags |= {"tags/third-2025-PHL.txt", "tags/fourth-2026-IDN.txt"}
    small = {f"word/{name}.txt" for name in (*SMALL_DOCUMENTS, "looks", *(f"{name}-parts" for name in WITH_ALL_PARTS))}
    small |= {f"{medium}/{name}.html" for medium in ("screen", "paper") for name in SMALL_DOCUMENTS}
    small |= {f"word/{name}.txt" for name in ("review", "redline")} | {f"book/{name}.txt" for name in BOOKS}
    small |= {f"word/house-{name.partition('.')[0]}.txt" for name in TEMPLATES}
    small |= {f"tags/small/{name}.txt" for name in SMALL_DOCUMENTS}
    imports = {f"imports/{name}.txt" for name in DOCUMENTS}
    findings = {f"findings/{family}.txt" for family in FAMILIES} | {f"findings/format-{name}.txt" for name in FORMATS}
    nexts = {f"new-editions/after-{edition}.txt" for edition in editions}
    files = {file.relative_to(here).as_posix() for file in here.rglob("*") if file.suffix in (".txt", ".html")}
    assert files == named | tags | small | imports | findings | nexts | {
        "defaults.txt",
        "house-style.txt",
        "screen/page.html",
    }
