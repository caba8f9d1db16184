"""Earlier versions of an edition are found in git and in its round of clearance, and shown beside it of now."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.clearing.deciding.ledger import Event
from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.errors import ArgumentError
from outcome_reports.previewing import side_by_side
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.side_by_side import SideBySide
from outcome_reports.previewing.side_by_side_process import Comparison
from tests.support.small_round import came_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.folders import EditionFolder

BRIEF = Choice("brief")


@pytest.fixture
def sides(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[SideBySide]:
    """Two sides of one edition, with answers in place of those of its child process."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.path.parent.parent))
    found = SideBySide(folder.path, lambda pdf, page, scale: f"{pdf!r} {page} {scale}".encode())
    child: Any = MagicMock()
    found._child = child
    yield found
    found.close()
    child.close.assert_called_once_with()


def _committed(folder: EditionFolder, subject: str, day: str) -> str:
    """A commit of the whole folder above the edition; its id."""
    names = {
        f"GIT_{who}_{what}": words
        for who in ("AUTHOR", "COMMITTER")
        for what, words in (("NAME", "A"), ("EMAIL", "a@b"))
    }
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}

    def git(*words: str) -> str:
        command, environment = ["git", *words], os.environ | names | dates
        return subprocess.run(
            command, cwd=folder.path.parent, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "--allow-empty", "-m", subject)
    return git("rev-parse", "HEAD")


def test_without_git_and_clearance_there_are_no_versions(sides: SideBySide, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sides.versions() == []
    for error in (
        FileNotFoundError(),
        subprocess.TimeoutExpired("git", 10),
        UnicodeDecodeError("utf-8", b"", 0, 1, ""),
    ):
        monkeypatch.setattr(subprocess, "run", MagicMock(side_effect=error))
        assert sides.versions() == []


def test_versions_are_revisions_of_the_edition_then_what_was_sent(
    sides: SideBySide, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _committed(folder, "Begun:\ta draft", "2026-02-01")
    folder.write("../registry/more.yaml", "x: y\n")
    _committed(folder, "Only the registry", "2026-02-02")
    folder.write("edition.yaml", (folder.path / "edition.yaml").read_text("utf-8") + "version: '2'\n")
    second = _committed(folder, "Écrit", "2026-02-03")
    revisions = [
        {"id": f"git:{second}", "name": "2026-02-03: Écrit"},
        {"id": f"git:{first}", "name": "2026-02-01: Begun:\ta draft"},
    ]
    assert sides.versions() == revisions
    came_back(folder.path, "chapters/borders/introduction", "An introduction.", "A long introduction.")
    ledger = RoundFolder.beside(folder.path).ledger
    (sent, _returned) = ledger.events()
    lost = Event(event="sent", at=datetime(2026, 2, 4, tzinfo=UTC), subject="PHL", digest="0" * 16)
    ledger.add(lost)
    assert sides.versions() == [
        *revisions,
        {"id": f"sent:{sent.digest}", "name": f"{sent.at.date()}: sent to IDN"},
    ]
    monkeypatch.setattr(side_by_side, "_REVISIONS", 1)
    assert sides.versions()[:-1] == revisions[:1]
    (RoundFolder.beside(folder.path).path / "ledger.jsonl").write_text("{\n", "utf-8")
    assert sides.versions() == revisions[:1]


def test_two_sides_are_kept_until_the_next_comparison(
    sides: SideBySide, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sides, "versions", lambda: [{"id": "git:abc"}, {"id": "sent:123"}])
    monkeypatch.setattr(side_by_side, "page_sizes", lambda pdf: ((len(pdf), 1.0),))
    ask: Any = sides._child.ask
    ask.return_value = b"old", b"new."
    assert sides.compare("git:abc", BRIEF, "html") == {"number": 1, "pages": []}
    ask.assert_called_once_with(Comparison(folder.path, f"abc:{folder.path.name}", BRIEF, "html"))
    assert (sides.page(1, "old"), sides.page(1, "new")) == (b"old", b"new.")
    with pytest.raises(ArgumentError, match=r"^these versions are no longer kept: compare again$"):
        sides.picture(1, "old", 0, 1.0)
    assert sides.compare("sent:123", BRIEF, "pdf") == {"number": 2, "pages": [((3, 1.0),), ((4, 1.0),)]}
    record = RoundFolder.beside(folder.path).path / "sent" / "123.json"
    ask.assert_called_with(Comparison(folder.path, str(record.resolve()), BRIEF, "pdf"))
    assert sides.picture(2, "new", 3, 1.5) == b"b'new.' 3 1.5"
    for number, form in ((1, "page"), (2, "page"), (3, "picture"), (1, "picture")):
        with pytest.raises(ArgumentError, match=r"^these versions are no longer kept: compare again$"):
            sides.page(number, "old") if form == "page" else sides.picture(number, "old", 0, 1.0)


def test_a_revision_is_that_of_the_folder_by_its_own_name(tmp_path: Path, folder: EditionFolder) -> None:
    (tmp_path / "link").symlink_to(folder.path)
    sides = SideBySide(tmp_path / "link", MagicMock())
    child: Any = MagicMock()
    child.ask.return_value = b"", b""
    sides._child, made = child, _committed(folder, "All", "2026-02-01")
    assert sides.compare(f"git:{made}", Choice("excerpt", "IDN"), "html")["number"] == 1
    assert child.ask.call_args.args[0].since == f"{made}:edition"


@pytest.mark.parametrize(
    ("since", "choice", "why"),
    [
        ("git:abc", Choice("sections", "chapters"), "chosen sections are not compared: choose a whole document"),
        ("git:abc", BRIEF, "this version no longer exists"),
        ("", BRIEF, "this version no longer exists"),
    ],
)
def test_what_cannot_be_compared_is_said(since: str, choice: Choice, why: str, sides: SideBySide) -> None:
    with pytest.raises(ArgumentError, match=f"^{why}$"):
        sides.compare(since, choice, "html")
    ask: Any = sides._child.ask
    ask.assert_not_called()
