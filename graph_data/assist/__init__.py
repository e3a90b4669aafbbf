"""What editors and agents ask of graph files: offers, answers and changes as plain data. No protocol."""
