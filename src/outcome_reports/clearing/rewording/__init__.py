"""Proposed words as changes of content files: only the words concerned change."""
