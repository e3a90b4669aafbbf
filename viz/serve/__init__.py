"""The living page: it follows the file, and is edited into it."""
