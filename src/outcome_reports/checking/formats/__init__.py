"""Findings as text for people, and as JSON and SARIF for editors and build servers."""

from outcome_reports.checking.formats.json import write_json
from outcome_reports.checking.formats.sarif import write_sarif
from outcome_reports.checking.formats.text import write_text

__all__ = ["write_json", "write_sarif", "write_text"]
