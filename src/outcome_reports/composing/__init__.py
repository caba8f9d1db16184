"""The model to the tree: everything that must be equal in all formats is decided here, once."""
