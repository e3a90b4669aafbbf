"""Whether an edit of a nasty file did what was asked and nothing else, judged without the code that edits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from graph_data.model import ConceptGraph
from graph_data.read.fields import FieldReader
from graph_data.read.graph_file import GraphBuilder
from graph_data.read.yaml_tree import read_tree

from .nasty import Nasty

_REMARK = re.compile(r"# r\d+r")
_KEYS = ("source", "target", "label", "when", "how", "note", "quote", "verdict")


def model(text: str) -> dict[str, Any]:
    """Return what the reader makes of a text, as plain data."""
    root = read_tree(text, "graph.yaml")
    assert root is not None
    graph: ConceptGraph | None = GraphBuilder(FieldReader()).build(root, "graph")
    assert graph is not None
    return {
        "title": graph.title,
        "description": graph.description,
        "concepts": {
            c.id: {"label": c.label, "definition": c.definition, "aka": list(c.aka)}
            for c in graph.concepts.values()
        },
        "effects": {e.id: {key: getattr(e, key) for key in _KEYS} for e in graph.effects.values()},
        "steps": [
            {"id": s.id, "say": s.say, "show": list(s.show), "focus": s.focus}
            for tour in graph.tours
            for s in tour.steps
        ],
    }


def _text(value: str, key: str = "") -> str:
    return " ".join(value.split()) if key == "label" else value.strip()


def expected(said: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a file should say after an operation that was done."""
    _DONE[asked["do"]](said, asked)
    return said


def _set_key(said: dict[str, Any], asked: dict[str, Any]) -> None:
    key, value = asked["key"], asked.get("value")
    record = said["concepts" if asked["kind"] == "concept" else "effects"][asked["id"]]
    record[key] = _text(value, key) if isinstance(value, str) else value or ([] if key == "aka" else "")


def _set_top(said: dict[str, Any], asked: dict[str, Any]) -> None:
    said[asked["key"]] = _text(asked["value"])


def _add_concept(said: dict[str, Any], asked: dict[str, Any]) -> None:
    id, value = asked["id"], asked["value"]
    definition = _text(value.get("definition", ""))
    said["concepts"][id] = {"label": id, "definition": definition, "aka": value.get("aka", [])}


def _add_effect(said: dict[str, Any], asked: dict[str, Any]) -> None:
    blank = dict.fromkeys(_KEYS, "") | {"verdict": "not-checked"}
    said["effects"]["new"] = blank | {name: _text(each, name) for name, each in asked["value"].items()}


def _rename_concept(said: dict[str, Any], asked: dict[str, Any]) -> None:
    id, new, concepts = asked["id"], asked["value"], said["concepts"]
    said["concepts"] = {new if name == id else name: record for name, record in concepts.items()}
    if concepts[id]["label"] in (id, id.replace("-", " ").replace("_", " ")):
        said["concepts"][new]["label"] = "?"
    for record in (*said["effects"].values(), *said["steps"]):
        for end in ("source", "target", "focus"):
            record.update({end: new} if record.get(end) == id else {})
    for step in said["steps"]:
        step["show"] = [new if name == id else name for name in step["show"]]


def _delete_effect(said: dict[str, Any], asked: dict[str, Any]) -> None:
    del said["effects"][asked["id"]]


def _delete_concept(said: dict[str, Any], asked: dict[str, Any]) -> None:
    id, effects = asked["id"], said["effects"]
    del said["concepts"][id]
    said["effects"] = {name: e for name, e in effects.items() if id not in (e["source"], e["target"])}
    for step in said["steps"]:
        step["show"] = [name for name in step["show"] if name != id]
    said["steps"] = [s for s in said["steps"] if s["focus"] != id and (s["focus"] or s["show"])]


def _set_step(said: dict[str, Any], asked: dict[str, Any]) -> None:
    said["steps"][_number(said["steps"], asked["id"])]["say"] = _text(asked["value"])


def _move_step(said: dict[str, Any], asked: dict[str, Any]) -> None:
    steps = said["steps"]
    steps.insert(int(asked["value"]) - 1, steps.pop(_number(steps, asked["id"])))


def _add_step(said: dict[str, Any], asked: dict[str, Any]) -> None:
    value = asked["value"]
    said["steps"].append({"id": "new", "say": _text(value["say"]), "show": [], "focus": value["focus"]})


def _delete_step(said: dict[str, Any], asked: dict[str, Any]) -> None:
    said["steps"].pop(_number(said["steps"], asked["id"]))


