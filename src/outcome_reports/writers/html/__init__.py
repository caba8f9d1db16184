"""The HTML writer: one self-contained file for screens, and the page that the PDF writer lays out."""

from outcome_reports.writers.html.html_writer import HtmlOptions, print_page, render, write_html
from outcome_reports.writers.html.templates import prepare

__all__ = ["HtmlOptions", "prepare", "print_page", "render", "write_html"]
