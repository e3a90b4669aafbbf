"""Records as columns, and back: nothing lost, whatever is missing where."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data.formats.page_columns import from_columns
from viz.page.columns import in_columns

VALUES = st.text(max_size=3) | st.integers() | st.booleans() | st.lists(st.text(max_size=2), max_size=2)
RECORDS = st.lists(st.dictionaries(st.sampled_from(["id", "a", "b", "__proto__"]), VALUES), max_size=8)


@given(RECORDS)
def test_records_come_back_as_they_were(records: list[dict[str, Any]]) -> None:
    # A record without any key leaves no trace if none has one: all of ours have an id.
    records = [{"id": str(n), **record} for n, record in enumerate(records)]
    assert from_columns(in_columns(records)) == records


def test_what_is_said_often_stands_once() -> None:
    records = [{"id": str(n), "label": "raises" if n % 3 else "lowers", "n": 1} for n in range(6)]
    del records[4]["label"]
    columns = in_columns(records)
    assert columns["label"] == {"of": ["lowers", "raises"], "at": [0, 1, 1, 0, -1, 1]}
    assert columns["id"] == {"of": ["0", "1", "2", "3", "4", "5"]}
    assert columns["n"] == {"of": [1] * 6}


@pytest.mark.parametrize(
    "columns",
    [
        {"id": ["a"]},
        {"id": {"at": [0]}},
        {"id": {"of": ["a"], "at": [1]}},
        {"id": {"of": ["a"], "at": ["0"]}},
        {"id": {"of": ["a"]}, "label": {"of": ["a", "b"]}},
        {"id": {"of": 3}},
    ],
)
def test_columns_that_somebody_changed_are_refused(columns: Any) -> None:
    with pytest.raises(ValueError, match="columns"):
        from_columns(columns)
