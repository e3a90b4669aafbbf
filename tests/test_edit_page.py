"""A served page that is edited: what is done in it stands in the file; what cannot be is said in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viz.words import interface_words

from .served import TEA, Served, saved, serving
from .waits import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[tuple[Served, Path]]:
    """One server for all of these tests; each begins with the same file."""
    path = tmp_path_factory.mktemp("edited") / "tea.yaml"
    path.write_text(TEA)
    with serving(path, cache=shared_cache) as served:
        yield served, path


@pytest.fixture
def tea(one_server: tuple[Served, Path]) -> Path:
    """The file, as it is at the beginning of each test."""
    saved(one_server[1], TEA)
    one_server[0].text()  # read by now: no page begins with the file of the test before
    return one_server[1]


@pytest.fixture
def server(one_server: tuple[Served, Path], tea: Path) -> Served:
    """The server of it."""
    return one_server[0]


def told(page: Page) -> str:
    """Return what is read out."""
    return page.locator("#live").inner_text()


def wait_for_file(page: Page, path: Path, text: str) -> None:
    """Wait until the page shows a state whose file holds a text."""
    page.evaluate(
        """async (text) => {
            const until = performance.now() + 30000;
            const there = async () => (await (await fetch("text")).text()).includes(text);
            while (!(await there()) && performance.now() < until) await new Promise(requestAnimationFrame);
        }""",
        text,
    )
    assert text in path.read_text()


def test_a_new_concept_and_effect_by_keys(opened: Callable[..., Page], tea: Path) -> None:
    """N and a name, E with words from the vocabulary and an end that is new: seen, chosen, and read out."""
    page = opened()
    page.keyboard.press("n")
    page.keyboard.type("Green tea")
    page.keyboard.press("Enter")
    page.wait_for_function("() => conceptGraph.state().concept === 'green-tea'", polling=20)
    assert told(page) == "The concept is added."
    page.keyboard.press("e")
    page.keyboard.type("lower")
    page.get_by_role("option", name="lowers").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Stress")
    page.keyboard.press("Enter")
    page.wait_for_function("() => conceptGraph.state().effect === 'green-tea-lowers-stress'", polling=20)
    assert tea.read_text() == TEA.replace(
        "effects:", "  green-tea: {label: Green tea}\n  stress: {label: Stress}\neffects:"
    ).replace("raises\n", "raises\n  - green-tea -> stress: lowers\n")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => conceptGraph.layout().nodes.length === 4", polling=20)
    page.keyboard.press("Control+z")
    wait_for_file(page, tea, TEA)
    page.keyboard.press("Control+Shift+z")
    wait_for_file(page, tea, "green-tea")


def test_records_are_said_otherwise_in_the_panel(opened: Callable[..., Page], tea: Path) -> None:
    """Names, definition, category; words, evidence, remark: these lines of the file, and no other."""
    page = opened("#focus=tea")

    def say(tool: str, text: str) -> None:
        page.locator(".edit-tool", has_text=tool).click()
        page.locator(".edit-tools").locator("input, textarea").fill(text)
        page.keyboard.press("Enter")
        page.locator(".edit-tools form").wait_for(state="detached")

    say("Definition", "Leaves in hot water.")
    assert "Leaves in hot water." in page.locator("#panel .definition").inner_text()
    say("Also called", "cha, chai")
    say("Category", "Drinks")
    say("Name", "black tea")
    page.wait_for_function("() => conceptGraph.state().concept === 'black-tea'", polling=20)
    page.evaluate("() => conceptGraph.apply({effect: 'black-tea-reduces-sleep', panel: 'details'})")
    say("Words", "delays")
    say("Note", "Only: late.")
    page.locator(".edit-tool", has_text="Evidence").click()
    page.locator(".edit-tools select").nth(0).select_option("mixed")
    page.locator(".edit-tools select").nth(1).select_option("low")
    page.locator(".edit-act").click()
    page.locator(".edit-tools form").wait_for(state="detached")
    assert (
        tea.read_text()
        == """\
# My graph of tea.
title: Tea
categories:
  drinks:
    label: Drinks
concepts:
  black-tea: {definition: Leaves in hot water., aka: [cha, chai], category: drinks}
  sleep: What one needs at night.
  mood: How one feels.
effects:
  - black-tea -> sleep: delays   # at night
    note: "Only: late."
    verdict: mixed
    certainty: low
  - sleep -> mood: raises
