"""Changes of a graph file's own text that touch nothing but what they name, proved by reading it again."""
