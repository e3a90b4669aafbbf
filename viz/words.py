"""The words of all that is shown: one plain file a language, which can be edited without any tool."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from .carried import carried

if TYPE_CHECKING:
    from .view import Heading

#: Used where the language of a graph has no file of its own; the others have the same keys.
FIRST_LANGUAGE: Final = "en"
#: What HTML and PDF take as the name of a language.
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
#: The parts of a table that the page has no use for.
_NOT_ON_PAGES: Final = ("slides", "comparison")
#: Numbers from here on are written in groups.
_LONG: Final = 10_000
#: Headings of views as they are laid out, in any language, with the key of their words.
ACTS_ON_IT: Final = "acts on it"
IT_ACTS_ON: Final = "it acts on"
_HEADINGS: Final = {ACTS_ON_IT: "actsOnIt", IT_ACTS_ON: "itActsOn"}
#: In the middle of a ring stands the kind of its loop.
_LOOPS: Final = ("reinforcing", "balancing")


@cache
def all_words() -> dict[str, dict[str, Any]]:
    """Return the table of words of every language by its code, English first.

    A table's values are texts with ``{name}`` where a value is put in, objects of the forms that a text has
    for each plural category of the language, objects of texts, and the list of keys with what they do.
    """
    folder = carried("words")
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".json")]
    tables = {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in files}
    return dict(sorted(tables.items(), key=lambda table: (table[0] != FIRST_LANGUAGE, table[0])))


def interface_words(*, edited: bool = False) -> dict[str, dict[str, Any]]:
    """Return the tables that the page carries; one that is edited has ``edit`` besides."""
    found = {
        code: {key: said for key, said in table.items() if key not in _NOT_ON_PAGES}
        for code, table in all_words().items()
    }
    return {code: {**said, "edit": _edit_words()[code]} for code, said in found.items()} if edited else found


@cache
def _edit_words() -> dict[str, dict[str, Any]]:
    """Return the words of the page that is edited, by language."""
    return {
        code: json.loads(carried("words", "edit", f"{code}.json").read_text("utf-8")) for code in all_words()
    }


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``words["verdicts"]`` are those of verdicts by their names."""

    table: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.table[key]

    def say(self, key: str, **values: int | str) -> str:
        """Return a text with its values put in; ``n`` chooses between one and more."""
        found = self.table[key]
        if not isinstance(found, str):
            found = found.get("one" if values.get("n") == 1 else "other", found["other"])
        text: str = found.format_map({name: self._told(value) for name, value in values.items()})
        return text

    def _told(self, value: int | str) -> str:
        """Return a number as it is written in the language: of five digits and more in groups of three."""
        long = isinstance(value, int) and value >= _LONG
        return f"{value:,}".replace(",", self.table["thousands"]) if long else str(value)

    def heading(self, heading: Heading) -> str:
        """Return what a heading says; those on the left, names of categories, are the graph's own."""
        if heading.align == "left":
            return heading.text
        if heading.text in _HEADINGS:
            said: str = self.table[_HEADINGS[heading.text]]
            return said[0].lower() + said[1:]
        if heading.text in _LOOPS:
            kind: str = self.table["loopKinds"][heading.text]
            return kind
        more = re.fullmatch(r"(\d+) more", heading.text)
        return self.say("more", n=int(more[1])) if more else heading.text


def language_tag(language: str) -> str:
    """Return a language as documents name theirs (``de``, ``pt-BR``); English where it is no such name."""
    return language if _LANGUAGE.fullmatch(language) else FIRST_LANGUAGE


def words_in(language: str) -> Words:
    """Return the words of a language, or of that language without its region; English where it has none."""
    tables = all_words()
    code = language.lower()
    table = tables.get(code) or tables.get(code.partition("-")[0]) or tables[FIRST_LANGUAGE]
    return Words(table | table["slides"])
