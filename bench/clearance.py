"""A round of clearance: the files of 27 governments, each of which has changed the statement, read in one process."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from lxml import etree

import outcome_reports as outr
from bench.measuring import best, line, process
from outcome_reports.clearing.sending.sent_records import SentRecord
from tests.support.random_reviewer import review
from tests.support.reviewers import with_body

GOVERNMENTS = 27
SECONDS = 30


def run(edition: Path, _against: Path | None) -> None:
    """Print the measurements for `edition`."""
    print("Clearance")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / edition.name
        shutil.copytree(edition, folder)
        shutil.copytree(edition.parent / "registry", folder.parent / "registry")
        round_ = outr.clearance(folder)
        copies = round_.send(*round_.edition.excerptible()[:GOVERNMENTS], deadline="2026-03-06", statement=True)
        for number, copy in enumerate(copies):

            def change(root: etree._Element, number: int = number, record: SentRecord = copy.record) -> None:
                review(root, record, random.Random(number), tracked=number % 3 > 0)  # noqa: S311

            copy.path.write_bytes(with_body(copy.data, change))
        seconds = best(process("outcome-reports", "clear", "read", folder, *(copy.path for copy in copies)), rounds=1)
        what = f"{len(copies)} returned statements read, whole process"
        line(what, ("time", seconds, " s"), limits=[("time", SECONDS)])
