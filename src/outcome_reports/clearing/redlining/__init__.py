"""What changed between two states, as one document."""
