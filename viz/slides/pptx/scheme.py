"""Colours and fonts of a template, as its theme, master and layout give them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from ...look.colour import contrast, luminance, mix, seen_on
from ...look.theme import THEMES, Theme
from .look import Inks
from .options import Font
from .xml import Ink

#: How wide bold text is at most, compared with the page's; a font that is not listed counts as `_USUAL`.
_WIDTHS: Final = {
    "aptos narrow": 1.05, "arial narrow": 1.0, "calibri": 1.08, "calibri light": 1.08, "cambria": 1.12,
    "carlito": 1.08, "century gothic": 1.32, "courier new": 1.4, "fira sans condensed": 1.0,
    "garamond": 1.05, "gill sans mt": 1.1, "liberation serif": 1.08, "lucida sans": 1.3, "montserrat": 1.35,
    "poppins": 1.35, "roboto condensed": 1.0, "tahoma": 1.28, "times new roman": 1.08, "verdana": 1.42,
}  # fmt: skip
_USUAL: Final = 1.2
_READABLE: Final = 4.5


@dataclass(frozen=True)
class Scheme:
    """The colours of a theme by their names in files (``dk1``, ``accent1`` ...), and which are ink and paper.

    ``roles`` maps the names that slides use (``bg1``, ``tx1`` ...) to those of the theme.
    """

    colours: dict[str, str]
    roles: dict[str, str]
    font: Font

    def colour(self, name: str) -> str | None:
        """Return a colour by the name that slides or the theme use for it."""
        return self.colours.get(self.roles.get(name, name))


def scheme_of(layout: Any) -> Scheme:
    """Return the scheme that slides of a layout have."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    master = layout.slide_master
    theme: Any = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    colours = {}
    for slot in next(theme.iter(qn("a:clrScheme")), ()):
        value = slot[0].get("lastClr") or slot[0].get("val") or ""
        if len(value) == 6:
            colours[slot.tag.rpartition("}")[2]] = f"#{value.lower()}"
    mapped = master.element.find(qn("p:clrMap"))
    override = layout.element.find(f".//{qn('a:overrideClrMapping')}")
    roles = dict(override.attrib if override is not None else mapped.attrib)
    minor = theme.find(f".//{qn('a:minorFont')}/{qn('a:latin')}")
    name = minor.get("typeface", "") if minor is not None else ""
    return Scheme(colours, roles, Font(name, _WIDTHS.get(name.lower(), _USUAL)))


def paper_of(layout: Any, scheme: Scheme) -> tuple[str, Ink]:
    """Return the colour that slides of a layout have as background, as ``#rrggbb`` and as it is written."""
    from pptx.oxml.ns import qn

    for holder in (layout, layout.slide_master):
        background = holder.element.cSld.find(qn("p:bg"))
        if background is None:
            continue
        for colour in background.iter(qn("a:schemeClr"), qn("a:srgbClr")):
            name = colour.get("val")
            plain = f"#{name.lower()}" if colour.tag == qn("a:srgbClr") else scheme.colour(name)
            # A colour that is changed (lighter, darker) is not followed.
            if plain and len(colour) == 0:
                role = name in ("bg1", "bg2")
                return plain, Ink(name if role else plain)
        break
    return scheme.colour("bg1") or "#ffffff", Ink("bg1")


def dressed(scheme: Scheme, paper: str, written: Ink) -> tuple[Theme, Inks]:
    """Return our theme, light or dark, in the colours of a template, and the inks of its slides."""
    base = THEMES["light" if luminance(paper) > 0.18 else "dark"]
    end = "#000000" if base.name == "light" else "#ffffff"
    ink = scheme.colour("tx1") or end
    text = Ink("tx1") if contrast(ink, paper) >= _READABLE else Ink(end)
    ink = ink if text.colour == "tx1" else end
    quiet, link = scheme.colour("tx2") or ink, scheme.colour("hlink") or ink
    soft = mix(ink, paper, 0.72)
    inks = Inks(
        written,
        text,
        Ink("tx2") if contrast(quiet, paper) >= _READABLE else Ink(soft),
        Ink("hlink") if contrast(link, paper) >= _READABLE else text,
    )
    verdicts = {
        name: replace(style, color=seen_on(style.color, (paper,), 3.0))
        for name, style in base.verdicts.items()
    }
    theme = replace(base, paper=paper, surface=paper, ink=ink, quiet=soft, accent=link, verdicts=verdicts)
    return theme, inks


def accents(scheme: Scheme) -> tuple[str, ...]:
    """Return the accents of a theme, each once."""
    named = (scheme.colours.get(f"accent{number}") for number in range(1, 7))
    return tuple(dict.fromkeys(colour for colour in named if colour))
