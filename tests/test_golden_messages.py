"""What is said of wrong files, and what labels are taken for, is as committed.

``python -m tests.golden_messages``, ``golden_readings`` and ``golden_slips`` write it anew.
"""

from __future__ import annotations

import pytest
import yaml

from tests import golden_readings, golden_slips, golden_written
from tests.golden_messages import cases, said

in_c = pytest.mark.skipif(
    not hasattr(yaml, "CSafeLoader"), reason="the other parser finds some slips elsewhere"
)


@pytest.mark.parametrize(("name", "text", "told"), list(cases()), ids=[name for name, _, _ in cases()])
def test_answer_is_as_reviewed(name: str, text: str, told: str) -> None:
    assert said(name, text) == told, "if this is better: python -m tests.golden_messages"


def test_labels_are_taken_for_what_was_reviewed() -> None:
    wanted = golden_readings.FILE.read_text(encoding="utf-8").splitlines()
    assert golden_readings.lines() == wanted, "if this is better: python -m tests.golden_readings"


@in_c
@pytest.mark.parametrize("name", golden_slips.TEXTS_OF)
def test_slips_are_read_as_before(name: str) -> None:
    wanted = golden_slips.FILE.read_text(encoding="utf-8").splitlines()
    found = golden_slips.slips(name)
    hint = "if this is better: python -m tests.golden_slips"
    assert found == [line for line in wanted if line.startswith(f"{name}, ")], hint


@in_c
def test_files_with_every_key_are_read_as_before() -> None:
    wanted = golden_slips.FILE.read_text(encoding="utf-8").splitlines()[-golden_written.FILES :]
    assert golden_written.lines() == wanted, "if this is better: python -m tests.golden_slips"
