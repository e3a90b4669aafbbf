"""The theme, master and layout of a presentation: our colours and fonts, flat shapes, a title at the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from ...look.theme import PALETTE, Theme
from .xml import NAMESPACES, Ink, frame

if TYPE_CHECKING:
    from ...view import Rect

_MAIN: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def theme_xml(theme: Theme, colours: Sequence[str], font_name: str) -> str:
    """Return a theme; ``colours`` of the categories come first among its accents."""
    accents = [*colours, *(colour for colour in PALETTE if colour not in colours)][:6]
    dark = theme.name == "dark"
    named = {
        "dk1": theme.paper if dark else theme.ink,
        "lt1": theme.ink if dark else theme.paper,
        "dk2": theme.surface if dark else theme.quiet,
        "lt2": theme.quiet if dark else theme.surface,
        **{f"accent{number}": colour for number, colour in enumerate(accents, 1)},
        "hlink": theme.accent,
        "folHlink": theme.accent,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{c[1:].upper()}"/></a:{name}>' for name, c in named.items())
    font = f'<a:latin typeface={quoteattr(font_name)}/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="12700">{fill}</a:ln>'
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:theme {_MAIN} name="conceptgraph">'
        f'<a:themeElements><a:clrScheme name="conceptgraph {theme.name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="conceptgraph"><a:majorFont>{font}</a:majorFont><a:minorFont>'
        f"{font}</a:minorFont>"
        f'</a:fontScheme><a:fmtScheme name="flat"><a:fillStyleLst>{3 * fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{3 * line}</a:lnStyleLst><a:effectStyleLst>{3 * plain}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{3 * fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def colour_map(theme: Theme) -> dict[str, str]:
    """Return which colours of the theme are paper (``bg1``) and ink (``tx1``)."""
    if theme.name == "dark":
        return {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    return {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def turned_colours_xml(mapped: Mapping[str, str]) -> str:
    """Return the colour map of a slide on which ink and paper of a master's map have changed places."""
    swapped = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
    turned = " ".join(f'{name}="{mapped[swapped.get(name, name)]}"' for name in mapped)
    return f"<p:clrMapOvr {NAMESPACES}><a:overrideClrMapping {turned}/></p:clrMapOvr>"


def background_xml() -> str:
    """Return a master's background: the paper."""
    return f"<p:bg {NAMESPACES}><p:bgPr>{Ink('bg1').xml()}<a:effectLst/></p:bgPr></p:bg>"


def title_xml(rect: Rect | None) -> str:
    """Return the placeholder of a title; without a place it is where the master has it."""
    placed = frame(rect) if rect else ""
    body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr>'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{placed}</p:spPr>'
        f"<p:txBody>{body if rect else '<a:bodyPr/>'}<a:lstStyle/><a:p><a:r><a:t>Title</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )


def text_styles_xml(px: float) -> str:
    """Return the text styles of a master."""
    latin = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    ink = Ink("tx1").xml()
    size = round(75 * px)
    major = latin.replace("mn-", "mj-")
    title = f'<a:lvl1pPr algn="l"><a:defRPr sz="{size}" b="1">{ink}{major}</a:defRPr></a:lvl1pPr>'
    level = f'<a:lvl1pPr algn="l"><a:defRPr sz="1800">{ink}{latin}</a:defRPr></a:lvl1pPr>'
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{level}</p:bodyStyle>"
        f"<p:otherStyle>{level}</p:otherStyle></p:txStyles>"
    )
