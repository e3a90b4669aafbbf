"""What stands near one concept, and ways between concepts: views that the page can make as well."""
