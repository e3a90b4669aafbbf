"""A served page in a browser: it follows the file, and leaves the reader where they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .served import TEA, Served, saved
from .waits import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page


def labels(page: Page) -> dict[str, str]:
    """Return the words of the effects on the screen by their ids."""
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries(conceptGraph.layout().edges.map((e) => [e.id, e.label]))"
    )
    return found


def test_the_page_follows_the_file(opened: Callable[..., Page], tea: Path) -> None:
    """Words, concepts and effects that are saved are seen; chosen effect and panel stay."""
    page = opened("#effect=tea-reduces-sleep")
    saved(tea, TEA.replace("reduces", "delays").replace("title: Tea", "title: Black tea"))
    page.wait_for_function("() => document.title === 'Black tea'", polling=20)
    assert page.evaluate("() => conceptGraph.state().effect") == "tea-delays-sleep"
    page.wait_for_function("() => document.querySelector('#panel').innerText.includes('delays')", polling=20)
    saved(tea, TEA.replace("effects:", "  noise: {}\neffects:\n  - noise -> sleep: disturbs"))
    page.wait_for_function("() => conceptGraph.layout().nodes.length === 4", polling=20)
    assert "noise-disturbs-sleep" in labels(page)


def test_it_is_read_at_the_size_of_a_built_page(opened: Callable[..., Page], tea: Path) -> None:
    """Names and words are good to read and stand on one line, after an edit as well."""
    page = opened()
    sizes = """() => { const {nodes, edges} = conceptGraph.layout(); return [...nodes, ...edges].map(
        ({font_px, lines, label_box}) => [font_px, (label_box ?? [0, 0, 0, 0])[3] / font_px]); }"""
    for words in ("reduces", "very often reduces the"):
        saved(tea, TEA.replace("reduces", words))
        page.wait_for_function(
            "words => conceptGraph.layout().edges.some(({label}) => label === words)", arg=words, polling=20
        )
        found = page.evaluate(sizes)
        assert all(14 <= font <= 21 for font, _ in found), found
        assert all(lines < 1.6 for _, lines in found), found
    page.evaluate("() => conceptGraph.apply({large: true})")
    assert max(font for font, _ in page.evaluate(sizes)) > 24


def test_the_map_tells_what_the_file_tells(opened: Callable[..., Page], tea: Path) -> None:
    """Effects that come, other words, and other names of groups stand there at once."""
    page = opened("#view=map")
    assert labels(page) == {"tea-reduces-sleep": "reduces", "sleep-raises-mood": "raises"}
    rest = TEA.replace("  sleep: What", "  sleep:\n    label: Rest\n    definition: What")
    more = rest.replace("reduces", "delays").replace("effects:", "  luck: {}\neffects:")
    saved(tea, f"{more}  - sleep -> luck: brings\n")
    page.wait_for_function("() => conceptGraph.layout().edges.length === 3", polling=20)
    assert labels(page) == {
        "tea-delays-sleep": "delays", "sleep-raises-mood": "raises", "sleep-brings-luck": "brings",
    }  # fmt: skip
    settled(page)
    at_once = page.locator("#stage").screenshot()
    _again(page)
    assert page.locator("#stage").screenshot() == at_once


@pytest.mark.long
def test_a_long_word_that_comes_is_parted_where_it_is_after_loading_anew(
    opened: Callable[..., Page], tea: Path
) -> None:
    """A word without room breaks where a syllable ends, and at once."""
    page = opened("#view=map")
    page.set_viewport_size({"width": 390, "height": 844})
    long = "Landschaftswasserhaushalt"
    saved(tea, TEA.replace("  mood: How", f"  mood:\n    label: {long}\n    definition: How"))
    page.wait_for_function(
        "name => conceptGraph.layout().nodes.some(({label}) => label === name)", arg=long, polling=20
    )
    settled(page)
    at_once = page.locator("#stage").screenshot()
    _again(page)
    assert page.locator("#stage").screenshot() == at_once


def _again(page: Page) -> None:
    """Load the page anew."""
    page.reload()
    page.wait_for_function("() => window.conceptGraph !== undefined", polling=50)
    page.evaluate("() => window.conceptGraph.ready")
    settled(page)


def test_camera_and_typing_stay(opened: Callable[..., Page], tea: Path) -> None:
    """What is typed into the search and where the reader has moved stay when the file is saved."""
    page = opened("")
    page.evaluate("() => conceptGraph.apply({at: [300, 200, 2]})")
    page.keyboard.press("/")
    page.keyboard.type("slee")
    saved(tea, TEA.replace("title: Tea", "title: Other"))
    page.wait_for_function("() => document.title === 'Other'", polling=20)
    assert page.locator("h1.bar-title").inner_text() == "Other"
    assert page.evaluate("() => document.activeElement.value") == "slee"
    assert page.evaluate("() => conceptGraph.state().at") == [300, 200, 2]


def test_what_is_wrong_is_said_in_the_page(opened: Callable[..., Page], tea: Path) -> None:
    """A broken file: its line in the page, the last picture stays usable; mended, it is all as before."""
    page = opened("")
    saved(tea, TEA + '  - "half')
    notice = page.locator("#notice")
    notice.wait_for(state="visible")
    assert "Line 10" in notice.inner_text()
    assert len(page.evaluate("() => conceptGraph.layout().nodes")) == 3
    page.evaluate("() => conceptGraph.apply({view: 'focus:tea', concept: 'tea'})")
    assert len(page.evaluate("() => conceptGraph.layout().nodes")) == 2
    saved(tea, TEA)
    notice.wait_for(state="hidden")
    tea.unlink()
    notice.wait_for(state="visible")
    assert "tea.yaml is not there any more" in notice.inner_text()
    saved(tea, TEA)
    notice.wait_for(state="hidden")


def test_a_problem_is_marked_where_it_is(opened: Callable[..., Page], tea: Path) -> None:
    """At the words or the box on the stage, in the panel, and as a link in the list; mended, it is gone."""
    page = opened("")
    saved(tea, TEA.replace("raises\n", "raises\n    verdict: maybe\n"))
    mark = page.locator(".problem-mark")
    mark.wait_for(state="visible")
    assert mark.get_attribute("data-of") == "sleep-raises-mood"
    box = mark.bounding_box()
    assert box
    left, top, width, _ = page.evaluate("() => conceptGraph.layout().edges[1].label_box")
    assert abs(box["x"] + 11 - left - width) < 20 and abs(box["y"] + 11 - top) < 20
    page.locator("#notice .link", has_text="Sleep raises mood").click()
    told = page.locator("#panel .problem-told")
    told.wait_for()
    assert told.inner_text().startswith("Line 10: verdict is 'maybe'; expected one of supported")
    tour = "title: Tea\ntours:\n  - {title: A, steps: [{focus: tee, say: B}]}\n"
    saved(tea, TEA.replace("title: Tea\n", tour))
    page.locator("#notice b", has_text="Line 4").wait_for()
    assert mark.count() == 0 and told.count() == 0
    saved(tea, TEA)
    page.locator("#notice").wait_for(state="hidden")


def test_two_tabs_hear_an_edit(opened: Callable[..., Page], server: Served) -> None:
    """An edit that is posted is seen in every tab."""
    tabs = [opened(""), opened("#focus=tea")]
    edit = {"do": "rename_concept", "id": "tea", "value": "green-tea"}
    assert server.post("do", ops=[edit])[0] == 200
    for tab in tabs:
        tab.wait_for_function(
            "() => conceptGraph.layout().nodes.some(({id}) => id === 'green-tea')", polling=20
        )
    assert tabs[1].evaluate("() => conceptGraph.state().view") == "focus:green-tea"


def test_new_letters_and_colours_come_along(opened: Callable[..., Page], tea: Path) -> None:
    """A category that is new has its colour, and a letter that no text had before is in the page's font."""
    page = opened("")
    saved(
        tea,
        TEA.replace("concepts:", "categories:\n  drinks: Drinks Ω\nconcepts:").replace(
            "made of leaves.}", "made of leaves., category: drinks}"
        ),
    )
    page.wait_for_function(
        "() => getComputedStyle(document.documentElement).getPropertyValue('--c1') !== ''", polling=20
    )


@pytest.mark.parametrize("end", ["terminate", "kill"])
def test_the_servers_end_is_said(opened: Callable[..., Page], server: Served, end: str) -> None:
    """When the server ends, with a word or without, the page stays, and says so."""
    page = opened("")
    getattr(server.process, end)()
    page.locator("#notice").wait_for(state="visible")
    assert "has ended" in page.locator("#notice").inner_text()
    page.close()


def test_an_address_may_name_an_overview_that_is_not_laid_out_yet(
    opened: Callable[..., Page], tea: Path
) -> None:
    """A link to everything leads there, though the page that is opened does not carry it."""
    saved(tea, TEA.replace("raises\n", "raises\n    level: detail\n"))
    page = opened("#view=overview:all")
    page.wait_for_function("() => conceptGraph.layout().edges.length === 2", polling=20)
    assert page.evaluate("() => conceptGraph.state().view") == "overview:all"
    assert page.get_by_text("Not in this graph").count() == 0
