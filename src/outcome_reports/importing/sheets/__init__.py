"""Tables of Excel and CSV as people have them, read like tables of a Word document."""
