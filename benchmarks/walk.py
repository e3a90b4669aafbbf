"""Count the calls that change room while a page is made, from `viz.render_page` to the written file.

    python benchmarks/walk.py [--list] [--root CHECKOUT]

How it counts. The bundled magnesium graph is made into a page once, so that all its layouts are kept. Then
`viz.render_page` and `viz.write_file` run under `sys.setprofile`, twice: with a catalogue of views that has
made none yet, which counts the making of views too, and with one that has made all that a page carries.
Counted is every distinct pair of functions of ours, one of which calls the other, however often it does:

* a room is a folder of ``viz``, the files of ``viz`` itself, or all of ``graph_data``; he who calls
  `viz.render_page` stands before them all, and his two calls count too;
* a method is a function; what stands inside a function (a comprehension, a lambda) belongs to it; reading a
  property is reading, not calling; what Python makes (the ``__init__`` of a record) and what runs while a
  module is loaded is not counted;
* a function that keeps its answers (`functools.cache`) is called each time that it is asked;
* what a library calls (a template, what it was given) the library has called, and not we.

A call *changes room* where the two functions stand in different rooms. Those calls, each where it first
happens, are a walk. A call *leads back* where it is made from a room nearer to the caller (see `ROOMS`) than
the one that the walk had reached. A call *against the way* goes to a room nearer to the caller than its own.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path, PurePath
from types import FrameType
from typing import Any, Final, NamedTuple

#: The rooms from the caller's side on.
ROOMS: Final = ("", "viz/page", "viz/views", "viz/door", "viz/near", "viz/layout", "viz/picture", "viz/look",
                "viz/words", "viz", "graph_data")  # fmt: skip
_WRAPPER: Final = "asked"


class Function(NamedTuple):
    """A function of ours by its file and its name there."""

    file: str
    name: str

    @property
    def room(self) -> str:
        """The room in which it stands."""
        folder = PurePath(self.file).parent
        return "graph_data" if folder.parts[:1] == ("graph_data",) else "/".join(folder.parts[:2])

    @property
    def floor(self) -> int:
        """How far from the caller that is."""
        return ROOMS.index(self.room)


Call = tuple[Function, Function]
CALLER: Final = Function("", "the caller")


class Walk:
    """The distinct calls of a run, in order."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"
        self.calls: dict[Call, None] = {}

    def note(self, frame: FrameType, event: str, _: Any) -> None:
        """Take in what `sys.setprofile` tells."""
        inside = frame.f_code.co_name == "<genexpr>"  # resumed by whoever asks for the next
        if event != "call" or inside or _is_asked(frame.f_back) or _is_property(frame):
            return
        called = self._function(frame)
        caller = CALLER if frame.f_back and frame.f_back.f_code is walk.__code__ else None
        caller = caller or (self._function(frame.f_back) if frame.f_back else None)
        if called and caller and called != caller:
            self.calls[caller, called] = None

    def _function(self, frame: FrameType) -> Function | None:
        """Return the function to which a frame belongs; None where it is not ours."""
        code = frame.f_locals["function"].__code__ if _is_asked(frame) else frame.f_code
        name = code.co_qualname.split(".<locals>")[0]
        ours = code.co_filename.startswith((f"{self._root}viz/", f"{self._root}graph_data/"))
        if not ours or name in ("<module>", "__getattr__"):
            return None
        return Function(code.co_filename.removeprefix(self._root), name)

    def changes(self) -> list[Call]:
        """Return the calls that change room."""
        return [(caller, called) for caller, called in self.calls if caller.room != called.room]

    def back(self) -> list[Call]:
        """Return those of them that lead back."""
        found, reached = [], 0
        for caller, called in self.changes():
            if caller.floor < reached:
                found.append((caller, called))
            reached = called.floor
        return found

    def against(self) -> list[Call]:
        """Return those of them that go against the way."""
        return [(caller, called) for caller, called in self.changes() if called.floor < caller.floor]


def _is_asked(frame: FrameType | None) -> bool:
    return frame is not None and frame.f_code.co_name == _WRAPPER and frame.f_code.co_filename == __file__


def _is_property(frame: FrameType) -> bool:
    code = frame.f_code
    owner = type(frame.f_locals.get(code.co_varnames[0])) if code.co_argcount else None
    return isinstance(getattr(owner, code.co_name, None), property | cached_property)


def _cache(function: Callable[..., Any]) -> Callable[..., Any]:
    """Stand in for `functools.cache`, whose own calls no profile sees."""
    kept: dict[Any, Any] = {}

    @functools.wraps(function)
    def asked(*values: Any, **named: Any) -> Any:
        key = (values, tuple(named.items()))
        if key not in kept:
            kept[key] = function(*values, **named)
        return kept[key]

    return asked


def walks(root: Path, example: str = "magnesium") -> dict[str, Walk]:
    """Return both walks of an example's page through a checkout whose packages are not loaded yet."""
    sys.path.insert(0, str(root))
    functools.cache = _cache  # type: ignore[assignment]
    import graph_data
    import viz

    graph = graph_data.read_graph(graph_data.example_path(example))
    viz.render_page(graph, views=viz.Views(graph))
    views = viz.Views(graph)
    return {
        "making the views too": walk(root, viz.render_page, viz.write_file, graph, views),
        "the views made before": walk(root, viz.render_page, viz.write_file, graph, views),
    }


def walk(root: Path, render_page: Any, write_file: Any, graph: Any, views: Any) -> Walk:
    """Return the walk from the call of ``render_page`` to the written file."""
    found = Walk(root)
    with tempfile.TemporaryDirectory() as folder:
        sys.setprofile(found.note)
        page = render_page(graph, views=views)
        write_file(Path(folder) / "page.html", page)
        sys.setprofile(None)
    return found


def told(calls: list[Call]) -> Iterator[str]:
    """Yield a line for each call."""
    for caller, called in calls:
        rooms = f"{caller.room:12} -> {called.room:12}"
        yield f"  {rooms} {caller.file} {caller.name} -> {called.file} {called.name}"


def main() -> None:
    """Walk and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--list", action="store_true", help="tell every call that changes room")
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1], help="another checkout")
    options = parser.parse_args()
    for name, found in walks(options.root.resolve()).items():
        if options.list:
            print(*told(found.changes()), sep="\n")
        print(f"{name}: {len(found.changes())} calls change room, {len(found.back())} lead back, "
              f"{len(found.against())} go against the way")  # fmt: skip


if __name__ == "__main__":
    main()
