"""The questions that a graph answers, how each answer is backed, and how it is worded."""
