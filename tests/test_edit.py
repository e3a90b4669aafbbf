"""Edits from the command line and by `LivingFile`: what was asked for happens, and nothing else."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import graph_data
from cli import cli
from graph_data import EditConflictError, EditRefusedError, LivingFile

SHARED = """\
# Tea, and what it does.   (two blanks before this)
title:   Tea   # aligned
concepts:
  tea: {aka: [cha, Thee], definition: 'Leaves, dried'}
  sleep:
      definition: A state of rest.   # four blanks
      opposite: [waking]
  waking:

effects:
  # what tea does
  - tea → sleep: reduces
  - source: cha
    target: waking
    label: raises
    quote: &q "Tea wakes."
  - {source: sleep, target: waking, label: lowers, quote: *q}
tours:
  - title: One
    steps:
      - {focus: tea, say: "Tea: what it does."}
      - path: [tea, waking]
        highlight: [tea-raises-waking]
"""


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.yaml"
    path.write_bytes(SHARED.encode())
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def changed(path: Path, before: str = SHARED) -> list[str]:
    """Lines that differ, as a diff has them."""
    now = path.read_bytes().decode()
    lines = difflib.ndiff(before.splitlines(keepends=True), now.splitlines(keepends=True))
    return [line.rstrip("\n") for line in lines if line[0] in "+-"]


class TestSet:
    def test_a_value_changes_in_its_own_quotation_marks(self, tea: Path) -> None:
        said = run("edit", "set", tea, "tea", "definition", "It's green: or black")
        assert said.exit_code == 0, said.output
        assert changed(tea) == [
            "-   tea: {aka: [cha, Thee], definition: 'Leaves, dried'}",
            "+   tea: {aka: [cha, Thee], definition: 'It''s green: or black'}",
        ]

    def test_a_remark_behind_a_value_stays(self, tea: Path) -> None:
        assert run("edit", "set", tea, "sleep", "definition", "Rest").exit_code == 0
        assert changed(tea) == [
            "-       definition: A state of rest.   # four blanks",
            "+       definition: Rest   # four blanks",
        ]

    def test_a_short_form_gets_keys(self, tea: Path) -> None:
        assert run("edit", "set", tea, "tea-reduces-sleep", "verdict", "supported").exit_code == 0
        assert changed(tea) == ["+     verdict: supported"]

    def test_a_list_changes_by_its_items(self, tea: Path) -> None:
        assert run("edit", "set", tea, "tea", "aka", "cha, Thee, Chai").exit_code == 0
        assert "aka: [cha, Thee, Chai]" in tea.read_text()

    def test_a_name_that_goes_takes_none_along(self, tea: Path) -> None:
        said = run("edit", "set", tea, "tea", "aka", "Thee")
        assert said.exit_code == 0, said.output
        assert "  - source: tea\n" in tea.read_text()
        assert "highlight: [tea-raises-waking]" in tea.read_text()

    def test_what_is_shared_stays_with_the_others(self, tea: Path) -> None:
        assert run("edit", "set", tea, "tea-raises-waking", "quote", "Tea keeps awake.").exit_code == 0
        text = tea.read_text()
        assert '    quote: "Tea keeps awake."\n' in text
        assert 'quote: &q "Tea wakes."}' in text

    def test_what_breaks_the_graph_is_refused(self, tea: Path) -> None:
        said = run("edit", "set", tea, "tea-reduces-sleep", "verdict", "suported")
        assert said.exit_code == 1
        assert "did you mean 'supported'?" in said.output
        assert changed(tea) == []

    def test_a_step(self, tea: Path) -> None:
        assert run("edit", "set", tea, "one:2", "say", "Tea keeps awake.").exit_code == 0
        assert changed(tea) == ["+         say: Tea keeps awake."]


class TestRename:
    def test_wherever_it_is_named(self, tea: Path) -> None:
        said = run("edit", "rename", tea, "tea", "green-tea")
        assert said.exit_code == 0, said.output
        asked = (
            ("  tea: {aka", "  green-tea: {aka"),
            ("- tea →", "- green-tea →"),
            ("focus: tea", "focus: green-tea"),
            ("[tea, waking]", "[green-tea, waking]"),
            ("[tea-raises-waking]", "[green-tea-raises-waking]"),
        )
        wanted = SHARED
        for old, new in asked:
            wanted = wanted.replace(old, new)
        assert tea.read_text() == wanted

    def test_steps_follow_effects_whose_ids_are_made(self, tea: Path) -> None:
        assert run("edit", "rename", tea, "waking", "alertness").exit_code == 0
        assert "highlight: [tea-raises-alertness]" in tea.read_text()
        report = graph_data.examine(tea)
        assert report.graph is not None

    def test_dry_run_shows_a_diff_and_writes_nothing(self, tea: Path) -> None:
        said = run("edit", "rename", tea, "waking", "alertness", "--dry-run")
        assert said.exit_code == 0
        assert said.output.startswith(f"--- {tea}\n+++ {tea}\n@@ ")
        assert "-  waking:\n" in said.output and "+  alertness:\n" in said.output
        assert changed(tea) == []

    def test_a_name_that_is_taken(self, tea: Path) -> None:
        said = run("edit", "rename", tea, "sleep", "cha")
        assert said.exit_code == 1
        assert "'cha' is a name of the concept 'tea' already" in said.output


class TestDelete:
    def test_an_effect_with_its_mentions(self, tea: Path) -> None:
        said = run("edit", "delete", tea, "tea-raises-waking", "--force")
        assert said.exit_code == 0, said.output
        text = tea.read_text()
        assert "source: cha" not in text
        assert "highlight" not in text
        assert 'quote: &q "Tea wakes."}' in text, "what it shared is handed on"

    def test_a_way_of_a_tour_that_breaks_is_told_first(self, tea: Path) -> None:
        said = run("edit", "delete", tea, "tea-raises-waking")
        assert said.exit_code == 1
        assert "tea" in said.output and "waking" in said.output
        assert changed(tea) == []

    def test_a_concept(self, tea: Path) -> None:
        said = run("edit", "delete", tea, "sleep")
        assert said.exit_code == 0, said.output
        assert "2 effects go with it" in said.output
        assert "sleep" not in tea.read_text()
        assert "# what tea does" in tea.read_text()


class TestUndo:
    def test_byte_for_byte_and_over_programs(self, tea: Path) -> None:
        run("edit", "set", tea, "tea", "definition", "x")
        run("edit", "rename", tea, "waking", "alertness")
        done = tea.read_bytes()
        assert run("edit", "undo", tea).exit_code == 0
        assert run("edit", "undo", tea).exit_code == 0
        assert tea.read_bytes() == SHARED.encode()
        assert run("edit", "undo", tea).exit_code == 1
        assert run("edit", "redo", tea).exit_code == 0
        LivingFile(tea).redo()
        assert tea.read_bytes() == done

    def test_what_was_changed_by_hand_since_stays(self, tea: Path) -> None:
        run("edit", "set", tea, "tea", "definition", "x")
        tea.write_text(tea.read_text().replace("title:   Tea", "title:   Teas"))
        assert run("edit", "undo", tea).exit_code == 0
        assert tea.read_text() == SHARED.replace("title:   Tea", "title:   Teas")

    def test_what_was_changed_again_by_hand_is_refused(self, tea: Path) -> None:
        run("edit", "set", tea, "tea", "definition", "x")
        tea.write_text(tea.read_text().replace("definition: 'x'", "definition: 'y'"))
        said = run("edit", "undo", tea)
        assert said.exit_code == 1
        assert "changed again since" in said.output

    def test_history_and_how_it_is_forgotten(self, tea: Path) -> None:
        run("edit", "rename", tea, "waking", "alertness")
        run("edit", "set", tea, "tea", "definition", "x")
        run("edit", "undo", tea)
        lines = run("edit", "history", tea).output.splitlines()
        assert lines[0].endswith("rename waking: alertness")
        assert lines[1].endswith("set_key tea definition: x  (undone)")
        assert "Forgot 2 edits" in run("edit", "history", tea, "--clear").output
        assert run("edit", "redo", tea).exit_code == 1


class TestLivingFile:
    def test_sees_what_others_save(self, tea: Path) -> None:
        file = LivingFile(tea)
        assert file.graph is not None and file.graph.title == "Tea"
        tea.write_text(SHARED.replace("Tea   #", "Teas  #"))
        assert file.graph is not None and file.graph.title == "Teas"
        tea.write_text("title: [")
        assert file.graph is None
        assert file.problems[0].code.startswith("CG1")

    def test_what_its_author_saw(self, tea: Path) -> None:
        file = LivingFile(tea)
        wish = {"do": "set_key", "kind": "concept", "id": "sleep", "key": "definition", "value": "Rest"}
        with pytest.raises(EditConflictError) as caught:
            file.do([{**wish, "was": "A state of joy."}])
        assert caught.value.conflicts[0].now == "A state of rest."
        assert changed(tea) == []
        assert file.do([{**wish, "was": "A state of rest."}]).number == 1

    def test_a_wish_that_is_true_already_writes_nothing(self, tea: Path) -> None:
        stamp = tea.stat().st_mtime_ns
        wish = {"do": "set_key", "kind": "concept", "id": "sleep", "key": "definition"}
        assert not LivingFile(tea).do([{**wish, "value": "A state of rest.", "was": "old"}]).changed
        assert tea.stat().st_mtime_ns == stamp

    def test_a_save_at_the_last_moment_is_kept(self, tea: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """An editor saves after the edit was made of the file, and before it is written."""
        chmod, saves = Path.chmod, iter([b"# by hand\n" + tea.read_bytes()])

        def save_first(path: Path, mode: int) -> None:
            chmod(path, mode)
            for data in saves:
                tea.write_bytes(data)

        monkeypatch.setattr(Path, "chmod", save_first)
        file = LivingFile(tea)
        file.do([{"do": "set_top", "key": "title", "value": "Tea at night"}])
        text = tea.read_text(encoding="utf-8")
        assert text.startswith("# by hand\n")
        assert "Tea at night" in text
        assert [done.number for done in file.history()] == [1]
        file.undo()
        assert tea.read_text(encoding="utf-8").startswith("# by hand\n")

    def test_a_save_before_an_undo_is_kept_and_the_undo_refused(
        self, tea: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = LivingFile(tea)
        file.do([{"do": "set_top", "key": "title", "value": "Tea at night"}])
        chmod, by_hand = Path.chmod, b"# by hand\n" + tea.read_bytes()

        def save_first(path: Path, mode: int) -> None:
            chmod(path, mode)
            tea.write_bytes(by_hand)

        monkeypatch.setattr(Path, "chmod", save_first)
        with pytest.raises(EditRefusedError, match="saved by another program"):
            file.undo()
        assert tea.read_bytes() == by_hand
        monkeypatch.undo()
        file.undo()
        assert b"Tea at night" not in tea.read_bytes()
        assert tea.read_bytes().startswith(b"# by hand")

    def test_all_or_nothing(self, tea: Path) -> None:
        with pytest.raises(EditRefusedError, match="there is no concept 'slep'; did you mean 'sleep'"):
            LivingFile(tea).do([
                {"do": "set_top", "key": "title", "value": "Other"},
                {"do": "delete_concept", "id": "slep"},
            ])  # fmt: skip
        assert changed(tea) == []

    def test_a_concept_that_somebody_else_has_added_meanwhile_is_there(self, tea: Path) -> None:
        """A page that is a moment behind wants its effect all the same; whoever adds by hand is told."""
        file = LivingFile(tea)
        before = len(file.graph.effects if file.graph else ())
        ends = {"source": "new one", "target": "sleep", "label": "helps"}
        file.do([{"do": "add_concept", "id": "new one", "value": {}}])
        wanted = {"do": "add_concept", "id": "new one", "value": {}}
        file.do([{**wanted, "was": None}, {"do": "add_effect", "value": ends}])
        assert file.graph and len(file.graph.effects) == before + 1
        for refused in (wanted, {**wanted, "was": None, "value": {"label": "Another"}}):
            with pytest.raises(EditRefusedError, match="there is a concept 'new one' already"):
                file.do([refused])

    @pytest.mark.parametrize("text", ["", "\n", "# my remark", "# one\n\n  # two\n"])
    def test_a_file_that_holds_nothing_is_a_beginning(self, tea: Path, text: str) -> None:
        tea.write_text(text)
        file = LivingFile(tea)
        file.do([{"do": "add_concept", "id": "rain", "value": {}}])
        before = text if text.endswith("\n") or not text else f"{text}\n"
        assert tea.read_text() == f"{before}title: tea\nconcepts:\n  rain:\n"
        file.undo()
        assert tea.read_text() == text

    @pytest.mark.parametrize("text", ["title: [", "a: b: c\n- x", "concepts:\n\t- a\n  b", "title: 'x\n"])
    def test_what_cannot_be_read_is_never_written(self, tea: Path, text: str) -> None:
        tea.write_text(text)
        with pytest.raises(EditRefusedError):
            LivingFile(tea).do([{"do": "set_top", "key": "title", "value": "Other"}])
        assert tea.read_text() == text

    def test_line_ends_and_mark_stay(self, tea: Path) -> None:
        data = b"\xef\xbb\xbf" + SHARED.replace("\n", "\r\n").encode()
        tea.write_bytes(data)
        file = LivingFile(tea)
        file.do([{"do": "set_key", "kind": "concept", "id": "sleep", "key": "label", "value": "a nap"}])
        now = tea.read_bytes()
        assert now.startswith(b"\xef\xbb\xbf") and now.count(b"\n") == now.count(b"\r\n")
        assert b"\r\n      label: a nap\r\n" in now
        file.undo()
        assert tea.read_bytes() == data

    def test_a_link_stays_a_link_and_rights_stay(self, tea: Path, tmp_path: Path) -> None:
        link = tmp_path / "link.yaml"
        link.symlink_to(tea)
        tea.chmod(0o640)
        LivingFile(link).do([{"do": "set_top", "key": "title", "value": "Other"}])
        assert link.is_symlink() and tea.stat().st_mode & 0o777 == 0o640
        assert "title:   Other   # aligned" in tea.read_text()
        assert LivingFile(tea).undo().changed


OPPOSITES = """\
concepts:
  sleep: {definition: Rest, opposite: [sleeplessness]}
  sleeplessness: {definition: No rest}
  tea:
  milk:
  noise:
