"""Writers: from a neutral document to bytes, one package for each format."""
