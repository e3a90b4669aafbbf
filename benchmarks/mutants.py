"""Change one thing at a time in the modules that hold rules, and see whether their tests notice.

    python benchmarks/mutants.py [--count 400] [--seed N] [--only graph_data/ask] [--jobs 2]

Draws changes (`benchmarks/mutations.py`) from lines that the related tests run, applies each in a copy of the
tree, and runs the tests that pass there: first those that run the changed line, then all the related ones.
With --quick it leaves out the latter where no import runs the line: ask again for what is left with --again.
Prints every change that nothing noticed, and the share that was caught. Changes that nothing can notice stand
in `benchmarks/mutants_harmless.txt`, each with its reason, and are not counted. A test that does not end
counts as one that fails. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.mutations import Mutant, mutants  # noqa: E402

HARMLESS = ROOT / "benchmarks/mutants_harmless.txt"
#: Which tests are asked about which modules; a module's own doctests always are. Quick ones, no browser.
RELATED = {
    "graph_data/ask": "questions answers opposites question ask_page mcp signs twins/test_twins",
    "graph_data/check": "problems golden_messages messages tours questions signs told_right first_tour "
    "opposites quotes shut fix references",
    "graph_data/meaning": "signs signs_german vocabulary opposites golden_messages answers told_right "
    "question questions",
    "graph_data/read": "read golden_messages problems slips messages references plain_words told_right "
    "step_ids size ris any_text document opposites shut cite merge_files assist foreign_readers convert "
    "reread",
    "graph_data/quotes.py": "problems document read quotes any_text golden_messages",
    "graph_data/names.py": "names read problems questions golden_messages",
    "graph_data/first_letter.py": "names document",
    "graph_data/look_alikes.py": "names problems",
    "graph_data/opposites.py": "opposites signs",
    "graph_data/sameness.py": "names problems golden_messages",
    "graph_data/passing.py": "tours document twins/test_twins",
    "graph_data/offered.py": "tours first_tour",
    "graph_data/wording.py": "document read messages vocabulary signs golden_messages",
    "graph_data/citations.py": "document references cite golden_messages",
    "graph_data/document.py": "document schema golden_messages",
    "viz/near": "golden focus shut upright talk_points twins/test_twins",
    "viz/layout": "golden slants layout layout_rules layout_fast layout_rows steady kept small_overviews "
    "second_process",
    "viz/look": "golden text line_breaks svg theme font_face shut any_text opposites page twins/test_twins",
    "viz/picture": "golden svg picture shut pdf_links line_breaks twins/test_twins",
    "viz/picture/pdf": "golden picture pdf_links slides_handout slides_pdf",
    "viz/views": "views tours kept steady shut second_process golden flow small_overviews "
    "talk_points upright twins/test_twins",
    "viz/slides/handout.py": "golden slides_handout pdf_links",
    "viz/slides/notes.py": "golden slides_handout slides_pptx",
    "viz/slides/talk.py": "golden slides_handout tours talk_points",
    "viz/slides/prose.py": "golden slides_prose slides_handout",
    "viz/slides/pptx/lines.py": "golden slides_lines slides_pptx",
    "viz/slides/pptx/geometry.py": "golden slides_lines slides_pptx",
    "viz/slides/pptx/xml.py": "golden slides_pptx slides_template",
    "viz/slides/pptx/scheme.py": "slides_template",
}
PRELOADED = """click.testing coverage fontTools.ttLib hypothesis.strategies jinja2 jsonschema networkx numpy
    PIL.Image pptx pytest rapidfuzz highspy yaml"""
_MEMORY = 6 << 30
#: What the twins need to ask the page's rules; not in the repository, and the same for every copy.
_TOOLS = "viz/viewer/node_modules"


@dataclass
class Row:
    """The modules that share their tests, and what these run."""

    modules: list[str]
    tests: list[str]
    seconds: dict[str, float] = field(default_factory=dict)
    #: By module and line, the tests that run it; the empty name is that of an import.
    ran: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def concerned(self, mutant: Mutant) -> list[str]:
        """Return the related tests that run the changed statement, the quickest first."""
        named = {test for test in self._run_by(mutant) if test.split("::")[0] in self.tests}
        return sorted(named, key=lambda test: self.seconds[test])

    def runs(self, mutant: Mutant) -> bool:
        """Return whether a related test runs the changed statement, or an import does."""
        return self.runs_at_import(mutant) or bool(self.concerned(mutant))

    def runs_at_import(self, mutant: Mutant) -> bool:
        """Return whether an import runs the changed statement, so that any test may hang on it."""
        return "" in self._run_by(mutant)

    def _run_by(self, mutant: Mutant) -> set[str]:
        ran = self.ran.get(mutant.path, {})
        return {test for line in range(mutant.lines[0], mutant.lines[1] + 1) for test in ran.get(line, ())}

    def time(self) -> float:
        """Return how long its tests take, seconds."""
        return sum(took for test, took in self.seconds.items() if test.split("::")[0] in self.tests)


def rows() -> list[Row]:
    """Return the table with its files; a module belongs to the row that names it most closely."""
    modules: dict[str, str] = {}
    for place in sorted(RELATED, key=len):
        path = ROOT / place
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        modules |= {str(file.relative_to(ROOT)): place for file in files if file.name != "__init__.py"}
    found = []
    for place, tests in RELATED.items():
        own = [module for module, home in modules.items() if home == place]
        files = [f"tests/{name if '/' in name else 'test_' + name}.py" for name in tests.split()]
        found.append(Row(own, [*files, *own]))
    return found


def tree() -> Path:
    """Return a copy of the project to change things in."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    if (ROOT / _TOOLS).is_dir():
        (folder / _TOOLS).symlink_to(ROOT / _TOOLS)
    return folder


