"""A PDF from the portable SVG of our own pictures: text to select, fonts cut to what is used."""
