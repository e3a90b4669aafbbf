"""The wheel holds every file of the packages and nothing else, and what it holds runs as conceptgraph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOT_SHIPPED = {"viewer", "__pycache__"}


def shipped(folder: str) -> set[str]:
    """Files of a package as the wheel must name them."""
    paths = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {f"conceptgraph/{path.as_posix()}" for path in paths if not NOT_SHIPPED & set(path.parts)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy, so that the checkout's own build folder can add nothing."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    ignored = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "node_modules", "__pycache__")
    shutil.copytree(ROOT, tree, ignore=ignored)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*command, "-w", folder, tree], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("conceptgraph-*.whl")
    return path


def test_holds_all_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        notices = [name for name in archive.namelist() if ".dist-info/licenses/" in name]
    assert names == shipped("graph_data") | shipped("viz") | {"conceptgraph/cli.py"}
    assert len(notices) == 2


def test_runs_as_one_package_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    empty.mkdir()
    script = (
        "import sys; from conceptgraph.cli import main; "
        "sys.argv[1:] = ['build']; "
        "code = 0\n"
        "try: main()\n"
        "except SystemExit as end: code = end.code\n"
        "assert 'graph_data' not in sys.modules and 'viz' not in sys.modules\n"
        "sys.exit(code)"
    )
    own = {"PYTHONPATH": str(installed), "CONCEPTGRAPH_CACHE": str(tmp_path / "cache")}
    command, environment = [sys.executable, "-c", script], {**os.environ, **own}
    done = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Wrote output/magnesium.html" in done.stdout
    assert (empty / "output/magnesium.html").stat().st_size > 100_000
    assert [path.name for path in empty.iterdir()] == ["output"]
