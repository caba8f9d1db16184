"""The model to the tree: everything that must be equal in all formats is decided here, once."""

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document import CompositionError, compose_document
from outcome_reports.composing.documents import compose_statement, compose_summary

__all__ = ["Composer", "CompositionError", "compose_document", "compose_statement", "compose_summary"]
