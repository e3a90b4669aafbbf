"""The table of rules that stand in Python and again in TypeScript: one answer in both, or a test fails.

To hold a new rule, add an entry of the same name here and in ``rules.ts``: here how a random case is drawn
(`Dice`) and what Python answers to it, there what the page answers. An answer is plain data; a graph or a
view in a case reaches the page as its plain data. Nothing else is to be done: the test asks a few hundred
cases of every entry in one run of Node, and ``python -m benchmarks.twins`` ten thousand.

Where a rule fails, the message says how to ask the very same case again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from graph_data import example_path, keys, read_graph
from graph_data.ask.backing import net_sign, weakest, weakness
from graph_data.ask.follows import follows
from graph_data.ask.leads import leads
from graph_data.ask.loops import loops
from graph_data.ask.paths import paths
from graph_data.ask.question import question
from graph_data.ask.understood import understood
from graph_data.model import Concept, ConceptGraph, Effect, Filter, Sign, Verdict
from graph_data.passing import concept_passes, effect_passes
from graph_data.wording import UNSHOWN
from viz.door.place import Wish, map_view
from viz.door.plan import plan_of
from viz.look.drawing import arrow_of, shared_style
from viz.look.geometry import drawn_route, sampled
from viz.look.opposites import opposite_lines
from viz.look.page_look import font_metrics
from viz.look.shapes import ARROW_HEADS
from viz.look.syllables import parting
from viz.look.text import drawable, uneven, width, wrappings
from viz.look.theme import THEMES, category_styles, drawing_scale, theme_json
from viz.near.chain import chain_view
from viz.near.focus import focus_views
from viz.near.ring import ring_view
from viz.page.columns import in_columns
from viz.page.csp import script_json
from viz.page.data import page_data, page_records
from viz.page.packed import packed_plan, packed_views
from viz.picture.crowd import crowd_paths
from viz.picture.trunks import trunks
from viz.view import STAGE, Brief, ConceptBox, Ground, Route, View
from viz.views.shut import ShutGroups, groups_of
from viz.views.steps import Content
from viz.words import Words, all_words

from .dice import HOSTILE, NUMBERS, Dice
from .node import Case, view_data

Draw = Callable[[Dice], Case]
Answer = Callable[[Any], Any]
#: A page of this much more than the stage, both ways; the page itself sets text otherwise on smaller ones.
_PAGES = (STAGE, STAGE, (1600.0, 835.0), (1280.0, 1600.0), (2400.0, 700.0))


@dataclass(frozen=True)
class Rule:
    """One rule: its name in both tables, how a case is drawn, and Python's answer to it."""

    name: str
    draw: Draw
    answer: Answer
    #: How far numbers may lie apart. Rules of ranks and signs have none, those of px what nobody sees.
    within: float = 0.0
    #: Cases that are asked whatever the seed.
    known: tuple[Case, ...] = ()
    #: Whether it sets texts in lines: then the page is told where they may break.
    wraps: bool = False


def _hostile_star() -> ConceptGraph:
    """A concept that acts on one of every hostile name, in hostile words."""
    nodes = {f"c{i}": Concept(f"c{i}", text) for i, text in enumerate(HOSTILE)}
    nodes["__proto__"] = Concept("__proto__", "constructor")
    effects = {f"e{i}": Effect(f"e{i}", "__proto__", f"c{i}", text) for i, text in enumerate(HOSTILE)}
    return ConceptGraph("", nodes, effects)


def _focus_case(dice: Dice) -> Case:
    graph = dice.graph()
    page = dice.choice(_PAGES)
    return {"graph": graph, "concept": dice.choice(list(graph.concepts)),
            "options": {"hops": dice.choice((1, 1, 2, 3)), "page": page}}  # fmt: skip


def _focus(case: Case) -> Case:
    return view_data(focus_views(case["graph"], case["concept"], **case["options"])[0])


def _chain_case(dice: Dice) -> Case:
    graph = dice.graph(crowded=dice.random() < 0.5)
    ids = list(graph.concepts)
    path = [dice.choice(ids) for _ in range(dice.randint(1, 11))]
    return {"graph": graph, "path": path, "page": dice.choice(_PAGES[:3])}


def _chain(case: Case) -> Case:
    graph, path = case["graph"], case["path"]
    title = " → ".join(graph.concepts[path[end]].title for end in (0, -1))
    brief = Brief(f"path:{path[0]}:{path[-1]}", "path", title, case["page"])
    return view_data(chain_view(graph, path, list(graph.effects.values()), brief))


