"""Who may import whom: graph_data knows no picture, viz knows graphs only as a type, and names stay light."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import graph_data
import viz

ROOT = Path(__file__).parents[1]
FILES = sorted(path for folder in ("graph_data", "viz") for path in (ROOT / folder).rglob("*.py"))
#: What costs more to load than a build with kept layouts may pay for.
HEAVY = ("numpy", "scipy", "fontTools", "pygraphviz", "networkx", "ruamel", "IPython")
ONLY_IN = {"pyvis": "viz/page/network.py"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def top_imports(tree: ast.Module) -> set[str]:
    """Absolute names imported when the module is loaded: not in functions, not for typing only."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def all_imports(tree: ast.Module) -> set[str]:
    """Absolute names imported anywhere, except under ``if TYPE_CHECKING``."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
        waiting.extend(ast.iter_child_nodes(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
class TestEveryModule:
    def test_imports(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        roots = {module.split(".")[0] for module in all_imports(tree)}
        assert not roots & {"graph_data", "viz", "cli", "conceptgraph", "click"}
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
        "print([name for name in ('numpy', 'scipy', 'fontTools', 'pygraphviz') if name in sys.modules])"
    )
    environment = {**os.environ, "CONCEPTGRAPH_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", script]
    fresh = subprocess.check_output(command, cwd=tmp_path, env=environment, text=True)
    assert "fontTools" in fresh, "the first build does the work that is then kept"
    again = subprocess.check_output(command, cwd=tmp_path, env=environment, text=True)
    assert again.strip() == "[]"
