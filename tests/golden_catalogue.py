"""A further rule that `golden_decisions` asks: all the views of small graphs, by whatever they are called."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from graph_data.model import Category, Concept, ConceptGraph, Effect, Filter, Step, Tour, Verdict
from tests.golden_views import described
from viz import Views
from viz.errors import UnknownViewError
from viz.view import STAGE, ConceptBox, Route, View, ViewKind, WordsBox
from viz.views.kept import KeptLayouts
from viz.views.maker import ViewMaker

_VERDICTS: Final[tuple[Verdict, ...]] = ("supported", "contradicted", "not-checked")


def _graph(rng: random.Random) -> ConceptGraph:
    """Return a few concepts, some of whose ids hold colons, with categories, opposites and details."""
    ids = ["c0", "c1", "c2", "x:y", "c0:2", "c5"][: rng.randint(3, 6)]
    kinds = rng.choice(((), ("k0", "k1", "unused")))
    concepts = {
        id: Concept(id, f"concept {id}", category=rng.choice(("", *kinds[:2], *kinds[:2])),
                    opposite=(rng.choice(ids),) if rng.random() < 0.2 else ())
        for id in ids
    }  # fmt: skip
    effects = {}
    for n in range(rng.randint(2, 9)):
        source, target = rng.choice(ids), rng.choice(ids)
        level: Any = "detail" if rng.random() < 0.2 else "core"
        effects[f"e{n}"] = Effect(
            f"e{n}", source, target, "acts on", level=level, verdict=rng.choice(_VERDICTS)
        )
    categories = {kind: Category(kind, f"Kind {kind}") for kind in kinds}
    graph = ConceptGraph("The graph", concepts, effects, categories)
    steps = tuple(_step(rng, graph, n) for n in range(rng.randint(0, 4)))
    return replace(graph, tours=(Tour(rng.choice(("t", "t", "t:1")), "The tour", steps),))


def _step(rng: random.Random, graph: ConceptGraph, n: int) -> Step:
    concepts, effects = list(graph.concepts), list(graph.effects)
    some = tuple(rng.sample(concepts, rng.randint(1, len(concepts))))
    shown = rng.choice(("show", "path", "round", "focus", "blank", "overview", "overview"))
    paths = {"path": some, "round": (*some, some[0])}
    rest: Any = rng.choice(("dim", "hide"))
    return Step(
        id=rng.choice(("", f"s{n}")), title=rng.choice(("", f"Step {n}")), say=rng.choice(("", "It is so.")),
        show=some if shown == "show" else (), path=paths.get(shown, ()), ask=rng.choice(("", "", "Why?")),
        focus=some[0] if shown == "focus" else "", hops=rng.choice((1, 1, 2, 4)),
        blank="dark" if shown == "blank" else "",
        overview=rng.choice(("", "all")) if shown == "overview" else "",
        effects=tuple(effects[::2]) if rng.random() < 0.3 else (),
        highlight=rng.choice(((), some[:1], tuple(effects[:1]), tuple(effects[:2]))),
        filter=Filter(verdict=("supported",), rest=rest) if rng.random() < 0.3 else None,
        shut=rng.choice(((), (), ("Kind k0",), some[:1])),
    )  # fmt: skip


class _InColumns(ViewMaker):
    """Puts into columns what a search would lay out, which takes long: asked is what is shown."""

    def layered(
        self, id: str, kind: ViewKind, title: str, concepts: Sequence[str], effects: Iterable[Effect]
    ) -> View:
        px = (13.0, 16.0, 21.0, 28.0)[len(title) % 4]
        boxes, at = [], {}
        for n, each in enumerate(concepts):
            at[each] = x, y = 60.0 + 300 * (n % 3), 60.0 + 90 * (n // 3)
            boxes.append(ConceptBox(each, (x - 50, y - 20, 100.0, 40.0), (each,), px))
        routes, words = [], []
        for n, effect in enumerate(effects):
            first, last = at[effect.source], at[effect.target]
            middle = ((first[0] + last[0]) / 2, 20.0 * n + 10)
            words.append(WordsBox((effect.id,), (middle[0] - 30, middle[1] - 8, 60.0, 16.0), ("is",), px))
            routes.append(Route(effect.id, (first, middle, last)))
        return View(id, kind, title, *self.page, tuple(boxes), tuple(words), tuple(routes))

    def is_soon_made(self, id: str, title: str, concepts: Sequence[str], effects: Sequence[Effect]) -> bool:
        return True


def catalogue(rng: random.Random) -> Any:
    """Ask for every view of a graph, for what there is none of, and for what a page carries."""
    graph = _graph(rng)
    page, shut = rng.choice((STAGE, STAGE, (600.0, 800.0))), rng.choice(((), (), ("k0",)))
    views = Views(
        graph, page=page, text=rng.choice((None, None, 1.2)), effort="first",
        kept=KeptLayouts(cache=False), least_px=rng.choice((0.0, 18.0)), shut=shut,
    )  # fmt: skip
    maker = views._maker
    views._use(_InColumns(**{each.name: getattr(maker, each.name) for each in fields(maker)}))
    ids = list(graph.concepts)
    asked = [*views.ids(), f"path:{rng.choice(ids)}:{rng.choice(ids)}", f"path:{ids[0]}:{ids[-1]}"]
    asked += ["overview:all", "overview:some", "focus:c0:1", "focus:c0:x", "focus:gone", "path:c0:gone"]
    tour = graph.tours[0].id
    asked += [f"tour:{tour}:{step}" for step in ("1", "2:lit", "1:open", "9", "gone")]
    asked += ["category:gone", "category:unused", "map:gone", "tour:none:1", "path:gone:c0", "x"]
    told: list[Any] = [len(views), views.ids(), views.embedded_ids(), views.begins()]
    for id in dict.fromkeys(asked):
        try:
            told += [_told(views[id]), (read := views.for_reading(id)) and _told(read)]
        except UnknownViewError as error:
            told.append(str(error))
        told.append(id in views)
    for n in range(1, len(graph.tours[0].steps) + 1):
        told += [views.on_page(tour, n), (near := views.near(tour, n)) and _told(near)]
        told.append((lit := views.lit_by_step(tour, n)) and _told(lit))
    found = views.for_page(None if shut else rng.choice((None, "c0", "overview:all")))
    carried = [(view.id, view.kind, sorted(view.lit)) for view in found.views]
    return *told, found.first.id, found.plain, carried, found.tours


def _told(view: View) -> Any:
    return described(view), view.kind, sorted(view.lit)


RULES: Final = {"catalogue": (catalogue, 10)}
