"""A talk as one HTML file: reveal.js, a slide per step with the live page over a sharp still picture."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from ..carried import carried
from ..look.font_face import font_data, font_face_css
from ..look.theme import THEMES, Theme
from ..page.csp import embeddable, policy, script_json
from ..page.render import page as render_page
from ..picture.draw import file_names, render_svg
from ..template import templates
from ..views.catalogue import Views
from ..words import language_tag
from .deck_foot import foot_of
from .embedding import SANDBOX
from .fitted import headed
from .key import Explained
from .notes import Backing, notes
from .talk import TalkStep, talk, without_evidence

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View

#: Width, px, up to which the page's bar has two rows.
_PHONE: Final = 760
#: Headings in a picture are of this size at least where there is room, px; a picture is so high at least.
_HEADING_PX: Final = 19.0
_PICTURE_HIGH: Final = 560.0
#: References on one slide.
_PER_SLIDE: Final = 12
#: What the page allows itself, to be allowed by the deck too: a page within a document inherits its policy.
_PAGE_POLICY: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_ROOT: Final = re.compile(r"<svg ")
DECK_THEMES: Final = ("light", "dark", "contrast")


def deck(graph: ConceptGraph, *, views: Views | None = None, tour: str = "", theme: str = "light") -> str:
    """Return a deck that needs nothing else and asks for nothing; the same graph gives the same text.

    Raises:
        VizError: there is no such tour.
        ValueError: there is no such theme.
    """
    if theme not in DECK_THEMES:
        raise ValueError(f"no theme of slides is called {theme!r}; choose one of {', '.join(DECK_THEMES)}")
    views = Views(graph) if views is None else views
    steps = talk(graph, views, tour)
    backing = Backing(views.graph)
    page = render_page(graph, views=views, theme=theme)
    return templates().get_template("deck.html").render(_values(views.graph, backing, steps, page, theme))


def _values(
    graph: ConceptGraph, backing: Backing, steps: Sequence[TalkStep], page: str, theme: str
) -> dict[str, Any]:
    """Return what the template shows."""
    from markupsafe import Markup

    counted = {step.view.id: f"tour:{step.tour}:{step.number}" for step in steps}
    names = file_names(dict.fromkeys((*counted.values(), *counted)))  # older addresses first: they stay
    told = {
        (tour["id"], number): step
        for tour in graph.to_document()["tours"]
        for number, step in enumerate(tour["steps"], 1)
    }
    explained = Explained(backing)
    points = {(step.tour, step.number): step.title for step in steps}
    slides = {(step.tour, step.number): names[step.view.id] for step in steps}
    shown = [
        {
            **_step(backing, step, theme, told[step.tour, step.number]),
            **foot_of(explained, step, theme),
            "go": [(points[each], slides[each]) for each in step.go if each in points],
            "slide": names[step.view.id],
            "counted": names[counted[step.view.id]] if step.view.id != counted[step.view.id] else "",
        }
        for step in steps
    ]
    references = list(_references(graph, backing, steps))
    texts = [graph.title, graph.description, json.dumps([shown, references], ensure_ascii=False)]
    styles = [
        embeddable(_asset("assets", "reveal", "reveal.css"), "reveal.css"),
        _colours(THEMES[theme]) + font_face_css(font_data(texts)),
        embeddable(_asset("templates", "deck.css"), "deck.css"),
    ]
    scripts = [
        "document.documentElement.classList.add('scripted')",
        embeddable(_asset("assets", "reveal", "reveal.js"), "reveal.js"),
        embeddable(_asset("templates", "deck.js"), "deck.js"),
    ]
    carried = {"html": page, "sandbox": SANDBOX, "next": backing.words["next"], "phone": _PHONE}
    chapters = {step.chapter: names[step.view.id] for step in reversed(steps)}
    return {
        "language": language_tag(graph.language),
        "theme": theme,
        "policy": _joined(policy(scripts, styles), page),
        "title": graph.title,
        "description": graph.description,
        "chapters": [{"title": title, "slide": slide} for title, slide in reversed(chapters.items())],
        "steps": [{**each, "picture": Markup(each["picture"]), "lit": Markup(each["lit"])} for each in shown],
        "references": references,
        "words": backing.words,
        "page": Markup(script_json(carried)),
        "styles": [Markup(style) for style in styles],
        "scripts": [Markup(script) for script in scripts],
    }


def _step(backing: Backing, step: TalkStep, theme: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return a slide: its still pictures, and the state and the messages that make the live page show it.

    ``picture`` is what is seen first, ``lit`` what answers a question; ``counted`` is the name by which links
    had the slide when steps were only counted.
    """

    def drawn(view: View, graph: ConceptGraph = backing.graph) -> str:
        seen = headed(view, _HEADING_PX * max(1.0, view.height / _PICTURE_HIGH), backing.words.heading)
        return render_svg(graph, seen, theme=theme, transparent=True).rstrip("\n")

    first, answer = step.moments()[0], step.moments()[-1]
    told_first = without_evidence(backing.graph) if first.posed else backing.graph
    near, whole = step.near, step.on_page
    opening = near.id if near and not first.posed else whole
    asked = _message(whole, told, bare=True, plain=True)
    answered = _message(near.id, told, bare=True) if near else _message(whole, told)
    return {
        "title": step.title,
        "ask": step.ask,
        "blank": step.blank,
        "ground": THEMES[step.blank].paper if step.blank else "",
        "say": step.say,
        "notes": notes(backing, step.shown, step.told).splitlines(),
        "state": "" if step.blank else _address(opening, theme, plain=first.posed),
        "message": "" if step.blank else asked if first.posed else answered,
        "answer": "" if step.blank else answered,
        "picture": "" if step.blank else drawn(first.view, told_first),
        "lit": drawn(answer.view) if first.posed and not step.blank else "",
    }


