"""The tag tree of a PDF (ISO 32000-1, 14.8)."""
