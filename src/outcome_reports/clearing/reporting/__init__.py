"""What a round looks like: its status, and the matrix of comments."""
