"""What can be wrong with a file: each problem's code, meaning and remedy, and how problems are told."""
