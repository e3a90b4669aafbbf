"""What two graphs differ in as one page: both in one picture, what came, went and changed below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from ..look.change_style import VERDICT_OF
from ..picture.draw import DrawOptions, draw
from ..template import templates
from ..words import language_tag, words_in
from .csp import embeddable, policy

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph
    from graph_data.records import Verdict

    from ..views.catalogue import Views

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1e2429; background: #fbfaf7; max-width: 96rem;
  margin: 0 auto; padding: 1rem 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; }
.summary, figcaption { color: #596269; } figure { margin: 1rem 0; } svg { width: 100%; height: auto; }
ul { padding-left: 1.6rem; list-style: "~ "; max-width: 60rem; } .new ul { list-style: "+ "; }
.gone ul { list-style: "\\2212  "; } dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem;
  margin: .1rem 0 .5rem; } dt { color: #596269; } dd { margin: 0; }
del { color: #8c1d18; } ins { color: #1d6346; text-decoration: none; font-weight: 600; }
"""
_FONT: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that came, went or changed; ``changes`` are a key, what it was and what it is now."""

    told: str
    changes: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """What came, went, or changed, under its heading."""

    mark: Literal["new", "gone", "changed"]
    items: Sequence[Changed]

    @property
    def heading(self) -> str:
        """The key of its heading's words."""
        return {"new": "addedHeading", "gone": "goneHeading", "changed": "changedHeading"}[self.mark]


def marked(graph: ConceptGraph, marks: Mapping[str, str]) -> ConceptGraph:
    """Return a graph whose effects have, for a picture of changes, the verdict that stands for their mark."""
    effects = dict(graph.effects)
    for id, mark in marks.items():
        if id in effects:
            verdict: Verdict = VERDICT_OF[mark]  # type: ignore[assignment]
            effects[id] = replace(effects[id], verdict=verdict)
    return replace(graph, effects=MappingProxyType(effects))


def changes_page(
    graph: ConceptGraph, views: Views, *, title: str, summary: str, sections: Sequence[ChangeSection],
    part: bool = False,
) -> str:  # fmt: skip
    """Return the page; ``graph`` is `marked`, ``views`` are its own, ``part`` is whether it is not all of it.

    A graph without effects has no picture.
    """
    said = words_in(graph.language)["comparison"]
    options = DrawOptions(title_bar=False, legend=True, changes=True)
    drawn = draw(graph, views["overview:all"], "svg", options).decode() if graph.effects else ""
    picture = drawn[drawn.find("<svg") :]
    from markupsafe import Markup

    style = embeddable(_STYLE, "the style of the page")
    found = _FONT.search(picture)
    return templates().get_template("changes.html").render(
        language=language_tag(graph.language), policy=policy([], [style, *([found[1]] if found else [])]),
        style=Markup(style), title=title, summary=summary, picture=Markup(picture), part=part, said=said,
        sections=[section for section in sections if section.items],
    )  # fmt: skip
