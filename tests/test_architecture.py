"""The map of the code is true: its rooms are those that are there, and what it names exists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = sorted(
    path.relative_to(ROOT)
    for folder in ("graph_data", "viz")
    for path in (ROOT / folder).rglob("*.py")
    if path.name != "__init__.py" and "node_modules" not in path.parts
)
SIGNPOSTS = re.findall(r"^\| [^|`]+ \| `([a-z_/]+/)` \| `([a-z_*]+\.py)`", MAP, re.MULTILINE)


def test_the_rooms_are_those_that_are_there() -> None:
    program = "import sys; sys.path.insert(0, 'docs'); import rooms_reference as r; print(r.reference())"
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ).stdout
    assert said == MAP + "\n", "run: python docs/rooms_reference.py"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_is_on_the_map(module: Path) -> None:
    room = MAP.partition(f"### `{module.parent.as_posix()}/`\n")[2].partition("\n### ")[0]
    assert f"| `{module.name}` | " in room


@pytest.mark.parametrize(("room", "file"), SIGNPOSTS)
def test_a_signpost_leads_somewhere(room: str, file: str) -> None:
    assert list((ROOT / room).glob(file))


def test_there_are_signposts() -> None:
    assert len(SIGNPOSTS) >= 10
