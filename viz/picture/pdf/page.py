"""PDF pages from static pictures: the portable SVG's few elements, drawn with PDF's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from ...errors import PictureError
from ...look.direction import bare
from ...look.font_face import FONT_FILES, covered
from ...view import Rect
from ...words import language_tag
from .font import InvisibleFont, PdfFont
from .links import Spot, annotation, flipped, spots
from .objects import PdfFile, pdf_literal, pdf_number, pdf_string
from .outline import Bookmark, add_outline
from .paint import painted, path_outline, rect_outline, rgb, transforms
from .rare_scripts import PictureOfText, pictures_of_texts

_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
#: PDF points per px: a picture of 1280 x 720 px becomes a page of 13.33 x 7.5 inches, as a slide has.
_POINTS: Final = 0.75
#: How far letters reach above and below the baseline, em; what is seen above a place that is led to, px.
_ABOVE: Final = 0.95
_BELOW: Final = 0.25
_HEADROOM: Final = 12.0


@dataclass(frozen=True)
class TextLine:
    """One line of text of the picture, as it must be drawn."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    anchor: str
    fill: str


@dataclass
class _Book:
    """What the pages of one file share."""

    file: PdfFile
    fonts: dict[int, PdfFont]
    invisible: InvisibleFont | None
    images: dict[TextLine, PictureOfText]
    image_numbers: dict[TextLine, int] = field(default_factory=dict)
    opacities: list[float] = field(default_factory=list)


@dataclass
class _Page:
    """A page being drawn."""

    book: _Book
    parts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Leaf:
    """A page that waits for its links, which may lead to later ones; ``height`` is points."""

    number: int
    entries: str
    height: float
    spots: tuple[Spot, ...]


def pdf_pages(svgs: Sequence[str], language: str = "", outline: Sequence[Bookmark] = ()) -> bytes:
    """Return pictures of `render_svg` as a PDF, a page for each; the first one names the file.

    An ``a`` becomes a link: to a web or mail address, to the element with an ``id`` (``#id``), or to a page
    (``#page-2``). Without an ``outline``, that of several pages is their titles.
    """
    roots = [ElementTree.fromstring(svg.encode("utf-8")) for svg in svgs]
    lines = [_text_line(element) for root in roots for element in root.iter(_NAMESPACE + "text")]
    foreign = [line for line in lines if not covered(line.text)]
    file = PdfFile()
    book = _Book(
        file,
        {weight: PdfFont(file, weight, _characters(lines, weight)) for weight in FONT_FILES},
        InvisibleFont(file, "".join(bare(line.text) for line in foreign)) if foreign else None,
        pictures_of_texts(foreign),
    )
    tree, resources = file.reserve(), file.reserve()
    leaves = [_leaf(book, root, tree, resources) for root in roots]
    kids = " ".join(f"{leaf.number} 0 R" for leaf in leaves)
    file.fill(tree, f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} >>")
    file.fill(resources, _resources(book))
    places = _places(leaves)
    for leaf in leaves:
        file.fill(leaf.number, f"<< {leaf.entries}{_links(file, leaf, places)} >>")
    titles = [root.findtext(_NAMESPACE + "title", "") for root in roots]
    pages = [Bookmark(title, f"page-{n}") for n, title in enumerate(titles, 1)] if len(titles) > 1 else []
    further = add_outline(file, outline or pages, places)
    if language:
        further += f" /Lang {pdf_literal(language_tag(language))}"
    preferences = "/ViewerPreferences << /DisplayDocTitle true >>"
    catalog = file.add(f"<< /Type /Catalog /Pages {tree} 0 R {preferences}{further} >>")
    info = file.add(f"<< /Title {pdf_string(''.join(titles[:1]))} /Producer (conceptgraph) >>")
    return file.to_bytes(catalog, info)


def _places(leaves: Sequence[_Leaf]) -> dict[str, str]:
    """Return where links may lead, by name: the pages, and the first of the elements with each id."""
    places = {f"page-{n}": _place(leaf, 0.0) for n, leaf in enumerate(leaves, 1)}
    for leaf in leaves:
        for spot in leaf.spots:
            places.setdefault(spot.name, _place(leaf, max(0.0, spot.rect[1] - _HEADROOM)))
    return places


def _place(leaf: _Leaf, y: float) -> str:
    return f"[{leaf.number} 0 R/XYZ null {pdf_number(round(leaf.height - _POINTS * y, 1))} null]"


def _links(file: PdfFile, leaf: _Leaf, places: Mapping[str, str]) -> str:
    """Add the links of a page and return the page's entry for them."""
    rects = ((flipped(spot.rect, leaf.height, _POINTS), spot.href) for spot in leaf.spots if spot.href)
    made = [annotation(rect, href, places) for rect, href in rects]
    numbers = " ".join(f"{file.add(each)} 0 R" for each in made if each)
    return f" /Annots [{numbers}]" if numbers else ""


def _characters(lines: list[TextLine], weight: int) -> str:
    return "".join(line.text for line in lines if line.weight == weight and covered(line.text)) or " "


