"""New editions, made from the previous one or from a skeleton, and their progress."""
