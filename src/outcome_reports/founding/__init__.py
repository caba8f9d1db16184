"""Next year's edition: an empty one made after the last, and what is still to be written in it."""

from outcome_reports.founding.new_edition import new_edition
from outcome_reports.founding.remaining import progress, remaining, unfinished
from outcome_reports.founding.report import NewEditionReport, Progress, Todo

__all__ = ["NewEditionReport", "Progress", "Todo", "new_edition", "progress", "remaining", "unfinished"]
