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
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING or not __package__:  # a checkout: python cli.py
    import graph_data
    import viz
    from viz import terminal
else:  # installed: conceptgraph.cli
    from . import graph_data, viz
    from .viz import terminal

FORMATS: Final = ("text", "json", "gcc", "github", "sarif", "junit")
THEMES: Final = ("system", "light", "dark", "contrast")

shelf: Final = terminal.Shelf(graph_data)
source_argument = terminal.source_argument(shelf)
needed_source = terminal.source_argument(shelf, needed=True)
quiet_option = terminal.quiet_option


@click.group(
    cls=terminal.Commands, shelf=shelf,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)  # fmt: skip
@terminal.version_option
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
@terminal.polish_option
@click.option("--keep", is_flag=True, help="Keep the layout in a file beside the graph, for all who have it.")
@terminal.fresh_option
@click.option("--partial", is_flag=True, help="Without steps and quotes that are broken; ends with 1 then.")
@click.option("--check", "look", is_flag=True, help="Write nothing; end with 1 where the page is not this.")
@terminal.watch_option
@terminal.strict_option
@terminal.anyway_option
@quiet_option
def build(
    source: str, output: str | None, show: bool, title: str | None, theme: str, start: str | None,
    polish: bool, keep: bool, fresh: bool, partial: bool, look: bool, strict: bool, anyway: bool,
    quiet: bool,
) -> None:  # fmt: skip
    """Build one HTML page from a graph file or a bundled example.

    \b
    conceptgraph build                                the bundled magnesium graph
    conceptgraph build graph.yaml --open              into output/graph.html, and look at it
    conceptgraph build graph.yaml --check             is output/graph.html still right?
    conceptgraph build - -o - <graph.yaml >page.html
    """
    path, whole = terminal.page_asked(source, output, look=look), True
    if partial:
        graph, whole = shelf.read_partly(source, quiet=quiet, anyway=anyway)
    else:
        graph = shelf.read(source, strict=strict, quiet=quiet, anyway=anyway)
    layouts = terminal.Layouts(graph, source, shelf, polish=polish, quiet=quiet, fresh=fresh)
    with shelf.offering(graph, layouts.views, start or ""):
        html = viz.render_page(graph, views=layouts.views, title=title, theme=theme, start=start)
    if look:
        terminal.require_same(path, html, source, shelf, kept=layouts.are_kept, quiet=quiet)
    else:
        terminal.write_page(path, html, show=show, quiet=quiet, source=source, shelf=shelf)
        layouts.save(keep)
    if not whole:
        raise click.exceptions.Exit(1)


@cli.command()
@needed_source
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; 0 takes a free one.")
@click.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
@click.option("--read-only", is_flag=True, help="The page follows the file and never changes it.")
@click.option("--share", is_flag=True, help="Let others on the network look on, and a telephone step.")
@click.option("--online", is_flag=True, help="Ask the registry of a DOI that is pasted what it is of.")
@click.option("--corpus", default="", metavar="ADDRESS", help="Of a slice: the corpus that '+ n more' asks.")
def serve(source: str, port: int, no_open: bool, corpus: str, **how: bool) -> None:
    """Serve a page that follows a graph file as it is saved, and can be edited into it.

    \b
    conceptgraph serve graph.yaml
    conceptgraph serve graph.yaml --no-open --port 8000
    """
    terminal.serve_file(source, shelf, port=port, show=not no_open, corpus=corpus, **how)


@cli.command()
@click.argument("sources", type=terminal.Source(shelf), nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="How problems are told.")
@terminal.severity_option
@click.option("--fix", is_flag=True, help="Mend in the files what is certain, and tell the rest.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the lines that would change; write nothing.")
@terminal.strict_option
@terminal.anyway_option
@quiet_option
def check(
    sources: tuple[str, ...], style: str, severity: str | None, fix: bool, dry_run: bool, strict: bool,
    anyway: bool, quiet: bool,
) -> None:  # fmt: skip
    """Say everything that is wrong or doubtful in graph files, with line and remedy.

    Of a folder, the graph files in it and below it are checked.

    \b
    conceptgraph check graph.yaml
    conceptgraph check graphs                                  all that are in a folder
    conceptgraph check graphs --strict --format github         in continuous integration
    conceptgraph check graph.yaml --fix                        keys, moved quotes, quotation marks
    """
    silent, files = quiet or style != "text", shelf.spread(sources)
    reports = terminal.fixed(shelf, files, dry_run=dry_run, quiet=silent) if fix else {}
    reports = reports or shelf.examine(files, anyway=anyway, quiet=quiet)
    problems = terminal.at_least(severity or ("warning" if quiet else "hint"), reports.values())
    texts = {name: report.source for name, report in reports.items()}
    told = graph_data.format_problems(problems, style, sources=texts).rstrip("\n")
    if told and (problems or not quiet):
        terminal.say(told)
    if terminal.at_least("warning" if strict else "error", reports.values()):
        raise click.exceptions.Exit(1)


