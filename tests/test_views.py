"""The catalogue: every view by its id, made once, and the same however often it is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph_data import read_graph_text
from graph_data.model import Category, Concept, ConceptGraph, Effect, Filter, Step, Tour
from viz.door.plan import Group, Plan
from viz.errors import UnknownViewError
from viz.view import READABLE_PX, ConceptBox, View
from viz.views.catalogue import MOST_EMBEDDED, Views
from viz.views.kept import KeptLayouts
from viz.views.map import MapViews, begins_with_map, is_plain
from viz.views.on_page import StepViews, _made_there, page_views
from viz.views.reading import reading_view
from viz.views.steps import blank_view
from viz.views.ways import ways

KINDS = {"a": "food", "b": "body", "c": "body", "d": "body", "x:y": ""}
ARROWS = [
    ("a", "b", "core"),
    ("b", "c", "core"),
    ("c", "d", "core"),
    ("a", "c", "detail"),
    ("d", "b", "core"),
    ("d", "x:y", "core"),
]
STEPS = (
    Step(title="One", show=("a", "b", "c"), effects=("e0", "e3")),
    Step(path=("a", "b", "c"), highlight=("e1",)),
    Step(focus="c", hops=2),
    Step(overview="all"),
    Step(show=("b", "c", "d")),
)


@pytest.fixture
def graph() -> ConceptGraph:
    return ConceptGraph(
        "The graph",
        {id: Concept(id, f"concept {id}", category=kind) for id, kind in KINDS.items()},
        {
            f"e{i}": Effect(f"e{i}", s, t, "acts on", level=level)  # type: ignore[arg-type]
            for i, (s, t, level) in enumerate(ARROWS)
        },
        {
            "food": Category("food", "Food"),
            "body": Category("body", "The body"),
            "unused": Category("unused", "?"),
        },
        tours=(Tour("t", "The tour", STEPS),),
    )


@pytest.fixture
def views(graph: ConceptGraph) -> Views:
    return Views(graph, kept=KeptLayouts(cache=False))


def shown(views: Views, id: str) -> tuple[list[str], list[str]]:
    view = views[id]
    return sorted(b.concept for b in view.boxes), sorted(r.effect for r in view.routes)


def test_ids_come_in_a_fixed_order(views: Views) -> None:
    focus = [f"focus:{id}" for id in KINDS]
    steps = [f"tour:t:{n}" for n in range(1, 6)]
    maps = ("map", *(f"map:{key}" for key in views.map.cards()))
    categories = ("category:food", "category:body")
    assert views.ids() == ("overview:core", "overview:all", *focus, *steps, *categories, *maps)
    assert views.embedded_ids() == ("overview:core", "overview:all", *focus)
    assert list(views) == list(views.ids()) and len(views) == 14 + len(maps) > 16


def test_a_graph_without_details_has_one_overview(graph: ConceptGraph) -> None:
    core = replace(graph, effects={k: replace(e, level="core") for k, e in graph.effects.items()})
    views = Views(core, kept=KeptLayouts(cache=False))
    assert views.ids()[:2] == ("overview:core", "focus:a")
    assert views["overview:all"] == replace(views["overview:core"], id="overview:all")


def test_overviews_show_the_core_and_everything(views: Views) -> None:
    assert shown(views, "overview:core") == (sorted(KINDS), ["e0", "e1", "e2", "e4", "e5"])
    assert shown(views, "overview:all") == (sorted(KINDS), [f"e{i}" for i in range(6)])
    assert views["overview:core"].title == "The graph"


def test_a_view_is_made_once(views: Views) -> None:
    assert views["focus:a"] is views["focus:a"]
    assert views["overview:core"] is views["overview:core"]


def test_steps_of_a_tour(views: Views) -> None:
    assert shown(views, "tour:t:1") == (["a", "b", "c"], ["e0", "e3"])
    assert shown(views, "tour:t:2") == (["a", "b", "c"], ["e0", "e1"])
    assert shown(views, "tour:t:5") == (["b", "c", "d"], ["e1", "e2", "e4"])
    assert shown(views, "tour:t:4") == shown(views, "overview:all")
    assert [views.for_step("t", n).title for n in (1, 2)] == ["One", "The tour"]
    assert all(
        views.for_step("t", n).kind == "tour" and views.for_step("t", n).id == f"tour:t:{n}"
        for n in range(1, 6)
    )
    assert views["tour:t:2"].lit == {"e1", "b", "c"}
    xs = {b.concept: b.rect[0] for b in views["tour:t:2"].boxes}
    assert xs["a"] < xs["b"] < xs["c"]


def test_a_path_shows_the_ways_between_two_concepts(views: Views) -> None:
    assert shown(views, "path:a:c") == (["a", "b", "c"], ["e0", "e1", "e3"])
    assert shown(views, "path:c:x:y") == (["c", "d", "x:y"], ["e2", "e5"])
    assert views["path:c:x:y"].title == "Concept c → Concept x:y"
    assert shown(views, "path:x:y:a") == (["a", "x:y"], [])


def test_a_category_shows_its_concepts_and_all_that_touches_them(views: Views) -> None:
    assert shown(views, "category:food") == (["a", "b", "c"], ["e0", "e3"])


@pytest.mark.parametrize(
    "id", ["", "overview",
           "overview:x", "focus:z", "focus:a:1", "focus:a:x", "focus:z:1",
           "tour:t:0", "tour:t:6", "tour:t:x", "tour:u:1",
           "path:a", "path:a:z", "category:unused", "category:z", "x:y", "tour:t:²"]
)  # fmt: skip
def test_an_unknown_view_is_said_plainly(views: Views, id: str) -> None:
    with pytest.raises(UnknownViewError) as caught:
        views[id]
    assert str(caught.value) == f"there is no view called {id!r}"
    assert id not in views


def test_a_large_graph_leaves_focus_views_to_the_page() -> None:
    concepts = {f"c{i}": Concept(f"c{i}", f"c{i}") for i in range(MOST_EMBEDDED + 1)}
    views = Views(ConceptGraph("big", concepts, {}), kept=KeptLayouts(cache=False))
    assert views.embedded_ids() == ("overview:core",)
    assert "focus:c7" in views.ids() and views["focus:c7"].boxes[0].concept == "c7"


def test_pages_of_a_hub_are_views() -> None:
    concepts = {id: Concept(id, f"a rather long name {id}") for id in ["hub", *(f"c{i}" for i in range(30))]}
    effects = {f"e{i}": Effect(f"e{i}", "hub", f"c{i}", "helps to maintain") for i in range(30)}
    views = Views(ConceptGraph("hub", concepts, effects), kept=KeptLayouts(cache=False))
    assert [id for id in views.ids() if id.startswith("focus:hub")] == [
        "focus:hub", "focus:hub:1", "focus:hub:2", "focus:hub:3",
    ]  # fmt: skip
    assert views["focus:hub:2"].pages == views["focus:hub"].pages


def test_ways_are_short_and_visit_nothing_twice(graph: ConceptGraph) -> None:
    assert ways(graph, "a", "c", most=9) == [("e3",), ("e0", "e1")]
    assert ways(graph, "b", "b", most=9) == [("e1", "e2", "e4")]
    assert ways(graph, "x:y", "a", most=9) == []


def test_what_a_step_lights_is_a_view_of_its_own(graph: ConceptGraph) -> None:
    more = (Step(overview="all", highlight=("e1", "e5")), Step(show=("a", "b", "c"), highlight=("b",)))
    tour = Tour("t", "The tour", STEPS + more)
    views = Views(replace(graph, tours=(tour,)), kept=KeptLayouts(cache=False))
    assert shown(views, "tour:t:6:lit") == (["b", "c", "d", "x:y"], ["e1", "e5"])
    # A concept alone is lit among the others; by itself it would say nothing.
    lit = views.lit_content_of_step("t", 7)
    assert lit and (lit.concepts, lit.effects) == (("b",), ())
    assert views.lit_by_step("t", 6) is views["tour:t:6:lit"]
    for nothing in ("t:1", "t:2", "t:3", "t:7", "t:9", "u:1"):
        assert f"tour:{nothing}:lit" not in views
    assert views.lit_by_step("t", 1) is None


def test_what_has_no_room_is_known_before_it_is_laid_out(graph: ConceptGraph) -> None:
    views = Views(graph, kept=KeptLayouts(cache=False))
    content = views.content_of_step("t", 4)
    assert content and len(content.concepts) == 5
    assert views.could_hold(content, 16) and not views.could_hold(content, 300)
    small = Views(graph, kept=KeptLayouts(cache=False), page=(120, 90))
    assert not small.could_hold(content, 16)
    among = views.content_of_step("t", 5)
    assert among and [effect.id for effect in among.effects] == ["e1", "e2", "e4"]
    assert [views.content_of_step("t", n) is None for n in (1, 2, 3, 5)] == [False, True, True, False]


def test_a_filter_that_dims_leaves_a_step_the_overviews_layout(graph: ConceptGraph) -> None:
    """Only what hides changes what there is to lay out."""
    kinds = [Filter(verdict=("not-checked",), rest="dim"), Filter(verdict=("not-checked",), rest="hide")]
    steps = tuple(Step(overview="all", filter=kind) for kind in kinds)
    views = Views(replace(graph, tours=(Tour("t", "T", steps),)), kept=KeptLayouts(cache=False))
    searched = [views._tours.searched(f"t:{n}") for n in (1, 2)]
    assert [found[0] for found in searched if found] == ["overview:all", "tour:t:2"]


def test_a_category_shows_core_effects_first_and_those_within_it_before_all() -> None:
    kinds = {f"m{i}": "k" for i in range(3)} | {f"o{i}": "" for i in range(40)}
    ends = [("m0", f"o{i}") if i % 3 else (f"o{i}", "m0") for i in range(40)]
    pairs = [(*pair, "detail" if i % 2 else "core") for i, pair in enumerate(ends)] + [("m1", "m2", "detail")]
    effects = {
        f"e{i}": Effect(f"e{i}", s, t, "acts on", level=level)  # type: ignore[arg-type]
        for i, (s, t, level) in enumerate(pairs)
    }
    concepts = {id: Concept(id, id, category=kind) for id, kind in kinds.items()}
    graph = ConceptGraph("t", concepts, effects, {"k": Category("k", "Kind")})
    laid_out: list[tuple[list[str], list[Effect]]] = []
    views = Views(graph, kept=KeptLayouts(cache=False))

    class Maker:
        def layered(self, id: str, kind: str, title: str, ids: list[str], drawn: list[Effect]) -> View:
            laid_out.append((ids, drawn))
            return View(id, "category", title, 9, 9)

    views._maker = Maker()  # type: ignore[assignment]
    assert views["category:k"].title == "Kind"
    ((ids, drawn),) = laid_out
    assert len(drawn) == 30
    # All twenty core ones, the one within, and the first of the details; in the order of the file.
    assert [e.id for e in drawn] == [f"e{i}" for i in range(41) if i == 40 or i % 2 == 0 or i < 18]
    assert set(kinds) - set(ids) == {f"o{i}" for i in range(19, 40, 2)}


def test_ways_may_be_one_effect_longer_than_the_shortest_and_core_ones_come_first() -> None:
    pairs = ["ab", "bz", "ac", "cd", "dz", "ae", "ef", "fg", "gz", "az", "az"]
    effects = {f"{n}{ab}": Effect(f"{n}{ab}", ab[0], ab[1], "acts on") for n, ab in enumerate(pairs)}
    effects["9az"] = replace(effects["9az"], level="detail")
    graph = ConceptGraph("t", {id: Concept(id, id) for id in "abcdefgz"}, effects)
    assert ways(graph, "a", "z", most=9) == [("10az",), ("0ab", "1bz")]
    assert ways(graph, "a", "z", most=1) == [("10az",)]
    assert ways(graph, "a", "g", most=9) == [("5ae", "6ef", "7fg")]


@pytest.mark.parametrize("count", [0, 20, 60, 90, 120, 130, 140, 150, 180, 210])
def test_the_words_of_a_blank_screen_take_four_fifths_of_it_at_most(count: int) -> None:
    view = blank_view("tour:t:1", "A pause " + "題" * count, "語" * 100, (1280.0, 668.0))
    used = sum(heading.rect[3] for heading in view.headings)
    assert used <= 0.8 * 668
    # They are made smaller, by a tenth at a time, only where they would take more.
    assert view.headings[0].font_px in [pytest.approx(48 * 0.9**n, abs=0.01) for n in range(9)]
    assert view.headings[0].font_px == 48 or used > 0.5 * 668
    assert view.headings[0].rect[1] == pytest.approx((668 - used) / 2)


@pytest.mark.parametrize(("page", "scale"), [((640, 2000), 0.5), ((2560, 334), 0.5), ((2560, 1336), 2.0)])
def test_the_words_of_a_blank_screen_fit_its_narrower_side(page: tuple[float, float], scale: float) -> None:
    title, words = blank_view("tour:t:1", "A pause", "Breathe.", page).headings
    assert (title.font_px, words.font_px) == (48 * scale, 30 * scale)
    assert title.rect[:1] == (0.0,) and title.rect[2] == page[0]
    assert title.rect[1] - 0 == pytest.approx(page[1] - words.rect[1] - words.rect[3])


@pytest.mark.parametrize(
    ("kind", "pages", "there"),
    [("focus", (), True), ("focus", ("focus:a:2",), False), ("overview", (), False), ("path", (), False)],
)
def test_a_page_lays_out_the_surroundings_that_fit_in_one_view(
    kind: str, pages: tuple[str, ...], there: bool
) -> None:
    assert _made_there(View("focus:a", kind, "A", 9, 9, pages=pages)) is there  # type: ignore[arg-type]


def test_a_step_that_lights_concepts_alone_has_no_view_of_what_it_lights(graph: ConceptGraph) -> None:
    tour = Tour("t", "The tour", (Step(show=("a", "b", "c"), highlight=("b",)),))
    assert Views(replace(graph, tours=(tour,)), kept=KeptLayouts(cache=False)).lit_by_step("t", 1) is None


def test_before_an_audience_all_of_a_step_is_shown_where_it_is_readable() -> None:
    graph = read_graph_text(
        "effects:\n  - {id: a, source: rain, target: river, label: fills}\n  - river -> sea: feeds\n"
        "tours:\n  - title: T\n    steps:\n      - {title: One, overview: core, highlight: [a]}\n"
    )
    views = Views(graph)
    (tour,) = graph.tours
    assert views.for_step(tour.id, 1).smallest_px >= READABLE_PX
    assert views.near(tour.id, 1) is None
    assert views.lit_by_step(tour.id, 1) is not None


def test_a_file_of_layouts_that_is_not_there_yet_is_nothing_to_tell(tmp_path: Path) -> None:
    told: list[str] = []
    kept = KeptLayouts(tmp_path / "new.layout.json", note=told.append)
    Views(read_graph_text("effects: [rain -> river: fills]"), kept=kept)["overview:core"]
    assert told == []


def test_what_a_step_lights_is_found_by_its_number_though_it_has_an_id(graph: ConceptGraph) -> None:
    tour = Tour("t", "The tour", (Step(id="one", overview="all", highlight=("e1", "e5")),))
    views = Views(replace(graph, tours=(tour,)), kept=KeptLayouts(cache=False))
    assert views["tour:t:1:lit"] is views["tour:t:one:lit"] is views.lit_by_step("t", 1)
    assert views["tour:t:1:lit"].id == "tour:t:one:lit"


def boxed(px: float = 20.0, *, kind: str = "overview", height: float = 668.0, central: bool = False) -> View:
    box = ConceptBox("a", (0.0, 0.0, 90.0, 30.0), ("a",), px, central=central)
    return View(f"{kind}:core", kind, "Core", 1280.0, height, (box,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("px", "height", "grouped", "with_map", "plain"),
    [
        (13.99, 624.0, True, True, False),
        (14.0, 624.0, True, False, True),
        (13.99, 300.0, True, True, False),
        (14.0, 300.0, True, False, True),  # a lower picture is not made larger
        (14.9, 668.0, True, True, False),  # made lower by 44 px of 668
        (15.0, 668.0, True, False, True),
        (27.9, 1248.0, True, True, False),
        (28.1, 1248.0, True, False, True),
        (5.0, 668.0, False, False, False),
        (30.0, 668.0, False, False, False),
    ],
)
def test_a_page_begins_with_the_map_where_the_overview_is_small(
    px: float, height: float, grouped: bool, with_map: bool, plain: bool
) -> None:
    group = Group("k", "Kind", ())
    plan = Plan("a", False, (), (group,) if grouped else ())
    first = boxed(px, height=height)
    assert (begins_with_map(plan, first), is_plain(plan, first)) == (with_map, plain)
    assert not is_plain(plan, replace(first, kind="focus"))


def test_maps_are_named_by_the_card_that_is_open(graph: ConceptGraph) -> None:
    maps = MapViews(graph, (1280.0, 668.0))
    opened = {key: maps.view(key) for key in ("", *maps.cards())}
    assert {key: view and view.id for key, view in opened.items()} == {
        "": "map", **{key: f"map:{key}" for key in maps.cards()}
    }  # fmt: skip
    assert maps.cards() and maps.view("nothing") is None
    assert maps.part().id == "map" and maps.part() is maps.part()
    # What stands in a column of its own has that column only where the page is as wide as that.
    assert MapViews(graph, (1000.0, 668.0)).view() != MapViews(graph, (1000.0, 668.0)).part()
    wide, narrow = (MapViews(graph, (width, 668.0)).view() for width in (1000.0, 999.0))
    assert wide and narrow and len(wide.ground.notes) > len(narrow.ground.notes)  # type: ignore[union-attr]


class Shown:
    """A catalogue of views by id; each overview and step may be read in other text."""

    def __init__(self, graph: ConceptGraph, views: dict[str, View], near: View | None = None) -> None:
        self.views, self._near = views, near
        self.map = MapViews(graph, (1280.0, 668.0))

    def embedded_ids(self) -> list[str]:
        return ["overview:core", "focus:a"]

    def for_step(self, tour: str, step: int) -> View:
        return self.views[f"tour:{tour}:{step}"]

    def near(self, tour: str, step: int) -> View | None:
        return self._near

    def for_reading(self, id: str) -> View | None:
        return (
            replace(self[id], title="read", lit=frozenset("a")) if id.startswith(("over", "tour")) else None
        )

    def __getitem__(self, id: str) -> View:
        return self.views.get(id) or View(id, "overview", id, 9.0, 9.0)


@pytest.mark.parametrize(
    ("step", "shown", "also"),
    [
        (Step(overview="all"), "overview:all", ["overview:all"]),
        (Step(), "overview:core", []),
        (Step(show=("a", "b")), "tour:t:1", ["tour:t:1", "tour:t:1:read"]),
        (Step(path=("a", "b", "c")), "tour:t:1", ["tour:t:1"]),
        (Step(path=("a", "b", "a")), "tour:t:1", ["tour:t:1", "tour:t:1:read"]),
        (Step(focus="a"), "tour:t:1", ["tour:t:1"]),
        (Step(blank="dark"), "tour:t:1", ["tour:t:1", "tour:t:1:read"]),
        (Step(filter=Filter(rest="hide")), "tour:t:1", ["tour:t:1", "tour:t:1:read"]),
        (Step(filter=Filter(rest="dim")), "overview:core", []),
        (Step(shut=("k",), show=("a", "b")), "tour:t:1:open", ["tour:t:1:open", "tour:t:1"]),
        (Step(shut=("k",)), "overview:core", ["tour:t:1"]),
        (Step(shut=("k",), path=("a", "b", "c")), "tour:t:1", ["tour:t:1"]),
    ],
)
def test_a_page_carries_the_views_of_a_step(
    graph: ConceptGraph, step: Step, shown: str, also: list[str]
) -> None:
    made = boxed(kind="tour", central=bool(step.focus))
    made = replace(made, id="tour:t:1", lit=frozenset(["a"]))
    near = View("tour:t:1:lit", "tour", "Lit", 9.0, 9.0)
    core, focus = boxed(), replace(boxed(kind="focus"), id="focus:a")
    given = {"tour:t:1": made, "overview:core": core, "focus:a": focus}
    one = replace(graph, tours=(Tour("t", "T", (step,)),))
    page = page_views(one, Shown(one, given, near), "overview:core")
    lit = [] if step.shut else ["tour:t:1:lit"]
    assert [view.id for view in page.views] == ["overview:core", "overview:core:read", *also, *lit]
    assert page.tours == ((StepViews(shown, None if step.shut else "tour:t:1:lit"),),)
    assert page.first.title == "read" and page.first.id == "overview:core"
    own = [view for view in page.views if view.id.startswith("tour:t:1") and view.id != near.id]
    assert all(view.lit == frozenset() for view in own)
    # A view that the page makes itself is carried where it is the one that is seen first.
    begun = page_views(one, Shown(one, given), "focus:a")
    assert begun.first is focus is begun.views[0]
    assert begun.tours == ((StepViews(shown, None),),)
    mapped = page_views(one, Shown(one, given), "map")
    assert mapped.first.id == "map" and "map" not in [view.id for view in mapped.views]


@pytest.mark.parametrize(
    ("could", "px", "near"),
    [(True, READABLE_PX, False), (True, READABLE_PX - 0.1, True), (False, READABLE_PX, True)],
)
def test_what_is_lit_alone_is_shown_where_the_whole_is_not_readable(
    graph: ConceptGraph, could: bool, px: float, near: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tour = Tour("t", "T", (Step(overview="all", highlight=("e1",)), Step(overview="all")))
    views = Views(replace(graph, tours=(tour,)), kept=KeptLayouts(cache=False))
    lit = boxed()
    monkeypatch.setattr(views, "could_hold", lambda shown, least: could and least == READABLE_PX)
    monkeypatch.setattr(views, "for_step", lambda tour, step: boxed(px))
    monkeypatch.setattr(views, "lit_by_step", lambda tour, step: lit)
    assert views.near("t", 1) is (lit if near else None)


def test_a_page_begins_with_a_concept_or_a_view(views: Views) -> None:
    assert views._start("a") == views._start("focus:a") == "focus:a"
    assert views._start("overview:all") == "overview:all"
    for unknown in ("z", "focus:z"):
        with pytest.raises(UnknownViewError, match=f"^no view and no concept is called '{unknown}'$"):
            views._start(unknown)


def test_one_way_is_a_chain_and_several_are_a_picture(views: Views, graph: ConceptGraph) -> None:
    made: list[tuple[str, list[str], list[str]]] = []

    class Maker:
        def layered(self, id: str, kind: str, title: str, ids: list[str], drawn: list[Effect]) -> View:
            made.append(("layered", list(ids), [e.id for e in drawn]))
            return View(id, "path", title, 9, 9)

        def chain(self, id: str, kind: str, title: str, ids: list[str], drawn: list[Effect]) -> View:
            made.append(("chain", list(ids), [e.id for e in drawn]))
            return View(id, "path", title, 9, 9)

    views._maker = Maker()  # type: ignore[assignment]
    for id in ("path:a:c", "path:c:x:y", "path:b:b", "path:x:y:a"):
        views[id]
    assert made == [
        ("layered", ["a", "b", "c"], ["e0", "e1", "e3"]),
        ("chain", ["c", "d", "x:y"], ["e2", "e5"]),
        ("chain", ["b", "c", "d", "b"], ["e1", "e2", "e4"]),
        ("layered", ["x:y", "a"], []),
    ]


@pytest.mark.parametrize(
    ("page", "px", "lines"),
    [((1280.0, 668.0), 48.0, 1), ((300.0, 668.0), 11.25, 1), ((640.0, 668.0), 24.0, 1)],
)
def test_a_title_of_a_blank_screen_has_three_quarters_of_its_width(
    page: tuple[float, float], px: float, lines: int
) -> None:
    headings = blank_view("v", "A pause", "", page).headings
    assert [(heading.font_px, heading.align) for heading in headings[:lines]] == [(px, "center")] * lines


def test_places_by_hand_are_kept_to_a_hundredth(graph: ConceptGraph) -> None:
    kept = KeptLayouts(cache=False)
    Views(graph, kept=kept)["overview:core"]
    kept.place("overview:core", "a", (100.126, 200.987))
    assert kept.places("overview:core") == {"a": (100.13, 200.99)}


def test_what_is_asked_again_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path))
    graph = read_graph_text(
        "effects: [a -> b: raises, b -> c: raises]\n"
        "tours: [{title: T, steps: [{show: [a, b]}, {overview: all}]}]\n"
    )
    searched: list[dict[str, int]] = []

    def halves(sizes: dict[str, int]) -> tuple[list[str], list[str]]:
        searched.append(dict(sizes))
        return [], []

    monkeypatch.setattr("viz.views.catalogue.halves", halves)
    views = Views(graph)
    views.prepare(["overview:core", "tour:t:1", "focus:a"])
    views["overview:core"], views["tour:t:1"]
    views.prepare(["overview:core", "tour:t:1", "focus:a"])
    assert searched == [{"overview:core": 5}, {}]
    read = views.for_reading("overview:core")
    assert read and views.for_reading("overview:core") is read
    assert views["focus:a"] is views["focus:a"] and views.map.part() is views.map.part()


@pytest.mark.parametrize(
    ("shown", "centre"), [("[a, b, c]", ["a"]), ("[a, b, c, d]", []), ("[b, c]", []), ("[c, d]", ["c"])]
)
def test_a_step_that_shows_a_star_shows_it_around_its_middle(shown: str, centre: list[str]) -> None:
    graph = read_graph_text(
        "effects: [a -> b: raises, a -> c: raises, c -> d: raises]\n"
        f"tours: [{{title: T, steps: [{{show: {shown}}}]}}]\n"
    )
    view = Views(graph, kept=KeptLayouts(cache=False)).for_step("t", 1)
    assert [box.concept for box in view.boxes if box.central] == centre and not view.headings


@pytest.mark.parametrize("cached", [True, False])
def test_a_layout_for_reading_is_stored_only_where_layouts_are_cached(
    cached: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path))
    chain = ", ".join(f"c{k} -> c{k + 1}: raises" for k in range(24))
    graph = read_graph_text(f"effects: [{chain}, c0 -> c9: lowers, c3 -> c20: raises]\n")
    view = Views(graph, kept=KeptLayouts(cache=False))["overview:core"]
    assert reading_view(graph, view, cached=cached)
    assert bool([*tmp_path.rglob("*")]) is cached
