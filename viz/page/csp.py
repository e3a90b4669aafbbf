"""What makes a page safe by itself: hashes of its scripts and styles, and JSON that stays in its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from typing import Any, Final

#: What could end a script element, open a comment, end a line of script, or not be written as UTF-8.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CLOSING = re.compile(r"</(?:script|style)|<!--|[\r\x00]", re.IGNORECASE)

#: What a page may do besides its own inline scripts and styles: show pictures that it made, and its font.
_REST: Final = "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"


def source_hash(text: str) -> str:
    """Return the hash of an inline script or style as a source expression of a policy."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def policy(scripts: Iterable[str], styles: Iterable[str], *, asks: bool = False) -> str:
    """Return the Content-Security-Policy of a page with exactly these inline scripts and styles.

    One that ``asks`` speaks with the server that it came from, and with nobody else.
    """
    allowed_scripts = " ".join(map(source_hash, scripts))
    allowed_styles = " ".join(map(source_hash, styles))
    rest = f"connect-src 'self'; {_REST}" if asks else _REST
    return f"default-src 'none'; script-src {allowed_scripts}; style-src {allowed_styles}; {rest}"


def embeddable(text: str, name: str) -> str:
    """Return a script or style that stands in an element unchanged; ``name`` is for the error.

    Raises:
        ValueError: the text would end its element early, or a browser would read it changed.
    """
    found = _CLOSING.search(text)
    if found:
        raise ValueError(f"{name} cannot stand in a page: it contains {found.group()!r}")
    return text


def packed(text: str, level: int = 6) -> str:
    """Return a text compressed, as letters, digits, ``+``, ``/`` and ``=``."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), level)).decode("ascii")


def script_json(value: Any) -> str:
    """Return a value as JSON for a script element; the same value gives the same text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
