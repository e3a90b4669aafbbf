"""Further rules that `golden_decisions` asks: what stands on a stage drawn by dice, and how it is drawn."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, Final

from graph_data.model import Arrow, Category, Concept, ConceptGraph, Effect, Relation, Sign, Verdict
from viz.look.drawing import Links
from viz.look.line_breaks import _plain_places, _syllables
from viz.near.ring import ring_view
from viz.picture.draw import layout_json
from viz.picture.svg import render_svg
from viz.picture.trunks import trunks
from viz.slides.pptx.lines import End, Piece, _straightened
from viz.view import (
    SHUT,
    Band,
    Brief,
    Card,
    ConceptBox,
    Ground,
    Heading,
    Note,
    Point,
    Rect,
    Route,
    View,
    ViewKind,
    WordsBox,
)
from viz.view import Sign as Drawn
from viz.views.steps import blank_view

_ARROWS: Final[tuple[Arrow, ...]] = ("triangle", "bar", "diamond", "open", "none")
_VERDICTS: Final[tuple[Verdict, ...]] = (
    "supported", "mixed", "contradicted", "not-found", "not-checked",
)  # fmt: skip
_ALIGNED: Final = ("left", "center", "right")
_NAMES: Final = ("iron", "deep sleep", "ברזל", "vitamin D in what is eaten by day", "zinc & iron", "a")


def _share(rng: random.Random, share: float) -> bool:
    return rng.random() < share


def _graph(rng: random.Random) -> ConceptGraph:
    """Return a graph in which every arrow, verdict and shape of a category may come, and some opposites."""
    ids = ["c0", "c1", "c2", "c3", f"{SHUT}k0"]
    kinds = [f"k{n}" for n in range(rng.choice((0, 1, 3, 12)))]
    concepts = {
        id: Concept(
            id, rng.choice(_NAMES), category=rng.choice(("", *kinds)),
            opposite=(rng.choice(ids),) if _share(rng, 0.3) else (),
        )
        for id in ids
    }  # fmt: skip
    relations = {f"r-{arrow}": Relation(f"r-{arrow}", "+", arrow, "{source} {target}") for arrow in _ARROWS}
    verdicts = rng.sample(_VERDICTS, rng.choice((1, 3, 5)))
    effects = {}
    for n in range(rng.choice((1, 4, 8))):
        source, target = rng.sample(ids, 2)
        relation, words = rng.choice((*relations, "none of these")), rng.choice(("acts on", "מעלה", "is"))
        effects[f"e{n}"] = Effect(f"e{n}", source, target, words, relation, verdict=rng.choice(verdicts))
    categories = {kind: Category(kind, f"Kind {kind} " * rng.choice((1, 9))) for kind in kinds}
    title = rng.choice(("Water", "What is said of water, of rain and of rivers, " * 2))
    language = rng.choice(("", "", "de", "he"))
    return ConceptGraph(title, concepts, effects, categories, relations, language=language)


def _rect(rng: random.Random) -> Rect:
    x, y = 25.0 * rng.randint(0, 20), 25.0 * rng.randint(0, 12)
    return x, y, rng.choice((30.0, 100.0, 160.0)), rng.choice((3.0, 25.0, 50.0))


def _lines(rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample(("is", "raises", "in what is eaten"), rng.choice((0, 1, 1, 2))))


def _routes(rng: random.Random, graph: ConceptGraph) -> list[Route]:
    """Return the lines of all effects, of which some leave by the same way, and some run level or upright."""
    routes = []
    for id in graph.effects:
        at: Point = (50.0, rng.choice((50.0, 50.0, 100.0)))
        points = [at]
        for _ in range(rng.randint(1, 4)):
            dx, dy = rng.choice(((100.0, 0.0), (0.0, 60.0), (0.0, 60.0), (30.0, -20.0), (4.04, 4.26)))
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        routes.append(Route(id, tuple(points)))
    return routes


def _ground(rng: random.Random, graph: ConceptGraph) -> Ground:
    """Return a map's ground with some of all that it may have."""
    cards = tuple(Card(f"k{n}", _rect(rng), open=_share(rng, 0.5)) for n in range(rng.randint(0, 2)))
    bands = tuple(
        Band(rng.choice(_VERDICTS), (), ((0.0, 0.0), (90.0, 0.0), (90.0, 9.0)))
        for _ in range(rng.randint(0, 2))
    )
    kinds = {"category": ("k0", "k1", "none"), "verdict": _VERDICTS, "arrow": ("bar", "triangle")}
    signs = []
    for _ in range(rng.randint(0, 4)):
        kind: Any = rng.choice(list(kinds))
        signs.append(Drawn(kind, rng.choice(kinds[kind]), (200.0, 50.0), rng.choice((5.0, 22.0))))
    of = ("", *list(graph.effects)[:1], "c0")
    notes: list[Note] = []
    for _ in range(rng.randint(0, 3)):
        tone: Any = rng.choice(("ink", "quiet", "accent", "mixed"))
        align: Any = rng.choice(_ALIGNED)
        notes.append(Note("2 more", (300.0, 40.0), 12.0, tone, _share(rng, 0.5), align, of=rng.choice(of)))
    trunk = ((0.0, 0.0), (50.0, 50.0)) if _share(rng, 0.5) else ()
    return Ground(bands, cards, trunk, tuple(signs), tuple(notes), mirrored=_share(rng, 0.3))


