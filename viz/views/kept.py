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
from .kept_data import LayoutError, view_data, view_from

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View

#: Raised when the layouts of an unchanged graph would come out differently.
LAYOUT_VERSION: Final = 2
_FORMAT: Final = "conceptgraph-layout-1"
_MOST_BYTES: Final = 50_000_000
#: What `layout` imports from elsewhere, and so shapes a layout too; a test keeps this complete.
_LAYOUT_USES: Final = (
    ("carried.py",), ("look", "plain_sum.py"), ("look", "text.py"), ("look", "text_box.py"), ("markup.py",),
    ("view.py",),
)  # fmt: skip


def layout_key(
    graph: ConceptGraph,
    view: tuple[str, str],
    concepts: Sequence[str],
    effects: Sequence[str],
    page: tuple[float, float],
    least_px: float = 0.0,
) -> str:
    """Return a name for all that a layout depends on; ``view`` is its id and its title."""
    texts = [[id, graph.concepts[id].title, graph.concepts[id].category] for id in concepts]
    for id in effects:
        e = graph.effects[id]
        texts.append([id, e.source, e.target, e.words, "" if e.verdict == "not-checked" else "mark", e.level])
    parts: tuple[str, ...] = (
        _FORMAT,
        str(LAYOUT_VERSION),
        json.dumps(metrics()["advances"]),
        json.dumps(view),
        json.dumps(page),
    )
    if least_px:
        parts = (*parts, json.dumps(least_px))
    return cache_key(*parts, json.dumps(texts))


def beside(path: Path) -> Path:
    """Return the file that keeps the layouts of a graph file.

    >>> beside(Path("some/magnesium.yaml")).name
    'magnesium.layout.json'
    """
    return path.with_name(f"{path.stem}.layout.json")


def _cache_name(key: str, effort: str) -> str:
    """Return the name of a cached layout: what this very code gives for a key with this very effort."""
    return cache_key("layout", key, effort, _code_digest())


@cache
def _code_digest() -> str:
    """Return a digest of the layout's source: a cache outlives the code that filled it."""
    folder = [("layout", item.name) for item in carried("layout").iterdir() if item.name.endswith(".py")]
    sources = (carried(*path).read_text(encoding="utf-8") for path in (*sorted(folder), *_LAYOUT_USES))
    return cache_key(*sources)


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

    def shares_new(self, page: tuple[float, float] = STAGE) -> bool:
        """Whether new layouts for a page (px) are put into the cache, where another process finds them."""
        return self._cache and all(self._entry(id, page) is None for id in self._entries)

    def find(
        self, graph: ConceptGraph, id: str, key: str, effort: str, page: tuple[float, float] = STAGE
    ) -> View | None:
        """Return the layout kept under a key, for a page (px), made with at least this effort."""
        entry = self._entry(id, page)
        if entry and entry.get("key") == key and _enough(entry, effort):
            return self._view(graph, entry, self._file)
        if not self._cache or (entry and entry.get("key") != key):
            return None  # an outdated entry of the file steers, whatever the cache holds
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
            self._entries[id] = entry
            self.changed = True
        return view

    def _entry(self, id: str, page: tuple[float, float]) -> dict[str, Any] | None:
        """Return what the file keeps for a view; a layout for a page of another shape steadies nothing."""
        entry = self._entries.get(id)
        return entry if entry and _page(entry) in (None, page) else None

    def outdated(self, graph: ConceptGraph, id: str, page: tuple[float, float] = STAGE) -> View | None:
        """Return what the file keeps for a view, though the graph has changed since; it may name lost ids."""
        entry = self._entry(id, page)
        return self._view(graph, entry, self._file, lost=True) if entry else None

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
        self._entries[id] = {**entry, **changed}
        self.changed = True

    def keep(self, id: str, key: str, effort: str, view: View, *, steered: bool = False) -> None:
        """Keep a new layout; one that an outdated layout has steered stays out of the cache."""
        entry = {"key": key, "effort": effort, "view": view_data(view)}
        self._entries[id] = entry
        self.changed = True
        if self._cache and not steered:
            store_cached(_cache_name(key, effort), _compact(entry).encode("ascii"))

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


def _page(entry: dict[str, Any]) -> tuple[float, float] | None:
    """Return the page (px) of a kept layout; None when it does not tell: what is refused later says why."""
    try:
        width, height = entry["view"]["page"]
        return float(width), float(height)
    except (KeyError, TypeError, ValueError):
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
