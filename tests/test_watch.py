"""Watching a file: every change is told, quiet once after each; after a save looks are brisk for a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from viz.serve.watch import AT_WORK, BRISK, STEP, Watch


class Nap:
    """Stands for time.sleep: does what is due at a moment, and remembers how long was slept each time."""

    def __init__(self, due: dict[float, Callable[[], object]]) -> None:
        self.slept: list[float] = []
        self._due = sorted(due.items())

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        while self._due and self._due[0][0] <= sum(self.slept):
            self._due.pop(0)[1]()


def watched(
    path: Path, due: dict[float, str], until: float, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[tuple[str, float]], list[float]]:
    """Return what was told of a file and when, and the naps; ``due``: texts it holds from a moment on."""
    told: list[tuple[str, float]] = []
    acts: dict[float, Callable[[], object]] = {at: partial(path.write_text, text) for at, text in due.items()}
    found = Watch(
        lambda: [path],
        lambda: told.append(("changed", sum(nap.slept))),
        lambda: told.append(("quiet", sum(nap.slept))),
        settle=0.2,
    )
    nap = Nap({**acts, until: found.stop})
    monkeypatch.setattr("viz.serve.watch.time.sleep", nap)
    found.run()
    return told, nap.slept


def test_a_change_is_told_and_then_that_it_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a")
    told, _ = watched(path, {1.0: "ab", 1.1: "abc", 2.0: "abcd"}, 3.0, monkeypatch)
    assert [what for what, _ in told] == ["changed", "changed", "quiet", "changed", "quiet"]
    assert [at for _, at in told] == pytest.approx([1.0, 1.1, 1.3, 2.0, 2.2], abs=STEP + 0.001)


def test_nothing_is_told_of_a_file_that_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a")
    told, slept = watched(path, {}, 5.0, monkeypatch)
    assert told == []
    assert set(slept) == {STEP}


def test_looks_are_brisk_for_a_while_after_a_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a")
    _, slept = watched(path, {1.0: "ab"}, AT_WORK + 2.0, monkeypatch)
    brisk = [n for n, seconds in enumerate(slept) if seconds == BRISK]
    assert len(brisk) == pytest.approx(AT_WORK / BRISK, abs=1)
    assert brisk == [*range(brisk[0], brisk[-1] + 1)]
    assert slept[-1] == STEP
