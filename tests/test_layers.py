"""Who may import whom: graph_data knows no picture, viz knows graphs only as a type, and names stay light."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import networkx as nx
import pytest

import graph_data
import viz

ROOT = Path(__file__).parents[1]
FILES = sorted(path for folder in ("graph_data", "viz") for path in (ROOT / folder).rglob("*.py"))
#: What costs more to load than a build with kept layouts may pay for.
HEAVY = ("numpy", "highspy", "fontTools", "pygraphviz", "networkx", "ruamel", "IPython")
#: Modules by the name that others import them by; a folder goes by its ``__init__``.
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES
}
ONLY_IN = {"pyvis": "viz/page/network.py"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def relative_imports(path: Path) -> set[str]:
    """Modules of its own package that a file imports anywhere, in functions too, but not for typing only."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    found: set[str] = set()
    for node in running_imports(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join((*parts[: len(parts) - node.level], *filter(None, [node.module])))
            names = [f"{base}.{alias.name}" for alias in node.names]
            found.update(name if name in MODULES else base for name in names)
    return found


def top_imports(tree: ast.Module) -> set[str]:
    """Absolute names imported when the module is loaded: not in functions, not for typing only."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def running_imports(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Imports anywhere in a module, except under ``if TYPE_CHECKING``."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        waiting.extend(ast.iter_child_nodes(node))


def all_imports(tree: ast.Module) -> set[str]:
    """Absolute names imported anywhere, except under ``if TYPE_CHECKING``."""
    found: set[str] = set()
    for node in running_imports(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif not node.level:
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
class TestEveryModule:
    def test_imports(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        roots = {module.split(".")[0] for module in all_imports(tree)}
        assert not roots & {"graph_data", "viz", "cli", "conceptgraph"}
        assert "click" not in roots or name.startswith("viz/terminal/"), "one room knows click"
        for library, place in ONLY_IN.items():
            assert library not in roots or name == place
        if "layout" in path.parts and path.name != "__init__.py":
            return  # loaded only when something is laid out, which the test of a second build watches
        at_load = {module.split(".")[0] for module in top_imports(tree)}
        assert not at_load & {*HEAVY, "pyvis"}, "heavy libraries are imported where they are used"

    def test_says_its_job(self, path: Path) -> None:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    def test_relative_imports_stay_in_the_package(self, path: Path) -> None:
        depth = len(path.relative_to(ROOT).parts) - 1
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level <= depth


def test_no_module_needs_itself() -> None:
    """No circle of imports, those inside functions included: every module can be understood from below."""
    graph = nx.DiGraph([(name, used) for name, path in MODULES.items() for used in relative_imports(path)])
    assert set(graph) <= set(MODULES)
    assert graph.number_of_edges() > 400, "the imports were seen at all"
    circles = [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]
    assert circles == []


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_test_sleeps(path: Path) -> None:
    """A sleep is too long here and too short there: tests wait for what they state, as in tests/waits.py."""
    text = path.read_text(encoding="utf-8")
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    names = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}
    assert not names & {"wait_for_timeout", "sleep"}
    # In the page: only the limits of the waits themselves.
    assert "setTimeout(" not in text or path.name in ("waits.py", "test_layers.py")


@pytest.mark.parametrize("package", [graph_data, viz], ids=["graph_data", "viz"])
def test_every_public_name_is_there(package: ModuleType) -> None:
    names = package.__all__
    assert len(names) == len(set(names))
    for path in Path(str(package.__file__)).parent.glob("*.py"):
        import_module(f"{package.__name__}.{path.stem}".removesuffix(".__init__"))
    for name in names:
        assert not isinstance(getattr(package, name), ModuleType), "a module stands where a name should"
    assert set(names) <= set(dir(package))


@pytest.mark.parametrize("name", ["graph_data", "viz", "viz.slides"])
def test_the_names_that_are_kept_are_said(name: str) -> None:
    """Whoever adds or takes away a public name says so in the docs."""
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    part = page.partition(f"<!-- names: {name} -->\nFrom `{name}`:\n")[2].partition("<!--")[0]
    assert sorted(re.findall(r"`([^`]+)`", part)) == sorted(import_module(name).__all__)


def test_names_load_nothing_heavy() -> None:
    script = (
        "import sys; sys.path.insert(0, '.'); import cli; "
        f"print([name for name in {(*HEAVY, 'pyvis', 'jinja2', 'yaml')!r} if name in sys.modules])"
    )
    loaded = subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True)
    assert loaded.strip() == "[]"


def test_a_build_with_kept_layouts_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    graph = tmp_path / "first.yaml"
    graph.write_text("effects:\n  - rain -> river: swells\n", encoding="utf-8")
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli\n"
        "cli.cli(['build', 'first.yaml', '-q'], standalone_mode=False)\n"
        "print([name for name in ('numpy', 'highspy', 'fontTools', 'pygraphviz') if name in sys.modules])"
    )
    environment = {**os.environ, "CONCEPTGRAPH_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", script]
    fresh = subprocess.check_output(command, cwd=tmp_path, env=environment, text=True)
    assert "fontTools" in fresh, "the first build does the work that is then kept"
    again = subprocess.check_output(command, cwd=tmp_path, env=environment, text=True)
    assert again.strip() == "[]"
