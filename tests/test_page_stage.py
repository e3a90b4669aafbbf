"""The stage in a real browser: what is drawn where, and what pointer, address and messages do."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data.model import Concept, ConceptGraph, Effect, Step, Tour
from tests.conftest import state
from tests.waits import caught_up, felt, filmed, is_last, settled
from viz.page.render import page
from viz.views.catalogue import Views
from viz.views.map import FOLDED_PX

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import Tab


def graph() -> ConceptGraph:
    names = ("rain", "river", "harvest", "flood", "drought")
    concepts = {name: Concept(name, name, definition=f"What {name} is.") for name in names}
    effects = {
        "fills": Effect("fills", "rain", "river", "fills", verdict="supported"),
        "waters": Effect("waters", "river", "harvest", "waters"),
        "swells": Effect("swells", "river", "flood", "swells", verdict="not-found"),
        "spoils": Effect("spoils", "flood", "harvest", "spoils", verdict="mixed"),
        "ends": Effect("ends", "rain", "drought", "ends", verdict="contradicted"),
        "withers": Effect("withers", "drought", "harvest", "withers"),
    }
    steps = (Step(show=("rain", "river")), Step(path=("rain", "river", "harvest")))
    tours = (Tour("down", "Downhill", steps),)
    return ConceptGraph("Water", concepts, effects, tours=tours)


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "water.html"
    path.write_text(page(graph()), encoding="utf-8")
    return path


def layout(tab: Page) -> dict[str, Any]:
    found: dict[str, Any] = tab.evaluate("window.conceptGraph.layout()")
    return found


def box_of(tab: Page, concept: str) -> list[float]:
    return next(node["box"] for node in layout(tab)["nodes"] if node["id"] == concept)


def centre(box: list[float]) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def test_the_whole_view_is_on_the_stage_without_overlap(open_page: Tab, water: Path) -> None:
    found = layout(open_page(water))
    assert {node["id"] for node in found["nodes"]} == {"rain", "river", "harvest", "flood", "drought"}
    assert len(found["edges"]) == 6
    boxes = [node["box"] for node in found["nodes"]]
    boxes += [edge["label_box"] for edge in found["edges"]]
    for x, y, w, h in boxes:
        assert x >= 0
        assert y >= 52
        assert x + w <= 1280
        assert y + h <= 720
    for i, (x, y, w, h) in enumerate(boxes):
        for u, v, s, t in boxes[i + 1 :]:
            assert x + w <= u + 0.5 or u + s <= x + 0.5 or y + h <= v + 0.5 or v + t <= y + 0.5
    assert all(edge["font_px"] >= 11 for edge in found["edges"])


def test_boxes_are_where_the_catalogue_put_them(open_page: Tab, water: Path) -> None:
    view = Views(graph()).for_page().first
    found = {node["id"]: node["box"] for node in layout(open_page(water))["nodes"]}
    for box in view.boxes:
        x, y, w, h = box.rect
        assert found[box.concept] == pytest.approx([x, y + 52 + FOLDED_PX, w, h], abs=1.5)


def test_an_arrow_ends_just_before_its_box(open_page: Tab, water: Path) -> None:
    found = layout(open_page(water))
    boxes = {node["id"]: node["box"] for node in found["nodes"]}
    for edge in found["edges"]:
        x, y, w, h = boxes[edge["target"]]
        tx, ty = edge["points"][-1]
        outside = max(x - tx, tx - x - w, y - ty, ty - y - h)
        assert 1 <= outside <= 8, edge


def pixels(tab: Page) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(tab.screenshot())).convert("RGB")


def test_the_report_agrees_with_the_pixels(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    tab.evaluate("document.querySelectorAll('.hint, .tools').forEach((one) => one.remove())")
    tab.evaluate("window.conceptGraph.apply({moving: true}); window.conceptGraph.apply({moving: false})")
    settled(tab)
    found, shot = layout(tab), pixels(tab)
    paper = shot.getpixel((640, 700))
    for node in found["nodes"]:
        x, y, _, h = node["box"]
        # One px inside the left border there is ink, four px outside there is paper or a line's end.
        assert shot.getpixel((round(x + 0.6), round(y + h / 2 + 6))) != paper, node
    for edge in found["edges"]:
        x, y, w, h = edge["label_box"]
        crop = shot.crop((round(x), round(y), round(x + w), round(y + h)))
        dark = sum(1 for value in crop.convert("L").tobytes() if value < 110)
        assert dark > 12, edge
        mx, my = edge["points"][0]
        assert any(
            shot.getpixel((round(mx) + dx, round(my) + dy)) != paper for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        )


def test_the_fonts_are_on_their_way_before_any_text_is_placed(chromium: Browser, water: Path) -> None:
    page = chromium.new_page()
    page.add_init_script("""new MutationObserver((_, watch) => {
        if (!document.body) return;
        window.seen = [...document.fonts].map((face) => face.status);
        watch.disconnect();
    }).observe(document, { childList: true, subtree: true })""")
    page.goto(water.as_uri())
    seen = page.evaluate("window.seen")
    page.close()
    assert len(seen) == 2
    assert "unloaded" not in seen


def test_the_canvas_shows_what_the_first_picture_showed(open_page: Tab, water: Path) -> None:
    from PIL import Image, ImageChops, ImageFilter

    tab = open_page(water)
    clip = {"x": 0.0, "y": 52.0, "width": 1280.0, "height": 668.0}
    tab.evaluate("document.querySelectorAll('.hint, .tools').forEach((one) => one.remove())")
    assert "drawn" not in (tab.locator("#stage").get_attribute("class") or "")
    before = tab.screenshot(clip=clip)  # type: ignore[arg-type]
    tab.evaluate("document.getElementById('stage').classList.add('drawn')")
    after = tab.screenshot(clip=clip)  # type: ignore[arg-type]
    # Edges are smoothed otherwise on a canvas than in SVG; a shape that moves or changes is wider than that.
    soft = [Image.open(io.BytesIO(shot)).convert("L").filter(ImageFilter.GaussianBlur(1.5))
            for shot in (before, after)]  # fmt: skip
    assert sum(ImageChops.difference(*soft).histogram()[40:]) < 40
    assert sum(soft[1].histogram()[:160]) > 2000


def test_a_view_is_drawn_before_vis_network_is_there_as_it_is_after(
    chromium: Browser, open_page: Tab, water: Path
) -> None:
    options: Any = {"viewport": {"width": 900, "height": 640}, "device_scale_factor": 1.5}
    tab = open_page(water, "#focus=river", **options)
    page = chromium.new_page(**options)
    page.add_init_script("""window.DecompressionStream = class {
        readable = new ReadableStream();
        writable = new WritableStream();
    }""")
    page.goto(f"{water.as_uri()}#focus=river")
    page.wait_for_selector("#stage.drawn > #canvas > canvas")
    assert page.evaluate("window.vis") is None
    shots = [one.locator("#canvas canvas").screenshot() for one in (page, tab)]
    page.close()
    assert shots[0] == shots[1]


def test_pointing_lights_and_clicking_opens(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    x, y = centre(box_of(tab, "river"))
    tab.mouse.move(x, y)
    assert state(tab)["hover"] == "river"
    assert "drawn" in (tab.locator("#stage").get_attribute("class") or "")
    tab.mouse.move(x, 60)
    tab.mouse.click(x, y)
    assert state(tab)["concept"] == "river"
    assert state(tab)["view"] == "focus:river"
    settled(tab)
    assert {node["id"] for node in layout(tab)["nodes"]} == {"rain", "river", "harvest", "flood"}
    assert tab.url.endswith("#focus=river")


def test_words_and_lines_open_their_effect(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    edge = next(edge for edge in layout(tab)["edges"] if edge["id"] == "swells")
    tab.mouse.click(*centre(edge["label_box"]))
    assert state(tab)["effect"] == "swells"
    assert state(tab)["view"] == "overview:core"
    settled(tab)
    other = next(edge for edge in layout(tab)["edges"] if edge["id"] == "ends")
    x, y = other["points"][-2]
    tab.mouse.click(x - 1, y)
    assert state(tab)["effect"] == "ends"
    tab.mouse.click(640, 715)
    assert state(tab)["effect"] == ""


def test_a_panel_does_not_make_the_overview_small(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    before = {node["id"]: node["box"] for node in layout(tab)["nodes"]}
    for effect in ("fills", "withers"):
        tab.evaluate("(effect) => window.conceptGraph.apply({effect, panel: 'details'})", effect)
        settled(tab)
        left = tab.locator("#panel").bounding_box()
        assert left is not None
        found = layout(tab)
        for edge in found["edges"]:
            if edge["id"] == effect:
                x, _, w, _ = edge["label_box"]
                assert x >= 0
                assert x + w <= left["x"]
        assert {node["id"]: node["box"][2] for node in found["nodes"]} == pytest.approx(
            {id: box[2] for id, box in before.items()}, rel=0.1
        )
    tab.evaluate("window.conceptGraph.apply({effect: '', panel: ''})")
    settled(tab)
    after = {node["id"]: node["box"] for node in layout(tab)["nodes"]}
    assert after == {id: pytest.approx(box, abs=0.01) for id, box in before.items()}


def test_dragging_takes_words_and_lines_along(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    tab.evaluate("window.conceptGraph.apply({arranging: true})")
    before = layout(tab)
    x, y = centre(box_of(tab, "drought"))
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 30, y - 10, steps=4)
    tab.mouse.move(x + 60, y - 24, steps=4)
    tab.mouse.up()
    after = layout(tab)
    assert state(tab)["concept"] == ""
    old, new = (
        {node["id"]: node["box"] for node in found["nodes"]} for found in (before, after)
    )
    assert new["drought"][0] - old["drought"][0] == pytest.approx(60, abs=1)
    assert new["drought"][1] - old["drought"][1] == pytest.approx(-24, abs=1)
    assert {id for id in new if new[id] != old[id]} == {"drought"}
    for edge in after["edges"]:
        was = next(one for one in before["edges"] if one["id"] == edge["id"])
        if edge["target"] == "drought":
            tx, ty = edge["points"][-1]
            bx, by, bw, bh = new["drought"]
            assert max(bx - tx, tx - bx - bw, by - ty, ty - by - bh) <= 8
        moved = edge["label_box"][0] - was["label_box"][0]
        assert moved == pytest.approx(30 if "drought" in (edge["source"], edge["target"]) else 0, abs=1)


def test_zoom_keeps_the_point_under_the_pointer(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    x, y = centre(box_of(tab, "harvest"))
    before = box_of(tab, "harvest")
    tab.mouse.move(x, y)
    tab.mouse.wheel(0, -120)
    after = box_of(tab, "harvest")
    assert after[2] > before[2] * 1.15
    assert centre(after) == pytest.approx((x, y), abs=1)
    for _ in range(60):
        tab.mouse.wheel(0, 120)
    assert box_of(tab, "harvest")[2] == pytest.approx(before[2] / 2, rel=0.02)


def test_words_too_small_to_read_wait(open_page: Tab, water: Path) -> None:
    tab = open_page(water, viewport={"width": 1280, "height": 720})
    assert tab.evaluate("window.conceptGraph.waiting()") == 0
    tab.set_viewport_size({"width": 340, "height": 200})
    settled(tab)
    edges = layout(tab)["edges"]
    unread = [edge for edge in edges if edge["label_box"] is None]
    assert tab.evaluate("window.conceptGraph.waiting()") == len(unread)
    assert all(edge["font_px"] < 6 for edge in unread)


def test_the_paper_is_panned(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    before = box_of(tab, "river")
    tab.mouse.move(640, 714)
    tab.mouse.down()
    tab.mouse.move(600, 690, steps=5)
    tab.mouse.up()
    after = box_of(tab, "river")
    assert after[0] - before[0] == pytest.approx(-40, abs=8)
    assert after[2] == pytest.approx(before[2])


def test_physics_moves_and_reset_restores(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    before = layout(tab)
    far = (
        "(before) => window.conceptGraph.layout().nodes"
        ".filter(({box}, at) => Math.hypot(box[0] - before[at].box[0], box[1] - before[at].box[1]) > 8)"
        ".length > before.length / 2"
    )
    tab.evaluate("window.conceptGraph.apply({moving: true})")
    tab.wait_for_function(far, arg=before["nodes"])
    tab.evaluate("window.conceptGraph.apply({moving: false})")
    moved = layout(tab)
    assert moved["nodes"] != before["nodes"]
    for edge in moved["edges"]:
        source = next(node["box"] for node in moved["nodes"] if node["id"] == edge["source"])
        x, y = edge["points"][0]
        assert max(source[0] - x, x - source[0] - source[2], source[1] - y, y - source[1] - source[3]) <= 1


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("#focus=river", {"concept": "river", "view": "focus:river", "panel": "details"}),
        ("#effect=ends", {"effect": "ends", "view": "overview:core"}),
        ("#path=rain,harvest", {"path": ["rain", "harvest"], "view": "path:rain:harvest"}),
        ("#tour=down&step=2", {"tour": "down", "step": 2, "view": "tour:down:2"}),
        ("#step=1", {"tour": "down", "step": 1}),
        ("#show=rain,river", {"lit": ["rain", "river"]}),
        ("#theme=dark", {"theme": "dark"}),
        ("#verdict=supported,mixed&hide=1", {"view": "overview:core"}),
        ("#focus=river&hops=2&direction=out", {"hops": 2, "direction": "out"}),
        ("#focus=nothing&theme=dark&view=nowhere", {"concept": "", "view": "overview:core", "theme": "dark"}),
        ("#focus=%E0%A4%A&&&=&x", {"concept": "", "view": "overview:core"}),
    ],
)
def test_an_address_is_a_state_and_survives_reload(
    open_page: Tab, water: Path, fragment: str, wanted: dict[str, Any]
) -> None:
    tab = open_page(water, fragment)
    found = state(tab)
    assert {key: found[key] for key in wanted} == wanted
    tab.reload()
    tab.wait_for_function("() => window.conceptGraph !== undefined")
    assert state(tab) == found


def test_back_and_forward(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    start = state(tab)
    tab.evaluate("window.conceptGraph.apply({concept: 'river'})")
    tab.evaluate("window.conceptGraph.apply({concept: 'flood'})")
    assert tab.url.endswith("#focus=flood&panel=none")
    tab.go_back()
    assert state(tab)["concept"] == "river"
    tab.go_back()
    assert state(tab)["view"] == start["view"]
    assert state(tab)["concept"] == ""
    tab.go_forward()
    assert state(tab)["view"] == "focus:river"


def test_apply_refuses_what_is_not_there(open_page: Tab, water: Path) -> None:
    tab = open_page(water)
    before = state(tab)
    wrong = ({"concept": "fog"}, {"__proto__x": 1}, {"view": "focus:fog"}, {"hops": 9}, {"lit": "rain"}, 7)
    for change in wrong:
        message = tab.evaluate(
            "(change) => { try { window.conceptGraph.apply(change); return ''; }"
            " catch (error) { return error.name + ': ' + error.message; } }",
            change,
        )
        assert message.startswith("TypeError: "), change
    assert state(tab) == before


def test_a_view_is_reached_by_moving_unless_motion_is_unwanted(open_page: Tab, water: Path) -> None:
    def seen(wish: str) -> list[bytes]:
        tab = open_page(water, "#view=focus:rain", reduced_motion=wish)
        return filmed(tab, lambda: tab.evaluate("window.conceptGraph.apply({concept: 'river'})"))

    calm, moving = seen("reduce"), seen("no-preference")
    assert len(set(calm)) == 1
    assert len(set(moving)) > 2
    assert moving[-1] == calm[-1]


def test_a_picture_of_the_view(open_page: Tab, water: Path) -> None:
    from xml.etree import ElementTree

    tab = open_page(water)
    svg = tab.evaluate("window.conceptGraph.svg()")
    root = ElementTree.fromstring(svg)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Rain", "River", "fills", "withers"} <= set(texts)
    assert root.get("viewBox") == f"0 0 1280 {668 - FOLDED_PX:g}"


HOST = """<!doctype html><meta charset="utf-8"><body><script>
window.heard = [];
addEventListener("message", (event) => window.heard.push(event.data));
</script>
<iframe id="f" {attributes} width="900" height="600"></iframe></body>"""

Framed = Callable[[str], tuple[Any, Any]]


def framed(tab: Tab, tmp_path: Path, water: Path, attributes: str) -> Page:
    import html

    source = html.escape(water.read_text(encoding="utf-8"))
    host = tmp_path / "host.html"
    host.write_text(HOST.replace("{attributes}", f'srcdoc="{source}" {attributes}'), encoding="utf-8")
    outer = tab(host, wait=False)
    outer.wait_for_function("() => heard.some((one) => one.type === 'ready')")
    return outer


def post(outer: Page, type: str, data: Any = None, version: int = 1) -> None:
    message = {"ns": "conceptgraph", "v": version, "type": type, "data": data}
    outer.evaluate("(message) => f.contentWindow.postMessage(message, '*')", message)
    caught_up(outer)


def heard(outer: Page, type: str) -> list[Any]:
    said = (one for one in outer.evaluate("heard") if not is_last(one))
    return [one["data"] for one in said if one["type"] == type]


def test_a_sandboxed_frame_is_driven_by_messages(open_page: Tab, tmp_path: Path, water: Path) -> None:
    outer = framed(open_page, tmp_path, water, 'sandbox="allow-scripts" name="#focus=flood"')
    ready = heard(outer, "ready")[0]
    assert (ready["concepts"], ready["effects"]) == (5, 6)
    assert ready["state"]["concept"] == "flood"
    post(outer, "step", 2)
    assert heard(outer, "state")[-1]["view"] == "tour:down:2"
    post(outer, "focus", "rain")
    assert heard(outer, "state")[-1]["view"] == "focus:rain"
    assert heard(outer, "select")[-1] == {"concept": "rain"}
    post(outer, "reset")
    post(outer, "get")
    assert heard(outer, "state")[-1]["view"] == "overview:core"


def test_wrong_messages_are_answered_and_change_nothing(open_page: Tab, tmp_path: Path, water: Path) -> None:
    outer = framed(open_page, tmp_path, water, 'sandbox="allow-scripts"')
    post(outer, "get")
    before = heard(outer, "state")[-1]
    wrong = [("focus", "fog"), ("focus", {"toString": 1}), ("show", ["fog"]), ("step", 99), ("dance", None),
             ("apply", {"view": 3}), ("path", ["rain"])]  # fmt: skip
    for type, data in wrong:
        post(outer, type, data)
    assert [error["type"] for error in heard(outer, "error")] == [type for type, _ in wrong]
    post(outer, "get", version=2)
    assert "version" in heard(outer, "error")[-1]["message"]
    outer.evaluate("document.getElementById('f').contentWindow.postMessage('slide:start', '*')")
    outer.evaluate("document.getElementById('f').contentWindow.postMessage(null, '*')")
    post(outer, "get")
    assert heard(outer, "state")[-1] == before


def test_a_frame_gives_back_keys_and_wheel(open_page: Tab, tmp_path: Path, water: Path) -> None:
    outer = framed(open_page, tmp_path, water, 'sandbox="allow-scripts"')
    frame = outer.frames[1]
    frame.wait_for_function("() => window.conceptGraph !== undefined")
    before = frame.evaluate("window.conceptGraph.layout()")
    spot = outer.locator("#f").bounding_box()
    assert spot is not None
    rain = next(node["box"] for node in before["nodes"] if node["id"] == "rain")
    x, y = centre(rain)
    outer.mouse.move(spot["x"] + 2 + x, spot["y"] + 2 + y)
    with felt(frame, "wheel"):
        outer.mouse.wheel(0, 200)
    assert frame.evaluate("window.conceptGraph.layout().nodes") == before["nodes"]
    outer.mouse.click(spot["x"] + 2 + x, spot["y"] + 2 + y)
    frame.wait_for_function("() => window.conceptGraph.state().concept === 'rain'")
    assert outer.evaluate("document.activeElement.tagName") == "BODY"


def test_a_frame_hidden_at_first_fits_when_it_is_shown(open_page: Tab, tmp_path: Path, water: Path) -> None:
    outer = framed(open_page, tmp_path, water, 'style="display:none"')
    outer.evaluate("document.getElementById('f').style.display = 'block'")
    settled(outer.frames[1])
    found = outer.frames[1].evaluate("window.conceptGraph.layout()")
    assert len(found["nodes"]) == 5
    for node in found["nodes"]:
        x, y, w, h = node["box"]
        assert x >= 0
        assert y >= 0
        assert x + w <= 900
        assert y + h <= 600


EVIL = [
    "</script><script>window.bad=1</script>", '"><img src=x onerror="window.bad=1">', "\u202eabc\u2028def\0",
    "\ud800", "javascript:window.bad=1", "{{7*7}}${window.bad=1}", "x" * 1_000_000, "",
]  # fmt: skip


def test_hostile_text_is_drawn_hovered_and_opened_without_running(open_page: Tab, tmp_path: Path) -> None:
    ids = ["__proto__", "constructor", "hasOwnProperty", "a:b,c&d=e#f", "toString", "<b>", "valueOf", "é 漢"]
    named = zip(ids, EVIL, strict=True)
    concepts = {id: Concept(id, text, definition=text, aka=(text,)) for id, text in named}
    links = zip([f"e-{id}" for id in ids], ids, [*ids[1:], ids[0]], EVIL, strict=True)
    effects = {id: Effect(id, start, end, text, quote=text, note=text) for id, start, end, text in links}
    path = tmp_path / "evil.html"
    path.write_text(page(ConceptGraph(EVIL[0], concepts, effects, description=EVIL[1])), encoding="utf-8")
    tab = open_page(path)
    for node in layout(tab)["nodes"]:
        tab.mouse.move(*centre(node["box"]))
    for id in ids:
        tab.evaluate("(concept) => window.conceptGraph.apply({concept, panel: 'details'})", id)
        settled(tab)
        assert state(tab)["view"] == f"focus:{id}"
        assert id in {node["id"] for node in layout(tab)["nodes"]}
    for id in effects:
        tab.evaluate("(effect) => window.conceptGraph.apply({effect, panel: 'details'})", id)
    tab.reload()
    tab.wait_for_function("() => window.conceptGraph !== undefined")
    assert state(tab)["concept"] == ids[-1]
    assert tab.evaluate("window.bad") is None
    assert tab.evaluate("document.querySelectorAll('img').length") == 0
    assert json.loads(tab.evaluate("JSON.stringify(Object.keys(Object.prototype))")) == []


def test_without_scripts_picture_and_outline_stand(chromium: Any, water: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(water.resolve().as_uri())
    assert tab.locator("#picture").is_visible()
    assert tab.locator("#outline [data-effect]").count() == 6
    assert tab.locator("#outline").get_by_text("Rain fills river.").count() == 1
    context.close()
