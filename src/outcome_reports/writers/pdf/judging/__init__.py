"""The finished layout judged before it becomes a file: no validator finds words that run off a page."""