@cli.group(cls=terminal.Commands, shelf=shelf)
def ask() -> None:
    """Ask a graph: in plain words, or for ways, surroundings, consequences, causes, loops, backing."""


@ask.command(cls=terminal.Question)
@needed_source
@click.argument("start", metavar="FROM")
@click.argument("goal", metavar="TO")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="At most so many ways.")
@click.option("--max-length", type=click.IntRange(1), help="Most effects in a way. [6, the shortest any]")
@terminal.answer_option
def paths(source: str, start: str, goal: str, limit: int, max_length: int | None, style: str) -> None:
    """How one concept reaches another: the best ways, what they come to, their weakest link.

    The shortest way is found whatever its length; further ones have six effects at most.

    \b
    conceptgraph ask paths magnesium magnesium "joint pain"
    """
    graph = shelf.read(source, quiet=True)
    first, last = graph_data.find_concept(graph, start).id, graph_data.find_concept(graph, goal).id
    found = graph_data.paths(graph, first, last, limit=limit, max_length=max_length)
    terminal.answer(
        style,
        graph_data.paths_lines(graph, first, last, found, max_length),
        graph_data.paths_data(graph, first, last, found),
    )


@ask.command(cls=terminal.Question)
@needed_source
@click.argument("concept")
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How far to look.")
@terminal.answer_option
def around(source: str, concept: str, hops: int, style: str) -> None:
    """What acts on a concept, and what it acts on.

    \b
    conceptgraph ask around magnesium "vitamin D" --hops 2
    """
    graph = shelf.read(source, quiet=True)
    found = graph_data.around(graph, concept, hops=hops)
    terminal.answer(style, graph_data.around_lines(graph, found), graph_data.around_data(graph, found))


@ask.command(cls=terminal.Question)
@needed_source
@click.argument("concept")
@click.option(
    "--max-steps", type=click.IntRange(1), default=3, show_default=True, help="Effects on the way to it."
)
@terminal.answer_option
def follows(source: str, concept: str, max_steps: int, style: str) -> None:
    """What follows if a concept rises, each with the weakest backing of its way.

    \b
    conceptgraph ask follows magnesium "vitamin D"
    """
    graph = shelf.read(source, quiet=True)
    start = graph_data.find_concept(graph, concept).id
    found = graph_data.follows(graph, start, max_steps=max_steps)
    lines = graph_data.follows_lines(graph, start, found)
    terminal.answer(style, lines, graph_data.follows_data(start, found))


@ask.command(cls=terminal.Question)
@needed_source
@click.argument("concept")
@click.option("--max-steps", type=click.IntRange(1), default=3, show_default=True, help="Effects in a way.")
@terminal.answer_option
def leads(source: str, concept: str, max_steps: int, style: str) -> None:
    """What leads to a concept: what raises it, what lowers it, the nearest first.

    \b
    conceptgraph ask leads magnesium "joint pain"
    """
    graph = shelf.read(source, quiet=True)
    goal = graph_data.find_concept(graph, concept).id
    found = graph_data.leads(graph, goal, max_steps=max_steps)
    lines = graph_data.leads_lines(graph, goal, found)
    terminal.answer(style, lines, graph_data.leads_data(graph, goal, found))


@ask.command(cls=terminal.Question)
@needed_source
@click.argument("text")
@terminal.answer_option
def question(source: str, text: str, style: str) -> None:
    """A question in plain words, answered by effects and by ways of several, the best answer first.

    \b
    conceptgraph ask question magnesium "does magnesium help cramps"
    conceptgraph ask question magnesium "what raises joint pain" --format json
    """
    graph = shelf.read(source, quiet=True)
    rows = graph_data.question(graph, text)
    lines = graph_data.question_lines(graph, text, rows)
    terminal.answer(style, lines, graph_data.question_data(graph, text, rows))


