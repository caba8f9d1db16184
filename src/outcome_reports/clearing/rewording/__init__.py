"""Proposed words to bytes of the content: the words concerned change, and everything else stays."""
