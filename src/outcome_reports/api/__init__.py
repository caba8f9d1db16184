"""What scripts and the command line work with: editions that have been read, and the documents made from them."""
