"""Print what page and Python share: ``python docs/viewer_rules.py > viz/viewer/src/rules.ts``."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any, get_args

sys.path.insert(0, str(Path(__file__).parents[1]))

#: What is taken from each module, and what its names begin with in the page where two modules use one name.
#: A name may be private there; a type that lists its values gives that list; `NAME=RECORD.field` is a part.
SHARED: dict[str, tuple[str, str]] = {
    "graph_data.keys": ("", "SIGNS ARROWS LEVELS VERDICTS CERTAINTIES STANCES BLANKS"),
    "graph_data.wording": ("", "UNSHOWN"),
    "graph_data.opposites": ("", "OPPOSITE"),
    "graph_data.ask.backing": ("", "VERDICT_ORDER CERTAINTY_ORDER"),
    "graph_data.ask.chains": ("", "WORK_LIMIT"),
    "graph_data.ask.paths": ("", "MOST_PATHS LONGEST_PATH"),
    "graph_data.ask.loops": ("", "MOST_LOOPS LONGEST_LOOP LoopKind"),
    "graph_data.ask.follows": ("", "MOST_STEPS Change"),
    "graph_data.ask.small_words": (
        "ASK_",
        "SMALL WHAT HOW WHY WHEN NOT OR FROM TOWARDS COMES_OF LEADS_TO ARISES TAKES AMOUNTS WHETHER OBJECT "
        "ONE_CAN NOT_FOUND NOT_CHECKED AFTER OF_ITSELF NOUN_BEFORE NOUN_AFTER OR_VERBS CARRYING FOR COMING "
        "MOST "
        "TOGETHER WITH "
        "INSIDE AFTER_HEAD OF BEHIND_KIND PEOPLE OF_PEOPLE GOOD_OF BAD_OF WAY VERDICT_WORDS BAD SAME "
        "IRREGULAR ENDINGS",
    ),
    "graph_data.ask.phrases": ("ASK_", "VERBS=verbs"),
    "graph_data.ask.terms": ("ASK_", "MOST_TERMS LONGEST_TERM STEM SYNONYM KIN COMPOUND BEGUN ERROR"),
    "graph_data.ask.mentions": ("ASK_", "HEAD BESIDE NARROWER WIDER SURE PARTLY"),
    "graph_data.ask.worth": (
        "ASK_",
        "SAID TOLD REVERSED OF_PAIR AS_TARGET OTHER_KIND NO_ENDS FITS NEARLY OPEN DENIED HARDLY AKIN "
        "UP DOWN",
    ),
    "graph_data.ask.question": (
        "ASK_", "MOST_ROWS MOST_WAYS MOST_WAYS_ASKED LONGEST_WAY WORTH LEAST JOINED MEANT MOST_MEANT"
    ),
    "viz.view": ("", "STAGE ViewKind"),
    "viz.page.render": ("", "PAGE_THEMES"),
    "viz.page.start": ("", "DISPUTED"),
    "viz.look.theme": ("", "ThemeName"),
    "viz.look.geometry": ("", "CURVE_STEPS"),
    "viz.look.text": (
        "", "LINE_HEIGHT MOST_CHARACTERS MOST_LINES WIDE"
    ),
    "viz.look.direction": ("", "RIGHT_TO_LEFT"),
    "viz.near.blocks": (
        "",
        "WORDS_SCALE=WORDS.scale WORDS_BESIDE=WORDS.beside WORDS_ABOVE=WORDS.above MARK=WORDS.mark "
        "NAME_BESIDE=NAME.beside NAME_ABOVE=NAME.above CENTRAL_SCALE=CENTRAL.scale "
        "CENTRAL_BESIDE=CENTRAL.beside CENTRAL_ABOVE=CENTRAL.above ROW_GAP PORT_MARGIN",
    ),
    "viz.layout.boxes": (
        "SHEET_",
        "NAME_BESIDE=NAME.beside NAME_ABOVE=NAME.above WORDS_SCALE=WORDS.scale WORDS_BESIDE=WORDS.beside "
        "WORDS_ABOVE=WORDS.above WORDS_MARK=WORDS.mark BARE=WORDS.bare NARROWEST BOX_GAP LANE PORT",
    ),
    "viz.layout.columns": ("SHEET_", "EASY_PX"),
    "viz.layout.fit": ("SHEET_", "LARGEST_PX"),
    "viz.near.fit": (
        "", "BLOCK_GAP FAN TREE_FAN LEVEL_FAN RUN LANE LANE_MARGIN HEADING_ROW PORT_PITCH LOOP_GAP TRIED EPS"
    ),
    "viz.near.plan": ("", "GAPS_SHARE"),
    "viz.near.place": ("", "LEVEL AIR WIDEST_FAN"),
    "viz.near.lines": ("", "PIECES"),
    "viz.near.focus": ("FOCUS_", "MOST_PX MOST_BLOCKS MOST_ROWS MOST_LOOPS MOST_LEAVES"),
    "viz.near.scene": ("SCENE_", "COLUMNS WORTH ENOUGH HEADINGS_COST MARGIN STRIP HEADING_PX HEADING_ABOVE"),
    "viz.near.chain": ("CHAIN_", "MOST_PX MOST_ROWS BEFORE AFTER TURN NAMES WORDS WORTH LARGE MARGIN"),
    "viz.near.ring": (
        "RING_",
        "MOST_PX LEAST_PX SMALLER MARGIN AIR AIR_BESIDE NAMES WORDS WIDEST MOST_ROWS INNER PIECES INWARD "
        "HALVED KIND_PX",
    ),
    "viz.look.opposites": ("OPPOSITE_", "WIDTH DASH BOW LOOKS"),
    "viz.door.share": ("DOOR_", "ROW LINE MORE PADDING GAP MOST_CARDS FEWER_CARDS ENOUGH"),
    "viz.door.texts": ("DOOR_", "TEXT NOTE BESIDE SIGN_ROOM LEAST"),
    "viz.door.sheet": ("DOOR_", "PIECES THICK THICKEST BEFORE AFTER MARK_PX"),
    "viz.door.cards": ("DOOR_", "PITCH SIGN EDGE FOLDED TITLE CLOSE LOWER LEVEL"),
    "viz.door.key": ("DOOR_", "ARROW TO_WORD APART STEP FOOT CLEAR"),
    "viz.door.hub": ("DOOR_", "HEIGHT BELOW"),
    "viz.door.phone": ("PHONE_", "MARGIN ROOM CARDS TRUNK BRANCH HUB_FONT"),
    "viz.door.tiers": ("TIERS_", "KEY FEWEST TITLE"),
    "viz.door.place": ("DOOR_", "PART MOST NARROW WIDE MARGIN WORDS_SHARE OPENED_SHARE"),
    "viz.look.drawing": ("", "SHAPE_EM THIN=QUIET_WIDTH"),
    "viz.picture.ground": ("GROUND_", "BAND RADIUS"),
    "viz.picture.crowd": ("", "CROWD TOGETHER QUIET QUIETER QUIET_WIDTH LEAST_NAME"),
    "viz.picture.stage": ("", "MIDDLE"),
}  # fmt: skip
INTRODUCTION = """\
// What the page's scripts share with Python: lists of what a graph file may say, orders, limits and lengths.
// Written by docs/viewer_rules.py; a test keeps it current. What a number means stands in Python.

