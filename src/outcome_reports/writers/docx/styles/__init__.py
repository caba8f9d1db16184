"""Styles, fonts, theme and numbering of a Word document."""
