"""The living page: a server that follows a file, tells open pages what changed, and brings edits into it."""

from __future__ import annotations

from .file import Answer, Followed
from .joined import followed_file, nothing
from .serving import Serving

__all__ = ["Answer", "Followed", "Serving", "followed_file", "nothing"]
