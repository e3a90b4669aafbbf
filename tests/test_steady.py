"""An edit leaves the picture where it was: by default, when renamed, in large graphs; hands place boxes."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.cases import large_yaml
from graph_data import read_graph_text
from graph_data.model import Concept, ConceptGraph, Effect
from tests.golden_views import woven
from tests.test_layout import faults
from viz import KeptLayouts, Views
from viz.layout import Terms, lay_out
from viz.layout.earlier import in_todays_names
from viz.view import STAGE, Brief, ConceptBox, Point, View
from viz.views.behind import crossings, standing
from viz.views.kept_data import LayoutError, settled, view_data, view_from

Run = Callable[..., Result]
BRIEF = Brief("overview:all", "overview", "All")
WEB = woven(24, 40)
#: Laid out in a moment.
LITTLE = woven(11, 16)


def laid_out(graph: ConceptGraph, keep: View | None = None, places: dict[str, Point] | None = None) -> View:
    terms = Terms(keep=keep, places=places or {})
    return settled(lay_out(graph, list(graph.concepts), list(graph.effects), BRIEF, terms))


def middles(view: View) -> dict[str, Point]:
    rects = {box.concept: box.rect for box in view.boxes}
    rects |= {words.effects[0]: words.rect for words in view.words}
    return {id: (x + w / 2, y + h / 2) for id, (x, y, w, h) in rects.items()}


def moved(before: View, after: View, names: dict[str, str] | None = None) -> float:
    """Return how far boxes and words moved on average, px."""
    a, b = middles(before), middles(after)
    now = {id: (names or {}).get(id, id) for id in a}
    return statistics.mean(math.dist(at, b[now[id]]) for id, at in a.items() if now[id] in b)


@pytest.fixture(scope="module")
def web() -> tuple[ConceptGraph, View]:
    graph = read_graph_text(WEB)
    return graph, laid_out(graph)


@pytest.fixture(scope="module")
def webs(web: tuple[ConceptGraph, View]) -> list[tuple[ConceptGraph, View]]:
    """Several graphs of a size: with one, how full its columns happen to be would decide."""
    others = [read_graph_text(woven(22, 38)), read_graph_text(woven(18, 30))]
    return [web, *((graph, laid_out(graph)) for graph in others)]


@pytest.fixture(scope="module")
def large() -> tuple[ConceptGraph, View]:
    graph = read_graph_text(large_yaml(200, 420))
    return graph, laid_out(graph)


def with_effect(graph: ConceptGraph, source: str, target: str) -> ConceptGraph:
    return replace(graph, effects={**graph.effects, "more": Effect("more", source, target, "strengthens")})


def with_concept(graph: ConceptGraph, near: str) -> ConceptGraph:
    return with_effect(
        replace(graph, concepts={**graph.concepts, "new": Concept("new", "new thing")}), near, "new"
    )


def without(graph: ConceptGraph, effect: str) -> ConceptGraph:
    return replace(graph, effects={id: e for id, e in graph.effects.items() if id != effect})


def renamed(graph: ConceptGraph, old: str, new: str) -> ConceptGraph:
    """Return a graph in which a concept has another id and label, and its effects other ids."""
    concepts = {
        new if id == old else id: Concept(new, "another name") if id == old else concept
        for id, concept in graph.concepts.items()
    }
    effects = {}
    for e in graph.effects.values():
        if old in (e.source, e.target):
            source, target = (new if end == old else end for end in (e.source, e.target))
            e = replace(e, id=f"{e.id}-{new}", source=source, target=target)
        effects[e.id] = e
    return replace(graph, concepts=concepts, effects=effects)


EDITS: dict[str, Callable[[ConceptGraph], ConceptGraph]] = {
    "an effect more": lambda graph: with_effect(graph, *list(graph.concepts)[3:10:6]),
    "a concept more": lambda graph: with_concept(graph, list(graph.concepts)[5]),
    "an effect less": lambda graph: without(graph, list(graph.effects)[7]),
    "another title": lambda graph: replace(graph, title="Other"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_moves_boxes_by_less_than_ten_px(edit: str, webs: list[tuple[ConceptGraph, View]]) -> None:
    far = []
    for graph, before in webs:
        changed = EDITS[edit](graph)
        after = laid_out(changed, before)
        far.append(moved(before, after))
        assert_whole(changed, after)
        assert faults(changed, after) == []
    assert statistics.mean(far) < 10 and max(far) < 20


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_a_large_graph_moves_boxes_by_less_than_ten_px(
    edit: str, large: tuple[ConceptGraph, View]
) -> None:
    graph, before = large
    changed = EDITS[edit](graph)
    after = laid_out(changed, before)
    assert moved(before, after) < 10
    assert_whole(changed, after)


def assert_whole(graph: ConceptGraph, view: View) -> None:
    assert {box.concept for box in view.boxes} == set(graph.concepts)
    assert {route.effect for route in view.routes} == set(graph.effects)


def with_loose(graph: ConceptGraph, n: int) -> ConceptGraph:
    return replace(graph, concepts={**graph.concepts, f"x{n}": Concept(f"x{n}", f"loose thing {n}")})


def test_concepts_without_effects_go_where_room_is_free(web: tuple[ConceptGraph, View]) -> None:
    graph, view = web
    for n in range(4):
        graph, before = with_loose(graph, n), view
        view = laid_out(graph, before)
        assert moved(before, view) < 10
        assert faults(graph, view) == []


def test_concepts_without_effects_gather_in_a_picture_that_is_begun() -> None:
    graph = with_loose(ConceptGraph("Begun", {}, {}), 0)
    view = laid_out(graph)
    for n in range(1, 6):
        graph = with_loose(graph, n)
        view = laid_out(graph, view)
        assert faults(graph, view) == []
        ys = [y for _, y in middles(view).values()]
        assert min(ys) > 100 and max(ys) < STAGE[1] - 100, ys


@pytest.mark.parametrize("effort", ["first", "quick"])
def test_columns_between_which_no_line_is_left_stay_as_well(
    web: tuple[ConceptGraph, View], effort: Literal["first", "quick"]
) -> None:
    graph, view = web
    for left in (0, 1):
        now = replace(graph, effects=dict(list(graph.effects.items())[:left]))
        found = lay_out(now, list(now.concepts), list(now.effects), BRIEF, Terms(effort, keep=view))
        assert len(found.boxes) == len(graph.concepts) and len(found.routes) == left


@pytest.mark.parametrize("size", ["web", "large"])
def test_a_renamed_concept_stays_where_it_was_with_its_words(
    size: str, request: pytest.FixtureRequest
) -> None:
    graph, before = request.getfixturevalue(size)
    changed = renamed(graph, "c1" if size == "web" else "k1", "other")
    names = {**dict(zip(graph.concepts, changed.concepts, strict=True))}
    names |= dict(zip(graph.effects, changed.effects, strict=True))
    after = laid_out(changed, before)
    assert moved(before, after, names) < 10
    old = next(id for id in graph.concepts if id not in changed.concepts)
    assert math.dist(middles(before)[old], middles(after)["other"]) < 30


def test_an_earlier_view_is_told_in_todays_names(web: tuple[ConceptGraph, View]) -> None:
    graph, before = web
    words = {id: replace(e, label="other words") if id == "e3" else e for id, e in graph.effects.items()}
    words = {
        f"{id}-x" if id == "e3" else id: replace(e, id=f"{id}-x") if id == "e3" else e
        for id, e in words.items()
    }
    changed = renamed(replace(graph, effects=words), "c2", "other")
    told = in_todays_names(before, changed, changed.concepts, list(changed.effects))
    assert {box.concept for box in told.boxes} == set(changed.concepts)
    assert {route.effect for route in told.routes} == set(changed.effects)


def test_an_effect_that_joins_others_now_takes_no_place_along(web: tuple[ConceptGraph, View]) -> None:
    graph, before = web
    effect = graph.effects["e5"]
    target = next(c for c in graph.concepts if c not in (effect.source, effect.target))
    changed = replace(graph, effects={**graph.effects, "e5": replace(effect, target=target)})
    told = in_todays_names(before, changed, changed.concepts, list(changed.effects))
    assert "e5" not in {route.effect for route in told.routes}


@settings(max_examples=8, deadline=None)
@given(which=st.integers(0, 23), x=st.floats(20, 1260), y=st.floats(20, 640))
def test_a_box_stands_near_where_a_hand_put_it_and_nothing_overlaps(which: int, x: float, y: float) -> None:
    graph, before = _web()
    id = list(graph.concepts)[which]
    after = laid_out(graph, before, {id: (x, y)})
    assert faults(graph, after) == []
    box = next(box.rect for box in after.boxes if box.concept == id)
    assert abs(box[0] + box[2] / 2 - x) < 160 and abs(box[1] + box[3] / 2 - y) < 160


def _web(found: list[tuple[ConceptGraph, View]] = []) -> tuple[ConceptGraph, View]:  # noqa: B006 (kept once)
    if not found:
        graph = read_graph_text(WEB)
        found.append((graph, laid_out(graph)))
    return found[0]


def test_a_place_given_by_hand_is_kept_through_edits(web: tuple[ConceptGraph, View], tmp_path: Path) -> None:
    graph, _ = web
    file = tmp_path / "g.layout.json"
    kept = KeptLayouts(cache=False)
    before = Views(graph, kept=kept)["overview:core"]
    at = middles(before)["c1"]
    put = (at[0], at[1] + 60)
    kept.place("overview:core", "c1", put)
    file.write_text(kept.text(), encoding="utf-8")
    kept = KeptLayouts(file, cache=False)
    placed = Views(graph, kept=kept)["overview:core"]
    assert math.dist(middles(placed)["c1"], put) < 25
    file.write_text(kept.text(), encoding="utf-8")
    again = KeptLayouts(file, cache=False)
    assert Views(graph, kept=again)["overview:core"] == placed and not again.changed
    changed = renamed(with_effect(graph, "c3", "c9"), "c1", "other")
    later = Views(changed, kept=again)["overview:core"]
    assert math.dist(middles(later)["other"], middles(placed)["c1"]) < 25
    assert list(again.places("overview:core")) == ["other"]
    again.place("overview:core", "other", None)
    assert again.places("overview:core") == {}


@pytest.mark.parametrize(
    "places", [[], {"c1": [1]}, {"c1": ["a", 2]}, {"c1": [1e300, 0]}, {"nobody": [5, 5]}]
)
def test_a_place_that_cannot_be_is_passed_over(
    places: object, web: tuple[ConceptGraph, View], tmp_path: Path
) -> None:
    graph, before = web
    entry = {
        "key": "x",
        "effort": "quick",
        "view": view_data(replace(before, id="overview:core")),
        "places": places,
    }
    file = tmp_path / "g.layout.json"
    file.write_text(json.dumps({"format": "conceptgraph-layout-1", "views": {"overview:core": entry}}))
    view = Views(graph, kept=KeptLayouts(file, cache=False))["overview:core"]
    assert moved(before, view) < 10


def test_a_large_view_is_kept_whole_and_hostile_headings_are_refused(
    large: tuple[ConceptGraph, View],
) -> None:
    graph, before = large
    data = json.loads(json.dumps(view_data(before)))
    assert before.headings and view_from(graph, data) == before
    for text in ("Buy this", "First: Buy this", "5 of 6 thieves named"):
        data["headings"][0][0] = text
        with pytest.raises(LayoutError):
            view_from(graph, data)


def test_text_stays_as_large_as_the_largest_name_was() -> None:
    graph = read_graph_text(LITTLE)
    before = laid_out(graph)
    first, *others = before.boxes
    uneven = replace(before, boxes=(replace(first, font_px=first.font_px / 2), *others))
    again = laid_out(graph, uneven)
    assert {box.font_px for box in again.boxes} == {box.font_px for box in before.boxes}


def test_a_picture_stands_by_its_smallest_text_to_a_hundredth() -> None:
    boxes = tuple(ConceptBox(id, (0, 0, 9, 9), (id,), px) for id, px in (("a", 17.123), ("b", 16.456)))
    view = View("v", "overview", "", 90, 90, boxes)
    assert (standing(view).crossings, standing(view).px) == (0, 16.46)
    assert standing(View("v", "overview", "", 90, 90)).px == 0


def test_crossings_are_those_of_the_lines(web: tuple[ConceptGraph, View]) -> None:
    from benchmarks.judge import measure
    from viz.picture.draw import layout_json

    graph, before = web
    judged = measure(json.loads(layout_json(graph, before)))["crossings"]
    assert abs(crossings(before) - judged) <= 1
    assert not standing(before).is_behind(standing(before))


class TestCommands:
    """What the commands make of a file that was drawn before."""

    @pytest.fixture(autouse=True)
    def own_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "own-cache"))
        return tmp_path / "own-cache"

    @pytest.fixture
    def graph(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        path = tmp_path / "web.yaml"
        path.write_text(LITTLE, encoding="utf-8")
        return path

    def drawn(self, run: Run, *more: str) -> View:
        done = run("draw", "web.yaml", "-o", "layout.json", *more)
        assert done.exit_code == 0, done.output
        boxes = json.loads(Path("layout.json").read_text(encoding="utf-8"))["nodes"]
        from viz.view import ConceptBox

        return View(
            "v", "overview", "", *STAGE, tuple(ConceptBox(b["id"], tuple(b["box"]), (), 1) for b in boxes)
        )

    def test_draw_and_build_begin_where_the_picture_was(self, run: Run, graph: Path) -> None:
        before = self.drawn(run)
        graph.write_text(LITTLE + "\n  - {source: c3, target: c8, label: strengthens}\n", encoding="utf-8")
        after = self.drawn(run)
        assert moved(before, after) < 10
        fresh = self.drawn(run, "--fresh")
        assert moved(before, fresh) > 20
        assert run("build", "web.yaml").exit_code == 0
        assert self.drawn(run) == fresh  # what was begun anew is what is kept from then on

    @pytest.mark.long
    def test_the_same_file_with_the_same_kept_layout_gives_the_same_bytes(
        self, run: Run, graph: Path
    ) -> None:
        run("build", "web.yaml", "--keep")
        layout = Path("web.layout.json").read_text(encoding="utf-8")
        graph.write_text(LITTLE + "\n  - {source: c3, target: c8, label: strengthens}\n", encoding="utf-8")
        pages = []
        for cache in ("one", "two"):
            Path("web.layout.json").write_text(layout, encoding="utf-8")
            done = run("build", "web.yaml", "-o", f"{cache}.html", env={"CONCEPTGRAPH_CACHE": cache})
            assert "Kept the layout in web.layout.json." in done.stderr
            pages.append(Path(f"{cache}.html").read_bytes())
        assert pages[0] == pages[1]

    @pytest.mark.long
    def test_fresh_depends_on_the_file_alone(self, run: Run, graph: Path) -> None:
        run("build", "web.yaml", "-o", "a.html", env={"CONCEPTGRAPH_CACHE": "one"})
        graph.write_text(LITTLE + "\n  - {source: c3, target: c8, label: strengthens}\n", encoding="utf-8")
        run("build", "web.yaml", "--fresh", "-o", "b.html", env={"CONCEPTGRAPH_CACHE": "one"})
        run("build", "web.yaml", "-o", "c.html", env={"CONCEPTGRAPH_CACHE": "two"})
        assert Path("b.html").read_bytes() == Path("c.html").read_bytes()

    def test_fresh_says_that_places_are_lost(self, run: Run, graph: Path) -> None:
        run("build", "web.yaml", "--keep")
        data = json.loads(Path("web.layout.json").read_text(encoding="utf-8"))
        data["views"]["overview:core"]["places"] = {"c1": [300, 300]}
        Path("web.layout.json").write_text(json.dumps(data), encoding="utf-8")
        placed = self.drawn(run)
        assert math.dist(middles(placed)["c1"], (300, 300)) < 60
        done = run("build", "web.yaml", "--fresh")
        assert "a fresh layout keeps none of the places given by hand (1)." in done.stderr

    @pytest.mark.long
    def test_a_picture_that_has_fallen_behind_is_told_of_once(self, run: Run, graph: Path) -> None:
        graph.write_text(WEB, encoding="utf-8")
        run("build", "web.yaml")
        worse = "".join(
            f"\n  - {{source: c{a}, target: c{b}, label: strengthens greatly}}"
            for a, b in ((3, 20), (20, 7), (15, 2), (1, 18), (22, 5))
        )
        graph.write_text(WEB + worse + "\n", encoding="utf-8")
        told = [line for line in run("build", "web.yaml").stderr.splitlines() if "kept steady" in line]
        assert len(told) == 1 and "'conceptgraph build web.yaml --fresh' begins anew." in told[0]
        assert "kept steady" not in run("build", "web.yaml").stderr
        run("build", "web.yaml", "--fresh")
        assert "kept steady" not in run("build", "web.yaml").stderr

    def test_a_page_is_written_though_its_layout_cannot_be_kept(self, run: Run, graph: Path) -> None:
        Path("web.layout.json").mkdir()
        done = run("build", "web.yaml", "-o", "page.html")
        assert done.exit_code == 0 and Path("page.html").exists()
        assert "Note: " in done.stderr and "remembered on this machine only" in done.stderr
        done = run("build", "web.yaml", "-o", "other.html", "--keep")
        assert done.exit_code == 1 and Path("other.html").exists()
