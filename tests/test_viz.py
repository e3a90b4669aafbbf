"""What the package offers, and what it does not load before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import viz

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("numpy", "highspy", "networkx", "pyvis", "jinja2", "pygraphviz", "fontTools", "PIL", "resvg_py",
         "xml")  # fmt: skip


@pytest.mark.parametrize("name", viz.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(viz, name) is not None
    assert name in dir(viz)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        viz.nothing  # noqa: B018


def test_drawing_an_svg_loads_nothing_heavy() -> None:
    program = (
        "import sys; from tests.sample_view import *; import viz; g = sample()\n"
        "viz.render_svg(g, sample_view(g), title_bar=True, legend=True); viz.layout_json(g, sample_view(g))\n"
        f"print(sorted(name for name in {HEAVY!r} if name in sys.modules))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=True)
    assert done.stdout.strip() == "[]"
