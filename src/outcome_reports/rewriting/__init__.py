"""Rewriting of content files: only the words concerned change, which is verified by reading the file again."""
