"""Page sections, covers, headers and footers of a Word document."""