def preload() -> None:
    """Import what all tests need, once, so that a fork has it; nothing of the project."""
    for name in PRELOADED.split():
        with suppress(ImportError):
            __import__(name)


class NoBrowser:
    """A plugin of pytest that leaves out what needs a browser."""

    def pytest_collection_modifyitems(self, items: list[object]) -> None:
        items[:] = [item for item in items if "chromium" not in item.fixturenames]  # type: ignore[attr-defined]


class Watch:
    """A plugin of pytest that notes how long each test takes and which lines of the project it runs."""

    def __init__(self, folder: Path) -> None:
        import coverage

        self.folder = folder
        self.seconds: dict[str, float] = defaultdict(float)
        sources = [str(folder / name) for name in ("graph_data", "viz")]
        self.coverage = coverage.Coverage(data_file=None, source=sources, config_file=False)
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: object) -> None:
        self.seconds[report.nodeid] += report.duration  # type: ignore[attr-defined]

    def told(self) -> dict[str, object]:
        """Return what was noted, as plain data."""
        self.coverage.stop()
        data = self.coverage.get_data()
        files = {file: str(Path(file).relative_to(self.folder)) for file in data.measured_files()}
        ran = {name: data.contexts_by_lineno(file) for file, name in files.items()}
        return {"seconds": self.seconds, "ran": ran}


def in_a_fork(folder: Path, tests: list[str], seconds: float, watch: bool = False) -> int | None:
    """Run tests in a child and return how pytest ended; None when it did not in time."""
    child = os.fork()
    if not child:
        os.setsid()
        os._exit(_child(folder, tests, watch))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _child(folder: Path, tests: list[str], watch: bool) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with (folder / "output.txt").open("w") as out:
        for number in (1, 2):
            os.dup2(out.fileno(), number)
    os.chdir(folder)
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "" if watch else "1"}
    sys.dont_write_bytecode = not watch
    own = (str(ROOT), str(ROOT / "benchmarks"))
    sys.path[:] = [str(folder), *(each for each in sys.path if each not in own)]
    for name in [name for name in sys.modules if name.split(".")[0] in ("benchmarks", "tests")]:
        del sys.modules[name]
    import pytest

    watching = [Watch(folder)] if watch else []
    options = ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=line"]
    code = pytest.main([*options, *tests], [NoBrowser(), *watching])
    for watched in watching:
        (folder / "watched.json").write_text(json.dumps(watched.told()))
    return int(code)


def watch(table: list[Row], folder: Path) -> None:
    """Run all tests unchanged, once, and note what they run."""
    tests = list(dict.fromkeys(test for row in table for test in row.tests))
    code = in_a_fork(folder, tests, 3600, watch=True)
    if code != 0:
        sys.exit(f"the tests do not pass unchanged: {(folder / 'output.txt').read_text()[-3000:]}")
    told = json.loads((folder / "watched.json").read_text())
    ran = {path: {int(line): tests for line, tests in lines.items()} for path, lines in told["ran"].items()}
    for row in table:
        row.seconds, row.ran = told["seconds"], ran


