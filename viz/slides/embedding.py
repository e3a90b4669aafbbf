"""One page shown in another document: which view, by what address, and what stands in for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ..markup import clean
from .talk import without_evidence

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Step

    from ..view import View

#: A page may run its scripts and open references in new tabs; it reaches nothing of the document around it.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Embedding:
    """What is embedded: the address of a built page, the view it shows, and what stands in for it.

    ``title`` says graph and view. ``view`` is a view's id or empty, ``picture`` the address of a picture of
    it or empty, ``html`` the page itself, when it is to stand in the document. Of a tour, ``steps`` are the
    ids from its own step on, ``asked`` those that pose a question. When ``presented``, a step has nothing
    around it but its words.
    """

    page: str
    title: str
    view: str = ""
    height: int = 540
    picture: str = ""
    html: str = ""
    steps: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    presented: bool = False

    @property
    def fragment(self) -> str:
        """What follows the ``#`` of the page's address to show the view."""
        return fragment(self.view, presented=self.presented)

    @property
    def address(self) -> str:
        """Where the view is: the page's address, and the view's in it."""
        return f"{self.page}#{self.fragment}" if self.fragment else self.page

    @property
    def tour(self) -> str:
        """The tour whose step is shown, or empty."""
        return self.view.removeprefix("tour:").rpartition(":")[0] if self.steps else ""


def embedding_of(
    graph: ConceptGraph, page: str, view: str, shown: View | None = None, **rest: object
) -> Embedding:
    """Return the embedding of a graph's view; a tour's step knows how many there are, and which ask.

    ``shown`` is the view itself, whose title then stands beside the graph's; of a step its point.
    """
    steps, number = _steps(graph, view)
    names = tuple(step.id or str(place) for place, step in enumerate(steps, 1))
    if number:  # links name a step by its id, which stays when steps are moved
        view = f"{view.rpartition(':')[0]}:{names[number - 1]}"
    asked = frozenset(name for name, step in zip(names, steps, strict=True) if step.ask)
    left = names[number - 1 :] if number else ()
    title = title_of(graph, shown)
    if number and shown:  # what is asked, for the point would answer it
        step = steps[number - 1]
        title = ": ".join(filter(None, (graph.title, step.ask or graph.point(step)[0])))
    return Embedding(page, clean(title), view, steps=left, asked=asked, **rest)  # type: ignore[arg-type]


def title_of(graph: ConceptGraph, shown: View | None) -> str:
    """Return the graph's title and that of the view; one where they are the same."""
    if shown is None or shown.title in ("", graph.title):
        return graph.title
    return f"{graph.title}: {shown.title}" if graph.title else shown.title


def stand_in(graph: ConceptGraph, id: str, view: View) -> tuple[ConceptGraph, View]:
    """Return graph and view for the picture in the page's place: a question asks, and keeps its answer."""
    steps, number = _steps(graph, id)
    asked = steps[number - 1].ask if number else ""
    if not asked:
        return graph, view
    return without_evidence(graph), replace(view, title=asked, lit=frozenset())


def _steps(graph: ConceptGraph, view: str) -> tuple[tuple[Step, ...], int]:
    """Return the steps of a view's tour, and the place of its own, counted from 1; 0 where it has none."""
    kind, _, rest = view.partition(":")
    tour, _, step = rest.rpartition(":")
    number = graph.step_number(tour, step) if kind == "tour" else 0
    return next((each.steps for each in graph.told if number and each.id == tour), ()), number


def fragment(view: str, *, presented: bool = False, **options: str) -> str:
    """Return what follows the ``#`` of an address to show a view; before an audience when ``presented``.

    >>> fragment("tour:to-the-joint:the-joint"), fragment("focus:vitamin-d", theme="dark")
    ('tour=to-the-joint&step=the-joint', 'focus=vitamin-d&theme=dark')
    """
    kind, _, rest = view.partition(":")
    tour, _, step = rest.rpartition(":")
    if kind == "tour" and tour and step != "lit":
        pairs = {"present" if presented else "tour": tour, "step": step}
    elif kind == "focus" and not rest.rpartition(":")[2].isdecimal():
        pairs = {"focus": rest}
    else:
        pairs = {"view": view} if view else {}
    return "&".join(f"{key}={quote(value, safe=':/')}" for key, value in {**pairs, **options}.items())
