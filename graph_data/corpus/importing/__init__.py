"""Claims of any kind made into a store whose slices cost as much as their answers."""
