"""One HTML page that holds a graph and its views, and asks for nothing."""
