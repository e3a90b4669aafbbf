"""The plan of a focus view put on the page: boxes, words and lines in px.

Twin: viz/viewer/src/near/columns.ts
Twin: viz/viewer/src/near/place.ts
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ..look.plain_sum import plain_sum
from ..look.text import width as text_width
from ..look.text_box import TextBox
from ..view import ConceptBox, Heading, Point, Rect, Route, WordsBox
from .blocks import CENTRAL, PORT_MARGIN, ROW_GAP, WORDS, Block, Row
from .fit import (
    BLOCK_GAP,
    FAN,
    HEADING_ROW,
    LANE,
    LANE_MARGIN,
    PORT_PITCH,
    RUN,
    Fit,
    Stack,
    block_height,
    box_height,
    pick,
)
from .lines import fan, loop_lines
from .plan import Plan, central_height, fan_width, top_lanes

#: Level run of a line at the box where several lines meet (em), for arrow heads.
LEVEL: Final = 0.9
#: Air between blocks, at most (em).
AIR: Final = 1.7
WIDEST_FAN: Final = 7.5


@dataclass(slots=True)
class Placed:
    """A block on the page: its vertical place, and that of each of its rows."""

    block: Block
    level: int
    middle: float
    height: float
    rows: list[float]
    parent: Placed | None


@dataclass(slots=True)
class Scene:
    """What has been placed so far."""

    boxes: list[ConceptBox] = field(default_factory=list)
    words: list[WordsBox] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


@dataclass(slots=True)
class Column:
    """A stack on the page, its text ``font`` px; from ``inner`` it grows left (``sign`` -1) or right (1)."""

    stack: Stack
    fit: Fit
    font: float
    sign: int
    placed: list[Placed] = field(default_factory=list)
    headings: list[tuple[str, float]] = field(default_factory=list)
    fan: float = field(init=False)
    run: float = field(init=False)
    inner: float = field(init=False)


def place(plan: Plan, concept: str, room: Rect) -> Scene:
    """Return the plan's parts inside a rectangle of the page."""
    font = plan.font
    lanes = max(len(plan.left), len(plan.right)) > 1
    loops = plan.loops.height * font
    stage = (room[1] + loops, room[3] - loops) if lanes else (room[1], room[3])
    sides = [
        [_stood(Column(s, f, font, sign), stage, LANE * top_lanes(side, i)) for i, (s, f) in enumerate(side)]
        for sign, side in ((-1, plan.left), (1, plan.right))
    ]
    central = _central_rect(plan, sides, room, stage if lanes else None)
    scene = Scene()
    for side in sides:
        _draw_side(scene, side, central, stage[0])
    scene.boxes.append(
        ConceptBox(concept, central, plan.central.lines, _rounded(font * CENTRAL.scale), central=True)
    )
    loop_lines(scene.words, scene.routes, plan, central)
    return scene


def _rounded(value: float) -> float:
    return round(value, 2)


def _stood(column: Column, stage: tuple[float, float], lanes: float) -> Column:
    """Place a stack vertically in the middle of its room, with air between its blocks."""
    stack, fit, font = column.stack, column.fit, column.font
    top, height = stage[0] + lanes * font, stage[1] - lanes * font
    count = len(stack.blocks)
    air = min(AIR * font, max(0.0, height - fit.height * font) / (count + 1))
    used = fit.height * font + air * (count - 1)
    _stacked(column, stack.blocks, 0, None, top + (height - used) / 2, air)
    return column


def _stacked(
    column: Column,
    blocks: list[Block] | tuple[Block, ...],
    level: int,
    parent: Placed | None,
    y: float,
    air: float,
) -> None:
    font = column.font
    headings = dict(column.stack.headings) if level == 0 else {}
    for index, b in enumerate(blocks):
        if index in headings:
            column.headings.append((headings[index], y))
            y += HEADING_ROW * font
        height = _extent(b, column.fit, level) * font
        pair = column.fit.pairs[level]
        middle = y + height / 2
        placed = Placed(
            b, level, middle, box_height(b, pair) * font, _row_places(b, pair, middle, font), parent
        )
        column.placed.append(placed)
        if b.children:
            inside = _extents(b.children, column.fit, level + 1) * font
            _stacked(column, b.children, level + 1, placed, middle - inside / 2, 0.0)
        y += height + BLOCK_GAP * font + air


def _extents(blocks: list[Block], fit: Fit, level: int) -> float:
    return plain_sum(_extent(b, fit, level) for b in blocks) + BLOCK_GAP * (len(blocks) - 1)


