"""The page for everyone: the accessibility tree, axe's rules, small screens, large text, contrast."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph, read_graph_text
from graph_data.examples import example_path
from tests.waits import filmed, go_to, settled
from viz.page.render import page as make_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))
CRAMPS = next(e for e in MAGNESIUM.effects.values() if (e.source, e.target) == ("magnesium", "muscle-cramps"))

STATES = {
    "map": "",
    "card": "#view=map&open=process",
    "dark map": "#view=map&theme=dark",
    "overview": "#view=overview:core",
    "shut": "#view=overview:core&shut=process,outcome&panel=legend",
    "focus": "#focus=muscle-cramps",
    "effect": f"#focus=muscle-cramps&effect={CRAMPS.id}",
    "path": "#path=magnesium,bone-density",
    "follows": "#ask=follows&from=magnesium&why=follows&view=overview:all",
    "restricted": "#reference=garrison-2020&verdict=contradicted&show=magnesium",
    "article": "#article=1",
    "parts": "#focus=magnesium",
    "unknown": "#focus=nothing",
    "narrow": "#panel=filter",
    "outline": "#panel=outline",
    "legend": "#panel=legend",
    "tour": "#tour=magnesium-to-the-joint&step=1",
    "question": "#tour=magnesium-to-the-joint&step=8",
    "present": "#present=&step=8&answer=1",
    "present dark": "#present=what-the-evidence-says&step=7&theme=dark",
    "dark": f"#focus=muscle-cramps&effect={CRAMPS.id}&theme=dark",
    "dark article": "#article=1&theme=dark",
    "contrast": "#focus=muscle-cramps&theme=contrast",
}


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    # Movement is left to end: a colour half way to another would be judged.
    settled(page)
    # Of rules that hold it would list every element: a megabyte for each page, which nobody reads.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(open_page: Open, magnesium_html: Path, name: str) -> None:
    assert violations(open_page(magnesium_html, STATES[name], bypass_csp=True)) == []


def test_axe_finds_nothing_in_search(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core", bypass_csp=True)
    page.keyboard.press("/")
    page.keyboard.type("cramps")
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize(
    "fragment", ["", "#focus=muscle-cramps", "#article=1", "#step=8", "#present=&step=5", "#panel=ask"]
)
def test_a_phone_loses_nothing(open_page: Open, magnesium_html: Path, width: int, fragment: str) -> None:
    page = open_page(magnesium_html, fragment, viewport={"width": width, "height": 844}, bypass_csp=True)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    if width == 320:
        assert violations(page) == []
    stage = page.locator("#stage").bounding_box()
    assert stage is not None
    # The small map of the start stands above a list, which has the greater part of the screen.
    assert stage["height"] > (150 if fragment in ("", "#panel=ask") else 200)


def test_every_concept_and_sentence_can_be_heard(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    page.wait_for_selector("#outline[open]", state="attached")
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [node for node in tree if not node.get("ignored")]
    names = [name for node in heard if (name := node.get("name", {}).get("value"))]
    assert {concept.title for concept in MAGNESIUM.concepts.values()} <= set(names)
    text = "\n".join(names)
    missing = [s for e in MAGNESIUM.effects.values() if (s := MAGNESIUM.claim(e)) not in text]
    assert missing == []


def test_targets_are_large_enough_to_hit(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#focus=muscle-cramps&effect={CRAMPS.id}")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, [role=separator]')]
        .filter(node => node.checkVisibility() && !node.closest('#outline') && !node.matches('.skip'))
        .map(node => [node.textContent || node.className, node.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || (box.width < 24 && box.height < 24)).map(([name]) => name)"""
    )
    assert small == []


def test_prose_is_never_small(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#focus=muscle-cramps&effect={CRAMPS.id}&article=1")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(
            '#panel p, #panel bdi, #panel blockquote, #article p, #panel dd, #panel dt')]
        .map(node => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert sizes
    assert min(sizes) >= 15


def test_the_tab_key_reaches_bar_panel_and_stage_once(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    stops: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e === document.body ? '' : e.id || e.getAttribute('aria-label') || e.textContent; }"
        )
        if not here or here in stops:
            break
        stops.append(here)
    assert stops[0] == "Skip to the outline"
    assert stops.count("canvas") == 1
    assert "Menu" in stops
    assert len(stops) < 20


