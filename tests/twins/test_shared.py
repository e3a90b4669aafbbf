"""What the two languages share is written once; a rule that stands in both names where it stands again."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from cli import THEMES
from graph_data.ask.backing import CERTAINTY_ORDER, VERDICT_ORDER
from graph_data.keys import ARROWS, CERTAINTIES, VERDICTS
from viz.look import theme
from viz.look.shapes import ARROW_HEADS
from viz.page.render import PAGE_THEMES

from .node import HERE, VIEWER

ROOT = HERE.parents[1]
SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (ROOT / "graph_data", ROOT / "viz")
    for path in (*folder.rglob("*.py"), *folder.glob("viewer/src/**/*.ts"))
    if not path.name.endswith(".test.ts")
)
_TWIN = re.compile(r"^(?:// )?Twin: (.*)$", re.MULTILINE)


def twins_of(path: str) -> list[str]:
    """Return the files that a file names as its twins."""
    return _TWIN.findall(Path(ROOT, path).read_text(encoding="utf-8"))


TWINS = [(path, twin) for path in SOURCES for twin in twins_of(path)]


@pytest.mark.parametrize(("path", "twin"), TWINS)
def test_a_twin_is_there_and_names_back(path: str, twin: str) -> None:
    assert twin in SOURCES, f"{path} names {twin}, which is not there"
    assert path in twins_of(twin), f"{twin} does not name {path}"
    assert path.endswith(".py") != twin.endswith(".py")


def test_every_compared_script_names_its_twin() -> None:
    table = (HERE / "rules.ts").read_text(encoding="utf-8")
    found = set(re.findall(r'^import (?!type)[^;]*"../../(viz/viewer/src/[^"]+)";', table, re.MULTILINE))
    untold = {f"{path}.ts" for path in found if path not in ("viz/viewer/src/near", "viz/viewer/src/graph")}
    assert untold - {path for path, _ in TWINS} == set()


def test_the_shared_rules_of_the_page_are_current() -> None:
    path = ROOT / "docs" / "viewer_rules.py"
    spec = spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    generator = module_from_spec(spec)
    spec.loader.exec_module(generator)
    written = (VIEWER / "src" / "rules.ts").read_text(encoding="utf-8")
    assert written == generator.reference(), "run: python docs/viewer_rules.py > viz/viewer/src/rules.ts"


def test_no_constant_of_the_page_has_the_name_of_a_shared_one() -> None:
    shared = set(re.findall(r"export const (\w+)", (VIEWER / "src" / "rules.ts").read_text(encoding="utf-8")))
    for path in SOURCES:
        if path.endswith(".ts") and not path.endswith("/rules.ts"):
            text = Path(ROOT, path).read_text(encoding="utf-8")
            assert not shared & set(re.findall(r"\bconst ([A-Z_]+)\b", text)), path


def test_orders_and_tables_hold_every_value_once() -> None:
    assert sorted(VERDICT_ORDER) == sorted(VERDICTS)
    assert sorted(CERTAINTY_ORDER) == sorted((*CERTAINTIES, ""))
    assert tuple(ARROW_HEADS) == ARROWS
    assert all(tuple(one.verdicts) == VERDICTS for one in theme.THEMES.values())
    assert THEMES == PAGE_THEMES
