"""A browser draws a static picture as the rasterizer does, and shows what is measured."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from tests.sample_view import sample, sample_view
from viz.look.font_face import font_data, font_face_css
from viz.look.text import width
from viz.look.theme import THEMES
from viz.look.theme_css import theme_css
from viz.picture.draw import DrawOptions, draw
from viz.picture.svg import render_svg

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def screenshot(chromium: Browser, path: Path) -> Image.Image:
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    shot = page.screenshot()
    page.close()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def differing(first: Image.Image, second: Image.Image) -> float:
    """Return the share of pixels that clearly differ; edges of letters differ a little everywhere."""
    assert first.size == second.size
    histogram = ImageChops.difference(first, second).convert("L").histogram()
    return sum(histogram[96:]) / (first.width * first.height)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_and_png_are_the_same_picture(chromium: Browser, tmp_path: Path, theme: str) -> None:
    graph = sample()
    view = sample_view(graph)
    (tmp_path / "a.svg").write_bytes(draw(graph, view, "svg", DrawOptions(theme=theme)))
    drawn = draw(graph, view, "png", DrawOptions(theme=theme, width=1280))
    png = Image.open(io.BytesIO(drawn)).convert("RGB")
    assert differing(screenshot(chromium, tmp_path / "a.svg"), png) < 0.002


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_inline_picture_takes_the_colours_of_the_page(
    chromium: Browser, tmp_path: Path, theme: str
) -> None:
    graph = sample()
    view = sample_view(graph)
    font = font_data([])
    style = f"<style>{theme_css(graph.categories.values())}{font_face_css(font)}body{{margin:0}}</style>"
    inline = f'<!doctype html><html data-theme="{theme}">{style}{render_svg(graph, view, theme="css")}'
    (tmp_path / "inline.html").write_text(inline, encoding="utf-8")
    (tmp_path / "own.svg").write_text(render_svg(graph, view, theme=theme, font_data=font), encoding="utf-8")
    a = screenshot(chromium, tmp_path / "inline.html").crop((0, 0, 1280, 668))
    b = screenshot(chromium, tmp_path / "own.svg").crop((0, 0, 1280, 668))
    # In strong contrast the lines' dashes differ too, which no variable can say.
    assert differing(a, b) < (0.002 if theme == "contrast" else 0.0002)
    assert a.getpixel((640, 660)) == b.getpixel((640, 660))
    assert THEMES[theme].paper in render_svg(graph, view, theme=theme)


def test_words_fit_their_boxes_as_measured(chromium: Browser, tmp_path: Path) -> None:
    graph = sample(("rain and much of it", "river", "a harvest in autumn", "flood"))
    view = sample_view(graph)
    path = tmp_path / "a.svg"
    path.write_bytes(draw(graph, view, "svg", DrawOptions(title_bar=False)))
    page = chromium.new_page(viewport={"width": 1280, "height": 668})
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    names = "[...document.querySelectorAll('[data-concept] text')]"
    widths = page.evaluate(f"{names}.map(name => name.getBBox().width)")
    page.close()
    for box, measured in zip(view.boxes, widths, strict=True):
        planned = width(box.lines[0], "semibold") * box.font_px
        assert 0.94 * planned <= measured <= planned + 2  # kerning and hinting move letters a little
