"""A document of many scripts is as valid as any: veraPDF, the Open XML SDK, the W3C checker and axe say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from outcome_reports.validating import (
    Unavailable,
    Verdict,
    axe,
    html,
    lines_of,
    openxml,
    pdf_rules,
    verapdf,
    word_rules,
)
from tests.unit.writers.fonts import NOTO

pytestmark = NOTO
VALIDATORS: list[tuple[str, Callable[[Sequence[Path]], list[Verdict]]]] = [
    ("pdf", verapdf.validate_pdf),
    ("pdf", pdf_rules.validate_pdf_rules),
    ("docx", openxml.validate_openxml),
    ("docx", word_rules.validate_word_rules),
    ("html", html.validate_html),
    ("html", axe.validate_axe),
]


@pytest.mark.parametrize(("suffix", "validator"), VALIDATORS, ids=[f.__name__ for _, f in VALIDATORS])
def test_validators_find_nothing(
    suffix: str, validator: Callable[[Sequence[Path]], list[Verdict]], files: dict[str, Path]
) -> None:
    try:
        verdicts = validator([files[suffix]])
    except Unavailable as missing:
        pytest.skip(str(missing))
    assert verdicts
    failed = [verdict for verdict in verdicts if verdict.outcome != "passed"]
    assert not failed, "\n".join(line for verdict in failed for line in lines_of(verdict))
