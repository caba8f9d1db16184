"""What may be read from outside: kind of file, size, and how much is inside, judged before any library opens it."""
