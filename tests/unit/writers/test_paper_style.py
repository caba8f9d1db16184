"""What is kept of the stylesheet of a brand between documents."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.font_fallback import NO_LETTERING
from outcome_reports.writers.pdf import paper_style
from outcome_reports.writers.pdf.paper_style import style_of


def _style(brand: Brand) -> Any:
    return style_of(brand, NO_LETTERING, None, [])


def _kept() -> list[Any]:
    return [fonts for _, fonts, _ in paper_style._kept.values()]


def test_each_thread_keeps_its_own_while_it_lives(brand: Brand) -> None:
    ours = _style(brand)
    with ThreadPoolExecutor(1) as thread:
        theirs = thread.submit(_style, brand).result()
        assert thread.submit(_style, brand).result() == theirs
        assert theirs[0] is not ours[0]
        assert theirs[0] in _kept()
    del thread
    gc.collect()
    assert _style(brand) == ours
    assert theirs[0] not in _kept()


def test_a_style_with_messages_is_read_again(brand: Brand) -> None:
    other = brand.model_copy(update={"name": "other"})
    first = style_of(other, NO_LETTERING, None, ["a message"])
    assert style_of(other, NO_LETTERING, None, ["a message"])[0] is not first[0]


@pytest.mark.parametrize(
    "css", ["@media print {" * 2000, "a { b: calc(" + "(" * 3000, "a{" * 3000, "a" + ">a" * 3000 + "{}"]
)
def test_a_stylesheet_that_is_nested_too_deeply_is_refused(css: str, tmp_path: Path, brand: Brand) -> None:
    (tmp_path / "css" / "print").mkdir(parents=True)
    (tmp_path / "css" / "print" / "90-own.css").write_text(css)
    with pytest.raises(RenderError, match="nested too deeply: simplify its rules"):
        style_of(brand, NO_LETTERING, tmp_path, [])
