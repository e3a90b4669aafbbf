"""What `new` and `examples` write: a graph, what it needs beside it, and the schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .results import meant, write
from .shelf import Shelf, is_there

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the schema is called where it lies beside a graph, and the line by which editors find it there.
SCHEMA = "conceptgraph.schema.json"
LINE = f"# yaml-language-server: $schema={SCHEMA}\n"


def begin(shelf: Shelf, path: str, *, force: bool, schema: bool, quiet: bool) -> None:
    """Write the first graph; beside a file stands the schema that its first line names."""
    library: Any = shelf.library
    if path != "-" and is_there(path) and not force:
        raise click.UsageError(f"{path} exists; choose another name, or --force to replace it.")
    text = library.starter_text()
    schema = schema and meant(path) != "-" and _schema_fits(Path(path).parent)
    then = f"Next: conceptgraph build {path} --open"
    write(path, LINE + text if schema else text, quiet=quiet, then=then)
    if schema:
        _write_schema(library, Path(path).parent)


def copy_example(shelf: Shelf, name: str, folder: str | None, *, quiet: bool) -> None:
    """Print the file of an example; into a folder goes all that it needs, and the schema for editors."""
    library: Any = shelf.library
    names = library.example_names()
    if name not in names:
        near = library.nearest(name, names)
        offer = f"did you mean {near!r}?" if near else f"there are {', '.join(names)}."
        raise click.UsageError(f"there is no example {name!r}; {offer}")
    source = Path(library.example_path(name))
    if folder is None:
        write("-", source.read_bytes(), quiet=True)
        return
    target = Path(folder) / source.name
    if is_there(str(target)):
        raise click.UsageError(f"{target} exists; choose another folder.")
    article = source.with_suffix(".md")
    write(str(target.with_suffix(".md")), article.read_bytes(), quiet=True)
    schema = _schema_fits(target.parent)
    line = LINE if schema else ""
    then = f"Its article is beside it. Next: conceptgraph build {target} --open"
    write(str(target), line + source.read_text(encoding="utf-8"), quiet=quiet, then=then)
    if schema:
        _write_schema(library, target.parent)


def _schema_fits(folder: Path) -> bool:
    """Whether the name of the schema is free in a folder, or a schema of ours has it."""
    try:
        there: Mapping[str, Any] = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
        return there.get("title") == "conceptgraph file"
    except FileNotFoundError:
        return True
    except (OSError, ValueError, AttributeError):
        return False


def _write_schema(library: Any, folder: Path) -> None:
    text = json.dumps(library.json_schema(), ensure_ascii=False, indent=2)
    write(str(folder / SCHEMA), text + "\n", quiet=True)
