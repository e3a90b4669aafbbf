"""A file or a text read into a graph, going on after every mistake."""
