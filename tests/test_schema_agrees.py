"""The schema and the reader are of one mind: any shape of a file that one takes, the other takes too."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data import examine_text, json_schema
from graph_data.keys import RECORDS, Key

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
#: Problems of shape, which a schema can tell; others are of meaning: what names mean, what steps show.
SHAPES = frozenset({"CG201", "CG203", "CG204", "CG205", "CG206", "CG207", "CG208", "CG401", "CG402"})
TEXTS = st.sampled_from(["rain", "more rain", "it: falls", 1, 2.5, True, "no", "x #1"])
WRONG = st.sampled_from([["rain"], {"rain": "falls"}])


def valued(key: Key, depth: int) -> st.SearchStrategy[Any]:
    """Values for a key: right ones, and some that are wrong."""
    if key.kind in ("text", "name"):
        return st.one_of(TEXTS, TEXTS, st.none(), WRONG)
    if key.kind == "names":
        return st.one_of(
            TEXTS, st.lists(TEXTS, min_size=1, max_size=2), st.none(), st.just({"a": "b"}), st.just([["a"]])
        )
    if key.kind in ("choice", "choices"):
        one = st.one_of(
            st.sampled_from(key.choices),
            st.sampled_from(key.choices).map(lambda word: word.upper().replace("-", "_")),
            st.sampled_from(["", None, "strange", 7, *([] if "none" in key.choices else ["none"])]),
        )
        return st.one_of(one, st.lists(one.filter(bool), min_size=1, max_size=2))
    if key.kind in ("whole", "count"):
        return st.sampled_from([1, 3, "2", None, 0, -1, 6, "many", 2.5, [1], True])
    if key.kind == "color":
        return st.sampled_from(["#aa3355", "#ABC", None, "red", "#12", 5, ["#aa3355"]])
    if key.kind == "terms":
        return st.sampled_from([None, {"bel": "increases"}, {"ro": ["a"]}, "text", ["a"]])
    return sections(key, depth)


def sections(key: Key, depth: int) -> st.SearchStrategy[Any]:
    if depth > 2:
        return st.none()
    record = recorded(key.of, depth + 1)
    short = TEXTS if RECORDS[key.of].short and key.of != "effect" else st.nothing()
    if key.kind == "record":
        return st.one_of(record, record, st.none(), st.just("text"), st.just(["a"]))
    if key.kind == "record list":
        return st.one_of(st.lists(st.one_of(record, record, short), min_size=1, max_size=2), st.just("text"))
    by_id = st.dictionaries(st.sampled_from(["rain", "river"]), st.one_of(record, record, short), min_size=1)
    listed = st.lists(st.sampled_from(["rain", "river"]), min_size=1, max_size=2, unique=True)
    return st.one_of(by_id, by_id, listed if key.of in ("concept", "category") else st.nothing())


def recorded(name: str, depth: int) -> st.SearchStrategy[Any]:
    """A record with some of its keys, those that are needed mostly, and now and then one that it has not."""
    record = RECORDS[name]
    keys = list(record.keys.values())
    needed = [key for key in keys if key.required or (name == "effect" and key.name == "label")]

    @st.composite
    def made(draw: st.DrawFn) -> Any:
        chosen = draw(st.lists(st.sampled_from(keys), max_size=3, unique_by=lambda key: key.name))
        if draw(st.integers(0, 7)):
            chosen = [*needed, *chosen]
        found = {key.name: draw(valued(key, depth)) for key in chosen}
        for key in needed:
            if key.name in found and draw(st.integers(0, 5)):
                found[key.name] = _right(key)
        if not draw(st.integers(0, 9)):
            found["strange"] = "x"
        return found

    return made()


def _right(key: Key) -> Any:
    if key.kind == "record list":
        return [{"focus": "rain"}]
    return {"reading": "{source} wets {target}", "sign": "+"}.get(key.name, "rain")


@st.composite
def effects(draw: st.DrawFn) -> list[Any]:
    """Effects in all forms."""
    long = recorded("effect", 1)
    arrow = st.sampled_from(["rain -> river", "rain —> river", "rain => river", "rain river"])
    words = st.sampled_from(
        ["fills", 1, None, ["fills"], {"label": "fills", "verdict": "Mixed"}, {"note": "x"}]
    )
    beside = st.dictionaries(st.sampled_from(["quote", "label", "when"]), st.just("fills"), max_size=1)
    short = st.builds(lambda a, w, b: {a: w, **b}, arrow, words, beside)
    text = st.sampled_from(["rain -> river: fills", "rain → river: fills", "rain -> river", "rain"])
    return draw(st.lists(st.one_of(long, short, text), min_size=1, max_size=2))


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """Whole files: effects, and a few sections beside them."""
    rest = [
        key for key in RECORDS["graph"].keys.values() if key.name not in ("effects", "text", "references")
    ]
    chosen = draw(st.lists(st.sampled_from(rest), max_size=2, unique_by=lambda key: key.name))
    found = {key.name: draw(valued(key, 0)) for key in chosen}
    return {**found, "effects": draw(effects())}


@settings(max_examples=80)
@given(files())
def test_what_one_takes_the_other_takes(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False)
    wrong = [
        str(each) for each in examine_text(text).problems if each.code in SHAPES and each.severity == "error"
    ]
    told = [each.message for each in VALIDATOR.iter_errors(data)]
    assert bool(told) == bool(wrong), (text, told, wrong)
