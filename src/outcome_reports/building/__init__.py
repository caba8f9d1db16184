"""Batches: all documents of an edition, in parallel, only what has changed, and never half a file."""

from outcome_reports.building.batch import build
from outcome_reports.building.build_report import BuildReport, DocumentReport

__all__ = ["BuildReport", "DocumentReport", "build"]