def _message(view: str, told: dict[str, Any], *, bare: bool = False, plain: bool = False) -> str:
    """Return what tells the live page to show a step's view, or that view with nothing lit.

    Not as a step of the page's own tour, which would bring the page's own panel with it. ``plain``: without
    evidence, while a question waits for its answer.
    """
    state = {
        "view": view,
        "lit": [] if bare else told["lit"],
        "filter": {} if bare else told["filter"] or {},
        "concept": "",
        "effect": "",
        "panel": "",
        "plain": plain,
    }
    return json.dumps(["apply", state], ensure_ascii=True)


def _colours(theme: Theme) -> str:
    """Return the colours of a theme as variables; they stay what they are on paper."""
    names = ("paper", "surface", "ink", "quiet", "hairline", "accent")

    def variables(theme: Theme) -> str:
        return "".join(f"--{name}:{getattr(theme, name)};" for name in names)

    grounds = "".join(f".blank.{name}{{{variables(THEMES[name])}}}" for name in ("dark", "light"))
    return f":root{{{variables(theme)}}}{grounds}.blank{{background:var(--paper);color:var(--ink)}}"


def _address(view: str, theme: str, *, plain: bool = False) -> str:
    """Return the state in which the live page begins at a slide; its message follows."""
    return f"view={quote(view, safe=':/')}&theme={theme}&background=none{'&plain=1' if plain else ''}"


def _references(graph: ConceptGraph, backing: Backing, steps: Sequence[TalkStep]) -> Iterator[dict[str, Any]]:
    """Yield slides of the references that the talk's effects rest on, in the order of the file."""
    effects = {route.effect for step in steps for route in step.shown.routes}
    used = {evidence.reference for id in effects for evidence in graph.effects[id].evidence}
    listed = backing.listed(used)
    for start in range(0, len(listed), _PER_SLIDE):
        yield {"start": start + 1, "listed": listed[start : start + _PER_SLIDE]}


def _joined(own: str, page: str) -> str:
    """Return the deck's policy with what the page within it may do added."""
    found = _PAGE_POLICY.search(page)
    allowed = _directives(html.unescape(found[1])) if found else {}
    joined = _directives(own)
    for name in ("script-src", "style-src"):
        joined[name] += [source for source in allowed.get(name, []) if source not in joined[name]]
    return "; ".join(" ".join([name, *sources]) for name, sources in joined.items())


def _directives(text: str) -> dict[str, list[str]]:
    parts = (part.split() for part in text.split(";"))
    return {name: sources for name, *sources in parts}


def _asset(*path: str) -> str:
    return carried(*path).read_text(encoding="utf-8")
