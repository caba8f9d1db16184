"""Validation of PDF, DOCX, HTML and EPUB files by external programs."""

from outcome_reports.validating.dispatching import SUFFIXES, validate
from outcome_reports.validating.verdicts import (
    FailedValidatorsError,
    Failure,
    Outcome,
    Unavailable,
    Verdict,
    as_json,
    lines_of,
    unproved,
)

__all__ = [
    "SUFFIXES",
    "FailedValidatorsError",
    "Failure",
    "Outcome",
    "Unavailable",
    "Verdict",
    "as_json",
    "lines_of",
    "unproved",
    "validate",
]