def _extent(b: Block, fit: Fit, level: int) -> float:
    return block_height(b, fit.pairs, level)


def _row_places(b: Block, pair: tuple[float, float], middle: float, font: float) -> list[float]:
    heights = [pick(row.settings, pair[0]).height * font for row in b.rows]
    y = middle - (plain_sum(heights) + ROW_GAP * font * (len(heights) - 1)) / 2
    places = []
    for height in heights:
        places.append(y + height / 2)
        y += height + ROW_GAP * font
    return places


def _central_rect(
    plan: Plan, sides: list[list[Column]], room: Rect, stage: tuple[float, float] | None
) -> Rect:
    """Return the box in the middle, and give every column its share of the spare width and its place."""
    font = plan.font
    lines = max(
        (sum(len(p.rows) for p in side[0].placed if not p.level) for side in sides if side), default=0
    )
    loops = plan.loops.height * font
    height = stage[1] if stage else central_height(plan.central, lines) * font
    top = stage[0] if stage else max(room[1] + loops, room[1] + (room[3] - height) / 2)
    if stage is None and top + height > room[1] + room[3]:
        top = room[1] + room[3] - height
    width = max(plan.central.width, plan.loops.width) * font
    _share_width(plan, sides, room[2] - width)
    left, right = (plain_sum(_column_width(c) for c in side) for side in sides)
    if left and right:
        middle = room[0] + room[2] / 2
        least, most = room[0] + left + width / 2, room[0] + room[2] - right - width / 2
        x = min(max(middle, least), most) - width / 2
    else:
        x = room[0] + (room[2] - left - right - width) / 2 + left
    _place_columns(sides, x, width)
    return (x, top, width, height)


def _place_columns(sides: list[list[Column]], x: float, width: float) -> None:
    for start, side in zip((x, x + width), sides, strict=True):
        inner = start
        for column in side:
            column.inner = inner
            inner += column.sign * _column_width(column)


def _column_width(column: Column) -> float:
    deeper = (FAN * column.font + column.run) * (column.stack.levels - 1)
    return column.fan + column.run + deeper + column.fit.width * column.font


def _share_width(plan: Plan, sides: list[list[Column]], room: float) -> None:
    """Give gaps their least width, then what they would like, as far as there is room."""
    font = plan.font
    tall = max(map(len, sides)) > 1
    wishes: list[tuple[Column, float, float]] = []
    for side in sides:
        for index, column in enumerate(side):
            column.run = RUN * font
            column.fan = fan_width(column.stack, index, tall) * font
            if tall:
                wishes.append((column, 0.0, 0.8 * font))
                continue
            ends = [p.middle for p in column.placed if not p.level]
            reach = (ends[-1] - ends[0]) / 2
            wish = max(0.0, min(max(0.55 * reach, 3.4 * font), WIDEST_FAN * font) - column.fan)
            wishes.append((column, wish, 0.9 * font))
    used = plain_sum(_column_width(c) for side in sides for c in side)
    wanted = plain_sum(fan_wish + run * c.stack.levels for c, fan_wish, run in wishes)
    share = min(1.0, max(0.0, room - used) / wanted) if wanted > 0 else 0.0
    for column, fan_wish, run_wish in wishes:
        column.fan += share * fan_wish
        column.run += share * run_wish


def _ports(places: list[float], box: tuple[float, float], font: float) -> list[float]:
    """Return where lines to these heights leave a box (top, height): level where it is high enough."""
    top, height = box
    margin = PORT_MARGIN * font
    if not places or (places[0] >= top + margin - 0.01 and places[-1] <= top + height - margin + 0.01):
        return places
    if len(places) == 1:
        return [min(max(places[0], top + margin), top + height - margin)]
    pitch = min((height - 2 * margin) / (len(places) - 1), 1.6 * PORT_PITCH * font)
    middle = top + height / 2
    return [middle + pitch * (i - (len(places) - 1) / 2) for i in range(len(places))]


