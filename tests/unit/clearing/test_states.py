"""States that can be compared: what a name stands for, and what is said where it stands for nothing."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.clearing.redlining import states
from outcome_reports.clearing.redlining.states import _checked_out, _edition, states_of
from outcome_reports.errors import ArgumentError, ContentError, InstallationError, Problem
from tests.support.whole_messages import Whole


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "repository"
    (place / "content" / "e").mkdir(parents=True)
    (place / "content" / "registry").mkdir()
    (place / "content" / "e" / "edition.yaml").write_text("then")
    (place / "content" / "registry" / "terms.yaml").write_text("terms")
    (place / "other").write_text("other")
    for name, target in (("same", "edition.yaml"), ("device", "/dev/zero"), ("out", "../../../x")):
        (place / "content" / "e" / name).symlink_to(target)
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "one")):
        subprocess.run(["git", *words], cwd=place, check=True)
    (place / "content" / "e" / "edition.yaml").write_text("now")
    monkeypatch.chdir(place)
    return place


def problem(call: object) -> Problem:
    with pytest.raises(ContentError) as caught:
        call()  # type: ignore[operator]
    (found,) = caught.value.problems
    return found


def test_a_revision_gives_the_folder_as_it_was_and_what_is_beside_it(repository: Path, tmp_path: Path) -> None:
    assert (repository / "content" / "e" / "edition.yaml").read_text() == "now"
    found = _checked_out("HEAD", "content/e", tmp_path / "out")
    assert found == tmp_path / "out" / "content" / "e"
    assert (found / "edition.yaml").read_text() == "then"
    assert (found.parent / "registry" / "terms.yaml").read_text() == "terms"
    assert not (tmp_path / "out" / "other").exists()
    assert {file.name for file in found.iterdir()} == {"edition.yaml", "same"}


@pytest.mark.parametrize(("revision", "path"), [("v9", "content/e"), ("HEAD", "texts/e")])
def test_what_git_does_not_have_is_named(revision: str, path: str, repository: Path, tmp_path: Path) -> None:
    found = problem(lambda: _checked_out(revision, path, tmp_path / "out"))
    assert (found.file, found.message) == (Path(path), f"git has no “{path}” at the revision “{revision}”")
    assert found.hint == "check both; run it inside the repository"
    assert repository.is_dir()


@dataclass(frozen=True)
class Made:
    tree: tree.Document
    brand: object = "brand"


class Edition:
    """What is asked of an edition."""

    def excerpt(self, *keys: str, **more: object) -> Made:
        return Made(document("excerpt", f"{keys} {more}"))

    def make(self, kind: str) -> Made:
        return Made(document(kind))


def document(kind: str, title: str = "", version: str = "0.2") -> tree.Document:
    about = tree.Metadata(title, "", "", "", (), date(2026, 3, 1), "draft", None, version=version)
    return tree.Document(kind, "en-GB", about, (), {})


def test_a_revision_is_loaded_from_where_it_was_put(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "load", lambda place: (place / "edition.yaml").read_text())
    assert _edition("HEAD:content/e") == "then"  # type: ignore[comparison-overlap]
    assert _edition("content/e") == "now"  # type: ignore[comparison-overlap]
    assert repository.is_dir()


def test_the_document_in_a_file_is_compared_if_it_is_of_that_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.touch()
    monkeypatch.setattr(states, "load", lambda _: Edition())
    for kind, wanted, found in (
        ("brief", "brief", ("brief", "")),
        ("excerpt", "statement", ("excerpt", "")),
        ("brief", "statement", ("statement", "")),
        ("brief", "excerpt", ("excerpt", "('IDN',) {'pages': {}}")),
    ):
        monkeypatch.setattr(states, "load_document", lambda _, kind=kind: Made(document(kind)))
        first, second = states_of(file, tmp_path, wanted, "IDN")
        assert (first.tree.kind, first.tree.metadata.title) == found
        assert [first.brand, first.name] == ["brand", "0.2 (1 March 2026)"]
        assert second.tree.kind == wanted


def test_an_excerpt_is_that_of_somebody(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "load", lambda _: Edition())
    with whole.raises(ArgumentError, match="whose excerpt"):
        states_of(tmp_path, tmp_path, "excerpt", "")


def test_a_state_without_a_version_has_the_name_of_its_day() -> None:
    assert states._version(document("brief", version="")) == "1 March 2026"


def test_without_git_a_folder_is_asked_for(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with whole.raises(InstallationError, match=r"^git is not installed: name a folder$"):
        _checked_out("HEAD", "content/e", tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "content/e", "--list:content/e", "a b:content/e", "HEAD:", ":content"])
def test_a_name_that_is_neither_a_file_nor_a_revision_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = problem(lambda: _edition(name))
    assert (found.file, found.message) == (Path(name), "there is no such folder or file")
    assert found.hint == "check its name"
