"""The page as text: one file, its policy exact, its data whole, the same every time."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph_data.model import Concept, ConceptGraph, Effect, Evidence, Reference, Step, Tour
from tests.sample_view import sample, sample_view
from viz.errors import UnknownViewError
from viz.page.csp import embeddable, script_json
from viz.page.network import make_network, vis_network_script
from viz.page.packed import Packer
from viz.page.render import page
from viz.views.catalogue import Views

ROOT = Path(__file__).parents[1]


def small() -> ConceptGraph:
    concepts = {id: Concept(id, id, definition=f"What {id} is.") for id in ("rain", "river", "harvest")}
    effects = {
        "fills": Effect("fills", "rain", "river", "fills", sign="+", quote="Rain fills the river.",
                        evidence=(Evidence("gauge-2020", "supports", "It rose."),)),
        "waters": Effect("waters", "river", "harvest", "waters", verdict="supported", when="in spring"),
        "drowns": Effect("drowns", "rain", "harvest", "drowns", verdict="contradicted"),
    }  # fmt: skip
    references = {"gauge-2020": Reference("gauge-2020", {"title": "A gauge", "URL": "https://example.org/a"})}
    steps = (Step(show=("rain", "river")), Step(path=("rain", "river", "harvest")))
    tours = (Tour("down", "Downhill", steps),)
    return ConceptGraph("Water", concepts, effects, references=references, tours=tours,
                        text="# Water\n\nRain fills the river.\n", description="Of water.")  # fmt: skip


class Reader(HTMLParser):
    """Collects what a browser would run, style, load and show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.content: dict[int, str] = {}
        self.text: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.open = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        index = len(self.elements) - 1
        if self.open:
            self.content[index] = self.content.get(index, "") + data
        else:
            self.text.append(data)

    def contents(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(a, self.content.get(i, "")) for i, (t, a) in enumerate(self.elements) if t == tag]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def data_of(text: str, id: str = "conceptgraph-data") -> Any:
    for attributes, content in read(text).contents("script"):
        if attributes.get("id") == id:
            return json.loads(content)
    raise AssertionError(f"no {id}")


def hash_of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_policy_allows_exactly_what_the_page_carries() -> None:
    reader = read(page(small()))
    meta = [a for t, a in reader.elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in meta[0]["content"].split(";"))
    waiting = {a["id"]: text for a, text in reader.contents("script") if a.get("type") == "text/plain"}
    library = zlib.decompress(base64.b64decode(waiting["conceptgraph-library"])).decode()
    run = [text for a, text in reader.contents("script") if "type" not in a]
    assert library == vis_network_script()
    waiting["conceptgraph-library"] = library  # packed in the page, run as it is
    wanted = {hash_of(text) for text in (*run, *waiting.values())}
    assert set(rules["script-src"].split()) == wanted
    assert len(wanted) == 10
    assert set(rules["style-src"].split()) == {hash_of(text) for _, text in reader.contents("style")}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in meta[0]["content"]


def test_a_quotation_mark_in_an_id_ends_no_attribute_of_the_page() -> None:
    id = '" onload="alert(1)'
    effects = {id: Effect(id, "rain", id, "fills")}
    text = page(ConceptGraph("Water", {"rain": Concept("rain", "Rain"), id: Concept(id, "River")}, effects))
    attributes = [found for _, found in read(text).elements]
    assert [name for found in attributes for name in found if name.startswith("on")] == []
    assert {id} <= {found.get("data-effect") for found in attributes}
    assert {id} <= {found.get("data-concept") for found in attributes}


def test_nothing_is_loaded_and_no_handler_or_style_stands_in_the_markup() -> None:
    for tag, attributes in read(page(small())).elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert not attributes.keys() & {"src", "srcset", "action", "poster", "data"}, (tag, attributes)
        if "href" in attributes:
            used = tag == "use" and str(attributes["href"]).startswith("#icon-")
            assert tag == "a" or used or attributes["href"] == "data:,"


def test_the_outline_says_everything_without_scripts() -> None:
    reader = read(page(small()))
    text = " ".join(" ".join(reader.text).split())
    assert "Of water. Rain What rain is. Rain fills river." in text
    assert "River waters harvest in spring. supported" in text
    assert "supports it [1]" in text
    effects = [a["data-effect"] for t, a in reader.elements if t == "li" and "data-effect" in a]
    assert sorted(effects) == ["drowns", "fills", "waters"]
    links = [a for t, a in reader.elements if t == "a" and not a["href"].startswith("#")]
    assert [a["href"] for a in links] == ["https://example.org/a"]
    assert links[0]["rel"] == "noopener noreferrer"


def test_the_first_picture_needs_no_script() -> None:
    text = page(small())
    picture = text[text.index("<svg id=") : text.index("</svg>")]
    assert {"fills", "waters", "drowns"} == set(re.findall(r'data-effect="(\w+)"', picture))
    assert "var(--contradicted)" in picture
    assert "Harvest" in picture
    assert text.index("</svg>") < text.index("conceptgraph-library")


