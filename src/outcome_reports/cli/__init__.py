"""The command line. `outcome-reports --help` lists its exit codes."""

from outcome_reports.cli.main import main

__all__ = ["main"]
