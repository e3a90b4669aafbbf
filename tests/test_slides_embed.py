"""What is pasted into other documents, and the commands that make it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from graph_data import read_graph_text
from tests.conftest import Run
from viz import Views
from viz.slides.embed import KINDS, embed
from viz.slides.embedding import Embedding, embedding_of, fragment


class Frames(HTMLParser):
    """Collects the attributes of what it reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


STEP = Embedding(
    "talk/graph.html", 'A "title" & <more>', "tour:to-the-joint:3", 480, "step.svg", steps=("3", "4", "5")
)


def test_fragments_are_addresses_that_the_page_reads() -> None:
    assert fragment("") == ""
    assert fragment("overview:all") == "view=overview:all"
    assert fragment("focus:a&b=c#d") == "focus=a%26b%3Dc%23d"
    assert fragment("focus:magnesium:2") == "view=focus:magnesium:2"
    assert fragment("tour:a:b:3", theme="dark") == "tour=a:b&step=3&theme=dark"
    assert fragment("tour:a:b:3", presented=True) == "present=a:b&step=3"
    assert fragment("tour:a:3:lit") == "view=tour:a:3:lit"


def test_a_step_is_titled_by_its_point_or_what_it_asks() -> None:
    steps = "[{id: a, focus: rain, say: It falls. Much.}, {id: b, focus: rain, ask: Why?, say: So.}]"
    tour = f"{{id: t, title: T, steps: {steps}}}"
    told = f"title: Wet\neffects:\n  - rain -> river: fills\ntours:\n  - {tour}\n"
    graph = read_graph_text(told)
    views = Views(graph)
    found = [embedding_of(graph, "p.html", view, views[view]).title for view in ("tour:t:a", "tour:t:2")]
    assert found == ["Wet: It falls.", "Wet: Why?"]


def test_slidev_gets_a_frame_without_a_picture_which_it_would_look_for_in_its_sources() -> None:
    ((tag, frame),) = Frames(embed("slidev", STEP)).found
    assert tag == "iframe" and frame["src"] == "talk/graph.html#tour=to-the-joint&step=3"


@pytest.mark.parametrize("kind", ["html", "quarto", "reveal"])
def test_a_frame_is_titled_sandboxed_and_holds_a_picture_for_those_without(kind: str) -> None:
    (frame, *_) = [a for tag, a in Frames(embed(kind, STEP)).found if tag == "iframe"]
    assert frame["title"] == 'A "title" & <more>'
    assert frame["sandbox"] and "allow-same-origin" not in frame["sandbox"]
    assert (frame.get("src") or frame.get("data-src")) == "talk/graph.html#tour=to-the-joint&step=3"
    (picture,) = [a for tag, a in Frames(embed(kind, STEP)).found if tag == "img"]
    assert picture["src"] == "./step.svg" and picture["alt"] == 'A "title" & <more>'


def test_a_page_within_the_document_gets_its_state_by_name() -> None:
    page = '<!DOCTYPE html><p title="x">&amp;</p><script>1 < 2</script>'
    (found,) = Frames(embed("html", Embedding("g.html", "t", "focus:a", html=page))).found
    assert found[1]["srcdoc"] == page
    assert found[1]["name"] == "#focus=a"
    assert "src" not in found[1]


def test_reveal_gets_a_fragment_for_every_further_step() -> None:
    found = Frames(embed("reveal", STEP)).found
    assert [a["data-step"] for tag, a in found if tag == "span"] == ["4", "5"]
    # For paper, where nothing is loaded by itself, a view of its own has the script too.
    assert "pdf-ready" in embed("reveal", Embedding("g.html", "t", "focus:a"))


@pytest.mark.parametrize("kind", ["pandoc", "quarto"])
def test_a_step_before_an_audience_has_its_fragments_without_a_slide_around_it(kind: str) -> None:
    shown = embed(kind, replace(STEP, presented=True, title="```"))
    assert "<section" not in shown and shown.startswith("````{=html}\n") and shown.endswith("\n````\n")
    assert [a["data-step"] for tag, a in Frames(shown).found if tag == "span"] == ["4", "5"]
    assert "fragment" not in embed(kind, STEP)


