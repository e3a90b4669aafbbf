"""What is said of wrong files, and what labels are taken for, is as committed.

``python -m tests.golden_messages`` and ``python -m tests.golden_readings`` write it anew.
"""

from __future__ import annotations

import pytest

from tests import golden_readings
from tests.golden_messages import cases, said


@pytest.mark.parametrize(("name", "text", "told"), list(cases()), ids=[name for name, _, _ in cases()])
def test_answer_is_as_reviewed(name: str, text: str, told: str) -> None:
    assert said(name, text) == told, "if this is better: python -m tests.golden_messages"


def test_labels_are_taken_for_what_was_reviewed() -> None:
    wanted = golden_readings.FILE.read_text(encoding="utf-8").splitlines()
    assert golden_readings.lines() == wanted, "if this is better: python -m tests.golden_readings"
