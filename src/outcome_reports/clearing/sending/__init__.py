"""Sending: copies for comments, their records, and covering notes."""