def test_every_frame_says_its_view_by_its_name_too() -> None:
    for kind in ("html", "reveal", "quarto", "pandoc", "slidev"):
        (frame,) = [a for tag, a in Frames(embed(kind, STEP)).found if tag == "iframe"]
        assert frame["name"] == "#tour=to-the-joint&step=3"
    for kind in ("mkdocs", "sphinx", "vitepress", "jupyter"):
        assert "#tour=to-the-joint" in embed(kind, STEP)


def test_where_only_the_host_knows_the_way_a_link_becomes_the_frame() -> None:
    view = replace(STEP, title='Don\'t </script> "it"')
    for kind in ("mkdocs", "sphinx"):
        shown = embed(kind, view)
        assert shown.count("<script>") == shown.count("</script>") == 1
    assert Frames(embed("vitepress", view)).found[0][1]["@vue:mounted"].count("Don\\u0027t") == 1  # type: ignore[union-attr]
    assert 'src: (document.documentElement.dataset.content_root || "") + "talk' in embed("sphinx", view)
    whole = replace(STEP, page="https://example.org/g.html")
    assert 'src: "https://example.org/g.html#' in embed("sphinx", whole)
    assert ":src" not in embed("slidev", whole)


def test_markdown_jupyter_notion_and_marp(tmp_path: Path) -> None:
    link = "talk/graph.html#tour=to-the-joint&step=3"
    assert embed("markdown", STEP) == f'[![A "title" \\& \\<more\\>](./step.svg)]({link})\n'
    assert embed("notion", STEP) == link + "\n"
    assert embed("marp", STEP).startswith("---\n\n![bg contain](step.svg)\n")
    for picture in ("step.png", ""):
        (tmp_path / "step.png").write_bytes(b"PNG")
        scope: dict[str, Any] = {}
        stand_in = "display = lambda shown, **_: globals().update(found=shown)"
        cell = embed("jupyter", replace(STEP, picture=picture and str(tmp_path / picture)))
        exec(cell.replace("from IPython.display import display", stand_in), scope)
        found = Frames(scope["found"]["text/html"]).found
        (frame,) = [a for tag, a in found if tag == "iframe"]
        assert frame["src"] == link and frame["height"] == "480"
        assert [a["src"] for tag, a in found if tag == "img"] == ["data:image/png;base64,UE5H"][
            : len(picture)
        ]
        assert scope["found"]["text/plain"] == f'A "title" & <more>: {link}'
    with pytest.raises(ValueError, match="name one"):
        embed("marp", Embedding("g.html", "t"))
    with pytest.raises(ValueError, match="html, reveal, quarto"):
        embed("word", STEP)


def test_the_command_prints_each_kind_and_draws_the_picture(run: Run, tmp_path: Path) -> None:
    view = "tour:magnesium-to-the-joint:3"
    for kind in KINDS:
        page = ["--page", "https://example.org/magnesium.html"] if kind == "notion" else []
        picture = "p.png" if kind == "jupyter" else "p.svg"
        done = run("embed", "magnesium", "--for", kind, "--view", view, "--picture", picture, *page)
        assert done.exit_code == 0, done.output
        assert ("base + &quot;magnesium.html#" in done.output) == (kind == "slidev")
        assert "magnesium.html#tour=magnesium-to-the-joint" in done.output.replace("&amp;", "&")
    assert (tmp_path / "p.svg").read_text(encoding="utf-8").count("<text") > 5
    wrong = run("embed", "magnesium", "--view", "focus:magnesum")
    assert wrong.exit_code == 1 and "did you mean 'focus:magnesium'" in wrong.output
    by_name = run("embed", "magnesium", "--view", "focus:Mg")
    assert by_name.exit_code == 1 and "did you mean 'focus:magnesium'" in by_name.output
    assert run("embed", "magnesium", "--for", "marp").exit_code == 2
    run("embed", "magnesium", "--view", "tour:magnesium-to-the-joint:8", "--picture", "q.svg")
    drawn = (tmp_path / "q.svg").read_text(encoding="utf-8")
    assert "works against" in drawn and "(supported)" not in drawn and "opacity" not in drawn
    assert run("embed", "magnesium", "--view", "category:mineral").exit_code == 2
    slide = run("embed", "magnesium", "--for", "reveal", "--view", view, "--present").stdout
    assert re.search(r"magnesium.html#present=magnesium-to-the-joint&amp;step=[a-z-]{3,}\"", slide)
    assert run("embed", "magnesium", "--view", "focus:magnesium", "--present").exit_code == 2
    local = run("embed", "magnesium", "--for", "notion", "--page", "magnesium.html")
    assert local.exit_code == 2 and "Notion shows pages of the web" in local.stderr


