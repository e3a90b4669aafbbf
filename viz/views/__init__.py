"""The catalogue of a graph's views: what each shows, made or found among those that were kept."""
