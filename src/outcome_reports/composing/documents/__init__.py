"""The kinds of document, one file each: a list of sections."""
