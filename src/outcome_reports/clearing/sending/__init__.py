"""What is sent: copies for comments, the record of each, and the notes that go with them."""
