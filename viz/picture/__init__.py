"""Static pictures of a view: SVG, and from it PNG and PDF, without a browser."""
