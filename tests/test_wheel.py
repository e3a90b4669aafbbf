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
OUTERMOST = {f"conceptgraph/{name}.py" for name in ("__init__", "__main__", "cli", "notebook")}
IGNORED = shutil.ignore_patterns(
    ".*", "build", "dist", "*.egg-info", "node_modules", "__pycache__", "tests", "benchmarks", "output"
)


def shipped(folder: str) -> set[str]:
    """Files of a package as the wheel must name them."""
    paths = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {f"conceptgraph/{path.as_posix()}" for path in paths if not NOT_SHIPPED & set(path.parts)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy in which an earlier build left a module that is no more."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    shutil.copytree(ROOT, tree, ignore=IGNORED)
    left = tree / "build" / "lib" / "conceptgraph" / "graph_data"
    left.mkdir(parents=True)
    (left / "deleted.py").write_text("raise SystemExit\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*command, "-w", folder, tree], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("conceptgraph-*.whl")
    return path


def test_holds_all_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        notices = [name for name in archive.namelist() if ".dist-info/licenses/" in name]
    assert names == shipped("graph_data") | shipped("viz") | OUTERMOST
    assert sorted(name.partition("/licenses/")[2] for name in notices) == [
        "LICENSE",
        "THIRD_PARTY_NOTICES.md",
        "viz/assets/reveal/LICENSE",
        "viz/fonts/OFL.txt",
    ]


def test_says_what_it_is_by_itself(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        head, _, told = archive.read(name).decode("utf-8").partition("\n\n")
    said = [line.partition(": ")[::2] for line in head.splitlines()]
    assert ("License-Expression", "MIT AND OFL-1.1") in said
    assert ("Author", "The conceptgraph developers") in said
    assert ("Provides-Extra", "all") in said
    assert not [value for key, value in said if key == "Classifier" and value.startswith("License ::")]
    assert "](" not in told  # a link would lead to a file that the reader does not have
    bounds = [v for k, v in said if k == "Requires-Dist" and "extra ==" not in v]
    assert all(">=" in bound for bound in bounds), bounds


def installed(wheel: Path, folder: Path) -> dict[str, str]:
    """Unpack a wheel; return the environment in which it is found."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return {**os.environ, "PYTHONPATH": str(folder), "CONCEPTGRAPH_CACHE": str(folder.parent / "cache")}


def test_a_folder_of_its_name_does_not_take_its_place(wheel: Path, tmp_path: Path) -> None:
    """A checkout is often called conceptgraph; Python started beside it finds the installed package."""
    environment = installed(wheel, tmp_path / "installed")
    beside = tmp_path / "beside"
    (beside / "conceptgraph" / "graph_data").mkdir(parents=True)
    (beside / "conceptgraph" / "graph_data" / "__init__.py").write_text("raise SystemExit(3)\n")
    command = [sys.executable, "-c", "import conceptgraph, conceptgraph.graph_data as g; print(g.__file__)"]
    done = subprocess.run(command, cwd=beside, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.startswith(str(tmp_path / "installed")), done.stdout + done.stderr
    command = [sys.executable, "-m", "conceptgraph", "--version"]
    done = subprocess.run(command, cwd=beside, env=environment, capture_output=True, text=True, check=False)
    version = subprocess.run(
        [sys.executable, "-c", "import conceptgraph; print(conceptgraph.__version__)"],
        cwd=beside, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert done.stdout == f"conceptgraph {version}"


def test_runs_as_one_package_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    environment = installed(wheel, tmp_path / "installed")
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
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Wrote output/magnesium.html" in done.stdout
    assert (empty / "output/magnesium.html").stat().st_size > 100_000
    assert [path.name for path in empty.iterdir()] == ["output"]


def test_a_checkout_installed_to_be_worked_on_has_what_is_new_and_needs_no_folder_of_builds(
    tmp_path: Path,
) -> None:
    tree, site = tmp_path / "tree", tmp_path / "site"
    shutil.copytree(ROOT, tree, ignore=IGNORED)
    site.mkdir()
    made = "import setuptools.build_meta as made; made.build_editable(SITE)".replace("SITE", repr(str(site)))
    subprocess.run([sys.executable, "-c", made], cwd=tree, capture_output=True, check=True)
    (wheel,) = site.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    shutil.rmtree(tree / "build", ignore_errors=True)
    (tree / "graph_data" / "quite_new.py").write_text("SAID = 'it is here'\n", encoding="utf-8")
    asked = (
        f"import site; site.addsitedir({str(site)!r})\n"
        "from conceptgraph.graph_data.quite_new import SAID\n"
        "from conceptgraph.cli import main\n"
        "print(SAID); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, "--version"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("it is here\nconceptgraph")
