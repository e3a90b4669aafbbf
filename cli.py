"""The command line: parse, call, print. Here graph_data and viz meet."""

# ruff: noqa: E402

from __future__ import annotations

import signal
from contextlib import suppress

# While the program loads, an interrupt ends it without a word; main() is not there yet to find one.
_ON_INTERRUPT = signal.getsignal(signal.SIGINT)
with suppress(ValueError):  # another thread loads it
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import json
import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn
from urllib.parse import quote

import click

if TYPE_CHECKING or not __package__:  # a checkout: python cli.py
    import graph_data
    import viz
else:  # installed: conceptgraph.cli
    from . import graph_data, viz

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graph_data.model import ConceptGraph

ISSUES_HINT: Final = "This is a fault of the program. Run again with CONCEPTGRAPH_DEBUG=1 to see where."
FORMATS: Final = ("text", "json", "gcc", "github")
PICTURES: Final = ("svg", "png", "pdf", "json")
TALKS: Final = {"deck": ".html", "pptx": ".pptx", "handout": ".pdf", "pdf": ".pdf"}
EMBEDDINGS: Final = ("html", "reveal", "quarto", "marp", "slidev", "jupyter", "notion", "markdown")
#: Seconds of silence before progress is shown.
PATIENCE: Final = 1.0
SUFFIXES: Final = (".yaml", ".yml", ".csv", ".tsv")
THEMES: Final = ("system", "light", "dark", "contrast")


# ---- saying ----------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return text without the control characters that would command a terminal."""
    return "".join(char if char in "\n\t" or char.isprintable() else _visible(char) for char in text)


def _visible(char: str) -> str:
    return char if ord(char) > 0x9F and not 0xD800 <= ord(char) <= 0xDFFF else "\ufffd"


def say(text: str, *, err: bool = False) -> None:
    click.echo(plain(text), err=err)


def fail(message: str) -> NoReturn:
    """End with exit code 1."""
    raise click.ClickException(plain(message))


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def size(length: int) -> str:
    return f"{length:,} bytes" if length < 10_000 else f"{length / 1000:,.0f} KB"


# ---- reading and writing ---------------------------------------------------------------------------------


def is_there(path: str) -> bool:
    """Whether something can be read from (or would be replaced at) a path."""
    try:
        return path == "-" or Path(path).exists()
    except OSError:  # a name that the file system cannot even look up
        return False


class Question(click.Command):
    """A command that asks a graph; where the graph does not come first, the right line is shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = [word for word in args if not word.startswith("-")]
        if words and not names_graph(words[0]):
            graph = next((word for word in words[1:] if names_graph(word)), "")
            if graph:
                rest = args.copy()
                rest.remove(graph)
                line = shlex.join([*ctx.command_path.split(), graph, *rest])
                ctx.fail(plain(f"the graph stands before what is asked of it: {line}"))
        return super().parse_args(ctx, args)


class Source(click.ParamType[str]):
    """A graph file, ``-`` for standard input, or the name of a bundled example."""

    name = "file or example"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if is_there(value) or value not in graph_data.example_names():
            self._refuse_stray_name(value, param, ctx)
            return value
        return str(graph_data.example_path(value))

    def _refuse_stray_name(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> None:
        """A word that can be neither a file nor an example is wrong usage; a missing file is a problem."""
        if not value:
            self.fail("the name of the file is empty", param, ctx)
        if is_there(value) or Path(value).suffix or "/" in value or os.sep in value:
            return
        near = graph_data.nearest(value, graph_data.example_names())
        offer = f"; did you mean {near!r}?" if near else "; 'conceptgraph examples' lists the examples."
        self.fail(plain(f"there is no file and no example called {value!r}{offer}"), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        names = [name for name in graph_data.example_names() if name.startswith(incomplete)]
        return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]


def read(source: str, *, strict: bool = False, quiet: bool = False) -> ConceptGraph:
    """Return a graph; its errors end the program, its lesser problems are counted in one line."""
    report = graph_data.examine(source)
    wrong = [p for p in report.problems if p.severity == "error" or (strict and p.severity == "warning")]
    if wrong or report.graph is None:
        say(graph_data.format_problems(wrong, "text", sources={source_name(source): report.source}), err=True)
        fail(f"{source_name(source)} was not taken; nothing was written.")
    warnings = sum(found.severity == "warning" for found in report.problems)
    if warnings and not quiet:
        say(f"{counted(warnings, 'warning')}: 'conceptgraph check {called(source)}' shows them.", err=True)
    graph: ConceptGraph = report.graph
    return graph


def source_name(source: str) -> str:
    """Return the name by which problems call a source."""
    return "<stdin>" if source == "-" else source


def write(path: str, data: str | bytes, *, quiet: bool, then: str = "", source: str = "") -> None:
    """Write a result whole and say so; ``-`` is standard output, where nothing else then goes."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if path == "-":
        click.echo(raw, nl=False)
        return
    if source not in ("", "-") and is_there(path) and Path(path).samefile(source):
        raise click.UsageError(f"{path} is the graph itself; choose another file to write to.")
    viz.write_file(path, raw)
    if not quiet:
        say(f"Wrote {path} ({size(len(raw))}).{then and ' '}{then}")


