"""A presentation file: opened without any ready-made look, saved with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from ...errors import PictureError
from ...look.direction import is_rtl
from ...look.theme import Theme
from ...view import Rect
from .theme import (
    background_xml,
    colour_map,
    text_styles_xml,
    theme_xml,
    title_xml,
    turned_colours_xml,
)
from .xml import EMU

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Width of slides, px, whose height is 720.
WIDTHS: Final = {"16:9": 1280.0, "4:3": 960.0}
HEIGHT: Final = 720.0
TITLE_PX: Final = 30.0
#: Height of the strip of the title.
BAR: Final = 52.0
_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxml'
    'formats.org/officeDocument/2006/extended-properties"><Application>conceptgraph</Application></Properties>'
)


def stage_size(size: str = "16:9") -> tuple[float, float]:
    """Return width and height, px, of the views that slides of a size show."""
    if size not in WIDTHS:
        raise ValueError(f"slides cannot be {size!r}; choose one of {', '.join(WIDTHS)}")
    return (WIDTHS[size], HEIGHT - BAR)


def new_presentation(
    theme: Theme, colours: Sequence[str], size: tuple[float, float], title: Rect, font: str
) -> Any:
    """Return an empty presentation with one layout, a title at its place.

    Raises:
        PictureError: the library that writes presentations is not installed.
    """
    try:
        import pptx
        from pptx.util import Emu
    except ImportError as error:
        raise PictureError(
            "PowerPoint files need the package python-pptx: pip install 'conceptgraph[slides]'"
        ) from error
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = (Emu(round(EMU * side)) for side in size)
    for layout in list(deck.slide_layouts):
        if layout.name != "Title Only":
            deck.slide_layouts.remove(layout)
    _dress_master(deck.slide_master, theme_xml(theme, colours, font), theme, title)
    _dress_layout(deck.slide_layouts[0])
    _forget_origin(deck)
    return deck


def _dress_master(master: Any, theme_part: str, theme: Theme, title: Rect) -> None:
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = theme_part.encode("utf-8")
    element = master.element
    shapes = element.cSld.spTree
    for placeholder in list(shapes.iter_ph_elms()):
        shapes.remove(placeholder)
    shapes.append(parse_xml(title_xml(title)))
    old = element.cSld.find(qn("p:bg"))
    if old is not None:
        element.cSld.remove(old)
    element.cSld.insert(0, parse_xml(background_xml()))
    for name, colour in colour_map(theme).items():
        element.find(qn("p:clrMap")).set(name, colour)
    styles = element.find(qn("p:txStyles"))
    element.replace(styles, parse_xml(text_styles_xml(TITLE_PX)))


def _dress_layout(layout: Any) -> None:
    from pptx.oxml import parse_xml

    shapes = layout.element.cSld.spTree
    for placeholder in list(shapes.iter_ph_elms()):
        shapes.remove(placeholder)
    shapes.append(parse_xml(title_xml(None)))


def _forget_origin(deck: Any) -> None:
    """Remove what the library's empty file brings along: thumbnail, printer, dates, author."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    package = deck.part.package
    for holder, kinds in ((package, ("thumbnail",)), (deck.part, ("printerSettings",))):
        for id, relationship in list(holder._rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in kinds:
                holder._rels.pop(id)
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = _PROPERTIES.encode()
    properties = package.core_properties._element
    for child in list(properties):
        properties.remove(child)


def set_ground(slide: Any, theme: Theme, ground: str) -> bool:
    """Make a slide ``dark`` or ``light`` whatever the presentation is; return whether its colours turned."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    if (theme.name == "dark") == (ground == "dark"):
        return False
    slide.element.cSld.insert(0, parse_xml(background_xml()))
    mapped = slide.slide_layout.slide_master.element.find(qn("p:clrMap"))
    override = slide.element.find(qn("p:clrMapOvr"))
    slide.element.replace(override, parse_xml(turned_colours_xml(dict(mapped.attrib))))
    return True


def count_names(deck: Any) -> None:
    """Let names of new parts be counted on; the library looks through everything for each of them."""
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    taken: dict[str, set[str]] = {}

    def next_partname(template: str) -> PackURI:
        if template not in taken:
            taken[template] = {str(part.partname) for part in package.iter_parts()}
        names = taken[template]
        number = next(n for n in count(1) if template % n not in names)
        names.add(template % number)
        return PackURI(template % number)

    package.next_partname = next_partname


def saved(deck: Any) -> bytes:
    """Return a presentation as a file that does not tell when it was made."""
    _direct(deck)
    loose, firm = io.BytesIO(), io.BytesIO()
    deck.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(firm, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            dated = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            dated.compress_type, dated.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(dated, source.read(entry))
    return firm.getvalue()


def _direct(deck: Any) -> None:
    """Let every paragraph run as its first letter does; what begins at the left then begins at the right."""
    from pptx.oxml.ns import qn

    notes = [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    for part in (*deck.slides, *notes):
        for paragraph in part.element.iter(qn("a:p")):
            if is_rtl("".join(run.text or "" for run in paragraph.iter(qn("a:t")))):
                properties = paragraph.get_or_add_pPr()
                if properties.get("algn", "l") == "l" and properties.get("rtl") is None:
                    properties.set("algn", "r")
                properties.set("rtl", "1")
