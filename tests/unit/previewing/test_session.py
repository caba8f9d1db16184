"""In which order a preview reads and shows a change: one part at once, the rest afterwards, the newest only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.model import Prose
from outcome_reports.previewing import Preview
from outcome_reports.previewing.live_document import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.folders import EditionFolder

ONE = "chapters/1-labour.yaml"
PATH = ("chapters", 1, "introduction")
LOOKED = ("findings", "clearance", "paper")


@pytest.fixture
def shown(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """A preview that has not been started; what it orders for later is kept in `_rest.put`, and not done."""
    made: Any = Preview(folder.path, port=0)
    made._rest.close()
    made._rest = MagicMock()
    for name in LOOKED:
        getattr(made, name).look = MagicMock()
    monkeypatch.setattr(time, "sleep", MagicMock())
    with made.screens.listening(Choice()) as messages:
        made.screens.state(Choice())
        made.messages = lambda: [messages.get_nowait() for _ in range(messages.qsize())]
        yield made
    made.close()


def _write(shown: Preview, name: str, old: str, new: str) -> None:
    file = shown.live.folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _looked(shown: Any) -> list[str]:
    """Who was asked to look again since."""
    found = [name for name in LOOKED if getattr(shown, name).look.called]
    for name in found:
        getattr(shown, name).look.reset_mock()
    return found


def _ordered(shown: Any) -> tuple[int, float]:
    (order,) = shown._rest.put.call_args.args
    shown._rest.put.reset_mock()
    return order  # type: ignore[no-any-return]


def _told(shown: Any) -> str:
    return "".join(words for message in shown.messages() for words in message.get("parts", {}).values())


def test_a_part_is_shown_at_once_and_the_rest_when_it_is_calm(shown: Any) -> None:
    _write(shown, ONE, "First words", "Other words")
    shown.changed({shown.live.folder / ONE})
    assert "Other words" in _told(shown)
    assert _looked(shown) == ["findings", "paper"]
    assert "First words" in str(shown.live.edition.content.chapters[0].introduction)
    order = _ordered(shown)
    assert order == (1, 0.3)
    shown._follow(order)
    slept: Any = time.sleep
    slept.assert_called_once_with(0.3)
    assert "Other words" in str(shown.live.edition.content.chapters[0].introduction)
    assert _looked(shown) == ["clearance", "paper"]
    assert _told(shown) == ""
    # What has been read is not read again.
    before = shown.live.edition
    shown._follow(order)
    assert shown.live.edition is before
    assert _looked(shown) == ["paper"]


def test_several_files_and_what_is_no_part_are_shown_with_the_rest(shown: Any) -> None:
    _write(shown, ONE, "First words", "Other words")
    _write(shown, "edition.yaml", "number: 4", "number: 5")
    for changed in ((ONE, "edition.yaml"), ("edition.yaml",)):
        shown.changed({shown.live.folder / name for name in changed})
        assert _told(shown) == ""
        assert _ordered(shown) == (shown._turn, 0.0)
    shown._follow((2, 0.0))
    assert "Other words" in _told(shown)
    assert shown.live.edition.content.number == 5


@pytest.mark.parametrize("late", ["before", "while read", "while composed"])
def test_what_changes_meanwhile_is_left_to_the_next_order(
    late: str, shown: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(shown, "edition.yaml", "number: 4", "number: 5")
    shown.changed({shown.live.folder / "edition.yaml"})
    _looked(shown)
    before = shown.live.edition

    def then_turned(asked: Any, name: str) -> None:
        done: Callable[[], Any] = getattr(asked, name)

        def call() -> Any:
            shown._turn += 1
            return done()

        monkeypatch.setattr(asked, name, call)

    if late == "before":
        shown._turn += 1
        monkeypatch.setattr(shown.live, "fresh", MagicMock(side_effect=AssertionError))
    elif late == "while read":
        then_turned(shown.live, "fresh")
    else:
        then_turned(shown.screens, "compose")
    shown._follow(_ordered(shown))
    assert _told(shown) == ""
    assert (shown.live.edition is before) == (late != "while composed")
    assert _looked(shown) == (["clearance"] if late == "while composed" else [])
    assert shown._unread == (late != "while composed")


def test_a_draft_is_shown_without_reading_files(shown: Any) -> None:
    _write(shown, ONE, "First words", "Unread words")
    shown.draft(PATH, Prose("A draft."))
    assert "A draft." in _told(shown)
    assert _looked(shown) == ["paper"]
    order = _ordered(shown)
    assert order == (1, 0.3)
    shown._follow(order)
    assert "Unread words" not in _told(shown)
    shown.draft(PATH, None)
    assert "An introduction." in _told(shown)
    assert _ordered(shown) == (2, 0.3)
    shown.draft(("series",), Prose("No text of a part"))
    assert _ordered(shown) == (3, 0.0)


def test_after_an_order_everything_is_read_and_shown(shown: Any) -> None:
    _write(shown, "edition.yaml", "number: 4", "number: 5")
    shown.changed({shown.live.folder / "edition.yaml"})
    _looked(shown)
    shown.refresh()
    assert (shown.live.edition.content.number, shown._turn, shown._unread) == (5, 2, False)
    assert _told(shown)
    assert _looked(shown) == [*LOOKED]


def test_it_is_started_once_and_ends_everything(folder: EditionFolder) -> None:
    made: Any = Preview(folder.path, port=0, editor="vim")
    assert made.opening.name == "vim"
    ended = {
        name: getattr(made, name)
        for name in ("_watcher", "_rest", "_server", "findings", "clearance", "paper", "sides")
    }
    ended["_server"].server.server_close()
    made._rest.close()
    for name in ended:
        setattr(made, name, MagicMock())
    with made.screens.listening(Choice()) as messages:
        with made as entered, made:
            assert entered is made
            for name in ("_server", "_watcher"):
                getattr(made, name).start.assert_called_once_with()
            for name in ("findings", "clearance"):
                getattr(made, name).look.assert_called_once_with()
            made.close = MagicMock(side_effect=made.close)
        for name in ended:
            assert getattr(made, name).close.call_count == 2
        assert messages.get_nowait() == {"about": "end"}
    for name in ("findings", "clearance", "paper", "sides"):
        ended[name].close()
