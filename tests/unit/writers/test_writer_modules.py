"""What writing a format loads: the layout only where pages are needed."""

from __future__ import annotations

import pytest

from outcome_reports.writers.registry import LAYOUT, WRITERS, modules_of


@pytest.mark.parametrize("name", WRITERS)
def test_each_format_loads_its_own_module_and_the_layout_where_it_has_page_numbers(name: str) -> None:
    modules = modules_of([name])
    assert modules[0] == WRITERS[name].module
    assert (LAYOUT in modules) == (name in {"pdf", "docx"})


def test_the_layout_is_loaded_once_and_where_it_is_wanted() -> None:
    assert modules_of(["html"], paged=True) == (WRITERS["html"].module, LAYOUT)
    every = modules_of(WRITERS, paged=True)
    assert len(set(every)) == len(every)
    assert set(every) == {writer.module for writer in WRITERS.values()}
    assert modules_of([]) == ()
