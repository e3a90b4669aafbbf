"""Lines of text as they are really drawn: on the pages of a PDF, and on a page in a browser."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Letters farther apart than this belong to two texts, em.
_GAP: Final = 0.3
#: Of a line's height, what its letters mostly fill: neighbours may share the rest.
_BODY: Final = (0.22, 0.78)
#: Lines that share no more than this are only near each other, pt.
_TOUCH: Final = 1.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of text: its size and its box (left, top, right, bottom), pt, from the top left of its page."""

    text: str
    size: float
    box: Box

    def body(self) -> Box:
        """Return where its letters stand, without what few of them reach."""
        left, top, right, bottom = self.box
        high = bottom - top
        return (left, top + _BODY[0] * high, right, top + _BODY[1] * high)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a PDF: where it lies, and the page (from 0) or the address to which it leads."""

    box: Box
    page: int = -1
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF, pt."""

    width: float
    height: float
    lines: tuple[Drawn, ...]
    links: tuple[Link, ...]


def overlaps(lines: Sequence[Drawn], width: float, height: float) -> list[str]:
    """Return what lies on what, and what leaves the page."""
    found = [f"{a.text!r} on {b.text!r}" for n, a in enumerate(lines) for b in lines[:n] if _shared(a, b)]
    for line in lines:
        left, top, right, bottom = line.body()
        if left < -1 or top < -1 or right > width + 1 or bottom > height + 1:
            found.append(f"{line.text!r} leaves the page")
    return found


def _shared(a: Drawn, b: Drawn) -> bool:
    one, two = a.body(), b.body()
    return all(min(one[n + 2], two[n + 2]) - max(one[n], two[n]) > _TOUCH for n in (0, 1))


def sheets_of(data: bytes) -> list[Sheet]:
    """Return the pages of a PDF with their text and their links."""
    from pdfminer.high_level import extract_pages
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    named = {
        name: reader.get_destination_page_number(place) or 0
        for name, place in reader.named_destinations.items()
    }
    found = []
    for page, layout in zip(reader.pages, extract_pages(io.BytesIO(data), laparams=None), strict=True):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        links = tuple(_links(page, height, numbers, named))
        found.append(Sheet(width, height, tuple(_lines(layout, height)), links))
    return found


def _lines(layout: Any, height: float) -> Iterator[Drawn]:
    """Yield lines: letters of one size, on one line, that follow each other closely."""
    line: list[Any] = []
    for char in _chars(layout):
        if line and not _follows(line[-1], char):
            yield from _line(line, height)
            line = []
        line.append(char)
    yield from _line(line, height)


def _chars(layout: Any) -> Iterator[Any]:
    from pdfminer.layout import LTChar, LTContainer

    for item in layout:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def _follows(before: Any, char: Any) -> bool:
    """Whether a letter stands beside another, at its left or its right, in the same size."""
    size = max(before.size, char.size)
    if abs(before.size - char.size) > 0.1 * size or abs(before.y0 - char.y0) > 0.1 * size:
        return False
    apart = max(char.x0 - before.x1, before.x0 - char.x1)
    return bool(apart < _GAP * size)


def _line(chars: Sequence[Any], height: float) -> Iterator[Drawn]:
    text = unicodedata.normalize("NFKC", "".join(char.get_text() for char in chars)).strip()
    seen = [char for char in chars if char.get_text().strip()]
    if text and seen:
        left, right = min(c.x0 for c in seen), max(c.x1 for c in seen)
        low, high = min(c.y0 for c in seen), max(c.y1 for c in seen)
        yield Drawn(text, max(c.size for c in seen), (left, height - high, right, height - low))


def _links(page: Any, height: float, numbers: dict[int, int], named: dict[str, int]) -> Iterator[Link]:
    for each in page.get("/Annots") or ():
        note = each.get_object()
        if note.get("/Subtype") != "/Link":
            continue
        left, low, right, high = (float(n) for n in note["/Rect"])
        box = (left, height - high, right, height - low)
        action = note.get("/A") or {}
        to = note.get("/Dest") if "/Dest" in note else action.get("/D")
        if isinstance(to, str):
            yield Link(box, named.get(str(to), -1))
        elif to is not None:
            yield Link(box, numbers.get(to[0].idnum, -1) if hasattr(to[0], "idnum") else int(to[0]))
        else:
            yield Link(box, address=str(action.get("/URI", "")))


#: The lines of text that are seen in a part of a page: text, size and box, px.
_SEEN: Final = """(part) => {
  const found = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const words = node.data.trim(), parent = node.parentElement;
    if (!words || parent.closest("script, style, title, desc, aside.notes")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const px = parseFloat(getComputedStyle(parent).fontSize);
    const matrix = parent.closest("svg") ? parent.getScreenCTM() : null;
    const scale = matrix ? Math.hypot(matrix.a, matrix.b)
      : parent.offsetWidth ? parent.getBoundingClientRect().width / parent.offsetWidth : 1;
    const rows = new Map();
    let clip = [-1e9, 1e9];  // what is scrolled away is not seen
    for (let each = parent; each && each !== part; each = each.parentElement)
      if (!each.ownerSVGElement && getComputedStyle(each).overflowY === "auto") {
        const { top, bottom } = each.getBoundingClientRect();
        clip = [Math.max(clip[0], top), Math.min(clip[1], bottom)];
      }
    for (const rect of range.getClientRects()) {
      if (!rect.width || rect.bottom > clip[1] + 2 || rect.top < clip[0] - 2) continue;
      const key = Math.round(rect.top), row = rows.get(key);
      rows.set(key, row ? [Math.min(row[0], rect.left), rect.top, Math.max(row[2], rect.right), rect.bottom]
        : [rect.left, rect.top, rect.right, rect.bottom]);
    }
    for (const box of rows.values()) found.push([words, px * scale, box]);
  }
  return found;
}"""


def seen_in(page: Page, at: str, width: float) -> tuple[list[Drawn], tuple[float, float]]:
    """Return the lines of text that are seen in an element, and its size: it is ``width`` pt wide."""
    part = page.locator(at).first
    x, y, wide, high = part.evaluate(
        "(e) => (({ x, y, width, height }) => [x, y, width, height])(e.getBoundingClientRect())"
    )
    scale = width / wide
    lines = [
        Drawn(text, px * scale, ((x0 - x) * scale, (y0 - y) * scale, (x1 - x) * scale, (y1 - y) * scale))
        for text, px, (x0, y0, x1, y1) in part.evaluate(_SEEN)
    ]  # fmt: skip
    return lines, (width, high * scale)