"""
    )


def test_a_pasted_reference_is_evidence(opened: Callable[..., Page], tea: Path) -> None:
    """A field of the effect takes BibTeX; pasted where nothing is typed, a DOI opens the field by itself."""
    page = opened("#effect=tea-reduces-sleep&panel=details")
    page.locator("[data-tool=source]").click()
    page.locator(".edit-tools textarea").fill("@book{x, author={Lee, Kim}, title={On tea}, year=2020}")
    page.locator(".edit-tools .edit-act").click()
    page.locator(".edit-tools form").wait_for(state="detached")
    wait_for_file(page, tea, "    evidence:\n      - {reference: lee-2020}\n")
    page.get_by_text("Lee K (2020)").first.wait_for()
    page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", "https://doi.org/10.1000/182");
            const how = {clipboardData, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new ClipboardEvent("paste", how));
        }"""
    )
    assert page.locator("#edit-sheet h2").inner_text() == "A source for “Tea reduces sleep”"
    page.locator("#edit-sheet .edit-act").click()
    wait_for_file(page, tea, "      - {reference: 10-1000-182}\n")
    assert told(page) == "The source is added as evidence."


def test_an_effect_is_turned_and_its_words_are_explained(opened: Callable[..., Page], tea: Path) -> None:
    """One click turns the arrow, which stays chosen; words that nobody knows are given a meaning."""
    page = opened("#effect=tea-reduces-sleep&panel=details")
    page.locator("[data-tool=turn]").click()
    page.wait_for_function("() => conceptGraph.state().effect === 'sleep-reduces-tea'", polling=20)
    wait_for_file(page, tea, "  - sleep -> tea: reduces   # at night\n")
    page.locator("[data-tool=words]").click()
    page.locator(".edit-tools input").fill("outfoxes")
    page.keyboard.press("Enter")
    page.wait_for_function("() => conceptGraph.state().effect === 'sleep-outfoxes-tea'", polling=20)
    page.locator("[data-tool=relation]").click()
    page.locator(".edit-tools select option[value=decreases]").wait_for(state="attached")
    page.locator(".edit-tools select").select_option("new:-")
    page.locator(".edit-tools .edit-act").click()
    wait_for_file(
        page, tea, 'relations:\n  outfoxes:\n    sign: "-"\n    reading: "{source} outfoxes {target}"\n'
    )
    page.locator(".edit-tools form").wait_for(state="detached")
    page.locator("[data-tool=relation]").click()
    page.locator(".edit-tools select option[value=increases]").wait_for(state="attached")
    page.locator(".edit-tools select").select_option("increases")
    page.locator(".edit-tools .edit-act").click()
    wait_for_file(page, tea, "    relation: increases\n")


def test_taken_out_after_it_was_said_what_goes(opened: Callable[..., Page], tea: Path) -> None:
    """Delete says how much goes with a concept; Escape leaves it."""
    page = opened("#focus=sleep")
    page.locator("#canvas").focus()
    page.keyboard.press("Delete")
    form = page.locator(".edit-tools form")
    assert "Delete Sleep and its 2 effects?" in form.inner_text()
    page.keyboard.press("Escape")
    form.wait_for(state="detached")
    assert tea.read_text() == TEA
    page.locator("#canvas").focus()
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !conceptGraph.layout().nodes.some(({id}) => id === 'sleep')", polling=20)
    page.wait_for_function("() => document.getElementById('live').innerText.includes('Ctrl Z brings it')")
    assert "sleep" not in tea.read_text()


def test_a_conflict_shows_both_texts(opened: Callable[..., Page], tea: Path) -> None:
    """What the file says by now and what was typed stand together; one click each."""
    page = opened("#focus=tea")
    page.locator(".edit-tool", has_text="Definition").click()
    page.get_by_label("Definition", exact=True).fill("Mine.")
    saved(tea, TEA.replace("A drink made of leaves.", "Theirs."))
    page.wait_for_function("() => document.querySelector('#panel .definition').innerText === 'Theirs.'")
    assert page.evaluate("() => document.activeElement.value") == "Mine."
    page.keyboard.press("Enter")
    message = page.locator(".edit-message")
    message.wait_for()
    assert "The file\nTheirs.\nYours\nMine." in message.inner_text()
    page.get_by_role("button", name="Put mine there").click()
    page.locator(".edit-tools form").wait_for(state="detached")
    assert tea.read_text() == TEA.replace("A drink made of leaves.", "Mine.")


