"""A file's bytes as text with plain line ends, and what turns such a text into the file's bytes again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ..names import quoted, words_of
from ..read.files import FileProblemError, encoding_of
from .refused import EditRefusedError

#: From where to where of a text, and what stands there instead.
Span: TypeAlias = tuple[int, int, str]
_MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
#: A name that YAML takes for a text, whatever it is.
_PLAIN = re.compile(r"(?!(?i:null|true|false|yes|no|on|off|[yn])\Z)[^\W\d_][^\W_]*(?: [^\W_]+)*")
_NOTHING = re.compile(r"\s*(?:#[^\n]*\s*)*")
_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Raw:
    """The text of a file, its byte order mark, its codec, and the end of each of its lines."""

    text: str
    mark: bytes
    codec: str
    ends: tuple[str, ...]

    @classmethod
    def of(cls, data: bytes, name: str) -> Raw:
        """Return bytes as text.

        Raises:
            EditRefusedError: they are no text.
        """
        try:
            codec = encoding_of(data, name)
            if codec == "utf-16":
                codec = "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be"
            mark = _MARKS[codec] if data.startswith(_MARKS[codec]) else b""
            codec = "utf-8" if codec == "utf-8-sig" else codec
            raw = data[len(mark) :].decode(codec)
        except FileProblemError as error:
            raise EditRefusedError(str(error.problem)) from None
        except UnicodeDecodeError:
            raise EditRefusedError(f"{name} is not UTF-8; save it as UTF-8 first") from None
        return cls(_END.sub("\n", raw), mark, codec, tuple(_END.findall(raw)))

    def changed(self, spans: Iterable[Span]) -> Raw:
        """Return the file with spans of its text replaced; new lines end as most of its lines do.

        Raises:
            EditRefusedError: two spans overlap.
        """
        usual = max(set(self.ends), key=self.ends.count) if self.ends else "\n"
        parts: list[str] = []
        ends: list[str] = []
        done = line = 0
        for start, end, new in sorted(spans, key=lambda span: span[:2]):
            if start < done:
                raise EditRefusedError("two parts of the change are of the same place of the text")
            kept = self.text[done:start]
            ends += self.ends[line : line + kept.count("\n")]
            line += kept.count("\n")
            old, fresh = self.text.count("\n", start, end), new.count("\n")
            # What is put in the place of lines ends as these did, as far as there are as many.
            ends += [*self.ends[line : line + min(old, fresh)], *[usual] * (fresh - old)]
            line += old
            parts += [kept, new]
            done = end
        parts.append(self.text[done:])
        return Raw("".join(parts), self.mark, self.codec, (*ends, *self.ends[line:]))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        if all(end == "\n" for end in self.ends):
            return self.mark + self.text.encode(self.codec)
        lines = self.text.split("\n")
        joined = "".join(part for pair in zip(lines, (*self.ends, ""), strict=True) for part in pair)
        return self.mark + joined.encode(self.codec)


def begun(raw: Raw, name: str) -> Raw:
    """Return a file that holds nothing but remarks with its title, which is its name; another as it is.

    What is added to a graph needs a first line to stand under, and the title is what the file says already.
    """
    if not _NOTHING.fullmatch(raw.text):
        return raw
    rest = raw.text if not raw.text.strip() or raw.text.endswith("\n") else f"{raw.text}\n"
    end = len(raw.text)
    title = words_of(Path(name).stem)
    line = f"title: {title if _PLAIN.fullmatch(title) else quoted(title)}\n"
    return raw.changed([(end, end, rest[end:] + line)])
