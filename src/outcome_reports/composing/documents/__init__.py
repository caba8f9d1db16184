"""The kinds of document: each is a list of sections."""

from outcome_reports.composing.documents.excerpt import compose_excerpt
from outcome_reports.composing.documents.statement import compose_statement
from outcome_reports.composing.documents.summary import compose_summary

__all__ = ["compose_excerpt", "compose_statement", "compose_summary"]
