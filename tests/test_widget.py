"""The widget of notebooks: what Python is told and asks, and its page in a browser, by messages alone."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Error

import graph_data
from graph_data import read_graph, read_graph_text
from tests.conftest import Tab
from tests.served import saved
from viz import UnknownViewError, WriteError
from viz.carried import carried
from viz.widget import GraphWidget

GRAPH = """\
# Of tea.
title: Tea & sleep
text: tea.md
concepts:
  tea: {definition: A drink made of leaves.}
  caffeine: {aka: [theine]}
  alertness: Being awake.
  sleep: What one needs at night.
effects:
  - {source: tea, label: contains, target: caffeine, quote: Tea contains caffeine., verdict: supported}
  - caffeine -> alertness: raises
  - caffeine -> sleep: reduces   # at night
tours:
  - title: A cup
    steps:
      - {id: leaf, focus: tea, say: Tea contains caffeine.}
"""
CONTAINS = "tea-contains-caffeine"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    (tmp_path / "tea.md").write_text("Tea contains caffeine. It keeps one awake.", encoding="utf-8")
    path = tmp_path / "tea.yaml"
    path.write_text(GRAPH, encoding="utf-8")
    return path


@pytest.fixture
def widget(tea: Path) -> Iterator[GraphWidget]:
    found = GraphWidget(tea, library=graph_data)
    yield found
    found.close()


def at(view: str, **place: Any) -> dict[str, Any]:
    return {"view": view, "concept": "", "effect": "", "lit": [], "tour": "", "step": 0, **place}


class TestWhatPythonHears:
    def test_what_is_chosen_comes_as_effects_with_quotes(self, widget: GraphWidget) -> None:
        heard: list[list[str]] = []
        widget.observe(lambda change: heard.append([each["id"] for each in change["new"]]), "selected")
        widget._place = at("overview:core", effect=CONTAINS)
        assert widget.selected == [
            {
                "id": CONTAINS, "source": "tea", "words": "contains", "target": "caffeine",
                "sentence": "Tea contains caffeine", "claim": "Tea contains caffeine", "sign": "none",
                "verdict": "supported", "quotes": ["Tea contains caffeine."], "references": [],
            }
        ]  # fmt: skip
        widget._place = at("focus:sleep", concept="sleep")
        widget._place = at("tour:a-cup:leaf", tour="a-cup", step=1)
        widget._place = at("overview:core")
        assert heard == [[CONTAINS], ["caffeine-reduces-sleep"], [CONTAINS], []]

    @pytest.mark.parametrize("state", [{}, {"lit": 3, "view": None}, at("focus:no", concept="no", lit=["?"])])
    def test_what_is_no_state_chooses_nothing(self, widget: GraphWidget, state: dict[str, Any]) -> None:
        widget._place = at("overview:core", effect=CONTAINS)
        widget._place = state
        assert widget.selected == []


class TestWhatPythonAsks:
    def test_shows_by_id_and_by_name(self, widget: GraphWidget) -> None:
        for name in ("caffeine", "Theine", "focus:caffeine"):
            widget.show(name)
            assert widget._asked["change"]["concept"] == "caffeine"
        widget.show("tour:a-cup:leaf")
        assert widget._asked["change"] | {"lit": []} == {"tour": "a-cup", "step": "leaf", "lit": []}
        with pytest.raises(UnknownViewError, match="milk"):
            widget.show("milk")

    def test_lights_what_is_named_or_given(self, widget: GraphWidget) -> None:
        effect = widget.graph.effects[CONTAINS]
        widget.light([effect, "Sleep", {"id": "alertness"}])
        assert widget._asked["change"]["lit"] == [CONTAINS, "sleep", "alertness"]
        widget.light()
        assert widget._asked["change"]["lit"] == [] and widget._asked["count"] == 2
        with pytest.raises(UnknownViewError, match="no concept and no effect 'milk'"):
            widget.light(["milk"])


class TestFiles:
    def test_a_graph_file_is_edited_where_it_lies(self, widget: GraphWidget, tea: Path) -> None:
        widget.file.do(
            [{"do": "set_key", "kind": "effect", "id": CONTAINS, "key": "label", "value": "holds"}]
        )
        assert "label: holds" in widget.yaml and "# at night" in tea.read_text(encoding="utf-8")
        assert widget.graph.effects["tea-holds-caffeine"].label == "holds"
        assert widget.save() == tea

    def test_of_anything_else_a_copy(self, tea: Path, tmp_path: Path) -> None:
        table = tmp_path / "t.csv"
        table.write_text("source,effect,target\nrain,fills,river\n", encoding="utf-8")
        for given in (read_graph(tea), table, "thames", None):
            made = GraphWidget(given, library=graph_data)
            with pytest.raises(WriteError, match="no file yet"):
                made.save()
            path = made.save(tmp_path / "own" / "graph.yaml")
            if given is not None:
                assert read_graph(path).effects == made.graph.effects
            made.close()
            for each in (tmp_path / "own").iterdir():
                each.unlink()
        with pytest.raises(graph_data.GraphError, match=r"no\.yaml"):
            GraphWidget(tmp_path / "no.yaml", library=graph_data)

    def test_read_only_nothing_is_edited(self, tea: Path) -> None:
        made = GraphWidget(tea, library=graph_data, read_only=True)
        assert 'id="conceptgraph-edit"' not in made._page()
        assert ("POST", "do") not in made._port._routes
        made.close()


class TestPort:
    @pytest.mark.parametrize(
        ("asked", "status"),
        [
            ({"name": "text", "method": "GET"}, 200),
            ({"name": "do", "method": "POST", "body": '{"ops": []}'}, 422),
            ({"name": "do", "method": "POST", "body": "["}, 400),
            ({"name": "do", "method": "POST", "body": "[]"}, 400),
            ({"name": "do", "method": "POST", "body": json.dumps("x" * 1_000_000)}, 413),
            ({"name": "do", "method": "GET"}, 404),
            ({"name": "", "method": "GET"}, 404),
            ({"name": "../tea.yaml", "method": "GET"}, 404),
        ],
    )
    def test_answers_as_a_server_does(self, widget: GraphWidget, asked: dict[str, str], status: int) -> None:
        told: list[dict[str, Any]] = []
        widget._port.take("a page", {"do": "ask", "n": 1, **asked}, told.append)
        assert [each["status"] for each in told] == [status]

    def test_what_is_no_question_is_passed_over(self, widget: GraphWidget) -> None:
        said: Any
        for said in (
            None,
            [],
            {},
            {"from": "p"},
            {"from": "p", "do": "ask"},
            {"from": "p", "do": "?", "n": 1},
        ):
            widget._heard(widget, said)


def test_what_stays_is_a_picture_and_sentences(widget: GraphWidget) -> None:
    bundle = widget._still()
    assert list(bundle) == ["text/html", "image/svg+xml", "application/pdf", "image/png", "text/plain"]
    assert bundle["text/plain"].splitlines()[1:3] == ["Tea contains caffeine", "Caffeine raises alertness"]
    assert 'src="data:image/png;base64,' in bundle["text/html"] and "<script" not in bundle["text/html"]
    graph = read_graph_text("title: <b>x\neffects: ['<i>a -> b: c']", "g.yaml", Path())
    hostile = GraphWidget(graph, library=graph_data)
    assert "<i>" not in hostile._still()["text/html"] and "<b>" not in hostile._still()["text/html"]
    hostile.close()


HOST = """<!doctype html><meta charset=utf-8><body><div id=cell></div><script type=module>
const traits = %s, heard = {};
window.model = {
  get: (name) => traits[name],
  set: (name, value) => { traits[name] = value; },
  save_changes: () => toPython({place: traits._place}),
  send: (said) => toPython(said),
  on: (name, act) => { heard[name] = act; },
  off: (name) => { delete heard[name]; },
};
window.fromPython = (said) => heard["msg:custom"]?.(said);
window.trait = (name, value) => { traits[name] = value; heard[`change:${name}`]?.(); };
%s
window.end = render({ model, el: document.getElementById("cell") });
</script>"""


def test_the_page_is_edited_over_messages_alone(
    lenient_page: Tab, widget: GraphWidget, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: queue.Queue[dict[str, Any]] = queue.Queue()
    monkeypatch.setattr(widget, "send", said.put)
    script = carried("templates", "widget.js").read_text("utf-8").replace("export default { render };", "")
    traits = {name: getattr(widget, name) for name in ("height", "_name", "_title", "_begin", "_asked")}
    (tmp_path / "host.html").write_text(HOST % (json.dumps(traits), script), encoding="utf-8")
    page = lenient_page("about:blank", wait=False)
    page.unroute("**/*")
    page.context.unroute("**/*")

    def to_python(_: Any, told: dict[str, Any]) -> None:
        if "place" in told:
            widget._place = told["place"]
        else:
            widget._heard(widget, told)

    page.expose_binding("toPython", to_python)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    def wait(script: str, arg: Any = None) -> None:
        """Hand messages on until something holds in the page."""
        end = monotonic() + 30
        while monotonic() < end:
            with suppress(queue.Empty):
                page.evaluate("(told) => fromPython(told)", said.get(timeout=0.02))
            with suppress(Error):  # while the frame is loaded
                if page.frames[-1].evaluate(script, arg):
                    return
        raise AssertionError(script)

    page.goto((tmp_path / "host.html").as_uri())
    wait("() => window.conceptGraph?.ready.then(() => true) ?? false")
    frame = page.frames[1]
    frame.get_by_role("button", name="New concept").click()
    page.keyboard.type("Milk")
    page.keyboard.press("Enter")
    wait("() => conceptGraph.state().concept === 'milk'")
    assert "milk: {label: Milk}" in tea.read_text(encoding="utf-8")
    saved(tea, tea.read_text(encoding="utf-8").replace("raises", "lifts"))
    wait("() => conceptGraph.svg().includes('lifts')")
    widget.light(["sleep"])
    page.evaluate("(asked) => trait('_asked', asked)", widget._asked)
    wait("() => conceptGraph.state().lit.join() === 'sleep'")
    frame.evaluate(f"conceptGraph.apply({{effect: '{CONTAINS}'}})")
    wait(f"() => conceptGraph.state().effect === '{CONTAINS}'")
    page.evaluate("trait('height', 300)")
    assert page.locator("iframe").evaluate("(frame) => frame.offsetHeight") == 300
    assert [each["id"] for each in widget.selected] == [CONTAINS]
    assert requests == [(tmp_path / "host.html").as_uri(), "about:srcdoc"][: len(requests)]
    assert not [each for each in lenient_page.complaints if "sandbox" not in each]
    page.evaluate("end()")
    assert not widget._port._streams
