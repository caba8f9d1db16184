"""Reports on a round: its status, and the matrix of comments."""