def test_the_data_leads_from_every_effect_to_its_reference() -> None:
    data = data_of(page(small()))
    effects = {effect["id"]: effect for effect in data["graph"]["effects"]}
    assert effects["fills"]["evidence"] == [
        {"reference": "gauge-2020", "stance": "supports", "finding": "It rose."}
    ]
    assert effects["waters"]["when"] == "in spring"
    assert "quote" not in effects["waters"]
    assert [step["view"] for step in data["graph"]["tours"][0]["steps"]] == ["tour:down:1", "tour:down:2"]
    assert {"overview:core", "tour:down:1", "tour:down:2"} <= {view["id"] for view in data["views"]}
    quoted = [s["effects"] for p in data["graph"]["article"] for s in p["sentences"]]
    assert ["fills"] in quoted


def test_a_packed_view_loses_less_than_can_be_seen() -> None:
    graph = sample()
    view = sample_view(graph, lit=("e1",))
    packed = Packer(graph).pack(view)
    x = y = 0
    points = []
    steps = packed["routes"][0][1:]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 10, y / 10))
    assert points == list(view.routes[0].points)
    assert list(graph.concepts)[packed["boxes"][1][0]] == view.boxes[1].concept
    assert [value / 10 for value in packed["boxes"][1][1:5]] == list(view.boxes[1].rect)
    assert packed["words"][0][5] == 160
    assert packed["lit"] == ["e1"]


def test_pyvis_holds_the_whole_network() -> None:
    graph = small()
    view = Views(graph).for_page().first
    network = make_network(graph, view)
    assert [node["id"] for node in network.nodes] == ["c0", "c1", "c2", "w0", "w1", "w2"]
    assert network.edges[:2] == [{"from": "c0", "to": "w0"}, {"from": "w0", "to": "c1"}]
    box = next(box for box in view.boxes if box.concept == "rain")
    node = network.get_node("c0")
    assert node["x"] == pytest.approx(box.rect[0] + box.rect[2] / 2, abs=0.01)
    assert data_of(page(graph), "conceptgraph-network")["nodes"] == network.nodes
    assert data_of(page(graph), "conceptgraph-network")["options"]["physics"]["enabled"] is False


def test_the_same_graph_gives_the_same_bytes_in_any_process() -> None:
    script = (
        "import hashlib; from graph_data.read.examine import read_graph; from viz.page.render import page;"
        "print(hashlib.sha256(page(read_graph('graph_data/examples/traffic.yaml')).encode()).hexdigest())"
    )
    found = set()
    for seed in ("1", "271828"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_title_theme_and_start_are_the_callers() -> None:
    text = page(small(), title="Rain & <rivers>", theme="dark", start="rain")
    assert "<title>Rain &amp; &lt;rivers&gt;</title>" in text
    assert 'data-theme="dark"' in text
    assert data_of(text)["start"] == "focus:rain"
    assert data_of(text)["look"] == "dark"
    assert "data-theme=" not in page(small())[:200]


def test_a_start_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownViewError, match="fog"):
        page(small(), start="fog")
    with pytest.raises(ValueError, match="mauve"):
        page(small(), theme="mauve")


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", "\ud800", "\x7f\x9f\ufeff"],
)
def test_json_in_a_script_stays_json(text: str) -> None:
    written = script_json({"label": text})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff\x7f-\x9f]", written)
    assert json.loads(written) == {"label": text}


def test_a_script_that_would_end_its_element_is_refused() -> None:
    assert embeddable("let a = 1 < 2;", "a.js") == "let a = 1 < 2;"
    for text in ("</script>", "</STYLE >", "<!-- x", "a\rb", "\0"):
        with pytest.raises(ValueError, match=re.escape("a.js")):
            embeddable(text, "a.js")


def test_hostile_text_is_only_ever_text() -> None:
    evil = '"><img src=x onerror=alert(1)></script><svg onload=alert(1)>\0\ud800\u202e'
    concepts = {
        "__proto__": Concept("__proto__", evil, definition=evil),
        "constructor": Concept("constructor", "b", aka=(evil,)),
    }
    effects = {"toString": Effect("toString", "__proto__", "constructor", evil, quote=evil, note=evil)}
    text = page(ConceptGraph(evil, concepts, effects, description=evil, language='"><b>'))
    reader = read(text)
    tags = {tag for tag, _ in reader.elements}
    assert "img" not in tags
    assert 'lang="en"' in text
    assert not any(name.startswith("on") for _, attributes in reader.elements for name in attributes)
    assert html.escape("<img src=x") in text
    text.encode("utf-8")


def test_few_letters_beyond_ascii_stand_as_numbers_and_mean_the_same() -> None:
    told = "Größe – “ein 😀 Wort” &amp;"
    concepts = {"size": Concept("size", told, definition=told), "word": Concept("word", "Wort")}
    effects = {"makes": Effect("makes", "size", "word", told, quote=told)}
    text = page(ConceptGraph(told, concepts, effects, language="de"))
    assert text.isascii()
    reader = read(text)
    assert "".join(reader.text).count(told) > 4
    assert data_of(text)["graph"]["concepts"][0]["definition"] == told
    assert data_of(text, "conceptgraph-network")["nodes"]


def test_a_page_of_another_alphabet_keeps_its_letters() -> None:
    label = "Σχέση ύδατος "
    concepts = {str(n): Concept(str(n), f"{label}{n}", definition=label * 400) for n in range(40)}
    effects = {str(n): Effect(str(n), "0", str(n), label, quote=label * 400) for n in range(1, 40)}
    text = page(ConceptGraph(label, concepts, effects, language="el"))
    assert f"<title>{label}</title>" in text
    assert f"{label}7" in text
    assert "&#" not in text.replace("&#39;", "").replace("&#34;", "")
