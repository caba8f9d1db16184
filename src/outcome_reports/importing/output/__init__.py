"""The output of an import: content files, unplaced passages, the report."""