@ask.command()
@needed_source
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@terminal.answer_option
def loops(source: str, limit: int, style: str) -> None:
    """Feedback loops, reinforcing or balancing.

    \b
    conceptgraph ask loops graph.yaml --format json
    """
    graph = shelf.read(source, quiet=True)
    found = graph_data.loops(graph, limit=limit)
    terminal.answer(style, graph_data.loops_lines(graph, found), graph_data.loops_data(graph, found))


@ask.command(cls=terminal.Question)
@needed_source
@terminal.answer_option
def coverage(source: str, style: str) -> None:
    """How many effects have a quote, a reference, a verdict, and what stands alone.

    \b
    conceptgraph ask coverage magnesium
    """
    found = graph_data.coverage(shelf.read(source, quiet=True))
    terminal.answer(style, graph_data.coverage_lines(found), graph_data.coverage_data(found))


@ask.command(cls=terminal.Question)
@needed_source
@terminal.answer_option
def implied(source: str, style: str) -> None:
    """What the words of each effect were taken for, by which rule: declared, verb, sign-word, turned, none.

    \b
    conceptgraph ask implied graph.yaml
    """
    found = graph_data.implied(shelf.read(source, quiet=True))
    terminal.answer(style, graph_data.implied_lines(found), graph_data.implied_data(found))


@cli.group(cls=terminal.Commands, shelf=shelf)
def edit() -> None:
    """Change a graph file: only what is asked for, every other character stays; each edit can be undone."""


@edit.command("set")
@needed_source
@click.argument("id")
@click.argument("key")
@click.argument("value")
@terminal.edit_options
def edit_set(source: str, id: str, key: str, value: str, **how: bool) -> None:
    """Give a key of a concept or effect a value; several names have commas between them.

    ID may be that of a category, reference or tour too, TOUR:STEP for a step, . for the whole file.

    \b
    conceptgraph edit set graph.yaml magnesium aka "Mg, magnesium ion"
    conceptgraph edit set graph.yaml . title "Magnesium and joints"
    """
    terminal.Editing(shelf, source, **how).do(do="set_key", id=id, key=key, value=value)


@edit.command()
@needed_source
@click.argument("old")
@click.argument("new")
@terminal.edit_options
def rename(source: str, old: str, new: str, **how: bool) -> None:
    """Give a concept, effect, category, reference, tour or step another id, wherever it is named by it.

    \b
    conceptgraph edit rename graph.yaml vitamin-d calciferol --dry-run
    """
    terminal.Editing(shelf, source, **how).do(do="rename", id=old, value=new)


@edit.command()
@needed_source
@click.argument("id")
@terminal.edit_options
def delete(source: str, id: str, **how: bool) -> None:
    """Take out a concept with its effects, or one effect, and what names them.

    \b
    conceptgraph edit delete graph.yaml rain-fills-river
    """
    terminal.Editing(shelf, source, **how).do(do="delete", id=id)


@edit.command()
@needed_source
@click.argument("id")
@click.argument("key")
@terminal.edit_options
def unset(source: str, id: str, key: str, **how: bool) -> None:
    """Take a key out of a concept, effect, step or the like.

    \b
    conceptgraph edit unset graph.yaml rain-fills-river verdict
    """
    terminal.Editing(shelf, source, **how).do(do="unset_key", id=id, key=key)


@edit.command("add-concept")
@needed_source
@click.argument("id")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@terminal.edit_options
def add_concept(source: str, id: str, keys: tuple[str, ...], **how: bool) -> None:
    """Add a concept.

    \b
    conceptgraph edit add-concept graph.yaml zinc category=mineral aka=Zn
    """
    terminal.Editing(shelf, source, **how).do(do="add_concept", id=id, value=terminal.keys_given(keys))


@edit.command("add-effect")
@needed_source
@click.argument("start", metavar="SOURCE")
@click.argument("goal", metavar="TARGET")
@click.argument("label")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@terminal.edit_options
def add_effect(source: str, start: str, goal: str, label: str, keys: tuple[str, ...], **how: bool) -> None:
    """Add an effect between two concepts, in the form that the file's effects have.

    \b
    conceptgraph edit add-effect graph.yaml zinc magnesium "competes with" verdict=mixed
    """
    ends = {"source": start, "target": goal, "label": label}
    terminal.Editing(shelf, source, **how).do(do="add_effect", value={**ends, **terminal.keys_given(keys)})


