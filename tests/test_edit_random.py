"""Random edits of nasty files: what was asked for happens or is refused, and nothing else ever does."""

from __future__ import annotations

from collections import Counter

import pytest

from graph_data.edit.operation import Operation
from graph_data.edit.perform import performed
from graph_data.edit.refused import EditRefusedError
from graph_data.edit.state import State
from graph_data.read.files import Folders

from .nasty import as_bytes, edit, nasty
from .nasty_checks import says, stays

EDITS = 500


def outcome(seed: int) -> str:
    """Do one random edit; return that it is done, why it is refused, or what went wrong."""
    file = nasty(seed)
    data, asked = as_bytes(file), edit(file)
    try:
        before = State.of(data, "graph.yaml", Folders())
        after, _ = performed(before, [Operation.of(asked)])
    except EditRefusedError as error:
        return f"refused: {error}"
    assert before.raw.data == data, f"seed {seed}: reading and writing are not each other's opposite"
    wrong = says(before.raw.text, after.raw.text, asked) or stays(file, after.raw.text, asked)
    assert not wrong, f"seed {seed}: {asked}\n{wrong}\n{before.raw.text}\n----\n{after.raw.text}"
    now, old = after.raw.data, before.raw
    assert now.startswith(old.mark)
    kinds = set(old.ends) or {"\n"}
    assert set(after.raw.ends) <= kinds, f"seed {seed}: line ends of another kind"
    return "done"


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, 5))])
def test_nothing_else_changes(part: int) -> None:
    told = Counter(outcome(seed).partition(":")[0] for seed in range(part * EDITS, (part + 1) * EDITS))
    assert told["done"] > 0.75 * EDITS, told
