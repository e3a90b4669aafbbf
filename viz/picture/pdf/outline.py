"""The outline of a PDF: titles, in levels, each leading to its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...markup import clean
from .objects import PdfFile, pdf_string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title of the outline; ``target`` is the ``id`` of an element of a picture, or ``page-N``.

    ``level`` 1 stands below the last title of level 0. A ``closed`` one is not unfolded at first.
    """

    title: str
    target: str
    level: int = 0
    closed: bool = False


@dataclass(slots=True)
class _Item:
    number: int
    bookmark: Bookmark
    below: list[_Item] = field(default_factory=list)

    def unfolded(self) -> int:
        """How many titles are seen below this one, were it open."""
        return sum(1 + (0 if item.bookmark.closed else item.unfolded()) for item in self.below)


def add_outline(file: PdfFile, bookmarks: Sequence[Bookmark], places: Mapping[str, str]) -> str:
    """Add the outline and return its entry of the catalogue; a title that leads nowhere is left out."""
    leading = [each for each in bookmarks if each.target in places]
    if not leading:
        return ""
    root = _Item(file.reserve(), Bookmark("", "", -1))
    above = [root]
    for bookmark in leading:
        while above[-1].bookmark.level >= bookmark.level:
            above.pop()
        item = _Item(file.reserve(), bookmark)
        above[-1].below.append(item)
        above.append(item)
    file.fill(root.number, f"<< /Type /Outlines{_ends(root)} >>")
    _fill(file, root, places)
    return f" /Outlines {root.number} 0 R"


def _fill(file: PdfFile, parent: _Item, places: Mapping[str, str]) -> None:
    """Write the titles below one, each with those beside it."""
    items = parent.below
    for index, item in enumerate(items):
        before = f" /Prev {items[index - 1].number} 0 R" if index else ""
        after = f" /Next {items[index + 1].number} 0 R" if index + 1 < len(items) else ""
        title = pdf_string(clean(item.bookmark.title))
        entries = f"/Title {title} /Parent {parent.number} 0 R{before}{after}{_ends(item)}"
        file.fill(item.number, f"<< {entries} /Dest {places[item.bookmark.target]} >>")
        _fill(file, item, places)


def _ends(item: _Item) -> str:
    if not item.below:
        return ""
    count = -item.unfolded() if item.bookmark.closed else item.unfolded()
    return f" /First {item.below[0].number} 0 R /Last {item.below[-1].number} 0 R /Count {count}"
