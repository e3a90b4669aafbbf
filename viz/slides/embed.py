"""What to paste into another document so that it shows a page of ours, live or as a picture."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from . import frames

if TYPE_CHECKING:
    from .embedding import Embedding


def embed(kind: str, embedding: Embedding) -> str:
    """Return the text to paste into a document of a kind of `KINDS`.

    Raises:
        ValueError: the kind is unknown, or shows nothing but pictures and there is none.
    """
    if kind not in KINDS:
        raise ValueError(f"nothing is known of embedding in {kind!r}; choose one of {', '.join(KINDS)}")
    if kind == "marp" and not embedding.picture:
        raise ValueError("Marp's slides show a picture; name one")
    return KINDS[kind](embedding).rstrip("\n") + "\n"


def _html(embedding: Embedding) -> str:
    return frames.frame(embedding)


def _reveal(embedding: Embedding) -> str:
    """Return a slide; its frame is loaded when it is shown, for a hidden one costs time and has no size."""
    return f"<section>\n{frames.slide(embedding, attribute='data-src')}\n</section>"


def _pandoc(embedding: Embedding) -> str:
    """Return HTML that pandoc and Quarto hand on as it is; a step before an audience, with its fragments."""
    shown = frames.slide(embedding) if embedding.presented else frames.frame(embedding)
    ticks = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}{{=html}}\n{shown}\n{fence}"


def _slidev(embedding: Embedding) -> str:
    """Return a slide; Slidev takes a picture in it for a part of its sources, and stops without it.

    A page in its folder ``public`` is found below the base of the talk, wherever that is put.
    """
    head = "---\nlayout: full\n---\n\n"
    size = 'width="100%" height="100%"'
    bare = frames.without_picture(embedding)
    if embedding.html or not embedding.page.startswith("/"):
        return head + frames.frame(bare, size=size)
    address = escape(json.dumps(embedding.address.removeprefix("/")).replace("'", "\\u0027"))
    bound = frames.frame(bare, size=size).replace(
        f'src="{escape(embedding.address)}"', f':src="base + {address}"'
    )
    return f"{head}<script setup>\nconst base = import.meta.env.BASE_URL\n</script>\n\n{bound}"


def _mkdocs(embedding: Embedding) -> str:
    """Return a link, and what puts the live page in its place.

    MkDocs makes the address of a link right for the page that it stands on; of a frame it does not.
    """
    if embedding.html:
        return _html(embedding)
    script = frames.made(
        embedding,
        told="document.currentScript.previousElementSibling",
        address='told.querySelector("a").href',
    )
    return f"{_markdown(embedding)}\n\n<script>{{ {script} }}</script>"


def _sphinx(embedding: Embedding) -> str:
    """Return a picture or a link, and what puts the live page in its place.

    Each page of Sphinx says where the root is, in which `html_extra_path` puts files.
    """
    if embedding.html:
        return _html(embedding)
    title = _plain(embedding.title)
    link = f'<p><a href="{escape(embedding.address)}">{escape(embedding.title)}</a></p>'
    seen = f"![{title}]({_url(embedding.picture)})" if embedding.picture else link
    placed = frames.beside(embedding.address) != f"./{embedding.address}"
    root = "" if placed else '(document.documentElement.dataset.content_root || "") + '
    script = frames.made(
        embedding,
        told="document.currentScript.previousElementSibling",
        address=root + json.dumps(embedding.address),
    )
    return f"{seen}\n\n<script>{{ {script} }}</script>"


def _vitepress(embedding: Embedding) -> str:
    """Return a link to a page in the folder ``public``, and what puts the live page in its place.

    VitePress knows the base of a link; of a frame it does not.
    """
    if embedding.html:
        return _html(embedding)
    script = frames.made(embedding, told='el.querySelector("a")', address="told.href")
    return (
        f"<div @vue:mounted='({{ el }}) => {{ {script} }}'>\n\n"
        f'{_markdown(embedding)}{{target="_self"}}\n\n</div>'
    )


def _marp(embedding: Embedding) -> str:
    """Return a slide with the picture: words before the address would be taken for orders to Marp."""
    return f"---\n\n![bg contain]({_url(embedding.picture)})\n\n<!-- live: {_url(embedding.address)} -->"


def _markdown(embedding: Embedding) -> str:
    title, link = _plain(embedding.title), _url(embedding.address)
    if not embedding.picture:
        return f"[{title}]({link})"
    return f"[![{title}]({_url(frames.beside(embedding.picture))})]({link})"


#: A cell that shows the page live; where a notebook is not trusted, its picture, and else its title.
_CELL: Final = """\
from base64 import b64encode
from pathlib import Path

from IPython.display import display

picture = {picture}
frame = {frame}
shown = {{"text/html": frame, "text/plain": {title}}}
if picture:
    shown["image/png"] = b64encode(Path(picture).read_bytes()).decode()
    shown["text/html"] = frame.replace("{{picture}}", "data:image/png;base64," + shown["image/png"])
display(shown, raw=True)"""


def _jupyter(embedding: Embedding) -> str:
    from dataclasses import replace

    seen = "{picture}" if embedding.picture else ""
    frame = frames.frame(replace(embedding, picture=seen)).replace("./{picture}", "{picture}")
    given = {"picture": embedding.picture, "frame": frame, "title": f"{embedding.title}: {embedding.address}"}
    return _CELL.format(**{key: json.dumps(value, ensure_ascii=True) for key, value in given.items()})


def _notion(embedding: Embedding) -> str:
    return embedding.address


def _plain(text: str) -> str:
    """Return a text that says nothing to a reader of Markdown."""
    return "".join("\\" + char if char in "\\[]`*_<>&#!|{}" else char for char in text)


def _url(address: str) -> str:
    return quote(address, safe="/:#?&=%+,;@~.-_")


#: Kinds of documents, and what to paste into each.
KINDS: Final[Mapping[str, Callable[[Embedding], str]]] = MappingProxyType(
    {
        "html": _html, "reveal": _reveal, "quarto": _pandoc, "pandoc": _pandoc, "marp": _marp,
        "slidev": _slidev, "mkdocs": _mkdocs, "sphinx": _sphinx, "vitepress": _vitepress,
        "jupyter": _jupyter, "notion": _notion, "markdown": _markdown,
    }
)  # fmt: skip
