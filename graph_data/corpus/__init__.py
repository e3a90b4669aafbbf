"""Readable slices of corpora of claims, asked of whatever engine holds them; needs the extra ``corpus``."""
