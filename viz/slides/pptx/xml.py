"""Shapes of a slide as DrawingML: positions in px become EMU, colours are of the theme or plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from ...look.direction import is_rtl
from ...markup import clean, escape
from ...view import Point, Rect

EMU: Final = 9525  # per px
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
#: Descriptions are heard, not read: past this length they stop.
_LONGEST: Final = 900


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour: ``#rrggbb``, or a name of the theme (``bg1``, ``tx1`` ...); ``alpha`` from 0 to 1."""

    colour: str
    alpha: float = 1.0

    def xml(self) -> str:
        """Return the colour as a solid fill."""
        opacity = f'<a:alpha val="{round(100_000 * self.alpha)}"/>' if self.alpha < 1 else ""
        plain = self.colour.startswith("#")
        kind, value = ("srgbClr", self.colour[1:].upper()) if plain else ("schemeClr", self.colour)
        return f'<a:solidFill><a:{kind} val="{value}">{opacity}</a:{kind}></a:solidFill>'


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn; ``dash`` is a preset of DrawingML, ``head`` that of an arrow's end.

    A ``double`` one is two lines in its width.
    """

    ink: Ink
    width: float
    dash: str = ""
    head: str = ""
    double: bool = False

    def xml(self) -> str:
        """Return the line's properties."""
        dash = f'<a:prstDash val="{self.dash}"/>' if self.dash else ""
        head = f'<a:tailEnd type="{self.head}" w="lg" len="lg"/>' if self.head else ""
        cap = ' cap="rnd"' if self.dash == "sysDot" else ""
        cap += ' cmpd="dbl"' if self.double else ""
        return f'<a:ln w="{emu(self.width)}"{cap}>{self.ink.xml()}{dash}<a:round/>{head}</a:ln>'


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of a line."""

    text: str
    ink: Ink
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """How a shape is called, told to those who cannot see it, and where a click on it leads."""

    id: int
    name: str
    description: str = ""
    link: str = ""

    def xml(self) -> str:
        """Return the shape's properties that are not drawn; without a description it is decoration."""
        told = clean(self.description)
        told = told if len(told) <= _LONGEST else told[: _LONGEST - 1].rstrip() + "…"
        described = f" descr={quoteattr(told)}" if told else ""
        jump = f'<a:hlinkClick r:id="{self.link}" action="ppaction://hlinksldjump"/>' if self.link else ""
        inside = jump + ("" if told else _DECORATIVE)
        name = quoteattr(clean(self.name)[:120])
        return f'<p:cNvPr id="{self.id}" name={name}{described}>{inside}</p:cNvPr>'


#: Attributes that are lengths, by element; positions along a shape are shares of it.
_LENGTHS: Final = {
    "off": "x y", "ext": "cx cy", "pt": "x y", "path": "w h", "arcTo": "wR hR", "ln": "w", "rPr": "sz",
    "spcPts": "val", "bodyPr": "tIns bIns",
}  # fmt: skip
_FORMULA: Final = re.compile(r"\*/ (-?\d+) ([wh]) (\d+)")


def scaled(element: Any, factor: float) -> Any:
    """Return a shape's element, all its lengths and text sizes multiplied."""
    if abs(factor - 1) < 1e-6:
        return element
    for each in element.iter():
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        for attribute in _LENGTHS.get(name, "").split():
            if attribute in each.attrib:
                each.set(attribute, str(round(factor * int(each.get(attribute)))))
        if name == "gd":
            each.set("fmla", _FORMULA.sub(lambda found: _formula(found, factor), each.get("fmla")))
    return element


def _formula(found: re.Match[str], factor: float) -> str:
    along, side, whole = found.groups()
    return f"*/ {round(factor * int(along))} {side} {max(1, round(factor * int(whole)))}"


def emu(px: float) -> int:
    """Return a length in EMU."""
    return round(EMU * px)


def frame(rect: Rect, flips: str = "") -> str:
    """Return where a shape stands."""
    x, y, w, h = map(emu, rect)
    return f'<a:xfrm{flips}><a:off x="{x}" y="{y}"/><a:ext cx="{max(w, 0)}" cy="{max(h, 0)}"/></a:xfrm>'


#: Height that text may take beyond its lines, in sizes of the text: fonts differ.
_SPARE: Final = 0.6


def text_body(
    lines: Sequence[Sequence[Run]], px: float, align: str = "ctr", step: float = 1.16, height: float = 0.0,
    *, fixed: bool = False, dense: bool = False,
) -> str:  # fmt: skip
    """Return text as it was wrapped by the layout, which an editor makes smaller rather than let it overflow.

    It fits in the font that is named; where another, wider one stands in for that, it is to stay in its box.
    What is ``fixed`` keeps to its side whichever way it runs. What is ``dense`` keeps size and lines: offices
    count a first line higher than it is, and would make small what fits by a px. Of a box of some ``height``
    (px) so much is open to text that it becomes smaller before one more line.
    """
    size = max(100, round(75 * px))
    spacing = f'<a:lnSpc><a:spcPts val="{round(step * size)}"/></a:lnSpc>'
    parts = []
    for index, line in enumerate(lines):
        broken = f'<a:br><a:rPr sz="{size}"/></a:br>' if index else ""
        parts.append(broken + "".join(_run(run, size) for run in line))
    inset = emu(max(0.0, (height - (len(lines) * step + _SPARE) * px) / 2))
    insets = f'lIns="0" tIns="{inset}" rIns="0" bIns="{inset}"'
    wrap, fit = ("none", "<a:noAutofit/>") if dense else ("square", "<a:normAutofit/>")
    body = f'<a:bodyPr wrap="{wrap}" {insets} anchor="ctr">{fit}</a:bodyPr>'
    rtl = ' rtl="1"' if fixed and is_rtl("".join(run.text for line in lines for run in line)) else ""
    properties = f'<a:pPr algn="{align}"{rtl}>{spacing}</a:pPr>'
    return f"<p:txBody>{body}<a:lstStyle/><a:p>{properties}{''.join(parts)}</a:p></p:txBody>"


def _run(run: Run, size: int) -> str:
    bold = ' b="1"' if run.bold else ""
    return f'<a:r><a:rPr sz="{size}"{bold}>{run.ink.xml()}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>'


def shape(name: Name, rect: Rect, geometry: str, *, fill: Ink | None, pen: Pen | None, text: str = "") -> str:
    """Return a shape; it has no style of the theme, so no shadow comes with it."""
    painted = fill.xml() if fill else "<a:noFill/>"
    line = pen.xml() if pen else "<a:ln><a:noFill/></a:ln>"
    box = ' txBox="1"' if text and not fill and not pen else ""
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{name.xml()}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame(rect)}{geometry}{painted}{line}</p:spPr>{text}</p:sp>"
    )


def connector(name: Name, start: Point, end: Point, glue: tuple[Glue, Glue], pen: Pen) -> str:
    """Return a straight line that stays with the shapes it is glued to."""
    (x1, y1), (x2, y2) = start, end
    flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    rect = (min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    ends = "".join(
        f'<a:{tag} id="{to.id}" idx="{to.site}"/>' for tag, to in zip(("stCxn", "endCxn"), glue, strict=True)
    )
    return (
        f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>{name.xml()}<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/>"
        f'</p:nvCxnSpPr><p:spPr>{frame(rect, flips)}<a:prstGeom prst="straightConnector1"><a:avLst/>'
        f"</a:prstGeom>{pen.xml()}</p:spPr></p:cxnSp>"
    )


@dataclass(frozen=True, slots=True)
class Glue:
    """A place of a shape that a line holds on to."""

    id: int
    site: int