def test_what_is_refused_is_said_in_its_form(opened: Callable[..., Page], tea: Path) -> None:
    """A file that is broken is not edited: the form says why and keeps what was typed."""
    page = opened("#focus=tea")
    page.locator(".edit-tool", has_text="Definition").click()
    page.get_by_label("Definition", exact=True).fill("Mine.")
    saved(tea, TEA + '  - "half')
    page.locator("#notice").wait_for(state="visible")
    page.get_by_label("Definition", exact=True).press("Enter")
    page.locator(".edit-message").wait_for()
    assert page.get_by_label("Definition", exact=True).input_value() == "Mine."
    saved(tea, TEA)
    page.locator("#notice").wait_for(state="hidden")
    page.get_by_label("Definition", exact=True).press("Enter")
    page.locator(".edit-tools form").wait_for(state="detached")
    assert "Mine." in tea.read_text()


def test_an_arrow_is_drawn_from_rim_to_box(opened: Callable[..., Page], tea: Path) -> None:
    """The handle at a box's rim, dragged to another box, makes an effect with both ends known."""
    page = opened()
    nodes = {n["id"]: n["box"] for n in page.evaluate("() => conceptGraph.layout().nodes")}
    x, y, width, height = nodes["mood"]
    page.mouse.move(x + width / 2, y + height - 1)
    page.locator(".edit-knob").wait_for(state="visible")
    page.mouse.down()
    page.mouse.move(*boxes(page)["tea"], steps=4)
    page.mouse.up()
    sheet = page.get_by_role("dialog", name="New effect")
    assert [sheet.locator("input").nth(n).input_value() for n in (0, 2)] == ["Mood", "Tea"]
    page.keyboard.type("calls for")
    page.keyboard.press("Enter")
    wait_for_file(page, tea, "  - mood -> tea: calls for\n")


def test_the_handle_stays_with_the_box_under_a_pointer_at_rest(
    opened: Callable[..., Page], tea: Path
) -> None:
    """The file changes while the pointer rests at a rim: the handle is there again, at the rim of now."""
    page = opened()
    page.mouse.move(*boxes(page)["mood"])
    knob = page.locator(".edit-knob")
    knob.wait_for(state="visible")
    # As many letters: with other widths the box might leave the pointer.
    saved(tea, TEA.replace("raises", "boosts"))
    page.wait_for_function('() => JSON.stringify(conceptGraph.layout()).includes("boosts")', polling=50)
    page.wait_for_function(
        """() => {
            const knob = document.querySelector(".edit-knob");
            const at = knob.getBoundingClientRect();
            const box = conceptGraph.layout().nodes.find(({ id }) => id === "mood").box;
            const right = box[0] + box[2], middle = box[1] + box[3] / 2;
            return !knob.hidden && Math.abs(at.x + at.width / 2 - right) < 2
                && Math.abs(at.y + at.height / 2 - middle) < 2;
        }""",
        polling=50,
    )


SOURCES = (
    TEA.replace(
        "reduces   # at night",
        "reduces   # at night\n    evidence:\n"
        "      - lee   # read twice\n      - {reference: kim}\n      - {reference: ono}",
    )
    + "references: {lee: On tea, kim: On sleep, ono: On both}\n"
)


def test_evidence_has_another_stance_or_is_taken_out(opened: Callable[..., Page], tea: Path) -> None:
    """A form names each source; one contradicts now, one is gone, and what is said of the third stays."""
    saved(tea, SOURCES)
    page = opened("#effect=tea-reduces-sleep")
    page.locator('[data-tool="evidence"]').click()
    page.get_by_label("On tea").select_option("contradicts")
    page.get_by_label("On sleep").select_option(label="take it out")
    page.get_by_role("button", name="Save").click()
    page.locator(".edit-tools form").wait_for(state="detached")
    assert tea.read_text() == SOURCES.replace(
        "- lee   # read", "- {reference: lee, stance: contradicts}   # read"
    ).replace("      - {reference: kim}\n", "")


def test_two_clicks_on_nothing_make_a_concept(opened: Callable[..., Page], tea: Path) -> None:
    """Two clicks where nothing is drawn; a name that is there already is chosen instead."""
    page = opened()
    page.mouse.dblclick(400, 600)
    page.get_by_role("dialog", name="New concept").wait_for()
    page.keyboard.type("mood")
    page.keyboard.press("Enter")
    page.wait_for_function("() => conceptGraph.state().concept === 'mood'", polling=20)
    assert tea.read_text() == TEA
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.locator(".edit-message").inner_text() == "A name is wanted."
    page.keyboard.press("Escape")
    assert page.locator("#edit-sheet").is_hidden()


