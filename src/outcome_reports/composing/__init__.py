"""Composing of the model into the tree: everything that must be the same in all formats is decided here, once."""
