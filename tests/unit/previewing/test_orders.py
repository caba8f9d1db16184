"""Who asks after an order is answered from the files as it left them, though nobody watches these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.previewing import Preview
from outcome_reports.previewing.answering import RefusedRequestError
from outcome_reports.previewing.answers import GETS
from outcome_reports.previewing.orders import POSTS
from tests.support.small_round import came_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.folders import EditionFolder

PATH = ["chapters", 0, "introduction"]
ONE = "chapters/1-labour.yaml"
SPOTLIGHT = """
spotlights:
  - by: IDN
    text: Words of Indonesia.
"""
BY = {"path": ["chapters", 0, "spotlights", 0, "text"], "name": "by"}


@pytest.fixture
def shown(folder: EditionFolder) -> Iterator[Preview]:
    """A preview that has not been started: its watcher does not look."""
    folder.write(ONE, (folder.path / ONE).read_text("utf-8") + SPOTLIGHT)
    made = Preview(folder.path, port=0)
    yield made
    made.close()


def _order(shown: Preview, name: str, body: dict[str, Any]) -> Any:
    return json.loads(POSTS[name](shown, {}, body).data)


def _by(shown: Preview) -> tuple[Any, Any]:
    field = next(one for one in _order(shown, "form", BY)["fields"] if one["name"] == "by")
    return field["was"], field["value"]


def _texts(shown: Preview) -> dict[str, str]:
    return {str(one["path"]): one["text"] for one in json.loads(GETS["texts"](shown, {}, {}).data)["texts"]}


def test_a_form_shows_what_was_written_and_taken_back(shown: Preview) -> None:
    written = _order(shown, "entry", {**BY, "was": "IDN", "value": ["IDN", "PHL"]})
    assert written == {"was": ["IDN", "PHL"]}
    assert _by(shown) == (["IDN", "PHL"], ["IDN", "PHL"])
    # The next change begins with what the one before it said that the file has now.
    assert _order(shown, "entry", {**BY, **written, "value": ["PHL"]}) == {"was": "PHL"}
    for was in (["IDN", "PHL"], "IDN"):
        assert _order(shown, "undo", {}) == {"file": ONE}
        assert _by(shown)[0] == was
    assert _by(shown) == ("IDN", ["IDN"])


def test_texts_are_those_that_were_saved_and_added(shown: Preview) -> None:
    opened = _order(shown, "open", {"path": PATH})
    _order(shown, "check", {"path": PATH, "text": "A draft.", "draft": True})
    assert shown.live.shown is not shown.live.edition
    _order(shown, "save", {"path": PATH, "raw": opened["raw"], "text": "Saved words."})
    assert _texts(shown)[str(PATH)] == "Saved words."
    assert shown.live.shown is shown.live.edition
    chapter = _order(shown, "chapter", {"title": "Returns"})["path"]
    spotlight = _order(shown, "add", {"path": PATH, "name": "spotlights", "keys": {"by": ["PHL"]}})["path"]
    assert {str(chapter), str(spotlight)} <= set(_texts(shown))
    _order(shown, "undo", {})
    _order(shown, "undo", {})
    assert not {str(chapter), str(spotlight)} & set(_texts(shown))


def test_texts_have_the_changes_that_were_put_into_them(shown: Preview) -> None:
    came_back(shown.live.folder, "chapters/borders/introduction", "An introduction.", "A long introduction.")
    _order(shown, "decide", {"change": "IDN-1", "decision": "accept", "reason": "As asked", "by": "Ann", "words": ""})
    assert _order(shown, "apply", {"by": "Ann"}) == {"made": ["IDN-1"], "left": {}}
    assert _texts(shown)[str(["chapters", 1, "introduction"])] == "A long introduction."


def test_a_draft_is_dropped(shown: Preview) -> None:
    _order(shown, "check", {"path": PATH, "text": "A draft.", "draft": True})
    assert shown.live.shown is not shown.live.edition
    assert _order(shown, "drop", {"path": PATH}) == {}
    assert shown.live.shown is shown.live.edition
    for text, draft in (("A [[NOBODY]].", True), ("A draft.", False), ("A draft.", "yes")):
        _order(shown, "check", {"path": PATH, "text": text, "draft": draft})
        assert shown.live.shown is shown.live.edition


@pytest.mark.parametrize(("line", "opened"), [(7, 7), ("7", 1), (None, 1)])
def test_a_file_is_opened_at_its_line(line: object, opened: int, shown: Preview) -> None:
    shown.opening = opening = MagicMock()
    assert _order(shown, "editor", {"file": ONE, "line": line}) == {}
    opening.open.assert_called_once_with(ONE, opened)


@pytest.mark.parametrize("value", [None, 7, {"a": "b"}, [7], [["IDN"]], [{"value": 3}], [{"value": "3"}, 4]])
def test_a_value_that_no_field_has_is_refused(value: object, shown: Preview) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        _order(shown, "entry", {**BY, "was": "IDN", "value": value})
    assert refused.value.status == 400
    assert refused.value.message == "“value” is a line, true or false, or a list of them"


def test_values_are_lines_yes_or_no_and_lists_of_words_or_figures(shown: Preview) -> None:
    figures = [{"value": "3", "label": "ports"}]
    for name, value, was in (("highlight", True, "true"), ("key_figures", figures, figures), ("lang", "fr", "fr")):
        assert _order(shown, "entry", {**BY, "name": name, "was": None, "value": value}) == {"was": was}


@pytest.mark.parametrize("keys", [None, [], {"by": "IDN"}, {"by": True}, {"by": ["IDN"], "to": [7]}])
def test_keys_of_a_new_entry_are_lists(keys: object, shown: Preview) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        _order(shown, "add", {"path": PATH, "name": "spotlights", "keys": keys})
    assert (refused.value.status, refused.value.message) == (400, "“keys” is expected: lists by name")


def test_an_order_that_is_refused_changes_nothing(shown: Preview) -> None:
    before = _texts(shown)
    with pytest.raises(
        RefusedRequestError, match=r"^this text has been changed in the meantime: nothing was saved$"
    ) as refused:
        _order(shown, "entry", {**BY, "was": "PHL", "value": []})
    assert refused.value.more == {"now": "IDN"}
    with pytest.raises(RefusedRequestError, match=r"^this text has been changed in the meantime: nothing was saved$"):
        _order(shown, "save", {"path": PATH, "raw": "Other words.", "text": "Mine."})
    assert _texts(shown) == before
