"""Blocks and inlines of the tree as WordprocessingML."""
