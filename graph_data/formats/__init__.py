"""Graphs of other programs and tables, in and out: one module a format, one mapping for all."""
