"""HTML: one file with everything in it, for screens, and the page that the PDF writer lays out."""

from outcome_reports.writers.html.html_writer import HtmlOptions, print_page, render, write_html

__all__ = ["HtmlOptions", "print_page", "render", "write_html"]
