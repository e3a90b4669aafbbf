"""What two graphs differ in as one page: both in one picture, what came, went and changed below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ..look.change_style import VERDICT_OF
from ..picture.draw import DrawOptions, draw
from ..template import templates
from ..words import language_tag, words_in
from .csp import embeddable, policy

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph
    from graph_data.records import Verdict

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


#: Marks in the order in which they are told, with the key of their heading.
_HEADINGS: Final = {"new": "addedHeading", "gone": "goneHeading", "changed": "changedHeading"}

#: A mark, what a thing is called, and for each key that changed what it was and what it is now.
Told = tuple[str, str, list[dict[str, str]]]


def marked(graph: ConceptGraph, marks: Mapping[str, str]) -> ConceptGraph:
    """Return a graph whose effects have, for a picture of changes, the verdict that stands for their mark."""
    effects = dict(graph.effects)
    for id, mark in marks.items():
        if id in effects:
            verdict: Verdict = VERDICT_OF[mark]  # type: ignore[assignment]
            effects[id] = replace(effects[id], verdict=verdict)
    return replace(graph, effects=MappingProxyType(effects))


def changes_page(
    graph: ConceptGraph, marks: Mapping[str, str], told: Sequence[Told], *, title: str, summary: str,
    part: bool,
) -> str:  # fmt: skip
    """Return the page; ``graph`` holds what is in either, ``part`` is whether that is not all of it.

    A graph without effects has no picture.
    """
    from markupsafe import Markup

    from ..views.catalogue import Views

    shown = marked(graph, marks)
    said = words_in(graph.language)["comparison"]
    options = DrawOptions(title_bar=False, legend=True, changes=True)
    picture = ""
    if graph.effects:
        drawn = draw(shown, Views(shown)["overview:all"], "svg", options).decode()
        picture = drawn[drawn.find("<svg") :]
    style = embeddable(_STYLE, "the style of the page")
    found = _FONT.search(picture)
    sections = [
        {"mark": mark, "heading": said[heading],
         "things": [{"told": name, "changes": changes} for kind, name, changes in told if kind == mark]}
        for mark, heading in _HEADINGS.items()
    ]  # fmt: skip
    page: str = templates().get_template("changes.html").render(
        language=language_tag(graph.language), policy=policy([], [style, *([found[1]] if found else [])]),
        style=Markup(style), title=title, summary=summary, picture=Markup(picture), part=part, said=said,
        sections=[section for section in sections if section["things"]],
    )  # fmt: skip
    return page
