"""The JSON Schema of a graph file, made from the table of keys that the reader follows.

Alternatives stand behind conditions (``if``) rather than side by side (``anyOf``) wherever that can be: an
editor then tells what is wrong with what was meant, and offers neither ``true`` nor ``null`` for a text.
``errorMessage`` and ``enumDescriptions`` are known to yaml-language-server; other readers pass them over.
"""

from __future__ import annotations

from typing import Any

from .choices import choice_about
from .keys import RECORDS, Key, Record
from .read.csl_keys import CSL_TYPES, CSL_USED, csl_variables

Schema = dict[str, Any]

#: An arrow as the reader finds it (``read/arrows.py``), in words of every dialect.
_ARROW = "[-–—−=]+ ?(>|&gt;)|[→⟶⇒⟹➔➙➛➜➝➞➡]"
_LIST_OR_SECTION: Schema = {"type": ["array", "object"]}
_NOTHING: Schema = {"type": "null"}


def json_schema() -> Schema:
    """Return the schema (draft 2020-12) for completion and checking in editors."""
    definitions = {record.name: _object(record) for record in RECORDS.values() if record.name != "graph"}
    definitions["effect"] |= _whole_effect()
    definitions[_name("effect in short")] = {**_object(RECORDS["effect"]), "title": "effect"}
    definitions["reference"] = _reference()
    shorts = {f"a {record.short}" for record in RECORDS.values() if record.short}
    definitions |= {_name(what): _scalar(what) for what in ("a text", "a name", "an id", *sorted(shorts))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_object(RECORDS["graph"]),
        "title": "conceptgraph file",
        "description": "Concepts and the labelled effects between them.",
        "$defs": definitions,
    }


def _object(record: Record) -> Schema:
    """Return the section that a record is."""
    found: Schema = {
        "title": record.name,
        "type": "object",
        "description": record.about,
        "properties": {key.name: _key(key, record.name) for key in record.keys.values()},
        "additionalProperties": False,
    }
    required = [key.name for key in record.keys.values() if key.required]
    if required and record.name != "effect":
        found["required"] = required
    return found


def _whole_effect() -> Schema:
    """Return what an effect has beside its keys: an arrow, or both ends; and words."""
    words = _if({"type": "object"}, _text("effect in short"), _text())
    told = "the words of the effect are wanted after the colon"
    words_only = {"type": ["string", "number", "boolean"], "errorMessage": told}
    said = _if({"type": "object"}, {"required": ["label"]}, words_only)
    needed = ("source", "target", "label")
    there = {f"^({'|'.join(needed)})$": {"not": _NOTHING}}
    without_arrow = {"propertyNames": {"not": {"pattern": _ARROW}}}
    with_words = _if({"required": ["label"]}, {}, {"patternProperties": {_ARROW: said}})
    return {
        "patternProperties": {_ARROW: words},
        **_if(without_arrow, {"required": [*needed], "patternProperties": there}, with_words),
    }


def _reference() -> Schema:
    """Return a reference: the fields of CSL-JSON are offered, and any may stand."""
    used: dict[str, Schema] = {name: {"description": about} for name, about in CSL_USED.items()}
    used["type"] |= {"anyOf": [{"enum": [*CSL_TYPES]}, {}]}
    rest: dict[str, Schema] = {name: {} for name in csl_variables() if name not in used}
    made = _object(RECORDS["reference"])
    return {**made, "properties": {**used, **rest}, "additionalProperties": True}


