"""Texts read again where they changed: what is found is what reading all of them finds, to the last place."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from typing import Any

import pytest

from graph_data.edit.raw import Raw, Span
from graph_data.edit.refused import EditRefusedError
from graph_data.edit.reread import differences, reread
from graph_data.edit.spans import Reading, Spot, plain, read_spans
from graph_data.edit.state import State
from graph_data.read.examine import examine_text
from graph_data.read.files import Folders
from graph_data.read.tree import MAX_DEPTH, Within

from .nasty import PROSE, nasty

#: What somebody may type, each a change of what YAML takes the text for.
TYPED = (
    "", "x", "\n", " ", "  ", "\t", ":", ": ", "- ", "\n- ", "\n  - a -> b: c\n", "#", " # so", "\n# so\n",
    '"', "'", "[", "]", "{", "}", ",", "&q ", "*q1", "&q1 ", "*q9 ", "!", "!!str ", "? ", "|\n", ">-\n",
    "---\n", "\n...\n", "%", "\n\n\n", "\nkey: value\n", "\n  key: value\n", "\n    key: value\n", "\x85",
    "\nconcepts:\n", "é", "\u2028", "\ufeff", "\u00a0", "\x07", "a: [b,\nc]\n", '"a\nb"', "\n- x\n- y\n",
    "#1 ", "@", "`", "<<: *q1",
)  # fmt: skip


def changed(text: str, spans: list[Span]) -> str:
    return Raw(text, b"", "utf-8", ("\n",) * text.count("\n")).changed(spans).text


def some_spans(rng: random.Random, before: Reading) -> list[Span]:
    """Changes at some places: entries and lines taken out, doubled or put in, and a few characters."""
    text, spans = before.text, list[Span]()
    lines = [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]
    blocks = [spot for spot in before.root.walk() if spot.kind in ("list", "map") and spot.count]
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        if blocks and rng.random() < 0.8:
            block = rng.choice(blocks)
            n = rng.randrange(block.count)
            entry = block.items[n * block.step : (n + 1) * block.step]
            start, end = text.rfind("\n", 0, entry[0].begin) + 1, text.find("\n", entry[-1].end) + 1
            end = max(end, entry[-1].end)
            spans.append(_mild(rng, text, start, end, entry[-1]))
        else:
            start = rng.choice(lines)
            end = min(len(text), start + rng.choice((0, 0, 1, 4, 60)))
            spans.append((start, end, rng.choice(TYPED)))
    spans.sort(key=lambda span: span[:2])
    apart: list[Span] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _mild(rng: random.Random, text: str, start: int, end: int, value: Spot) -> Span:
    """A change of an entry that may well leave a file that can be read."""
    roll, lines = rng.random(), text[start:end]
    if roll < 0.15:
        return start, end, ""
    if roll < 0.3:
        return start, start, lines if lines.endswith("\n") else lines + "\n"
    if roll < 0.4:
        return start, start, rng.choice(("\n", "# so\n", "    # so\n", lines + "\n"))
    if roll < 0.5:
        return end, end, rng.choice(("\n", "# so\n", "      more of it\n", "  key: value\n", "- x -> y: z\n"))
    words = rng.choice(("word", "a longer one", "two\n      lines", "", rng.choice(TYPED)))
    return (value.start, value.end, words) if value.kind == "scalar" else (value.end, value.end, words)


def milder(text: str) -> str:
    """Return a text without what the reader has to guess at."""
    for prose in PROSE:
        text = text.replace(prose, "Leaves, or so")
    return text.replace("may: perhaps: ease", "ease")


def look(text: str) -> Reading | None:
    try:
        return read_spans(text, "n")
    except EditRefusedError:
        return None


def alike(found: Reading, whole: Reading) -> None:
    assert (found.noted, found.text) == (whole.noted, whole.text)
    ours, theirs = list(found.root.walk()), list(whole.root.walk())
    assert [_told(spot) for spot in ours] == [_told(spot) for spot in theirs]
    assert _targets(ours) == _targets(theirs)
    assert plain(found.root) == plain(whole.root)
    for spot in ours:
        nodes = [item.node for item in spot.items]
        own = getattr(spot.node, "items", None) if spot.kind == "list" else None
        pairs = getattr(spot.node, "entries", None) if spot.kind == "map" else None
        inner = own if own is not None else [each for pair in pairs or () for each in pair]
        assert len(inner) == len(nodes) and all(a is b for a, b in zip(inner, nodes, strict=True))
    if found.bare:
        assert whole.bare
        assert {n: (id(s), z) for n, (s, z) in found.anchors.items()} == {
            s.anchor: (id(s), whole.anchors[s.anchor][1]) for s in ours if s.anchor
        }
        assert found.size >= whole.size


def _told(spot: Spot) -> tuple[object, ...]:
    return (
        spot.kind,
        spot.node,
        spot.begin,
        spot.start,
        spot.end,
        spot.style,
        spot.flow,
        spot.anchor,
        spot.dash,
    )


def _targets(spots: list[Spot]) -> list[int]:
    numbers = {id(spot): n for n, spot in enumerate(spots)}
    for spot in spots:
        assert spot.target is None or spot.node is spot.target.node
    return [numbers[id(spot.target)] for spot in spots if spot.target is not None]


def outcome(seed: int) -> str:
    """Change a random file some times, and read each state again; return how it was read at last."""
    rng = random.Random(seed)
    text = nasty(seed).text if rng.random() < 0.2 else milder(nasty(seed).text)
    before = look(text)
    told = "not read"
    if before is None:
        return told
    for _ in range(5):
        plain(before.root)
        spans = some_spans(rng, before)
        text = changed(before.text, spans)
        if rng.random() < 0.5:
            spans = differences(before, text)
            assert changed(before.text, spans) == text
        whole = look(text)
        try:
            found = reread(before, text, "n", spans)
        except EditRefusedError:
            assert whole is None, f"seed {seed}: {spans}"
            continue
        assert whole is not None, f"seed {seed}: {spans}\n{before.text}"
        try:
            alike(found, whole)
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}: {spans}\n{before.text}\n----\n{text}\n{wrong}") from None
        before, told = found, "read"
    return told


def same_reports(seed: int) -> bool:
    """Change a random file some times, and compare what is told of each state; whether all could be read."""
    rng = random.Random(seed)
    text = milder(nasty(seed).text)
    earlier = _state(text, None)
    done = 0
    for _ in range(4):
        if earlier is None:
            break
        whole = examine_text(text, "n.yaml")
        assert earlier.report == whole
        assert whole.read and earlier.graph.places == whole.read.places
        done += 1
        made = changed(text, some_spans(rng, read_spans(text, "n.yaml")))
        after = _state(made, earlier)
        if after is None:
            continue
        alone = _state(made, None)
        assert alone and [*after.effect_numbers.items()] == [*alone.effect_numbers.items()]
        earlier, text = after, made
    return done == 4


def _state(text: str, earlier: State | None) -> State | None:
    with suppress(EditRefusedError):
        state = State.of(text.encode(), "n.yaml", Folders(), earlier)
        return state if state.graph else None
    return None


@pytest.mark.parametrize("part", [0, pytest.param(1, marks=pytest.mark.long)])
def test_a_text_read_again_is_as_if_all_of_it_were_read(part: int) -> None:
    told = Counter(outcome(seed) for seed in range(150 * part, 150 * part + 150))
    assert told["read"] > 130, told


def test_what_is_told_of_a_text_read_again_is_what_is_told_of_it() -> None:
    assert sum(same_reports(seed) for seed in range(60)) > 40


def test_of_two_sections_side_by_side_only_the_entries_that_differ_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "title: Tea\nconcepts:\n  a: {label: A}\n  b: {label: B}\neffects:\n  - a -> b: c\n  - b -> a: d\n"
    now = (
        text.replace("title: Tea", "title: More").replace("label: B", "label: Best").replace(" a: d", " a: e")
    )
    before, read = read_spans(text, "n"), []

    def noted(part: str, *rest: Any) -> Reading:
        read.append(part)
        return read_spans(part, *rest)

    monkeypatch.setattr("graph_data.edit.reread.read_spans", noted)
    alike(reread(before, now, "n", differences(before, now)), read_spans(now, "n"))
    assert read == ["title: More\n", "  b: {label: Best}\n", "  - b -> a: e\n"]


def test_levels_of_a_part_are_counted_with_those_around_it() -> None:
    assert read_spans("[[[a]]]", "n", Within(levels=MAX_DEPTH - 3)).root.count == 1
    with pytest.raises(EditRefusedError, match="levels within each other"):
        read_spans("[[[a]]]", "n", Within(levels=MAX_DEPTH - 2))
