"""What makes the served page quick changes nothing of what is told: records and looks are those made anew."""

from __future__ import annotations

import gc
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

import graph_data
from graph_data import example_path, read_graph, read_graph_text
from graph_data.model import ConceptGraph
from viz.page.data import page_records
from viz.serve.changes import changes
from viz.serve.joined import followed_file, nothing
from viz.serve.kept import LiveLayouts
from viz.serve.live import Live
from viz.serve.look import look_after
from viz.serve.pictures import Pictures
from viz.serve.state import State
from viz.views.on_page import StepViews


def _tours(graph: ConceptGraph) -> Sequence[Sequence[StepViews]]:
    return [[StepViews(f"tour:{tour.id}:{n}", None) for n, _ in enumerate(tour.steps)] for tour in graph.told]


def _edited(text: str, rng: random.Random, ids: Sequence[str]) -> str:
    """Return a text with one of several kinds of edits."""
    lines = text.split("\n")
    keys = ("label:", "definition:", "when:")
    texts = [n for n, line in enumerate(lines) if line.lstrip().startswith(keys)]
    new = rng.random()
    a, b = rng.sample(list(ids), 2)
    edits = (
        lambda: text.replace("\neffects:\n", f"\neffects:\n  - {a} -> {b}: reaches {new}\n", 1),
        lambda: text.replace("\nconcepts:\n", f"\nconcepts:\n  new-{new}: {{label: New {new}}}\n", 1),
        lambda: "\n".join((*lines[: (at := rng.choice(texts))], f"{lines[at]} more", *lines[at + 1 :])),
        lambda: text.replace("title: ", "title: New ", 1),
    )
    return rng.choice(edits)()


@pytest.mark.parametrize("name", [pytest.param("magnesium", marks=pytest.mark.long), "traffic"])
def test_records_taken_from_an_earlier_state_are_those_made_anew(name: str) -> None:
    """Ten edits one after another: each state's document is the one of its graph alone."""
    path = example_path(name)
    text, ids = path.read_text(encoding="utf-8"), list(read_graph(path).concepts)
    rng, state = random.Random(name), None
    for n in range(10):
        text = _edited(text, rng, ids)
        graph = read_graph_text(text, folder=path.parent)
        before, state = state, State.of(str(n), graph, _tours(graph), state)
        whole = graph.to_document()
        assert state.whole == whole and list(state.whole) == list(whole)
        assert state.document == page_records(whole, _tours(graph))
        if before:
            known = {id(each) for each in before.document["effects"]}
            assert sum(id(each) in known for each in state.document["effects"]) > len(graph.effects) // 2


def _state(text: str) -> State:
    graph = read_graph_text(text)
    return State.of(text, graph, _tours(graph), None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("effects:\n  - tea -> sleep: reduces\n", False),
        ("effects:\n  - tea -> sleep: raises\n  - sleep -> mood: lifts\n", False),
        ("effects:\n  - чай -> sleep: reduces\n", True),
        ("effects:\n  - tea -> sleep: raises slow-wave\n", True),
        ("categories: {a: {label: A}}\neffects:\n  - tea -> sleep: cuts\n", True),
    ],
)
def test_a_look_is_told_where_letters_breaks_or_colours_are_new(text: str, told: bool) -> None:
    """A page whose font has every letter already is not sent it with each change of a word."""
    before, now = _state("effects:\n  - tea -> sleep: reduces\n"), _state(text)
    look = look_after(before, now, changes(before.document, now.document))
    assert bool(look) == told
    assert look_after(None, now, changes({}, now.document))


def test_a_look_is_told_where_a_long_word_is_new() -> None:
    """It is parted where syllables end; one that the page knows is not told with each change beside it."""
    before = _state("effects:\n  - tea -> sleep: reduces\n")
    now = _state("effects:\n  - tea -> Kohlendioxid: cuts\n")
    told = look_after(before, now, changes(before.document, now.document))
    assert told["look"]["font"]["breaks"] == {"\u00adKohlendioxid": [3, 6]}
    again = _state("effects:\n  - tea -> Kohlendioxid: raises\n  - Kohlendioxid -> sleep: cuts\n")
    assert not look_after(now, again, changes(now.document, again.document))


def test_a_page_that_missed_a_state_hears_of_the_letters_that_came_in_it(tmp_path: Path) -> None:
    """What is sent depends on the state that the page has, not on what other pages were told."""
    first, cyrillic = _state("effects:\n  - a -> b: c\n"), _state("effects:\n  - чай -> b: c\n")
    last = _state("effects:\n  - чай -> b: d\n")
    assert not look_after(cyrillic, last, changes(cyrillic.document, last.document))
    assert look_after(first, last, changes(first.document, last.document))


def test_a_file_that_is_emptied_before_it_is_written_shows_no_empty_picture(tmp_path: Path) -> None:
    """What is empty for a moment is heard out; what stays empty is told when it is quiet."""
    path = tmp_path / "tea.yaml"
    path.write_text("title: Tea\neffects:\n  - tea -> sleep: reduces\n")
    followed = followed_file(graph_data, path, graph_data.LivingFile(path))
    live = Live(followed, Pictures(LiveLayouts()), nothing(graph_data, "Nothing"))
    path.write_text("")
    live.look()
    assert live.state.graph.title == "Tea"
    path.write_text("title: More tea\neffects:\n  - tea -> sleep: reduces\n")
    live.look()
    assert live.state.graph.title == "More tea"
    path.write_text("")
    live.look()
    live.settle()
    assert (live.state.graph.title, dict(live.state.graph.effects)) == ("tea", {})


def test_a_state_is_let_go_the_moment_that_there_is_another(tmp_path: Path) -> None:
    """While one edit follows another nobody looks for garbage: there is none."""
    path = tmp_path / "traffic.yaml"
    for each in example_path("traffic").parent.glob("traffic*"):
        shutil.copy(each, tmp_path)
    text = path.read_text(encoding="utf-8")
    followed = followed_file(graph_data, path, graph_data.LivingFile(path))
    live = Live(followed, Pictures(LiveLayouts()), nothing(graph_data, "Nothing"))
    live.hear("", "overview:core")
    path.write_text(text.replace("title: ", "title: New ", 1), encoding="utf-8")
    live.look()
    gc.collect()
    gc.disable()
    try:
        for n in range(3):
            path.write_text(text.replace("title: ", f"title: New {n} ", 1), encoding="utf-8")
            live.look()
        left = gc.collect()
    finally:
        gc.enable()
    assert live.state.graph.title.startswith("New 2 ")
    assert left < 50
