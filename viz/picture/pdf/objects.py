"""A PDF file from its objects: numbered, compressed, with the table that finds them; no clock, no chance."""

from __future__ import annotations

import hashlib
import re
import zlib


def pdf_string(text: str) -> str:
    """Return a text as a PDF string in UTF-16, whatever its script."""
    return "<FEFF" + text.encode("utf-16-be", "ignore").hex().upper() + ">"


def pdf_literal(text: str) -> str:
    """Return printable ASCII as a PDF string."""
    return "(" + re.sub(r"([()\\])", r"\\\1", text) + ")"


def pdf_number(value: float) -> str:
    """Return a number as PDF writes it: no exponent, at most three decimals."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class PdfFile:
    """Objects in the order in which they were added; the number of each is its reference."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that is filled later."""
        self._objects.append(b"null")
        return len(self._objects)

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def fill(self, number: int, body: str) -> None:
        """Give a reserved object its content."""
        self._objects[number - 1] = body.encode("latin-1")

    def add_stream(self, data: bytes, entries: str = "") -> int:
        """Add a compressed stream with further entries of its dictionary and return its number."""
        packed = zlib.compress(data, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n".encode("latin-1")
        self._objects.append(head + packed + b"\nendstream")
        return len(self._objects)

    def to_bytes(self, catalog: int, info: int) -> bytes:
        """Return the whole file; its identifier is made from its content."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        name = hashlib.sha256(out).hexdigest()[:32]
        start = len(out)
        count = len(self._objects) + 1
        out += f"xref\n0 {count}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        trailer = f"<< /Size {count} /Root {catalog} 0 R /Info {info} 0 R /ID [<{name}> <{name}>] >>"
        out += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)
