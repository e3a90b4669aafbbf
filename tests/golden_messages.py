"""What is said of wrong files, word for word: ``python -m tests.golden_messages`` writes the answers anew.

`golden_messages.txt` holds one file after another, each as ``=== name``, its text, ``---`` and what is said
of it. To add one, write it there without an answer and run the command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from graph_data import examine_text, format_problems

FILE: Final = Path(__file__).with_name("golden_messages.txt")
ARTICLE: Final = "# Tea\n\nMost people drink **tea**. It delays sleep,\nwhich is “well known”.\n"
_CASE: Final = re.compile(
    r"^=== (?P<name>.+)\n(?P<text>(?:.*\n)*?)---\n(?P<told>(?:(?!=== ).*\n)*)", re.MULTILINE
)


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield name, text and what is said of every file."""
    for found in _CASE.finditer(FILE.read_text(encoding="utf-8")):
        yield found["name"], found["text"], found["told"].strip("\n")


def said(name: str, text: str) -> str:
    """Return what is said of a text that stands beside an article, with the places as in the file."""
    with TemporaryDirectory() as folder:
        Path(folder, "article.md").write_text(ARTICLE, encoding="utf-8")
        report = examine_text(text, name, Path(folder))
    return format_problems(report.problems, sources={name: text}).strip("\n")


def main() -> None:
    """Write all answers anew."""
    parts = [f"=== {name}\n{text}---\n{said(name, text)}\n" for name, text, _ in cases()]
    FILE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
