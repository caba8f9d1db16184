"""What comes back: the Word file as both sides see it, held against what was sent."""
