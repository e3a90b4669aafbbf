"""A graph before an audience: slides, decks, handouts, and what to paste into other documents."""
