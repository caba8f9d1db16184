"""PDF: the document as HTML for paper, laid out by WeasyPrint as PDF/A-3a and PDF/UA-1."""

import outcome_reports.writers.pdf.layout_library  # noqa: F401  (first: what follows needs Pango)
from outcome_reports.writers.pdf.pdf_writer import PdfOptions, PdfResult, lay_out, render, write_pdf

__all__ = ["PdfOptions", "PdfResult", "lay_out", "render", "write_pdf"]
