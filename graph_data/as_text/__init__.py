"""What of a YAML file is prose: signs disguised before the parser sees them, and what is told of them."""