def test_the_interface_stands_still_when_motion_is_unwanted(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core", reduced_motion="reduce")
    change = "() => window.conceptGraph.apply({concept: 'muscle-cramps', panel: 'details'})"
    # The stage learns in the next frame how much room the panel leaves it.
    _, *pictures = filmed(page, lambda: page.evaluate(change))
    assert len(set(pictures)) == 1


def test_what_is_printed_is_the_whole_present_view_in_light_colours(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, "#focus=joint-health&theme=dark")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    twin = page.locator("#print-picture")
    box = twin.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 794 and box["height"] > 200
    shown = " ".join((twin.text_content() or "").split())
    assert all(MAGNESIUM.concepts[e.source].title in shown for e in MAGNESIUM.incoming["joint-health"])
    assert twin.locator("rect").first.get_attribute("fill") == "#fbfaf7"
    assert not page.locator("#stage").is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print-picture").count() == 0
    assert page.evaluate("() => window.conceptGraph.state().theme") == "dark"


def test_printing_all_gives_picture_and_numbered_list(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.evaluate("() => { document.documentElement.dataset.printAll = ''; }")
    page.emulate_media(media="print")
    assert page.locator("#outline").bounding_box()["height"] > 1000  # type: ignore[index]
    assert not page.locator(".ways").is_visible()
    assert page.locator("#outline .concept > ul > li").count() == len(MAGNESIUM.effects)


def test_a_label_of_a_megabyte_is_printed_in_moments(open_page: Open, tmp_path: Path) -> None:
    graph = read_graph_text(
        f"concepts: {{a: {{label: {'x' * 1_000_000}}}, b: {{}}}}\neffects:\n  - a -> b: raises\n", "x.yaml"
    )
    path = tmp_path / "long.html"
    path.write_text(make_page(graph), encoding="utf-8")
    page = open_page(path, "#focus=a")
    assert page.locator("#panel h2").inner_text() == "X" + "x" * 9_998 + "…"
    assert len(page.pdf()) < 1_000_000


def test_controls_are_not_printed(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.emulate_media(media="print")
    assert page.locator("button:visible, input:visible, select:visible").all_inner_texts() == []


SMALL_STAGES = {"panel": (1280, 720), "tablet": (820, 1180), "phone": (390, 844), "narrow": (320, 640)}
NEAR_VIEWS = {
    "hub": "#focus=magnesium",
    "part": "#focus=magnesium&view=focus:magnesium:3",
    "cramps": "#focus=muscle-cramps",
    "in": "#focus=joint-health",
    "hops": "#focus=muscle-cramps&hops=2",
    "path": "#path=magnesium,joint-pain",
    "step": "#tour=magnesium-to-the-joint&step=2",
}


def overlaps(boxes: list[list[float]]) -> int:
    """Count pairs of boxes that share more than a pixel."""
    found = 0
    for index, (x, y, w, h) in enumerate(boxes):
        for left, top, width, height in boxes[:index]:
            found += x + w > left + 1 and left + width > x + 1 and y + h > top + 1 and top + height > y + 1
    return found


@pytest.mark.parametrize("stage", SMALL_STAGES)
def test_what_is_near_is_readable_on_every_stage(open_page: Open, magnesium_html: Path, stage: str) -> None:
    width, height = SMALL_STAGES[stage]
    page = open_page(magnesium_html, "#view=overview:core", viewport={"width": width, "height": height})
    for name, address in NEAR_VIEWS.items():
        go_to(page, address)
        settled(page)
        seen = page.evaluate("() => window.conceptGraph.layout()")
        assert len(seen["nodes"]) >= 3, name
        texts = [part["font_px"] for part in (*seen["nodes"], *seen["edges"])]
        assert min(texts) >= (9.4 if name == "hops" else 10.3), (name, min(texts))
        labels = [part["label_box"] for part in (*seen["nodes"], *seen["edges"]) if part["label_box"]]
        assert overlaps(labels) == 0, name
        assert len(labels) == len(texts), name


def test_a_hub_on_a_small_stage_is_read_part_by_part(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=magnesium", viewport={"width": 390, "height": 844})
    parts = page.locator(".parts button")
    assert parts.first.inner_text().startswith("Forms of supplement")
    assert parts.evaluate_all("all => all.map(one => one.ariaPressed)") == ["true", "false", "false", "false"]
    met = set()
    for part in parts.all():
        part.click()
        met |= {node["id"] for node in page.evaluate("() => window.conceptGraph.layout().nodes")}
    around = (*MAGNESIUM.incoming["magnesium"], *MAGNESIUM.outgoing["magnesium"])
    assert met == {end for effect in around for end in (effect.source, effect.target)}
    page.set_viewport_size({"width": 1920, "height": 1080})
    parts.first.click()
    assert parts.first.inner_text() == "All at once"
    assert len(page.evaluate("() => window.conceptGraph.layout().nodes")) == len(met)


PHONE = {"width": 390, "height": 844}
LONG = "Herz-Kreislauf-Gesundheit und allgemeines Wohlbefinden älterer Menschen in Ballungsräumen"
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller"


@pytest.mark.parametrize("concept", [LONG, ENDLESS, "k"])
def test_long_names_stay_in_their_boxes_on_a_phone(open_page: Open, tmp_path: Path, concept: str) -> None:
    text = f"concepts: [{LONG}, {ENDLESS}, k]\neffects: [k -> {LONG}: eases, k -> {ENDLESS}: is]\n"
    path = tmp_path / "x.html"
    path.write_text(make_page(read_graph_text(text, "x.yaml", Path())), encoding="utf-8")
    page = open_page(path, viewport=PHONE)
    page.evaluate("concept => window.conceptGraph.apply({concept})", concept)
    settled(page)
    nodes = page.evaluate("() => window.conceptGraph.layout().nodes")
    assert len(nodes) == (3 if concept == "k" else 2)
    for node in nodes:
        (x, _, w, _), (left, _, width, _) = node["box"], node["label_box"]
        assert x <= left and left + width <= x + w
    assert overlaps([node["box"] for node in nodes]) == 0


def test_a_phone_starts_with_a_list_of_all_concepts(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core", viewport=PHONE, has_touch=True)
    rows = page.locator("#start li a")
    heights = rows.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) == len(MAGNESIUM.concepts) and min(heights) >= 44
    assert rows.first.inner_text().split("\n") == ["Magnesium", "42 effects"]
    page.locator("#start [data-concept=muscle-cramps]").tap()
    assert page.evaluate("() => window.conceptGraph.state().view") == "focus:muscle-cramps"
    assert not page.locator("#start").is_visible()
    page.locator("#panel .effect-row", has_text="Magnesium is said to reduce muscle cramps").tap()
    assert page.locator("#panel .verdict-line").inner_text().startswith("contradicted")
    page.go_back()
    page.go_back()
    assert page.locator("#start").is_visible()


def test_a_phone_lists_what_is_disputed_worst_first(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&lang=de", viewport=PHONE, has_touch=True)
    page.locator("#start .preset", has_text="Was umstritten ist").tap()
    disputed = [e for e in MAGNESIUM.effects.values() if e.verdict in ("contradicted", "mixed")]
    listed = page.locator("#panel .remaining .effect-row").evaluate_all(
        "all => all.map(one => one.dataset.effect)"
    )
    assert sorted(listed) == sorted(effect.id for effect in disputed)
    assert [MAGNESIUM.effects[id].verdict for id in listed[:3]] == ["contradicted"] * 3
    assert page.locator("#panel .preset[aria-pressed=true]").inner_text() == "Was umstritten ist"
    # What was tapped below the whole picture stays with it.
    assert page.evaluate("() => window.conceptGraph.state().view") == "overview:core"


@pytest.mark.parametrize("shut", ["", "&shut=mineral,vitamin,tissue,process,outcome,symptom"])
@pytest.mark.parametrize("size", [(390, 844), (320, 640), (768, 1024)])
def test_an_overview_on_a_narrow_page_can_be_read_and_is_moved(
    open_page: Open, magnesium_html: Path, size: tuple[int, int], shut: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    page = open_page(magnesium_html, f"#view=overview:core{shut}", viewport=viewport, has_touch=True)
    layout = page.evaluate("() => window.conceptGraph.layout()")
    drawn = [*layout["nodes"], *layout["edges"]]
    assert min(one["font_px"] for one in drawn) >= 13.99
    stage = page.locator("#stage").bounding_box()
    assert stage and stage["height"] >= 0.4 * size[1]
    first = [one["label_box"] for one in layout["nodes"] if one["label_box"][0] + 20 < size[0]]
    assert len(first) >= 3
    page.mouse.move(size[0] / 2, stage["y"] + 100)
    page.mouse.down()
    page.mouse.move(size[0] / 2 - 200, stage["y"] + 60, steps=4)
    page.mouse.up()
    settled(page)
    moved = page.evaluate("() => window.conceptGraph.layout().nodes[0].box[0]")
    assert moved < layout["nodes"][0]["box"][0] - 100


def test_a_tap_on_the_overview_of_a_phone_opens_the_nearest_concept(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, "#view=overview:core", viewport=PHONE, has_touch=True)
    nodes = page.evaluate("() => window.conceptGraph.layout().nodes")
    x, y, width, height = next(node["box"] for node in nodes if node["id"] == "joints")
    page.touchscreen.tap(x + width + 3, y + height / 2)
    page.wait_for_function("() => window.conceptGraph.state().view !== 'overview:core'")
    assert page.evaluate("() => window.conceptGraph.state().view") == "focus:joints"


def test_every_icon_is_in_the_page(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#step=1")
    page.get_by_role("button", name="Menu").click()
    used = page.locator("svg.icon use").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(set(used)) >= 8
    assert all(page.locator(f"symbol{name} path").count() == 1 for name in used)


def test_the_picture_stays_where_it_is_while_the_page_comes_to_life(
    open_page: Open, magnesium_html: Path
) -> None:
    where = "() => { const b = document.querySelector('#picture').getBoundingClientRect();"
    where += " return [b.x, b.y, b.width, b.height]; }"
    for viewport in ({"width": 1280, "height": 720}, PHONE, {"width": 320, "height": 640}):
        # Without scripts nothing reads an address: the page shows what it begins with.
        still = open_page(magnesium_html, viewport=viewport, java_script_enabled=False, wait=False)
        box = still.locator("#picture").bounding_box()
        alive = open_page(magnesium_html, viewport=viewport)
        # On a phone the map is laid out for it by the page itself, and is higher then.
        each = 1 if viewport["width"] > 1000 else 2
        assert box is not None and list(box.values())[::each] == alive.evaluate(where)[::each]
