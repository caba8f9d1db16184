"""PDF: the document as HTML for paper, laid out by WeasyPrint as PDF/A-3a and PDF/UA-1."""

from outcome_reports.writers.pdf.pdf_writer import Attachment, PdfOptions, PdfResult, lay_out, write_pdf

__all__ = ["Attachment", "PdfOptions", "PdfResult", "lay_out", "write_pdf"]
