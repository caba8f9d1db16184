"""New editions, made after the last one or from a skeleton, and what is still to be written in them."""
