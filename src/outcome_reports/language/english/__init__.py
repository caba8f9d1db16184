"""English: articles and what precedes them, sentence starts, numbers in words, function words."""

from outcome_reports.language.english.english_grammar import EnglishGrammar

__all__ = ["EnglishGrammar"]
