"""A graph in a cell of a notebook that is explored, edited and asked: the same page, the same operations."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from ..carried import carried
from ..errors import WriteError
from ..page.render import Served
from ..page.render import page as render_page
from ..serve.kept import LiveLayouts
from ..serve.later import Later
from ..serve.live import Live
from ..serve.pictures import Pictures
from ..serve.routes import own_routes
from ..serve.watch import Watch
from ..slides.embedding import fragment
from ..slides.notebook import is_jupyter, show_apart
from ..view import STAGE
from ..views.kept import beside
from ..write import write
from .chosen import chosen_effects, place_of
from .names import named
from .port import Port
from .source import article_of, source_of
from .still import still_bundle

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph


class GraphWidget(anywidget.AnyWidget):
    """The living page of a graph in a notebook.

    ``source`` is a graph file, which is edited where it lies and followed when others save it; or a
    ConceptGraph, another file that is read, the name of a bundled example, of each of which a copy is edited;
    or None: an empty graph. ``library`` is the package that knows graphs. ``height`` is px of the frame.

    Raises:
        GraphError: there is no such file, or it holds no graph.
        UnknownViewError: the graph has no such view and no such concept.
    """

    _esm = carried("templates", "widget.js").read_text("utf-8")
    height = traitlets.Int(600).tag(sync=True)
    #: What is chosen in the page, as effects with their quotes; changes with every choice.
    selected: Any = traitlets.List().tag(sync=True)
    #: The id of the view that is seen.
    view = traitlets.Unicode("").tag(sync=True)
    _name = traitlets.Unicode("").tag(sync=True)
    _title = traitlets.Unicode("").tag(sync=True)
    _begin = traitlets.Unicode("").tag(sync=True)
    _asked = traitlets.Dict().tag(sync=True)
    _place = traitlets.Dict().tag(sync=True)
    #: What is called when the widget is closed; nothing of one that was never made.
    _ends: Sequence[Callable[[], object]] = ()

    def __init__(
        self, source: Any = None, *, library: Any, view: str = "", height: int = 600,
        theme: str = "system", read_only: bool = False,
    ) -> None:  # fmt: skip
        self._source = source_of(source, library, read_only=read_only)
        self._theme = theme
        path = self._source.file.path
        later = Later(STAGE)
        kept = LiveLayouts(beside(path), str(path.resolve()))
        self._live = Live(self._source.file, Pictures(kept, later), library.ConceptGraph(path.stem, {}, {}))
        self._port = Port(own_routes(self._live, lambda: ""))
        first = self._view_named(view) if view else ""
        title = self._live.state.graph.title
        super().__init__(
            height=height, view=first, _name=secrets.token_hex(8), _title=title, _begin=fragment(first)
        )
        watch = Watch(self._source.file.paths, self._live.look, self._live.settle)
        watch.start()
        self._ends = (watch.stop, later.stop, self._port.close)
        self.on_msg(self._heard)

    # ---- as Python sees it ----

    @property
    def graph(self) -> ConceptGraph:
        """The graph as it is now; where the file is broken, as it last was."""
        self._live.look()
        return self._live.state.graph

    @property
    def file(self) -> Any:
        """The file that is edited (`graph_data.LivingFile`): what Python does to it is seen in the page."""
        return self._source.living

    @property
    def yaml(self) -> str:
        """The text of the graph file as it is now."""
        return self._source.text()

    def show(self, view: str = "") -> None:
        """Show a view by its id, or what surrounds a concept, by its id or name; without one the first.

        Raises:
            UnknownViewError: there is no such view and no such concept.
        """
        self._ask({**_at_rest(self._view_named(view or "overview:core")), "lit": []})

    def light(self, things: Iterable[Any] = ()) -> None:
        """Light effects and concepts, all else being dimmed: by id or name, or as they are; none: all alike.

        Raises:
            UnknownViewError: there is no such concept and no such effect.
        """
        graph = self.graph
        self._ask({"lit": [named(graph, each) for each in things], "concept": "", "effect": ""})

    def save(self, path: str | Path | None = None) -> Path:
        """Write the graph file to a path, its article beside it, and return the path.

        Edits of a graph file stand in it at once: without a path there is nothing left to write.

        Raises:
            WriteError: it cannot be written, or what is edited is a copy and no path is given.
        """
        if path is None:
            if self._source.is_copy:
                raise WriteError("this graph has no file yet: name one, save('graph.yaml')")
            return self._source.file.path
        target = Path(path)
        article = article_of(self.graph, target)
        if article and not article[0].exists():
            write(*article)
        return write(target, self._live.text())

    def close(self) -> None:
        """End the following of the file, and the page with it."""
        for end in self._ends:
            end()
        super().close()

    # ---- as notebooks see it ----

    def _ipython_display_(self, **_: Any) -> None:
        """Show the page, and behind it the picture that stays when the notebook is saved."""
        display: Any = import_module("IPython.display").display
        bundle = self._repr_mimebundle_()
        live = bundle[0] if isinstance(bundle, tuple) else bundle
        if live:
            display({**live, "text/plain": self._title}, raw=True)
        if is_jupyter():
            show_apart(self._still(), display_id=self._name)
        else:
            display(self._still(), raw=True, display_id=self._name)

    def _still(self) -> dict[str, str]:
        with self._live.lock:
            pictures = self._live.pictures
            view = next(iter(pictures.some([self.view])), None) or pictures.for_page(None).first
            return still_bundle(self._live.state.graph, view, self._name)

    # ---- as pages see it ----

    def _heard(self, _: Any, said: Any, __: Any = None) -> None:
        """Hear what one page asks for."""
        page = str(said.get("from", ""))[:80] if isinstance(said, dict) else ""
        if not page:
            return
        match said.get("do"):
            case "page":
                self.send({"to": page, "page": self._page()})
            case "leave":
                self._port.leave(page)
            case _:
                self._port.take(page, said, lambda told: self.send({**told, "to": page}))

    def _page(self) -> str:
        with self._live.lock:
            live = self._live
            served = Served(live.state.hash, edited=live.file.editable, by_port=True)
            return render_page(live.state.graph, views=live.pictures, theme=self._theme, served=served)

    @traitlets.observe("_place")
    def _read_at(self, change: Any) -> None:
        """Say what is chosen where the reader is now."""
        place = place_of(change["new"])
        with self._live.lock:
            graph = self._live.state.graph
            found = self._live.pictures.some([place["view"]])
            drawn = [route.effect for view in found for route in view.routes]
            chosen = chosen_effects(graph, place, drawn)
        with self.hold_sync():
            self.view = place["view"]
            self.selected = chosen

    def _view_named(self, view: str) -> str:
        graph = self._live.state.graph
        wanted = f"focus:{view}" if view in graph.concepts else view
        found = self._live.pictures.some([wanted])
        return found[0].id if found else f"focus:{named(graph, view, effects=False)}"

    def _ask(self, change: dict[str, Any]) -> None:
        """Ask every page for a change; the count makes the same one be heard twice."""
        self._asked = {"change": change, "count": self._asked.get("count", 0) + 1}


def _at_rest(view: str) -> dict[str, Any]:
    """Return the state of a page that shows a view, and nothing of it is chosen."""
    kind, _, rest = view.partition(":")
    if kind == "focus":
        return {"concept": rest, "effect": "", "tour": ""}
    if kind == "tour":
        tour, _, step = rest.rpartition(":")
        return {"tour": tour, "step": step}
    return {"view": view, "concept": "", "effect": "", "tour": ""}
