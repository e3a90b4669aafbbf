"""A page in a small frame that lies: words beside the picture, which has the height of the frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Tab, state
from tests.waits import settled

if TYPE_CHECKING:
    from playwright.sync_api import Frame

STEP = "tour=magnesium-to-the-joint&step=1"
BOX = """(at) => {
    const { left, top, right, bottom } = document.querySelector(at).getBoundingClientRect();
    return [left, top, right, bottom];
}"""


Framed = Callable[[str], "Frame"]


@pytest.fixture
def in_frame(lenient_page: Tab, magnesium_html: Path, tmp_path: Path) -> Framed:
    """Opens an address of the page in a frame of 640 by 360 px."""

    def opened(address: str) -> Frame:
        host = tmp_path / "host.html"
        size = 'width="640" height="360" style="border:0"'
        source = f"{magnesium_html.as_uri()}#{address}"
        host.write_text(f'<!doctype html><iframe {size} src="{source}"></iframe>', encoding="utf-8")
        page = lenient_page("about:blank", wait=False)
        page.context.unroute("**/*")
        page.goto(host.as_uri())
        page.wait_for_function("() => frames.length === 1")
        frame = page.frames[1]
        frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
        settled(frame)
        return frame

    return opened


@pytest.fixture
def framed(in_frame: Framed) -> Frame:
    """A step in a small frame."""
    return in_frame(STEP)


def sizes(frame: Frame) -> list[float]:
    """Sizes of all names and words that are drawn, px."""
    shown = frame.evaluate("window.conceptGraph.layout()")
    named = [node["font_px"] for node in shown["nodes"]]
    return named + [edge["font_px"] for edge in shown["edges"] if edge["label_box"]]


@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("focus=magnesium", 14),
        ("focus=joint-health", 14),
        ("tour=magnesium-to-the-joint&step=everything-that-arrives", 14),
        ("tour=muscles-and-blood-vessels&step=wider-vessels-more-blood", 14),
        ("path=magnesium,joint-health", 14),
        ("present=muscles-and-blood-vessels&step=wider-vessels-more-blood", 11),
    ],
)
def test_nothing_is_too_small_and_what_has_no_room_is_moved(
    in_frame: Framed, address: str, least: float
) -> None:
    frame = in_frame(address)
    assert min(sizes(frame)) >= least - 0.01
    nodes = frame.evaluate("window.conceptGraph.layout().nodes")
    stage = frame.evaluate(BOX, "#stage")
    seen = [n for n in nodes if n["box"][0] >= stage[0] - 1 and n["box"][0] + n["box"][2] <= stage[2] + 1]
    assert seen  # the view begins with something that is whole


def test_an_overview_that_is_asked_for_is_read_and_moved(in_frame: Framed) -> None:
    frame = in_frame("view=overview:core")
    assert state(frame)["view"] == "overview:core" and min(sizes(frame)) == pytest.approx(14)
    stage = frame.evaluate(BOX, "#stage")
    nodes = [node["box"] for node in frame.evaluate("window.conceptGraph.layout().nodes")]
    whole = [(x, y) for x, y, w, h in nodes if stage[0] <= x and x + w <= stage[2] and stage[1] <= y]
    assert whole and min(x for x, _, _, _ in nodes) >= stage[0]


def test_of_which_nothing_is_asked_shows_what_it_always_did(in_frame: Framed) -> None:
    frame = in_frame("")
    assert state(frame)["view"] == "overview:core"
    assert not frame.locator("#picture").is_visible()  # that is the map's


def test_the_map_stands_alone(in_frame: Framed) -> None:
    """What stands beside it on the page has no room in a frame."""
    frame = in_frame("view=map")
    assert state(frame)["view"] == "map" and min(sizes(frame)) >= 16
    assert not frame.locator("#door").is_visible() and not frame.locator("#picture").is_visible()
    boxes = [node["box"] for node in frame.evaluate("window.conceptGraph.layout().nodes")]
    assert 90 < min(y for _, y, _, _ in boxes) < 200, "its top is seen"
    # The wheel leads down to the rest.
    frame.page.mouse.move(300, 250)
    frame.page.mouse.wheel(0, 400)
    frame.wait_for_function("() => document.querySelector('#main').scrollTop > 100", polling=50)
    frame.locator(".lead").first.click()
    frame.wait_for_function("() => conceptGraph.state().view.startsWith('map:')", polling=50)


def test_a_step_stands_beside_its_words(framed: Frame) -> None:
    assert state(framed)["step"] == 1
    stage, words = framed.evaluate(BOX, "#stage"), framed.evaluate(BOX, ".tour")
    assert stage[2] <= words[0] + 1 and stage[3] == words[3] == 360
    following = framed.evaluate(BOX, ".tour-move button:last-of-type")
    assert following[2] <= 640 and following[3] <= 360
    nodes = framed.evaluate("window.conceptGraph.layout().nodes")
    assert len(nodes) == 7 and min(node["font_px"] for node in nodes) >= 14
    assert all(stage[0] <= node["box"][0] and node["box"][0] + node["box"][2] <= stage[2] for node in nodes)


def test_an_overview_has_the_whole_of_the_frame_below_the_bar(framed: Frame) -> None:
    framed.evaluate("window.conceptGraph.apply({ tour: '', view: 'overview:core', panel: '' })")
    framed.wait_for_function("() => !document.querySelector('.tour')?.checkVisibility()", polling=50)
    stage = framed.evaluate(BOX, "#stage")
    assert stage[0] == 0 and stage[2] == 640 and stage[3] == 360 and stage[1] < 100
    assert not framed.locator("#start").is_visible()
