"""Fonts in a PDF: the page's font cut to its characters, and a font without shapes for text to select."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...look.font_face import FONT_FILES, subset_font
from .objects import PdfFile

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


class PdfFont:
    """One weight of the page's font, embedded with the given characters; text is written as glyph numbers."""

    def __init__(self, file: PdfFile, weight: int, characters: Iterable[str]) -> None:
        used = "".join(sorted(set(characters)))
        font = subset_font(weight, used)
        cmap = font.getBestCmap()
        self._glyphs = {chr(code): font.getGlyphID(name) for code, name in cmap.items() if chr(code) in used}
        order = font.getGlyphOrder()
        self._advances = [font["hmtx"][name][0] for name in order]
        self.units: int = font["head"].unitsPerEm
        self.name, self.descendant = self._embed(file, font, FONT_FILES[weight].removesuffix(".ttf"))
        characters_of = {glyph: char for char, glyph in self._glyphs.items()}
        self.number = _composite(file, self.name, file.add(self.descendant), characters_of)

    def encode(self, text: str) -> str:
        """Return a text as a hexadecimal PDF string."""
        return "<" + "".join(f"{self._glyphs.get(char, 0):04X}" for char in text) + ">"

    def width(self, text: str) -> float:
        """Return the width of a text in em, as a PDF reader will set it."""
        units: int = sum(self._advances[self._glyphs.get(char, 0)] for char in text)
        return units / self.units

    def _embed(self, file: PdfFile, font: TTFont, name: str) -> tuple[str, str]:
        """Add the font program; return its name and the dictionary of the descendant font."""
        out = io.BytesIO()
        for table in ("GPOS", "name", "OS/2", "post"):
            if table in font:
                del font[table]
        font.save(out)
        data = out.getvalue()
        digest = hashlib.sha256(data).digest()
        name = "".join(chr(65 + value % 26) for value in digest[:6]) + "+" + name
        program = file.add_stream(data, f"/Length1 {len(data)}")
        metrics, scale = font["hhea"], 1000 / self.units
        head = font["head"]
        box = " ".join(str(round(v * scale)) for v in (head.xMin, head.yMin, head.xMax, head.yMax))
        descriptor = file.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 "
            f"/Ascent {round(metrics.ascent * scale)} /Descent {round(metrics.descent * scale)} "
            f"/CapHeight 692 /StemV 90 /FontFile2 {program} 0 R >>"
        )
        widths = " ".join(str(round(advance * scale)) for advance in self._advances)
        return name, (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 500 "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /W [0 [{widths}]] >>"
        )


class InvisibleFont:
    """A font without shapes, half an em a character: text to select, not to see."""

    def __init__(self, file: PdfFile, characters: Iterable[str]) -> None:
        used = sorted(set(characters))
        self._codes = {char: code for code, char in enumerate(used, 1)}
        empty = PdfFont(file, 400, " ")
        no_shapes = file.add_stream(bytes(2 * (len(used) + 1)))
        shapeless = empty.descendant.replace("/CIDToGIDMap /Identity", f"/CIDToGIDMap {no_shapes} 0 R")
        characters_of = {code: char for char, code in self._codes.items()}
        self.number = _composite(file, empty.name, file.add(shapeless), characters_of)

    def encode(self, text: str) -> str:
        """Return a text as a hexadecimal PDF string."""
        return "<" + "".join(f"{self._codes[char]:04X}" for char in _as_seen(text)) + ">"


def _as_seen(text: str) -> str:
    """Return a text from left to right as it stands on the page, which is what PDF readers turn back.

    Runs of one direction are enough here: the shapes come from a picture, this is only to be selected.
    """
    runs: list[tuple[bool, str]] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        neutral = kind not in ("L", "R", "AL", "EN", "AN")
        leftward = (runs[-1][0] if runs else False) if neutral else kind in ("R", "AL")
        if runs and runs[-1][0] == leftward:
            runs[-1] = (leftward, runs[-1][1] + char)
        else:
            runs.append((leftward, char))
    seen = [run[::-1] if leftward else run for leftward, run in runs]
    return "".join(seen[::-1] if runs and runs[0][0] else seen)


def _composite(file: PdfFile, name: str, descendant: int, characters: dict[int, str]) -> int:
    unicode = file.add_stream(_to_unicode(characters))
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
    )


def _to_unicode(characters: dict[int, str]) -> bytes:
    """Return the map from codes of two bytes to text."""
    pairs = [
        f"<{code:04X}> <{char.encode('utf-16-be', 'ignore').hex().upper()}>"
        for code, char in sorted(characters.items())
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
