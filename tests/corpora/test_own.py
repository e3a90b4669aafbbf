"""Slices of one's own graph file: a part of it, in which the author is left to say all that was said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph_data

from .made import claim, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

OWN = """\
title: Rest
language: en
text: |
  Coffee shortens sleep.
categories: {drink: Drinks, state: States}
concepts:
  coffee: {label: coffee, category: drink, definition: A drink., aka: [java]}
  sleep: {label: sleep, category: state, opposite: [waking]}
  mood: {label: mood}
  waking: {label: waking}
  tea: {label: tea, category: drink}
effects:
  - id: short
    source: coffee
    target: sleep
    label: shortens
    sign: "-"
    certainty: high
    note: Drunk late.
    quote: Coffee shortens sleep.
    verdict: mixed
    evidence: [{reference: smith, stance: supports}, {reference: jones, stance: contradicts}]
  - {source: sleep, target: mood, label: lifts, sign: "+", verdict: contradicted,
     evidence: [{reference: jones, stance: contradicts, finding: It does not.}]}
  - tea -> mood: calms
  - mood -> waking: shortens
references:
  smith: {title: T, year: 2020, doi: 10.1000/xyz}
  jones: {title: U, year: 2021}
tours:
  - {title: All, steps: [{overview: all}]}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_part_says_all_that_the_author_said(run: Run, own: Path) -> None:
    result = run("slice", "own.yaml", "coffee", "--cap", "3", "-o", "part.yaml")
    assert result.exit_code == 0, result.output
    whole, part = graph_data.read_graph(own), graph_data.read_graph(own.with_name("part.yaml"))
    assert list(part.concepts) == ["coffee", "sleep", "mood"]
    assert part.concepts["coffee"] == whole.concepts["coffee"]
    assert [effect.label for effect in part.effects.values()] == ["shortens", "lifts"]
    assert "short" in part.effects
    for effect in part.effects.values():
        ends = (effect.source, effect.target)
        (same,) = [each for each in whole.effects.values() if (each.source, each.target) == ends]
        assert (effect.verdict, effect.note, effect.quote, effect.sign) == (
            same.verdict, same.note, same.quote, same.sign,
        )  # fmt: skip
        assert effect.evidence == same.evidence
        assert effect.papers == 0
    assert part.references == whole.references
    assert part.categories == whole.categories
    assert part.text == whole.text
    assert part.title == "Coffee: what it does, and what acts on it"
    text = own.with_name("part.yaml").read_text("utf-8")
    assert "machine" not in text
    assert part.corpus is not None
    assert (part.corpus.address, part.corpus.effects, part.corpus.sentences) == ("own.yaml", 2, 0)


def test_what_stays_behind_is_told(run: Run, own: Path) -> None:
    result = run("slice", "own.yaml", "coffee", "--cap", "3", "-o", "part.yaml")
    assert result.stderr.splitlines()[:3] == [
        "coffee: 1 of 1 neighbours; 1 of 1 concepts at 2 hops; 2 of 2 arrows among them.",
        "its 1 tour stayed behind",
        "1 link to a broader or opposite concept leads out of it",
    ]
    part = graph_data.read_graph(own.with_name("part.yaml"))
    assert part.concepts["mood"].more == 2  # tea and waking


def test_other_names_find_a_concept(run: Run, own: Path) -> None:
    assert run("slice", "own.yaml", "Java", "--hops", "1").stderr.startswith("coffee: 1 of 1 neighbours;")
    assert "did you mean 'coffee'" in run("slice", "own.yaml", "cofee").stderr


def test_ways_are_a_tour(run: Run, own: Path) -> None:
    result = run("slice", "own.yaml", "coffee", "--between", "mood", "-o", "ways.yaml")
    assert result.exit_code == 0, result.output
    (tour,) = graph_data.read_graph(own.with_name("ways.yaml")).tours
    assert [(step.title, step.say, step.path) for step in tour.steps] == [
        ("Way 1", "2 steps.", ("coffee", "sleep", "mood"))
    ]
    assert run("check", "ways.yaml").exit_code == 0


