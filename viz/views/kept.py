"""Finished layouts, kept beside the graph or in the cache and found again; nothing is trusted blindly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..cache import cache_key, read_cached, store_cached
from ..carried import carried
from ..look.text import metrics
from ..view import STAGE
from .behind import Standing
from .kept_data import LayoutError, places_of, view_data, view_from

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View

#: What was made of each view last, by its id: the name of all it depends on, and a view if there is one.
LastRead = dict[str, tuple[str, "View | None"]]

#: Raised when the layouts of an unchanged graph would come out differently.
LAYOUT_VERSION: Final = 2
_FORMAT: Final = "conceptgraph-layout-1"
_MOST_BYTES: Final = 50_000_000
#: From the least that is tried to the most.
_EFFORTS: Final = ("first", "quick", "polish")
#: What `layout` imports from elsewhere, and so shapes a layout too; a test keeps this complete.
_LAYOUT_USES: Final = (
    ("carried.py",), ("look", "line_breaks.py"), ("look", "plain_sum.py"), ("look", "text.py"),
    ("look", "text_box.py"), ("markup.py",), ("view.py",),
)  # fmt: skip


def layout_key(
    graph: ConceptGraph,
    view: tuple[str, str],
    concepts: Sequence[str],
    effects: Sequence[str],
    page: tuple[float, float],
    least_px: float = 0.0,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> str:
    """Return a name for all that a layout depends on; ``view`` is its id and its title."""
    texts = [[id, graph.concepts[id].title, graph.concepts[id].category] for id in concepts]
    for id in effects:
        e = graph.effects[id]
        texts.append([id, e.source, e.target, e.words, "" if e.verdict == "not-checked" else "mark", e.level])
    parts: tuple[str, ...] = (
        _FORMAT,
        str(LAYOUT_VERSION),
        _advances(),
        json.dumps(view),
        json.dumps(page),
    )
    if least_px:
        parts = (*parts, json.dumps(least_px))
    if places:
        parts = (*parts, json.dumps(sorted(places.items())))
    return cache_key(*parts, json.dumps(texts))


@cache
def _advances() -> str:
    return json.dumps(metrics()["advances"])


def beside(path: Path) -> Path:
    """Return the file that keeps the layouts of a graph file.

    >>> beside(Path("some/magnesium.yaml")).name
    'magnesium.layout.json'
    """
    return path.with_name(f"{path.stem}.layout.json")


def _cache_name(key: str, effort: str) -> str:
    """Return the name of a cached layout: what this very code gives for a key with this very effort."""
    return cache_name("layout", key, effort)


def cache_name(*parts: str) -> str:
    """Return the name in the cache of what this very code gives for all that it depends on."""
    return cache_key(*parts, _code_digest())


@cache
def _code_digest() -> str:
    """Return a digest of the layout's source: a cache outlives the code that filled it."""
    folder = [("layout", item.name) for item in carried("layout").iterdir() if item.name.endswith(".py")]
    sources = (carried(*path).read_text(encoding="utf-8") for path in (*sorted(folder), *_LAYOUT_USES))
    return cache_key(*sources)


