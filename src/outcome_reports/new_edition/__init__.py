"""Next year's edition: an empty one made after the last, and what is still to be written in it."""

from outcome_reports.new_edition.creation import new_edition
from outcome_reports.new_edition.creation_report import NewEditionReport, Progress, Todo
from outcome_reports.new_edition.progress import progress, remaining, unfinished

__all__ = ["NewEditionReport", "Progress", "Todo", "new_edition", "progress", "remaining", "unfinished"]
