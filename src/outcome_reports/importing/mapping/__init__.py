"""Mapping of the blocks of a document to the parts of an edition."""
