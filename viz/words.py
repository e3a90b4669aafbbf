"""The words of the page's interface: one plain file a language, which can be edited without any tool."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, Final

#: Used where the language of a graph has no file of its own; the others have the same keys.
FIRST_LANGUAGE: Final = "en"


@cache
def interface_words() -> dict[str, dict[str, Any]]:
    """Return the table of words of every language by its code, English first.

    A table's values are texts with ``{name}`` where a value is put in, objects of the forms that a text has
    for each plural category of the language, objects of texts, and the list of keys with what they do.
    """
    folder = resources.files(__package__ or "viz").joinpath("words")
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".json")]
    tables = {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in files}
    return dict(sorted(tables.items(), key=lambda table: (table[0] != FIRST_LANGUAGE, table[0])))
