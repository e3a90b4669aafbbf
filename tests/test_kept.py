"""Kept layouts: the same bytes fresh or kept, used as long as they fit, and never trusted blindly."""

from __future__ import annotations

import ast
import json
import math
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from graph_data.edit import store
from graph_data.model import Category, Concept, ConceptGraph, Effect, Step, Tour
from viz import cache
from viz.carried import carried
from viz.view import ConceptBox, Heading, Route, View, WordsBox
from viz.views.catalogue import Views
from viz.views.kept import _LAYOUT_USES, KeptLayouts, _code_digest, beside, layout_key
from viz.views.kept_data import LayoutError, settled, view_data, view_from

ROOT = Path(__file__).parents[1]
GRAPH = ConceptGraph(
    "G",
    {c: Concept(c, f"concept {c}") for c in "abc"},
    {"e": Effect("e", "a", "b", "raises"), "f": Effect("f", "b", "c", "lowers", verdict="mixed")},
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of layouts beside a graph."""
    path = beside(tmp_path / "g.yaml")
    path.write_text(laid_out())
    return path


@lru_cache
def laid_out() -> str:
    """Return the file's text; to lay out takes long, so it is done once."""
    kept = KeptLayouts(cache=False)
    Views(GRAPH, kept=kept)["overview:core"]
    return kept.text()


def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("a layout was searched")

    monkeypatch.setattr("viz.layout.lay_out", fail)


def test_a_quick_build_is_the_same_whether_or_not_somebody_polished_before(own_cache: Path) -> None:
    quick = Views(GRAPH, kept=KeptLayouts(cache=False))["overview:core"]
    polished = Views(GRAPH, effort="polish")["overview:core"]
    kept = KeptLayouts()
    kept.keep("overview:core", "some key", "polish", replace(polished, title="polished"))
    assert KeptLayouts().find(GRAPH, "overview:core", "some key", "quick") is None
    assert Views(GRAPH)["overview:core"] == quick


def test_a_kept_view_is_the_fresh_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Views(GRAPH, kept=KeptLayouts(cache=False))["overview:core"]
    no_search(monkeypatch)
    kept = KeptLayouts(file, cache=False)
    assert Views(GRAPH, kept=kept)["overview:core"] == fresh
    assert not kept.changed and kept.text() == file.read_text()


def test_the_cache_answers_the_second_time(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Views(GRAPH)["overview:core"]
    no_search(monkeypatch)
    assert Views(GRAPH)["overview:core"] == fresh
    assert [p for p in own_cache.rglob("*") if p.is_file()]


@pytest.mark.parametrize(
    "changed",
    [
        replace(GRAPH, concepts={**GRAPH.concepts, "a": Concept("a", "another name")}),
        replace(GRAPH, effects={**GRAPH.effects, "e": replace(GRAPH.effects["e"], label="changes")}),
        replace(GRAPH, effects={**GRAPH.effects, "e": replace(GRAPH.effects["e"], verdict="mixed")}),
        replace(GRAPH, title="H"),
    ],
)
def test_a_changed_graph_is_laid_out_anew(file: Path, changed: ConceptGraph) -> None:
    kept = KeptLayouts(file, cache=False)
    view = Views(changed, kept=kept)["overview:core"]
    assert kept.changed and view.title == changed.title
    assert "".join("".join(b.lines) for b in view.boxes if b.concept == "a").replace(" ", "") == (
        changed.concepts["a"].title.replace(" ", "")
    )


@pytest.fixture
def steered(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each new layout was steered by."""
    from viz.layout import lay_out

    found: list[Any] = []

    def watched(*args: Any, **options: Any) -> Any:
        found.append(args[4].keep)
        return lay_out(*args, **options)

    monkeypatch.setattr("viz.layout.lay_out", watched)
    return found


def test_an_outdated_layout_steers_but_stays_out_of_the_cache(
    file: Path, own_cache: Path, steered: list[Any]
) -> None:
    grown = replace(GRAPH, concepts={**GRAPH.concepts, "d": Concept("d", "new")})
    Views(grown, kept=KeptLayouts(file))["overview:core"]
    assert [b.concept for b in steered[0].boxes] == ["a", "b", "c"] and not list(own_cache.rglob("*"))


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    """A file of layouts from when steps were only counted."""
    path = beside(tmp_path / "t.yaml")
    path.write_text(polished())
    return path


@lru_cache
def polished() -> str:
    """Return the text of that file, laid out once."""
    kept = KeptLayouts(cache=False)
    Views(with_step(""), effort="polish", kept=kept)["tour:t:1"]
    return kept.text()


def with_step(id: str, *more: str) -> ConceptGraph:
    """GRAPH in a ring, that no step shows as a chain, with a tour of one step."""
    effects = {**GRAPH.effects, "g": Effect("g", "c", "d", "feeds"), "h": Effect("h", "d", "a", "feeds")}
    concepts = {c: Concept(c, f"concept {c}") for c in ("a", "b", "c", "d", *more)}
    steps = (Step(show=tuple(concepts), id=id),)
    return replace(GRAPH, concepts=concepts, effects=effects, tours=(Tour("t", "T", steps),))


def test_a_layout_kept_by_a_steps_number_is_found_as_it_is_and_not_cached(
    counted: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_search(monkeypatch)
    kept = KeptLayouts(counted)
    view = Views(with_step("ring"), kept=kept)["tour:t:ring"]
    assert view.id == "tour:t:ring" and {box.concept for box in view.boxes} == set("abcd")
    (entry,) = json.loads(kept.text())["views"].items()
    assert entry[1]["view"]["id"] == "tour:t:ring"
    assert (entry[0], entry[1]["effort"]) == ("tour:t:ring", "polish") and not list(own_cache.rglob("*"))
    counted.write_text(kept.text())
    again = KeptLayouts(counted)
    assert Views(with_step("ring"), kept=again)["tour:t:1"] == view and not again.changed


def test_an_outdated_layout_kept_by_a_steps_number_steers(
    counted: Path, own_cache: Path, steered: list[Any]
) -> None:
    Views(with_step("ring", "e"), kept=KeptLayouts(counted))["tour:t:ring"]
    assert {box.concept for box in steered[0].boxes} == set("abcd") and not list(own_cache.rglob("*"))


def test_a_layout_for_another_shape_of_page_neither_steers_nor_keeps_from_the_cache(
    file: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    square = (700.0, 700.0)
    made = Views(GRAPH, page=square, kept=KeptLayouts(file))["overview:core"]
    assert made == Views(GRAPH, page=square, kept=KeptLayouts(cache=False))["overview:core"]
    assert len([path for path in own_cache.rglob("*") if path.is_file()]) == 1
    monkeypatch.setattr("viz.layout.lay_out", None)
    assert Views(GRAPH, page=square, kept=KeptLayouts(file))["overview:core"] == made


def test_polish_is_not_content_with_a_quick_layout_but_quick_is_with_a_polished_one(file: Path) -> None:
    kept = KeptLayouts(file, cache=False)
    key = json.loads(file.read_text())["views"]["overview:core"]["key"]
    assert kept.find(GRAPH, "overview:core", key, "quick") and not kept.find(
        GRAPH, "overview:core", key, "polish"
    )
    view = view_from(GRAPH, json.loads(file.read_text())["views"]["overview:core"]["view"])
    kept.keep("overview:core", key, "polish", view)
    assert kept.find(GRAPH, "overview:core", key, "quick") == view


def test_a_key_tells_everything_apart() -> None:
    keys = {
        layout_key(GRAPH, ("v", "t"), ["a", "b"], ["e"], (10, 20)),
        layout_key(GRAPH, ("w", "t"), ["a", "b"], ["e"], (10, 20)),
        layout_key(GRAPH, ("v", "t"), ["b", "a"], ["e"], (10, 20)),
        layout_key(GRAPH, ("v", "t"), ["a", "b"], [], (10, 20)),
        layout_key(GRAPH, ("v", "t"), ["a", "b"], ["e"], (10, 21)),
    }
    assert len(keys) == 5


def entry() -> dict[str, Any]:
    return view_data(Views(GRAPH, kept=KeptLayouts(cache=False))["overview:core"])


def broken(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data: Any = json.loads(json.dumps(entry()))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return dict(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("boxes", 0, 1), float("nan")), (("boxes", 0, 1), float("inf")), (("boxes", 0, 1), 1e300),
        (("boxes", 0, 1), "12"), (("boxes", 0, 1), True),
        (("boxes", 0, 0), "nobody"), (("boxes", 0, 0), ["a"]),
        (("boxes", 0, 6), ["Buy this"]), (("words", 0, 0), ["nothing"]),
        (("words", 0, 7), ["harms"]), (("routes", 0, 1), [1, 2]), (("routes", 0, 1), [1, 2, 3, 4, 5]),
        (("routes", 0, 1), "12345678"), (("routes", 0, 0), "gone"), (("kind",), "evil"), (("page",), [1]),
        (("title",), None), (("boxes",), 5), (("boxes",), [[]]), (("words", 0, 0), []),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_layout_is_refused(path: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(LayoutError):
        view_from(GRAPH, broken(path, value))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": "other", "views": {}}', "[" * 100_000, "\x00",
     '{"format": "conceptgraph-layout-1", "views": 2}'],
)  # fmt: skip
def test_a_file_that_is_none_is_left_aside_with_a_note(tmp_path: Path, text: str) -> None:
    path = tmp_path / "g.layout.json"
    path.write_text(text)
    notes: list[str] = []
    kept = KeptLayouts(path, cache=False, note=notes.append)
    assert len(notes) == 1 and str(path) in notes[0]
    assert Views(GRAPH, kept=kept)["overview:core"].boxes


def test_a_forged_entry_is_left_aside_with_a_note(file: Path) -> None:
    data = json.loads(file.read_text())
    data["views"]["overview:core"]["view"]["boxes"][0][6] = ["Buy this"]
    file.write_text(json.dumps(data))
    notes: list[str] = []
    view = Views(GRAPH, kept=KeptLayouts(file, cache=False, note=notes.append))["overview:core"]
    assert notes and "Buy this" not in str(view)


def test_kept_layouts_load_without_the_search(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.test_kept import GRAPH\n"
        "before = set(sys.modules)\n"
        "from viz.views.catalogue import Views; from viz.views.kept import KeptLayouts\n"
        f"Views(GRAPH, kept=KeptLayouts(Path({str(file)!r}), cache=False))['overview:core']\n"
        "print(sorted({'numpy', 'highspy', 'pygraphviz', 'networkx'} & (set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def _runs(module: str) -> set[str]:
    """Modules of viz that a module imports when it runs, those in functions included, types left out."""
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    package = module.split(".") if path.is_dir() else module.split(".")[:-1]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *filter(None, [node.module])]
            for alias in node.names:
                inner = ROOT.joinpath(*base, alias.name)
                found.add(".".join([*base, alias.name] if inner.with_suffix(".py").exists() else base))
    return found


def test_the_cache_is_of_all_code_that_shapes_a_layout() -> None:
    waiting = [f"viz.layout.{path.stem}" for path in (ROOT / "viz" / "layout").glob("*.py")]
    met: set[str] = set()
    while waiting:
        module = waiting.pop().removesuffix(".__init__")
        if module not in met:
            met.add(module)
            waiting += _runs(module)
    elsewhere = {module for module in met if not module.startswith("viz.layout")}
    told = {".".join(("viz", *path)).removesuffix(".py") for path in _LAYOUT_USES}
    assert elsewhere == told, "viz/views/kept.py: _LAYOUT_USES"


@pytest.mark.parametrize("path", [("look", "text.py"), ("layout", "columns.py")])
def test_a_change_of_that_code_is_another_layout(
    path: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changed:
        def read_text(self, encoding: str) -> str:
            return carried(*path).read_text(encoding=encoding) + "\nMOST_CHARACTERS = 12\n"

    before = _code_digest()
    monkeypatch.setattr(
        "viz.views.kept.carried", lambda *asked: Changed() if asked == path else carried(*asked)
    )
    assert _code_digest.__wrapped__() != before


def test_what_is_kept_is_rounded_to_a_hundredth_of_a_px() -> None:
    rect, rounded = (1.2345, -0.001, 10.006, 9.999), (1.23, 0.0, 10.01, 10.0)
    view = View(
        "v", "overview", "v", 99, 99,
        (ConceptBox("a", rect, ("A",), 12.3456),),
        (WordsBox(("e",), rect, ("w",), 12.3456, 3.4567),),
        (Route("e", ((1.2345, -0.001), (9.999, 5.0))),),
        (Heading("h", rect, 12.3456),),
    )  # fmt: skip
    found = settled(view)
    items: list[Any] = [*found.boxes, *found.words, *found.headings]
    assert {item.rect for item in items} == {rounded}
    assert {item.font_px for item in items} == {12.35}
    assert found.words[0].mark_px == 3.46
    assert found.routes[0].points == ((1.23, 0.0), (10.0, 5.0))
    assert math.copysign(1, found.boxes[0].rect[1]) == 1


@pytest.mark.parametrize(
    "said", [{"CONCEPTGRAPH_CACHE": "/a"}, {"XDG_CACHE_HOME": "/b"}, {"HOME": "/c", "USERPROFILE": "/c"}]
)
def test_both_packages_keep_things_in_one_folder(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    """Pictures and edits are kept by packages that do not know each other; one folder is documented."""
    for name in ("CONCEPTGRAPH_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert cache.cache_folder() == store.cache_folder()


@pytest.mark.parametrize(
    ("heading", "fits"),
    [
        ("Group 1", True), ("Group 10", True), ("Group 10: Alpha …", True), ("Group 1: Alpha, Beta …", True),
        ("Alpha, Beta", True), ("1,200 of 3,000 effects in words", True),
        ("Group 2", False), ("Group 10: Gamma", False), ("Alpha, Gamma", False),
        ("1,200 of 3,000 things", False),
    ],
)  # fmt: skip
def test_headings_are_made_of_what_the_graph_says(heading: str, fits: bool) -> None:
    """One category's name may begin another's."""
    concepts = {"a": Concept("a", "alpha", category="x"), "b": Concept("b", "beta", category="y")}
    labels = {"x": Category("x", "Group 1"), "y": Category("y", "Group 10")}
    graph = ConceptGraph("G", concepts, {"e": Effect("e", "a", "b", "raises")}, categories=labels)
    headings = (Heading(heading, (0.0, 0.0, 9.0, 9.0), 12.0),)
    data = view_data(View("v", "overview", "v", 99, 99, headings=headings))
    if fits:
        assert [found.text for found in view_from(graph, data).headings] == [heading]
    else:
        with pytest.raises(LayoutError, match="heading that the graph does not give"):
            view_from(graph, data)


@pytest.mark.parametrize("made", ["first", "quick", "polish", "of another time"])
def test_a_layout_is_used_where_at_least_as_much_was_tried(made: str) -> None:
    efforts = ["first", "quick", "polish"]
    kept = KeptLayouts(cache=False)
    kept.keep("v", "key", made, view_from(GRAPH, json.loads(laid_out())["views"]["overview:core"]["view"]))
    enough = [kept.find(GRAPH, "v", "key", effort) is not None for effort in efforts]
    known = made if made in efforts else "quick"
    assert enough == [effort in efforts[: efforts.index(known) + 1] for effort in efforts]
    assert [kept.outdated(GRAPH, "v", effort=effort) is not None for effort in efforts] == enough


def test_what_cannot_be_used_is_not_kept_and_what_is_not_changed_not_remembered(own_cache: Path) -> None:
    view = view_from(GRAPH, json.loads(laid_out())["views"]["overview:core"]["view"])
    KeptLayouts().keep("v", "key", "quick", view)
    notes: list[str] = []
    kept = KeptLayouts(known_as="a", note=notes.append)
    gone = replace(GRAPH, concepts={"z": Concept("z", "z")}, effects={})
    assert kept.find(gone, "v", "key", "quick") is None
    assert len(notes) == 1 and not kept.changed and '"v"' not in kept.text()
    files = len([path for path in own_cache.rglob("*") if path.is_file()])
    kept.remember()
    nameless = KeptLayouts()
    nameless.find(GRAPH, "v", "key", "quick")
    assert nameless.changed
    nameless.remember()
    assert len([path for path in own_cache.rglob("*") if path.is_file()]) == files
    kept.find(GRAPH, "v", "key", "quick")
    kept.remember()
    assert len([path for path in own_cache.rglob("*") if path.is_file()]) == files + 1


def test_a_view_is_new_where_a_cache_would_keep_it_and_nothing_is_kept_for_its_page(file: Path) -> None:
    kept = KeptLayouts(file)
    assert [kept.is_new(id) for id in ("overview:core", "overview:all")] == [False, True]
    assert kept.is_new("overview:core", (300.0, 300.0))
    assert not KeptLayouts(file, cache=False).is_new("overview:all")


def test_the_cache_is_not_asked_where_it_is_not_used_or_an_earlier_picture_steers(file: Path) -> None:
    view = KeptLayouts(file).outdated(GRAPH, "overview:core")
    assert view
    KeptLayouts().keep("overview:core", "now", "quick", view)
    kept = {"cached": KeptLayouts(), "not cached": KeptLayouts(cache=False), "steered": KeptLayouts(file)}
    found = {name: each.find(GRAPH, "overview:core", "now", "quick") for name, each in kept.items()}
    assert found == {"cached": view, "not cached": None, "steered": None}


def test_what_is_remembered_of_views_that_are_gone_is_dropped_and_no_more() -> None:
    view = view_from(GRAPH, json.loads(laid_out())["views"]["overview:core"]["view"])
    first = KeptLayouts(known_as="a")
    for id in ("kept", "gone"):
        first.keep(id, "key", "quick", view)
    first.remember()
    second = KeptLayouts(known_as="a")
    second.drop_all_but(["kept"])
    assert [second.outdated(GRAPH, id) is not None for id in ("kept", "gone")] == [True, False]