def _ring_case(dice: Dice) -> Case:
    graph = dice.graph(crowded=dice.random() < 0.3)
    ring = dice.sample(list(graph.concepts), min(len(graph.concepts), dice.randint(2, 9)))
    # Effects that go round, on which others of the graph may lie; now and then of known sign alone.
    sign: Sign | None = dice.choice((None, "+", "-"))
    round_ = {
        f"r{n}": replace(effect, id=f"r{n}", source=start, target=goal, sign=sign or effect.sign)
        for n, (start, goal) in enumerate(zip(ring, [*ring[1:], ring[0]], strict=True))
        for effect in [dice.choice([*graph.effects.values(), Effect("", "", "", dice.text())])]
    }
    kept = {} if dice.random() < 0.4 else graph.effects
    told = replace(graph, effects={**kept, **round_})
    return {"graph": told, "ring": ring, "page": dice.choice(_PAGES[:3])}


def _ring(case: Case) -> Case:
    graph, ring = case["graph"], case["ring"]
    brief = Brief("ring", "path", f"{graph.concepts[ring[0]].title} ↻", case["page"])
    return view_data(ring_view(graph, ring, list(graph.effects.values()), brief))


def _wrapping_case(dice: Dice) -> Case:
    return {"text": dice.text(dice.choice((1, 6, 40))), "weight": dice.choice(("regular", "semibold"))}


def _wrapping(case: Case) -> list[Case]:
    return [{"width": w.width, "lines": list(w.lines)} for w in wrappings(case["text"], case["weight"])]


def _backing_case(dice: Dice) -> Case:
    signs = [dice.choice(("+", "-", *get_args(Sign))) for _ in range(dice.randint(1, 5))]
    return {"graph": dice.graph(), "signs": signs, "verdict": dice.choice(keys.VERDICTS)}


def _backing(case: Case) -> Case:
    effects = tuple(case["graph"].effects.values())
    return {
        "sign": net_sign(case["signs"]),
        "weakest": weakest(effects).id,
        "weakness": [list(weakness(effect)) for effect in effects],
        "unshown": case["verdict"] in UNSHOWN,
    }


def _limits(dice: Dice, longest: int) -> Case:
    """Limits of a search as the page calls them; now and then its defaults."""
    if dice.random() < 0.3:
        return {}
    return {"limit": dice.choice((1, 3, 10, 60)), "maxLength": dice.randint(1, longest)}


def _in_python(limits: Case) -> dict[str, int]:
    return {{"maxLength": "max_length"}.get(name, name): value for name, value in limits.items()}


def _paths_case(dice: Dice) -> Case:
    graph = dice.graph()
    start, goal = (dice.choice(list(graph.concepts)) for _ in range(2))
    return {"graph": graph, "from": start, "to": goal, "options": _limits(dice, 6)}


def _paths(case: Case) -> list[Any]:
    found = paths(case["graph"], case["from"], case["to"], **_in_python(case["options"]))
    return [[[effect.id for effect in path.effects], path.sign, path.weakest.id] for path in found]


def _loops_case(dice: Dice) -> Case:
    return {"graph": dice.graph(), "options": _limits(dice, 9)}


def _loops(case: Case) -> list[Any]:
    found = loops(case["graph"], **_in_python(case["options"]))
    return [[[effect.id for effect in loop.effects], loop.kind, loop.weakest.id] for loop in found]


def _follows_case(dice: Dice) -> Case:
    graph = dice.graph()
    return {"graph": graph, "start": dice.choice(list(graph.concepts)),
            "steps": dice.choice(([], [1], [2], [3], [6]))}  # fmt: skip


def _follows(case: Case) -> list[Case]:
    most = {"max_steps": case["steps"][0]} if case["steps"] else {}
    return [
        {"concept": one.concept, "change": one.change, "steps": one.steps, "verdict": one.verdict,
         "by": [effect.id for effect in one.by]}
        for one in follows(case["graph"], case["start"], **most)
    ]  # fmt: skip


def _leads_case(dice: Dice) -> Case:
    graph = dice.graph()
    return {"graph": graph, "goal": dice.choice(list(graph.concepts)),
            "steps": dice.choice(([], [1], [2], [3], [6]))}  # fmt: skip


def _leads(case: Case) -> list[Case]:
    most = {"max_steps": case["steps"][0]} if case["steps"] else {}
    return [
        {"way": [effect.id for effect in one.way], "change": one.change, "steps": one.steps}
        for one in leads(case["graph"], case["goal"], **most)
    ]