def _draw_side(scene: Scene, columns: list[Column], central: Rect, top: float) -> None:
    for index, column in enumerate(columns):
        font, sign = column.font, column.sign
        edge = central[0] if sign < 0 else central[0] + central[2]
        children: dict[int, list[tuple[Placed, int]]] = {}
        for placed in column.placed:
            if placed.level:
                key = id(placed.parent)
                children.setdefault(key, []).extend((placed, i) for i in range(len(placed.rows)))
        first = [(p, i) for p in column.placed if not p.level for i in range(len(p.rows))]
        if index == 0:
            places = [p.rows[i] for p, i in first]
            ports = _ports(places, (central[1], central[3]), font)
            for (placed, i), port in zip(first, ports, strict=True):
                line = fan((edge, port), column.inner + sign * column.fan, placed.rows[i], LEVEL * font, font)
                _draw_row(scene, column, placed, i, line)
        else:
            below = LANE * sum(c.stack.lanes for c in columns[index + 1 :])
            _draw_lanes(scene, column, first, edge, top + below * font)
        for placed in column.placed:
            _draw_box(scene, column, placed)
            _draw_children(scene, column, placed, children.get(id(placed), []))
        _draw_headings(scene, column)


def _draw_children(scene: Scene, column: Column, parent: Placed, rows: list[tuple[Placed, int]]) -> None:
    if not rows:
        return
    font, sign = column.font, column.sign
    ports = _ports([p.rows[i] for p, i in rows], (parent.middle - parent.height / 2, parent.height), font)
    edge = _box_x(column, parent.level) + sign * column.fit.pairs[parent.level][1] * font
    for (placed, i), port in zip(rows, ports, strict=True):
        line = fan((edge, port), edge + sign * FAN * font, placed.rows[i], LEVEL * font, font)
        _draw_row(scene, column, placed, i, line)


def _words_x(column: Column, level: int) -> float:
    """Return the inner edge of a level's words."""
    x = column.inner + column.sign * column.fan
    for words, names in column.fit.pairs[:level]:
        x += column.sign * ((words + names + FAN) * column.font + column.run)
    return x


def _box_x(column: Column, level: int) -> float:
    """Return the inner edge of a level's boxes."""
    words = column.fit.pairs[level][0] * column.font
    return _words_x(column, level) + column.sign * (words + column.run)


def _draw_row(scene: Scene, column: Column, placed: Placed, index: int, line: list[Point]) -> None:
    """Put an effect's words beside the box, and its line from ``line`` on through them to the box."""
    row, y, font = placed.block.rows[index], placed.rows[index], column.font
    width = column.fit.pairs[placed.level][0] * font
    middle = _words_x(column, placed.level) + column.sign * width / 2
    scene.words.append(words_box(row, pick(row.settings, width / font), (middle, y), font))
    points = [*line, (_box_x(column, placed.level), y)]
    scene.routes.append(Route(row.effect, tuple(reversed(points) if row.inward else points)))


def words_box(row: Row, setting: TextBox, middle: Point, font: float) -> WordsBox:
    """Return the words of an effect around a point."""
    width, height = setting.width * font, setting.height * font
    rect = (middle[0] - width / 2, middle[1] - height / 2, width, height)
    return WordsBox((row.effect,), rect, setting.lines, _rounded(WORDS.scale * font), setting.mark * font)


def _draw_box(scene: Scene, column: Column, placed: Placed) -> None:
    width, font = column.fit.pairs[placed.level][1], column.font
    x = _box_x(column, placed.level)
    left = x if column.sign > 0 else x - width * font
    rect = (left, placed.middle - placed.height / 2, width * font, placed.height)
    scene.boxes.append(
        ConceptBox(placed.block.concept, rect, pick(placed.block.settings, width).lines, _rounded(font))
    )


def _draw_headings(scene: Scene, column: Column) -> None:
    font = column.font
    width = column.fit.pairs[0][1] * font
    x = _box_x(column, 0)
    for text, y in column.headings:
        rect = (x if column.sign > 0 else x - width, y, width, HEADING_ROW * font)
        # A heading stays above its boxes.
        size = min(0.66 * font, width / max(0.1, text_width(text)))
        scene.headings.append(Heading(text, rect, _rounded(size), "left"))


def _draw_lanes(
    scene: Scene,
    column: Column,
    rows: list[tuple[Placed, int]],
    edge: float,
    top: float,
) -> None:
    """Lead the effects of an outer column over the columns before it; those that leave share one lane."""
    font, sign = column.font, column.sign
    words = column.inner + sign * column.fan
    lane = 0
    shared: int | None = None
    for placed, i in rows:
        row = placed.block.rows[i]
        if row.inward or shared is None:
            mine, lane = lane, lane + 1
            if not row.inward:
                shared = mine
        else:
            mine = shared
        y = top + (mine + 0.5) * LANE * font
        x = words - sign * (LANE_MARGIN + mine * LANE) * font
        line = [(edge, y), (x, y), (x, placed.rows[i])]
        _draw_row(scene, column, placed, i, line)
