"""What to paste into another document so that it shows a page of ours, live or as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ..markup import clean
from .talk import without_evidence

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Step

    from ..view import View

#: A page may run its scripts and open references in new tabs; it reaches nothing of the document around it.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Embedding:
    """What is embedded: the address of a built page, the view it shows, and what stands in for it.

    ``view`` is a view's id or empty; ``picture`` the address of a picture of it or empty; ``html`` the page
    itself, when it is to stand in the document. Of a tour, ``steps`` are the ids from its own step on,
    ``asked`` those that pose a question; ``presented``: a step has nothing around it but its words.
    """

    page: str
    title: str
    view: str = ""
    height: int = 540
    picture: str = ""
    html: str = ""
    steps: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    presented: bool = False


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


def embedding_of(graph: ConceptGraph, page: str, view: str, **rest: object) -> Embedding:
    """Return the embedding of a graph's view; a tour's step knows how many there are, and which ask."""
    steps, number = _steps(graph, view)
    names = tuple(step.id or str(place) for place, step in enumerate(steps, 1))
    if number:  # links name a step by its id, which stays when steps are moved
        view = f"{view.rpartition(':')[0]}:{names[number - 1]}"
    asked = frozenset(name for name, step in zip(names, steps, strict=True) if step.ask)
    left = names[number - 1 :] if number else ()
    return Embedding(page, clean(graph.title), view, steps=left, asked=asked, **rest)  # type: ignore[arg-type]


def stand_in(graph: ConceptGraph, id: str, view: View) -> tuple[ConceptGraph, View]:
    """Return graph and view for the picture that stands in for the page: a question keeps its answer."""
    steps, number = _steps(graph, id)
    if not (number and steps[number - 1].ask):
        return graph, view
    return without_evidence(graph), replace(view, lit=frozenset())


def _steps(graph: ConceptGraph, view: str) -> tuple[tuple[Step, ...], int]:
    """Return the steps of a view's tour, and the place of its own, counted from 1; 0 where it has none."""
    kind, _, rest = view.partition(":")
    tour, _, step = rest.rpartition(":")
    number = graph.step_number(tour, step) if kind == "tour" else 0
    return next((each.steps for each in graph.told if number and each.id == tour), ()), number


def fragment(view: str, *, presented: bool = False, **options: str) -> str:
    """Return what follows the ``#`` of an address to show a view; before an audience when ``presented``.

    >>> fragment("tour:to-the-joint:the-joint"), fragment("focus:vitamin-d", theme="dark")
    ('tour=to-the-joint&step=the-joint', 'focus=vitamin-d&theme=dark')
    """
    kind, _, rest = view.partition(":")
    tour, _, step = rest.rpartition(":")
    if kind == "tour" and tour and step != "lit":
        pairs = {"present" if presented else "tour": tour, "step": step}
    elif kind == "focus" and not rest.rpartition(":")[2].isdecimal():
        pairs = {"focus": rest}
    else:
        pairs = {"view": view} if view else {}
    return "&".join(f"{key}={quote(value, safe=':/')}" for key, value in {**pairs, **options}.items())


def _address(embedding: Embedding, **options: str) -> str:
    after = fragment(embedding.view, presented=embedding.presented, **options)
    return f"{embedding.page}#{after}" if after else embedding.page


def _frame(embedding: Embedding, *, attribute: str = "src", size: str = "", extra: str = "") -> str:
    """Return an iframe; a page inside the document gets its state by the frame's name.

    A picture lies behind it: seen until the page is there, and where frames are taken out.
    """
    title = escape(embedding.title)
    if embedding.html:
        name = escape("#" + fragment(embedding.view, presented=embedding.presented))
        # In single quotation marks, of which a page has few.
        page = embedding.html.replace("&", "&amp;").replace("'", "&#39;")
        source = f"name=\"{name}\" srcdoc='{page}'"
    else:
        source = f'{attribute}="{escape(_address(embedding))}"'
    behind = _behind(embedding) if embedding.picture else ""
    size = size or f'width="100%" height="{embedding.height}"'
    style = "position:absolute;inset:0;border:0" if behind else "border:0"
    frame = (
        f'<iframe title="{title}" {size} style="{style}" loading="lazy" sandbox="{SANDBOX}"{extra} '
        f"{source}></iframe>"
    )
    if not behind:
        return frame
    return f'<div style="position:relative;height:{embedding.height}px">{behind}{frame}</div>'