"""
WIDTH = 110


def reference() -> str:
    """Return the whole file."""
    parts = [INTRODUCTION]
    for module, (prefix, names) in SHARED.items():
        found = importlib.import_module(module)
        path = f"{module.replace('.', '/')}.py"
        for name in names.split():
            called, _, there = name.rpartition("=")
            value = _value(found, there)
            parts.append(f"/** `{there}` of {path}. */\n{_exported(prefix + (called or there), value)}\n")
    return "".join(parts)


def _value(module: Any, name: str) -> Any:
    record, _, field = name.partition(".")
    value = getattr(module, record, None) or getattr(module, f"_{record}")
    if callable(value) and not get_args(value):
        value = value()
    return getattr(value, field) if field else value


def _exported(name: str, value: Any) -> str:
    """Return the declaration of a value; of a type's values, a list."""
    if get_args(value):
        name = re.sub("(?<=[a-z])(?=[A-Z])", "_", name).upper() + "S"
        value = get_args(value)
    if name == "WIDE":
        return f"export const {name} =\n  {_characters(value)};"
    if isinstance(value, dict):
        value = "\n".join(f"{key}:{said}" for key, said in value.items())
    if isinstance(value, frozenset) and len(max(value)) > 1:
        return _list(name, [_literal(item) for item in sorted(value)])
    if isinstance(value, frozenset):
        value = "".join(sorted(value))
    if isinstance(value, Collection) and not isinstance(value, str):
        return _list(name, [_literal(item) for item in value])
    line = f"export const {name} = {_literal(value)};"
    return line if len(line) <= WIDTH else f"export const {name} =\n  {_literal(value)};"


def _list(name: str, items: list[str]) -> str:
    line = f"export const {name} = [{', '.join(items)}] as const;"
    if len(line) <= WIDTH:
        return line
    return f"export const {name} = [\n{''.join(f'  {item},' + chr(10) for item in items)}] as const;"


def _literal(value: Any) -> str:
    """Return a text or a number as TypeScript writes it.

    >>> _literal(28.0), _literal(40000), _literal(1e-09), _literal("a–b")
    ('28', '40_000', '1e-9', '"a–b"')
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value == int(value):
        return f"{int(value):_}" if value >= 10_000 else str(int(value))
    return re.sub("e-0", "e-", repr(value))


def _characters(ranges: str) -> str:
    """Return ranges of characters for a class of a regular expression."""
    return json.dumps(re.sub("[0-9a-f]+", r"@u{\g<0>}", ranges).replace(" ", "")).replace("@", "\\")


if __name__ == "__main__":
    sys.stdout.write(reference())