def test_an_empty_file_is_a_beginning(opened: Callable[..., Page], tea: Path) -> None:
    """A file with nothing in it is no fault: its first concept and effect are made in the page."""
    saved(tea, "")
    page = opened()
    # An empty file is believed after a moment: an editor may be about to write it.
    page.wait_for_function("() => conceptGraph.layout().nodes.length === 0", polling=20)
    assert page.locator("#notice").is_hidden()
    page.keyboard.press("e")
    for word in ("Rain", "fills", "Rivers"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.get_by_label("To", exact=True).press("Enter")
    page.wait_for_function("() => conceptGraph.layout().edges.length === 1", polling=20)
    wait_for_file(page, tea, "fills")  # what is done is seen before the file has it
    assert (
        tea.read_text() == "title: tea\nconcepts:\n  Rain:\n  Rivers:\neffects:\n  - Rain -> Rivers: fills\n"
    )


ARTICLE = "Tea keeps you awake. Too much tea reduced deep sleep in most people. The weather is fine.\n"


def test_a_sentence_of_the_article_becomes_an_effect(opened: Callable[..., Page], tea: Path) -> None:
    """S leads to sentences without effects; Enter proposes ends and words; the sentence is the quote."""
    (tea.parent / "tea.md").write_text(ARTICLE)
    saved(tea, TEA.replace("title: Tea", "title: Tea\ntext: tea.md"))
    page = opened()
    page.keyboard.press("s")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="From this sentence")
    sheet.wait_for()
    assert [sheet.locator("input").nth(n).input_value() for n in range(3)] == ["Tea", "reduces", "Sleep"]
    sheet.locator("input").nth(2).fill("Deep sleep")
    page.keyboard.press("Enter")
    page.wait_for_function("() => conceptGraph.state().effect === 'tea-reduces-deep-sleep'", polling=20)
    assert (
        "  - tea -> deep-sleep: reduces\n    quote: Too much tea reduced deep sleep in most people.\n"
        in tea.read_text()
    )
    page.locator(".sentence.quoted.marked").wait_for()
    # The first one was passed over: what comes next is behind the one that has an effect now.
    page.keyboard.press("s")
    assert "weather" in page.evaluate("() => document.activeElement.textContent")
    # The first sentence is made the quote of what is chosen.
    page.evaluate("() => conceptGraph.apply({effect: 'tea-reduces-sleep', panel: 'details'})")
    page.locator(".sentence.plain", has_text="awake").click()
    page.get_by_role("button", name="Make it the quote").click()
    page.wait_for_function("() => document.querySelector('#panel blockquote')?.innerText.includes('awake')")
    assert "    quote: Tea keeps you awake.\n" in tea.read_text()
    assert page.locator("#edit-strip .count").inner_text() == "1"


def test_what_is_seen_becomes_a_step(opened: Callable[..., Page], tea: Path) -> None:
    """R makes a step of a new tour; steps are moved and taken out while the tour plays."""
    page = opened("#focus=tea")
    page.keyboard.press("r")
    page.keyboard.type("From cup to night")
    page.locator("#edit-sheet textarea").fill("It begins with tea.")
    page.keyboard.press("Enter")
    page.locator("#edit-sheet").wait_for(state="hidden")
    page.evaluate("() => conceptGraph.apply({view: 'overview:core', concept: '', effect: '', panel: ''})")
    page.keyboard.press("r")
    page.locator("#edit-sheet input").nth(1).fill("All of it")
    page.keyboard.press("Enter")
    page.locator("#edit-sheet").wait_for(state="hidden")
    told = """\
tours:
  - title: From cup to night
    steps:
      - say: It begins with tea.
        focus: tea
      - title: All of it
        overview: core
"""
    assert tea.read_text() == TEA + told
    page.evaluate("() => conceptGraph.apply({tour: 'from-cup-to-night', step: 2})")
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function("() => conceptGraph.state().step === 1", polling=20)
    text = tea.read_text()
    assert text.index("overview: core") < text.index("focus: tea")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Step").get_by_role("button", name="Delete").click()
    page.locator("#edit-sheet").wait_for(state="hidden")
    assert "overview" not in tea.read_text()


def boxes(page: Page) -> dict[str, tuple[float, float]]:
    """Return the middles of boxes on the screen."""
    nodes = page.evaluate("() => conceptGraph.layout().nodes")
    return {n["id"]: (n["box"][0] + n["box"][2] / 2, n["box"][1] + n["box"][3] / 2) for n in nodes}


