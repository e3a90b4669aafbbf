"""From file to page through the command line: every example, the same bytes, no harm when it fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[1]
FIRST = """\
title: Sleep
effects:
  - coffee -> sleep: delays
  - sleep -> attention: restores
  - screens -> sleep: shortens
"""


def build(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as a user does, in a folder of its own with an empty cache."""
    own = {"CONCEPTGRAPH_CACHE": str(folder / ".cache"), **environment}
    command = [sys.executable, str(ROOT / "cli.py"), "build", *words]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "first.yaml"
    path.write_text(FIRST, encoding="utf-8")
    return path


class TestBuild:
    @pytest.mark.parametrize("name", ["magnesium", "every-other"])
    def test_bundled_examples(self, run: Run, name: str, tmp_path: Path) -> None:
        names = [name] if name == "magnesium" else [n for n in graph_data.example_names() if n != "magnesium"]
        assert names
        for each in names:
            result = run("build", each)
            assert result.exit_code == 0, result.output
            assert f"Wrote {Path('output') / each}.html (" in result.stdout
            text = (tmp_path / "output" / f"{each}.html").read_text(encoding="utf-8")
            graph = graph_data.read_graph(graph_data.example_path(each))
            assert text.lower().startswith("<!doctype html>")
            assert f"<title>{graph.title}" in text
            assert all(f'"{concept}"' in text for concept in graph.concepts)

    def test_magnesium_is_what_is_built_when_nothing_is_named(self, run: Run, magnesium_html: Path) -> None:
        assert run("build", "-o", "m.html").exit_code == 0
        assert Path("m.html").read_bytes() == magnesium_html.read_bytes()

    def test_a_first_graph_of_few_lines(self, run: Run, first: Path) -> None:
        result = run("build", first.name)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[-1].startswith("Wrote output/first.html (")
        assert result.stdout.endswith("Open it in any browser.\n")

    def test_standard_input_and_output(self, run: Run, first: Path) -> None:
        run("build", first.name, "-q")
        piped = run("build", "-", "-o", "-", "-q", input=FIRST)
        assert piped.exit_code == 0
        written = Path("output/first.html").read_bytes()
        assert piped.stdout_bytes == re.sub(rb'<meta name="conceptgraph-made-from"[^>]*>\n', b"", written)

    def test_quiet(self, run: Run, first: Path) -> None:
        assert run("build", first.name, "--quiet").output == ""

    def test_title_theme_and_first_view(self, run: Run, first: Path) -> None:
        words = ["--title", "Night & day", "--theme", "dark", "--view", "focus:sleep"]
        assert run("build", first.name, *words).exit_code == 0
        text = Path("output/first.html").read_text(encoding="utf-8")
        assert "<title>Night &amp; day" in text
        assert '"start":"focus:sleep"' in text.replace(": ", ":")

    def test_unknown_view_is_named(self, run: Run, first: Path) -> None:
        result = run("build", first.name, "--view", "focus:slep")
        assert result.exit_code == 1
        assert "focus:slep" in result.stderr
        assert not Path("output").exists()

    @pytest.mark.long
    def test_same_bytes_whatever_the_hash_seed(self, tmp_path: Path) -> None:
        pages = []
        for seed in ("1", "4242"):
            folder = tmp_path / seed
            folder.mkdir()
            (folder / "first.yaml").write_text(FIRST, encoding="utf-8")
            done = build(folder, "first.yaml", PYTHONHASHSEED=seed)
            assert done.returncode == 0, done.stderr
            pages.append((folder / "output/first.html").read_bytes())
        assert pages[0] == pages[1]

    def test_fresh_and_kept_layouts_give_the_same_bytes(
        self, run: Run, first: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(first.parent / "empty"))
        run("build", first.name, "-o", "fresh.html")
        run("build", first.name, "-o", "kept.html")
        assert Path("fresh.html").read_bytes() == Path("kept.html").read_bytes()

    def test_no_screen_is_said(self, run: Run, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
            monkeypatch.delenv(name, raising=False)
        result = run("build", first.name, "--open")
        assert result.exit_code == 0
        assert "No screen was found" in result.output

    def test_opens_the_page(self, run: Run, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setattr("webbrowser.open", opened.append)
        run("build", first.name, "--open")
        assert opened == [Path("output/first.html").resolve().as_uri()]


class TestNoHarm:
    def test_problems_are_all_told_and_nothing_is_written(self, run: Run, first: Path) -> None:
        wrong = "concepts: {coffe: , sleep: , screens: }\nefects: []\n" + FIRST.partition("\n")[2]
        first.write_text(wrong, encoding="utf-8")
        Path("output").mkdir()
        Path("output/first.html").write_text("before", encoding="utf-8")
        result = run("build", first.name)
        assert result.exit_code == 1
        assert "coffee" in result.stderr
        assert "attention" in result.stderr
        assert "efects" in result.stderr
        assert "nothing was written" in result.stderr
        assert Path("output/first.html").read_text(encoding="utf-8") == "before"

    def test_the_graph_itself_is_never_the_output(self, run: Run, first: Path) -> None:
        result = run("build", first.name, "-o", f"./{first.name}")
        assert result.exit_code == 2
        assert first.read_text(encoding="utf-8") == FIRST

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("missing.yaml", "missing.yaml"),
            ("folder.yaml", "folder"),
            ("empty.yaml", "empty"),
            ("latin.yaml", "UTF-8"),
        ],
    )
    def test_sources_that_are_no_graphs(self, run: Run, source: str, message: str) -> None:
        Path("folder.yaml").mkdir()
        Path("empty.yaml").touch()
        Path("latin.yaml").write_bytes("title: Wässer\n".encode("latin-1"))
        result = run("build", source)
        assert result.exit_code == 1
        assert message in result.stderr
        assert not Path("output").exists()

    def test_a_folder_as_output(self, run: Run, first: Path) -> None:
        Path("output/first.html").mkdir(parents=True)
        result = run("build", first.name)
        assert result.exit_code == 1
        assert "it is a folder" in result.stderr

    def test_a_full_disk(self, first: Path) -> None:
        done = build(first.parent, first.name, "-o", "/dev/full")
        assert done.returncode == 1
        assert "the disk is full" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_missing_folder_is_made(self, run: Run, first: Path) -> None:
        assert run("build", first.name, "-o", "a/b/c.html").exit_code == 0
        assert Path("a/b/c.html").stat().st_size > 10_000

    def test_a_write_protected_output_stays(self, run: Run, first: Path) -> None:
        target = Path("kept.html")
        target.write_text("before", encoding="utf-8")
        target.chmod(0o444)
        if os.access(target, os.W_OK):  # root may write anywhere; a file in a file's place stops even root
            target = target / "page.html"
        result = run("build", first.name, "-o", str(target))
        assert result.exit_code == 1
        assert Path("kept.html").read_text(encoding="utf-8") == "before"


