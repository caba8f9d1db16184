"""What may be read from outside: kind of file, size and contents, checked before any library opens it."""
