from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.platform import resources

if TYPE_CHECKING:
    from pathlib import Path


def test_the_package_comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, checkout = tmp_path / "package", tmp_path / "checkout"
    monkeypatch.setattr(resources, "_PLACES", (package, checkout))
    checkout.mkdir()
    assert resources.templates() == checkout
    package.mkdir()
    assert resources.templates() == package


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PLACES", (tmp_path / "none",))
    with pytest.raises(
        FileNotFoundError, match=r"^the templates of outcome_reports are missing: install the package again$"
    ):
        resources.templates()


@pytest.mark.parametrize("folder", ["brand", "wording", "html", "css", "docx", "edition"])
def test_the_templates_are_there(folder: str) -> None:
    assert any((resources.templates() / folder).iterdir())
