"""The map of a graph: what is seen first, as groups with their most important effects."""
