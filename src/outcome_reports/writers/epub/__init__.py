"""The EPUB writer: the document as a book for reading devices and screen readers."""

from outcome_reports.writers.epub.epub_writer import render, write_epub

__all__ = ["render", "write_epub"]
