"""Machines with and without fonts, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outcome_reports.platform import system_fonts
from outcome_reports.writers.font_fallback import choosing
from outcome_reports.writers.font_fallback import fallback_fonts as fonts

NOTO = pytest.mark.skipif(
    system_fonts.font_file("NotoSansArabic", "Regular") is None
    or system_fonts.font_file("NotoSansCJK", "Regular") is None,
    reason="the Debian packages fonts-noto-core and fonts-noto-cjk are not installed",
)
_KEPT = (system_fonts.installed_fonts, fonts.font_named, choosing._of_brand, choosing._listed)


@contextmanager
def only_fonts_in(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> Iterator[None]:
    """A machine that has fonts in `folders` alone."""
    with monkeypatch.context() as patch:
        patch.setattr(system_fonts, "font_folders", lambda: iter(folders))
        for kept in _KEPT:
            kept.cache_clear()
        yield
    for kept in _KEPT:
        kept.cache_clear()