def stem(source: str) -> str:
    return "graph" if source == "-" else Path(source).stem


def called(source: str) -> str:
    """Return what to type for a source: its path, or the name of the bundled example."""
    examples = {str(graph_data.example_path(name)): name for name in graph_data.example_names()}
    return examples.get(source, source)


def page_path(source: str) -> str:
    """Return where the page of a graph is written when nothing else is said."""
    return str(Path("output") / f"{stem(source)}.html")


def seen_from(output: str, path: str) -> str:
    """Return the address of a file as seen from a document; ``-`` is one in the current folder."""
    folder = Path() if output == "-" else Path(output).parent
    with suppress(ValueError):  # another drive: there is no way from one to the other
        path = os.path.relpath(path, folder)
    return quote(Path(path).as_posix(), safe="/:")


def progress_line(quiet: bool) -> Callable[[str, float], None] | None:
    """Return a reporter of work (what, share done) for people at a terminal, once it lasts; else None."""
    if quiet or not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def report(what: str, share: float) -> None:
        if time.monotonic() - begun > PATIENCE:
            line = "" if share >= 1 else f"{plain(what)[:50]} {share:.0%}"
            click.echo(f"\r{line:<60}\r", err=True, nl=False)

    return report


class Layouts:
    """The views of a graph for a place (`viz.slides.stage_of`), with the layouts kept beside its file."""

    def __init__(
        self, graph: ConceptGraph, source: str, *, polish: bool, quiet: bool, **place: Any
    ) -> None:
        self._file = None if source == "-" else viz.layout_file(Path(source))
        self._quiet = quiet
        effort: Any = "polish" if polish else "quick"
        kept = viz.KeptLayouts(self._file, note=lambda note: say(f"Note: {note}", err=True))
        self._progress = progress_line(quiet)
        self.views = viz.Views(graph, effort=effort, kept=kept, progress=self._progress, **place)

    def save(self, wanted: bool) -> None:
        """Bring the file of layouts up to date where there is one, or begin one when that is wanted."""
        if self._progress:
            self._progress("", 1)  # nothing of it stays on the screen
        if self._file is None or not self.views.kept.changed or not (wanted or self._is_own()):
            return
        self.views.kept.drop_all_but(self.views.ids())
        viz.write_file(self._file, self.views.kept.text())
        if not self._quiet:
            say(f"Kept the layout in {self._file}.", err=True)

    def _is_own(self) -> bool:
        """Whether the user keeps layouts of this graph; those of the package are not theirs to change."""
        bundled = [graph_data.example_path(name).parent for name in graph_data.example_names()]
        return self._file is not None and self._file.exists() and self._file.resolve().parent not in bundled


# ---- the commands ----------------------------------------------------------------------------------------


def names_graph(word: str) -> bool:
    """Whether a word is a graph rather than a command or a concept."""
    known = word in graph_data.example_names() or Path(word).suffix.lower() in SUFFIXES
    return known or (is_there(word) and Path(word).is_file())


def asked(command: click.Command) -> str:
    """Return the further words that a command wants after the graph, as its usage shows them."""
    wanted = [p for p in command.params if isinstance(p, click.Argument)][1:]
    return "".join(f" {p.metavar or (p.name or '').upper()}" for p in wanted)


