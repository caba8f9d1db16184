"""Redlines: the changes between two states as one document."""
