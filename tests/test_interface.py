"""The interface around the stage, used as a reader uses it: by mouse and by keyboard, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import examine, loops, paths, read_graph
from graph_data.examples import example_path
from tests.conftest import middle_of, state
from tests.waits import settled
from viz.page.render import page as make_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))
CRAMPS = next(e for e in MAGNESIUM.effects.values() if (e.source, e.target) == ("magnesium", "muscle-cramps"))


@pytest.fixture
def magnesium(open_page: Open, magnesium_html: Path) -> Page:
    return open_page(magnesium_html, "#view=overview:core")


@pytest.fixture(scope="module")
def traffic_html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("traffic") / "traffic.html"
    path.write_text(make_page(read_graph(example_path("traffic"))), encoding="utf-8")
    return path


def panel_title(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def search(page: Page, query: str) -> list[str]:
    page.keyboard.press("/")
    page.keyboard.type(query)
    return page.locator("#results .result").all_inner_texts()


# --- see -------------------------------------------------------------------------------------------------


def test_a_click_opens_a_concept_with_both_sides_as_sentences(magnesium: Page) -> None:
    magnesium.mouse.click(*middle_of(magnesium, "muscle-cramps"))
    assert state(magnesium)["view"] == "focus:muscle-cramps"
    assert panel_title(magnesium) == "Muscle cramps"
    shown = magnesium.locator("#panel section .effect-row bdi").all_inner_texts()
    around = (*MAGNESIUM.incoming["muscle-cramps"], *MAGNESIUM.outgoing["muscle-cramps"])
    assert shown == [MAGNESIUM.claim(effect) for effect in around]


def test_an_effect_opens_with_its_verdict_first_and_each_reference_with_its_finding(magnesium: Page) -> None:
    magnesium.evaluate("id => window.conceptGraph.apply({concept: id})", "muscle-cramps")
    magnesium.evaluate("() => window.conceptGraph.apply({panel: 'details'})")
    magnesium.locator(f"#panel [data-effect='{CRAMPS.id}']").click()
    assert state(magnesium)["effect"] == CRAMPS.id
    assert panel_title(magnesium) == MAGNESIUM.claim(CRAMPS)
    panel = magnesium.locator("#panel")
    assert panel.locator(".verdict-line").inner_text().split("\n")[0] == "contradicted"
    assert panel.locator("blockquote").inner_text() == f"“{CRAMPS.quote}”"
    entries = panel.locator(".references li").all_inner_texts()
    assert len(entries) == len(CRAMPS.evidence) > 0
    for entry, evidence in zip(entries, CRAMPS.evidence, strict=True):
        assert MAGNESIUM.references[evidence.reference].csl["title"] in entry
        assert evidence.finding in entry
    for link in panel.locator(".references a").all():
        assert link.get_attribute("target") == "_blank"
        assert "noopener" in (link.get_attribute("rel") or "")


def test_escape_goes_up_one_step_at_a_time(magnesium: Page) -> None:
    magnesium.mouse.click(*middle_of(magnesium, "muscle-cramps"))
    magnesium.locator(f"#panel [data-effect='{CRAMPS.id}']").click()
    crumbs = [crumb.strip() for crumb in magnesium.locator(".crumbs li").all_inner_texts()]
    assert crumbs == ["Map", "Muscle cramps", f"{MAGNESIUM.claim(CRAMPS)} · contradicted"]
    magnesium.keyboard.press("Escape")
    assert (state(magnesium)["effect"], state(magnesium)["concept"]) == ("", "muscle-cramps")
    magnesium.keyboard.press("Escape")
    assert state(magnesium)["view"] == "map"
    assert magnesium.locator("#panel").is_hidden()


def test_arrow_keys_walk_along_effects_and_the_live_region_speaks(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({concept: 'muscle-cramps'})")
    magnesium.locator("#canvas").focus()
    magnesium.keyboard.press("ArrowLeft")
    met = state(magnesium)["hover"]
    assert met in {effect.id for effect in MAGNESIUM.incoming["muscle-cramps"]}
    assert magnesium.locator("#live").inner_text().startswith(MAGNESIUM.claim(MAGNESIUM.effects[met]))
    magnesium.keyboard.press("ArrowDown")
    assert state(magnesium)["hover"] != met
    magnesium.keyboard.press("ArrowLeft")
    source = state(magnesium)["hover"]
    assert source in MAGNESIUM.concepts
    magnesium.keyboard.press("Enter")
    assert state(magnesium)["view"] == f"focus:{source}"


def test_digits_widen_and_the_panel_turns_the_direction(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({concept: 'muscle-cramps', panel: 'details'})")
    one = len(magnesium.evaluate("() => window.conceptGraph.layout().nodes"))
    magnesium.keyboard.press("2")
    assert state(magnesium)["hops"] == 2
    assert len(magnesium.evaluate("() => window.conceptGraph.layout().nodes")) > one
    magnesium.keyboard.press("1")
    magnesium.get_by_role("group", name="Which effects").get_by_role("button", name="It acts on").click()
    nodes = {node["id"] for node in magnesium.evaluate("() => window.conceptGraph.layout().nodes")}
    assert nodes == {"muscle-cramps", *(effect.target for effect in MAGNESIUM.outgoing["muscle-cramps"])}


# --- read along ------------------------------------------------------------------------------------------


def test_the_article_marks_the_chosen_effect_and_opens_the_sentence_chosen(magnesium: Page) -> None:
    magnesium.evaluate("id => window.conceptGraph.apply({effect: id, panel: 'details'})", CRAMPS.id)
    magnesium.get_by_role("button", name="Read along").click()
    marked = magnesium.locator("#article .marked")
    assert CRAMPS.quote in marked.first.inner_text()
    magnesium.wait_for_function(
        "() => { const box = document.querySelector('.marked').getBoundingClientRect();"
        " return box.top > 52 && box.bottom < innerHeight; }"
    )
    other = magnesium.locator("#article .quoted:not(.marked)").first
    wanted = other.evaluate("node => JSON.parse(node.dataset.effects)")
    other.click()
    assert state(magnesium)["effect"] in wanted
    assert magnesium.locator("#article .sentence.plain").count() > 0


def test_the_split_moves_by_keyboard_and_closes(magnesium: Page) -> None:
    magnesium.get_by_role("button", name="Article").click()
    article = magnesium.locator("#article")
    before = article.bounding_box()
    magnesium.get_by_role("separator").focus()
    magnesium.keyboard.press("ArrowRight")
    after = article.bounding_box()
    assert before is not None and after is not None
    assert after["width"] - before["width"] == pytest.approx(24, abs=1)
    article.get_by_role("button", name="Close", exact=True).click()
    assert article.is_hidden()
    assert state(magnesium)["article"] is False


# --- find ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kind", "text"),
    [
        ("muscle cramps", "concepts", "Muscle cramps"),
        ("magnezium", "concepts", "Magnesium"),
        ("vitmain d", "concepts", "Vitamin D"),
        ("calcitriol", "aliases", "calcitriol"),
        ("magnesum cramp", "effects", "Magnesium is said to reduce muscle cramps"),
        ("", "quotes", CRAMPS.quote[:40]),
        ("garrison", "references", "Magnesium for skeletal muscle cramps"),
    ],
)
def test_search_forgives_and_groups(magnesium: Page, query: str, kind: str, text: str) -> None:
    if kind == "quotes":
        query = " ".join(CRAMPS.quote.split()[-4:])
    search(magnesium, query)
    found = magnesium.locator(f"#results .result[data-kind={kind}]").all_inner_texts()
    assert any(text in one for one in found), found


def test_search_needs_only_the_keyboard(magnesium: Page) -> None:
    magnesium.keyboard.press("Control+k")
    magnesium.keyboard.type("cramps")
    first = magnesium.locator("#results [aria-selected=true]")
    assert first.count() == 1
    magnesium.keyboard.press("ArrowDown")
    chosen = magnesium.locator("#results [aria-selected=true]").get_attribute("id")
    assert magnesium.locator(".search input").get_attribute("aria-activedescendant") == chosen == "result-1"
    magnesium.keyboard.press("ArrowUp")
    magnesium.keyboard.press("Enter")
    assert state(magnesium)["concept"] in ("muscle-cramps", "leg-cramps")
    assert magnesium.locator("#results").is_hidden()


def test_a_search_in_vain_says_what_to_do(magnesium: Page) -> None:
    assert search(magnesium, "xylophone") == []
    assert "Try fewer or other words" in magnesium.locator("#results").inner_text()


# --- ask -------------------------------------------------------------------------------------------------


def test_paths_in_the_page_are_those_of_python(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({path: ['magnesium', 'bone-density'], panel: 'ask'})")
    found = paths(MAGNESIUM, "magnesium", "bone-density")
    signed = sorted((one for one in found if one.sign != "none"), key=lambda path: len(path.effects) > 1)
    expected = [*signed, *(one for one in found if one.sign == "none")]
    chains = magnesium.locator(".question .chain").all()[: len(expected)]
    read = "rows => rows.map(row => row.dataset.effect)"
    shown = [chain.locator(".effect-row").evaluate_all(read) for chain in chains]
    assert shown == [[effect.id for effect in path.effects] for path in expected]
    words = {"+": "more leads to more", "-": "more leads to less", "unknown": "direction open",
             "mixed": "either way", "none": "no effect passes", "regulates": "regulates"}  # fmt: skip
    nets = magnesium.locator(".question .net strong").all_text_contents()[: len(expected)]
    assert nets == [words[path.sign] for path in expected]


def test_a_path_chosen_is_drawn(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({path: ['magnesium', 'bone-density'], panel: 'ask'})")
    found = paths(MAGNESIUM, "magnesium", "bone-density")
    second = next(path for path in found if len(path.effects) > 1)
    ways = magnesium.locator(".chains > li")
    marked = magnesium.get_by_role("button", name="Shown here")
    assert marked.count() == 1
    drawn = magnesium.evaluate("() => window.conceptGraph.layout().edges.length")
    assert ways.filter(has=marked).locator(".effect-row").count() == drawn == len(found[0].effects)
    magnesium.get_by_text("ways without a direction").click()
    ways.filter(has_not=marked).last.get_by_role("button", name="Show").click()
    last = ways.filter(has=marked)
    assert last.count() == 1
    assert last.inner_text() == ways.last.inner_text()
    ways.nth(1).get_by_role("button", name="Show").click()
    edges = magnesium.evaluate("() => window.conceptGraph.layout().edges")
    assert len(edges) == len(second.effects)
    nodes = {node["id"] for node in magnesium.evaluate("() => window.conceptGraph.layout().nodes")}
    assert nodes == set(second.concepts)


def test_loops_in_the_page_are_those_of_python(open_page: Open, traffic_html: Path) -> None:
    page = open_page(traffic_html)
    page.evaluate("() => window.conceptGraph.apply({panel: 'ask'})")
    page.get_by_text("Where do effects come back to themselves?").click()
    expected = loops(read_graph(example_path("traffic")))
    found = page.locator(".question").last.locator(".chains > li")
    assert found.count() == len(expected) > 1
    kinds = found.locator(".net strong").all_inner_texts()
    assert kinds == ["direction open" if loop.kind == "undetermined" else loop.kind for loop in expected]
    found.first.get_by_role("button", name="Show").click()
    assert {effect.id for effect in expected[0].effects} <= set(state(page)["lit"])


def test_what_follows_carries_signs(open_page: Open, tmp_path: Path) -> None:
    graph_file = tmp_path / "chain.yaml"
    graph_file.write_text(
        "title: Chain\nconcepts: {a: {}, b: {}, c: {}, d: {}, x: {}}\neffects:\n"
        "  - a -> b: increases\n  - b -> c: decreases\n  - c -> d: decreases\n"
        "  - a -> x: increases\n  - {source: a, target: x, label: lowers, relation: decreases}\n",
        encoding="utf-8",
    )
    path = tmp_path / "chain.html"
    path.write_text(make_page(read_graph(graph_file)), encoding="utf-8")
    page = open_page(path)
    page.evaluate("() => window.conceptGraph.apply({ask: 'follows', from: 'a', panel: 'ask'})")
    rows = [" ".join(row.split()) for row in page.locator(".changes li").all_inner_texts()]
    assert rows == [
        "↑ b said to rise · not checked", "↕ x said to be pulled both ways · not checked",
        "↓ c said to fall · not checked, 2 steps", "↑ d said to rise · not checked, 3 steps",
    ]  # fmt: skip


# --- narrow ----------------------------------------------------------------------------------------------


def test_one_click_shows_what_is_disputed_with_counts(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({panel: 'filter'})")
    magnesium.get_by_role("button", name="What is disputed").click()
    disputed = ("contradicted", "mixed")
    count = sum(effect.verdict in disputed for effect in MAGNESIUM.effects.values())
    assert state(magnesium)["filter"]["verdicts"] == list(disputed)
    drawn = {edge["id"] for edge in magnesium.evaluate("() => window.conceptGraph.layout().edges")}
    here = sum(MAGNESIUM.effects[id].verdict in disputed for id in drawn)
    left = magnesium.locator(".left-in").inner_text()
    assert f"{here} of {len(drawn)} effects drawn here are left in." in left
    assert f"{count - here} more are not drawn in this view." in left
    rows = magnesium.get_by_role("group", name="Evidence").locator(".check").all_inner_texts()
    numbers = {row.split("\n")[0].strip(): int(row.split("\n")[-1]) for row in rows}
    for verdict in ("supported", "contradicted", "not-checked"):
        counted = sum(effect.verdict == verdict for effect in MAGNESIUM.effects.values())
        assert numbers[verdict.replace("-", " ")] == counted


def test_no_evidence_is_not_a_dispute_and_the_unchecked_are_counted(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({panel: 'filter'})")
    magnesium.get_by_role("button", name="Without evidence").click()
    assert state(magnesium)["filter"]["verdicts"] == ["not-found"]
    unchecked = sum(effect.verdict == "not-checked" for effect in MAGNESIUM.effects.values())
    assert magnesium.locator(".unchecked").inner_text() == f"{unchecked} effects more were not checked."


def test_filtered_to_nothing_says_so_and_leads_back(magnesium: Page) -> None:
    magnesium.evaluate(
        "() => window.conceptGraph.apply({panel: 'filter', filter:"
        " {...window.conceptGraph.state().filter,"
        " verdicts: ['contradicted'], levels: ['core'], certainties: ['none']}})"
    )
    assert "Nothing is left" in magnesium.locator("#panel .notice").inner_text()
    magnesium.locator("#panel").get_by_role("button", name="Show everything").click()
    assert state(magnesium)["filter"]["verdicts"] == []


def test_a_box_ticked_by_keyboard_keeps_the_focus(magnesium: Page) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({panel: 'filter'})")
    magnesium.get_by_role("checkbox", name="contradicted").focus()
    magnesium.keyboard.press("Space")
    assert state(magnesium)["filter"]["verdicts"] == ["contradicted"]
    magnesium.keyboard.press("Space")
    assert state(magnesium)["filter"]["verdicts"] == []


# --- addresses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "missing", "view"),
    [("#tour=unknown&step=3", "unknown", "overview:core"), ("#focus=nothing", "nothing", "overview:core"),
     ("#path=magnesium,nowhere", "nowhere", "overview:core"), ("#view=focus:gone", "gone", "overview:core"),
     ("#focus=magnesium&effect=lost", "lost", "focus:magnesium"),
     ("#show=magnesium,away&panel=legend", "away", "overview:core")],
)  # fmt: skip
def test_an_address_that_names_what_is_not_there_shows_what_is(
    open_page: Open, magnesium_html: Path, address: str, missing: str, view: str
) -> None:
    page = open_page(magnesium_html, address)
    assert state(page)["view"] == view
    assert page.locator("#live").inner_text().startswith(f"Not in this graph: {missing}.")
    # Either the inline picture or the canvas in its place is there to be seen.
    picture = page.evaluate("() => getComputedStyle(document.querySelector('#picture')).visibility")
    assert (picture == "visible") == (page.locator("#stage.drawn").count() == 0)


# --- tours, keeping, words -------------------------------------------------------------------------------


def test_a_tour_tells_its_steps(magnesium: Page) -> None:
    tour = MAGNESIUM.tours[0]
    magnesium.get_by_role("button", name="Tour", exact=True).click()
    bar = magnesium.locator(".tour")
    assert bar.locator(".tour-say p").inner_text() == tour.steps[0].say
    for number in range(2, len(tour.steps) + 1):
        bar.get_by_role("button", name="Next").click()
        assert state(magnesium)["step"] == number
        step = tour.steps[number - 1]
        if step.ask:
            assert bar.locator(".tour-say").inner_text() == step.ask
            bar.get_by_role("button", name="Answer").click()
        assert bar.locator(".tour-say p").inner_text() == step.say
    assert f"{len(tour.steps)} of {len(tour.steps)}" in bar.inner_text()
    for key, at in (("ArrowLeft", len(tour.steps)), ("PageUp", len(tour.steps) - 1)):
        magnesium.keyboard.press(key)  # the answer goes before the step does
        assert state(magnesium)["step"] == at
    magnesium.keyboard.press("ArrowRight")
    assert state(magnesium)["step"] == len(tour.steps)
    bar.get_by_role("button", name="End tour").last.click()
    assert bar.is_hidden()


@pytest.mark.parametrize(
    ("item", "ending", "contains"),
    [("Save tables (CSV)", "csv", "Source,Target,Label"), ("Save data (JSON)", "json", '"concepts"'),
     ("Save picture (SVG)", "svg", "<svg"), ("Save picture (PNG)", "png", "PNG")],
)  # fmt: skip
def test_the_menu_saves(magnesium: Page, item: str, ending: str, contains: str) -> None:
    magnesium.get_by_role("button", name="Menu").click()
    with magnesium.expect_download() as waiting:
        magnesium.get_by_role("button", name=item).click()
    assert waiting.value.suggested_filename == f"magnesium-and-joint-health.{ending}"
    data = Path(waiting.value.path()).read_bytes()
    assert contains.encode() in data[:4000]
    if ending == "csv":
        assert data.decode("utf-8-sig").count("\r\n") == len(MAGNESIUM.effects) + 1


def test_the_graph_saved_as_yaml_reads_back_the_same(magnesium: Page, tmp_path: Path) -> None:
    magnesium.get_by_role("button", name="Menu").click()
    with magnesium.expect_download() as waiting:
        magnesium.get_by_role("button", name="Save graph (YAML)").click()
    assert waiting.value.suggested_filename == "magnesium-and-joint-health.yaml"
    saved = tmp_path / "saved.yaml"
    waiting.value.save_as(saved)
    again = examine(saved)
    assert again.errors == () and again.graph is not None
    assert again.graph.concepts == MAGNESIUM.concepts
    assert again.graph.effects == MAGNESIUM.effects
    assert list(again.graph.references) == list(MAGNESIUM.references)
    assert again.graph.title == MAGNESIUM.title
    assert again.graph.tours == MAGNESIUM.tours
    assert again.graph.to_document()["article"] == MAGNESIUM.to_document()["article"]


def test_what_moves_is_marked_in_the_menu(magnesium: Page) -> None:
    pressed = []
    for _ in range(2):
        magnesium.get_by_role("button", name="Menu").click()
        item = magnesium.get_by_role("button", name="Let it move")
        pressed.append((item.get_attribute("aria-pressed"), state(magnesium)["moving"]))
        item.click()
    assert pressed == [("false", False), ("true", True)]
    assert state(magnesium)["moving"] is False


@pytest.mark.parametrize(
    ("language", "words"), [("en", "effects without words here"), ("de", "Wirkungen hier ohne Worte")]
)  # fmt: skip
def test_effects_without_words_are_counted(
    open_page: Open, magnesium_html: Path, language: str, words: str
) -> None:
    phone = {"width": 390, "height": 844}
    # The whole of it, as the reader may ask for: text that is too small to read is left out.
    page = open_page(magnesium_html, f"#lang={language}&view=overview:all&at=640,334,1", viewport=phone)
    count = page.locator(".wordless")
    waiting = page.evaluate("() => window.conceptGraph.waiting()")
    assert waiting > 100
    assert count.inner_text() == f"{waiting} {words}"
    page.evaluate("() => window.conceptGraph.apply({concept: 'muscle-cramps', panel: ''})")
    count.wait_for(state="hidden")
    assert page.evaluate("() => window.conceptGraph.waiting()") == 0


def test_headings_on_the_stage_speak_the_language_of_the_page(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    svg = "() => window.conceptGraph.svg()"
    english = page.evaluate(svg)
    assert ">acts on it<" in english and ">it acts on<" in english
    page.evaluate("() => window.conceptGraph.apply({language: 'de'})")
    german = page.evaluate(svg)
    assert ">wirkt darauf<" in german and ">es wirkt auf<" in german
    assert ">acts on it<" not in german


def test_headings_of_a_whole_hub_are_readable(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core", viewport={"width": 1280, "height": 720})
    page.evaluate("""() => {
        const drawn = window.testDrawn = new Map(), draw = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            const size = Number(/([\\d.]+)px/.exec(this.font)[1]);
            drawn.set(text, size * this.getTransform().a / devicePixelRatio);
            return draw.call(this, text, ...rest);
        };
        window.conceptGraph.apply({concept: 'magnesium', panel: '', direction: 'out'});
    }""")
    settled(page)
    sizes = page.evaluate("() => [...window.testDrawn]")
    found = {text: size for text, size in sizes if text in {"Minerals", "Conditions", "it acts on"}}
    assert len(found) == 3
    assert min(found.values()) > 11.9, found


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_the_bar_shows_title_and_place_whole(open_page: Open, magnesium_html: Path, width: int) -> None:
    cut = """() => [...document.querySelectorAll('#bar h1, .crumbs li')]
        .filter(e => e.scrollWidth > e.clientWidth).length"""
    page = open_page(magnesium_html, "#view=overview:core", viewport={"width": width, "height": 720})
    assert page.evaluate(cut) == 0
    page.evaluate("() => window.conceptGraph.apply({concept: 'muscle-cramps'})")
    assert page.locator(".crumbs").inner_text().split() == ["Map", "Muscle", "cramps"]
    assert page.evaluate(cut) == 0


def test_the_interface_speaks_german(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#lang=de&focus=muscle-cramps")
    assert page.get_by_role("button", name="Karte").count() == 2
    assert page.locator("#panel h3").first.inner_text().startswith("Wirkt darauf")


def test_the_hint_of_a_first_visit_goes_and_stays_away(open_page: Open, magnesium_html: Path) -> None:
    """It stands in the bar where that has room, and covers nothing of the picture."""
    magnesium = open_page(magnesium_html, "#view=overview:core", viewport={"width": 1440, "height": 900})
    assert magnesium.locator(".hint").count() == 1
    assert magnesium.locator("#bar .hint").is_visible()
    # Even a part of a pixel too little would end the title with dots.
    cut = magnesium.evaluate("""() => {
        const title = document.querySelector("#bar h1"), words = document.createRange();
        words.selectNodeContents(title);
        return words.getBoundingClientRect().width - title.getBoundingClientRect().width;
    }""")
    assert cut == 0
    magnesium.get_by_role("button", name="Got it").click()
    assert magnesium.locator(".hint").count() == 0
    magnesium.reload()
    magnesium.wait_for_function("() => document.body.classList.contains('live')")
    assert magnesium.locator(".hint").count() == 0


def test_hostile_text_is_searched_shown_and_chosen_without_running(open_page: Open, tmp_path: Path) -> None:
    bad = "</script><img src=x onerror=window.pwned=1><b>"
    graph_file = tmp_path / "bad.csv"
    graph_file.write_text(
        "source,target,label,quote,note\n"
        f'__proto__,constructor,"{bad}","{bad}","{bad}"\nconstructor,toString,"{bad}","\u202e{bad}",\u2028\n',
        encoding="utf-8",
    )
    path = tmp_path / "bad.html"
    path.write_text(make_page(read_graph(graph_file)), encoding="utf-8")
    page = open_page(path)
    assert search(page, "__proto__")
    page.keyboard.press("Enter")
    page.locator("#panel .effect-row").first.hover()
    page.locator("#panel .effect-row").first.click()
    # Tags are cleaned out of names that come in a table; what is left of them is text.
    assert "</script>" in panel_title(page)
    for panel in ("ask", "filter", "outline", "legend", "help"):
        page.evaluate("panel => window.conceptGraph.apply({panel})", panel)
    assert page.evaluate("() => window.pwned") is None
    assert page.locator("#panel img, #panel b, #results img").count() == 0
