"""The source of a document inside its PDF, and back."""
