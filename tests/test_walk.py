"""From a graph to its page in few steps from room to room, and never back up the stairs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_a_page_is_made_in_few_steps_from_room_to_room() -> None:
    told = subprocess.run(
        [sys.executable, "benchmarks/walk.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    counts = [tuple(map(int, re.findall(r"(\d+) (?:calls|lead|go)", line))) for line in told.splitlines()]
    (_, _, up), (changes, back, never) = counts
    assert (up, never) == (0, 0), "a call goes to a room nearer to the caller"
    assert changes <= 25
    assert back < changes
