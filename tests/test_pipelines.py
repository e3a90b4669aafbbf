"""What build servers, hooks and shells are given: reports, folders, exit codes, streams."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import cli
import graph_data
from viz.terminal import installing, saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[1]
FINE = "title: Fine\nconcepts: [a, b]\neffects:\n  - a -> b: raises\n"
WRONG = "title: Wrong\neffects:\n  - a -> b\n"
DOUBTFUL = "title: Doubtful\nconcepts: [a, b, c]\neffects:\n  - a -> b: tickles\n"


def program(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program itself in the current folder."""
    own = {**os.environ, "CONCEPTGRAPH_CACHE": str(Path.cwd() / ".cache"), **environment}
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *words], env=own, capture_output=True, check=False
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as projects have it: graph files among other YAML and tables."""
    monkeypatch.chdir(tmp_path)
    files = {
        "fine.yaml": FINE,
        "below/doubtful.yml": DOUBTFUL,
        "below/wrong.yaml": WRONG,
        "below/table.csv": "source,effect,target\na,raises,b\n",
        "compose.yaml": "services:\n  effects:\n    image: x\n",
        ".github/workflows/ci.yaml": "effects: [not, ours]\n",
        "node_modules/x/graph.yaml": FINE,
        "prices.csv": "source,price\nhere,3\n",
        "broken.bin": "effects:\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class TestFolders:
    def test_the_graph_files_of_a_folder_are_checked(self, project: Path, run: Run) -> None:
        said = run("check", ".", "--format", "junit")
        names = [case.get("name") for case in ElementTree.fromstring(said.output).iter("testcase")]
        assert names == ["fine.yaml", "below/doubtful.yml", "below/table.csv", "below/wrong.yaml"]
        assert said.exit_code == 1

    def test_several_files_and_folders_at_once(self, project: Path, run: Run) -> None:
        said = run("check", "fine.yaml", "below", "below/wrong.yaml")
        assert said.output.count("CG401") == 1
        assert said.exit_code == 1

    def test_a_folder_without_graphs_is_told(self, project: Path, run: Run) -> None:
        Path("empty").mkdir()
        said = run("check", "below", "empty")
        assert said.exit_code == 1
        assert "there is no graph file in the folder empty" in said.output


class TestReports:
    def test_a_severity_leaves_out_what_weighs_less(self, project: Path, run: Run) -> None:
        said = {
            level: run("check", "below/doubtful.yml", "--severity", level)
            for level in ("hint", "warning", "error")
        }
        assert [text.output.count(": warning ") for text in said.values()] == [1, 1, 0]
        assert [text.output.count(": hint ") > 0 for text in said.values()] == [True, False, False]
        assert [text.exit_code for text in said.values()] == [0, 0, 0]
        assert run("check", "below/doubtful.yml", "--severity", "error", "--strict").exit_code == 1

    def test_quiet_says_nothing_where_nothing_is_wrong(self, project: Path, run: Run) -> None:
        Path("hints.yaml").write_text(FINE.replace("raises", "tickles"), encoding="utf-8")
        assert "hint" in run("check", "hints.yaml").output
        assert run("check", "-q", "hints.yaml").output == ""
        assert run("check", "-q", "traffic").output == ""
        assert ": warning CG305" in run("check", "-q", "below/doubtful.yml").output

    def test_sarif_names_rule_file_and_place(self, project: Path, run: Run) -> None:
        log = json.loads(run("check", "below", "--format", "sarif").output)
        assert log["version"] == "2.1.0"
        (one,) = log["runs"]
        rules = one["tool"]["driver"]["rules"]
        found = {(r["ruleId"], r["level"], where(r)) for r in one["results"]}
        assert ("CG401", "error", ("below/wrong.yaml", 3, 5)) in found
        assert ("CG305", "warning", ("below/doubtful.yml", 2, 18)) in found
        assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in one["results"])
        assert all(rule["help"]["text"] for rule in rules)

    def test_addresses_of_files_are_relative_and_escaped(self, project: Path, run: Run) -> None:
        Path("über uns.yaml").write_text(WRONG, encoding="utf-8")
        log = json.loads(run("check", "über uns.yaml", "--format", "sarif").output)
        assert where(log["runs"][0]["results"][0])[0] == "%C3%BCber%20uns.yaml"

    def test_junit_fails_where_something_is_wrong(self, project: Path, run: Run) -> None:
        Path("signs.yaml").write_text('effects:\n  - "a]]>&<ü" -> b\n', encoding="utf-8")
        root = ElementTree.fromstring(run("check", ".", "signs.yaml", "--format", "junit").output)
        cases = {case.get("name"): case for case in root.iter("testcase")}
        failures = {name: case.find("failure") for name, case in cases.items()}
        assert {name for name, failure in failures.items() if failure is not None} == {
            "below/wrong.yaml", "below/doubtful.yml", "signs.yaml",
        }  # fmt: skip
        assert root.get("failures") == "3"
        assert "CG401" in (cases["below/wrong.yaml"].findtext("failure") or "")

    @pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-8"])
    def test_what_programs_read_is_whole_in_every_encoding(self, project: Path, encoding: str) -> None:
        graph = "concepts: [Müdigkeit, 漢字🙂]\neffects:\n  - Müdigkeit -> 漢字🙂: raises\n  - ü -> é\n"
        Path("wide.yaml").write_text(graph.replace("  - ü -> é\n", ""), encoding="utf-8")
        Path("bad.yaml").write_text(graph, encoding="utf-8")
        narrow = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
        told = program(
            "ask", "paths", "wide.yaml", "Müdigkeit", "漢字🙂", "--format", "json", **narrow
        ).stdout
        assert json.loads(told.decode(encoding))["to"] == "漢字🙂"
        report = program("check", "bad.yaml", "--format", "junit", **narrow).stdout
        assert "ü -> é" in (next(ElementTree.fromstring(report).iter("failure")).text or "")
        told = program("diff", "wide.yaml", "traffic", "--format", "json", **narrow).stdout
        assert json.loads(told.decode(encoding))

    def test_an_example_is_called_by_its_name(self, run: Run) -> None:
        said = run("check", "traffic").output
        assert re.search(r"^traffic:\d+:\d+: hint ", said, re.MULTILINE)
        assert "site-packages" not in said
        assert "examples/traffic.yaml" not in said


def where(result: dict[str, Any]) -> tuple[str, int, int]:
    place = result["locations"][0]["physicalLocation"]
    return (
        place["artifactLocation"]["uri"],
        place["region"]["startLine"],
        place["region"]["startColumn"],
    )


class TestBuildCheck:
    def test_ends_with_1_until_the_page_is_what_the_file_gives(self, project: Path, run: Run) -> None:
        said = run("build", "fine.yaml", "--check")
        assert said.exit_code == 1
        assert (
            "output/fine.html is not there; 'conceptgraph build fine.yaml -o output/fine.html'" in said.output
        )
        run("build", "fine.yaml", "--keep")
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        assert run("build", "fine.yaml", "--check").exit_code == 0
        assert run("build", "fine.yaml", "--check", "-q").output == ""
        assert run("build", "fine.yaml", "--check", "--theme", "dark").exit_code == 1
        Path("fine.yaml").write_text(FINE.replace("raises", "lowers"), encoding="utf-8")
        said = run("build", "fine.yaml", "--check")
        assert said.exit_code == 1
        assert "output/fine.html is not what fine.yaml gives now" in said.output
        Path("fine.yaml").write_text(FINE, encoding="utf-8")
        assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before

    def test_looks_at_a_file_only(self, project: Path, run: Run) -> None:
        assert run("build", "fine.yaml", "--check", "-o", "-").exit_code == 2


class TestStreams:
    def test_other_names_of_standard_output(self, project: Path) -> None:
        program("convert", "fine.yaml", "-q", "-o", "other.json")
        other = Path("other.json").read_bytes()
        for name in ("/dev/stdout", "/proc/self/fd/1"):
            if Path(name).exists():
                assert program("convert", "fine.yaml", "--to", "json", "-o", name).stdout == other
        assert b"<html" in program("slides", "fine.yaml", "--format", "deck", "-o", "/dev/stdout").stdout

    @pytest.mark.skipif(os.name == "nt", reason="a shell of its own")
    def test_redirection_and_process_substitution(self, project: Path) -> None:
        build = shlex.join([sys.executable, str(ROOT / "cli.py"), "build", "fine.yaml"])
        script = f"{build} -q -o page.html; {build} -o /dev/stdout >whole.html; {build} -q -o >(cat)"
        piped = subprocess.run(["bash", "-c", script], check=True, capture_output=True).stdout
        assert Path("page.html").read_bytes() == Path("whole.html").read_bytes() == piped

    @pytest.mark.skipif(os.name == "nt", reason="closes streams as a shell does")
    @pytest.mark.parametrize(
        ("closed", "command", "least"),
        [
            ("<&-", "convert fine.yaml -o p.yaml", 50), (">&-", "convert fine.yaml -o p.yaml", 50),
            ("2>&-", "convert fine.yaml -o p.yaml", 50),
            ("<&- >&- 2>&-", "build fine.yaml -o p.html", 100_000),
        ],
    )  # fmt: skip
    def test_closed_streams(self, project: Path, closed: str, command: str, least: int) -> None:
        words = shlex.join([sys.executable, str(ROOT / "cli.py"), *command.split()])
        done = subprocess.run(["bash", "-c", f"{words} {closed}"], check=False, capture_output=True)
        assert done.returncode == 0
        assert Path(command.split()[-1]).stat().st_size > least


class TestNothingIsLost:
    @pytest.mark.parametrize("name", ["g.yaml", f"{'n' * 245}.yaml"])
    def test_a_page_is_written_though_its_layout_cannot_be_kept(
        self, tmp_path: Path, name: str, run: Run
    ) -> None:
        folder = tmp_path / "graphs"
        folder.mkdir()
        source = folder / name
        source.write_text(FINE, encoding="utf-8")
        layout = source.with_name(f"{source.stem}.layout.json")
        if len(name) < 200:
            layout.mkdir()  # nobody, not even root, can write a file there
        said = run("build", str(source), "--keep", "-o", "page.html")
        assert Path("page.html").stat().st_size > 100_000
        assert said.exit_code == 1
        assert "cannot write" in said.output


class TestInterrupt:
    @pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
    def test_a_loop_of_the_shell_stops(self, project: Path) -> None:
        """As a terminal does on Ctrl-C: the signal reaches the program and the shell that waits for it."""
        script = (
            "import os, signal, sys; sys.path.insert(0, sys.argv.pop(1)); import cli, viz\n"
            "viz.render_page = lambda *_, **__: os.killpg(0, signal.SIGINT)\n"
            "cli.main()"
        )
        command = shlex.join([sys.executable, "-c", script, str(ROOT), "build", "fine.yaml"])
        loop = subprocess.run(
            ["bash", "-c", f"for i in 1 2 3; do echo begun; {command}; echo ended; done"],
            capture_output=True, text=True, check=False, start_new_session=True,
            # Tests that run in the background have been told to ignore it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        assert (loop.returncode, loop.stdout) == (-signal.SIGINT, "begun\n")
        assert loop.stderr.strip() == "Interrupted."

    @pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
    def test_what_is_raised_in_a_command_ends_so_too(self) -> None:
        script = (
            "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
            "import click; from viz import terminal\n"
            "@click.command()\n"
            "def main(): raise KeyboardInterrupt\n"
            "terminal.run(main, None)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(ROOT)], capture_output=True, text=True, check=False
        )
        assert done.returncode == -signal.SIGINT
        assert done.stderr.strip() == "Interrupted."


class TestHelp:
    @pytest.mark.parametrize("width", [40, 60, 100])
    def test_fits_the_terminal(self, width: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        for words in commands(cli.cli, ()):
            text = run(*words, "--help").output
            long = [line for line in text.splitlines() if len(line) > width and " " in line.strip(" \\")]
            assert not long, "\n".join(long)
            assert "[o\n" not in text

    def test_examples_of_a_narrow_terminal_can_be_copied(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        assert "  conceptgraph build graph.yaml \\\n    --open\n      into" in run("build", "--help").output


def commands(command: Any, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [words, *(found for name, child in below.items() for found in commands(child, (*words, name)))]


class TestExtras:
    def test_names_the_packages_and_the_installer_that_is_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = "PowerPoint files need python-pptx: pip install 'conceptgraph[slides]'"
        monkeypatch.setattr(sys, "prefix", str(tmp_path / "conceptgraph"))
        monkeypatch.setattr(sys, "executable", str(Path.cwd() / "v" / "bin" / "python"))
        found = saying.fitting(asked)
        assert found.endswith(f": {Path('v/bin/python')} -m pip install python-pptx")
        (tmp_path / "conceptgraph").mkdir()
        (tmp_path / "conceptgraph" / "uv-receipt.toml").touch()
        assert saying.fitting(asked).endswith(": uv pip install --python v/bin/python python-pptx")
        (tmp_path / "conceptgraph" / "pipx_metadata.json").touch()
        assert saying.fitting(asked).endswith(": pipx inject conceptgraph python-pptx")

    def test_what_an_extra_brings_is_what_the_setup_says(self) -> None:
        assert installing.packages_of("slides") == ["python-pptx"]
        assert installing.packages_of("pictures") == ["resvg_py", "pillow"]

    def test_the_command_line_tells_it(self, project: Path) -> None:
        script = (
            "import sys; sys.path.insert(0, sys.argv[1]); sys.modules['pptx'] = None; import cli; "
            "sys.argv[1:] = ['slides', 'fine.yaml', '-o', 'x.pptx']; cli.main()"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(ROOT)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert re.search(r"install .*python-pptx$|inject \S+ python-pptx$", done.stderr.strip()), done.stderr
        assert "conceptgraph[" not in done.stderr


class TestHooks:
    def test_the_hook_finds_what_is_wrong(self, project: Path) -> None:
        hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        assert re.search(hook["files"], "a/b.graph.yaml")
        assert not re.search(hook["files"], "compose.yaml")
        _, *words = shlex.split(hook["entry"])
        assert program(*words, "fine.yaml").returncode == 0
        assert program(*words, "fine.yaml", "below/wrong.yaml").returncode == 1

    def test_the_other_hook_lays_out(self, project: Path) -> None:
        _, hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        assert re.search(hook["files"], "a/b.graph.yaml")
        assert not re.search(hook["files"], "b.graph.csv")
        Path("one.graph.yaml").write_text("effects:\n-   tea -> sleep: eases\n")
        _, *words = shlex.split(hook["entry"])
        assert program(*words, "one.graph.yaml", "fine.yaml").returncode == 0
        assert Path("one.graph.yaml").read_text() == "effects:\n  - tea -> sleep: eases\n"

    def test_recipes_of_the_docs_are_yaml_with_commands_that_are_there(self) -> None:
        page = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
        recipes = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        assert len(recipes) >= 3
        told = " ".join(str(yaml.safe_load(recipe)) for recipe in recipes)
        named = set(re.findall(r"conceptgraph (check|build|\w+) ", told))
        assert named <= set(cli.cli.commands)

    def test_no_style_is_unknown_to_the_command(self) -> None:
        assert all(graph_data.format_problems((), style) for style in ("text", "json", "sarif", "junit"))
