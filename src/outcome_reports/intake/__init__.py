"""Checks of files from outside (type, size and contents) before any library opens them."""