def test_a_box_that_is_dragged_stays(opened: Callable[..., Page], tea: Path, server: Served) -> None:
    """A drop is a place from then on, in every tab and beside the file; Ctrl Z takes it back."""
    page = opened()
    other = opened()
    page.wait_for_selector("#stage .edit-line", state="attached")  # before, a drag moves the paper
    settled(page)  # a box that still glides is missed
    x, y = boxes(page)["tea"]
    down = 150 if y < 400 else -150  # wherever the tests before have left it, the drop is on the stage
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y + down, steps=4)
    page.mouse.up()
    for tab in (page, other):
        tab.wait_for_function(
            "([x, y]) => conceptGraph.layout().nodes.some(({id, box: [l, t, w, h]}) => id === 'tea' "
            "&& Math.hypot(l + w / 2 - x, t + h / 2 - y) < 100)",  # what else stands there has its say
            arg=[x + 120, y + down],
        )
    page.wait_for_function("() => document.getElementById('live').innerText.startsWith('Tea stands here')")
    assert server.ask("GET", "placed")[1] == b'{"overview:core": ["tea"]}'
    assert page.evaluate("() => Math.max(...conceptGraph.layout().nodes.map(({font_px}) => font_px))") < 21
    assert tea.with_suffix(".layout.json").exists()
    assert tea.read_text() == TEA
    page.keyboard.press("Control+z")
    page.wait_for_function("async () => (await (await fetch('placed')).text()) === '{}'")


def test_a_box_dropped_on_the_legend_is_of_that_category(opened: Callable[..., Page], tea: Path) -> None:
    """The legend's category under the box is lit, and takes it."""
    saved(tea, TEA.replace("concepts:", "categories: {drink: Drinks, body: The body}\nconcepts:"))
    page = opened("#panel=legend")
    x, y = boxes(page)["tea"]
    page.mouse.move(x, y)
    page.mouse.down()
    row = page.locator(".panel-legend li", has_text="Drinks").bounding_box()
    assert row
    page.mouse.move(row["x"] + 40, row["y"] + 10, steps=5)
    page.locator(".edit-over", has_text="Drinks").wait_for()
    page.mouse.up()
    wait_for_file(page, tea, "  tea: {definition: A drink made of leaves., category: drink}\n")


def test_edits_that_were_saved_over_are_offered_again(opened: Callable[..., Page], tea: Path) -> None:
    """An editor with an older text saves it: the page says so, and puts its edit back beside the editor's."""
    page = opened()
    page.keyboard.press("n")
    page.keyboard.type("noise")
    page.keyboard.press("Enter")
    wait_for_file(page, tea, "  noise:\n")
    saved(tea, TEA.replace("title: Tea", "title: Black tea"))
    offer = page.locator("#edit-lost")
    offer.wait_for(state="visible")
    assert "New concept: noise" in offer.inner_text()
    page.get_by_role("button", name="Put back").click()
    offer.wait_for(state="hidden")
    assert "title: Black tea" in tea.read_text()
    assert "  noise:\n" in tea.read_text()


def shape(table: object) -> object:
    """Return the keys of a table of words, and what is put into each text."""
    if isinstance(table, dict):
        return {key: shape(said) for key, said in table.items()}
    return sorted(re.findall(r"\{\w+\}", str(table)))


def test_words_of_editing_are_said_in_every_language() -> None:
    """German has the keys and placeholders of English, and each word is used."""
    tables = {code: table["edit"] for code, table in interface_words(edited=True).items()}
    # What the server says in English stands in the other tables alone.
    refusals = tables["de"].pop("refusals")
    assert tables["en"].pop("refusals") == {}
    assert shape(tables["de"]) == shape(tables["en"])
    assert all(said.count("{}") == other.count("{}") for said, other in refusals.items())
    folder = Path(__file__).parents[1] / "viz" / "viewer" / "src" / "edit"
    sources = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.ts"))
    assert [key for key in tables["en"] if not re.search(rf'\.{key}\b|"{key}"', sources)] == []


def test_it_speaks_german(opened: Callable[..., Page], tea: Path) -> None:
    """The words of editing follow the language of the interface."""
    page = opened()
    page.evaluate("() => conceptGraph.apply({language: 'de'})")
    assert page.get_by_role("button", name="Neuer Begriff").is_visible()
    page.keyboard.press("e")
    assert page.get_by_role("dialog", name="Neue Wirkung").is_visible()
    page.keyboard.press("Escape")
    page.evaluate("() => conceptGraph.apply({effect: 'tea-reduces-sleep', panel: 'details'})")
    page.locator("[data-tool=quote]").click()
    page.locator(".edit-tools textarea").fill("Nobody says so.")
    saved(tea, TEA.replace("title: Tea", 'title: "Tea'))
    page.locator("#notice").wait_for(state="visible")
    page.locator(".edit-tools .edit-act").click()
    page.locator(".edit-message", has_text="eine Datei wird erst geändert, wenn sie").wait_for()
    saved(tea, TEA)