class KeptLayouts:
    """Layouts found in a file and in the cache, and new ones that may be saved to the file.

    What a view looked like before, in the file or in what the cache remembers of the same source
    (``known_as``), is where a new layout begins: an edit leaves the picture steady. ``fresh`` begins anew:
    what comes out depends on the graph alone. ``note`` is told, in a sentence, when something kept cannot be
    used.
    """

    def __init__(
        self,
        file: Path | None = None,
        *,
        cache: bool = True,
        known_as: str = "",
        fresh: bool = False,
        note: Callable[[str], None] | None = None,
    ) -> None:
        self._file = file
        self._cache = cache
        self._known_as = known_as if cache else ""
        self._note = note or (lambda _: None)
        self._entries: dict[str, dict[str, Any]] = self._read() if file else {}
        self._before = self._remembered()
        if fresh:
            self._forget()
        self.changed = False
        #: Overviews that began where an earlier view had left them: that view, and what became of it.
        self.steered: dict[str, tuple[View, View]] = {}
        #: Views in text of the size that is good to read, as they were last, where that is remembered.
        self.last_read: LastRead | None = None

    @property
    def caches(self) -> bool:
        """Whether what is laid out is looked for in the cache, and kept there."""
        return self._cache

    def _forget(self) -> None:
        """Begin anew; places that a hand has given are told, since they are lost with the rest."""
        placed = sum(len(places_of(entry)) for entry in (self._before | self._entries).values())
        if placed:
            self._note(f"a fresh layout keeps none of the places given by hand ({placed}).")
        self._entries, self._before = {}, {}

    def is_new(self, id: str, page: tuple[float, float] = STAGE) -> bool:
        """Whether a view for a page (px) will be searched for, and kept where another process finds it."""
        return self._cache and self._entry(id, page) is None

    def find(
        self, graph: ConceptGraph, id: str, key: str, effort: str, page: tuple[float, float] = STAGE
    ) -> View | None:
        """Return the layout kept under a key, for a page (px), made with at least this effort."""
        entry = self._entry(id, page)
        if entry and entry.get("key") == key and _enough(entry, effort):
            view = self._view(graph, entry, self._file if id in self._entries else None)
            if view and id not in self._entries:
                self._put(id, entry)
            return view
        if not self._cache or (entry and _enough(entry, effort)):
            return None  # an earlier picture steers, whatever the cache holds
        return self._cached(graph, id, _cache_name(key, effort))

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
            self._put(id, entry)
        return view

    def _put(self, id: str, entry: dict[str, Any]) -> None:
        self._entries[id] = entry
        self.changed = True

    def _entry(self, id: str, page: tuple[float, float]) -> dict[str, Any] | None:
        """Return what is kept of a view; a layout for a page of another shape steadies nothing."""
        for entries in (self._entries, self._before):
            entry = entries.get(id)
            if entry and _page(entry) in (None, page):
                return entry
        return None

    def outdated(
        self, graph: ConceptGraph, id: str, page: tuple[float, float] = STAGE, effort: str = "quick"
    ) -> View | None:
        """Return what is kept for a view, though the graph has changed since; it may name lost ids.

        What was made with less effort than is wanted now steers nothing.
        """
        entry = self._entry(id, page)
        if not entry or not _enough(entry, effort):
            return None
        return self._view(graph, entry, self._file, lost=True)

    def places(self, id: str, page: tuple[float, float] = STAGE) -> dict[str, tuple[float, float]]:
        """Return the middles (px) of a view's boxes that a hand has placed, by concepts' earlier names."""
        entry = self._entry(id, page)
        return places_of(entry) if entry else {}

    def place(self, id: str, concept: str, middle: tuple[float, float] | None) -> None:
        """Let a concept's box stand somewhere from now on, or with None where it likes; others make room.

        Raises:
            KeyError: nothing is kept of the view.
        """
        entry = self._entries.get(id) or self._before[id]
        places = {name: at for name, at in places_of(entry).items() if name != concept}
        if middle is not None:
            places[concept] = (round(middle[0], 2), round(middle[1], 2))
        self._put(id, {**entry, "places": {name: [*at] for name, at in places.items()}})

    def stood(self, id: str) -> tuple[Standing, Standing] | None:
        """Return how a fresh picture stood when one was last looked at, and how the kept one did then."""
        try:
            fresh, kept = self._entries[id]["stood"]
            return Standing(int(fresh[0]), float(fresh[1])), Standing(int(kept[0]), float(kept[1]))
        except (KeyError, TypeError, ValueError, IndexError, OverflowError):
            return None

    def retitle(
        self, id: str, title: str, key: str, key_of: Callable[[str], str], page: tuple[float, float]
    ) -> bool:
        """Let a kept layout stand under ``key`` where its view has but another title; say whether it did.

        ``key_of`` is the key that the view has under another title.
        """
        entry = self._entry(id, page)
        view = entry.get("view") if entry else None
        if not entry or not isinstance(view, dict) or view.get("title") == title:
            return False
        if entry.get("key") != key_of(str(view.get("title"))):
            return False
        self._put(id, {**entry, "key": key, "view": {**view, "title": title}})
        return True

    def looked(self, id: str, fresh: Standing, kept: Standing) -> None:
        """Note how a fresh picture and the kept one stand."""
        stood = [[each.crossings, each.px] for each in (fresh, kept)]
        self._put(id, {**self._entries[id], "stood": stood})

    def rename(self, old: str, id: str, keys: Mapping[str, str]) -> None:
        """Let a view have what is kept for it by an earlier id; ``keys`` are the keys by their old ones.

        A layout whose key is not among these is outdated, and stays so.
        """
        if id == old or id in self._entries or old not in self._entries:
            return
        entry = self._entries.pop(old)
        key, view = entry.get("key"), entry.get("view")
        changed = {
            "key": keys.get(str(key), key),
            "view": {**view, "id": id} if isinstance(view, dict) else view,
        }
        self._put(id, {**entry, **changed})

    def keep(
        self,
        id: str,
        key: str,
        effort: str,
        view: View,
        *,
        steered: bool = False,
        places: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        """Keep a new layout; one that an earlier one has steered is not put among what was searched."""
        entry: dict[str, Any] = {"key": key, "effort": effort, "view": view_data(view)}
        earlier = self._entry(id, (view.width, view.height)) if steered else None
        if earlier:
            entry["effort"] = earlier.get("effort", effort)
            entry["searched"] = earlier.get("searched") or _size(earlier)
            entry |= {"stood": earlier["stood"]} if "stood" in earlier else {}
        if places:
            entry["places"] = {concept: [*middle] for concept, middle in places.items()}
        self._put(id, entry)
        if self._cache and not steered and not places:
            store_cached(_cache_name(key, effort), _compact(entry).encode("ascii"))

    def outgrown(self, id: str) -> bool:
        """Whether most of a view is newer than the search for its layout, and no hand has placed a box."""
        entry = self._entries.get(id, {})
        searched = entry.get("searched")
        return isinstance(searched, int) and _size(entry) > 2 * searched and not places_of(entry)

    def remember(self) -> None:
        """Let the cache remember these layouts as those of their source, for the next time."""
        if self._known_as and self.changed:
            entries = self._before | self._entries
            store_cached(cache_key("layouts-of", self._known_as), _file_text(entries).encode("ascii"))

    def _remembered(self) -> dict[str, dict[str, Any]]:
        data = read_cached(cache_key("layouts-of", self._known_as)) if self._known_as else None
        try:
            return _views_in(data) if data else {}
        except LayoutError:
            return {}

    def text(self) -> str:
        """Return the content of a file with all these layouts, one view a line."""
        return _file_text(self._entries)

    def drop_all_but(self, ids: Iterable[str]) -> None:
        """Forget the layouts of views that the graph no longer has."""
        wanted = set(ids)
        self._entries = {id: entry for id, entry in self._entries.items() if id in wanted}
        self._before = {id: entry for id, entry in self._before.items() if id in wanted}

    def _read(self) -> dict[str, dict[str, Any]]:
        assert self._file
        try:
            if not self._file.exists():
                return {}
            if self._file.stat().st_size > _MOST_BYTES:
                raise LayoutError("it is too large")
            return _views_in(self._file.read_bytes())
        except (OSError, ValueError) as error:
            self._note(f"{self._file} was left aside: {error}")
            return {}

    def _view(
        self, graph: ConceptGraph, entry: dict[str, Any], file: Path | None, *, lost: bool = False
    ) -> View | None:
        try:
            return view_from(graph, entry.get("view"), lost=lost)
        except LayoutError as error:
            self._note(f"a layout kept in {file or 'the cache'} was left aside: {error}")
            return None


def _size(entry: dict[str, Any]) -> int:
    """Return how many boxes and lines a kept layout has."""
    view = entry.get("view")
    parts = [view.get(part) for part in ("boxes", "routes")] if isinstance(view, dict) else []
    return sum(len(part) for part in parts if isinstance(part, list))


def _page(entry: dict[str, Any]) -> tuple[float, float] | None:
    """Return the page (px) of a kept layout; None when it does not tell: what is refused later says why."""
    try:
        width, height = entry["view"]["page"]
        return float(width), float(height)
    except (KeyError, TypeError, ValueError):
        return None


def _enough(entry: dict[str, Any], effort: str) -> bool:
    """Whether a layout was made with at least an effort; what does not tell was made as a build does."""
    made = entry.get("effort")
    return _EFFORTS.index(made if made in _EFFORTS else "quick") >= _EFFORTS.index(effort)


def _views_in(data: bytes) -> dict[str, dict[str, Any]]:
    parsed = _parsed(data)
    if parsed.get("format") != _FORMAT or not isinstance(parsed.get("views"), dict):
        raise LayoutError("it is not a file of layouts that this version reads")
    return {id: entry for id, entry in parsed["views"].items() if isinstance(entry, dict)}


def _file_text(entries: Mapping[str, dict[str, Any]]) -> str:
    body = ",\n".join(f"  {json.dumps(id)}: {_compact(entry)}" for id, entry in entries.items())
    return f'{{"format": "{_FORMAT}", "views": {{\n{body}\n}}}}\n'


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
