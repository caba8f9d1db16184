"""The documentation site is made without a warning, is accessible, and has all that is public."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.checking import RULES
from outcome_reports.validating import axe

ROOT = Path(__file__).resolve().parents[2]
SCREENS: tuple[tuple[axe.Scheme, int], ...] = (("light", 1280), ("dark", 390))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "-b", "html"]
    command += ["-d", str(folder / "trees"), str(ROOT / "docs"), str(folder / "html")]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (made.returncode, made.stderr) == (0, "")
    return folder / "html"


def test_axe_finds_nothing(site: Path) -> None:
    found: dict[str, object] = {}
    with axe.browser() as browser:
        for page in ("index", "tutorial", "gallery", "reference/house-rules"):
            for scheme, width in SCREENS:
                shown = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
                )
                shown.goto((site / f"{page}.html").as_uri())
                failures, judged = axe.violations(shown)
                assert judged > 10
                found |= {f"{page} {scheme} {failure.place}": failure.message for failure in failures}
                shown.close()
    assert found == {}


def test_the_site_works_without_a_network(site: Path) -> None:
    assert (site / "searchindex.js").exists()
    for page in site.rglob("*.html"):
        loaded = re.findall(r'<(?:script|img|link)\b[^>]*?\b(?:src|href)="([^"]+)"', page.read_text(encoding="utf-8"))
        assert loaded, page
        assert [address for address in loaded if address.startswith(("http:", "https:", "//"))] == [], page


def test_the_reference_has_everything_that_is_public(site: Path) -> None:
    python = (site / "reference" / "python.html").read_text(encoding="utf-8")
    assert [
        name for name in outr.__all__ if f'<span class="pre">{name}</span>' not in python and name[0].isupper()
    ] == []
    rules = (site / "reference" / "house-rules.html").read_text(encoding="utf-8")
    assert len(RULES) > 50
    assert [rule for rule in RULES if f"{rule}: " not in rules] == []
