"""Markdown, as authors write it, to tree nodes."""

from outcome_reports.markup.parsing import MarkupError, MarkupProblem, parse_markup
from outcome_reports.markup.references import ReferenceMark, reference_marks

__all__ = ["MarkupError", "MarkupProblem", "ReferenceMark", "parse_markup", "reference_marks"]
