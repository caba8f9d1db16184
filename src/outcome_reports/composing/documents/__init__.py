"""The kinds of document, one file for each: a list of sections."""
