"""What a process that is ours alone is spared."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable, Iterator
from unittest.mock import MagicMock

import pytest

from outcome_reports.platform.own_process import is_ours, let_others_go_first, take_over

_VARIABLE = "PYDANTIC_DISABLE_PLUGINS"


@pytest.fixture
def at_exit(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Callable[[], object]]]:
    """What is to be called at the end of the process; its settings are restored."""
    registered: list[Callable[[], object]] = []
    monkeypatch.setattr(atexit, "register", registered.append)
    # So that monkeypatch restores it, whichever test called it first.
    monkeypatch.setenv(_VARIABLE, "")
    monkeypatch.delenv(_VARIABLE)
    threshold = gc.get_threshold()
    take_over.cache_clear()
    yield registered
    gc.set_threshold(*threshold)


def test_garbage_is_looked_for_rarely_and_not_at_the_end(at_exit: list[Callable[[], object]]) -> None:
    gc.set_threshold(700, 10, 10)
    take_over()
    assert gc.isenabled()
    assert gc.get_threshold()[0] >= 10_000
    assert gc.get_threshold()[1:] == (10, 10)
    assert at_exit == [gc.freeze]


def test_a_second_call_changes_nothing(at_exit: list[Callable[[], object]]) -> None:
    take_over()
    gc.set_threshold(700, 10, 10)
    take_over()
    assert gc.get_threshold() == (700, 10, 10)
    assert len(at_exit) == 1


@pytest.mark.usefixtures("at_exit")
def test_a_process_is_ours_only_after_it_was_taken_over() -> None:
    assert not is_ours()
    take_over()
    assert is_ours()


@pytest.mark.usefixtures("at_exit")
@pytest.mark.parametrize(("before", "after"), [(None, "__all__"), ("logfire-plugin", "logfire-plugin"), ("", "")])
def test_plugins_of_pydantic_are_not_looked_for_unless_somebody_says_so(
    before: str | None, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if before is not None:
        monkeypatch.setenv(_VARIABLE, before)
    take_over()
    assert os.environ[_VARIABLE] == after


def test_others_go_first_where_the_system_can_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "nice", nice := MagicMock(side_effect=[19, PermissionError]), raising=False)
    let_others_go_first()
    let_others_go_first()
    assert [call.args for call in nice.call_args_list] == [(10,), (10,)]
    monkeypatch.delattr(os, "nice")
    let_others_go_first()
