"""Tables and charts of data: rows of text to tables of the document, typed and drawn."""
