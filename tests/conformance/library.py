"""The files that we publish, and made-up ones: built once in a run, by the batch builder, for all validators."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

import outcome_reports as outr
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.model.edition_parts import STANDARD_SECTIONS
from outcome_reports.reading import read_brand
from tests.support.generated import editions
from tests.support.sample_tree import sample_document

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = ("third-2025", "fourth-2026")
MADE_UP = "made-up"
SETS = (*EDITIONS, MADE_UP)
"""Both editions with each kind of document and a share of the excerpts, and documents with all that can occur."""
EACH = int(os.environ.get("OUTCOME_REPORTS_EACH_EXCERPT", "3"))
"""Excerpts differ in their words alone: validators look at each third; with OUTCOME_REPORTS_EACH_EXCERPT=1, at all."""
NAMED = ("FJI", "IDN", "NOR", "PHL")
"""Excerpts that tests ask for by name, the smallest among them."""

_GENERATED = 4
"""Of which those without a chapter, with which Hypothesis begins, are left out."""

Library = Callable[[str, str], list[Path]]
"""From a set and a format to its files."""


def build_library(folder: Path) -> None:
    """Builds all sets into folders of their names, unless a test of this run has done so already."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ".built").exists():
            for name in EDITIONS:
                _build_edition(name, folder / name)
            _build_made_up(folder / MADE_UP)
            (folder / ".built").touch()


def _build_edition(name: str, folder: Path) -> None:
    source = ROOT / "content" / name
    every = outr.load(source).excerptible()
    keys = [key for number, key in enumerate(every) if number % EACH == 0 or key in NAMED]
    report = outr.build(source, out=folder, documents=OF_EDITION, excerpts=keys, jobs=2)
    assert not report.failed, report.failed
    assert len(report.documents) == len(OF_EDITION) + len(keys)


def _build_made_up(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    brand = read_brand("rso")
    documents = {"sample": outr.OutcomeDocument(sample_document(), brand)}
    for number, edition in enumerate(_generated_editions(), start=1):
        loaded = outr.LoadedEdition(edition, brand)
        documents |= {f"{kind}-{number}": loaded.make(kind) for kind in OF_EDITION}
        for key in loaded.excerptible()[:1]:
            documents[f"excerpt-{number}"] = loaded.excerpt(key)
    for name, document in documents.items():
        for suffix in ("pdf", "docx", "html"):
            document.save(folder / f"{name}.{suffix}")


def _generated_editions() -> list[outr.model.Edition]:
    found: list[outr.model.Edition] = []

    @settings(max_examples=_GENERATED, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(editions())
    def gather(edition: outr.model.Edition) -> None:
        # A note without the section of notes is refused, as it should be.
        if edition.chapters:
            found.append(edition.model_copy(update={"sections": STANDARD_SECTIONS}))

    gather()
    return found
