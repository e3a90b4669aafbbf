"""Two graphs compared: what came, what went, what is said otherwise now, and both as one graph."""