@edit.command()
@needed_source
@click.argument("id", metavar="EFFECT")
@terminal.edit_options
def turn(source: str, id: str, **how: bool) -> None:
    """Turn an effect round: it leads from its target to its source; its words stay.

    \b
    conceptgraph edit turn graph.yaml rain-fills-river
    """
    terminal.Editing(shelf, source, **how).do(do="turn_effect", id=id)


@edit.command("add-relation")
@needed_source
@click.argument("words")
@click.argument("sign")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@terminal.edit_options
def add_relation(source: str, words: str, sign: str, keys: tuple[str, ...], **how: bool) -> None:
    """Say what WORDS (commas between them) on arrows mean: SIGN is +, -, regulates, mixed or none.

    \b
    conceptgraph edit add-relation graph.yaml "robs, steals from" -
    """
    value = {"sign": sign, "verbs": words, **terminal.keys_given(keys)}
    terminal.Editing(shelf, source, **how).do(do="add_relation", value=value)


@edit.command()
@needed_source
@click.argument("concept")
@click.argument("x", type=float)
@click.argument("y", type=float)
@click.option("--view", default="overview:core", help="In which view.  [overview:core]")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
def place(source: str, concept: str, x: float, y: float, view: str, quiet: bool) -> None:
    """Let a concept's box stand with its middle at X Y, px of the view, from now on; others make room.

    \b
    conceptgraph edit place graph.yaml magnesium 640 120
    """
    terminal.Placing(shelf, source, view, quiet).put(concept, (x, y))


@edit.command()
@needed_source
@click.argument("concept")
@click.option("--view", default="overview:core", help="In which view.  [overview:core]")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
def free(source: str, concept: str, view: str, quiet: bool) -> None:
    """Let a concept's box stand where it likes again.

    \b
    conceptgraph edit free graph.yaml magnesium
    """
    terminal.Placing(shelf, source, view, quiet).put(concept, None)


@edit.command("add-reference")
@needed_source
@click.argument("text")
@click.option("--effect", default="", metavar="ID", help="The effect that it is evidence of.")
@click.option("--online", is_flag=True, help="Ask the registry of a DOI what it is of.")
@terminal.edit_options
def add_reference(source: str, text: str, effect: str, online: bool, **how: bool) -> None:
    """Add references from a text: a DOI, BibTeX, RIS, CSL-JSON or a line of words; '-' reads standard input.

    \b
    conceptgraph edit add-reference graph.yaml doi:10.1257/aer.101.6.2616 --effect rain-fills-river
    conceptgraph edit add-reference graph.yaml - < export.ris
    """
    terminal.Editing(shelf, source, **how).cite(text, effect, online=online)


@edit.command("merge")
@needed_source
@click.argument("keep")
@click.argument("gone")
@terminal.edit_options
def edit_merge(source: str, keep: str, gone: str, **how: bool) -> None:
    """Make two concepts one: KEEP stays; where the two are opposites, signs and words are turned.

    \b
    conceptgraph edit merge graph.yaml joint-pain pain-in-joints --dry-run
    """
    terminal.Editing(shelf, source, **how).do(do="merge_concepts", id=keep, value=gone)


@edit.command()
@needed_source
@click.argument("id")
@click.argument("new")
@click.argument("effects", nargs=-1, required=True, metavar="EFFECT...")
@terminal.edit_options
def split(source: str, id: str, new: str, effects: tuple[str, ...], **how: bool) -> None:
    """Give some effects of a concept to a new one.

    \b
    conceptgraph edit split graph.yaml pain joint-pain magnesium-eases-pain
    """
    terminal.Editing(shelf, source, **how).do(do="split_concept", id=id, key=new, value=list(effects))


@edit.command("move-step")
@needed_source
@click.argument("tour")
@click.argument("step", metavar="FROM")
@click.argument("place", metavar="TO")
@terminal.edit_options
def move_step(source: str, tour: str, step: str, place: str, **how: bool) -> None:
    """Move a step of a tour; FROM is its id or number, TO its new number.

    \b
    conceptgraph edit move-step graph.yaml magnesium-to-the-joint 3 1
    """
    terminal.Editing(shelf, source, **how).do(do="move_step", id=f"{tour}:{step}", value=place)


