"""The command line as people meet it: what it says, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import cli
import graph_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[1]

WATER = """\
title: Water
concepts:
  rain: {definition: Water that falls.}
  river:
  harvest: {label: the harvest, aka: [crop]}
  drought:
effects:
  - {source: rain, target: river, label: swells, relation: increases}
  - {source: river, target: harvest, label: feeds, relation: increases, verdict: mixed, certainty: low}
  - {source: drought, target: river, label: drains, relation: decreases}
  - {source: harvest, target: drought, label: worsens, relation: increases, level: detail}
"""
FINE = "title: Fine\nconcepts: [a, b]\neffects:\n  - a -> b: raises\n"
WRONG = WATER.replace("target: river, label: drains", "target: rivver, label: drains")


@pytest.fixture
def water(tmp_path: Path) -> str:
    path = tmp_path / "water.yaml"
    path.write_text(WATER, encoding="utf-8")
    return path.name


def program(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program itself, as a user does."""
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *words],
        cwd=cwd,
        env={**os.environ, "CONCEPTGRAPH_CACHE": str(cwd / ".cache"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class TestUsage:
    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["biuld"], "there is no command 'biuld'; did you mean 'build'?"),
            (["ask", "loop"], "there is no command 'loop'; did you mean 'loops'?"),
            (["qqqqqq"], "there is no command 'qqqqqq'; there are build, serve, check, ask"),
            (["build", "magnesum"], "no example called 'magnesum'; did you mean 'magnesium'?"),
            (["build", "qqqqqq"], "no example called 'qqqqqq'; 'conceptgraph examples' lists the examples."),
            (["build", "--them", "dark"], "--theme"),
            (["build", "--theme", "drak"], "'drak' is not one of 'system', 'light', 'dark', 'contrast'"),
            (["ask", "paths", "magnesium", "a"], "Missing argument 'TO'"),
            (["ask", "paths", "magnesium", "a", "b", "--limit", "0"], "0 is not in the range x>=1"),
            (["draw", "magnesium", "-o", "picture.gif"], "end it in .svg, .png, .pdf or .json"),
        ],
    )
    def test_is_answered_with_what_is_right(self, run: Run, words: list[str], message: str) -> None:
        result = run(*words)
        assert result.exit_code == 2
        assert message in result.stderr
        assert result.stdout == ""

    def test_a_hostile_word_commands_no_terminal(self, run: Run) -> None:
        assert "\x1b" not in run("\x1b[2Jx").output

    def test_help_of_every_command_has_an_example(self) -> None:
        groups = {"": cli.cli, **{n: c for n, c in cli.cli.commands.items() if isinstance(c, click.Group)}}
        for group, of in groups.items():
            for name, command in of.commands.items():
                line = " ".join(filter(None, ["conceptgraph", group, name]))
                assert name in groups or re.search(rf"\n +{line}\b", command.help or ""), line

    def test_version(self, tmp_path: Path) -> None:
        assert program("--version", cwd=tmp_path).stdout.startswith("conceptgraph ")

    def test_scripts_of_earlier_versions_are_still_offered_examples(self, tmp_path: Path) -> None:
        words = {"COMP_WORDS": "conceptgraph build mag", "COMP_CWORD": "2"}
        done = program(cwd=tmp_path, _CONCEPTGRAPH_COMPLETE="bash_complete", **words)
        assert "plain,magnesium" in done.stdout.splitlines()
        assert "file" not in done.stdout  # beside a file, the script for bash dropped all else


