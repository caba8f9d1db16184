"""Where every test must run, a skipped test fails, but for those that are marked; an expected failure is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
TESTS = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="no Java")
def test_is_skipped():
    pass

def test_skips_itself():
    pytest.skip("no browser")

@pytest.mark.may_skip("the folder is only on some machines")
def test_may_skip():
    pytest.skip("no folder")

@pytest.mark.xfail(reason="known")
def test_fails_as_expected():
    raise AssertionError
"""
WHOLE_FILE = """
import pytest

pytest.skip("no Word", allow_module_level=True)
"""


@pytest.mark.parametrize(
    ("required", "outcome"),
    [("1", "1 failed, 1 passed, 1 skipped, 1 xfailed, 2 errors"), ("", "1 passed, 4 skipped, 1 xfailed")],
)
def test_skips_fail_where_all_tests_must_run(required: str, outcome: str, tmp_path: Path) -> None:
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = may_skip(reason)\n", "utf-8")
    (tmp_path / "test_some.py").write_text(TESTS, "utf-8")
    (tmp_path / "test_file.py").write_text(WHOLE_FILE, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--continue-on-collection-errors", tmp_path],
        cwd=tmp_path,
        env=os.environ | {"OUTCOME_REPORTS_REQUIRE_ALL": required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in ended.stdout
    if required:
        assert "nothing may be skipped here (OUTCOME_REPORTS_REQUIRE_ALL=1): Skipped: no browser" in ended.stdout
