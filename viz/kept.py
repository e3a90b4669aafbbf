"""Finished layouts, kept beside the graph or in the cache and found again; nothing is trusted blindly."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .cache import cache_key, read_cached, store_cached
from .text import metrics, shown
from .view import ConceptBox, Route, View, ViewKind, WordsBox

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Raised when the layouts of an unchanged graph would come out differently.
LAYOUT_VERSION: Final = 1
_FORMAT: Final = "conceptgraph-layout-1"
_MOST_BYTES: Final = 50_000_000
#: No length on a page is larger (px).
_FARTHEST: Final = 1e6
EFFORTS: Final = ("quick", "polish")


class LayoutError(ValueError):
    """A kept layout that does not fit the graph, or is no layout at all."""


def layout_key(
    graph: ConceptGraph,
    view: tuple[str, str],
    concepts: Sequence[str],
    effects: Sequence[str],
    page: tuple[float, float],
) -> str:
    """Return a name for all that a layout depends on; ``view`` is its id and its title."""
    texts = [[id, graph.concepts[id].title, graph.concepts[id].category] for id in concepts]
    for id in effects:
        e = graph.effects[id]
        texts.append([id, e.source, e.target, e.label, "" if e.verdict == "not-checked" else "mark", e.level])
    parts = (
        _FORMAT,
        str(LAYOUT_VERSION),
        json.dumps(metrics()["advances"]),
        json.dumps(view),
        json.dumps(page),
    )
    return cache_key(*parts, json.dumps(texts))


def beside(path: Path) -> Path:
    """Return the file that keeps the layouts of a graph file.

    >>> beside(Path("some/magnesium.yaml")).name
    'magnesium.layout.json'
    """
    return path.with_name(f"{path.stem}.layout.json")


class KeptLayouts:
    """Layouts found in a file and in the cache, and new ones that may be saved to the file.

    Only the file's outdated layouts steer new ones: what a build gives depends on files that can be seen.
    ``note`` is told, in a sentence, when something kept cannot be used.
    """

    def __init__(
        self, file: Path | None = None, *, cache: bool = True, note: Callable[[str], None] | None = None
    ) -> None:
        self._file = file
        self._cache = cache
        self._note = note or (lambda _: None)
        self._entries: dict[str, dict[str, Any]] = self._read() if file else {}
        self.changed = False

    def find(self, graph: ConceptGraph, id: str, key: str, effort: str) -> View | None:
        """Return the layout kept under a key, made with at least this effort."""
        entry = self._entries.get(id)
        if entry and entry.get("key") == key and _enough(entry, effort):
            return self._view(graph, entry, self._file)
        if not self._cache or (entry and entry.get("key") != key):
            return None  # an outdated entry of the file steers, whatever the cache holds
        for made_with in EFFORTS[::-1] if effort == "quick" else ("polish",):
            found = self._cached(graph, id, cache_key("layout", key, made_with))
            if found:
                return found
        return None

    def _cached(self, graph: ConceptGraph, id: str, name: str) -> View | None:
        """Return a layout of the cache; it then belongs to what the file would keep."""
        data = read_cached(name)
        if data is None:
            return None
        try:
            entry = _parsed(data)
        except LayoutError:
            return None
        view = self._view(graph, entry, None)
        if view:
            self._entries[id] = entry
            self.changed = True
        return view

    def outdated(self, graph: ConceptGraph, id: str) -> View | None:
        """Return what the file keeps for a view, though the graph has changed since; it may name lost ids."""
        entry = self._entries.get(id)
        return self._view(graph, entry, self._file, lost=True) if entry else None

    def keep(self, id: str, key: str, effort: str, view: View, *, steered: bool = False) -> None:
        """Keep a new layout; one that an outdated layout has steered stays out of the cache."""
        entry = {"key": key, "effort": effort, "view": view_data(view)}
        self._entries[id] = entry
        self.changed = True
        if self._cache and not steered:
            store_cached(cache_key("layout", key, effort), _compact(entry).encode("ascii"))

    def text(self) -> str:
        """Return the content of a file with all these layouts, one view a line."""
        lines = [f"  {json.dumps(id)}: {_compact(entry)}" for id, entry in self._entries.items()]
        body = ",\n".join(lines)
        return f'{{"format": "{_FORMAT}", "views": {{\n{body}\n}}}}\n'

    def drop_all_but(self, ids: Iterable[str]) -> None:
        """Forget the layouts of views that the graph no longer has."""
        wanted = set(ids)
        self._entries = {id: entry for id, entry in self._entries.items() if id in wanted}

    def _read(self) -> dict[str, dict[str, Any]]:
        assert self._file
        try:
            if not self._file.exists():
                return {}
            if self._file.stat().st_size > _MOST_BYTES:
                raise LayoutError("it is too large")
            data = _parsed(self._file.read_bytes())
            if data.get("format") != _FORMAT or not isinstance(data.get("views"), dict):
                raise LayoutError("it is not a file of layouts that this version reads")
        except (OSError, ValueError) as error:
            self._note(f"{self._file} was left aside: {error}")
            return {}
        return {id: entry for id, entry in data["views"].items() if isinstance(entry, dict)}

    def _view(
        self, graph: ConceptGraph, entry: dict[str, Any], file: Path | None, *, lost: bool = False
    ) -> View | None:
        try:
            return view_from(graph, entry.get("view"), lost=lost)
        except LayoutError as error:
            self._note(f"a layout kept in {file or 'the cache'} was left aside: {error}")
            return None


def _enough(entry: dict[str, Any], effort: str) -> bool:
    return effort == "quick" or entry.get("effort") == "polish"


def _compact(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise LayoutError("it is not JSON") from error
    if not isinstance(parsed, dict):
        raise LayoutError("it is not a JSON object")
    return parsed


def settled(view: View) -> View:
    """Return a view with lengths of two decimals: the same, fresh or kept."""
    from dataclasses import replace

    return replace(
        view,
        boxes=tuple(replace(b, rect=_rect(b.rect), font_px=round(b.font_px, 2)) for b in view.boxes),
        words=tuple(
            replace(w, rect=_rect(w.rect), font_px=round(w.font_px, 2), mark_px=round(w.mark_px, 2))
            for w in view.words
        ),
        routes=tuple(
            replace(r, points=tuple((_round(x), _round(y)) for x, y in r.points)) for r in view.routes
        ),
        headings=tuple(replace(h, rect=_rect(h.rect), font_px=round(h.font_px, 2)) for h in view.headings),
    )


def _round(value: float) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(value, 2) + 0.0


def _rect(rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, w, h = rect
    return (_round(x), _round(y), _round(w), _round(h))


def view_data(view: View) -> dict[str, Any]:
    """Return a settled view as plain data; layouts have no headings, and nothing is lit in them."""
    return {
        "id": view.id,
        "kind": view.kind,
        "title": view.title,
        "page": [view.width, view.height],
        "boxes": [[b.concept, *b.rect, b.font_px, list(b.lines)] for b in view.boxes],
        "words": [[list(w.effects), *w.rect, w.font_px, w.mark_px, list(w.lines)] for w in view.words],
        "routes": [[r.effect, [c for point in r.points for c in point]] for r in view.routes],
    }


def view_from(graph: ConceptGraph, data: Any, *, lost: bool = False) -> View:
    """Return the view that data describe.

    Args:
        lost: concepts, effects and texts that the graph no longer has are let pass.

    Raises:
        LayoutError: anything in it is not as it must be.
    """
    try:
        kinds: dict[str, ViewKind] = {
            "overview": "overview",
            "category": "category",
            "tour": "tour",
            "path": "path",
        }
        width, height = _numbers(data["page"], 2)
        view = View(
            _text(data["id"]),
            kinds[data["kind"]],
            _text(data["title"]),
            width,
            height,
            tuple(_box(item) for item in data["boxes"]),
            tuple(_words(item) for item in data["words"]),
            tuple(_route(item) for item in data["routes"]),
        )
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise LayoutError("it is damaged") from error
    if not lost:
        _fits(graph, view)
    return view


def _numbers(values: Any, count: int) -> list[float]:
    if not isinstance(values, list) or len(values) != count:
        raise LayoutError("it is damaged")
    for value in values:
        if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > _FARTHEST:
            raise LayoutError("it holds a length that cannot be")
    return [float(value) for value in values]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise LayoutError("it is damaged")
    return value


def _box(item: Any) -> ConceptBox:
    x, y, w, h, font = _numbers(item[1:6], 5)
    return ConceptBox(_text(item[0]), (x, y, w, h), tuple(map(_text, item[6])), font)


def _words(item: Any) -> WordsBox:
    x, y, w, h, font, mark = _numbers(item[1:7], 6)
    return WordsBox(tuple(map(_text, item[0])), (x, y, w, h), tuple(map(_text, item[7])), font, mark)


def _route(item: Any) -> Route:
    flat = _numbers(item[1], len(item[1]))
    if len(flat) < 4 or len(flat) % 2:
        raise LayoutError("it holds a line without a course")
    return Route(_text(item[0]), tuple(zip(flat[::2], flat[1::2], strict=True)))


def _fits(graph: ConceptGraph, view: View) -> None:
    """Raise unless everything in the view belongs to the graph and says what the graph says."""
    for box in view.boxes:
        if box.concept not in graph.concepts or not _same(box.lines, graph.concepts[box.concept].title):
            raise LayoutError("it shows a concept that the graph does not have")
    for words in view.words:
        for id in words.effects:
            if id not in graph.effects or not _same(words.lines, graph.effects[id].label):
                raise LayoutError("it shows words that the graph does not have")
    if any(route.effect not in graph.effects for route in view.routes):
        raise LayoutError("it shows an effect that the graph does not have")


def _same(lines: Iterable[str], text: str) -> bool:
    """Return whether wrapped lines are the text."""
    return "".join("".join(lines).split()) == "".join(shown(text).split())
