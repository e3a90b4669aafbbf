"""What the documentation shows is run: commands, files and Python, page by page, in an empty folder."""

from __future__ import annotations

import re
import shlex
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?P<to>[^)#\s]+)(?:#[^)]*)?\)")


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match["file"] or "", match["kind"], match["text"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
class TestEveryPage:
    def test_links_lead_somewhere(self, page: Path) -> None:
        for match in LINK.finditer(page.read_text(encoding="utf-8")):
            if "://" not in match["to"]:
                assert (page.parent / match["to"]).exists(), match["to"]

    def test_files_and_commands_work(self, page: Path, run: Run) -> None:
        """Files are written as they stand; commands must end well, in the order of the page."""
        for file, kind, text in blocks(page):
            if file:
                Path(file).write_text(text, encoding="utf-8")
            for line in text.splitlines() if kind == "console" else ():
                if line.startswith("$ conceptgraph "):
                    words = [word for word in shlex.split(line)[2:] if word != "--open"]
                    result = run(*words)
                    assert result.exit_code == 0, f"{line}\n{result.output}"


def test_python_examples_run(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    files = {file: text for file, _, text in blocks(ROOT / "README.md") if file}
    Path("sleep.yaml").write_text(files["sleep.yaml"], encoding="utf-8")
    for _, kind, text in blocks(ROOT / "docs/python.md"):
        if kind == "python":
            exec(compile(text, "docs/python.md", "exec"), {})
    said = capsys.readouterr().out
    assert "- ('coffee', 'sleep', 'attention') shortens" in said
    assert "['Coffee shortens deep sleep', 'Screen light reduces deep sleep']" in said
    assert Path("output/sleep.html").stat().st_size > 100_000
    assert Path("output/sleep.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_first_graph_is_about_ten_lines() -> None:
    files = {file: text for file, _, text in blocks(ROOT / "README.md") if file}
    assert len(files["sleep.yaml"].splitlines()) <= 12


def test_the_two_commands_stand_in_the_readme_and_the_second_is_what_ci_calls() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [text.count("\n") for _, kind, text in blocks(ROOT / "README.md") if kind == "sh"] == [1, 1]
    assert "\nbash .ci/test\n" in readme
    assert "\nbash .ci/test\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize(("script", "page"), [("cli_reference", "cli"), ("problems_reference", "problems")])
def test_written_references_are_current(script: str, page: str) -> None:
    """Line ends may differ between versions of click; words may not."""
    spec = spec_from_file_location(script, ROOT / f"docs/{script}.py")
    assert spec is not None
    assert spec.loader is not None
    generator = module_from_spec(spec)
    spec.loader.exec_module(generator)
    written = (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")
    assert written.split() == generator.reference().split(), f"run: python docs/{script}.py > docs/{page}.md"