def is_caught(mutant: Mutant, row: Row, folder: Path, quick: bool) -> bool:
    """Return whether a related test fails, or does not end, once the module is changed."""
    module = folder / mutant.path
    before = module.read_text(encoding="utf-8")
    concerned = row.concerned(mutant)
    whole = 5 * row.time() + 60 if row.seconds else 900
    try:
        module.write_text(mutant.text, encoding="utf-8")
        for compiled in (module.parent / "__pycache__").glob(module.stem + ".*.pyc"):
            compiled.unlink()
        if concerned and in_a_fork(folder, concerned, whole) != 0:
            return True
        if concerned and quick and not row.runs_at_import(mutant):
            return False
        return in_a_fork(folder, row.tests, whole) != 0
    finally:
        module.write_text(before, encoding="utf-8")


def listed(file: Path) -> set[tuple[str, str, str]]:
    """Return the changes that a file names, as they are printed."""
    found = set()
    for entry in file.read_text(encoding="utf-8").split("\n\n") if file.exists() else ():
        parts = {line[:1]: line[2:] for line in entry.splitlines() if line[:2] in ("@ ", "- ", "+ ")}
        if len(parts) == 3:
            found.add((parts["@"], parts["-"], parts["+"]))
    return found


def told(mutant: Mutant) -> str:
    """Return a change as the list of the harmless ones writes it."""
    return f"@ {mutant.path}\n- {mutant.old}\n+ {mutant.new}\n= line {mutant.line}, {mutant.kind}"


def drawn(table: list[Row], given: argparse.Namespace) -> list[tuple[Mutant, Row]]:
    """Return the changes to try; say how many there are, and how many in lines that no related test runs."""
    every, unrun = [], 0
    known, again = listed(HARMLESS), listed(given.again) if given.again else None
    for row in table:
        for path in (path for path in row.modules if path.startswith(given.only)):
            for mutant in mutants(path, (ROOT / path).read_text(encoding="utf-8")):
                if again is not None and mutant.key not in again:
                    continue
                if again is None and not row.runs(mutant):
                    unrun += 1
                elif mutant.key not in known:
                    every.append((mutant, row))
    print(f"{len(every)} changes in lines that related tests run, {unrun} in others", flush=True)
    return random.Random(given.seed).sample(every, min(given.count, len(every)))


def main() -> None:
    """Draw, try, tell."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--only", default="", help="modules whose path begins so")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="only the tests that run the changed line")
    parser.add_argument("--again", type=Path, help="only the changes that an earlier run printed here")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    preload()
    table = [row for row in rows() if any(path.startswith(given.only) for path in row.modules)]
    first = tree()
    trees = [first, *(first.with_name(f"{first.name}-{number}") for number in range(1, given.jobs))]
    folders: SimpleQueue[Path] = SimpleQueue()
    try:
        watch(table, first)
        for folder in trees:
            if folder != first:
                shutil.copytree(first, folder, symlinks=True)
            folders.put(folder)
        tell(table, given, folders)
    finally:
        for folder in trees:
            shutil.rmtree(folder, ignore_errors=True)


def tell(table: list[Row], given: argparse.Namespace, folders: SimpleQueue[Path]) -> None:
    """Try the drawn changes and print what came of them."""
    chosen = drawn(table, given)

    told_of: list[bool] = []

    def tried(number: int) -> bool:
        mutant, row = chosen[number]
        folder = folders.get()
        try:
            caught = is_caught(mutant, row, folder, given.quick)
        finally:
            folders.put(folder)
        if not caught:
            print(f"{told(mutant)}, {number + 1} of {len(chosen)}\n", flush=True)
        told_of.append(caught)
        if len(told_of) % 25 == 0:
            print(f"{sum(told_of)} of {len(told_of)} so far", file=sys.stderr, flush=True)
        return caught

    with ThreadPoolExecutor(given.jobs) as pool:
        results = list(pool.map(tried, range(len(chosen))))
    caught, share = sum(results), 100 * sum(results) / max(1, len(results))
    print(f"seed {given.seed}: {caught} of {len(results)} changes caught, {share:.1f} %")


if __name__ == "__main__":
    main()
