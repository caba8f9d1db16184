"""One file from outside: what is refused, in which words, and what of it is opened."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from outcome_reports.intake.named_files import read_named
from outcome_reports.intake.regular_files import files_recorded, read_file
from tests.support.refusals import refused_input


def folder(place: Path) -> Path:
    place.mkdir()
    return place


def pipe(place: Path) -> Path:
    os.mkfifo(place)
    return place


def loop(place: Path) -> Path:
    place.symlink_to(place)
    return place


def lost(place: Path) -> Path:
    place.write_bytes(bytes(9))
    return place


def large(place: Path) -> Path:
    place.write_bytes(bytes(1235))
    return place


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (lambda place: place, "the file does not exist", "add it, or check its name"),
        (folder, "not a regular file", "put the file itself there"),
        (pipe, "not a regular file", "put the file itself there"),
        (lambda place: place.with_name("\0"), "this cannot be the name of a file", "check its name"),
        (loop, "the file cannot be read: it is a link to itself", "check its name and permissions"),
        (lost, "the file holds nothing but zeros: its content was lost", "restore an earlier copy"),
        (large, "the file has 1,235 bytes", "at most 1,234: split it, or make it smaller"),
    ],
)
def test_what_is_not_a_file_to_read_is_refused_in_words(
    make: Callable[[Path], Path], message: str, hint: str, tmp_path: Path
) -> None:
    assert refused_input(lambda: read_file(make(tmp_path / "a"), 1234)) == (message, hint)


def test_what_the_system_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", forbidden)
    assert refused_input(lambda: read_file(tmp_path / "a", 9)) == (
        "the file cannot be read: Permission denied",
        "check its name and permissions",
    )


def test_a_file_that_grows_or_shrinks_while_it_is_read_has_the_larger_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"words")
    before = file.stat()
    file.write_bytes(b"twelve bytes")
    monkeypatch.setattr(os, "fstat", lambda _: before)
    assert refused_input(lambda: read_file(file, 10))[0] == "the file has 11 bytes"
    assert read_file(file, 12) == b"twelve bytes"


def test_a_file_as_large_as_allowed_is_read_and_recorded_while_somebody_asks(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"words")
    link = tmp_path / "link"
    link.symlink_to(file)
    with files_recorded() as outer:
        with files_recorded() as inner:
            assert read_file(link, 5) == b"words"
        other = tmp_path / "b"
        other.write_bytes(b"")
        assert read_file(other, 0) == b""
    read_file(file, 9)
    digest = hashlib.sha256(b"words").hexdigest()
    assert inner == {file.resolve(): digest}
    assert outer == {file.resolve(): digest, other.resolve(): hashlib.sha256(b"").hexdigest()}


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in")
    (tmp_path / "out.txt").write_text("x")
    (inside / "a.txt").symlink_to(tmp_path / "out.txt")
    (inside / "own.txt").symlink_to(inside / "b.txt")
    (inside / "b.txt").write_text("y")
    assert refused_input(lambda: read_file(inside / "a.txt", 9, root=inside)) == (
        "the file is a link that leads out of the folder",
        "put the file itself there",
    )
    assert read_file(inside / "own.txt", 9, root=inside) == b"y"
    assert read_file(inside / "a.txt", 9) == b"x"


FROM_FOLDER = "put the file in the folder of the edition, and write its path from there with “/”"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("../a.png", "“../a.png” is not a path inside the edition", FROM_FOLDER),
        ("a\\b.png", "“a\\b.png” is not a path inside the edition", FROM_FOLDER),
        ("c:a.png", "“c:a.png” is not a path inside the edition", FROM_FOLDER),
        ("images/hamd.png", "the file “images/hamd.png” does not exist", "did you mean “images/hand.png”?"),
        ("hand2.png", "the file “hand2.png” does not exist", "did you mean “hand1.png”?"),
        ("images/x/y.png", "the file “images/x/y.png” does not exist", "put the file in the edition’s folder"),
        ("zzz.png", "the file “zzz.png” does not exist", "put the file in the edition’s folder"),
        ("images", "“images”: not a regular file", "put the file itself there"),
        ("large.png", "“large.png”: the file has 11 bytes", "at most 10: split it, or make it smaller"),
        ("out/hand.png", "“out/hand.png” leads out of the edition’s folder", "put the file itself there"),
        # Of what is outside, nothing is told.
        ("out/none.png", "“out/none.png” leads out of the edition’s folder", "put the file itself there"),
        ("out/x/none.png", "“out/x/none.png” leads out of the edition’s folder", "put the file itself there"),
        ("link.png", "“link.png” is not spelled exactly like the file", "check upper and lower case, and links"),
    ],
)
def test_a_name_of_content_that_leads_to_no_file_is_refused(name: str, message: str, hint: str, tmp_path: Path) -> None:
    edition = folder(tmp_path / "e")
    folder(edition / "images")
    folder(tmp_path / "elsewhere")
    for file in ("images/hand.png", "hand1.png", "../elsewhere/hand.png"):
        (edition / file).write_bytes(b"x")
    (edition / "large.png").write_bytes(bytes(11))
    (edition / "out").symlink_to(tmp_path / "elsewhere")
    (edition / "link.png").symlink_to(edition / "hand1.png")
    assert refused_input(lambda: read_named(edition, name, 10)) == (message, hint)
    assert read_named(edition, "images/hand.png", 10) == b"x"


def test_the_folder_is_named_as_what_it_belongs_to(tmp_path: Path) -> None:
    assert refused_input(lambda: read_named(tmp_path, "/a.png", 1, of="brand file"))[0].endswith(
        "inside the brand file"
    )
    assert (
        refused_input(lambda: read_named(tmp_path, "a.png", 1, of="brand file"))[1]
        == "put the file in the brand file’s folder"
    )
    assert refused_input(lambda: read_named(tmp_path / "gone", "a.png", 1)) == (
        "“a.png” cannot be read",
        "check its name and permissions",
    )
