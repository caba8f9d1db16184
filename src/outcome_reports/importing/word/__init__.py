"""Word documents as simple blocks."""