_DONE: dict[str, Callable[[dict[str, Any], dict[str, Any]], None]] = {
    "set_key": _set_key, "unset_key": _set_key, "set_top": _set_top, "add_concept": _add_concept,
    "add_effect": _add_effect, "rename_concept": _rename_concept, "delete_effect": _delete_effect,
    "delete_concept": _delete_concept, "set_step": _set_step, "move_step": _move_step,
    "add_step": _add_step, "delete_step": _delete_step,
}  # fmt: skip


def _number(steps: list[dict[str, Any]], id: str) -> int:
    return [step["id"] for step in steps].index(id.partition(":")[2])


def says(before: str, after: str, asked: dict[str, Any]) -> str:
    """Return what differs between what a file says and what it should say; empty where nothing does."""
    wanted, got = expected(model(before), asked), model(after)
    if asked["do"] == "add_effect":
        new = [id for id in got["effects"] if id not in wanted["effects"]]
        got["effects"]["new"] = got["effects"].pop(new[0]) if new else None
    if asked["do"] == "add_step":
        got["steps"][-1]["id"] = "new"
    if asked["do"] == "rename_concept":
        record = got["concepts"].get(asked["value"], {})
        record.update({"label": "?"} if wanted["concepts"][asked["value"]]["label"] == "?" else {})
    if not wanted["concepts"]:
        got["concepts"] = {}  # without any, effects name them
    return "" if wanted == got else f"wanted {wanted}\ngot    {got}"


def touched(file: Nasty, asked: dict[str, Any]) -> set[int]:
    """Return which segments of a file an operation may change."""
    do, id = asked["do"], asked.get("id", "")
    kind = asked.get("kind") or ("step" if "step" in do else "effect" if "effect" in do else "concept")
    found: set[int] = set()
    for number, (about, text) in enumerate(file.segments):
        own = about == f"{kind} {id}" and do not in ("rename_concept", "delete_concept", "add_step")
        named = do in ("rename_concept", "delete_concept") and about.split()[0] in (
            "concept",
            "effect",
            "step",
        )
        moved = do == "move_step" and (about.startswith("step") or about == "remark")
        top = do == "set_top" and about == asked["key"]
        if own or moved or top or (named and str(id) in text):
            found.add(number)
    anchors = [name for number in found for name in re.findall(r"&(q\d+)", file.segments[number][1])]
    heirs = {n for n, (_, text) in enumerate(file.segments) for name in anchors if f"*{name}" in text}
    empty = ("head", "blank") if "delete" in do else ()
    emptied = {n for n, (about, _) in enumerate(file.segments) if about in empty}
    return found | heirs | emptied | _tour_gone(file, found, do)


def _tour_gone(file: Nasty, found: set[int], do: str) -> set[int]:
    """Return what stands in a tour that goes because all of its steps do."""
    steps = [n for n, (about, _) in enumerate(file.segments) if about.startswith("step")]
    if not steps or not set(steps) <= found or do not in ("delete_step", "delete_concept"):
        return set()
    head = max(n for n, (_, text) in enumerate(file.segments) if text.startswith("tours:"))
    return set(range(head, max(steps)))


def stays(file: Nasty, after: str, asked: dict[str, Any]) -> str:
    """Return what else than was asked for changed in the text; empty where nothing did."""
    free = touched(file, asked)
    at, run, first = 0, "", True
    runs: list[tuple[str, bool]] = []
    for number, (_, text) in enumerate(file.segments):
        if number in free:
            runs += [(run, first)] if run else []
            run, first = "", False
        else:
            run += text
    runs += [(run, first)] if run else []
    if not free:
        return _inserted(file.text, after)
    for text, begins in runs:
        found = after.find(text, at)
        if found < 0 and after.endswith(text.rstrip("\n")) and text is runs[-1][0]:
            found = len(after) - len(text.rstrip("\n"))
        if found < 0 or (begins and found):
            return f"this did not stay: {text!r}"
        at = found + len(text.rstrip("\n"))
    lost = set(_REMARK.findall(file.text)) - set(_REMARK.findall(after))
    gone = {remark for number in free for remark in _REMARK.findall(file.segments[number][1])}
    allowed = gone if "delete" in asked["do"] or "unset" in asked["do"] or "set" in asked["do"] else set()
    return f"remarks were lost: {lost - allowed}" if lost - allowed else ""


def _inserted(before: str, after: str) -> str:
    """Return an empty text where one text is the other with something put in at one place."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return "" if after.endswith(before[same:]) and len(after) >= len(before) else "more than a place changed"