class Commands(click.Group):
    """A group that offers the nearest command and lets no traceback out."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of their use, not of the alphabet

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            names = self.list_commands(ctx)
            self._refuse_file_first(ctx, args)
            near = graph_data.nearest(args[0], names)
            offer = f"; did you mean {near!r}?" if near else f"; there are {', '.join(names)}."
            ctx.fail(plain(f"there is no command {args[0]!r}{offer}"))
        return super().resolve_command(ctx, args)

    def _refuse_file_first(self, ctx: click.Context, args: list[str]) -> None:
        """Where a graph stands in the place of a command, show the line with both in order."""
        first = args[0]
        if not names_graph(first):
            return
        command = next((word for word in args[1:] if word in self.commands), "")
        if command:
            rest = args.copy()
            rest.remove(command)
            line = shlex.join([*ctx.command_path.split(), command, *rest])
            ctx.fail(plain(f"the command stands before the file: {line}"))
        takers = [name for name, command in self.commands.items()
                  if any(p.name in ("source", "sources") for p in command.params)]  # fmt: skip
        lines = [shlex.join([*ctx.command_path.split(), name, first]) + asked(self.commands[name])
                 for name in takers[:4]]  # fmt: skip
        ctx.fail(plain("a command stands before the file:\n  " + "\n  ".join(lines)))

    def invoke(self, ctx: click.Context) -> Any:
        ctx.color = False if os.environ.get("NO_COLOR") else ctx.color
        try:
            return super().invoke(ctx)
        except (graph_data.GraphError, viz.VizError) as problem:
            fail(str(problem))
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as fault:
            if os.environ.get("CONCEPTGRAPH_DEBUG"):
                raise
            fail(f"{type(fault).__name__}: {fault}\n{ISSUES_HINT}")


source_argument = click.argument("source", type=Source(), default="magnesium", metavar="[FILE|EXAMPLE]")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
polish_option = click.option("--polish", is_flag=True, help="Look a minute or more for the best layout.")
answer_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)


def tell_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the installed version; a checkout that was never installed has none."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        say(f"conceptgraph {version('conceptgraph')}")
    except PackageNotFoundError:
        say("conceptgraph (a checkout)")
    ctx.exit()


version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=tell_version,
    help="Say which version this is.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@version_option
def cli() -> None:
    """Turn a file of concepts and labelled effects into one page that can be explored offline.

    Start with 'conceptgraph new', then 'conceptgraph build graph.yaml --open'.
    """


@cli.command()
@source_argument
@click.option("-o", "--output", metavar="OUT", help="Where to write; '-': stdout.  [output/NAME.html]")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--title", help="A title in place of the file's.")
@click.option("--theme", type=click.Choice(THEMES), default="system", help="Colours at first sight.")
@click.option("--view", "start", metavar="VIEW", help="What shows first, e.g. focus:magnesium.")
@polish_option
@click.option("--keep", is_flag=True, help="Keep the layout beside the file: edits leave it steady.")
@strict_option
@quiet_option
def build(
    source: str, output: str | None, show: bool, title: str | None, theme: str, start: str | None,
    polish: bool, keep: bool, strict: bool, quiet: bool,
) -> None:  # fmt: skip
    """Build one HTML page from a graph file or a bundled example.

    \b
    conceptgraph build                                the bundled magnesium graph
    conceptgraph build graph.yaml --open              into output/graph.html, and look at it
    conceptgraph build - -o - <graph.yaml >page.html
    """
    graph = read(source, strict=strict, quiet=quiet)
    layouts = Layouts(graph, source, polish=polish, quiet=quiet)
    try:
        html = viz.render_page(graph, views=layouts.views, title=title, theme=theme, start=start)
    except viz.UnknownViewError as problem:
        offer_view(problem, start or "", graph, layouts.views)
    path = output or page_path(source)
    opened = show and path != "-" and screen()
    layouts.save(keep)
    write(path, html, quiet=quiet, source=source, then="" if opened else "Open it in any browser.")
    if opened:
        import webbrowser

        webbrowser.open(Path(path).resolve().as_uri())
    elif show and not quiet:
        say("No screen was found to open it on.", err=True)


def offer_view(
    problem: viz.UnknownViewError, name: str, graph: ConceptGraph, views: viz.Views
) -> NoReturn:
    """Offer the focus view of the concept that a name means, else the view that is called most alike."""
    try:
        near = f"focus:{graph_data.find_concept(graph, name.removeprefix('focus:')).id}"
    except graph_data.UnknownConceptError:
        near = graph_data.nearest(name, views.ids())
    fail(f"{problem}; did you mean {near!r}?" if near else f"{problem}; 'draw --list' names all of them.")


def screen() -> bool:
    """Whether there is a screen; a text browser in the terminal is not what people mean by opening."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


