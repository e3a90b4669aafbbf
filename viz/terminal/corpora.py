"""What `slice` and `corpus` were asked for: options, addresses, what is said of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from .progress import working_line
from .results import write
from .saying import counted, fail, say

if TYPE_CHECKING:
    from graph_data.corpus.again import Changed
    from graph_data.corpus.answer import Answer
    from graph_data.corpus.importing.made import Imported
    from graph_data.corpus.joining import Joined
    from graph_data.corpus.likeness import Offer
    from graph_data.corpus.query import Limits, Query
    from graph_data.model import ConceptGraph

    Decorator = Callable[[Any], Any]


class CorpusLibrary(Protocol):
    """What is asked of the package that knows corpora."""

    def slice_corpus(
        self,
        address: str,
        query: Query,
        *,
        columns: Mapping[str, str] | None,
        told: Callable[[str], None] | None,
    ) -> Answer: ...
    def add_slice(
        self,
        path: str,
        address: str,
        query: Query,
        *,
        columns: Mapping[str, str] | None,
        told: Callable[[str], None] | None,
    ) -> Joined: ...
    def slice_again(self, graph: ConceptGraph, *, told: Callable[[str], None] | None) -> Changed: ...
    def import_corpus(
        self,
        inputs: Sequence[str],
        folder: str,
        *,
        columns: Mapping[str, str] | None,
        memory: str,
        force: bool,
        alias: str,
        engine: str,
        told: Callable[[str], None] | None,
    ) -> Imported: ...
    def offered_merges(self, address: str, *, told: Callable[[str], None] | None) -> Sequence[Offer]: ...
    def offers_text(self, offers: Iterable[Offer]) -> str: ...
    @property
    def Limits(self) -> type[Limits]: ...  # noqa: N802 (the name of a class)
    @property
    def Query(self) -> type[Query]: ...  # noqa: N802 (the name of a class)


if TYPE_CHECKING:
    _WordsParameter = click.ParamType[tuple[str, ...]]
else:  # before click 8.4 the class takes no type
    _WordsParameter = click.ParamType


class Several(_WordsParameter):
    """Words that commas part."""

    name = "words"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the words."""
        given = value if isinstance(value, str) else ",".join(value)
        return tuple(word for word in (part.strip() for part in given.split(",")) if word)


def _whole(least: int, most: int = 1_000_000) -> click.IntRange:
    return click.IntRange(least, most)


_OPTIONS: Sequence[Decorator] = (
    click.option("--hops", type=_whole(1, 4), default=2, show_default=True, help="How far to look."),
    click.option("--min-papers", type=_whole(1), default=1, show_default=True, help="Of an arrow, at least."),
    click.option("--cap", type=_whole(2, 3000), default=40, show_default=True, help="Concepts, at most."),
    click.option("--arrows", type=_whole(1, 10_000), default=120, show_default=True, help="At most."),
    click.option("--sentences", type=_whole(0, 100), default=3, show_default=True, help="Of an arrow."),
    click.option("--relations", type=Several(), default="", metavar="A,B", help="Only arrows of these."),
    click.option("--kinds", type=Several(), default="", metavar="A,B", help="Only concepts of these kinds."),
    click.option("--since", type=_whole(0, 9999), default=0, metavar="YEAR", help="Only papers since then."),
    click.option("--rank", type=click.Choice(["papers", "specific"]), default="papers", show_default=True,
                 help="specific: hubs count less."),
    click.option("--between", default="", metavar="CONCEPT", help="The ways to this concept instead."),
    click.option("--max-hops", type=_whole(1, 6), default=4, show_default=True, help="Arrows on a way."),
    click.option("--alias", default="", metavar="FILE", help="Names that mean others."),
    click.option("--top", type=_whole(1, 100), default=10, show_default=True, help="Ways, at most."),
)  # fmt: skip


def map_option(command: Any) -> Any:
    """Add the option that says which column is which."""
    return click.option(
        "--map", "columns", multiple=True, metavar="OURS=THEIRS", help="Which column is which."
    )(command)


