"""How everything looks: colours, lines and shapes in one table, words measured in the page's own font."""