def _view(rng: random.Random, graph: ConceptGraph) -> View:
    """Return a view of a graph in which each part is of any kind; no place means anything."""
    ground = _ground(rng, graph) if _share(rng, 0.4) else None
    boxes = [
        ConceptBox(id, _rect(rng), _lines(rng), rng.choice((3.0, 4.0, 12.0, 20.0)), central=_share(rng, 0.2),
                   bare=_share(rng, 0.4 if ground else 0.1), below=rng.choice((0.0, 0.0, 14.0)))
        for id in graph.concepts
    ]  # fmt: skip
    ids = list(graph.effects)
    words = []
    for id in rng.sample(ids, len(ids) // 2 + 1):
        told = (id, *ids[:1]) if _share(rng, 0.2) else (id,)
        mark = rng.choice((0.0, 12.0))
        words.append(WordsBox(told, _rect(rng), _lines(rng), rng.choice((9.0, 14.0, 18.0)), mark))
    headings: list[Heading] = []
    for align in _ALIGNED[: rng.randint(0, 3)]:
        text: Any = rng.choice(("acts on it", "Iron"))
        headings.append(Heading(text, _rect(rng), 15.0, align))  # type: ignore[arg-type]
    kind: ViewKind = rng.choice(("overview", "focus", "path", "map"))
    lit = frozenset(rng.sample([*ids, *graph.concepts], 2)) if _share(rng, 0.4) else frozenset()
    title = rng.choice((graph.title, "A view", "All that acts on rain, on rivers and on the sea"))
    page = float(rng.choice((130, 300, 520, 1280))), float(rng.choice((300, 668)))
    return View("v", kind, title, *page, tuple(boxes), tuple(words), tuple(_routes(rng, graph)),
                tuple(headings), lit, ground=ground)  # fmt: skip


def drawn(rng: random.Random) -> Any:
    """Draw a stage as a picture, with some of what may stand around it, and tell the places of it."""
    graph = _graph(rng)
    view = _view(rng, graph)
    links = Links({"c0": "#c0"}, {"e0": "https://x.org/e0"}) if _share(rng, 0.3) else Links()
    picture = render_svg(
        graph, view, theme=rng.choice(("light", "dark", "print", "css")), title_bar=_share(rng, 0.5),
        legend=_share(rng, 0.5), transparent=_share(rng, 0.3), width=rng.choice((None, 640.0)), links=links,
        opposites=_share(rng, 0.5), changes=_share(rng, 0.2), spoken=_share(rng, 0.5),
    )  # fmt: skip
    return picture, layout_json(graph, view, title_bar=_share(rng, 0.5))


def crowded(rng: random.Random) -> Any:
    """Draw more lines than are drawn one by one, or just as many; then which ways lines share."""
    graph = _graph(rng)
    count = rng.choice((300, 301, 310))
    effects = {f"x{n}": replace(graph.effects["e0"], id=f"x{n}") for n in range(count)}
    graph = replace(graph, effects={**graph.effects, **effects})
    view = _view(rng, replace(graph, effects=dict(list(graph.effects.items())[-count:])))
    lines = [route.points for route in view.routes[:40]]
    return render_svg(graph, view), trunks(lines)


def rings(rng: random.Random) -> Any:
    """Lay out circles of two concepts and more, named long or short, where they fit and where they do not."""
    count = rng.choice((2, 2, 3, 4, 7, 12))
    ids = [f"c{k}" for k in range(count)]
    long = rng.choice((1, 1, 6))
    concepts = {id: Concept(id, f"node {id} " + "of many " * rng.randrange(long)) for id in ids}
    signs: tuple[Sign, ...] = ("+", "-") if _share(rng, 0.7) else ("+", "-", "mixed", "unknown")
    relations: dict[str, Relation] = {
        sign: Relation(sign, sign, "open", "{source} {target}") for sign in signs
    }
    effects = {}
    for k in range(count):
        ends = ids[k], ids[(k + 1) % count]
        for n in range(rng.choice((1, 1, 1, 2, 5))):
            source, target = ends[::-1] if _share(rng, 0.2) else ends
            verdict = rng.choice((*_VERDICTS[:2], "not-checked", "not-checked", rng.choice(_VERDICTS)))
            sign = rng.choice(signs)
            effects[f"e{k}-{n}"] = Effect(
                f"e{k}-{n}", source, target, "acts on " * rng.randint(1, 4), sign, sign=sign, verdict=verdict
            )
    graph = ConceptGraph("t", concepts, effects, {}, relations)
    page = float(rng.choice((200, 390, 1280, 2400))), float(rng.choice((300, 668)))
    brief = Brief("path", "path", "Round", page, rng.choice((None, 1.3)))
    made = ring_view(graph, ids, list(effects.values()), brief)
    return repr(made)


def blanks(rng: random.Random) -> Any:
    """Set the title and words of a screen without a picture, few or far too many for its page."""
    title, words = (
        " ".join(["Pause"] * rng.choice((0, 1, 9))),
        " ".join(["breathe"] * rng.choice((0, 5, 60, 250))),
    )
    page = float(rng.choice((200, 700, 1280))), float(rng.choice((90, 400, 668)))
    return blank_view("v", title, words, page).headings


#: Letters of scripts that part no words: Thai, Lao, Khmer, Burmese; then Latin with what parts it.
_SCRIPTS: Final = (
    range(0xE01, 0xE5C), range(0xE81, 0xEDC), range(0x1780, 0x17D3), range(0x1000, 0x104F),
    tuple(map(ord, "aaa  --/.,:;()[]5%+=·–—→éß")),
)  # fmt: skip


def parted(rng: random.Random) -> Any:
    """Tell where texts of drawn letters may be parted, by the rules of their scripts that are our own."""
    found = []
    for script in _SCRIPTS:
        text = "".join(chr(rng.choice(script)) for _ in range(rng.randint(1, 40)))
        found.append((list(_syllables(text)), list(_plain_places(text))))
    return found


def straightened(rng: random.Random) -> Any:
    """Draw curves of a slide as few straight lines, which stay clear of what is not their own."""
    at: Point = (0.0, 0.0)
    points: list[Point] = []
    for _ in range(rng.choice((2, 3, 9, 12))):
        points.append(at)
        at = at[0] + 20.0, at[1] + rng.choice((0.0, 0.65, -0.7, rng.uniform(-4, 4), 9.0, 30.0))
    beside = [(x - 8, y + rng.choice((-12.0, -9.0, 5.0, 8.0)), 16.0, 4.0) for x, y in points[1:]]
    rects: list[Rect] = [(-20.0, -9.0, 20.0, 18.0), *rng.sample(beside, min(2, len(beside)))]
    piece = Piece(("e0",), tuple(points), End("box", 0), End("words", 0), last=True)
    return _straightened(piece, rng.choice((7, 8, 20)), rects[:2], rects[2:])


RULES: Final = {
    "drawn": (drawn, 40),
    "crowded": (crowded, 3),
    "rings": (rings, 10),
    "blanks": (blanks, 20),
    "parted": (parted, 60),
    "straightened": (straightened, 200),
}
