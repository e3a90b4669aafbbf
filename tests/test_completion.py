"""Completion as people meet it: keys typed into real shells, and what the program offers them."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import cli
from viz.terminal import completing, shell_words
from viz.views.catalogue import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[1]
GRAPH = """\
title: G
concepts:
  vitamin-d:
  joint pain: {label: joint pain}
effects:
  - {id: eases, source: vitamin-d, target: joint pain, label: eases}
tours:
  - {id: first-tour, title: One, steps: [{id: one-step, show: [vitamin-d]}]}
"""
#: Texts of which nobody can know beforehand what they will be.
FREE = {
    "title", "text", "key", "value", "new", "keys", "label", "step", "place", "seeds", "between", "columns",
    "memory", "alias", "words", "engine",
}  # fmt: skip
#: Formats of other programs, and the address of a page.
FREE_OPTIONS = {"--from", "--to", "--page"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the program on its path and a folder of files."""
    folder = tmp_path_factory.mktemp("home")
    program = folder / "bin" / "conceptgraph"
    program.parent.mkdir()
    # Run by a line that was typed, it prints its words; asked by the shell's script, it answers.
    program.write_text(
        f"""#!/bin/sh
if [ -n "$_CONCEPTGRAPH_SHELL" ]; then exec "{sys.executable}" "{ROOT / "cli.py"}"; fi
printf 'ran:'; printf ' <%s>' "$@"; echo .
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    work = folder / "work"
    (work / "folder").mkdir(parents=True)
    for name in ("my graph.yaml", "notes.txt", "über.yaml", "page.html", "folder/deep.yaml"):
        (work / name).write_text(GRAPH if name.endswith("yaml") else "", encoding="utf-8")
    return folder


class Shell:
    """A shell at a terminal of its own."""

    def __init__(self, words: list[str], home: Path) -> None:
        self._pid, self._end = pty.fork()
        if not self._pid:
            os.chdir(home / "work")
            own = {"HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "PS1": "$ "}
            own |= {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "CONCEPTGRAPH_CACHE": str(home / "cache")}
            os.execvpe(words[0], words, own)

    def ran(self, line: str) -> str:
        """Type a line, Tab and Enter; return the words that the program was run with."""
        os.write(self._end, f"{line}\t\r".encode())
        said, late = "", time.monotonic() + 30
        while not (found := re.search(r"ran:( <.*?>)\.\r?\n", said)):
            ready, _, _ = select.select([self._end], [], [], max(0, late - time.monotonic()))
            assert ready, f"the program was not run; {said!r}"
            said += os.read(self._end, 65536).decode("utf-8", "replace")
        return found[1].strip()

    def close(self) -> None:
        os.close(self._end)
        os.waitpid(self._pid, 0)


def script(shell: str, home: Path) -> Path:
    """Return the file that the program prints for a shell."""
    path = home / f"script.{shell}"
    path.write_text(completing.script_for(shell), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, home: Path) -> Iterator[Shell]:
    name = request.param
    if not shutil.which(name):
        pytest.skip(f"NOT TESTED: completion in {name}, which is not here")
    path = script(name, home)
    if name == "bash":
        started = ["bash", "--noprofile", "--rcfile", str(path), "-i"]
    elif name == "zsh":  # nobody has called compinit
        (home / ".zshrc").write_text(f"PS1='$ '\n. {path}\n", encoding="utf-8")
        started = ["zsh", "-d", "-i"]
    else:
        started = ["fish", "--no-config", "--init-command", f"source {path}", "-i"]
    opened = Shell(started, home)
    yield opened
    opened.close()


class TestShells:
    @pytest.mark.parametrize(
        ("typed", "run_with"),
        [
            ("build tha", "<build> <thames>"),
            ("dra", "<draw>"),
            ("build my", "<build> <my graph.yaml>"),
            ("check no", "<check> <no>"),  # notes.txt is no graph file
            ("check ü", "<check> <über.yaml>"),
            ("check folder/d", "<check> <folder/deep.yaml>"),
            ("check f", "<check> <folder/>"),
            ("build thames -o pa", "<build> <thames> <-o> <page.html>"),
            ("convert not", "<convert> <notes.txt>"),
            ("ask around über.yaml vit", "<ask> <around> <über.yaml> <vitamin-d>"),
            ("ask around über.yaml jo", "<ask> <around> <über.yaml> <joint pain>"),
            ("ask around über.yaml 'joint p", "<ask> <around> <über.yaml> <joint pain>"),
            ("build über.yaml --view focus:j", "<build> <über.yaml> <--view> <focus:joint pain>"),
            ("build --open tha", "<build> <--open> <thames>"),
            ("build über.yaml --view=tour:", "<build> <über.yaml> <--view=tour:first-tour:one-step>"),
            ("slides über.yaml --tour fir", "<slides> <über.yaml> <--tour> <first-tour>"),
            ("examples traf", "<examples> <traffic>"),
        ],
    )
    def test_a_tab_gives_the_word(self, shell: Shell, typed: str, run_with: str) -> None:
        assert shell.ran(f"conceptgraph {typed}") == run_with


def offered(line: str, home: Path, kind: str = "fish") -> list[str]:
    """Ask the program itself; return the words that it offers."""
    own = {**os.environ, "_CONCEPTGRAPH_SHELL": kind, "_CONCEPTGRAPH_LINE": f"conceptgraph {line}"}
    own["CONCEPTGRAPH_CACHE"] = str(home / "cache")
    command = [sys.executable, str(ROOT / "cli.py")]
    done = subprocess.run(command, env=own, cwd=home / "work", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [row.partition("\t")[0] for row in done.stdout.decode().splitlines()]


class TestOffers:
    def test_powershell_is_offered_the_same(self, home: Path) -> None:
        """Its script was not run here; what it is answered is what the others are."""
        assert offered("ask around über.yaml ", home, "powershell") == ["vitamin-d", "joint pain"]
        assert offered("build `über.yaml --view=focus:v", home, "powershell") == ["--view=focus:vitamin-d"]
        assert offered("draw -o 'pa", home, "powershell") == []

    def test_views_that_are_offered_are_there(self, home: Path) -> None:
        import graph_data

        graph = graph_data.read_graph(graph_data.example_path("thames"))
        views = offered("draw thames --view ", home)
        assert set(views) <= {"overview:all", *Views(graph).ids()}
        assert len(views) > len(graph.concepts)

    def test_categories_and_signs_are_offered(self, home: Path) -> None:
        assert "river" in offered("draw thames --shut ", home)
        assert offered("edit add-relation über.yaml robs r", home) == ["regulates"]

    def test_nothing_is_offered_of_a_graph_that_is_not_there(self, home: Path) -> None:
        assert offered("ask around nowhere.yaml ", home) == []
        assert offered("slides notes.txt --tour ", home) == []

    def test_names_follow_the_file(self, home: Path) -> None:
        path = home / "work" / "changing.yaml"
        path.write_text("effects:\n  - one -> two: raises\n", encoding="utf-8")
        assert offered("ask around changing.yaml ", home) == ["one", "two"]
        path.write_text("effects:\n  - one -> three: raises\n", encoding="utf-8")
        assert offered("ask around changing.yaml ", home) == ["one", "three"]
        path.write_text("concepts: {one: {}}\neffects:\n  - one -> thre: raises\n", encoding="utf-8")
        assert offered("ask around changing.yaml ", home) == ["one"]

    def test_what_would_command_a_terminal_is_not_offered(self, home: Path) -> None:
        (home / "work" / "bell\x07\x1b[2J.yaml").write_text(GRAPH, encoding="utf-8")
        assert not [word for word in offered("check ", home) if "bell" in word]

    def test_every_text_parameter_is_offered_or_free(self) -> None:
        def below(command: click.Command) -> Iterator[click.Command]:
            yield command
            for child in getattr(command, "commands", {}).values():
                yield from below(child)

        for command in below(cli.cli):
            for param in command.params:
                if isinstance(param.type, type(click.STRING)):
                    known = completing.offering_at(command, param) is not None
                    free = param.name in FREE or bool(FREE_OPTIONS.intersection(param.opts))
                    told = "completing.py says what may stand there, or it is free here"
                    assert known != free, f"{command.name} {param.name}: {told}"

    def test_every_shell_has_its_script(self, run: Run) -> None:
        for name in shell_words.SHELLS:
            assert "_CONCEPTGRAPH_LINE" in run("completion", name).output
