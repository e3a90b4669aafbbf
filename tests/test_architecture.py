"""The map of the code names every module."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT)
    for folder in ("graph_data", "viz")
    for path in (ROOT / folder).rglob("*.py")
    if path.name != "__init__.py" and "node_modules" not in path.parts
)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_is_on_the_map(module: Path) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folder = module.parent.name if len(module.parts) > 2 else ""
    family = f"`{module.stem.split('_')[0]}_*.py`"
    assert f"`{module.name}`" in text or family in text or (folder == "check" and "`check/`" in text)
