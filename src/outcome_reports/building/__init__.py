"""Batches: all documents of an edition, in parallel, only if changed, and never a half-written file."""

from outcome_reports.building.batch import build
from outcome_reports.building.build_report import BuildReport, DocumentReport

__all__ = ["BuildReport", "DocumentReport", "build"]
