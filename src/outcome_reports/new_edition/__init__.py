"""New editions, made after the last one or from a skeleton, and what is still to be written in them."""

from outcome_reports.new_edition.creation import new_edition, new_edition_of_kind
from outcome_reports.new_edition.creation_report import NewEditionReport, Progress, Todo
from outcome_reports.new_edition.founding import OWN_NAME, Founding, guessed_series
from outcome_reports.new_edition.kinds import DEFAULT_KIND, kinds
from outcome_reports.new_edition.progress import progress, remaining, unfinished

__all__ = [
    "DEFAULT_KIND",
    "OWN_NAME",
    "Founding",
    "NewEditionReport",
    "Progress",
    "Todo",
    "guessed_series",
    "kinds",
    "new_edition",
    "new_edition_of_kind",
    "progress",
    "remaining",
    "unfinished",
]