def _question_case(dice: Dice) -> Case:
    """A question of the list, now and then with its words mixed up or some left out; or any text."""
    name, text = dice.choice(_questions())
    if dice.random() < 0.1:
        return {"graph": dice.graph(), "text": dice.text(12)}
    words = text.split(" ")
    if dice.random() < 0.5:
        other = dice.choice(_questions())[1].split(" ")
        words = [dice.choice((*words, *other)) for _ in range(dice.randint(1, 12))]
    return {"graph": _example(name), "text": " ".join(words)}


@cache
def _questions() -> list[tuple[str, str]]:
    lines = (Path(__file__).parents[1] / "questions.txt").read_text(encoding="utf-8").splitlines()
    parted = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(name, text) for name, text, _ in parted]


@cache
def _example(name: str) -> ConceptGraph:
    return read_graph(example_path(name))


def _question(case: Case) -> Case:
    asked = understood(case["graph"], case["text"])
    sides = [asked.sources, asked.targets, asked.either]
    return {
        "words": list(asked.words),
        "sides": [[[[*one.places], [*map(list, one.concepts.items())]] for one in side] for side in sides],
        "relation": asked.relation,
        "verdicts": list(asked.verdicts),
        "rows": [[effect.id for effect in row.way] for row in question(case["graph"], case["text"])],
    }


#: The sides of a filter as a graph file calls them, and as the page does.
_SIDES = {"verdict": "verdicts", "certainty": "certainties", "sign": "signs", "level": "levels",
          "relation": "relations", "reference": "references", "category": "categories"}  # fmt: skip


def _filter_case(dice: Dice) -> Case:
    graph = dice.graph()
    values: dict[str, Any] = {
        "verdict": keys.VERDICTS, "certainty": (*keys.CERTAINTIES, ""), "sign": keys.SIGNS,
        "level": keys.LEVELS, "relation": graph.relations, "reference": ("r0", "r1", "r2"),
        "category": ("", *graph.categories),
    }  # fmt: skip
    chosen = dice.some(_SIDES)
    return {"graph": graph, "sides": {_SIDES[side]: dice.some(values[side]) if side in chosen else []
                                      for side in _SIDES}}  # fmt: skip


def _filter(case: Case) -> Case:
    graph: ConceptGraph = case["graph"]
    given: Case = {side: tuple(case["sides"][there]) for side, there in _SIDES.items()}
    left_in = Filter(**given)
    return {
        "effects": [effect_passes(graph, left_in, effect) for effect in graph.effects.values()],
        "concepts": [concept_passes(left_in, concept) for concept in graph.concepts.values()],
    }


def _route_case(dice: Dice) -> Case:
    return {"points": dice.line(), "sizes": [dice.choice(NUMBERS) for _ in range(4)]}


def _route(case: Case) -> Case:
    drawn = drawn_route([(x, y) for x, y in case["points"]], *case["sizes"])
    path: list[Any] = []
    for letter, *points in drawn.commands:
        path += [letter, *(number for point in points for number in point)]
    ends = {"tip": list(drawn.tip), "angle": drawn.angle, "head": drawn.head}
    return {**ends, "d": path, "points": [list(point) for point in sampled(drawn.commands)]}


def _trunks(case: Case) -> list[Case]:
    return [
        {"members": members, "points": [list(point) for point in points]}
        for members, points in trunks(case["lines"])
    ]


def _lines_case(dice: Dice) -> Case:
    return {"lines": dice.bundle()}


def _crowd_case(dice: Dice) -> Case:
    return {"lines": [line for _ in range(dice.choice((0, 1, 40))) for line in dice.bundle()]}


def _crowd(case: Case) -> list[Any]:
    return [_points_of(path) for path in crowd_paths([Route("", tuple(line)) for line in case["lines"]])]


