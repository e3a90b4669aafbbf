"""Two graphs compared: what came, went and changed is told, and shown in one picture by line and mark."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

import cli
from graph_data import (
    ConceptGraph,
    both_in_one,
    compared,
    comparison_lines,
    example_path,
    read_graph,
    read_graph_text,
)

OLD = """
title: Pond
effects:
  - {source: rain, target: pond, label: fills, evidence: smith, quote: Rain fills the pond.}
  - sun -> pond: dries up
  - pond -> frogs: feeds
references: {smith: On ponds}
"""
NEW = """
title: Pond
effects:
  - {source: rain, target: pond, label: fills, sign: "-", verdict: contradicted}
  - pond -> frogs: feeds
  - frogs -> flies: eat
"""


def graph(text: str) -> ConceptGraph:
    return read_graph_text(text)


def test_what_came_went_and_changed_is_told() -> None:
    lines = comparison_lines(compared(graph(OLD), graph(NEW)))
    assert lines[0] == (
        "1 effect added, 1 effect gone, 1 effect changed, 1 concept added, 1 concept gone, 1 reference gone."
    )
    assert "+ Frogs eat flies" in lines
    assert "- Sun dries up pond" in lines
    assert "    smith backed 1 effect: Rain fills pond" in lines
    changed = lines[lines.index("~ Rain fills pond") + 1 :]
    assert {"    sign: + -> -", "    verdict: not-checked -> contradicted"} <= set(changed)
    assert "    quote: Rain fills the pond. -> (nothing)" in changed


def test_a_graph_is_the_same_as_itself_whatever_its_ids() -> None:
    one = read_graph(example_path("traffic"))
    assert compared(one, one).same
    other = {f"x{n}": replace(effect, id=f"x{n}") for n, effect in enumerate(one.effects.values())}
    assert compared(one, replace(one, effects=MappingProxyType(other), tours=())).same


def test_a_renamed_concept_is_found_by_its_name() -> None:
    one = graph("concepts: {h2o: {label: water}, moss: {}}\neffects: [h2o -> moss: feeds]")
    other = graph("effects: [water -> moss: feeds]")
    found = compared(one, other)
    assert not found.added
    assert not found.gone


def test_both_stand_in_one_graph_with_marks() -> None:
    both, marks = both_in_one(compared(graph(OLD), graph(NEW)))
    assert sorted(marks.values()) == ["changed", "gone", "new"]
    assert set(both.concepts) == {"rain", "pond", "sun", "frogs", "flies"}
    assert len(both.effects) == 4


def run(tmp_path: Path, *words: str) -> tuple[int, str]:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    said = CliRunner().invoke(
        cli.cli, ["diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), *words]
    )
    return said.exit_code, said.stdout


def test_the_command_tells_programs_and_pull_requests(tmp_path: Path) -> None:
    code, said = run(tmp_path, "--format", "json", "-q")
    data = json.loads(said)
    assert code == 0
    assert [each["id"] for each in data["added"] if each["kind"] == "effect"] == ["frogs-eat-flies"]
    assert {"sign", "verdict", "quote"} <= {each["key"] for each in data["changed"]}
    assert {"id", "key", "was", "now"} <= data["changed"][0].keys()
    code, said = run(tmp_path, "--format", "markdown", "--exit-code", "-q")
    assert code == 1
    assert "| Rain fills pond | sign | + | - |" in said


def test_any_two_readable_formats_can_be_compared(tmp_path: Path) -> None:
    (tmp_path / "a.mmd").write_text("flowchart LR\n a[Rain] -->|fills| b[Pond]\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("from,to,label\nRain,Pond,fills\nPond,Frogs,feeds\n", encoding="utf-8")
    said = CliRunner().invoke(cli.cli, ["diff", str(tmp_path / "a.mmd"), str(tmp_path / "b.csv"), "-q"])
    assert said.exit_code == 0, said.output
    assert "+ Pond feeds Frogs" in said.stdout
    assert "- " not in said.stdout.replace("~", "")


@pytest.mark.parametrize("hostile", ["<script>throw 1</script>", "</svg><img src=x onerror=throw>"])
def test_the_page_shows_both_in_one_picture_and_runs_nothing(
    tmp_path: Path, chromium: Browser, hostile: str
) -> None:
    named = json.dumps(hostile)
    (tmp_path / "old.yaml").write_text(OLD.replace("Pond\n", f"{named}\n"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW.replace("eat", json.dumps(f"eat {hostile}")), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("old.yaml", "new.yaml")]
    said = CliRunner().invoke(cli.cli, ["diff", *files, "-q", "-o", str(tmp_path / "d.html")])
    assert said.exit_code == 0, said.output
    told: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto((tmp_path / "d.html").as_uri())
    assert told == [(tmp_path / "d.html").as_uri()]
    legend = {text.text_content() for text in page.query_selector_all("svg text")}
    assert {"new", "changed", "gone"} <= legend
    assert page.locator("svg g[data-effect]").count() == 4
    # What is gone and what changed have lines of their own.
    assert page.locator("svg g[data-effect] > path[stroke-dasharray]").count() == 2
    assert page.locator("section.gone li").count() == 3
    assert page.locator("img, script").count() == 0
    page.close()