effects:
  - tea -> sleeplessness: causes
  - {source: milk, target: sleeplessness, label: decreases, verdict: mixed}
  - sleeplessness -> noise: worsens
  - sleep -> noise: eases
"""


class TestMerge:
    def test_of_opposites_turns_signs(self, tea: Path) -> None:
        tea.write_text(OPPOSITES)
        said = run("edit", "merge", tea, "sleep", "sleeplessness")
        assert said.exit_code == 0, said.output
        assert tea.read_text() == (
            "concepts:\n  sleep: {definition: Rest}\n  tea:\n  milk:\n  noise:\neffects:\n"
            "  - tea -> sleep: prevents\n"
            "  - {source: milk, target: sleep, label: increases, verdict: mixed}\n"
            "  - sleep -> noise: eases\n  - sleep -> noise: eases\n"
        )
        assert "said 'causes' and says 'prevents' now" in said.output

    def test_of_two_names_keeps_both(self, tea: Path) -> None:
        tea.write_text(OPPOSITES.replace(", opposite: [sleeplessness]", ""))
        said = run("edit", "merge", tea, "sleep", "sleeplessness")
        assert said.exit_code == 0, said.output
        assert "  sleep: {definition: Rest, aka: [sleeplessness]}\n" in tea.read_text()
        assert "  - tea -> sleep: causes\n" in tea.read_text()
        assert "'No rest' is left out" in said.output

    def test_words_that_cannot_be_turned_are_told(self, tea: Path) -> None:
        tea.write_text(OPPOSITES.replace("label: decreases", "label: hilft gegen, sign: '-'"))
        said = run("edit", "merge", tea, "sleep", "sleeplessness")
        assert said.exit_code == 0, "a sign alone is turned with a word for it"
        tea.write_text("language: de\n" + OPPOSITES.replace("verdict: mixed", 'sign: "-"'))
        said = run("edit", "merge", tea, "sleep", "sleeplessness")
        assert said.exit_code == 1
        assert "cannot be turned" in said.output


def test_split_gives_effects_to_a_new_concept(tea: Path) -> None:
    said = run("edit", "split", tea, "tea", "green-tea", "tea-reduces-sleep")
    assert said.exit_code == 0, said.output
    assert changed(tea) == [
        "+   green-tea:",
        "-   - tea → sleep: reduces",
        "+   - green-tea → sleep: reduces",
    ]


def test_a_box_is_placed_from_the_command_line(tea: Path, run: Callable[..., Any]) -> None:
    """Kept beside the file, by any name of the concept; freed, nothing is kept of it."""
    from viz.views.kept import KeptLayouts, beside

    done = run("edit", "place", str(tea), "Tea", "300", "200")
    assert done.exit_code == 0, done.output
    assert KeptLayouts(beside(tea)).places("overview:core") == {"tea": (300.0, 200.0)}
    assert run("edit", "free", str(tea), "tea", "-q").output == ""
    assert KeptLayouts(beside(tea)).places("overview:core") == {}
    assert run("edit", "place", str(tea), "milk", "1", "1").exit_code == 1
    assert run("edit", "place", str(tea), "tea", "1", "1", "--view", "focus:x").exit_code == 1


def test_a_step_moves(tea: Path) -> None:
    assert run("edit", "move-step", tea, "one", "2", "1").exit_code == 0
    assert tea.read_text().endswith(
        "    steps:\n      - path: [tea, waking]\n        highlight: [tea-raises-waking]\n"
        '      - {focus: tea, say: "Tea: what it does."}\n'
    )


class TestAdd:
    def test_a_concept_looks_like_the_others(self, tea: Path) -> None:
        assert run("edit", "add-concept", tea, "milk", "definition=White: not black").exit_code == 0
        assert changed(tea) == ['+   milk: "White: not black"']

    def test_an_effect_looks_like_the_others(self, tea: Path) -> None:
        run("edit", "add-concept", tea, "milk")
        said = run("edit", "add-effect", tea, "milk", "sleep", "improves", "verdict=mixed", "note=a #b")
        assert said.exit_code == 0, said.output
        assert "  - source: milk\n    target: sleep\n    label: improves\n" in tea.read_text()
        assert '    note: "a #b"\n    verdict: mixed\ntours:' in tea.read_text()

    def test_an_unknown_end_is_refused(self, tea: Path) -> None:
        said = run("edit", "add-effect", tea, "milk", "sleeep", "improves")
        assert said.exit_code == 1
        assert "there is no concept 'milk'" in said.output

    def test_in_a_file_without_concepts_they_are_listed_first(self, tea: Path) -> None:
        tea.write_text("# mine\neffects:\n- rain -> river: fills # so\n")
        said = run("edit", "set", tea, "rain", "definition", "Water: from above")
        assert said.exit_code == 0, said.output
        assert tea.read_text() == (
            '# mine\nconcepts:\n  rain: "Water: from above"\n  river:\n'
            "effects:\n- rain -> river: fills # so\n"
        )


@pytest.mark.parametrize(
    "name", ["thames", "traffic", pytest.param("magnesium", marks=pytest.mark.long)]
)
def test_every_record_of_the_examples_goes_alone(name: str, tmp_path: Path) -> None:
    """Each concept and effect is taken out by itself, and nothing else that the graph says changes."""
    source = graph_data.example_path(name)
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    graph = graph_data.read_graph(source)
    file = LivingFile(path)
    for id in [*list(graph.effects)[::13], *list(graph.concepts)[::13]]:
        kind = "effect" if id in graph.effects else "concept"
        made = file.would([{"do": f"delete_{kind}", "id": id, "force": True}])
        found = graph_data.examine_text(made.after, str(path), source.parent)
        left = {key for key, e in graph.effects.items() if id not in (key, e.source, e.target)}
        assert found.source and made.changed
        if found.graph is not None:
            assert set(found.graph.effects) == left
            assert set(found.graph.concepts) == set(graph.concepts) - {id}
            assert all(found.graph.effects[key] == graph.effects[key] for key in left)
