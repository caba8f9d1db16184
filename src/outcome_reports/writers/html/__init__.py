"""HTML: one file with everything in it, for screens, and the page that the PDF writer lays out."""

from outcome_reports.writers.html.html_writer import Download, HtmlOptions, print_page, write_html

__all__ = ["Download", "HtmlOptions", "print_page", "write_html"]
