"""Returned Word files: both sides of their tracked changes, compared with what was sent."""
