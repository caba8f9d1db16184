"""Builds that are ended at any moment: no half file, nobody left at work, no traceback, and the next one is whole.

The moments are the same each time; `OUTCOME_REPORTS_KILLS=200` tries as many others.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = int(os.environ.get("OUTCOME_REPORTS_KILLS", "0"))
WANTED = ("--document", "statement", "--excerpts", "--jobs", "2", "--quiet")
WAYS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
ENTITIES = """\
entities:
  - {key: IDN, kind: state, short: Indonesia}
  - {key: RSO, kind: organisation, short: the Regional Support Office}
"""
MARK = "OUTCOME_REPORTS_KILLED"
"""An environment variable by which a build and all that it has started are known."""


@dataclass(frozen=True)
class Undisturbed:
    """A build that nobody disturbed: its edition, its files, and how long it took."""

    edition: Path
    files: dict[str, bytes]
    seconds: float


def build(edition: Path, out: Path, mark: str = "") -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "outcome_reports",
        "build",
        str(edition),
        "--out",
        str(out),
        *WANTED,
    ]
    return subprocess.Popen(
        command,
        env=os.environ | {MARK: mark},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(edition: Path, out: Path) -> dict[str, bytes]:
    process = build(edition, out)
    told, _ = process.communicate(timeout=300)
    assert process.returncode == 0, told
    return documents(out)


def documents(out: Path) -> dict[str, bytes]:
    """All files but those that only builds look at."""
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def at_work(mark: str) -> list[int]:
    """The processes of a build."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            is_dead = place.name.isdigit() and (place / "stat").read_text().rpartition(")")[2].split()[0] in "ZX"
            if place.name.isdigit() and not is_dead and f"{MARK}={mark}".encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found


@pytest.fixture(scope="module", autouse=True)
def _heard_interrupts() -> Iterator[None]:
    """Lets Ctrl-C end what is started here, even where a shell that ignores it started the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    place = tmp_path_factory.mktemp("kills")
    folder = EditionFolder(place)
    folder.write("../registry/entities.yaml", ENTITIES)
    folder.write("../registry/groups.yaml", "groups: [{key: members, name: Members}]\n")
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: Words.}\n")
    start = time.monotonic()
    files = finish(folder.path, place / "out")
    assert {Path(name).suffix for name in files} == {".html", ".docx", ".pdf"}
    assert len([name for name in files if name.startswith("excerpts/")]) == 4
    return Undisturbed(folder.path, files, time.monotonic() - start)


def end(undisturbed: Undisturbed, out: Path, share: float, way: signal.Signals) -> bool:
    """Builds into `out`, ends it after a share of its time, and judges what is left; False if it was done by then."""
    mark = uuid.uuid4().hex
    process = build(undisturbed.edition, out, mark)
    time.sleep(share * undisturbed.seconds)
    was_at_work = process.poll() is None
    # Ctrl-C reaches all at once.
    whom = os.killpg if way == signal.SIGINT and was_at_work else os.kill
    if was_at_work:
        whom(process.pid, way)
    process.wait(timeout=60)
    ended = time.monotonic()
    while (left := at_work(mark)) and time.monotonic() < ended + 1:
        time.sleep(0.02)
    assert not left, f"{len(left)} processes are at work a second after {way.name}"
    told = process.communicate()[0]
    # Ctrl-C while Python itself starts is not ours to answer.
    assert "Traceback" not in told or "outcome_reports/" not in told, told
    assert "unexpected" not in told, told
    for name, data in documents(out).items():
        assert data == undisturbed.files[name], f"{name} is not whole after {way.name}"
    return was_at_work


def test_a_build_that_is_ended_at_any_moment_leaves_whole_files_and_nobody_at_work(
    undisturbed: Undisturbed, tmp_path: Path
) -> None:
    source = random.Random(time.time() if KILLS else 4)  # noqa: S311 - no secret
    out, ended, done, tries = tmp_path / "out", 0, 0, 0
    count = KILLS or 4
    while ended < count:
        # Every part of a build is ended, and each way of ending has its turn; earlier where the machine is faster now.
        share = 0.9 * (ended + source.random()) / count * 0.8**tries
        if not end(undisturbed, out, share, WAYS[ended % len(WAYS)]):
            done, tries = done + 1, tries + 1
            assert done <= 4 * count, "builds are over before they can be ended"
            # With everything in its place, the next build would do nothing.
            shutil.rmtree(out)
            continue
        ended, tries = ended + 1, 0
        # Short: several ends one after another, and what is left of them all is mended. Long: each is.
        if KILLS or ended == count:
            assert finish(undisturbed.edition, out) == undisturbed.files, f"after number {ended}"
            assert not list(out.rglob("*.part"))
            shutil.rmtree(out)
    print(f"{ended} builds were ended at work, {done} were done before")  # noqa: T201
