"""The user of the machine, where it has one."""

from __future__ import annotations

import getpass
from unittest.mock import MagicMock

import pytest

from outcome_reports.platform.user_names import user_name


@pytest.mark.parametrize("error", [OSError("no such user"), KeyError("uid not found"), ImportError("pwd")])
def test_a_user_without_a_name_is_no_error(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", MagicMock(side_effect=["ann", error]))
    assert [user_name(), user_name()] == ["ann", ""]
