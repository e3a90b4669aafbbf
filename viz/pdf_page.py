"""One PDF page from a static picture: the portable SVG's few elements, drawn with PDF's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from .errors import PictureError
from .font_face import FONT_FILES, covered
from .pdf_font import InvisibleFont, PdfFont
from .pdf_objects import PdfFile, pdf_number, pdf_string
from .pdf_paint import painted, path_outline, rect_outline, rgb, transforms
from .pdf_raster import PictureOfText, pictures_of_texts

_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
#: PDF points per px: a picture of 1280 x 720 px becomes a page of 13.33 x 7.5 inches, as a slide has.
_POINTS: Final = 0.75


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
class _Page:
    """What a page being drawn has collected."""

    file: PdfFile
    fonts: dict[int, PdfFont]
    invisible: InvisibleFont | None
    images: dict[TextLine, PictureOfText]
    parts: list[str] = field(default_factory=list)
    opacities: list[float] = field(default_factory=list)
    image_numbers: list[int] = field(default_factory=list)


def pdf_page(svg: str) -> bytes:
    """Return a picture of `render_svg` as a PDF of one page."""
    root = ElementTree.fromstring(svg.encode("utf-8"))
    lines = [_text_line(element) for element in root.iter(_NAMESPACE + "text")]
    foreign = [line for line in lines if not covered(line.text)]
    file = PdfFile()
    page = _Page(
        file,
        {weight: PdfFont(file, weight, _characters(lines, weight)) for weight in FONT_FILES},
        InvisibleFont(file, "".join(line.text for line in foreign)) if foreign else None,
        pictures_of_texts(foreign),
    )
    for child in root:
        _draw(page, child, 1.0)
    width, height = (float(value) * _POINTS for value in root.attrib["viewBox"].split()[2:])
    return _finish(page, root, width, height)


def _characters(lines: list[TextLine], weight: int) -> str:
    return "".join(line.text for line in lines if line.weight == weight and covered(line.text)) or " "


def _finish(page: _Page, root: ElementTree.Element, width: float, height: float) -> bytes:
    file = page.file
    flip = f"{_POINTS} 0 0 {-_POINTS} 0 {pdf_number(height)} cm\n"
    content = file.add_stream((flip + "\n".join(page.parts)).encode("ascii"))
    fonts = {f"F{weight}": font.number for weight, font in page.fonts.items()}
    if page.invisible:
        fonts["I"] = page.invisible.number
    opacities = [pdf_number(value) for value in page.opacities]
    states = " ".join(f"/G{n} << /ca {value} /CA {value} >>" for n, value in enumerate(opacities))
    images = " ".join(f"/X{n} {number} 0 R" for n, number in enumerate(page.image_numbers))
    named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    tree = file.reserve()
    leaf = file.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {pdf_number(width)} {pdf_number(height)}] "
        f"/Contents {content} 0 R /Resources << /Font << {named} >> /ExtGState << {states} >> "
        f"/XObject << {images} >> >> >>"
    )
    file.fill(tree, f"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>")
    title = root.findtext(_NAMESPACE + "title", "")
    preferences = "/ViewerPreferences << /DisplayDocTitle true >>"
    catalog = file.add(f"<< /Type /Catalog /Pages {tree} 0 R {preferences} >>")
    info = file.add(f"<< /Title {pdf_string(title)} /Producer (conceptgraph) >>")
    return file.to_bytes(catalog, info)


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
        page.parts.append(f"/G{_opacity(page, opacity)} gs")
    page.parts.extend(transforms(element.get("transform", "")))
    if name == "g":
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


def _opacity(page: _Page, value: float) -> int:
    if value not in page.opacities:
        page.opacities.append(value)
    return page.opacities.index(value)


def _draw_text(page: _Page, line: TextLine) -> None:
    picture = page.images.get(line)
    if picture is not None:
        _draw_picture_of_text(page, line, picture)
        return
    font = page.fonts[line.weight]
    text = line.text
    x = line.x - font.width(text) * line.size * {"start": 0.0, "middle": 0.5, "end": 1.0}[line.anchor]
    page.parts.append(
        f"{rgb(line.fill)} rg BT /F{line.weight} {pdf_number(line.size)} Tf "
        f"1 0 0 -1 {pdf_number(x)} {pdf_number(line.y)} Tm {font.encode(text)} Tj ET"
    )


def _draw_picture_of_text(page: _Page, line: TextLine, picture: PictureOfText) -> None:
    """Draw a line in a script that the font lacks as a picture, with the text itself unseen over it."""
    x, y, w, h = picture.rect
    mask = page.file.add_stream(
        picture.alpha,
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    image = page.file.add_stream(
        picture.rgb,
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /SMask {mask} 0 R",
    )
    page.image_numbers.append(image)
    place = f"{pdf_number(w)} 0 0 {pdf_number(-h)} {pdf_number(x)} {pdf_number(y + h)}"
    page.parts.append(f"q {place} cm /X{len(page.image_numbers) - 1} Do Q")
    if page.invisible is None or not line.text:
        return
    stretch = 100 * w / (0.5 * line.size * len(line.text))
    page.parts.append(
        f"BT 3 Tr /I {pdf_number(line.size)} Tf {pdf_number(stretch)} Tz "
        f"1 0 0 -1 {pdf_number(x)} {pdf_number(line.y)} Tm {page.invisible.encode(line.text)} Tj ET"
    )