@edit.command()
@needed_source
@terminal.edit_options
def undo(source: str, **how: bool) -> None:
    """Take back the last edit, whichever program made it.

    \b
    conceptgraph edit undo graph.yaml
    """
    terminal.Editing(shelf, source, **how).undo()


@edit.command()
@needed_source
@terminal.edit_options
def redo(source: str, **how: bool) -> None:
    """Do once more what was taken back last.

    \b
    conceptgraph edit redo graph.yaml
    """
    terminal.Editing(shelf, source, **how).redo()


@edit.command()
@needed_source
@click.option("--clear", is_flag=True, help="Forget all of them: none can be undone then.")
def history(source: str, clear: bool) -> None:
    """List the edits of a file that are kept, the oldest first.

    \b
    conceptgraph edit history graph.yaml
    """
    terminal.Editing(shelf, source).history(clear=clear)


@cli.command()
@click.argument("sources", type=terminal.Source(shelf), nargs=-1, required=True, metavar="FILE|EXAMPLE...")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@click.option("--from", "origin", default="", metavar="FORMAT", help="In place of what the file looks like.")
@click.option("--to", "goal", default="", metavar="FORMAT", help="In place of the ending of OUT.  [yaml]")
@terminal.answer_option
@click.option("--strict", is_flag=True, help="Write nothing where anything would be lost.")
@quiet_option
def convert(
    sources: tuple[str, ...], output: str, origin: str, goal: str, style: str, strict: bool, quiet: bool
) -> None:
    """Turn tables and maps of other programs into a graph file, or a graph into one of theirs.

    \b
    conceptgraph convert map.graphml -o map.yaml
    conceptgraph convert nodes.csv edges.csv -o map.yaml       two tables, one graph
    conceptgraph convert page.html -o map.yaml                 a page gives its graph back
    conceptgraph convert vault -o map.yaml                     a folder of notes
    """
    asked = terminal.Conversion(shelf, sources, origin, output, goal)
    asked.run(strict=strict, style=style, quiet=quiet)


@cli.command()
@click.argument("old", type=terminal.Source(shelf))
@click.argument("new", type=terminal.Source(shelf))
@click.option("--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text",
              help="For people, programs, or a pull request.")  # fmt: skip
@click.option("-o", "--output", "page", metavar="PAGE", help="Also a page with both in one picture, .html.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything is different.")
@quiet_option
def diff(old: str, new: str, style: str, page: str | None, exit_code: bool, quiet: bool) -> None:
    """Say what came, went and changed between two graphs, in whatever formats they are.

    \b
    conceptgraph diff old.yaml new.yaml
    conceptgraph diff map-2023.graphml map-2024.graphml -o changes.html
    conceptgraph diff main.yaml branch.yaml --format markdown     for a pull request
    """
    before, after = (shelf.read(source, quiet=quiet) for source in (old, new))
    found = graph_data.compared(before, after)
    terminal.say(terminal.comparison_told(graph_data, found, style))
    if page:
        terminal.write(page, terminal.comparison_page(graph_data, found), quiet=quiet or style != "text")
    if exit_code and not found.same:
        raise click.exceptions.Exit(1)


