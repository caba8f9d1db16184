"""Law: the same content gives the same bytes, whatever the clock, the time zone, the hash seed, user or folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outcome_reports.composing.documents.registry import KINDS
from outcome_reports.writers.registry import WRITERS

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import sys
import outcome_reports as outr
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.writers.registry import WRITERS
from pathlib import Path
edition = outr.load(sys.argv[1])
out = Path(sys.argv[2])
documents = {kind: edition.make(kind) for kind in OF_EDITION}
documents["excerpt"] = edition.excerpt("AUS", pages={})
for name, document in documents.items():
    for suffix in WRITERS:
        document.save(out / f"{name}.{suffix}")
"""


def made(edition: Path, out: Path, *, before: list[str], **environment: str) -> dict[str, str]:
    command = [*before, sys.executable, "-c", MAKE, str(edition), str(out)]
    subprocess.run(command, check=True, cwd=out.parent, env=os.environ | environment, timeout=300)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


@pytest.mark.parametrize("name", ["third-2025", "fourth-2026"])
def test_two_builds_give_equal_bytes(name: str, tmp_path: Path) -> None:
    if not shutil.which("faketime"):
        pytest.skip("faketime is not installed: tools/setup-system test")
    here, elsewhere = tmp_path / "here", tmp_path / "a folder elsewhere"
    for folder in (here, elsewhere):
        shutil.copytree(ROOT / "content" / "registry", folder / "registry")
        shutil.copytree(ROOT / "content" / name, folder / name)
        (folder / "home").mkdir()
        (folder / "out").mkdir()
    first = made(
        here / name, here / "out", before=[], TZ="UTC", PYTHONHASHSEED="1", HOME=str(here / "home"), USER="ann"
    )
    second = made(
        elsewhere / name,
        elsewhere / "out",
        before=["faketime", "2031-05-06 07:08:09"],
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="2",
        HOME=str(elsewhere / "home"),
        USER="ben",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="1",
    )
    assert len(first) == len(KINDS) * len(WRITERS)
    assert first == second
