"""A page of very many concepts: compressed, opened at once, and nothing in it lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from graph_data.formats.own_page import read
from graph_data.model import Category, Concept, ConceptGraph, Effect
from tests.conftest import Tab, state
from viz.page import render

HOSTILE = "</noscript><script>alert(1)</script><img src=x onerror=alert(2)>"


def graph() -> ConceptGraph:
    names = ["rain", "river", "harvest", "mill", "bread", HOSTILE]
    concepts = {f"c{n}": Concept(f"c{n}", name, category="w") for n, name in enumerate(names)}
    effects = {
        f"e{n}": Effect(f"e{n}", f"c{n}", f"c{n + 1}", "feeds" if n % 2 else "fills", quote="Rain fills it.")
        for n in range(len(names) - 1)
    }
    return ConceptGraph("Water", concepts, effects, categories={"w": Category("w", "Water")})


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A page that is written as one of very many concepts."""
    monkeypatch.setattr(render, "LARGE", 3)
    monkeypatch.setattr(render, "_TOGETHER", 2)
    path = tmp_path / "large.html"
    path.write_text(render.page(graph()), encoding="utf-8")
    yield path


def test_what_a_large_page_carries_is_compressed_and_reads_back_whole(large: Path) -> None:
    text = large.read_text(encoding="utf-8")
    assert '"application/json" id="conceptgraph-data"' not in text
    assert text.count("<noscript>") == text.count("</noscript>") == 6
    plain = render.page(graph(), served=render.Served(""))
    assert '"application/json" id="conceptgraph-data"' in plain
    assert read(text.encode(), "p.html").graph == read(plain.encode(), "p.html").graph


def test_every_concept_of_a_large_page_is_found_by_address_search_and_filter(
    large: Path, open_page: Tab
) -> None:
    page = open_page(large, "#focus=c3")
    assert state(page)["concept"] == "c3"
    page.keyboard.press("/")
    page.keyboard.type("harv")
    page.get_by_role("option", name=re.compile("^Harvest")).first.click()
    assert state(page)["concept"] == "c2"
    page.evaluate("() => conceptGraph.apply({ filter: { signs: ['+'] } })")
    assert state(page)["filter"]["signs"] == ["+"]


def test_the_outline_of_a_large_page_comes_when_the_picture_stands(large: Path, open_page: Tab) -> None:
    page = open_page(large)
    page.wait_for_selector("#outline .concept >> nth=5", state="attached")
    assert page.locator("noscript").count() == 0
    assert page.locator("#start li").count() == 6
    assert (page.locator("#outline").text_content() or "").count("Rain fills it.") == 5
    assert page.locator("#outline img, main script").count() == 0


def test_a_large_page_without_scripts_has_all_in_its_lists(large: Path, open_page: Tab) -> None:
    page = open_page(large, wait=False, java_script_enabled=False)
    assert page.locator("#picture").is_visible()
    assert "River feeds harvest." in page.locator("#outline").inner_text()


@pytest.mark.parametrize("lack", ["an old browser", "a damaged file"])
def test_where_a_large_page_cannot_be_unpacked_it_says_so_and_shows_what_it_can(
    lack: str, large: Path, lenient_page: Tab
) -> None:
    text = large.read_text(encoding="utf-8")
    damage = r'(id="conceptgraph-data">.{40})....'
    old = "<body><script>delete window.DecompressionStream</script>"
    if lack == "a damaged file":
        text = re.sub(damage, r"\1AAAA", text)
    else:
        policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
        text = policy.sub("", text).replace("<body>", old)
    large.write_text(text, encoding="utf-8")
    page = lenient_page(large, wait=False)
    assert "could not unpack" in page.get_by_role("alert").inner_text()
    assert page.locator("#picture").is_visible()
    assert page.locator("#outline").is_visible()
    assert [said for said in lenient_page.complaints if "exception" in said] == []


def test_lists_that_come_after_a_page_was_found_damaged_are_shown(large: Path, lenient_page: Tab) -> None:
    text = re.sub(r'(id="conceptgraph-data">.{40})....', r"\1AAAA", large.read_text(encoding="utf-8"))
    head, mark, rest = text.partition('<div class="names" data-into="start">')
    told = Event()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            # The first of what follows, by which it is known that the viewer stands in the page whole.
            self.wfile.write(f"{head}{mark}".encode())
            self.wfile.flush()
            told.wait(20)
            self.wfile.write(rest.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = lenient_page("about:blank", wait=False)
        page.context.unroute("**/*")
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="commit")
        page.get_by_role("alert").wait_for()
        assert page.locator("#outline").count() == 0
        told.set()
        page.wait_for_selector("#outline .concept >> nth=5")
        assert "River feeds harvest." in page.locator("#outline").inner_text()
    finally:
        told.set()
        server.shutdown()
        server.server_close()
