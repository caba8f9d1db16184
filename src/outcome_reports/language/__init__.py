"""What is particular to a language: tags, articles, ordinals, series, plurals."""
