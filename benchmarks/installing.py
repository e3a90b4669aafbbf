"""What an installation takes: megabytes fetched and on the disk, and wheels on other platforms.

    python benchmarks/installing.py [--platforms] [--python VERSION]

The base program is fetched and installed by pip into a new environment, which is measured and taken away.
``--platforms`` also resolves it for other systems with wheels alone (pip downloads nothing for that).
"""

from __future__ import annotations

import argparse
import configparser
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Systems by the tags of their wheels, the newer tags first: pip takes those that it is given alone.
PLATFORMS = {
    "Linux, glibc 2.28, Intel": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "Linux, glibc 2.28, ARM": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    "Linux, glibc 2.17, Intel": ("manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux1_x86_64"),
    "Alpine, Intel": ("musllinux_1_2_x86_64", "musllinux_1_1_x86_64"),
    "Alpine, ARM": ("musllinux_1_2_aarch64", "musllinux_1_1_aarch64"),
    "macOS 14, Intel": ("macosx_14_0_x86_64", "macosx_10_13_x86_64", "macosx_10_9_x86_64"),
    "macOS 14, Apple": ("macosx_14_0_arm64", "macosx_11_0_arm64"),
    "Windows, Intel": ("win_amd64",),
    "Windows, ARM": ("win_arm64",),
}


def main() -> None:
    """Measure and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--platforms", action="store_true")
    parser.add_argument("--python", default="3.12", help="the Python of other platforms")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
    if options.platforms:
        for name, tags in PLATFORMS.items():
            print(f"{name:<26} {options.python}: {resolved(tags, options.python)}", flush=True)


def measure(folder: Path) -> None:
    """Fetch and install the program; print what that takes."""
    wheels = folder / "wheels"
    _pip(sys.executable, "wheel", "--quiet", "--wheel-dir", str(wheels), str(ROOT))
    fetched = [path.stat().st_size for path in wheels.iterdir()]
    print(f"fetched: {sum(fetched) / 1e6:.1f} MB, {len(fetched)} packages")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = next(path for path in _interpreters(folder / "venv") if path.exists())
    before = _size(folder / "venv")
    _pip(str(python), "install", "--quiet", "--no-index", "--find-links", str(wheels), *_wheel(wheels))
    site = next((folder / "venv").rglob("site-packages"))
    compiled = sum(path.stat().st_size for path in site.rglob("*.pyc"))
    taken = _size(folder / "venv") - before
    print(f"on the disk: {taken / 1e6:.1f} MB beside {before / 1e6:.1f} MB of pip")
    print(f"compiled files, pip's among them: {compiled / 1e6:.1f} MB")
    for size, name in sorted(((_size(path), path.name) for path in site.iterdir()), reverse=True)[:8]:
        print(f"  {size / 1e6:6.1f} MB  {name}")


def _interpreters(venv: Path) -> Iterator[Path]:
    yield from (venv / "bin" / "python", venv / "Scripts" / "python.exe")


def _wheel(wheels: Path) -> list[str]:
    """Return what is to be installed: the program as pip has put it among the wheels."""
    return [str(path) for path in wheels.iterdir() if path.name.startswith("conceptgraph-")]


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else iter([path])
    return sum(each.lstat().st_size for each in files if not each.is_dir())


def resolved(tags: Sequence[str], python: str) -> str:
    """Return how many packages are wanted on a platform, or the reason why they cannot be had as wheels."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    wanted = setup["options"]["install_requires"].split()
    asked = [argument for tag in tags for argument in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as nowhere:
        found = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--target", nowhere,
             "--only-binary", ":all:", "--python-version", python, *asked, *wanted],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    said = [line for line in found.stdout.splitlines() if line.startswith("Would install")]
    if found.returncode or not said:
        errors = [line for line in found.stderr.splitlines() if line.startswith("ERROR")]
        return errors[-1] if errors else "pip said nothing"
    return f"{len(said[0].split()) - 2} packages, all as wheels"


def _pip(python: str, *words: str) -> None:
    subprocess.run([python, "-m", "pip", "--disable-pip-version-check", *words], check=True)


if __name__ == "__main__":
    main()