class TestCheck:
    def test_fine(self, run: Run, water: str, tmp_path: Path) -> None:
        result = run("check", water)
        assert result.exit_code == 0
        assert "error" not in result.stdout
        (tmp_path / "fine.yaml").write_text(FINE, encoding="utf-8")
        assert run("check", "fine.yaml").stdout == "No problems.\n"
        assert run("check", "fine.yaml", "--quiet").stdout == ""

    def test_problems_with_place_and_remedy(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
        result = run("check", "wrong.yaml")
        assert result.exit_code == 1
        assert "wrong.yaml:10:" in result.stdout
        assert "rivver" in result.stdout
        assert "did you mean: river" in result.stdout
        assert "1 error" in result.stdout.splitlines()[-1]

    def test_strict_minds_warnings(self, run: Run, tmp_path: Path) -> None:
        odd = WATER.replace("  drought:\n", "  drought:\n  lonely:\n")
        (tmp_path / "odd.yaml").write_text(odd, encoding="utf-8")
        assert run("check", "odd.yaml").exit_code == 0
        assert run("check", "odd.yaml", "--strict").exit_code == 1

    def test_formats_for_machines(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
        told = json.loads(run("check", "wrong.yaml", "--format", "json").stdout)
        problems = told["problems"] if isinstance(told, dict) else told
        assert any("rivver" in json.dumps(problem) for problem in problems)
        assert "\nwrong.yaml:10:31: error: " in run("check", "wrong.yaml", "--format", "gcc").stdout
        assert "::error file=wrong.yaml,line=10" in run("check", "wrong.yaml", "--format", "github").stdout

    def test_several_files_and_standard_input(self, run: Run, water: str, tmp_path: Path) -> None:
        (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
        assert run("check", water, "wrong.yaml").exit_code == 1
        assert run("check", "-", input=WATER).exit_code == 0

    def test_missing_file(self, run: Run, water: str) -> None:
        result = run("check", "watr.yaml")
        assert result.exit_code == 1
        assert "watr.yaml" in result.stdout
        assert "water.yaml" in result.stdout


class TestAsk:
    def test_paths(self, run: Run, water: str) -> None:
        result = run("ask", "paths", water, "Rain", "crop")
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            "1 way from rain to the harvest.",
            "Read each step: a graph does not say that one effect follows from another.",
            "",
            "1. if every step holds: raises it (+); weakest link: not checked",
            "   Rain swells river  [not checked]",
            "   River feeds the harvest  [mixed, low certainty]",
        ]

    def test_paths_for_programs(self, run: Run, water: str) -> None:
        data = json.loads(run("ask", "paths", water, "drought", "harvest", "--format", "json").stdout)
        assert (data["from"], data["to"]) == ("drought", "harvest")
        assert [way["sign"] for way in data["paths"]] == ["-"]
        assert data["paths"][0]["concepts"] == ["drought", "river", "harvest"]

    def test_no_way(self, run: Run, water: str) -> None:
        result = run("ask", "paths", water, "river", "rain")
        assert (result.exit_code, result.stdout) == (0, "No way from river to rain.\n")

    def test_unknown_concept(self, run: Run, water: str) -> None:
        result = run("ask", "around", water, "rane")
        assert result.exit_code == 1
        assert result.stderr == "Error: there is no concept 'rane'; did you mean 'rain'?\n"

    def test_around(self, run: Run, water: str) -> None:
        result = run("ask", "around", water, "river")
        assert result.stdout.splitlines() == [
            "River",
            "",
            "What acts on river: 2",
            "   Rain swells river  [not checked]",
            "   Drought drains river  [not checked]",
            "",
            "What river acts on: 1",
            "   River feeds the harvest  [mixed, low certainty]",
        ]
        data = json.loads(run("ask", "around", water, "rain", "--hops", "2", "--format", "json").stdout)
        assert [effect["target"] for effect in data["it_acts_on"]] == ["river", "harvest"]

    def test_follows(self, run: Run, water: str) -> None:
        lines = run("ask", "follows", water, "rain").stdout.splitlines()
        assert lines == [
            "If rain rises: 3 concepts may follow. How strong the effects are is not known.",
            "Read each step: a graph does not say that one effect follows from another.",
            "",
            "Less sure",
            "   River: said to rise  [not checked, 1 step]",
            "   The harvest: said to rise  [not checked, 2 steps]",
            "   Drought: said to rise  [not checked, 3 steps]",
        ]
        data = json.loads(run("ask", "follows", water, "rain", "--format", "json").stdout)
        assert [(one["concept"], one["change"], one["steps"]) for one in data["follows"]] == [
            ("river", "rises", 1), ("harvest", "rises", 2), ("drought", "rises", 3),
        ]  # fmt: skip

    def test_loops(self, run: Run, water: str) -> None:
        result = run("ask", "loops", water)
        assert result.stdout.splitlines()[2] == "1. balancing; weakest link: not checked"
        data = json.loads(run("ask", "loops", water, "--format", "json").stdout)
        assert data["loops"][0]["concepts"] == ["river", "harvest", "drought"]

    def test_coverage(self, run: Run, water: str) -> None:
        lines = run("ask", "coverage", water).stdout.splitlines()
        assert lines[0].split() == ["concepts", "4"]
        assert "effects                      4  3 core, 1 detail" in lines
        data = json.loads(run("ask", "coverage", water, "--format", "json").stdout)
        assert data["verdicts"]["mixed"] == 1

    def test_questions_to_a_wrong_file_tell_its_problems(self, run: Run) -> None:
        result = run("ask", "loops", "-", input=WRONG)
        assert result.exit_code == 1
        assert "rivver" in result.stderr
        assert result.stdout == ""


class TestNew:
    def test_starter_is_a_graph_of_ten_lines(self, run: Run, tmp_path: Path) -> None:
        result = run("new", "first.yaml")
        assert result.exit_code == 0
        assert result.stdout.startswith("Wrote first.yaml (")
        assert result.stdout.endswith("Next: conceptgraph build first.yaml --open\n")
        assert run("check", "first.yaml", "--strict").exit_code == 0
        lines = (tmp_path / "first.yaml").read_text(encoding="utf-8").splitlines()
        assert sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in lines) <= 12

    def test_does_not_replace_unasked(self, run: Run, water: str, tmp_path: Path) -> None:
        result = run("new", water)
        assert result.exit_code == 2
        assert "water.yaml exists" in result.stderr
        assert (tmp_path / water).read_text(encoding="utf-8") == WATER
        assert run("new", water, "--force").exit_code == 0
        line = "# yaml-language-server: $schema=conceptgraph.schema.json\n"
        assert (tmp_path / water).read_text(encoding="utf-8") == line + graph_data.starter_text()

    def test_the_line_for_editors_names_a_schema_that_is_there(self, run: Run, tmp_path: Path) -> None:
        schema = tmp_path / "conceptgraph.schema.json"
        assert run("new", "plain.yaml", "--no-schema").exit_code == 0
        assert not schema.exists()
        assert (tmp_path / "plain.yaml").read_text(encoding="utf-8") == graph_data.starter_text()
        assert run("new", "first.yaml").exit_code == 0
        assert json.loads(schema.read_text(encoding="utf-8")) == graph_data.json_schema()
        schema.write_text("{}", encoding="utf-8")  # a file of somebody else's: it stays, and no line names it
        assert run("new", "second.yaml").exit_code == 0
        assert schema.read_text(encoding="utf-8") == "{}"
        assert "$schema" not in (tmp_path / "second.yaml").read_text(encoding="utf-8")

    def test_to_standard_output(self, run: Run) -> None:
        assert run("new", "-").stdout == graph_data.starter_text()


class TestExamplesAndSchema:
    def test_examples(self, run: Run) -> None:
        lines = run("examples").stdout.splitlines()
        assert [line.split()[0] for line in lines] == list(graph_data.example_names())
        assert any("(88 concepts, 162 effects)" in line for line in lines)

    def test_file_of_an_example(self, run: Run) -> None:
        source = Path(graph_data.example_path("magnesium"))
        assert run("examples", "magnesium").stdout.encode() == source.read_bytes()
        assert run("examples", "magnesum").exit_code == 2

    def test_a_copy_of_an_example_has_all_that_it_needs(self, run: Run, tmp_path: Path) -> None:
        result = run("examples", "thames", "-o", "mine")
        assert result.stdout.startswith("Wrote mine/thames.yaml (")
        assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == [
            "conceptgraph.schema.json", "thames.md", "thames.yaml",
        ]  # fmt: skip
        assert run("check", "mine/thames.yaml", "--strict").exit_code == 0
        again = run("examples", "thames", "-o", "mine")
        assert again.exit_code == 2
        assert "mine/thames.yaml exists" in again.stderr

    def test_schema(self, run: Run, tmp_path: Path) -> None:
        assert json.loads(run("schema").stdout) == graph_data.json_schema()
        assert run("schema", "-o", "s.json").exit_code == 0
        assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8")) == graph_data.json_schema()


class TestManners:
    @pytest.mark.parametrize(
        ("words", "module", "package"),
        [(["mcp", "magnesium"], "mcp.server.lowlevel", "mcp"), (["lsp"], "pygls.lsp.server", "pygls")],
    )
    def test_what_is_not_installed_is_named(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], module: str, package: str
    ) -> None:
        for name in ("viz.protocols.agents", "viz.protocols.editors"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.setitem(sys.modules, module, None)
        result = run(*words)
        assert result.exit_code == 1
        assert f"{words[0]} needs the package" in result.stderr
        assert re.search(rf"(install|inject) .*\b{package}\b", result.stderr)

    def test_an_unexpected_fault_is_told_in_words(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(graph_data, "starter_text", lambda: 1 / 0, raising=False)
        result = run("new")
        assert result.exit_code == 1
        assert "ZeroDivisionError" in result.stderr
        assert "Traceback" not in result.stderr

    @pytest.mark.parametrize(
        ("name", "data", "message"),
        [
            ("folder", None, "'folder' is a folder"),
            (
                "latin.yaml",
                b"title: Wasser f\xfcr alle",
                "latin.yaml:1:16: error CG104: the byte 0xfc (perhaps 'ü') is not UTF-8",
            ),
            ("huge.yaml", b"#" * 50_000_001, "it has more than 50,000,000 bytes"),
        ],
    )
    def test_what_is_no_graph_file_is_said(
        self, run: Run, tmp_path: Path, name: str, data: bytes | None, message: str
    ) -> None:
        if data is None:
            (tmp_path / name).mkdir()
        else:
            (tmp_path / name).write_bytes(data)
        for command in ("build", "draw", "slides"):
            result = run(command, name)
            assert (result.exit_code, result.stdout) == (1, "")
            assert message in result.stderr
        assert not (tmp_path / "output").exists()

    @pytest.mark.parametrize("words", [["build"], ["draw"], ["slides"], ["embed"], ["schema"], ["new"]])
    def test_where_nothing_can_be_written_it_is_said(self, run: Run, water: str, words: list[str]) -> None:
        target = f"{water}/deep/out.html" if words != ["draw"] else f"{water}/deep/out.svg"
        command = (
            [*words, water, "-o", target] if words[0] not in ("schema", "new") else [*words, "-o", target]
        )
        if words == ["new"]:
            command = ["new", target]
        result = run(*command)
        assert result.exit_code == 1
        assert f"{water} is a file, not a folder" in result.stderr

    def test_an_interrupt_while_the_program_loads_ends_it_without_a_word(self, tmp_path: Path) -> None:
        (tmp_path / "sitecustomize.py").write_text(
            "import os, signal, sys\n"
            "class Finder:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        if name == 'click':\n"
            "            os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.meta_path.insert(0, Finder())\n",
            encoding="utf-8",
        )
        done = program("--version", cwd=tmp_path, PYTHONPATH=str(tmp_path))
        assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")

    def test_closed_pipe(self, tmp_path: Path) -> None:
        command = f"{sys.executable} {ROOT / 'cli.py'} schema | true"
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stderr == ""

    def test_full_standard_output(self, tmp_path: Path) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            command = [sys.executable, str(ROOT / "cli.py"), "schema"]
            done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=-1, text=True, check=False)
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert "Traceback" not in done.stderr

    def test_poor_terminal_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "g.yaml").write_text(WATER.replace("Water\n", "Wässer 水\n", 1), encoding="utf-8")
        done = program("ask", "coverage", "g.yaml", cwd=tmp_path, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, "")

    def test_no_colour_when_unwanted(self, tmp_path: Path) -> None:
        (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
        assert "\x1b[" not in program("check", "wrong.yaml", cwd=tmp_path, NO_COLOR="1").stdout


class TestOrderOfWords:
    @pytest.mark.parametrize(
        ("words", "line"),
        [
            (["ask", "g.yaml", "paths", "a", "b"], "conceptgraph ask paths g.yaml a b"),
            (["ask", "g.yaml", "a"], "conceptgraph ask around g.yaml CONCEPT"),
            (["ask", "paths", "a", "b", "g.yaml"], "conceptgraph ask paths g.yaml a b"),
            (["ask", "around", "deep sleep", "g.yaml"], "conceptgraph ask around g.yaml 'deep sleep'"),
            (["g.yaml", "build"], "conceptgraph build g.yaml"),
            (["g.yaml"], "conceptgraph check g.yaml"),
            (["ask", "magnesium", "loops"], "conceptgraph ask loops magnesium"),
        ],
    )
    def test_the_right_line_is_shown(self, run: Run, tmp_path: Path, words: list[str], line: str) -> None:
        (tmp_path / "g.yaml").write_text("effects: [a -> b: raises]", encoding="utf-8")
        result = run(*words)
        assert result.exit_code == 2
        assert line in result.stderr


class TestMissingFile:
    def test_only_names_really_near_are_offered(self, run: Run, tmp_path: Path) -> None:
        for name in ("colon.yaml", "photo.yaml", "photo.pdf", "notes.txt"):
            (tmp_path / name).write_text("effects: [a -> b: raises]", encoding="utf-8")
        told = run("check", "nofile.yaml").output
        assert "did you mean" not in told
        assert "a file that is there: colon.yaml, photo.yaml\n" in told
        assert "did you mean: photo.yaml" in run("check", "phto.yaml").output
        assert "did you mean: photo.yaml" in run("check", "photo.yml").output


class TestPagesOfOneName:
    """Two graphs of one name in two folders do not write over each other's page."""

    @pytest.fixture
    def two(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        for folder in ("one", "two"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "g.yaml").write_text(f"title: {folder}\neffects: [a -> b: raises]\n")
        return tmp_path

    def test_the_second_is_refused_with_a_remedy_that_works(self, two: Path, run: Run) -> None:
        assert run("build", "one/g.yaml").exit_code == 0
        assert run("build", "one/g.yaml").exit_code == 0
        before = (two / "output" / "g.html").read_bytes()
        refused = run("build", "two/g.yaml")
        assert refused.exit_code == 2
        assert "-o output/g.html" in " ".join(refused.stderr.replace("\\", "/").split())
        assert (two / "output" / "g.html").read_bytes() == before
        assert run("build", "two/g.yaml", "-o", "output/g.html").exit_code == 0
        assert "<title>two</title>" in (two / "output" / "g.html").read_text(encoding="utf-8")

    def test_a_page_of_which_nothing_is_known_is_replaced(self, two: Path, run: Run) -> None:
        (two / "output").mkdir()
        (two / "output" / "g.html").write_text("<!DOCTYPE html>")
        assert run("build", "two/g.yaml").exit_code == 0

    def test_the_page_names_no_folder(self, two: Path, run: Run) -> None:
        run("build", "one/g.yaml")
        page = (two / "output" / "g.html").read_text(encoding="utf-8")
        assert "one/" not in page and "g.yaml" not in page