def test_again_tells_what_the_author_says_otherwise(run: Run, own: Path) -> None:
    run("slice", "own.yaml", "coffee", "--hops", "3", "-o", "part.yaml")
    assert run("slice", "--again", "part.yaml").stdout.strip() == "nothing has changed"
    text = OWN.replace("verdict: mixed", "verdict: supported").replace("It does not.", "No.")
    own.write_text(text.replace("tea -> mood: calms", "tea -> mood: soothes"), encoding="utf-8")
    assert run("slice", "--again", "part.yaml").stdout.splitlines() == [
        "new: Tea soothes mood [-]",
        "gone: Tea calms mood [-]",
        "Coffee shortens sleep [-]: mixed before, supported now",
        "Sleep lifts mood [+]: other words or evidence now",
    ]


def test_more_of_it_joins_a_part(run: Run, own: Path) -> None:
    run("slice", "own.yaml", "coffee", "--cap", "3", "-o", "part.yaml")
    assert run("slice", "own.yaml", "tea", "--hops", "1", "--add-to", "part.yaml").exit_code == 0
    part = graph_data.read_graph(own.with_name("part.yaml"))
    assert list(part.concepts) == ["coffee", "sleep", "mood", "tea"]
    assert part.concepts["mood"].more == 1
    assert [effect.verdict for effect in part.effects.values()] == ["mixed", "contradicted", "not-checked"]


@pytest.mark.long
def test_a_graph_file_is_refused_where_it_is_too_large_and_its_remedy_works(run: Run, tmp_path: Path) -> None:
    lines = [f"  - k{n} -> k{n // 2}: raises" for n in range(1, 30_100)]
    (tmp_path / "large.yaml").write_text("effects:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    refused = run("build", "large.yaml")
    assert refused.exit_code == 1
    assert "conceptgraph slice large.yaml CONCEPT -o part.yaml" in refused.stderr
    assert run("slice", "large.yaml", "k7", "-o", "part.yaml").exit_code == 0
    part = graph_data.read_graph(tmp_path / "part.yaml")
    assert len(part.concepts) <= 40
    assert ("k7", "k3") in {(effect.source, effect.target) for effect in part.effects.values()}
    assert "machine" not in (tmp_path / "part.yaml").read_text("utf-8")


def test_a_store_tells_what_of_a_graph_it_does_not_hold(run: Run, own: Path) -> None:
    parquet(own.with_name("c.parquet"), [claim("coffee", "delays", "sleep")])
    result = run("corpus", "import", "own.yaml", "c.parquet", "-o", "store")
    assert result.exit_code == 0, result.output
    assert "own.yaml: verdicts, notes and definitions stay there" in result.stderr
    assert "'conceptgraph slice own.yaml CONCEPT' keeps them" in result.stderr
    assert run("slice", "store", "coffee", "--hops", "1", "-o", "s.yaml").exit_code == 0
    graph = graph_data.read_graph(own.with_name("s.yaml"))
    notes = {effect.label: effect.note.split(":")[0] for effect in graph.effects.values()}
    assert notes["delays"] == "Read by a machine, not checked"
    assert notes["shortens"] == "Written by a person, not checked"
    # Sliced out of the store and imported anew, each sentence is whose it was.
    assert run("corpus", "import", "s.yaml", "-o", "again").exit_code == 0
    assert run("slice", "again", "coffee", "--hops", "1", "-o", "s2.yaml").exit_code == 0
    second = graph_data.read_graph(own.with_name("s2.yaml"))
    assert {effect.label: effect.note.split(":")[0] for effect in second.effects.values()} == notes
    kinds = {effect.label: {piece.kind for piece in effect.evidence} for effect in graph.effects.values()}
    assert kinds["delays"] == {"machine-read"}
    assert kinds["shortens"] == {""}
