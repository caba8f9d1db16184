"""The command line. Exit codes: 0 fine, 1 problems in the content or in making documents, 2 wrong usage."""

from outcome_reports.cli.main import main

__all__ = ["main"]
