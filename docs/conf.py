"""The documentation site, which `make docs` makes in build/docs.

Sphinx, because it is kept well and autodoc reads types; MyST, so that the pages are Markdown everywhere else too.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

import outcome_reports

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tools")]

from reference_pages import write_reference  # noqa: E402 - beside this file

project = "outcome_reports"
author = project_copyright = "outcome_reports contributors"
version = release = outcome_reports.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["pictures"]
root_doc = "index"
source_suffix = {".md": "markdown"}

# Single backticks in docstrings are code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_inherit_docstrings = False
python_use_unqualified_type_names = True
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

html_theme = "furo"
html_title = f"outcome_reports {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b6471", "color-brand-content": "#0b6471"},
    "dark_css_variables": {"color-brand-primary": "#7fd0dc", "color-brand-content": "#7fd0dc"},
}


# What the theme and Sphinx leave out for those who do not use a mouse or see the screen (WCAG 2.2, 2.1.1, 4.1.2).
MENDED = {
    ' role="heading">': ' role="heading" aria-level="2">',
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
}


def mend(app: Sphinx, error: Exception | None) -> None:
    """Mend every page that was written."""
    for page in () if error else Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for wrong, right in MENDED.items():
            text = text.replace(wrong, right)
        page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the pages that come from the code before any page is read, and mend what was made of them."""
    app.add_lexer("csv", TextLexer)
    app.connect("builder-inited", lambda _: write_reference(HERE / "reference"))
    app.connect("build-finished", mend)