def _points_of(path: str) -> list[list[float]]:
    """Return the points of a path of M, L, H and V, without those that repeat the one before."""
    found: list[list[float]] = []
    for letter, first, second in re.findall(r"([MLHV])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        x, y = found[-1] if found else (0.0, 0.0)
        both = {"H": (first, y), "V": (x, first)}.get(letter, (first, second))
        point = [float(both[0]), float(both[1])]
        if letter == "M" or point != [x, y]:
            found.append(point)
    return found


def _unpack_case(dice: Dice) -> Case:
    graph = dice.graph(language=dice.choice(("en", "en", "de", "")))
    concept = dice.choice(list(graph.concepts))
    view = focus_views(graph, concept)[0]
    document = {**graph.to_document(), "tours": []}
    # The font itself is not cut for every case: that takes seconds.
    font = font_metrics({*script_json(document), "·"})
    large, records = dice.choice((False, True)), page_records(document, [])
    if large:
        records |= {part: in_columns(records[part]) for part in ("concepts", "effects")}
    page = page_data(records, packed_views(graph, [view], large=large), view.id, {}, font, "")
    del page["theme"], page["font"]["family"]
    return {"page": page, "_graph": graph, "_view": view}


def _unpack(case: Case) -> Case:
    document = case["_graph"].to_document()
    concepts, effects = document["concepts"], document["effects"]
    texts = [concept["title"] for concept in concepts] + [effect["label"] for effect in effects]
    return {"concepts": concepts, "effects": effects, "views": [view_data(case["_view"])],
            "widths": [width(drawable(text)[:80]) for text in texts]}  # fmt: skip


def _look_case(dice: Dice) -> Case:
    graph = dice.graph()
    effects = dice.sample(list(graph.effects), min(len(graph.effects), dice.randint(1, 3)))
    return {"graph": graph, "effects": effects, "theme": dice.choice(list(THEMES)),
            "table": theme_json(graph.categories.values())}  # fmt: skip


def _look(case: Case) -> Case:
    graph, theme = case["graph"], THEMES[case["theme"]]
    styles = category_styles(graph.categories.values(), theme)
    style = asdict(shared_style(graph, case["effects"], theme))
    return {
        "shared": {**style, "dash": list(style["dash"])},
        "concepts": [asdict(styles[concept.category]) for concept in graph.concepts.values()],
        "arrows": [asdict(ARROW_HEADS[arrow_of(graph, effect)]) for effect in graph.effects.values()],
    }


def _opposites_case(dice: Dice) -> Case:
    graph = dice.graph()
    shown = dice.some(graph.concepts)
    rects = {id: [dice.uniform(0, 900), dice.uniform(0, 600), dice.uniform(0, 200), 60.0] for id in shown}
    drawn = [e.id for e in graph.effects.values() if {e.source, e.target} <= set(shown)]
    return {"graph": graph, "rects": list(rects.items()), "drawn": dice.some(drawn)}


def _opposites(case: Case) -> list[Case]:
    boxes = tuple(ConceptBox(id, tuple(rect), (), 14.0) for id, rect in case["rects"])
    routes = tuple(Route(id, ()) for id in case["drawn"])
    found = opposite_lines(case["graph"], View("", "overview", "", 1000.0, 700.0, boxes, (), routes))
    return [
        {**asdict(line), "start": list(line.start), "bend": list(line.bend), "end": list(line.end)}
        for line in found
    ]


def _scale_case(dice: Dice) -> Case:
    return {"fonts": [dice.choice((dice.uniform(2, 40), 14)) for _ in range(dice.randint(0, 6))]}


def _scale(case: Case) -> float:
    return drawing_scale(case["fonts"])


#: Pages of the map: the usual part of a window, others beside a panel, tablets, phones, a large screen.
_MAP_PAGES = ((984.0, 668.0), (912.0, 668.0), (768.0, 640.0), (620.0, 420.0), (390.0, 700.0), (320.0, 500.0),
              (1476.0, 1028.0))  # fmt: skip


def _map_case(dice: Dice) -> Case:
    graph = dice.graph(crowded=dice.random() < 0.5)
    if dice.random() < 0.6:
        # A hub, which random graphs rarely have.
        hub, *others = graph.concepts
        label = [effect.label for effect in graph.effects.values()] or ["acts on"]
        spokes = {
            f"hub {n}": Effect(
                f"hub {n}", hub, other, dice.choice(label), verdict=dice.choice(get_args(Verdict))
            )
            for n, other in enumerate(others * 2)
        }
        graph = replace(graph, effects={**graph.effects, **spokes})
    plan = plan_of(graph)
    language = dice.choice(("en", "de"))
    return {
        "graph": graph,
        "plan": packed_plan(plan),
        "page": dice.choice(_MAP_PAGES),
        "opened": dice.choice(["", *(group.key for group in plan.groups)]),
        "rightward": dice.random() < 0.8,
        "said": {**all_words()[language], "code": language},
    }


def _map(case: Case) -> Case:
    wish = Wish(Words(case["said"]), case["opened"], case["rightward"])
    view = map_view(case["graph"], plan_of(case["graph"]), Brief("map", "map", "", case["page"]), wish)
    ground = view.ground or Ground()
    return {
        "size": [view.width, view.height],
        "boxes": [[b.concept, list(b.rect), list(b.lines), b.font_px, b.bare, b.below] for b in view.boxes],
        "words": [[list(w.effects), list(w.rect), list(w.lines)] for w in view.words],
        "routes": [[r.effect, [list(p) for p in r.points]] for r in view.routes],
        "bands": [[b.verdict, list(b.effects), [list(p) for p in b.outline]] for b in ground.bands],
        "cards": [[c.key, list(c.rect), c.open, c.folded] for c in ground.cards],
        "trunk": [list(p) for p in ground.trunk],
        "signs": [[s.kind, s.name, list(s.at), s.size] for s in ground.signs],
        "notes": [
            [n.text, list(n.at), n.font_px, n.tone, n.strong, n.align, n.leads, n.of] for n in ground.notes
        ],
    }


def _shut_case(dice: Dice) -> Case:
    language = dice.choice(("en", "de"))
    graph = replace(dice.graph(crowded=dice.random() < 0.5), language=language)
    if dice.random() < 0.4:
        bare = {id: replace(concept, category="") for id, concept in graph.concepts.items()}
        graph = replace(graph, concepts=bare)
    keys = groups_of(graph).keys()
    names = [key for key in keys if dice.random() < 0.5] or keys[:1]
    return {
        "graph": graph,
        "plan": packed_plan(plan_of(graph)),
        "names": names,
        "plain": dice.random() < 0.2,
        "said": {**all_words()[language], "code": language},
    }


def _shut(case: Case) -> Case:
    graph = case["graph"]
    shut = ShutGroups(graph)
    shown = Content(tuple(graph.concepts), tuple(graph.effects.values()))
    found = shut.content(shown, shut.keys(case["names"]), plain=case["plain"])
    boxes = [shut.graph.concepts[id] for id in found.concepts]
    return {
        "boxes": [[box.id, box.label, box.category] for box in boxes],
        "links": [
            [e.id, e.source, e.target, e.label, e.verdict, e.relation, e.sign, e.level] for e in found.effects
        ],
    }


RULES = {
    rule.name: rule
    for rule in (
        Rule("focus", _focus_case, _focus, within=0.02, wraps=True, known=tuple(
            {"graph": _hostile_star(), "concept": concept, "options": {"hops": hops, "page": STAGE}}
            for concept, hops in (("__proto__", 1), ("__proto__", 2), ("c0", 2)))),
        Rule("map", _map_case, _map, within=1e-6, wraps=True),
        Rule("shut", _shut_case, _shut),
        Rule("chain", _chain_case, _chain, within=0.02, wraps=True),
        Rule("ring", _ring_case, _ring, within=0.02, wraps=True),
        Rule("wrapping", _wrapping_case, _wrapping, within=1e-6, wraps=True,
             known=tuple({"text": text, "weight": "semibold"} for text in HOSTILE)),
        Rule("backing", _backing_case, _backing),
        Rule("paths", _paths_case, _paths),
        Rule("loops", _loops_case, _loops),
        Rule("follows", _follows_case, _follows),
        Rule("leads", _leads_case, _leads),
        Rule("question", _question_case, _question, within=1e-9),
        Rule("filter", _filter_case, _filter),
        Rule("route", _route_case, _route, within=0.006),
        Rule("trunks", _lines_case, _trunks, within=1e-6),
        Rule("crowd", _crowd_case, _crowd, within=1e-6),
        Rule("unpack", _unpack_case, _unpack, within=0.051),
        Rule("look", _look_case, _look),
        Rule("opposites", _opposites_case, _opposites, within=1e-6),
        Rule("scale", _scale_case, _scale, within=1e-9),
    )
}  # fmt: skip


def case_of(rule: Rule, seed: str, number: int) -> Case:
    """Return one case of a rule: always the same for a seed and a number; those that are known come first."""
    if number < len(rule.known):
        return rule.known[number]
    return rule.draw(Dice(f"{seed} {rule.name} {number}"))


def asked(rule: Rule, case: Case) -> tuple[str, Case]:
    """Return what the page is asked: the rule's name, and of a case all but what only Python needs."""
    shown = {key: value for key, value in case.items() if not key.startswith("_")}
    texts = _texts(case) if rule.wraps else []
    return rule.name, {**shown, "breaks": {**uneven(texts), **parting(texts)}}


def _texts(case: Case) -> list[str]:
    """Return the texts of a case that are set in lines."""
    graph: ConceptGraph | None = case.get("graph")
    if graph is None:
        return [case["text"]]
    words = [text for effect in graph.effects.values() for text in (effect.label, effect.words)]
    return [concept.title for concept in graph.concepts.values()] + words
