"""The kinds of document, one in each file: a list of sections."""