@cli.command()
@click.argument("sources", type=Source(), nargs=-1, required=True, metavar="FILE|EXAMPLE...")
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="How problems are told.")
@strict_option
@quiet_option
def check(sources: tuple[str, ...], style: str, strict: bool, quiet: bool) -> None:
    """Say everything that is wrong or doubtful in graph files, with line and remedy.

    \b
    conceptgraph check graph.yaml
    conceptgraph check graph.yaml --strict --format github     in continuous integration
    """
    reports = {source_name(source): graph_data.examine(source) for source in sources}
    problems = [problem for report in reports.values() for problem in report.problems]
    texts = {name: report.source for name, report in reports.items()}
    told = graph_data.format_problems(problems, style, sources=texts).rstrip("\n")
    if told and not (quiet and not problems):
        say(told)
    serious = ("error", "warning") if strict else ("error",)
    if any(problem.severity in serious for problem in problems):
        raise click.exceptions.Exit(1)


@cli.group(cls=Commands)
def ask() -> None:
    """Ask a graph: how A reaches B, what surrounds A or follows from it, which loops, how much is backed."""


def answer(style: str, lines: list[str], data: dict[str, Any]) -> None:
    say(json.dumps(data, ensure_ascii=False, indent=2) if style == "json" else "\n".join(lines))


@ask.command(cls=Question)
@click.argument("source", type=Source(), metavar="FILE|EXAMPLE")
@click.argument("start", metavar="FROM")
@click.argument("goal", metavar="TO")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="At most so many ways.")
@click.option("--max-length", type=click.IntRange(1), default=6, show_default=True, help="Effects in a way.")
@answer_option
def paths(source: str, start: str, goal: str, limit: int, max_length: int, style: str) -> None:
    """How one concept reaches another: the best ways, what they come to, their weakest link.

    \b
    conceptgraph ask paths magnesium magnesium "joint pain"
    """
    graph = read(source, quiet=True)
    first, last = graph_data.find_concept(graph, start).id, graph_data.find_concept(graph, goal).id
    found = graph_data.paths(graph, first, last, limit=limit, max_length=max_length)
    answer(
        style,
        graph_data.paths_lines(graph, first, last, found, max_length),
        graph_data.paths_data(graph, first, last, found),
    )


@ask.command(cls=Question)
@click.argument("source", type=Source(), metavar="FILE|EXAMPLE")
@click.argument("concept")
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How far to look.")
@answer_option
def around(source: str, concept: str, hops: int, style: str) -> None:
    """What acts on a concept, and what it acts on.

    \b
    conceptgraph ask around magnesium "vitamin D" --hops 2
    """
    graph = read(source, quiet=True)
    found = graph_data.around(graph, concept, hops=hops)
    answer(style, graph_data.around_lines(graph, found), graph_data.around_data(graph, found))


@ask.command(cls=Question)
@click.argument("source", type=Source(), metavar="FILE|EXAMPLE")
@click.argument("concept")
@click.option(
    "--max-steps", type=click.IntRange(1), default=3, show_default=True, help="Effects on the way to it."
)
@answer_option
def follows(source: str, concept: str, max_steps: int, style: str) -> None:
    """What follows if a concept rises, each with the weakest backing of its way.

    \b
    conceptgraph ask follows magnesium "vitamin D"
    """
    graph = read(source, quiet=True)
    start = graph_data.find_concept(graph, concept).id
    found = graph_data.follows(graph, start, max_steps=max_steps)
    answer(style, graph_data.follows_lines(graph, start, found), graph_data.follows_data(start, found))


