"""The kinds of document: each is a list of sections."""

from outcome_reports.composing.documents.event_summary import compose_summary
from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.composing.documents.statement import compose_statement

__all__ = ["compose_excerpt", "compose_statement", "compose_summary"]
