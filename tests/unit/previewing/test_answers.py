"""What the page sends is passed on as it is, or refused with what is missing."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.previewing.answering import RefusedRequestError, no_answer
from outcome_reports.previewing.answers import GETS
from outcome_reports.previewing.orders import POSTS

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = ["chapters", 0, "introduction"]


@pytest.mark.parametrize(
    ("name", "body", "called"),
    [
        ("open", {"path": PATH}, lambda p: p.editing.open.assert_called_once_with(tuple(PATH))),
        ("check", {"text": "Words."}, lambda p: p.editing.check.assert_called_once_with("Words.", ())),
        (
            "save",
            {"path": PATH, "raw": "Old.", "text": "New."},
            lambda p: p.editing.save.assert_called_once_with(tuple(PATH), "Old.", "New."),
        ),
        ("undo", {}, lambda p: p.editing.undo.assert_called_once_with()),
        ("fix", {"id": "7"}, lambda p: p.findings.fix.assert_called_once_with("7")),
    ],
)
def test_words_are_passed_on(name: str, body: dict[str, Any], called: Callable[[MagicMock], None]) -> None:
    preview = MagicMock()
    for answering in (preview.editing.open, preview.editing.check, preview.editing.undo, preview.findings.fix):
        answering.return_value = "answered"
    answer = POSTS[name](preview, {}, body)
    called(preview)
    assert answer.status == HTTPStatus.OK
    assert answer.headers == {"Content-Type": "application/json"}
    expected = {
        "open": b'"answered"',
        "check": b'{"problems": "answered"}',
        "save": b"{}",
        "undo": b'{"file": "answered"}',
        "fix": b'{"mended": "answered"}',
    }
    assert answer.data == expected[name]


@pytest.mark.parametrize(
    ("name", "body", "missing"),
    [
        ("open", {}, "“path” is expected, as a list"),
        ("open", {"path": "chapters"}, "“path” is expected, as a list"),
        ("open", {"path": [1.5]}, "“path” is expected, as a list"),
        ("check", {"text": 7}, "“text” is expected, as text"),
        ("save", {"path": PATH, "text": "New."}, "“raw” is expected, as text"),
        ("save", {"path": PATH, "raw": "Old."}, "“text” is expected, as text"),
        ("fix", {"id": None}, "“id” is expected, as text"),
    ],
)
def test_what_is_missing_is_named(name: str, body: dict[str, Any], missing: str) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        POSTS[name](MagicMock(), {}, body)
    assert (refused.value.status, refused.value.message) == (HTTPStatus.BAD_REQUEST, missing)


@pytest.mark.parametrize("asked", [{}, {"version": "1", "page": "2"}, {"version": "x", "page": "2", "scale": "1"}])
def test_a_picture_has_three_numbers(asked: dict[str, str]) -> None:
    with pytest.raises(RefusedRequestError, match="version, page and scale are expected") as refused:
        GETS["picture"](MagicMock(), asked, {})
    assert refused.value.status == HTTPStatus.BAD_REQUEST


def test_a_picture_of_a_page_is_png() -> None:
    preview = MagicMock()
    preview.paper.picture.return_value = b"png"
    answer = GETS["picture"](preview, {"version": "3", "page": "2", "scale": "1.5"}, {})
    preview.paper.picture.assert_called_once_with(3, 2, 1.5)
    assert (answer.data, answer.headers) == (b"png", {"Content-Type": "image/png"})


def test_nothing_else_is_answered() -> None:
    with pytest.raises(RefusedRequestError, match="there is no such page") as refused:
        no_answer(MagicMock(), {}, {})
    assert refused.value.status == HTTPStatus.NOT_FOUND
    with pytest.raises(RefusedRequestError, match="there is no such file"):
        GETS["files"](MagicMock(), {"rest": "../preview.html"}, {})
