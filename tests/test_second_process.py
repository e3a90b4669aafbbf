"""Layouts searched side by side are the layouts searched one after the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_data.model import Concept, ConceptGraph, Effect
from viz.views.catalogue import Views
from viz.views.kept import KeptLayouts
from viz.views.second_process import second_process

GRAPH = ConceptGraph(
    "G",
    {c: Concept(c, f"concept {c}") for c in "abcd"},
    {
        "e": Effect("e", "a", "b", "raises"),
        "f": Effect("f", "b", "c", "lowers"),
        "g": Effect("g", "c", "d", "raises", level="detail"),
    },
)


@pytest.fixture
def single_threaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that may be copied: parallel test runners have threads of their own."""
    monkeypatch.setattr("viz.views.second_process.threading.active_count", lambda: 1)
    monkeypatch.setattr("viz.views.second_process.os.cpu_count", lambda: 2)


def test_nothing_is_begun_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.views.second_process.threading.active_count", lambda: 2)
    assert second_process(lambda: None) is None


@pytest.mark.usefixtures("single_threaded")
def test_work_is_done_by_another_process_and_waited_for(tmp_path: Path) -> None:
    wait = second_process(lambda: (tmp_path / "who").write_text(str(os.getpid())))
    assert wait is not None
    wait()
    assert (tmp_path / "who").read_text() != str(os.getpid())


@pytest.mark.usefixtures("single_threaded")
def test_work_that_fails_does_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    wait = second_process(lambda: 1 / 0)
    assert wait is not None
    wait()
    wait()
    assert capfd.readouterr() == ("", "")


def test_both_overviews_are_the_same_as_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path))
    alone = Views(GRAPH, kept=KeptLayouts(cache=False))
    ahead = Views(GRAPH)
    assert [ahead[id] for id in ahead.embedded_ids()] == [alone[id] for id in alone.embedded_ids()]


def test_an_unusable_cache_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "file"))
    views = Views(GRAPH)
    assert len(views.embedded_ids()) >= 2
    assert len(views["overview:all"].routes) == 3
