"""How many documents are made at once by default."""

from __future__ import annotations

import os

import pytest

from outcome_reports.building.pool import processors


@pytest.mark.parametrize("error", [AttributeError("absent"), OSError(1, "Operation not permitted")])
def test_processors_are_counted_where_the_system_does_not_say_which_are_ours(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> set[int]:
        raise error

    monkeypatch.setattr(os, "sched_getaffinity", refuse, raising=False)
    for counted, expected in ((6, 6), (None, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda counted=counted: counted)
        assert processors() == expected