@cli.command()
@click.argument("sources", type=terminal.Source(shelf), nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option("--check", "look", is_flag=True, help="Write nothing; end with 1 where it would change.")
@quiet_option
def fmt(sources: tuple[str, ...], look: bool, quiet: bool) -> None:
    """Lay graph files out in one way: sections in order, indents of two, prose wrapped, remarks kept.

    \b
    conceptgraph fmt graph.yaml
    conceptgraph fmt graphs --check                            all that are in a folder
    """
    terminal.tidied(shelf, sources, look=look, quiet=quiet)


@cli.command("merge")
@needed_source
@click.argument("other", type=terminal.Source(shelf), metavar="FILE")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def merge_files(source: str, other: str, output: str, quiet: bool) -> None:
    """Make one graph file of two: the text of the first, with what only the second says.

    Concepts that share a name are one. Where the two clash, the first stays, and a line says so.

    \b
    conceptgraph merge mine.yaml yours.yaml -o ours.yaml
    """
    made = graph_data.LivingFile(source).joined_with(other)
    for told in made.told if not quiet else ():
        terminal.say(f"{told[:1].upper()}{told[1:]}.", err=True)
    terminal.write(output, made.data, quiet=quiet)


@cli.command()
@click.argument("path", default="graph.yaml", metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option("--no-schema", is_flag=True, help="Without the schema for editors beside it.")
@quiet_option
def new(path: str, force: bool, no_schema: bool, quiet: bool) -> None:
    """Write a commented ten-line graph to start from, and beside it the schema by which editors help.

    \b
    conceptgraph new sleep.yaml
    """
    terminal.begin(shelf, path, force=force, schema=not no_schema, quiet=quiet)


@cli.command()
@click.argument("name", required=False)
@click.option("-o", "--output", "folder", metavar="FOLDER", help="Copy the example into a folder.")
@quiet_option
def examples(name: str | None, folder: str | None, quiet: bool) -> None:
    """List the bundled examples, print the file of one, or copy it with its article into a folder.

    \b
    conceptgraph examples
    conceptgraph examples magnesium
    conceptgraph examples magnesium -o mine
    """
    if name is not None:
        terminal.copy_example(shelf, name, folder, quiet=quiet)
        return
    for each in graph_data.example_names():
        graph = graph_data.read_graph(graph_data.example_path(each))
        concepts = terminal.counted(len(graph.concepts), "concept")
        effects = terminal.counted(len(graph.effects), "effect")
        terminal.say(f"{each:<12} {graph.title} ({concepts}, {effects})")


@cli.command()
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def schema(output: str, quiet: bool) -> None:
    """Print the JSON Schema of graph files, for completion and checking in editors.

    \b
    conceptgraph schema -o conceptgraph.schema.json
    """
    text = json.dumps(graph_data.json_schema(), ensure_ascii=False, indent=2)
    terminal.write(output, text + "\n", quiet=quiet)


@cli.command()
@source_argument
@click.option("--view", default="overview:core", show_default=True, help="Which view; --list names them all.")
@click.option("-o", "--output", metavar="OUT", help="A file ending in .svg, .png, .pdf or .json, or '-'.")
@click.option("--all", "folder", metavar="FOLDER", help="Draw every view into a folder.")
@click.option("--format", "kind", type=click.Choice(terminal.PICTURES), help="In place of the ending.  [svg]")
@click.option("--theme", type=click.Choice(["light", "dark", "contrast", "print"]), default="light")
@click.option("--width", type=click.IntRange(1), default=1920, show_default=True, help="Of a PNG, in px.")
@click.option("--legend", is_flag=True, help="With the meaning of colours and lines.")
@click.option("--transparent", is_flag=True, help="Without a background.")
@click.option("--no-title", is_flag=True, help="Without the strip that names the view.")
@click.option("--opposites", is_flag=True, help="With lines between concepts that are opposites.")
@click.option("--shut", multiple=True, metavar="CATEGORY", help="Draw a category as one box, in overviews.")
@click.option("--list", "listing", is_flag=True, help="List the views of the graph.")
@terminal.polish_option
@terminal.fresh_option
@quiet_option
def draw(
    source: str, view: str, output: str | None, folder: str | None, kind: str | None, theme: str, width: int,
    legend: bool, transparent: bool, no_title: bool, opposites: bool, shut: tuple[str, ...],
    listing: bool, polish: bool, fresh: bool, quiet: bool,
) -> None:  # fmt: skip
    """Draw a view as SVG, PNG or PDF, or its layout as JSON.

    \b
    conceptgraph draw magnesium --view focus:magnesium -o focus.svg
    conceptgraph draw graph.yaml --all pictures --format png
    """
    kind, path = (kind or "svg", "") if folder or listing else terminal.picture_asked(source, output, kind)
    graph = shelf.read(source, quiet=quiet)
    keys = terminal.shut_keys(graph, shut)
    layouts = terminal.Layouts(graph, source, shelf, polish=polish, quiet=quiet, fresh=fresh, shut=keys)
    views = layouts.views
    options = viz.DrawOptions(theme, not no_title, legend, transparent, width, opposites=opposites)
    if listing:
        terminal.say("\n".join(views.ids()))
    elif folder is not None:
        terminal.draw_all(views.graph, views, folder, kind, options, quiet=quiet)
    else:
        with shelf.offering(graph, views, view):
            picture = viz.draw_view(views.graph, views[view], kind, options)
        terminal.write(path, picture, quiet=quiet, source=source)
    layouts.remember()


@cli.command()
@source_argument
@click.option("-o", "--output", metavar="OUT", help="Ends in .html, .pptx or .pdf.  [output/NAME-talk.html]")
@click.option("--format", "kind", type=click.Choice(list(terminal.TALKS)), help="In place of the ending.")
@click.option("--tour", default="", metavar="TOUR", help="One tour by its id, in place of all.")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colours of slides.  [light]")
@click.option("--size", "shape", type=click.Choice(["16:9", "4:3"]), help="Of slides.  [16:9]")
@click.option("--template", metavar="FILE", help="A .pptx or .potx that slides are to look like.")
@click.option("--details/--no-details", help="A slide for each concept, besides the tours'.  [no]")
@terminal.fresh_option
@quiet_option
def slides(
    source: str, output: str | None, kind: str | None, tour: str, theme: str | None, shape: str | None,
    template: str | None, details: bool, fresh: bool, quiet: bool,
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
    kind, path = terminal.talk_asked(source, output, kind)
    terminal.refuse_look(kind, template, theme, shape)
    graph = shelf.read(source, quiet=quiet)
    options = viz.slides.PptxOptions(theme or "light", shape or "16:9", tour, details, template)
    place = viz.slides.stage_of(kind, graph, options)
    layouts = terminal.Layouts(graph, source, shelf, quiet=quiet, fresh=fresh, **place)
    talk = viz.slides.render_talk(kind, graph, layouts.views, options)
    then = "The handout; --format pdf makes slides." if kind == "handout" and by_ending else ""
    terminal.write(path, talk, quiet=quiet, source=source, then=then)
    layouts.remember()


@cli.command()
@source_argument
@click.option("--for", "kind", type=click.Choice(terminal.EMBEDDINGS), default="html", show_default=True)
@click.option("--page", metavar="ADDRESS", help="Where the page is, seen from there.  [output/NAME.html]")
@click.option("--view", default="", metavar="VIEW", help="What it shows: tour:TOUR:STEP or focus:CONCEPT.")
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
    conceptgraph embed magnesium --for reveal --view tour:magnesium-to-the-joint:2 --present
    conceptgraph embed magnesium --for markdown --view focus:magnesium --picture focus.svg
    """
    asked = terminal.EmbeddingAsked(
        kind, terminal.page_path(source), page or "", view, height, picture, inline, present, output
    )
    graph = shelf.read(source, quiet=True)
    views = terminal.Layouts(graph, source, shelf, quiet=quiet).views
    with shelf.offering(graph, views, view):
        shown = views[view or "overview:core"]
    terminal.write(output, asked.text(graph, views, shown), quiet=quiet, source=source)
    asked.say_where(shelf.called(source), quiet=quiet)


@cli.command(name="slice")
@click.argument("corpus", required=False, metavar="CORPUS")
@click.argument("seeds", nargs=-1, metavar="CONCEPT...")
@terminal.slice_options
@terminal.map_option
@click.option("--again", metavar="FILE", help="Repeat the slice that a file is, and say what has changed.")
@click.option("--add-to", metavar="FILE", help="Add it to the file of another slice, as a step of a tour.")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def slice_corpus(
    corpus: str | None, seeds: tuple[str, ...], columns: tuple[str, ...], again: str | None,
    add_to: str | None, output: str, quiet: bool, **asked: Any,
) -> None:  # fmt: skip
    """Cut what is near a concept, or the ways to another, out of a corpus of claims, as a graph file.

    CORPUS is a folder, a table (.parquet, .csv, .tsv), a graph file, or an address: duckdb:FILE,
    postgresql://HOST/DB?claims=TABLE, spark://HOST:PORT?claims=PATH, spark:local?claims=PATH,
    neo4j://HOST:PORT/DB?claims=TYPE.

    \b
    conceptgraph slice claims.parquet magnesium --min-papers 3 -o mg.yaml
    conceptgraph slice my.corpus magnesium --between "joint pain" -o ways.yaml
    conceptgraph slice my.corpus calcium --add-to mg.yaml
    conceptgraph slice --again mg.yaml
    """
    if again is not None:
        terminal.repeat_slice(graph_data, shelf.read(again, quiet=True), corpus, output, quiet)
        return
    if not (corpus and seeds):
        raise click.UsageError("name a corpus and a concept in it: conceptgraph slice CORPUS CONCEPT")
    query = terminal.query_of(graph_data, seeds, asked)
    named = terminal.columns_of(columns)
    if add_to is not None:
        terminal.add_slice(graph_data, add_to, corpus, query, named, quiet)
    else:
        terminal.write_slice(graph_data, corpus, query, named, output, quiet)


@cli.group(cls=terminal.Commands, shelf=shelf)
def corpus() -> None:
    """Bring a corpus of claims to where slices of it cost little, and see what is in it.

    \b
    conceptgraph corpus import edges.tsv nodes.tsv -o my.corpus
    """


@corpus.command(name="import")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The store: a folder of Parquet files.")
@terminal.map_option
@click.option("--memory", default="3GB", show_default=True, metavar="SIZE", help="At most, before it spills.")
@click.option("--alias", default="", metavar="FILE", help="Names that mean others, as 'corpus names' writes.")
@click.option("--engine", default="duckdb", show_default=True, metavar="ENGINE", help="Or spark[://HOST:PORT].")
@click.option("--force", is_flag=True, help="Replace a store that is there.")
@quiet_option
def import_(
    inputs: tuple[str, ...], output: str, columns: tuple[str, ...], memory: str, alias: str, engine: str,
    force: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make a store of claims: sorted, summed by arrow, named. Broken off, it goes on when started again.

    IN are files or folders: Parquet, CSV, TSV, JSON lines (SemMedDB, KGX, own columns), graph files, and the
    formats of other programs that 'convert' reads.

    \b
    conceptgraph corpus import edges.tsv nodes.tsv -o my.corpus
    conceptgraph corpus import rows.parquet -o my.corpus --map subject=CAUSE --map object=EFFECT
    conceptgraph corpus import /shared/claims -o /shared/my.corpus --engine spark://HOST:7077
    """
    given = terminal.columns_of(columns)
    more = {"columns": given, "memory": memory, "alias": alias, "engine": engine, "force": force}
    terminal.import_claims(graph_data, inputs, output, quiet, **more)


@corpus.command()
@click.argument("address", metavar="CORPUS")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write.  [standard output]")
@quiet_option
def names(address: str, output: str, quiet: bool) -> None:
    """Offer names that may be one: they differ by capitals, hyphens or a plural. The file is for --alias.

    \b
    conceptgraph corpus names my.corpus -o aliases.csv
    """
    terminal.write_names(graph_data, address, output, quiet)


@corpus.command()
@click.argument("address", metavar="CORPUS")
@terminal.answer_option
def info(address: str, style: str) -> None:
    """Say what is in a corpus: claims, papers, arrows, concepts, years, relations, hubs.

    \b
    conceptgraph corpus info my.corpus
    """
    found = terminal.while_working(graph_data.corpus_info, address)
    terminal.answer(style, graph_data.info_lines(found), asdict(found))


@cli.command()
@click.option("--stdio", is_flag=True, help="As editors say it; there is no other way.")
def lsp(stdio: bool) -> None:
    """Help an editor with graph files, over standard input and output: the Language Server Protocol.

    Editors start it by themselves; the docs say how each is told to. Needs the extra 'editor'.

    \b
    conceptgraph lsp
    """
    terminal.serve_editor(shelf)


@cli.command()
@click.argument("sources", type=terminal.Source(shelf), nargs=-1, required=True, metavar="FILE|EXAMPLE...")
@click.option("--edit", is_flag=True, help="The agent may change the files; each edit can be undone.")
def mcp(sources: tuple[str, ...], edit: bool) -> None:
    """Let an agent ask graph files, over standard input and output: the Model Context Protocol.

    It sees the files that are named, and no others. Needs the extra 'mcp'.

    \b
    conceptgraph mcp graph.yaml
    conceptgraph mcp graph.yaml notes.yaml --edit
    """
    terminal.serve_agent(shelf, sources, edit=edit)


@cli.command()
@click.argument("shell", type=click.Choice(terminal.SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes commands, files and names of a graph in a shell.

    \b
    conceptgraph completion bash >>~/.bashrc
    conceptgraph completion zsh >>~/.zshrc
    conceptgraph completion fish >~/.config/fish/completions/conceptgraph.fish
    conceptgraph completion powershell >>$PROFILE
    """
    terminal.say(terminal.script_for(shell).rstrip("\n"))


def main() -> None:
    """Run the command line."""
    terminal.run(cli, shelf)


with suppress(ValueError):
    signal.signal(signal.SIGINT, _ON_INTERRUPT or signal.SIG_DFL)

if __name__ == "__main__":
    main()
