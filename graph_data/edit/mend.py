"""Problems whose remedy is certain, mended in the file's text by the same surgery as all edits.

A key that is misspelt, a quote whose sentence was changed a little in the article, a colour that is a comment
to YAML, and quotation marks that prose needs. What may be meant in two ways is left to its author.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import Problem
from ..names import named
from ..quotes import Article, normal
from ..read.examine import article_of
from ..read.files import Folders
from ..read.tree import TreeError
from ..read.yaml_tree import read_tree
from .changes import Change, Path, Put
from .raw import Raw
from .refused import EditRefusedError
from .spans import Spot, plain
from .state import State

#: How alike (of 100) a sentence must be to be the quote's, and how much less the next best.
_ALIKE, _APART = 80.0, 10.0
#: So many lines that cannot be read are mended, and so many rounds are made, at most.
_LINES, _ROUNDS = 100, 10
_MARKS = str.maketrans("", "", "\"'\\")


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing mended, at a line of the file as it was when it was come to."""

    line: int
    told: str


def mended(data: bytes, name: str, folders: Folders) -> tuple[Raw, tuple[Mend, ...]]:
    """Return a file with what is certain mended, and what was.

    Raises:
        EditRefusedError: the bytes are no text.
    """
    raw, found = _readable(Raw.of(data, name), name)
    try:
        state = State.of(raw.data, name, folders)
    except EditRefusedError:
        return raw, tuple(found)
    raw, more = state_mended(state)
    return raw, (*found, *more)


def state_mended(state: State) -> tuple[Raw, tuple[Mend, ...]]:
    """Return a file that can be read with what is certain mended, and what was."""
    found: list[Mend] = []
    for make in (_with_marks, _with_colours):
        state, more = make(state)
        found += more
    for _ in range(_ROUNDS):
        state, more = _round(state)
        found += more
        if not more:
            break
    return state.raw, tuple(found)


def _readable(raw: Raw, name: str) -> tuple[Raw, list[Mend]]:
    """Put quotation marks around texts for want of which a file cannot be read, as long as that helps."""
    found: list[Mend] = []
    wrong = _unreadable(raw.text, name)
    while wrong is not None and len(found) < _LINES:
        made = _line_put(raw, wrong) if wrong.code == "CG108" else None
        if made is None or made.text.translate(_MARKS) != raw.text.translate(_MARKS):
            break
        left = _unreadable(made.text, name)
        if left is not None and _line(left) <= _line(wrong):
            break
        found.append(Mend(_line(wrong), "quotation marks stand around the text now"))
        raw, wrong = made, left
    return raw, found


def _unreadable(text: str, name: str) -> Problem | None:
    try:
        read_tree(text, name)
    except TreeError as error:
        return error.problem
    return None


def _line(found: Problem) -> int:
    return found.place.line if found.place else 0


def _line_put(raw: Raw, found: Problem) -> Raw | None:
    """Return a file with the line of a problem as the problem says that it should be."""
    if not found.example or "\n" in found.example or not _line(found):
        return None
    start = 0
    for _ in range(_line(found) - 1):
        start = raw.text.find("\n", start) + 1
    end = raw.text.find("\n", start)
    end = len(raw.text) if end < 0 else end
    kept = end - len(raw.text[start:end]) + len(raw.text[start:end].rstrip())
    return raw.changed([(start, kept, found.example)])


def _with_marks(state: State) -> tuple[State, list[Mend]]:
    """Put quotation marks around what was taken for text; the file says the same afterwards."""
    found: list[Mend] = []
    for each in [each for each in state.noted if each.code == "CG114"]:
        made = _line_put(state.raw, each)
        after = _read(state, made)
        if after is not None and plain(after.root) == plain(state.root):
            state = after
            found.append(Mend(_line(each), "quotation marks stand around the text now"))
    return state, found


def _with_colours(state: State) -> tuple[State, list[Mend]]:
    """Put quotation marks around colours that are comments to YAML."""
    found: list[Mend] = []
    for each in [each for each in state.report.problems if each.code == "CG207" and "lost" in each.message]:
        after = _read(state, _line_put(state.raw, each))
        if after is not None and len(after.report.errors) < len(state.report.errors):
            state = after
            found.append(Mend(_line(each), "quotation marks stand around the colour now"))
    return state, found


def _read(state: State, made: Raw | None) -> State | None:
    if made is None:
        return None
    try:
        return State.of(made.data, state.name, state.folders)
    except EditRefusedError:
        return None


def _round(state: State) -> tuple[State, list[Mend]]:
    """Mend what one look at the problems finds, each proved by itself where it cannot be together."""
    wanted = list(_remedies(state))
    try:
        return state.changed([change for change, _ in wanted]), [mend for _, mend in wanted]
    except EditRefusedError:
        for change, mend in wanted:
            try:
                return state.changed([change]), [mend]
            except EditRefusedError:
                continue
    return state, []


def _remedies(state: State) -> Iterator[tuple[Change, Mend]]:
    spots: dict[tuple[int, int, str], Path] = {}
    done: set[Path] = set()
    for at, spot in _placed(state.root):
        spots.setdefault((spot.node.place.line, spot.node.place.column, spot.kind), at)
    article = Article(article_of(state.graph, state.name, state.folders))
    for each in state.report.problems:
        if each.place is None or not each.suggestion or each.place.file != state.name:
            continue
        path = spots.get((each.place.line, each.place.column, "scalar"))
        if path is None or path in done:
            continue
        if each.code in ("CG201", "CG606") and _is_misspelt(state, path, each.suggestion):
            yield Put(path, each.suggestion), _now(state, path, each)
        elif each.code == "CG503" and _is_quote_of(state.sheet.at(path).text, each.suggestion, article):
            yield Put(path, each.suggestion, everywhere=True), _now(state, path, each)
        done.add(path)


def _placed(root: Spot) -> Iterator[tuple[Path, Spot]]:
    waiting: list[tuple[Path, Spot]] = [((), root)]
    while waiting:
        path, spot = waiting.pop()
        if spot.kind != "alias":
            yield path, spot
            waiting.extend(((*path, n), item) for n, item in reversed(list(enumerate(spot.items))))


def _is_misspelt(state: State, path: Path, key: str) -> bool:
    """Whether a place is that of a key, and the key that is meant does not stand beside it."""
    holder = state.sheet.at(path[:-1])
    if holder.kind != "map" or path[-1] % 2:
        return False
    return all(name.name != key for _, name, _ in holder.pairs())


def _is_quote_of(quote: str, sentence: str, article: Article) -> bool:
    """Whether one sentence of the article, and no other, is the quote but for little."""
    from rapidfuzz import fuzz, process

    sentences = [normal(each).casefold() for each in article.sentences]
    best = process.extract(normal(quote).casefold(), sentences, scorer=fuzz.ratio, limit=2)
    if not best or best[0][1] < _ALIKE or normal(sentence).casefold() != best[0][0]:
        return False
    return len(best) < 2 or best[1][1] <= best[0][1] - _APART or best[1][0] == best[0][0]


def _now(state: State, path: Path, found: Problem) -> Mend:
    return Mend(_line(found), f"{named(state.sheet.at(path).text)} is {named(found.suggestion, 160)} now")
