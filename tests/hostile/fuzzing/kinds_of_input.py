"""The kinds of input from outside, each with its samples, how they are spoilt, and what is done with them."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

NAMES = (
    *("pictures", "logos", "workbooks", "csv_tables", "word_files", "pdf_files", "json_sources", "brand_files"),
    *("build_records", "registries", "word_templates"),
)
"""Modules of this folder."""
SECONDS = float(os.environ.get("OUTCOME_REPORTS_FUZZ_SECONDS", "0")) / (len(NAMES) + 1)
"""For how long to go on with each kind beyond the fixed number of the suite; content is one more."""


@dataclass(frozen=True)
class Kind:
    """One kind: `samples` are files as they should be; `spoil` takes one of them, all of them, and a source of chance.

    `take` does with a file what the software does, and returns what came of it; an OutcomeError is a good answer.
    """

    samples: Callable[[], Sequence[bytes]]
    spoil: Callable[[bytes, Sequence[bytes], random.Random], bytes]
    take: Callable[[bytes, Path], object]
    runs: int = 150
    """How many in the suite, where all kinds together have a minute."""


def kind_named(name: str) -> Kind:
    """The kind in the module `name`."""
    found = importlib.import_module(f"tests.hostile.fuzzing.{name}").KIND
    assert isinstance(found, Kind)
    return found
