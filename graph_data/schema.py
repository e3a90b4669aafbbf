"""The JSON Schema of a graph file, made from the table of keys that the reader follows."""

from __future__ import annotations

from typing import Any

from .keys import RECORDS, Key, Record

_ARROW = r"(-+>|→|⟶|⇒|=+>)"
#: YAML knows numbers, truth and dates where a file means words; the reader takes them as written.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) for completion and checking in editors."""
    from .vocabulary import vocabulary

    definitions = {record.name: _record(record) for record in RECORDS.values() if record.name != "graph"}
    relation = definitions["effect"]["anyOf"][1]["properties"]["relation"]
    relation["examples"] = list(vocabulary())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "conceptgraph file",
        "description": "Concepts and the labelled effects between them.",
        **_object(RECORDS["graph"]),
        "$defs": definitions,
    }


def _record(record: Record) -> dict[str, Any]:
    whole = _object(record)
    if record.name == "reference":
        whole["additionalProperties"] = True
    if record.name == "effect":
        return {"description": record.about, "anyOf": [_arrow_text(), whole]}
    if record.short or not any(key.required for key in record.keys.values()):
        text = {**_TEXT, "description": record.keys[record.short].about} if record.short else {"type": "null"}
        return {"description": record.about, "anyOf": [text, whole]}
    return whole


def _arrow_text() -> dict[str, Any]:
    return {"type": "string", "pattern": _ARROW, "description": "source -> target: words"}


def _object(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "description": record.about,
        "properties": {key.name: _key(key) for key in record.keys.values()},
        "additionalProperties": False,
    }
    required = [key.name for key in record.keys.values() if key.required]
    if record.name == "effect":
        inner = {key.name: _key(key) for key in record.keys.values()}
        words = {"anyOf": [_TEXT, {"type": "object", "properties": inner, "additionalProperties": False}]}
        found["patternProperties"] = {_ARROW: words}
        short = {"minProperties": 1, "not": {"anyOf": [{"required": ["source"]}, {"required": ["target"]}]}}
        found["anyOf"] = [{"required": required}, short]
    elif required:
        found["required"] = required
    return found


def _key(key: Key) -> dict[str, Any]:
    return {"description": key.about, **_value(key)}


def _value(key: Key) -> dict[str, Any]:
    simple: dict[str, dict[str, Any]] = {
        "text": _TEXT,
        "name": _TEXT,
        "names": {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]},
        "choice": {"enum": [*key.choices, None]},
        "choices": {
            "anyOf": [
                {"type": "array", "items": {"enum": [*key.choices]}},
                {"enum": [*key.choices, None]},
            ]
        },
        "whole": {"type": ["integer", "null"], "minimum": 1, "maximum": 5},
        "count": {"type": ["integer", "null"], "minimum": 0},
        "color": {"type": ["string", "null"], "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"},
        "terms": {"type": ["object", "null"], "additionalProperties": _TEXT},
    }
    if key.kind in simple:
        return dict(simple[key.kind])
    item = {"$ref": f"#/$defs/{key.of}"}
    if key.kind == "record":
        return {"anyOf": [item, {"type": "null"}]}
    if key.kind == "record list":
        forms: list[dict[str, Any]] = [{"type": ["array"], "items": item}, {"type": "null"}]
        if key.of == "effect":
            forms.append({"type": "object", "patternProperties": {_ARROW: {}}, "additionalProperties": False})
        else:
            forms.append(item)
        return {"anyOf": forms}
    by_id = {"type": ["object", "null"], "additionalProperties": {"anyOf": [item, {"type": "null"}]}}
    forms = [by_id]
    if key.of == "reference":
        forms += [{"type": "string"}, {"type": "array", "items": {"type": "object", "required": ["id"]}}]
    else:
        listed = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": item}]}
        forms.append({"type": "array", "items": listed})
    return {"anyOf": forms}
