"""Heading and foot of a deck's slide: how many lines they take, and what its signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..look.shapes import ARROW_HEADS
from ..look.theme import THEMES, category_styles, verdict_style
from ..picture.parts import arrow_tip, category_sign, verdict_sign
from ..picture.svg_text import element, number
from .key import SIGN_WIDTH, Explained, Sign, in_rows
from .notes import part_told
from .prose import filled

if TYPE_CHECKING:
    from .talk import TalkStep

#: Width of headings and keys on a slide, and sizes of their text, px.
_WIDTH: Final = 1232.0
_HEADING_PX: Final = 28.0
_KEY_PX: Final = 16.0
_HIGH: Final = 16.0


def foot_of(explained: Explained, step: TalkStep, theme: str) -> dict[str, Any]:
    """Return what the template shows of a slide besides its picture and words.

    ``shape`` names the lines of the heading and the rows of signs, of which the picture leaves room.
    """
    from markupsafe import Markup

    rows: list[list[Sign]] = []
    if not step.blank:
        part = part_told(explained.backing, step.part(step.shown))
        signs = [*explained.of(step.shown), *([Sign("part", "", part)] if part else [])]
        rows = in_rows(signs, _WIDTH, _KEY_PX, 2)
    shown = [sign for row in rows for sign in row]
    explained.tell(shown)
    texts = filter(None, (step.title, step.ask))
    lines = max(len(filled(text, _WIDTH / _HEADING_PX, 3, "semibold")) for text in texts)
    return {
        "chapter": step.chapter,
        "place": f"{step.number} / {step.count}",
        "key": [{"drawn": Markup(_drawn(explained, each, theme)), "words": each.words} for each in shown],
        "shape": " ".join(
            filter(None, (("", "two", "three")[lines - 1], f"keys-{len(rows)}" if rows else ""))
        ),
    }


def _drawn(explained: Explained, sign: Sign, theme: str) -> str:
    """Return a sign as a small picture."""
    look, wide = THEMES[theme], SIGN_WIDTH[sign.kind]
    middle = (wide / 2, _HIGH / 2)
    if sign.kind == "part":
        return ""
    if sign.kind == "verdict":
        drawn = verdict_sign(verdict_style(sign.name, look), middle, 11)
    elif sign.kind == "category":
        styles = category_styles(explained.backing.graph.categories.values(), look)
        drawn = category_sign(styles[sign.name], middle, 5.5)
    else:
        shaft = wide - 9 * ARROW_HEADS[sign.name].back
        line = element(
            "rect", ("y", _HIGH / 2 - 0.8), ("width", shaft), ("height", 1.6), ("fill", look.quiet)
        )
        drawn = line + arrow_tip(sign.name, (wide, _HIGH / 2), 9, 0.0, look.quiet, look.paper)
    size = f'width="{number(wide)}" height="{number(_HIGH)}" viewBox="0 0 {number(wide)} {number(_HIGH)}"'
    return f'<svg {size} aria-hidden="true">{drawn}</svg>'
