from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.reading.source import read_source
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path

    from outcome_reports.errors import Problem


def read(file: Path, data: bytes | None = None) -> tuple[str | None, list[Problem]]:
    if data is not None:
        file.write_bytes(data)
    problems: list[Problem] = []
    return read_source(file, file.parent, problems), problems


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Côte d’Ivoire ไทย".encode(), "Côte d’Ivoire ไทย"),
        (b"\xef\xbb\xbfa: b", "a: b"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("e\u0301".encode(), "é"),
        ("tab\there, \u00a0 \u202f and \u200d \u200e".encode(), "tab\there, \u00a0 \u202f and \u200d \u200e"),
        ("\U0001f30f".encode(), "\U0001f30f"),
    ],
)
def test_text_is_utf8_with_one_kind_of_line_end(tmp_path: Path, data: bytes, text: str) -> None:
    assert read(tmp_path / "a.yaml", data) == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("a: b".encode("utf-16"), 1, 1, "the file is UTF-16"),
        ("a: b".encode("utf-16-be"), 1, 1, "the file is UTF-16"),
        (b"a: b\x00", 1, 5, "U+0000"),
        (b"\xfe\xff\x00a", 1, 1, "the file is UTF-16"),
        ("title: words".encode("utf-16-le"), 1, 1, "the file is UTF-16"),
        ("title: words".encode("utf-16-be"), 1, 1, "the file is UTF-16"),
        ("a\nb: Côte d’Ivoire".encode("cp1252"), 2, 5, "the byte 0xf4 is not UTF-8"),
        (b"\xed\xa0\x80", 1, 1, "the byte 0xed is not UTF-8"),
        (b"a\xff", 1, 2, "the byte 0xff is not UTF-8"),
        (b"a\nbc\x00", 2, 3, "U+0000"),
        (b"a\r\nb\x0c", 2, 2, "U+000C"),
        (b"\x07", 1, 1, "U+0007"),
        ("a\u0085b".encode(), 1, 2, "U+0085"),
        ("a\u2028b".encode(), 1, 2, "U+2028 line separator"),
        ("a\u202eb".encode(), 1, 2, "U+202E right-to-left override"),
        ("a\u2066b".encode(), 1, 2, "U+2066 left-to-right isolate"),
        ("a\u200bb".encode(), 1, 2, "U+200B zero width space"),
        ("a\u00adb".encode(), 1, 2, "U+00AD soft hyphen"),
        ("a\ufeffb".encode(), 1, 2, "U+FEFF zero width no-break space"),
        ("a\ufffeb".encode(), 1, 2, "U+FFFE"),
        ("a\U000e0041b".encode(), 1, 2, "U+E0041 tag latin capital letter a"),
    ],
)
def test_what_cannot_be_seen_is_refused(
    whole: Whole, tmp_path: Path, data: bytes, line: int, column: int, message: str
) -> None:
    text, problems = read(tmp_path / "a.yaml", data)
    assert text is None
    assert (problems[0].line, problems[0].column) == (line, column)
    assert message in problems[0].message
    whole(*problems)
    assert problems[0].hint


def test_scripts_without_spaces_may_say_where_lines_end(tmp_path: Path) -> None:
    for text in ("ភ្នំ\u200bពេញ", "ນະຄອນ\u200bຫຼວງ", "ရန်\u200bကုန်", "กรุง\u200bเทพ"):
        assert read(tmp_path / "a.yaml", text.encode()) == (text, [])


def test_marks_of_direction_have_another_way(tmp_path: Path) -> None:
    for mark in "\u202a\u202e\u2066\u2067\u2069":
        _, (problem,) = read(tmp_path / "a.yaml", f"a{mark}b".encode())
        assert problem.hint == "delete it, and mark the words instead: [words]{dir=rtl}"
    text = "\u05d0\u200e!\u200f"  # those that change nothing but what is beside them are fine
    assert read(tmp_path / "a.yaml", text.encode()) == (text, [])


def test_every_such_character_is_reported_up_to_twenty(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.yaml", "a\u200bb\n\u200b".encode())
    assert [(p.line, p.column) for p in problems] == [(1, 2), (2, 1)]
    _, problems = read(tmp_path / "a.yaml", "\u200b".encode() * 1000)
    assert len(problems) == 20


def message(file: Path) -> str:
    text, (problem,) = read(file)
    assert text is None
    assert (problem.file, problem.line) == (file, 0)
    return problem.message


def test_what_is_not_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert message(tmp_path / "none.yaml") == "the file does not exist"
    assert message(tmp_path / "folder.yaml") == "not a regular file"
    assert message(tmp_path / "pipe.yaml") == "not a regular file"
    assert message(tmp_path / "zero.yaml") == "not a regular file"
    assert "cannot be read" in message(tmp_path / "loop.yaml")
    assert "cannot be read" in message(tmp_path / ("x" * 300))
    (tmp_path / "a.yaml").touch()
    assert "cannot be read" in message(tmp_path / "a.yaml" / "deeper.yaml")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: yes")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(outside)
    assert message(inside / "link.yaml") == "the file is a link that leads out of the folder"


def test_a_link_inside_the_folder_and_to_the_folder_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.yaml").write_text("a: b")
    (real / "b.yaml").symlink_to("a.yaml")
    (tmp_path / "current").symlink_to("real")
    assert read(tmp_path / "current" / "b.yaml") == ("a: b", [])


def test_a_file_has_a_greatest_size(tmp_path: Path) -> None:
    assert read(tmp_path / "a.yaml", b"a" * CONTENT_BYTES) == ("a" * CONTENT_BYTES, [])
    (tmp_path / "a.yaml").write_bytes(b"a" * (CONTENT_BYTES + 1))
    assert message(tmp_path / "a.yaml") == "the file has 500,001 bytes"


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs tests as root may read everything, so the system's answer is played.
    file = tmp_path / "a.yaml"
    file.write_text("a: b")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("outcome_reports.intake.regular_files.os.open", refuse)
    assert message(file) == "the file cannot be read: Permission denied"
