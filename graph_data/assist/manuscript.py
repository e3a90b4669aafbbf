"""A graph file while it is written in an editor: its problems, and what may be asked at a place of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..edit.mend import mended, state_mended
from ..edit.operation import Operation
from ..edit.perform import performed
from ..edit.refused import EditRefusedError
from ..edit.state import State
from ..edit.tidy import laid_out
from ..errors import Place, Problem
from ..model import ConceptGraph
from ..quotes import sentences
from ..read.examine import examine_text, other_file
from ..read.files import Folders
from ..read.report import Report
from ..read.unhurried import unhurried
from .cursor import Cursor, cursor_at
from .naming import Named, nameable, uses
from .offers import Offer, offers
from .outline import Token
from .remedies import Remedy, Replacement, differences, extent, remedies
from .telling import sentence_place, told, written_at

_OURS = re.compile(r"^(?:effects|concepts)\s*:|^#.*conceptgraph", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a text; its state where changes can be made in it."""

    text: str
    report: Report
    state: State | None


class Manuscript:
    """The text of a graph file as an editor has it, saved or not. Lines and columns count from 0.

    What is asked at a place is answered from the text of now and the graph of the last text that could be
    read, so that a half-typed line has answers; only `examine`, `renamed`, `uses`, `mended` and `tidied`
    read the whole text.

    >>> sheet = Manuscript("rain.yaml")
    >>> sheet.write("effects:\\n  - rain -> river: fills\\n  - ri\\n")
    >>> _ = sheet.examine()
    >>> [offer.text for offer in sheet.offers(2, 6)][:2]
    ['rain', 'river']
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.text = ""
        self.lines: list[str] = [""]
        self.report: Report | None = None
        self.graph: ConceptGraph | None = None
        self._sentences: tuple[str, ...] = ()
        self._state: tuple[str, State] | None = None
        #: The last state that could be read: most of the next one is what it was.
        self._earlier: State | None = None

    def write(self, text: str) -> None:
        """Take the text of now."""
        self.text = text
        self.lines = _LINE_END.split(text.removeprefix("\ufeff"))

    @property
    def is_graph(self) -> bool:
        """Whether this looks like a graph file at all: other files are left alone."""
        named = self.path.name.lower().endswith((".graph.yaml", ".graph.yml"))
        return named or bool(_OURS.search(self.text))

    def examine(self) -> Report:
        """Return the graph and all problems of the text of now."""
        found = self.examined(self.text)
        self.take(found)
        return found.report

    @unhurried()
    def examined(self, text: str) -> Examined:
        """Return what is found in a text of this file; nothing is kept, so that another thread may ask.

        Of a text that can be changed, what changes want to know is found too, so that they need not wait.
        """
        with suppress(EditRefusedError):
            state = self._read(text)
            # What edits begin with where a file holds nothing is no part of it yet.
            if state.raw.text == _plain(text) and not other_file(state.raw.text, state.name):
                _ = state.effect_numbers
                return Examined(text, state.report, state)
        return Examined(text, examine_text(text, str(self.path), self.path.parent), None)

    def take(self, found: Examined) -> None:
        """Keep what was found; the graph of an earlier text is kept where this one gives none."""
        self.report = found.report
        if found.state is not None:
            self._hold(found.text, found.state)
        graph = found.report.answerable
        if graph is not None and (graph.concepts or self.graph is None):
            self.graph = graph
            self._sentences = sentences(graph.text) if graph.text else ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found last."""
        return self.report.problems if self.report else ()

    def extent(self, found: Problem) -> tuple[int, int, int]:
        """Return line, first and last column of what a problem speaks of."""
        place = found.place
        if place is None or not place.line or place.file != str(self.path):
            return 0, 0, len(self.lines[0])
        line = min(place.line - 1, len(self.lines) - 1)
        return line, *extent(self.lines, line, max(0, place.column - 1))

    def cursor(self, line: int, column: int) -> Cursor:
        """Return what stands at a place."""
        return cursor_at(self.lines, line, column)

    def offers(self, line: int, column: int) -> list[Offer]:
        """Return what may be written at a place, in the place of its token."""
        return offers(self.graph or _NOTHING, self.cursor(line, column), self._sentences)

    def told(self, line: int, column: int) -> tuple[list[str], Token]:
        """Return paragraphs about what stands at a place, and where it stands."""
        cursor = self.cursor(line, column)
        return told(self.graph or _NOTHING, cursor), cursor.token

    def written_at(self, line: int, column: int) -> Place | None:
        """Return where the thing at a place is written: its record; of a quote, its sentence."""
        graph, cursor = self.graph, self.cursor(line, column)
        if graph is None:
            return None
        if "sentence" in cursor.things and graph.text_name and graph.text:
            path = Folders.of(str(self.path)).beside(graph.text_name)
            return sentence_place(graph.text, path, self._whole_quote(cursor))
        return written_at(graph, cursor)

    def _whole_quote(self, cursor: Cursor) -> str:
        """Return the quote of the effect at a cursor, of which its line may hold a part."""
        graph, part = self.graph, cursor.token.text or self.lines[cursor.line].strip()
        quotes = [each.quote for each in graph.effects.values()] if graph else []
        return next((quote for quote in quotes if part and part in " ".join(quote.split())), part)

    def named_at(self, line: int, column: int) -> Named | None:
        """Return what is named at a place, kind and id, that could be called otherwise."""
        return nameable(self.graph, self.cursor(line, column)) if self.graph else None

    def uses(self, thing: Named) -> list[Place]:
        """Return where a thing is named, its own record included.

        Raises:
            EditRefusedError: the text cannot be read.
        """
        return uses(self.state, *thing)

    def renamed(self, thing: Named, new: str) -> list[Replacement]:
        """Return the changes that give a thing another id wherever it is named, proved as all edits are.

        Raises:
            EditRefusedError: that cannot be done so that only it happens.
        """
        asked = Operation.of({"do": "rename", "kind": thing[0], "id": thing[1], "value": new})
        after, _ = performed(self.state, [asked])
        return differences(self._plain, after.raw.text)

    def contents(self) -> Iterator[tuple[str, str, str, int]]:
        """Yield what stands in the file, as far as it could be read last: section, name, label, line."""
        graph = self.graph or _NOTHING
        sections: dict[str, dict[str, str]] = {
            "concepts": {id: each.label for id, each in graph.concepts.items()},
            "effects": {id: graph.sentence(each) for id, each in graph.effects.items()},
            "references": {id: str(each.csl.get("title", "")) for id, each in graph.references.items()},
            "tours": {each.id: each.title for each in graph.tours},
        }
        for section, labels in sections.items():
            for id, label in labels.items():
                place = graph.places.get((section, id))
                if place is not None and place.file == str(self.path) and place.line <= len(self.lines):
                    yield section, id, label, place.line - 1

    def remedies(self, found: Problem) -> Iterator[Remedy]:
        """Yield ways to mend a problem."""
        if found.place is not None and found.place.file == str(self.path):
            yield from remedies(self.lines, found)

    def mended(self) -> list[Replacement]:
        """Return the changes that mend all that is certain, as ``check --fix`` does.

        Raises:
            EditRefusedError: it is no text.
        """
        try:
            raw, _ = state_mended(self.state)
        except EditRefusedError:
            data = self.text.encode("utf-8", "replace")
            raw, _ = mended(data, str(self.path), Folders.of(str(self.path)))
        return differences(self._plain, raw.text)

    @unhurried()
    def tidied(self) -> list[Replacement]:
        """Return the changes that lay the text out in one way, as ``fmt`` does.

        Raises:
            EditRefusedError: it cannot be read.
        """
        state = self.state
        raw, _ = laid_out(state.raw, state.reading, state.name)
        return differences(self._plain, raw.text)

    @property
    def _plain(self) -> str:
        return "\n".join(self.lines)

    @property
    def state(self) -> State:
        """The text of now with the spans of its values, read once for each text.

        Raises:
            EditRefusedError: it cannot be read.
        """
        if self._state is None or self._state[0] != self.text:
            self._hold(self.text, self._read(self.text))
        assert self._state
        return self._state[1]

    def _hold(self, text: str, state: State) -> None:
        self._earlier = state
        if text == self.text:
            self._state = (text, state)

    def _read(self, text: str) -> State:
        """Return a text as changes of it want it; of what an earlier one said too, nothing is read again."""
        data, name = text.encode("utf-8", "replace"), str(self.path)
        return State.of(data, name, Folders.of(name), self._earlier)


def _plain(text: str) -> str:
    return _LINE_END.sub("\n", text.removeprefix("\ufeff"))


_NOTHING = ConceptGraph("", {}, {})
