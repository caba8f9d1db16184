"""What the page sends is passed on as it is, or refused with what is missing."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.model import Edition
from outcome_reports.previewing.answering import RefusedRequestError, no_answer, policy
from outcome_reports.previewing.answers import GETS
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.orders import POSTS
from outcome_reports.writers.html.html_writer import write_html
from tests.support.parts import HEAD
from tests.support.registry import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.folders import EditionFolder

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
    with pytest.raises(RefusedRequestError, match=r"^version, page and scale are expected$") as refused:
        GETS["picture"](MagicMock(), asked, {})
    assert refused.value.status == HTTPStatus.BAD_REQUEST


def test_a_picture_of_a_page_is_png() -> None:
    preview = MagicMock()
    preview.paper.picture.return_value = b"png"
    answer = GETS["picture"](preview, {"version": "3", "page": "2", "scale": "1.5"}, {})
    preview.paper.picture.assert_called_once_with(3, 2, 1.5)
    assert (answer.data, answer.headers) == (b"png", {"Content-Type": "image/png"})


CHOICES = {
    "name": "e",
    "documents": list(OF_EDITION),
    "excerpts": [],
    "sections": [],
    "own": 1,
    "editor": "vi",
}
OWN = (sections.foreword,)
HTML = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": ""}


@pytest.mark.parametrize(
    ("name", "asked", "called", "data"),
    [
        ("choices", {}, None, CHOICES),
        (
            "state",
            {"document": "brief"},
            lambda p: p.screens.state.assert_called_once_with(Choice("brief")),
            "answered",
        ),
        ("findings", {}, None, "found"),
        ("clearance", {}, None, "cleared"),
        ("texts", {}, None, {"texts": [], "names": []}),
        (
            "state",
            {"document": "sections", "key": "foreword"},
            lambda p: p.screens.state.assert_called_once_with(Choice("sections", "foreword", OWN)),
            "answered",
        ),
        ("paper", {}, lambda p: p.paper.want.assert_called_once_with(Choice(), "pdf"), {}),
        ("paper", {"medium": "word"}, lambda p: p.paper.want.assert_called_once_with(Choice(), "word"), {}),
        ("paper", {"medium": "x"}, lambda p: p.paper.want.assert_called_once_with(Choice(), "pdf"), {}),
        ("paper", {"medium": "none"}, lambda p: p.paper.leave.assert_called_once_with(Choice()), {}),
        ("versions", {}, None, {"versions": "answered"}),
        ("compare", {}, lambda p: p.sides.compare.assert_called_once_with("", Choice(), "html"), "answered"),
        (
            "compare",
            {"since": "v1", "form": "pdf", "document": "excerpt", "key": "IDN"},
            lambda p: p.sides.compare.assert_called_once_with("v1", Choice("excerpt", "IDN"), "pdf"),
            "answered",
        ),
    ],
)
def test_what_is_asked_for_is_answered_as_data(
    name: str, asked: dict[str, str], called: Callable[[MagicMock], None] | None, data: object
) -> None:
    preview = MagicMock()
    preview.live.edition = None
    preview.live.folder.name = "e"
    preview.opening.name = "vi"
    preview.own = OWN
    preview.findings.message, preview.clearance.message = "found", "cleared"
    for answering in (preview.screens.state, preview.sides.versions, preview.sides.compare):
        answering.return_value = "answered"
    answer = GETS[name](preview, asked, {})
    if called:
        called(preview)
    assert json.loads(answer.data) == data
    assert answer.headers == {"Content-Type": "application/json"}


def test_names_are_those_of_the_registry_without_articles() -> None:
    edition = Edition.model_validate(HEAD | {"registry": registry()})
    preview = MagicMock()
    preview.live.edition.content = edition
    preview.live.edition.excerptible.return_value = ["PHL", "RSO", "members", "XXX"]
    names = [
        ["PHL", "Philippines"],
        ["RSO", "Regional Support Office"],
        ["members", "Bali Process Members"],
        ["XXX", "XXX"],
    ]
    preview.opening.name = ""
    choices = json.loads(GETS["choices"](preview, {}, {}).data)
    assert (choices["name"], choices["excerpts"]) == (edition.name, names)
    preview.editing.texts.return_value = []
    texts = json.loads(GETS["texts"](preview, {}, {}).data)
    assert [key for key, _ in texts["names"]] == list(edition.registry.keys())
    assert all(name in texts["names"] for name in names[:3])


@pytest.mark.parametrize(("part", "asked"), [("4", 4), ("", -1), ("-1", -1), ("x", -1), ("²", -1)])
def test_a_passage_has_a_page_or_none(part: str, asked: int) -> None:
    preview = MagicMock()
    preview.paper.find.side_effect = [(7, 0.25), None]
    answers = [GETS["spot"](preview, {"part": part, "words": "who said"}, {}).data for _ in range(2)]
    assert [json.loads(answer) for answer in answers] == [{"page": 7, "down": 0.25}, {}]
    preview.paper.find.assert_called_with(asked, "who said")


def test_one_side_is_a_page_or_a_picture_of_one() -> None:
    preview = MagicMock()
    preview.sides.page.return_value, preview.sides.picture.return_value = b"page", b"png"
    answer = GETS["side"](preview, {"number": "4", "side": "old"}, {})
    preview.sides.page.assert_called_once_with(4, "old")
    assert (answer.data, answer.headers) == (b"page", HTML)
    assert GETS["side"](preview, {"scale": "0"}, {}).data == b"page"
    preview.sides.page.assert_called_with(0, "new")
    answer = GETS["side"](preview, {"number": "4", "side": "x", "page": "2", "scale": "1.5"}, {})
    preview.sides.picture.assert_called_once_with(4, "new", 2, 1.5)
    assert (answer.data, answer.headers) == (b"png", {"Content-Type": "image/png"})


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"number": "-1"}, "number and page are expected"),
        ({"number": "x"}, "number and page are expected"),
        ({"page": "1.5"}, "number and page are expected"),
        ({"page": "²"}, "number and page are expected"),
        ({"scale": "x"}, "scale is a number"),
    ],
)
def test_a_side_is_asked_for_by_numbers(asked: dict[str, str], message: str) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        GETS["side"](MagicMock(), asked, {})
    assert (refused.value.status, refused.value.message) == (HTTPStatus.BAD_REQUEST, message)


@pytest.mark.parametrize(("version", "wanted"), [("3", 3), ("", 7), ("x", 7), ("²", 7), ("-3", 7)])
def test_a_version_that_is_no_longer_kept_is_gone(version: str, wanted: int) -> None:
    preview = MagicMock()
    preview.screens.document.return_value.version = 7
    preview.screens.document.return_value.page.return_value = None
    with pytest.raises(RefusedRequestError, match=r"^this version is no longer kept: load the page again$") as refused:
        GETS["page"](preview, {"version": version}, {})
    assert refused.value.status == HTTPStatus.GONE
    preview.screens.document.return_value.page.assert_called_once_with(wanted)


def test_a_page_is_that_of_its_version(folder: EditionFolder) -> None:
    edition = folder.load()
    tree = edition.statement().tree
    preview = MagicMock()
    preview.own = ()
    preview.screens.document.return_value.page.return_value = (tree, edition)
    answer = GETS["page"](preview, {"version": "3"}, {})
    preview.screens.document.assert_called_once_with(Choice())
    assert answer.data == write_html(tree, edition.brand)
    assert answer.headers == HTML


def test_files_have_their_kind_and_the_page_a_policy() -> None:
    style, page = (GETS["files"](MagicMock(), {"rest": name}, {}) for name in ("preview.css", ""))
    assert style.headers == {"Content-Type": "text/css; charset=utf-8"}
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    nonce = re.findall(r"'nonce-([\w-]+)'", page.headers["Content-Security-Policy"])
    assert len(nonce) == 1
    assert f'name="style-nonce" content="{nonce[0]}"'.encode() in page.data
    assert (
        GETS[""](MagicMock(), {"rest": ""}, {}).headers["Content-Security-Policy"]
        != page.headers["Content-Security-Policy"]
    )


def test_nothing_else_is_answered() -> None:
    with pytest.raises(RefusedRequestError, match=r"^there is no such page$") as refused:
        no_answer(MagicMock(), {}, {})
    assert refused.value.status == HTTPStatus.NOT_FOUND
    with pytest.raises(RefusedRequestError, match=r"^there is no such file$"):
        GETS["files"](MagicMock(), {"rest": "../preview.html"}, {})


@pytest.mark.parametrize(("nonce", "styles"), [("", "style-src 'self'"), ("x1", "style-src 'self' 'nonce-x1'")])
def test_pages_take_nothing_from_elsewhere_and_run_nothing_inline(nonce: str, styles: str) -> None:
    assert policy(nonce).split("; ") == [
        *("default-src 'none'", "script-src 'self'", styles, "img-src 'self'", "connect-src 'self'"),
        *("frame-src 'self'", "base-uri 'none'", "form-action 'none'"),
    ]
