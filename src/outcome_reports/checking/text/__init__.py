"""Texts as rules see them: paragraphs, names, words, with their places in the source."""
