"""The interface for scripts and the command line: editions that have been read, and the documents made from them."""
