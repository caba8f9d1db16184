"""The way back: files sent for clearance, what comes back in them, and the words of the content that change by it."""
