"""Text of HTML and Markdown as plain words: tags, entities and marks gone, nothing of it ever obeyed."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/?td|/?h[1-6]|hr|/?ul|/?ol)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]|!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])|(?<!\w)(_{1,2})(?=\S)([^_]+?)"
    r"(?<=\S)\3(?!\w)|`([^`]+)`|~~([^~]+)~~|==([^=]+)=="
)
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?)", re.MULTILINE)


def one_line(text: object) -> str:
    """Return any value as one line of text; nothing is an empty one.

    >>> one_line("Rain\\nfall "), one_line(None), one_line(4.0)
    ('Rain fall', '', '4')
    """
    if text is None:
        return ""
    if isinstance(text, float) and text.is_integer() and abs(text) < 1e15:
        text = int(text)
    return " ".join(str(text).split())


def of_html(text: str) -> str:
    """Return the words of a piece of HTML in one line.

    >>> of_html("<b>Homework</b><br>at&nbsp;night &amp; day; 3 < 4")
    'Homework at night & day; 3 < 4'
    """
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", _UNSEEN.sub(" ", text)))
    return one_line(html.unescape(text))


def of_markdown(text: str) -> str:
    """Return the words of a piece of Markdown in one line.

    >>> of_markdown("Days above **30 degrees**, see [[Old people|the old]].")
    'Days above 30 degrees, see the old.'
    """
    text = _LINK.sub(lambda found: found[2] or found[3] or found[1] or "", text)
    text = _EMPHASIS.sub(
        lambda found: next(
            part for part in found.groups()[1:] if part and part not in ("_", "__", "*", "**", "***")
        ),
        _LINE_MARK.sub("", text),
    )
    return one_line(text)


def looks_like_html(text: str) -> bool:
    """Return whether a text has tags or entities of HTML in it."""
    return bool(_TAG.search(text) or re.search(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});", text))
