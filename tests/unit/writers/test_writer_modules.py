"""What writing a format loads: the layout only where pages are needed."""

from __future__ import annotations

import sys

import jinja2
import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html import write_html
from outcome_reports.writers.html.templates import environment_for
from outcome_reports.writers.registry import LAYOUT, WRITERS, modules_of, prepare


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


def test_a_page_after_preparing_compiles_no_template(
    sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment_for.cache_clear()
    prepare(WRITERS["html"].module)

    def compiled(*_: object, **__: object) -> None:
        raise AssertionError("compiled after all")

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    assert b"<main" in write_html(sample, brand)


@pytest.mark.parametrize("name", ["txt", "md"])
def test_a_format_without_anything_to_prepare_is_loaded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = WRITERS[name].module
    monkeypatch.delitem(sys.modules, module, raising=False)
    prepare(module)
    assert module in sys.modules
