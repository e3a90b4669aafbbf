"""How packages that an extra brings are installed where this program is: by pip, uv or pipx."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from configparser import ConfigParser
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: How libraries say what they lack; right for who has this program from an index.
_ASKED: Final = re.compile(r"pip install 'conceptgraph\[([a-z,-]+)\]'")
_SETUP: Final = Path(__file__).parents[2] / "setup.cfg"


def fitting(text: str) -> str:
    """Return a message whose commands install what it asks for where this program was installed.

    The packages are named themselves: nothing is looked up under this program's own name.
    """
    return _ASKED.sub(lambda asked: _command(asked[1].split(",")), text)


def _command(extras: list[str]) -> str:
    wanted = [package for extra in extras for package in packages_of(extra)]
    return _quoted([*_installer(), *(wanted or [f"conceptgraph[{','.join(extras)}]"])])


def packages_of(extra: str) -> list[str]:
    """Return the names of what an extra brings, as the program's metadata say; a checkout has a setup.cfg."""
    try:
        lines = requires("conceptgraph") or []
    except PackageNotFoundError:
        lines = []
    if not lines and _SETUP.is_file():
        config = ConfigParser()
        config.read(_SETUP, encoding="utf-8")
        return _names(config.get("options.extras_require", extra, fallback="").split("\n")[1:])
    marked = [line.partition(";") for line in lines]
    return _names(name for name, _, rule in marked if re.search(rf"""extra == ["']{extra}["']""", rule))


def _names(requirements: Iterable[str]) -> list[str]:
    """Return the names alone: an installer takes the newest, and no shell a comparison for a file."""
    return [re.split(r"[\s<>=!~]", requirement.strip(), maxsplit=1)[0] for requirement in requirements]


def _installer() -> list[str]:
    """Return the command that adds a package to the environment of this program."""
    home = Path(sys.prefix)
    if (home / "pipx_metadata.json").is_file():
        return ["pipx", "inject", home.name]
    python = _short(sys.executable or "python")
    if (home / "uv-receipt.toml").is_file() or find_spec("pip") is None:
        return ["uv", "pip", "install", "--python", python]
    return [python, "-m", "pip", "install"]


def _short(path: str) -> str:
    """Return a path as seen from the current folder where it is below it."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (OSError, ValueError):
        return path


def _quoted(words: list[str]) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
