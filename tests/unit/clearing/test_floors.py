"""How much of what reviewers change is found and made: the figures of the design are the least.

A few reviewers in CI; `OUTCOME_REPORTS_REVIEWERS=8` tries as many on each document.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from lxml import etree

import outcome_reports as outr
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies, ReviewCopy
from tests.support.random_reviewer import Reviewed, missed_of, review, without_bookmarks
from tests.support.reviewers import with_body

CONTENT = Path(__file__).resolve().parents[3] / "content"
REVIEWERS = int(os.environ.get("OUTCOME_REPORTS_REVIEWERS", "1"))
EDITIONS = ("fourth-2026", "third-2025", "coastal-forum-2026")


@pytest.fixture(scope="module")
def copies() -> list[ReviewCopy]:
    """The statement of each edition, and the excerpt that has most contributions."""
    found = []
    for name in EDITIONS:
        edition = outr.load(CONTENT / name)
        sources = BlockSources(edition.content)
        key = next(iter(edition.excerptible()))
        for document, to in (
            (edition.statement(), Addressee("statement", (key,), (key,))),
            (edition.excerpt(key, pages={}), Addressee("excerpt", (key,), (key,))),
        ):
            found.append(DocumentCopies(document, edition.content, sources).copy(to))
    return found


@pytest.mark.parametrize(
    ("tracked", "with_ids", "floor"),
    [(True, True, 1.0), (False, True, 0.995), (True, False, 1.0), (False, False, 0.92)],
)
def test_what_reviewers_change_is_found_in_its_place(
    copies: list[ReviewCopy], tmp_path: Path, tracked: bool, with_ids: bool, floor: float
) -> None:
    touched, missed = 0, []
    for number, sent in enumerate(copies):
        for seed in range(REVIEWERS):
            wanted = Reviewed()

            def change(root: etree._Element, sent: ReviewCopy = sent, seed: int = 10 * seed + number) -> None:
                nonlocal wanted
                wanted = review(root, sent.record, random.Random(seed), tracked=tracked)  # noqa: S311
                if not with_ids:
                    without_bookmarks(root)

            file = tmp_path / "back.docx"
            file.write_bytes(with_body(sent.data, change))
            found = compare(sent.record, read_word(file), sender="X", digest="", name="back.docx")
            touched += len(wanted.wanted)
            missed += list(missed_of(sent.record, found, wanted))
    assert touched > 60
    assert 1 - len(missed) / touched >= floor, missed
