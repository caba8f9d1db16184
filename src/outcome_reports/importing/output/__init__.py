"""What an import writes: content files, what was not placed, the report."""
