"""Each operation is shown in docs/edit.md with what it changes; the page is done, and the diffs compared."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from graph_data import LivingFile
from graph_data.edit.operation import OPERATIONS

PAGE = (Path(__file__).parents[1] / "docs" / "edit.md").read_text(encoding="utf-8")
FILE = re.search(r"<!-- file: sleep.yaml -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
SOURCES = re.search(r"<!-- file: sources.yaml -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```json\n(.*?)```\n\n```diff\n(.*?)```", PAGE, re.DOTALL)


def changed(asked: str, path: Path) -> str:
    """Return the lines that an operation takes out and puts in."""
    assert FILE is not None and SOURCES is not None
    do = json.loads(asked)["do"]
    others = dict.fromkeys(("set_evidence", "drop_evidence"), SOURCES[1])
    others["list_concepts"] = "effects:\n  - rain -> river: fills\n"
    path.write_text(others.get(do, FILE[1]), encoding="utf-8")
    (path.parent / "sleep.md").write_text("Coffee keeps you awake. Sleep well.\n", encoding="utf-8")
    edit = LivingFile(path).do([json.loads(asked)])
    lines = difflib.ndiff(edit.before.splitlines(), edit.after.splitlines())
    return "".join(f"{line[0]}{line[2:]}\n" for line in lines if line[0] in "+-")


@pytest.mark.parametrize(("asked", "diff"), SHOWN, ids=[json.loads(asked)["do"] for asked, _ in SHOWN])
def test_operation(asked: str, diff: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    assert changed(asked, tmp_path / "sleep.yaml") == diff


def test_every_operation_is_shown() -> None:
    assert {json.loads(asked)["do"] for asked, _ in SHOWN} == set(OPERATIONS)
