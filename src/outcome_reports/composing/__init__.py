"""The model to the tree: everything that must be equal in all formats is decided here, once."""

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents import compose_excerpt, compose_statement, compose_summary
from outcome_reports.composing.reduction import statement_content, summary_content
from outcome_reports.composing.selection import Selection

__all__ = [
    "Composer",
    "Selection",
    "compose_document",
    "compose_excerpt",
    "compose_statement",
    "compose_summary",
    "statement_content",
    "summary_content",
]
