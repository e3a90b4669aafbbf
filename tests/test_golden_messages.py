"""What is said of wrong files is as committed; ``python -m tests.golden_messages`` writes it anew."""

from __future__ import annotations

import pytest

from tests.golden_messages import cases, said


@pytest.mark.parametrize(("name", "text", "told"), list(cases()), ids=[name for name, _, _ in cases()])
def test_answer_is_as_reviewed(name: str, text: str, told: str) -> None:
    assert said(name, text) == told, "if this is better: python -m tests.golden_messages"
