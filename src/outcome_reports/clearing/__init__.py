"""Clearance: copies sent to governments, the returned files, and the resulting changes of the content."""
