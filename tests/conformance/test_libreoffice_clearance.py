"""LibreOffice accepts and rejects our redlines word for word, and hands back what reviewers changed in our copies."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

import outcome_reports as outr
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.views import Side, view
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies
from outcome_reports.clearing.sending.sent_records import SentRecord
from tests.support import libreoffice
from tests.support.libreoffice import Step
from tests.support.random_edits import shaken
from tests.support.random_reviewer import Reviewed, missed_of, review
from tests.support.reviewers import with_body

CONTENT = Path(__file__).resolve().parents[2] / "content"
ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"


@dataclass(frozen=True, slots=True)
class _Turned:
    folder: Path
    record: SentRecord
    wanted: dict[bool, Reviewed]


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> _Turned:
    """A redline that LibreOffice accepted and rejected, and reviewed copies that it wrote, some by way of ODT."""
    if libreoffice.program() is None:
        pytest.skip("Install LibreOffice (Debian, Ubuntu: libreoffice-writer-nogui).")
    folder = tmp_path_factory.mktemp("turned")
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, folder / "content" / name)
    new = folder / "content" / "third-2025"
    shaken(new)
    outr.redline(CONTENT / "third-2025", new).save(folder / "redline.docx")

    edition = outr.load(CONTENT / "fourth-2026")
    copies = DocumentCopies(edition.excerpt("IDN", pages={}), edition.content, BlockSources(edition.content))
    sent = copies.copy(Addressee("excerpt", ("IDN",), ("IDN",)))
    wanted: dict[bool, Reviewed] = {}
    for tracked in (True, False):

        def change(root: etree._Element, tracked: bool = tracked) -> None:
            chance = random.Random(7)  # noqa: S311
            wanted[tracked] = review(root, sent.record, chance, tracked=tracked, rate=0.7)

        (folder / f"{tracked}.docx").write_bytes(with_body(sent.data, change))
    reviewed = [
        step
        for tracked in (True, False)
        for step in (
            Step(folder / f"{tracked}.docx", folder / f"{tracked}-direct.docx"),
            Step(folder / f"{tracked}.docx", folder / f"{tracked}.odt"),
            Step(folder / f"{tracked}.odt", folder / f"{tracked}-odt.docx"),
        )
    ]
    redlined = [Step(folder / "redline.docx", folder / f"{command}.docx", command) for command in (ACCEPT, REJECT)]
    libreoffice.turn([*redlined, *reviewed], folder / "profile")
    return _Turned(folder, sent.record, wanted)


def _words(file: Path, side: Side) -> list[str]:
    return [word for unit in view(read_word(file).paragraphs, side) for word in unit.text.split()]


@pytest.mark.parametrize(("command", "side"), [(ACCEPT, "after"), (REJECT, "before")])
def test_a_redline_has_the_new_text_or_the_old_word_for_word(turned: _Turned, command: str, side: Side) -> None:
    ours = _words(turned.folder / "redline.docx", side)
    settled = turned.folder / f"{command}.docx"
    assert len(ours) > 1000
    assert _words(settled, "after") == _words(settled, "before") == ours


@pytest.mark.parametrize("way", ["direct", "odt"])
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "plain"])
def test_what_a_reviewer_changed_is_found(turned: _Turned, tracked: bool, way: str) -> None:
    file = read_word(turned.folder / f"{tracked}-{way}.docx")
    found = compare(turned.record, file, sender="IDN", digest="", name="")
    assert len(turned.wanted[tracked].wanted) > 5
    assert list(missed_of(turned.record, found, turned.wanted[tracked])) == []
    assert found.honest == tracked
