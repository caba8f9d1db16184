"""Drawings that repeat themselves are counted and refused; plain ones with the same elements are drawn."""

from __future__ import annotations

import time

import pytest

from outcome_reports.intake.drawings import clean_drawing
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.writers.docx.oxml.rasterising import rasterised
from tests.hostile.drawings import EXPONENTIAL, PLAIN


@pytest.mark.parametrize("name", EXPONENTIAL)
def test_a_drawing_that_repeats_itself_is_refused_at_once(name: str) -> None:
    start = time.process_time()
    with pytest.raises(RefusedError, match="too many times"):
        clean_drawing("logo.svg", EXPONENTIAL[name])
    assert time.process_time() - start < 2


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_drawing_is_taken_and_drawn(name: str) -> None:
    data, width, height = clean_drawing("logo.svg", PLAIN[name])
    assert (width, height) == (200, 60)
    start = time.process_time()
    assert rasterised(data, 40).startswith(b"\x89PNG")
    assert time.process_time() - start < 20
