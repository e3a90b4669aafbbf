"""From which file a page was made: a sign in the page, so that another of that name does not replace it."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import click

_HEAD = '<meta charset="utf-8">\n'
_SIGN = '<meta name="conceptgraph-made-from" content="{sign}">\n'
_FOUND = re.compile(rb'<meta name="conceptgraph-made-from" content="([0-9a-f]+)">')
#: The sign stands within so many bytes of a page.
_REACH = 2000


def sign_of(source: str, path: str) -> str:
    """Return what stands for a file in a page: a digest of the way to it, which tells no name of a folder."""
    if source == "-" or path == "-":
        return ""
    try:
        way = os.path.relpath(os.path.realpath(source), os.path.realpath(Path(path).parent))
    except ValueError:  # another drive
        way = os.path.realpath(source)
    return hashlib.sha256(Path(way).as_posix().encode("utf-8", "replace")).hexdigest()[:16]


def signed(html: str, source: str, path: str) -> str:
    """Return a page with the sign of the file that it was made from."""
    sign = sign_of(source, path)
    return html.replace(_HEAD, _HEAD + _SIGN.format(sign=sign), 1) if sign else html


def refuse_other(path: str, source: str) -> None:
    """Refuse to replace the page of another file of the same name; one without a sign may be replaced."""
    try:
        with Path(path).open("rb") as stream:
            found = _FOUND.search(stream.read(_REACH))
    except (OSError, ValueError):
        return
    if found and found[1].decode() != sign_of(source, path):
        raise click.UsageError(
            f"{path} was made from another file of that name (or from this one at another place). "
            f"'-o {path}' writes over it, '-o' with another name keeps both."
        )