def _leaf(book: _Book, root: ElementTree.Element, tree: int, resources: int) -> _Leaf:
    """Draw a page; it is whole when its links are known."""
    page = _Page(book)
    for child in root:
        _draw(page, child, 1.0)
    width, height = (float(value) * _POINTS for value in root.attrib["viewBox"].split()[2:])
    flip = f"{_POINTS} 0 0 {-_POINTS} 0 {pdf_number(height)} cm\n"
    content = book.file.add_stream((flip + "\n".join(page.parts)).encode("ascii"))
    entries = (
        f"/Type /Page /Parent {tree} 0 R /MediaBox [0 0 {pdf_number(width)} {pdf_number(height)}] "
        f"/Contents {content} 0 R /Resources {resources} 0 R"
    )
    found = tuple(spots(root, lambda element: _text_rect(book, _text_line(element))))
    return _Leaf(book.file.reserve(), entries, height, found)


def _resources(book: _Book) -> str:
    fonts = {f"F{weight}": font.number for weight, font in book.fonts.items()}
    if book.invisible:
        fonts["I"] = book.invisible.number
    named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    opacities = [pdf_number(value) for value in book.opacities]
    states = " ".join(f"/G{n} << /ca {value} /CA {value} >>" for n, value in enumerate(opacities))
    images = " ".join(f"/X{number} {number} 0 R" for number in book.image_numbers.values())
    return f"<< /Font << {named} >> /ExtGState << {states} >> /XObject << {images} >> >>"


def _text_line(element: ElementTree.Element) -> TextLine:
    get = element.get
    return TextLine(
        element.text or "",
        float(get("x", "0")),
        float(get("y", "0")),
        float(get("font-size", "16")),
        int(get("font-weight", "400")),
        get("anchor", get("text-anchor", "start")),
        get("fill", "#000000"),
    )


def _draw(page: _Page, element: ElementTree.Element, opacity: float) -> None:
    name = element.tag.removeprefix(_NAMESPACE)
    if name in ("title", "desc", "defs"):
        return
    opacity *= float(element.get("opacity", "1"))
    page.parts.append("q")
    if opacity < 1:
        page.parts.append(f"/G{_opacity(page.book, opacity)} gs")
    page.parts.extend(transforms(element.get("transform", "")))
    if name in ("g", "a"):
        for child in element:
            _draw(page, child, opacity)
    elif name == "text":
        _draw_text(page, _text_line(element))
    elif name in ("rect", "path"):
        outline = rect_outline(element) if name == "rect" else path_outline(element.get("d", ""))
        page.parts.append(painted(element, outline))
    else:
        raise PictureError(f"a PDF is made from pictures of this program only; it draws no <{name}>")
    page.parts.append("Q")


def _opacity(book: _Book, value: float) -> int:
    if value not in book.opacities:
        book.opacities.append(value)
    return book.opacities.index(value)


def _draw_text(page: _Page, line: TextLine) -> None:
    if line in page.book.images:
        _draw_picture_of_text(page, line)
    elif covered(line.text):
        font = page.book.fonts[line.weight]
        x = _text_rect(page.book, line)[0]
        page.parts.append(
            f"{rgb(line.fill)} rg BT /F{line.weight} {pdf_number(line.size)} Tf "
            f"1 0 0 -1 {pdf_number(x)} {pdf_number(line.y)} Tm {font.encode(line.text)} Tj ET"
        )


def _text_rect(book: _Book, line: TextLine) -> Rect:
    """Return what a line of text takes up."""
    if line in book.images:
        return book.images[line].rect
    width = book.fonts[line.weight].width(line.text) * line.size
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[line.anchor]
    return (line.x - shift * width, line.y - _ABOVE * line.size, width, (_ABOVE + _BELOW) * line.size)


def _draw_picture_of_text(page: _Page, line: TextLine) -> None:
    """Draw a line in a script that the font lacks as a picture, with the text itself unseen over it."""
    book = page.book
    x, y, w, h = book.images[line].rect
    if line not in book.image_numbers:
        book.image_numbers[line] = _image(book.file, book.images[line])
    place = f"{pdf_number(w)} 0 0 {pdf_number(-h)} {pdf_number(x)} {pdf_number(y + h)}"
    page.parts.append(f"q {place} cm /X{book.image_numbers[line]} Do Q")
    if book.invisible:
        text = bare(line.text)
        stretch = 100 * w / (0.5 * line.size * max(1, len(text)))
        page.parts.append(
            f"BT 3 Tr /I {pdf_number(line.size)} Tf {pdf_number(stretch)} Tz "
            f"1 0 0 -1 {pdf_number(x)} {pdf_number(line.y)} Tm {book.invisible.encode(text)} Tj ET"
        )


def _image(file: PdfFile, picture: PictureOfText) -> int:
    size = f"/Width {picture.width} /Height {picture.height}"
    common = f"/Type /XObject /Subtype /Image {size} /BitsPerComponent 8"
    mask = file.add_stream(picture.alpha, f"{common} /ColorSpace /DeviceGray")
    return file.add_stream(picture.rgb, f"{common} /ColorSpace /DeviceRGB /SMask {mask} 0 R")
