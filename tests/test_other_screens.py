"""Screens of another density, and colours that the system forces: the picture stays sharp and whole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph_text
from tests.waits import settled
from viz.page.render import page

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Run, Tab


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "leak.html"
    text = "effects:\n  - leak -> pressure: lowers\n  - pressure -> oxygen: supplies\n"
    path.write_text(page(read_graph_text(text)), encoding="utf-8")
    return path


def sharpness(tab: Page) -> float:
    return float(tab.evaluate("(() => {const c = document.querySelector('#canvas canvas');"
                              "return c.width / c.clientWidth;})()"))  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [(1, 2), (2, 1)])
def test_the_picture_is_drawn_anew_on_a_screen_of_other_density(
    open_page: Tab, leak: Path, before: int, after: int
) -> None:
    tab = open_page(leak, viewport={"width": 1280, "height": 720}, device_scale_factor=before)
    settled(tab)
    assert sharpness(tab) == before
    screen = {"width": 1280, "height": 720, "deviceScaleFactor": after, "mobile": False}
    tab.context.new_cdp_session(tab).send("Emulation.setDeviceMetricsOverride", screen)
    tab.wait_for_function("ratio => {const c = document.querySelector('#canvas canvas');"
                          "return c.width === ratio * c.clientWidth;}", arg=after)  # fmt: skip
    settled(tab)
    assert sharpness(tab) == after


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_words_stand_on_the_ground_when_the_system_forces_colours(
    open_page: Tab, leak: Path, scheme: str
) -> None:
    from PIL import Image

    tab = open_page(leak, "#dpr=1", viewport={"width": 1280, "height": 720},
                    forced_colors="active", color_scheme=scheme)  # fmt: skip
    settled(tab)
    assert tab.evaluate("matchMedia('(forced-colors: active)').matches")
    label = tab.evaluate("window.conceptGraph.layout().edges[0].label_box")
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    x, y, w, _ = label
    plate = picture.getpixel((round(x + w / 2), round(y + 1)))
    ground = picture.getpixel((round(x + w / 2), round(y - 12)))
    assert plate == ground


def test_what_fits_a_tablet_but_for_its_air_is_made_so_little_smaller(
    open_page: Tab, run: Run, tmp_path: Path
) -> None:
    assert run("build", "traffic", "-o", "traffic.html", "--quiet").exit_code == 0
    tab = open_page(tmp_path / "traffic.html", viewport={"width": 768, "height": 1024})
    nodes = tab.evaluate("window.conceptGraph.layout().nodes")
    boxes = [node["box"] for node in nodes]
    assert min(x for x, *_ in boxes) >= 8
    assert max(x + width for x, _, width, _ in boxes) <= 760
    assert min(node["font_px"] for node in nodes) >= 14


@pytest.mark.parametrize(("width", "height"), [(390, 844), (600, 900)])
def test_a_picture_that_goes_beyond_the_stage_is_not_shown_small_before_it_is_touched(
    open_page: Tab, run: Run, tmp_path: Path, width: int, height: int
) -> None:
    """The page begins with a picture of the whole view: it stands only where the whole is to be seen."""
    assert run("build", "thames", "-o", "thames.html", "--quiet").exit_code == 0
    tab = open_page(
        tmp_path / "thames.html", "#view=overview:core", viewport={"width": width, "height": height}
    )
    boxes = [node["box"] for node in tab.evaluate("window.conceptGraph.layout().nodes")]
    assert max(x + w for x, _, w, _ in boxes) > width
    assert tab.evaluate("document.getElementById('stage').classList.contains('drawn')")