class TestKeptLayouts:
    def test_kept_when_wanted_and_then_up_to_date(self, run: Run, first: Path) -> None:
        run("build", first.name)
        assert not Path("first.layout.json").exists()
        result = run("build", first.name, "--keep")
        assert "Kept the layout in first.layout.json." in result.stderr
        kept = Path("first.layout.json").read_text(encoding="utf-8")
        page = Path("output/first.html").read_bytes()
        assert run("build", first.name).exit_code == 0
        assert Path("first.layout.json").read_text(encoding="utf-8") == kept
        assert Path("output/first.html").read_bytes() == page
        first.write_text(FIRST + "  - sleep -> mood: lifts\n", encoding="utf-8")
        run("build", first.name)
        assert "mood" in Path("first.layout.json").read_text(encoding="utf-8")

    def test_a_damaged_one_is_left_aside(self, run: Run, first: Path) -> None:
        damaged = '{"format": "conceptgraph-layout-1", "views": 3}'
        Path("first.layout.json").write_text(damaged, encoding="utf-8")
        result = run("build", first.name)
        assert result.exit_code == 0
        assert "Note: first.layout.json was left aside" in result.stderr


def test_draw(run: Run, first: Path) -> None:
    assert "focus:sleep" in run("draw", first.name, "--list").stdout.splitlines()
    assert run("draw", first.name, "--view", "focus:sleep", "-o", "a.svg").exit_code == 0
    text = Path("a.svg").read_text(encoding="utf-8")
    assert all(word in text for word in ("delays", "shortens", "restores"))
    assert run("draw", first.name, "-o", "a.pdf").exit_code == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF-")
    assert run("draw", first.name, "-o", "a.png", "--width", "640").exit_code == 0
    assert Path("a.png").read_bytes()[1:4] == b"PNG"
    assert run("draw", first.name, "-o", "-").stdout.startswith("<svg")
    result = run("draw", first.name, "--all", "pictures", "--format", "json")
    count = len(run("draw", first.name, "--list").stdout.splitlines())
    assert f"Wrote {count} pictures to pictures." in result.stdout
    assert len(list(Path("pictures").glob("*.json"))) == count
    result = run("draw", first.name, "--view", "focus:slep")
    assert (result.exit_code, "did you mean 'focus:sleep'?" in result.stderr) == (1, True)
