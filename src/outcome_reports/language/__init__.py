"""Languages: tags, articles, ordinals, series, plurals."""