@ask.command()
@click.argument("source", type=Source(), metavar="FILE|EXAMPLE")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@answer_option
def loops(source: str, limit: int, style: str) -> None:
    """Feedback loops, reinforcing or balancing.

    \b
    conceptgraph ask loops graph.yaml --format json
    """
    graph = read(source, quiet=True)
    found = graph_data.loops(graph, limit=limit)
    answer(style, graph_data.loops_lines(graph, found), graph_data.loops_data(graph, found))


@ask.command(cls=Question)
@click.argument("source", type=Source(), metavar="FILE|EXAMPLE")
@answer_option
def coverage(source: str, style: str) -> None:
    """How many effects have a quote, a reference, a verdict, and what stands alone.

    \b
    conceptgraph ask coverage magnesium
    """
    found = graph_data.coverage(read(source, quiet=True))
    answer(style, graph_data.coverage_lines(found), graph_data.coverage_data(found))


@cli.command()
@click.argument("path", default="graph.yaml", metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@quiet_option
def new(path: str, force: bool, quiet: bool) -> None:
    """Write a commented ten-line graph to start from.

    \b
    conceptgraph new sleep.yaml
    """
    if path != "-" and is_there(path) and not force:
        raise click.UsageError(f"{path} exists; choose another name, or --force to replace it.")
    write(path, graph_data.starter_text(), quiet=quiet, then=f"Next: conceptgraph build {path} --open")


@cli.command()
@click.argument("name", required=False)
def examples(name: str | None) -> None:
    """List the bundled examples, or print the file of one.

    \b
    conceptgraph examples
    conceptgraph examples magnesium >my-magnesium.yaml
    """
    if name is not None:
        path = Path(Source().convert(name, None, None))
        write("-", path.read_bytes(), quiet=True)
        return
    for each in graph_data.example_names():
        graph = graph_data.read_graph(graph_data.example_path(each))
        extent = f"{counted(len(graph.concepts), 'concept')}, {counted(len(graph.effects), 'effect')}"
        say(f"{each:<12} {graph.title} ({extent})")


@cli.command()
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def schema(output: str, quiet: bool) -> None:
    """Print the JSON Schema of graph files, for completion and checking in editors.

    \b
    conceptgraph schema -o conceptgraph.schema.json
    """
    write(output, json.dumps(graph_data.json_schema(), ensure_ascii=False, indent=2) + "\n", quiet=quiet)


@cli.command()
@source_argument
@click.option("--view", default="overview:core", show_default=True, help="Which view; --list names them all.")
@click.option("-o", "--output", metavar="OUT", help="A file ending in .svg, .png, .pdf or .json, or '-'.")
@click.option("--all", "folder", metavar="FOLDER", help="Draw every view into a folder.")
@click.option("--format", "kind", type=click.Choice(PICTURES), help="In place of the ending.  [svg]")
@click.option("--theme", type=click.Choice(["light", "dark", "contrast", "print"]), default="light")
@click.option("--width", type=click.IntRange(1), default=1920, show_default=True, help="Of a PNG, in px.")
@click.option("--legend", is_flag=True, help="With the meaning of colours and lines.")
@click.option("--transparent", is_flag=True, help="Without a background.")
@click.option("--no-title", is_flag=True, help="Without the strip that names the view.")
@click.option("--list", "listing", is_flag=True, help="List the views of the graph.")
@polish_option
@quiet_option
def draw(
    source: str, view: str, output: str | None, folder: str | None, kind: str | None, theme: str, width: int,
    legend: bool, transparent: bool, no_title: bool, listing: bool, polish: bool, quiet: bool,
) -> None:  # fmt: skip
    """Draw a view as SVG, PNG or PDF, or its layout as JSON.

    \b
    conceptgraph draw magnesium --view focus:magnesium -o focus.svg
    conceptgraph draw graph.yaml --all pictures --format png
    """
    path = output or str(Path("output") / f"{stem(source)}.{kind or 'svg'}")
    kind = kind or ("svg" if folder or listing else picture_kind(path))
    graph = read(source, quiet=quiet)
    views = Layouts(graph, source, polish=polish, quiet=quiet).views
    options = viz.DrawOptions(theme, not no_title, legend, transparent, width)
    if listing:
        say("\n".join(views.ids()))
    elif folder is None:
        try:
            picture = viz.draw_view(graph, views[view], kind, options)
        except viz.UnknownViewError as problem:
            offer_view(problem, view, graph, views)
        write(path, picture, quiet=quiet, source=source)
    else:
        names = viz.file_names(views.ids())
        for id, name in names.items():
            viz.write_file(Path(folder) / f"{name}.{kind}", viz.draw_view(graph, views[id], kind, options))
        if not quiet:
            say(f"Wrote {counted(len(names), 'picture')} to {folder}.")


def picture_kind(path: str) -> str:
    """Return the kind that a file's ending asks for."""
    ending = Path(path).suffix.lower().lstrip(".")
    if path != "-" and ending not in PICTURES:
        raise click.UsageError(f"{path} does not say what to draw; end it in .svg, .png, .pdf or .json.")
    return "svg" if path == "-" else ending


@cli.command()
@source_argument
@click.option("-o", "--output", metavar="OUT", help="Ends in .html, .pptx or .pdf.  [output/NAME-talk.html]")
@click.option("--format", "kind", type=click.Choice(list(TALKS)), help="In place of the ending.")
@click.option("--tour", default="", metavar="TOUR", help="One tour by its id, in place of all.")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colours of slides.  [light]")
@click.option("--size", "shape", type=click.Choice(["16:9", "4:3"]), help="Of slides.  [16:9]")
@click.option("--template", metavar="FILE", help="A .pptx or .potx that slides are to look like.")
@click.option("--no-details", is_flag=True, help="Slides without one for each concept.")
@quiet_option
def slides(
    source: str, output: str | None, kind: str | None, tour: str, theme: str | None, shape: str | None,
    template: str | None, no_details: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make a talk of a graph's tours: a deck for any browser, slides, or a handout on paper.

    \b
    conceptgraph slides magnesium -o talk.html                   the deck
    conceptgraph slides magnesium -o talk.pptx                   PowerPoint slides
    conceptgraph slides magnesium -o talk.pptx --template our.potx
    conceptgraph slides magnesium -o talk.pdf --format pdf       these slides as PDF, links kept
    conceptgraph slides magnesium -o handout.pdf                 the handout
    """
    by_ending = kind is None and output is not None
    kind, path = talk_asked(source, output, kind)
    if template is not None and kind not in ("pptx", "pdf"):
        raise click.UsageError(f"a {kind} has no --template; PowerPoint slides have (--format pptx or pdf).")
    if template is not None and (theme or shape):
        raise click.UsageError("--template brings its own colours and size; leave out --theme and --size.")
    if shape is not None and kind not in ("pptx", "pdf"):
        raise click.UsageError(f"a {kind} has no --size; PowerPoint slides have (--format pptx or pdf).")
    graph = read(source, quiet=quiet)
    options = viz.slides.PptxOptions(theme or "light", shape or "16:9", tour, not no_details, template)
    place = viz.slides.stage_of(kind, graph, options)
    views = Layouts(graph, source, polish=False, quiet=quiet, **place).views
    talk = viz.slides.render_talk(kind, graph, views, options)
    then = "The handout; --format pdf makes slides." if kind == "handout" and by_ending else ""
    write(path, talk, quiet=quiet, source=source, then=then)


def talk_asked(source: str, output: str | None, kind: str | None) -> tuple[str, str]:
    """Return which kind of talk is wanted, by name or by the file's ending, and where it goes."""
    if output is None:
        kind = kind or "deck"
        name = "handout" if kind == "handout" else "talk"
        return kind, str(Path("output") / f"{stem(source)}-{name}{TALKS[kind]}")
    found = viz.slides.kind_of(output)
    if kind is None and (output == "-" or found is None):
        known = ", ".join(dict.fromkeys(TALKS.values()))
        raise click.UsageError(f"{output} does not say what to make; end it in {known}, or name a --format.")
    if kind and output != "-" and Path(output).suffix.lower() != TALKS[kind]:
        raise click.UsageError(f"{kind} is written to a file that ends in {TALKS[kind]}, not to {output}.")
    return kind or found or "deck", output


def refuse_embedding(kind: str, view: str, page: str, picture: str, present: bool) -> None:
    """Refuse what could not be shown where it is pasted."""
    if present and not view.startswith("tour:"):
        raise click.UsageError("--present is for a step of a tour: --view tour:TOUR:1")
    if view.startswith("category:"):
        raise click.UsageError("A page has no view of a category: 'conceptgraph draw' makes a picture of it.")
    if kind == "marp" and not picture:
        raise click.UsageError("Marp's slides show a picture: name one with --picture.")
    if kind == "notion" and not page.startswith(("https://", "http://")):
        raise click.UsageError("Notion shows pages of the web: put the page there and name it, --page https://…")


@cli.command()
@source_argument
@click.option("--for", "kind", type=click.Choice(EMBEDDINGS), default="html", show_default=True)
@click.option("--page", metavar="ADDRESS", help="Where the page is, seen from there.  [output/NAME.html]")
@click.option("--view", default="", metavar="VIEW", help="What it shows, e.g. tour:TOUR:3 or focus:CONCEPT.")
@click.option("--height", type=click.IntRange(100, 10_000), default=540, show_default=True, help="In px.")
@click.option("--picture", default="", metavar="OUT", help="Draw a picture to stand in for it, .svg or .png.")
@click.option("--inline", is_flag=True, help="Put the whole page into what is pasted.")
@click.option("--present", is_flag=True, help="A step for an audience: its picture and its words alone.")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def embed(
    source: str, kind: str, page: str | None, view: str, height: int, picture: str, inline: bool,
    present: bool, output: str, quiet: bool,
) -> None:  # fmt: skip
    """Print what to paste into another document to show a built page there.

    \b
    conceptgraph embed magnesium --for reveal --view tour:magnesium-to-the-joint:1 --present
    conceptgraph embed magnesium --for markdown --view focus:magnesium --picture focus.svg
    """
    refuse_embedding(kind, view, page or "", picture, present)
    graph = read(source, quiet=True)
    views = Layouts(graph, source, polish=False, quiet=quiet).views
    try:
        shown_view = views[view or "overview:core"]
    except viz.UnknownViewError as problem:
        offer_view(problem, view, graph, views)
    if picture:
        drawn = viz.slides.stand_in(graph, view, shown_view)
        viz.write_file(picture, viz.draw_view(*drawn, picture_kind(picture)))
    html = viz.render_page(graph, views=views) if inline else ""
    built = page_path(source)
    # Slidev serves its folder `public` as the root; a slide's own address changes from view to view.
    where = page or (f"/{Path(built).name}" if kind == "slidev" else seen_from(output, built))
    seen = seen_from(output, picture) if picture else ""
    found = viz.slides.embedding_of(
        graph, where, view, height=height, picture=seen, html=html, presented=present
    )
    write(output, viz.slides.embed_text(kind, found), quiet=quiet, source=source)
    if page or inline:
        return
    if not is_there(built):
        command = shlex.join(["conceptgraph", "build", called(source)])
        say(f"There is no page {built} yet: '{command}' writes it; --page names another.", err=True)
    elif kind == "slidev" and not quiet:
        say(f"It shows {Path(built).name} from Slidev's folder 'public': copy {built} there.", err=True)
    elif not quiet:
        place = "this folder" if output == "-" else output
        say(f"It shows {built}, seen from {place}; --page names another.", err=True)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and examples in a shell.

    \b
    conceptgraph completion bash >>~/.bashrc
    conceptgraph completion zsh >>~/.zshrc
    conceptgraph completion fish >~/.config/fish/completions/conceptgraph.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        fail(f"{shell} is not known to the completion of this version of click")
    script = found(cli, {}, "conceptgraph", "_CONCEPTGRAPH_COMPLETE")
    say(script.source_template % script.source_vars())


def main() -> None:
    """Run the command line; whatever happens, the user sees words and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli(prog_name="conceptgraph")
    except OSError as problem:
        click.echo(f"Error: {problem.strerror or problem}", err=True)
        # What could not be written would be tried again at exit, and end in a traceback.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


with suppress(ValueError):
    signal.signal(signal.SIGINT, _ON_INTERRUPT or signal.SIG_DFL)

if __name__ == "__main__":
    main()
