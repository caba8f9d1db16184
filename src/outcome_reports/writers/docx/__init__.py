"""The DOCX writer: native Word, with named styles, fields, bookmarks and lists, so that editing can continue."""

from outcome_reports.writers.docx.docx_options import DocxOptions
from outcome_reports.writers.docx.docx_writer import render, write_docx

__all__ = ["DocxOptions", "render", "write_docx"]
