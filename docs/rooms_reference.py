"""Renew the rooms of the code on the map, ARCHITECTURE.md: ``python docs/rooms_reference.py``."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "ARCHITECTURE.md"
#: Rooms in the order of the data's way; what is not named here stands behind them.
ORDER = (
    "graph_data", "graph_data/read", "graph_data/as_text", "graph_data/yaml_slips", "graph_data/meaning",
    "graph_data/check",
    "graph_data/problems", "graph_data/ask", "graph_data/edit", "viz", "viz/look", "viz/views", "viz/door",
    "viz/near", "viz/layout", "viz/picture", "viz/picture/pdf", "viz/page", "viz/slides", "viz/slides/pptx",
    "viz/terminal",
)  # fmt: skip
_PLACE = re.compile("(?<=<!-- rooms -->\n).*(?=<!-- end of rooms -->)", re.DOTALL)


def rooms() -> str:
    """Return each room with its job, and each of its files with its own, as the files themselves say."""
    folders = [path.parent for top in ("graph_data", "viz") for path in (ROOT / top).rglob("__init__.py")]
    names = {path.relative_to(ROOT).as_posix(): path for path in folders if "node_modules" not in path.parts}
    order = [name for name in ORDER if name in names] + sorted(set(names) - set(ORDER))
    return "\n" + "\n".join(_room(name, names[name]) for name in order) + "\n"


def _room(name: str, folder: Path) -> str:
    files = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    rows = "".join(f"| `{path.name}` | {_job(path)} |\n" for path in files)
    table = f"\n| file | job |\n|---|---|\n{rows}" if rows else ""
    return f"### `{name}/`\n\n{_job(folder / '__init__.py')}\n{table}"


def _job(path: Path) -> str:
    """Return the first line of what a file says of itself."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].replace("|", "\\|")


def reference() -> str:
    """Return the whole map with its rooms renewed."""
    return _PLACE.sub(lambda _: rooms(), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