def _behind(embedding: Embedding) -> str:
    picture = (
        f'<img src="{escape(embedding.picture)}" alt="{escape(embedding.title)}" '
        'style="width:100%;height:100%;margin:0;object-fit:contain">'
    )
    return f'<a href="{escape(_address(embedding))}">{picture}</a>' if embedding.page else picture


def _html(embedding: Embedding) -> str:
    return _frame(embedding)


def _quarto(embedding: Embedding) -> str:
    return f"```{{=html}}\n{_frame(embedding)}\n```"


def _slidev(embedding: Embedding) -> str:
    """Return a slide; Slidev takes a picture in it for a part of its sources, and stops without it."""
    bare = replace(embedding, picture="")
    return "---\nlayout: full\n---\n\n" + _frame(bare, size='width="100%" height="100%"')


def _reveal(embedding: Embedding) -> str:
    """Return a slide whose fragments are the steps of the tour from the one shown on, and their script."""
    tour, _, first = embedding.view.removeprefix("tour:").rpartition(":")
    size = f'width="100%" height="{embedding.height}"'
    # Loaded when its slide is shown: a frame that is hidden as it loads costs time and has no size.
    if not embedding.steps:
        return f"<section>\n{_frame(embedding, attribute='data-src', size=size)}\n</section>"
    extra = f' data-tour="{escape(tour)}" data-step="{escape(first)}"'
    steps = "\n".join(_fragments(embedding))
    frame = _frame(embedding, attribute="data-src", size=size, extra=extra)
    script = f"<!-- once, after Reveal is there -->\n<script>\n{SYNC}</script>"
    return f"<section>\n{frame}\n{steps}\n</section>\n\n{script}"


def _fragments(embedding: Embedding) -> Iterator[str]:
    """Yield a fragment for every further step, and one for every answer."""
    for place, step in enumerate(embedding.steps):
        if place:
            yield f'<span class="fragment" data-step="{escape(step)}"></span>'
        if step in embedding.asked:
            yield f'<span class="fragment" data-step="{escape(step)}" data-answer></span>'


def _marp(embedding: Embedding) -> str:
    """Return a slide with the picture: words before the address would be taken for orders to Marp."""
    return f"---\n\n![bg contain]({_url(embedding.picture)})\n\n<!-- live: {_url(_address(embedding))} -->"


def _markdown(embedding: Embedding) -> str:
    title = _plain(embedding.title)
    link = _url(_address(embedding))
    return f"[![{title}]({_url(embedding.picture)})]({link})" if embedding.picture else f"[{title}]({link})"


def _jupyter(embedding: Embedding) -> str:
    address = json.dumps(_address(embedding), ensure_ascii=True)
    extras = json.dumps([f'title="{escape(embedding.title)}"', f'sandbox="{SANDBOX}"'], ensure_ascii=True)
    call = f'IFrame({address}, width="100%", height={embedding.height}, extras={extras})'
    return f"from IPython.display import IFrame\n\n{call}"


def _notion(embedding: Embedding) -> str:
    return _address(embedding)


def _plain(text: str) -> str:
    """Return a text that says nothing to a reader of Markdown."""
    return "".join("\\" + char if char in "\\[]`*_<>&#!|" else char for char in text)


def _url(address: str) -> str:
    return quote(address, safe="/:#?&=%+,;@~.-_")


#: Kinds of documents, and what to paste into each.
KINDS: Final[Mapping[str, Callable[[Embedding], str]]] = MappingProxyType(
    {
        "html": _html, "reveal": _reveal, "quarto": _quarto, "marp": _marp, "slidev": _slidev,
        "jupyter": _jupyter, "notion": _notion, "markdown": _markdown,
    }
)  # fmt: skip

#: Ties the fragments of reveal.js to the steps of a tour, and shows the right one when the page is ready.
SYNC: Final = """\
(() => {
  const frameOf = (slide) => slide && slide.querySelector("iframe[data-tour]");
  const sync = () => {
    const slide = Reveal.getCurrentSlide(), frame = frameOf(slide);
    if (!frame || !frame.contentWindow) return;
    const shown = slide.querySelectorAll(".fragment.visible[data-step]");
    const last = [frame, ...shown].pop();
    const revealed = "answer" in last.dataset;
    const data = { tour: frame.dataset.tour, step: last.dataset.step, revealed };
    frame.contentWindow.postMessage({ ns: "conceptgraph", v: 1, type: "step", data }, "*");
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) Reveal.on(event, sync);
  addEventListener("message", ({ data }) => {
    if (data && data.ns === "conceptgraph" && data.type === "ready") sync();
  });
})();
"""