def test_the_page_is_looked_for_where_build_writes_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a b.yaml").write_text("effects: [rain -> river: fills]", encoding="utf-8")
    done = run("embed", "a b.yaml")
    assert 'src="output/a%20b.html"' in done.stdout
    assert "There is no page output/a b.html yet: 'conceptgraph build 'a b.yaml'' writes it" in done.stderr
    run("build", "a b.yaml")
    done = run("embed", "a b.yaml")
    assert done.stderr == "It shows output/a b.html, seen from this folder; --page names another.\n"
    assert run("embed", "a b.yaml", "-q").stderr == ""
    told = run("embed", "a b.yaml", "--for", "slidev").stderr
    assert told == "It shows a b.html from Slidev's folder 'public': copy output/a b.html there.\n"
    (tmp_path / "public").mkdir()
    (tmp_path / "public/a b.html").write_text("")
    assert run("embed", "a b.yaml", "--for", "slidev").stderr == ""
    sphinx = run("embed", "a b.yaml", "--for", "sphinx", "--picture", "docs/p.svg")
    assert "'html_extra_path' names" in sphinx.stderr and "](p.svg)" in sphinx.stdout
    svg = run("embed", "a b.yaml", "--for", "jupyter", "--picture", "p.svg")
    assert svg.exit_code == 2 and "show a PNG" in svg.stderr
    (tmp_path / "talk").mkdir()
    done = run("embed", "a b.yaml", "-o", "talk/slide.html", "--picture", "p.svg")
    slide = (tmp_path / "talk/slide.html").read_text(encoding="utf-8")
    assert 'src="../output/a%20b.html"' in slide and 'src="../p.svg"' in slide
    assert "title=" in slide
    done = run("embed", "a b.yaml", "--page", "https://example.org/x.html")
    assert 'src="https://example.org/x.html"' in done.stdout and done.stderr == ""
    assert "no page output/thames.html yet: 'conceptgraph build thames'" in run("embed", "thames").stderr


def test_the_command_makes_slides_and_handouts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("effects: [rain -> river: fills, river -> sea: feeds]", encoding="utf-8")
    done = run("slides", "g.yaml")
    assert done.exit_code == 0 and "output/g-talk.html" in done.output
    done = run("slides", "g.yaml", "-o", "g.pptx", "--theme", "dark", "--size", "4:3")
    assert done.exit_code == 0, done.output
    deck = Presentation(io.BytesIO((tmp_path / "g.pptx").read_bytes()))
    assert len(deck.slides) == 1 + 4 + 1
    done = run("slides", "g.yaml", "-o", "h.pdf")
    assert done.exit_code == 0 and (tmp_path / "h.pdf").read_bytes().startswith(b"%PDF")
    assert run("slides", "g.yaml", "-o", "talk.odp").exit_code == 2
    unknown = run("slides", "g.yaml", "--tour", "x")
    assert unknown.exit_code == 1 and "no tour called 'x'" in unknown.output
