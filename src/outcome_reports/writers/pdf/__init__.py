"""PDF: the document as HTML for paper, laid out by WeasyPrint as PDF/A-3a and PDF/UA-1."""

import outcome_reports.writers.pdf.layout_library  # noqa: F401  (first: what follows needs Pango)
from outcome_reports.writers.html import prepare as prepare_templates
from outcome_reports.writers.pdf.pdf_writer import PdfOptions, PdfResult, lay_out, render, write_pdf

__all__ = ["PdfOptions", "PdfResult", "lay_out", "prepare", "render", "write_pdf"]


def prepare() -> None:
    """Load what lays out pages, and compile the templates, while a process waits for its document."""
    import outcome_reports.writers.pdf.layout  # noqa: F401

    prepare_templates()
