"""Differences between systems: files, fonts, memory, the package's own resources."""