def _if(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    return {"if": condition, "then": then, **({} if otherwise is None else {"else": otherwise})}


def _text(what: str = "a text") -> Schema:
    """Return any scalar: YAML knows numbers, truth and dates where a file means words."""
    return {"$ref": f"#/$defs/{_name(what)}"}


def _name(what: str) -> str:
    """Return the name of a definition: an address has no blanks."""
    return what.replace(" ", "-")


def _scalar(what: str) -> Schema:
    told = f"{what} stands here, neither a list nor a section"
    return _if(_LIST_OR_SECTION, {"type": "string", "errorMessage": told})


def _key(key: Key, record: str) -> Schema:
    found = {"description": key.about, **_value(key)}
    if key.name == "reading":
        found |= {"allOf": [_if({"type": "string"}, {"pattern": f"\\{{{end}\\}}"}, {"type": "string"})
                            for end in ("source", "target")]}  # fmt: skip
    elif key.required and record != "effect":
        found["not"] = _NOTHING
    return found


def _value(key: Key) -> Schema:
    if key.kind == "text":
        return _text()
    if key.kind == "name":
        return {"anyOf": [_relations(), _text("a name")]} if key.name == "relation" else _text("a name")
    if key.kind == "names":
        return _one_or_list(_text("a name"), "a name or a list of names")
    if key.kind == "choice":
        return {"anyOf": [_enum(key), _choice(key)]}
    if key.kind == "choices":
        several = {"items": {"anyOf": [_enum(key), _choice(key)]}}
        return {"anyOf": [_enum(key), _if({"type": "array"}, several, _choice(key))]}
    if key.kind in ("whole", "count"):
        return _number(*((1, 5) if key.kind == "whole" else (0, 999_999_999_999)))
    if key.kind == "color":
        return _matching("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", 'a colour, such as "#aa3355"')
    if key.kind == "terms":
        return _if(_NOTHING, {}, {"type": "object", "additionalProperties": _text()})
    return _records(key)


def _enum(key: Key) -> Schema:
    """Return the values of a choice with what each means: what an editor offers."""
    about = [choice_about(key.name, choice) for choice in key.choices]
    told = f"{key.name} is one of: {', '.join(key.choices)}"
    return {"enum": [*key.choices], "enumDescriptions": about, "errorMessage": told}


def _relations() -> Schema:
    from .relations import vocabulary

    readings = [
        f"{each.sign}  {each.reading}".replace("{source}", "X").replace("{target}", "Y")
        for each in vocabulary().values()
    ]
    return {"enum": [*vocabulary()], "enumDescriptions": readings}


def _choice(key: Key) -> Schema:
    """Return a choice however it is written: capitals and what stands between its words do not matter."""
    pattern = "|".join("".join(map(_careless, choice)) for choice in key.choices)
    return _matching(pattern, f"one of: {', '.join(key.choices)}", key.name)


def _careless(char: str) -> str:
    if char == "-":
        return "[-_ −]"
    return f"[{char}{char.upper()}]" if char.isalpha() else f"[{char}]"


def _matching(pattern: str, what: str, name: str = "this") -> Schema:
    """Return a text of a pattern, or nothing."""
    told = f"{name} is {what}"
    other = {"type": ["array", "object", "number", "boolean"]}
    fits = {"pattern": f"^({pattern})?$", "errorMessage": told}
    return _if({"type": "string"}, fits, _if(other, {"type": "string", "errorMessage": told}))


def _number(least: int, most: int) -> Schema:
    """Return a whole number, in quotation marks or without."""
    told = f"a whole number from {least} to {most}" if most < 100 else f"a whole number, {least} or more"
    digits = f"[{least}-{most}]" if most < 10 else "[0-9]{1,12}"
    number = {"minimum": least, "maximum": most, "errorMessage": f"this is {told}"}
    other = _if(_NOTHING, {}, {"type": "integer", "errorMessage": f"this is {told}"})
    text = _if({"type": "string"}, {"pattern": f"^{digits}$", "errorMessage": f"this is {told}"}, other)
    return _if({"type": "integer"}, number, text)


def _one_or_list(item: Schema, what: str) -> Schema:
    section = _if({"type": "object"}, {"type": "array", "errorMessage": f"{what} stands here, no section"})
    return _if({"type": "array"}, {"items": item}, section)


def _records(key: Key) -> Schema:
    """Return a record, a list of them, or a section of them by id."""
    record = RECORDS[key.of]
    one: Schema = {"$ref": f"#/$defs/{key.of}"}
    if key.kind == "record":
        return _if(_NOTHING, {}, one)
    if key.kind == "record list":
        return _record_list(record, one)
    item = _if({"type": "object"}, one, _text(f"a {record.short}") if record.short else one)
    listed = _if({"type": "object"}, {"additionalProperties": item}, _text("an id"))
    if key.of == "reference":
        listed = {"type": "object", "required": ["id"]}
    wrong = _if({"type": ["string", "number", "boolean"]}, {"type": "object", "errorMessage": _BY_ID})
    if key.of == "reference":
        wrong = {}  # the name of a file
    lists = _if({"type": "array"}, {"items": listed}, wrong)
    return _if({"type": "object"}, {"additionalProperties": item}, lists)


_BY_ID = "a line for each stands here, its id and a colon, or a list of ids"


def _record_list(record: Record, one: Schema) -> Schema:
    if record.name == "effect":
        arrow = {"pattern": f"({_ARROW}).*: +\\S", "errorMessage": "an effect is source -> target: words"}
        items = _if({"type": "string"}, arrow, one)
        told = "effects are a list: each behind a dash, source -> target: words"
        section = {"propertyNames": {"pattern": _ARROW}, "errorMessage": told}
        other = _if({"type": "object"}, section, _if(_NOTHING, {}, {"type": "array", "errorMessage": told}))
        return _if({"type": "array"}, {"items": items}, other)
    told = f"a list stands here: each {record.name} behind a dash"
    listed = _if(_NOTHING, {}, {"type": "array", "errorMessage": told})
    short = _text(f"a {record.short}") if record.short else None
    items = _if({"type": "object"}, one, short) if short else one
    return _if({"type": "array"}, {"items": items}, _if({"type": "object"}, one, short or listed))
