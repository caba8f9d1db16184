"""Excel and CSV tables in any layout, read like tables of a Word document."""