def slice_options(command: Any) -> Any:
    """Add the options that say what of a corpus is wanted."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def columns_of(pairs: Sequence[str]) -> dict[str, str]:
    """Return ``subject=COLUMN`` pairs as a mapping."""
    found = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise click.UsageError(f"--map wants OURS=THEIRS, such as subject=SUBJECT_CUI, not {pair!r}")
        found[ours.strip()] = theirs.strip()
    return found


def query_of(library: CorpusLibrary, seeds: Sequence[str], asked: Mapping[str, Any]) -> Query:
    """Return what the words on the command line ask for."""
    within = ("min_papers", "relations", "kinds", "since")
    limits = library.Limits(**{key: asked[key] for key in within})
    return library.Query(tuple(seeds), limits, **{k: v for k, v in asked.items() if k not in within})


def write_slice(
    library: CorpusLibrary, address: str, query: Query, columns: Mapping[str, str], output: str, quiet: bool
) -> None:
    """Ask for a slice and write it; what it leaves out is told on standard error."""
    answer = while_working(library.slice_corpus, address, query, columns=columns, quiet=quiet)
    for line in (*answer.summary, *answer.notes):
        if not quiet or answer.empty:
            say(line, err=True)
    if answer.empty:
        fail("nothing was found, so nothing was written; fewer papers or more hops may help.")
    then = f"Next: conceptgraph build {output} --open"
    write(output, answer.text, quiet=quiet, then=then)


def add_slice(
    library: CorpusLibrary, path: str, address: str, query: Query, columns: Mapping[str, str], quiet: bool
) -> None:
    """Ask for a slice and add it to the file of another."""
    made = while_working(library.add_slice, path, address, query, columns=columns, quiet=quiet)
    for line in (*made.answer.summary, *made.answer.notes, *made.told):
        if not quiet or made.answer.empty:
            say(line, err=True)
    if made.answer.empty:
        fail("nothing was found, so nothing was added; fewer papers or more hops may help.")
    if not quiet:
        say(f"Added to {path}; 'conceptgraph edit undo {path}' takes it back.")
        say(f"Next: conceptgraph build {path} --open")


def repeat_slice(
    library: CorpusLibrary, graph: ConceptGraph, corpus: str | None, output: str, quiet: bool
) -> None:
    """Repeat a slice and say what has changed; it is written where a file is named."""
    if corpus:
        raise click.UsageError("--again takes neither a corpus nor a concept; the file tells both")
    found = while_working(library.slice_again, graph, quiet=quiet)
    say("\n".join(found.changes), err=output != "-")
    if found.answer.empty:
        fail("nothing was found, so nothing was written.")
    if output != "-":
        write(output, found.answer.text, quiet=quiet)


def import_claims(
    library: CorpusLibrary, inputs: Sequence[str], folder: str, quiet: bool, **options: Any
) -> None:
    """Make a store, and say what it holds."""
    made = while_working(library.import_corpus, list(inputs), folder, quiet=quiet, **options)
    if quiet:
        return
    if made.resumed:
        say("Went on where an earlier import was broken off.", err=True)
    if made.left_out:
        say(f"{counted(made.left_out, 'row')} without subject, relation or object left out.", err=True)
    if made.merged:
        say(f"{counted(made.merged, 'concept')} gave way to what the aliases mean.", err=True)
    for name in made.own[:5]:
        keeps = f"'conceptgraph slice {name} CONCEPT' keeps them"
        say(f"{name}: verdicts, notes and definitions stay there, a corpus has sentences; {keeps}.", err=True)
    if made.unknown:
        say(f"Aliases that the claims do not have: {', '.join(made.unknown[:5])}.", err=True)
    say(
        f"Wrote {folder}: {counted(made.claims, 'claim')} in {counted(made.papers, 'paper')}, "
        f"{counted(made.arrows, 'arrow')} among {counted(made.concepts, 'concept')}. "
        f"Next: conceptgraph slice {folder} CONCEPT -o slice.yaml"
    )


def write_names(library: CorpusLibrary, address: str, output: str, quiet: bool) -> None:
    """Write names that may be one, as a file of aliases to look through."""
    offers = while_working(library.offered_merges, address, quiet=quiet)
    if not quiet:
        say(f"{counted(len(offers), 'name')} may be another's.", err=True)
    then = f"Next: strike out what is not meant, then: conceptgraph corpus import ... --alias {output}"
    write(output, library.offers_text(offers), quiet=quiet, then=then)


def while_working(do: Callable[..., Any], *words: Any, quiet: bool = False, **options: Any) -> Any:
    """Do what lasts; what it is at is told at a terminal."""
    with working_line(quiet) as working:
        return do(*words, told=working, **options)
