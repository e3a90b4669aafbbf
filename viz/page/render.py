"""A graph and its views as one HTML page that needs nothing else and asks for nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from ..carried import carried
from ..look.page_look import page_look
from ..look.shapes import ICONS
from ..look.theme import THEMES
from ..look.theme_css import with_colours
from ..picture.draw import render_svg
from ..picture.svg_text import fitted
from ..words import interface_words, language_tag, words_in
from .ascii import in_ascii
from .columns import in_columns
from .csp import embeddable, packed, policy, script_json
from .data import LARGE, page_data, page_font, page_records
from .door import door_data
from .network import make_network, packed_vis_network, render, vis_network_script
from .packed import packed_plan, packed_views
from .start import start_list

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View
    from ..views.on_page import PageViews

#: What ``theme`` may be: ``system`` follows the reader's own choice of light or dark.
PAGE_THEMES: Final = ("system", "light", "dark", "contrast")
#: The built viewer's scripts that run in every page.
_SCRIPTS: Final = ("bootstrap", "viewer")
#: Those that wait as text until something of them is needed.
_WAITING: Final = ("layout", "ask", "panels", "present", "export", "shut", "fitting")
#: Those that wait in pages that are served, and in those that are edited besides.
SERVED: Final = ("live",)
EDITED: Final = ("edit",)
#: Concepts of a large page's lists that are put in their places at once, between two frames.
_TOGETHER: Final = 60
_ROOT = re.compile(r"<svg ")
# Hundredths of a px; numbers under ten may be widths and scales, which keep theirs.
_SMALL = re.compile(r"(?<![\d.])\d{2,}\.\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Served:
    """What makes a page one that is served: the state of the file, and whether it is edited in the page.

    ``by_port``: it asks through a port that the page around it hands in, and reaches no network.
    """

    hash: str
    edited: bool = False
    by_port: bool = False

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that it has besides."""
        return (*SERVED, *EDITED) if self.edited else SERVED


class Catalogue(Protocol):
    """What a page asks of the views of a graph (`Views`)."""

    def for_page(self, start: str | None, /) -> PageViews: ...


def page(
    graph: ConceptGraph,
    *,
    views: Catalogue | None = None,
    title: str | None = None,
    theme: str = "system",
    start: str | None = None,
    served: Served | None = None,
    drawn: tuple[ConceptGraph, View] | None = None,
) -> str:
    """Return the page of a graph; the same input gives the same text.

    ``views`` are made when they are not given. ``start`` is the id of the view that is seen first, or of a
    concept; without it that is the overview. ``drawn`` is seen in its place where neither scripts nor styles
    count. Only a page that is ``served`` asks its server for anything.

    Raises:
        UnknownViewError: ``start`` names no view and no concept.
        ValueError: there is no such theme.
    """
    if theme not in PAGE_THEMES:
        raise ValueError(f"no theme is called {theme!r}; choose one of {', '.join(PAGE_THEMES)}")
    if title is not None:
        graph = replace(graph, title=title)
    if views is None:
        from ..views.catalogue import Views

        views = Views(graph)
    shown = views.for_page(start)
    values = _values(graph, shown, theme, served)
    if drawn:
        values["picture"] = _by_itself(*drawn)
    return in_ascii(render(make_network(graph, shown.first), values))


def _values(graph: ConceptGraph, carried: PageViews, theme: str, served: Served | None) -> dict[str, Any]:
    """Return what the template shows besides the network."""
    from markupsafe import Markup

    document = graph.to_document()
    records = page_records(document, carried.tours)
    document["tours"] = records["tours"]
    large = len(graph.concepts) >= LARGE
    compressed = large and not served
    views, words = (
        packed_views(graph, carried.views, large=compressed),
        script_json(interface_words(edited=bool(served and served.edited))),
    )
    asks = served is not None and not served.by_port
    look = page_look(graph.categories.values(), [script_json(document), script_json(views), words])
    plan, font = packed_plan(carried.plan), page_font(records, look)
    if compressed:
        records |= {part: in_columns(records[part]) for part in ("concepts", "effects")}
    text = script_json(page_data(records, views, carried.first.id, look.theme, font, theme, plan))
    styles = [look.css, embeddable(asset("viewer.css"), "viewer.css")]
    waiting = (*_WAITING, *(served.scripts if served else ()))
    scripts = {name: embeddable(asset(f"{name}.js"), f"{name}.js") for name in (*_SCRIPTS, *waiting)}
    outline = _shortened(document)
    said = words_in(graph.language)
    return {
        "large": large,
        "kept_as": "text/plain" if compressed else "application/json",
        "together": _TOGETHER if large else max(1, len(graph.concepts)),
        "icons": ICONS,
        "policy": policy((*scripts.values(), vis_network_script()), styles, asks=asks),
        "served": served,
        "language": language_tag(graph.language),
        "look": theme if theme in THEMES else "",
        "document": outline,
        "outgoing_of": _by_end(outline, "source"),
        "incoming_of": _by_end(outline, "target"),
        "title_of": {concept["id"]: concept["title"] for concept in outline["concepts"]},
        "start": start_list(graph, outline, look.categories),
        "door": door_data(graph, said) if carried.plain or carried.first.kind == "map" else None,
        "plain": carried.plain,
        "number_of": {reference["id"]: n for n, reference in enumerate(document["references"], 1)},
        "said": said,
        "picture": Markup(_picture(graph, carried.first)),
        "data": Markup(packed(text) if compressed else text),
        "words": Markup(words),
        "asked": Markup(embeddable(asset("asked.json"), "asked.json")),
        "styles": [Markup(style) for style in styles],
        **{name: Markup(scripts[name]) for name in _SCRIPTS},
        "waiting": {name: Markup(scripts[name]) for name in waiting},
        "library": Markup(packed_vis_network()),
    }


#: Longer texts of the outline are cut: a browser needs minutes to print a label of a megabyte.
_LONGEST: Final = 10_000


def _shortened(value: Any) -> Any:
    """Return plain data with its longest texts cut."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    if isinstance(value, dict):
        return {key: _shortened(part) for key, part in value.items()}
    return [_shortened(part) for part in value] if isinstance(value, list) else value


def _by_end(document: dict[str, Any], end: str) -> dict[str, list[dict[str, Any]]]:
    """Return the effects that have each concept as this end, in the order of the file."""
    found: dict[str, list[dict[str, Any]]] = {concept["id"]: [] for concept in document["concepts"]}
    for effect in document["effects"]:
        found[effect[end]].append(effect)
    return found


def _picture(graph: ConceptGraph, view: View) -> str:
    """Return a view as inline SVG in the colours of the page.

    The outline beside it says in words what its titles and description would say again.
    """
    svg = render_svg(graph, view, theme="css", transparent=True, spoken=False)
    bare = _SMALL.sub(lambda found: f"{float(found.group()):.1f}", svg)
    return _ROOT.sub('<svg id="picture" aria-hidden="true" ', bare, count=1).rstrip("\n")


def _by_itself(graph: ConceptGraph, view: View) -> Any:
    """Return a view as inline SVG that needs no style: in its colours, as wide as the page, texts as long."""
    from markupsafe import Markup

    size = f'width="{view.width:g}" height="{view.height:g}"'
    bare = _picture(graph, view).replace(size, 'width="100%"', 1)
    return Markup(fitted(with_colours(bare, graph.categories.values())))


@cache
def asset(name: str) -> str:
    """Return a file of the built viewer."""
    return carried("assets", name).read_text(encoding="utf-8")
